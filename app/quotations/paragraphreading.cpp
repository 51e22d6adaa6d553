#include "app/quotations/paragraphreading.h"

#include "app/quotations/innerattribution.h"
#include "app/quotations/quotationkinds.h"
#include "app/quotations/speakerdetails.h"
#include "app/quotations/speakerrules.h"

#include <algorithm>

namespace stet {

namespace {

/// A paragraph with more quotations than this is no prose: its marks are paired, its speakers are not looked for.
constexpr size_t mostQuotations = 400;

class Reading
{
public:
    Reading(const ProseParagraph &paragraph, const LanguageLexicon &lexicon)
        : m_paragraph(paragraph), m_lexicon(lexicon), m_stretches(pairQuotationMarks(paragraph, lexicon)),
          m_tokenized(tokenize(paragraph, m_stretches, lexicon)), m_rules(paragraph.text, m_tokenized, lexicon)
    {
    }

    ParagraphReading read()
    {
        const bool isProse = m_stretches.size() <= mostQuotations && m_lexicon.language() != LanguageLexicon::Language::Other;
        m_answer.quotations.resize(m_stretches.size());
        m_proposed.resize(m_stretches.size());
        if (isProse) {
            proposeSpeakers();
            proposeFromContext();
        }
        for (size_t i = 0; i < m_stretches.size(); ++i)
            fill(i);
        if (isProse) {
            readNames();
            readEnd();
        }
        return std::move(m_answer);
    }

private:
    const ProseToken &at(qint32 token) const { return m_tokenized.tokens[size_t(token)]; }
    QuotationSetting settingOf(qint32 token, qint32 sentence) const;
    void proposeSpeakers();
    void proposeFromContext();
    bool proposeFromNext(size_t index);
    bool proposeReported(size_t index);
    static void write(const SpeakerDetails &details, AttributionBasis basis, ReadQuotation &quotation);
    void fill(size_t index);
    void readNames();
    void readEnd();

