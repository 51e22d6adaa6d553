#include "app/quotations/quotationlinks.h"

#include <QHash>

namespace stet {

namespace {

constexpr qsizetype paragraphsBack = 4; ///< how far a pronoun is followed

class Linking
{
public:
    Linking(const QList<ProseParagraph> &paragraphs,
            const std::vector<std::shared_ptr<const ParagraphReading>> &readings, const LanguageLexicon &lexicon)
        : m_paragraphs(paragraphs), m_readings(readings), m_lexicon(lexicon)
    {
    }

    QList<Quotation> link()
    {
        for (qsizetype i = 0; i < m_paragraphs.size(); ++i) {
            if (m_paragraphs[i].quoteDepth > 0)
                i = addBlock(i);
            else
                addParagraph(i);
        }
        return std::move(m_answer);
    }

private:
    const ParagraphReading &reading(qsizetype paragraph) const { return *m_readings[size_t(paragraph)]; }
    bool runsOn(qsizetype paragraph) const;
    qsizetype addBlock(qsizetype first);
    void addParagraph(qsizetype index);
    void noteNames(qsizetype paragraph);
    void attributeFromBefore(Quotation &quotation, qsizetype paragraph, bool onlyAfterColon) const;
    void resolve(Attribution &attribution) const;
    void resolvePronoun(Attribution &attribution, quint32 gender) const;
    void resolveShortName(Attribution &attribution, const ProsePlace &mention) const;
    void creditBlock(Quotation &quotation, qsizetype last) const;
    Attribution attributionOf(const ReadQuotation &read, qsizetype paragraph) const;
    void appendStretch(Quotation &quotation, qsizetype paragraph, const MarkedStretch &stretch) const;

    struct FullName
    {
        ProsePlace place;
        TextRange role;
    };

    const QList<ProseParagraph> &m_paragraphs;
    const std::vector<std::shared_ptr<const ParagraphReading>> &m_readings;
    const LanguageLexicon &m_lexicon;
    QHash<quint64, FullName> m_fullNames; ///< by surname: its first full mention
    QList<Quotation> m_answer;
    qsizetype m_runningInto = -1; ///< paragraph whose first stretch belongs to the last quotation
};

bool Linking::runsOn(qsizetype paragraph) const
{
    const ParagraphReading &here = reading(paragraph);
    if (here.quotations.empty() || paragraph + 1 >= m_paragraphs.size())
        return false;
    const MarkedStretch &last = here.quotations.back().stretch;
    const ProseParagraph &next = m_paragraphs[paragraph + 1];
    return last.closeLength == 0 && next.quoteDepth == 0 && next.kind == m_paragraphs[paragraph].kind
        && next.part == m_paragraphs[paragraph].part && !reading(paragraph + 1).quotations.empty()
        && reading(paragraph + 1).quotations.front().opensParagraph && beginsWithMark(next.text, last.glyph);
}

void Linking::appendStretch(Quotation &quotation, qsizetype paragraph, const MarkedStretch &stretch) const
{
    quotation.stretches.append({paragraph, stretch.range});
    if (quotation.stretches.size() > 1)
        quotation.words += u'\n';
    const TextRange inner = stretch.inner();
    quotation.words += QStringView(m_paragraphs[paragraph].text).mid(inner.start, inner.length());
    quotation.closed = stretch.closeLength > 0;
}

Attribution Linking::attributionOf(const ReadQuotation &read, qsizetype paragraph) const
{
    Attribution answer;
    if (read.basis == AttributionBasis::None)
        return answer;
    answer.basis = read.basis;
    answer.isPronoun = read.isPronoun;
    const auto place = [paragraph](TextRange range) {
        return range.length() > 0 ? ProsePlace{paragraph, range} : ProsePlace();
    };
    answer.speaker = place(read.speaker);
    answer.cue = place(read.cue);
    answer.evidence = place(read.evidence);
    answer.role = place(read.role);
    answer.venue = place(read.venue);
    return answer;
}

void Linking::noteNames(qsizetype paragraph)
{
    for (const NameMention &name : reading(paragraph).names) {
        if (name.words < 2 || (name.classes & wordclass::Body) != 0)
            continue;
        auto known = m_fullNames.find(name.surname);
        if (known == m_fullNames.end())
            m_fullNames.insert(name.surname, {{paragraph, name.range}, name.role});
    }
}

void Linking::addParagraph(qsizetype index)
{
    noteNames(index);
    const ParagraphReading &here = reading(index);
    const qsizetype firstHere = m_answer.size();
    std::vector<qsizetype> numbers(here.quotations.size(), -1);
    for (size_t i = 0; i < here.quotations.size(); ++i) {
        const ReadQuotation &read = here.quotations[i];
        if (i == 0 && m_runningInto == index) {
            appendStretch(m_answer.last(), index, read.stretch);
            numbers[0] = m_answer.size() - 1;
            continue;
        }
        Quotation quotation;
        quotation.kind = read.kind;
        quotation.part = m_paragraphs[index].part;
        appendStretch(quotation, index, read.stretch);
        for (const TextRange &nested : read.stretch.nested)
            quotation.nested.append(nested);
        quotation.attribution = attributionOf(read, index);
        if (read.continues >= 0)
            quotation.continues = numbers[size_t(read.continues)];
        if (quotation.kind == QuotationKind::Direct && quotation.attribution.isNull() && read.opensSentence
            && firstHere == m_answer.size())
            attributeFromBefore(quotation, index, !read.opensParagraph);
        resolve(quotation.attribution);
        numbers[i] = m_answer.size();
        m_answer.append(quotation);
    }
    m_runningInto = runsOn(index) ? index + 1 : -1;
}

/// The speaker of the paragraph before, for a paragraph that opens with a quotation and names nobody.
void Linking::attributeFromBefore(Quotation &quotation, qsizetype paragraph, bool onlyAfterColon) const
{
    if (paragraph == 0 || m_paragraphs[paragraph - 1].part != m_paragraphs[paragraph].part)
        return;
    const ParagraphReading &before = reading(paragraph - 1);
    const bool quoted = !m_answer.isEmpty() && m_answer.last().isSpeech() && !m_answer.last().attribution.isNull()
        && m_answer.last().stretches.last().paragraph >= paragraph - 3;
    const bool here = quoted && m_answer.last().stretches.last().paragraph == paragraph - 1;
    if (quoted && !onlyAfterColon && ((here && before.endsWithQuotation) || !before.lastSubjectIsPerson)) {
        quotation.attribution = m_answer.last().attribution;
        quotation.attribution.basis = AttributionBasis::SameSpeaker;
        quotation.continues = m_answer.size() - 1;
        return;
    }
    if (before.lastSubject.length() > 0 && (!onlyAfterColon || before.endsWithColon)) {
        quotation.attribution.speaker = {paragraph - 1, before.lastSubject};
        quotation.attribution.evidence = quotation.attribution.speaker;
        quotation.attribution.isPronoun = before.lastSubjectIsPronoun;
        quotation.attribution.basis = AttributionBasis::SentenceBefore;
    }
}

void Linking::resolve(Attribution &attribution) const
{
    if (attribution.isNull() || !attribution.standsFor.isNull())
        return;
    const QString words = wordsAt(attribution.speaker, m_paragraphs);
    if (attribution.isPronoun) {
        const quint32 gender = m_lexicon.classes(words) & (wordclass::Male | wordclass::Female | wordclass::Plural);
        if (gender != 0)
            resolvePronoun(attribution, gender);
    } else {
        resolveShortName(attribution, attribution.speaker);
    }
}

void Linking::resolveShortName(Attribution &attribution, const ProsePlace &mention) const
{
    QString words = wordsAt(mention, m_paragraphs);
    const qsizetype space = words.lastIndexOf(u' ');
    const QString surname = words.mid(space + 1);
    const auto known = m_fullNames.constFind(LanguageLexicon::hashOf(surname));
    if (known == m_fullNames.cend())
        return;
    const ProsePlace &place = known->place;
    const bool itself = place.paragraph == mention.paragraph && place.range.start < mention.range.end
        && mention.range.start < place.range.end;
    const bool earlier = place.paragraph < mention.paragraph
        || (place.paragraph == mention.paragraph && place.range.start < mention.range.start);
    if (itself || !earlier || wordsAt(place, m_paragraphs) == words)
        return;
    attribution.standsFor = place;
    if (attribution.role.isNull() && known->role.length() > 0)
        attribution.role = {place.paragraph, known->role};
}

void Linking::resolvePronoun(Attribution &attribution, quint32 gender) const
{
    quint32 other = 0;
    if (gender == wordclass::Male)
        other = wordclass::Female;
    else if (gender == wordclass::Female)
        other = wordclass::Male;
    if ((gender & wordclass::Plural) != 0)
        return; // many persons: no single mention stands for them
    const ProsePlace pronoun = attribution.speaker;
    for (qsizetype p = pronoun.paragraph; p >= 0 && p > pronoun.paragraph - paragraphsBack; --p) {
        const auto &names = reading(p).names;
        const NameMention *best = nullptr;
        for (auto name = names.rbegin(); name != names.rend(); ++name) {
            if (p == pronoun.paragraph && name->range.start >= pronoun.range.start)
                continue;
            if ((name->classes & (other | wordclass::Body)) != 0)
                continue;
            if (best == nullptr || (name->isSubject && !best->isSubject))
                best = &*name;
            if (best->isSubject)
                break;
        }
        if (best == nullptr)
            continue;
        attribution.standsFor = {p, best->range};
        if (attribution.role.isNull() && best->role.length() > 0)
            attribution.role = {p, best->role};
        Attribution named;
        resolveShortName(named, attribution.standsFor);
        if (!named.standsFor.isNull()) {
            attribution.standsFor = named.standsFor;
            if (attribution.role.isNull())
                attribution.role = named.role;
        }
        return;
    }
}

/// Paragraphs of one block quotation, with a last line "— Name" taken for its credit.
qsizetype Linking::addBlock(qsizetype first)
{
    qsizetype last = first;
    while (last + 1 < m_paragraphs.size() && m_paragraphs[last + 1].quoteDepth > 0
           && m_paragraphs[last + 1].part == m_paragraphs[first].part)
        ++last;
    Quotation quotation;
    quotation.kind = QuotationKind::Block;
    quotation.part = m_paragraphs[first].part;
    qsizetype end = last;
    creditBlock(quotation, last);
    if (!quotation.attribution.isNull() && last > first)
        --end;
    for (qsizetype i = first; i <= end; ++i) {
        noteNames(i);
        MarkedStretch whole;
        whole.range = {0, m_paragraphs[i].text.size()};
        whole.openLength = 0;
        whole.closeLength = 0;
        const auto &quotations = reading(i).quotations;
        // Marks around the whole block are typography, not words.
        if (i == first && quotations.size() == 1 && quotations.front().stretch.range == whole.range) {
            whole.openLength = quotations.front().stretch.openLength;
            whole.closeLength = quotations.front().stretch.closeLength;
        }
        appendStretch(quotation, i, whole);
    }
    quotation.closed = true;
    if (quotation.attribution.isNull())
        attributeFromBefore(quotation, first, false);
    resolve(quotation.attribution);
    m_runningInto = -1;
    m_answer.append(quotation);
    return last;
}

void Linking::creditBlock(Quotation &quotation, qsizetype last) const
{
    const QString &text = m_paragraphs[last].text;
    qsizetype line = text.lastIndexOf(u'\n') + 1;
    while (line < text.size() && text[line].isSpace())
        ++line;
    if (line >= text.size() || !QStringView(u"\u2014\u2013").contains(text[line]))
        return;
    qsizetype start = line + 1;
    while (start < text.size() && text[start].isSpace())
        ++start;
    const qsizetype comma = text.indexOf(u',', start);
    const qsizetype end = comma > start ? comma : text.size();
    if (end <= start || end - start > 120)
        return;
    quotation.attribution.speaker = {last, {start, end}};
    quotation.attribution.evidence = {last, {line, end}};
    quotation.attribution.basis = AttributionBasis::Credit;
    if (comma > start && comma + 2 < text.size())
        quotation.attribution.role = {last, {comma + 2, text.size()}};
}

} // namespace

QList<Quotation> linkQuotations(const QList<ProseParagraph> &paragraphs,
                                const std::vector<std::shared_ptr<const ParagraphReading>> &readings,
                                const LanguageLexicon &lexicon)
{
    return Linking(paragraphs, readings, lexicon).link();
}

} // namespace stet