    const ProseParagraph &m_paragraph;
    const LanguageLexicon &m_lexicon;
    std::vector<MarkedStretch> m_stretches;
    TokenizedParagraph m_tokenized;
    SpeakerRules m_rules;
    std::vector<ProposedSpeaker> m_proposed;
    std::vector<QuotationSetting> m_settings;
    std::vector<qint32> m_sentences; ///< by quotation
    std::vector<UnsignedReport> m_reports; ///< by quotation
    ParagraphReading m_answer;
};

QuotationSetting Reading::settingOf(qint32 token, qint32 sentence) const
{
    QuotationSetting setting;
    setting.token = token;
    setting.first = m_tokenized.sentences[size_t(sentence)];
    setting.limit = m_tokenized.sentences[size_t(sentence + 1)];
    setting.last = m_tokenized.shapes[size_t(at(token).quotation)].last;
    setting.words = m_tokenized.shapes[size_t(at(token).quotation)].words;
    setting.inHeadline = m_rules.phrases().isTitleCase();
    setting.isComplement = m_rules.isComplement(setting);
    return setting;
}

void Reading::proposeSpeakers()
{
    m_settings.resize(m_stretches.size());
    m_sentences.resize(m_stretches.size());
    m_reports.resize(m_stretches.size(), UnsignedReport::None);
    qint32 sentence = 0;
    qint32 lastSentence = -1;
    ProposedSpeaker earlier;
    for (qint32 token = 0; token < qint32(m_tokenized.tokens.size()); ++token) {
        while (m_tokenized.sentences[size_t(sentence + 1)] <= token)
            ++sentence;
        if (!at(token).isQuotation())
            continue;
        const size_t index = size_t(at(token).quotation);
        const QuotationSetting setting = settingOf(token, sentence);
        m_settings[index] = setting;
        m_sentences[index] = sentence;
        if (sentence != lastSentence)
            earlier = {};
        ProposedSpeaker found = m_rules.inSentence(setting, earlier);
        if (found.isNull() && !earlier.isNull()) {
            found = earlier;
            found.basis = AttributionBasis::SameSentence;
            found.follows = qint32(index) - 1;
        }
        m_proposed[index] = found;
        if (found.isNull())
            m_reports[index] = m_rules.reportBefore(setting);
        m_answer.quotations[index].kind = kindOf(setting, m_tokenized.shapes[index], found, m_reports[index],
            m_stretches[index].glyph == u'\'' || m_stretches[index].glyph == u'\u2018', m_tokenized, m_lexicon);
        m_answer.quotations[index].opensSentence = token == setting.first;
        m_answer.quotations[index].opensParagraph = token == 0;
        if (!found.isNull() && m_answer.quotations[index].kind == QuotationKind::Direct) {
            earlier = found;
            lastSentence = sentence;
        }
    }
}

/// Speakers from the sentences before, for quotations whose own sentence names nobody.
void Reading::proposeFromContext()
{
    for (size_t i = 0; i < m_proposed.size(); ++i) {
        if (!m_proposed[i].isNull() || m_answer.quotations[i].kind != QuotationKind::Direct
            || m_reports[i] != UnsignedReport::None)
            continue;
        const QuotationSetting &setting = m_settings[i];
        const qint32 sentence = m_sentences[i];
        qint32 previous = qint32(i) - 1;
        while (previous >= 0 && (m_proposed[size_t(previous)].isNull()
                                 || m_answer.quotations[size_t(previous)].kind != QuotationKind::Direct))
            --previous;
        if (previous >= 0 && (m_sentences[size_t(previous)] >= sentence - 1 || !m_answer.quotations[i].opensSentence)) {
            m_proposed[i] = m_proposed[size_t(previous)];
            m_proposed[i].basis = AttributionBasis::SameSpeaker;
            m_proposed[i].follows = previous;
            continue;
        }
        if (m_lexicon.language() == LanguageLexicon::Language::German && proposeReported(i))
            continue;
        if (!m_answer.quotations[i].opensSentence) {
            m_proposed[i] = m_rules.subjectOf(setting);
            continue;
        }
        if (sentence == 0 && proposeFromNext(i))
            continue;
        if (sentence == 0)
            continue;
        const qint32 first = m_tokenized.sentences[size_t(sentence - 1)];
        const auto subject = m_rules.phrases().mainSubject(first, setting.first);
        if (subject && (previous < 0 || m_rules.phrases().isPerson(*subject))) {
            m_proposed[i].speaker = *subject;
            m_proposed[i].cue = {subject->first, subject->first - 1};
            m_proposed[i].basis = AttributionBasis::SentenceBefore;
        } else if (previous >= 0) {
            m_proposed[i] = m_proposed[size_t(previous)];
            m_proposed[i].basis = AttributionBasis::SameSpeaker;
            m_proposed[i].follows = previous;
        }
    }
}

/// “We lost everything.” Mendez said that she had no insurance. — “Go home.” “Now,” Mendez said.
bool Reading::proposeFromNext(size_t index)
{
    const size_t next = size_t(m_sentences[index]) + 1;
    if (m_settings[index].token + 1 != m_settings[index].limit || next + 1 >= m_tokenized.sentences.size())
        return false;
    ProposedSpeaker found;
    if (m_stretches.size() == 1)
        found = m_rules.ofSentence(m_tokenized.sentences[next], m_tokenized.sentences[next + 1]);
    else if (index + 1 < m_proposed.size() && m_sentences[index + 1] == qint32(next)
             && m_proposed[index + 1].basis == AttributionBasis::CueAfter && !m_proposed[index + 1].weak)
        found = m_proposed[index + 1];
    if (found.isNull() || found.weak || found.basis > AttributionBasis::CueBefore || !m_rules.phrases().isPerson(found.speaker))
        return false;
    m_proposed[index] = found;
    m_proposed[index].basis = AttributionBasis::SentenceAfter;
    m_proposed[index].follows = -1;
    return true;
}

/// Reported speech goes on over sentences in its mood: whoever the nearest sentence before names, still speaks.
bool Reading::proposeReported(size_t index)
{
    const QuotationSetting &setting = m_settings[index];
    const bool reported = std::any_of(m_tokenized.tokens.begin() + setting.first, m_tokenized.tokens.begin() + setting.limit,
                                      [](const ProseToken &token) { return token.is(wordclass::Reported); });
    for (qint32 sentence = m_sentences[index] - 1; reported && sentence >= 0 && sentence > m_sentences[index] - 4; --sentence) {
        const ProposedSpeaker found = m_rules.ofSentence(m_tokenized.sentences[size_t(sentence)],
                                                         m_tokenized.sentences[size_t(sentence + 1)]);
        if (found.isNull())
            continue;
        m_proposed[index] = found;
        m_proposed[index].basis = AttributionBasis::SentenceBefore;
        return true;
    }
    return false;
}

void Reading::write(const SpeakerDetails &details, AttributionBasis basis, ReadQuotation &quotation)
{
    quotation.speaker = details.speaker;
    quotation.cue = details.cue;
    quotation.evidence = details.evidence;
    quotation.role = details.role;
    quotation.venue = details.venue;
    quotation.isPronoun = details.isPronoun;
    quotation.basis = basis;
}

void Reading::fill(size_t index)
{
    ReadQuotation &quotation = m_answer.quotations[index];
    quotation.stretch = std::move(m_stretches[index]);
    const StretchShape &shape = m_tokenized.shapes[index];
    quotation.isSentence = shape.firstCapital || shape.sentenceInside || shape.words >= 8;
    const ProposedSpeaker &proposed = m_proposed[index];
    const bool fromContext = proposed.isNull() || proposed.weak || proposed.basis >= AttributionBasis::SameSentence;
    if (fromContext && quotation.kind == QuotationKind::Direct && shape.words >= 4) {
        const SpeakerDetails within = attributionWithin(m_paragraph, quotation.stretch.inner(), m_lexicon);
        if (within.speaker.length() > 0) {
            write(within, AttributionBasis::CueAfter, quotation);
            return;
        }
    }
    if (proposed.isNull())
        return;
    const qint32 sentence = m_tokenized.sentenceOf(proposed.speaker.first);
    const SpeakerDetails details = detailsOf(proposed, m_tokenized, m_rules.phrases(), m_paragraph.text,
                                             m_tokenized.sentences[size_t(sentence + 1)]);
    write(details, proposed.basis, quotation);
    quotation.continues = proposed.follows;
}

/// Runs of upper-case words outside quotations, with the gender that titles and given names tell.
void Reading::readNames()
{
    const qint32 count = qint32(m_tokenized.tokens.size());
    for (qint32 i = 0; i < count; ++i) {
        if (!m_rules.phrases().isName(i) || at(i).is(wordclass::Title))
            continue;
        qint32 last = i;
        while (last + 1 < count && !at(last).possessive && m_rules.phrases().isName(last + 1)
               && !at(last).endsSentence && !at(last + 1).is(wordclass::Title))
            ++last;
        NameMention mention;
        mention.range = {at(i).start, at(last).end - (at(last).possessive ? 2 : 0)};
        mention.words = int(last - i + 1);
        const QStringView text = m_paragraph.text;
        mention.surname = LanguageLexicon::hashOf(
            text.mid(at(last).start, mention.range.end - at(last).start));
        mention.classes = at(i).classes & (wordclass::Male | wordclass::Female);
        if (i > 0 && at(i - 1).is(wordclass::Title | wordclass::Role)) {
            qint32 first = i - 1;
            while (first > 0 && i - first < 12 && at(first - 1).isWord() && !at(first - 1).endsSentence
                   && m_rules.phrases().isNominal(first - 1) && !at(first - 1).possessive
                   && !at(first - 1).is(wordclass::Determiner | wordclass::Time))
                --first;
            mention.role = {at(first).start, at(i - 1).end};
        }
        mention.isSubject = last + 1 < count
            && (at(last + 1).is(wordclass::Auxiliary | wordclass::Verb | wordclass::Cue | wordclass::WeakCue)
                || at(last + 1).sign == u',');
        mention.classes |= at(last).classes & wordclass::Body;
        if (i > 0 && mention.classes == 0 && at(i - 1).is(wordclass::Determiner) && mention.role.length() == 0)
            mention.classes = wordclass::Body; // the Herald: no person
        m_answer.names.push_back(mention);
        i = last;
    }
}

void Reading::readEnd()
{
    const qint32 count = qint32(m_tokenized.tokens.size());
    if (count == 0)
        return;
    m_answer.endsWithColon = at(count - 1).sign == u':';
    const qint32 sentences = qint32(m_tokenized.sentences.size()) - 1;
    const qint32 first = m_tokenized.sentences[size_t(sentences - 1)];
    for (qint32 i = first; i < count; ++i)
        m_answer.endsWithQuotation |= at(i).isQuotation();
    auto subject = m_rules.phrases().mainSubject(first, count);
    if (m_answer.endsWithColon) { // "Calder remembers what the captain told him:"
        const ProposedSpeaker cued = m_rules.ofSentence(first, count);
        const bool person = subject && m_rules.phrases().isPerson(*subject);
        if (!cued.isNull() && (!person || m_rules.phrases().isPerson(cued.speaker)))
            subject = cued.speaker;
    }
    // "I have seen better roads": the writer, who is quoted nowhere.
    const bool writer = subject && at(subject->last).is(wordclass::FirstPerson)
        && m_lexicon.language() == LanguageLexicon::Language::English;
    if (subject && !writer) {
        ProposedSpeaker proposed;
        proposed.speaker = *subject;
        proposed.cue = {subject->first, subject->first - 1};
        proposed.basis = AttributionBasis::SentenceBefore;
        const SpeakerDetails details = detailsOf(proposed, m_tokenized, m_rules.phrases(), m_paragraph.text, count);
        m_answer.lastSubject = details.speaker;
        m_answer.lastSubjectIsPronoun = details.isPronoun;
        m_answer.lastSubjectIsPerson = m_rules.phrases().isPerson(*subject);
    }
}

} // namespace

ParagraphReading readParagraph(const ProseParagraph &paragraph, const LanguageLexicon &lexicon)
{
    if (paragraph.kind == ProseParagraph::Kind::Code)
        return {};
    return Reading(paragraph, lexicon).read();
}

} // namespace stet
