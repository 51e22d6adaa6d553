#include "app/quotations/quotationkinds.h"

namespace stet {

namespace {

using Language = LanguageLexicon::Language;

/// What stands just before the marks, in the same sentence.
struct Lead
{
    bool work = false;   ///< book, song, titled
    bool workDirectly = false; ///< and nothing between
    bool naming = false; ///< the term, so-called
    bool namingDirectly = false; ///< and nothing between
    bool cue = false;    ///< a reporting verb, "that" or a colon directly before
    bool colon = false;
    bool governed = false; ///< a preposition and an article right before: from the “Post”
    bool addressed = false; ///< a name and an article right before: said Price to the “Post”, in German
    bool noun = false;    ///< a noun right before that does not stand for saying
    bool apposed = false; ///< a noun or a preposition right before: the newspaper “Post”
};

Lead leadOf(const QuotationSetting &setting, const std::vector<ProseToken> &tokens)
{
    Lead lead;
    if (setting.token > setting.first) {
        const ProseToken &before = tokens[size_t(setting.token - 1)];
        lead.apposed = before.isWord() && (before.capital || before.is(wordclass::Preposition));
        lead.addressed = before.is(wordclass::Determiner) && before.end - before.start == 3 && setting.token - 2 > setting.first
            && tokens[size_t(setting.token - 2)].capital && !tokens[size_t(setting.token - 2)].endsSentence;
        lead.noun = before.isWord() && before.capital && !before.is(wordclass::CueNoun | wordclass::Determiner | wordclass::Preposition);
        lead.governed = before.is(wordclass::Determiner) && setting.token - 1 > setting.first
            && tokens[size_t(setting.token - 2)].is(wordclass::Preposition);
    }
    qint32 steps = 0;
    for (qint32 i = setting.token - 1; i >= setting.first && steps < 3; --i, ++steps) {
        const ProseToken &word = tokens[size_t(i)];
        if (!word.isWord()) {
            if (steps == 0 && word.sign == u':') {
                lead.colon = true;
                break;
            }
            if (word.sign != u',')
                break;
            continue;
        }
        lead.work |= word.is(wordclass::Work);
        lead.workDirectly |= steps == 0 && word.is(wordclass::Work);
        lead.naming |= word.is(wordclass::Naming);
        lead.namingDirectly |= steps == 0 && word.is(wordclass::Naming)
            && (word.is(wordclass::NounToo) || !word.is(wordclass::Cue | wordclass::WeakCue));
        lead.cue |= steps == 0 && word.isFiniteCue() && word.is(wordclass::Cue) && !word.is(wordclass::Work);
        if (word.is(wordclass::Conjunction | wordclass::Auxiliary | wordclass::Pronoun) && !word.is(wordclass::Preposition))
            break;
    }
    return lead;
}

/// What stands just behind the marks.
struct Sequel
{
    bool saying = false; ///< a noun for saying: the “not yet” remark
    bool noun = false;   ///< any noun: the “Clear Sky” movement
};

Sequel sequelOf(const QuotationSetting &setting, const std::vector<ProseToken> &tokens)
{
    Sequel sequel;
    const qint32 next = setting.token + 1;
    if (next < setting.limit && tokens[size_t(next)].isWord())
        sequel.saying = tokens[size_t(next)].is(wordclass::CueNoun) && !tokens[size_t(next)].capital;
    if (next < setting.limit && tokens[size_t(next)].isWord()) {
        const ProseToken &word = tokens[size_t(next)];
        constexpr quint32 nouns = wordclass::Role | wordclass::Body | wordclass::Work;
        sequel.noun = !word.capital && (word.classes == 0 || word.is(nouns)) && !word.digits;
    }
    return sequel;
}

/// A large “R”.
bool isLetter(const StretchShape &shape)
{
    return shape.words == 1 && shape.letters == 1 && shape.firstCapital;
}

/// Thomas “Buddy” Raines
bool isNickname(const QuotationSetting &setting, const StretchShape &shape, const std::vector<ProseToken> &tokens)
{
    if (shape.words == 0 || shape.words > 2 || shape.capitals < shape.words || setting.token == setting.first
        || setting.token + 1 >= setting.limit)
        return false;
    const ProseToken &before = tokens[size_t(setting.token - 1)];
    const ProseToken &after = tokens[size_t(setting.token + 1)];
    return before.isWord() && before.capital && !before.possessive && after.isWord() && after.capital
        && !before.is(wordclass::Cue | wordclass::WeakCue | wordclass::Determiner | wordclass::Preposition | wordclass::Work);
}

/// Marks round a whole sentence, with its stop: nobody prints a title so.
bool isWholeSentence(const QuotationSetting &setting, const StretchShape &shape)
{
    return setting.token == setting.first && setting.token + 1 == setting.limit && shape.words > 0
        && (shape.last == u'.' || shape.last == u'!' || shape.last == u'?');
}

bool isTitleCase(const StretchShape &shape)
{
    return shape.words > 0 && shape.firstCapital && shape.lowerContent == 0 && shape.capitals > 0;
}

bool isSentence(const StretchShape &shape)
{
    return shape.verb || shape.firstPerson || shape.sentenceInside || shape.last == u'!' || shape.last == u'?';
}

/// A verb of the sentence stands in the mood of reported speech: "der Bericht sei „ein Dokument“".
bool isReported(const QuotationSetting &setting, const std::vector<ProseToken> &tokens)
{
    for (qint32 i = setting.first; i < setting.limit; ++i) {
        if (tokens[size_t(i)].is(wordclass::Reported))
            return true;
    }
    return false;
}

QuotationKind kindInGerman(const QuotationSetting &setting, const StretchShape &shape, const ProposedSpeaker &proposed,
                           UnsignedReport report, const Lead &lead, bool reported)
{
    const bool named = !proposed.isNull();
    const bool nameLike = shape.capitals == shape.words
        || (shape.firstCapital && !isSentence(shape) && shape.words <= 4 && shape.lowerContent == 0);
    if (report == UnsignedReport::Named)
        return QuotationKind::Term;
    if (report == UnsignedReport::Said || (setting.isComplement && named))
        return QuotationKind::Direct;
    if (nameLike && lead.addressed && shape.words <= 4)
        return QuotationKind::Title; // sagte Keller der „Neuen Rundschau“
    const bool stopped = shape.last == u'.' || shape.last == u'!' || shape.last == u'?';
    if (lead.colon && (shape.words >= 2 || stopped))
        return QuotationKind::Direct;
    const bool ofWork = (lead.workDirectly && (shape.words <= 2 || !named)) || (lead.work && shape.firstCapital);
    if ((ofWork || lead.naming) && shape.words <= 6 && !shape.verb)
        return ofWork && shape.firstCapital ? QuotationKind::Title : QuotationKind::Term;
    if (shape.words >= 8)
        return QuotationKind::Direct;
    if (nameLike && lead.apposed && shape.words <= 5)
        return QuotationKind::Title;
    if (lead.governed && shape.words >= 2 && shape.capitals == shape.words)
        return QuotationKind::Title;
    if (named && proposed.basis == AttributionBasis::CueAfter && !proposed.weak)
        return QuotationKind::Direct;
    if (!nameLike && (named || reported))
        return QuotationKind::Direct;
    if (isSentence(shape) && shape.words >= 3)
        return QuotationKind::Direct;
    if (lead.noun && !named && !reported && !isSentence(shape) && shape.words <= 4)
        return QuotationKind::Term; // mit der Note „sehr gut“: what the noun is called
    if (!shape.firstCapital && shape.words >= 3)
        return QuotationKind::Direct;
    if ((named && !proposed.weak && proposed.basis == AttributionBasis::CueBefore) || reported)
        return QuotationKind::Direct;
    return shape.firstCapital ? QuotationKind::Title : QuotationKind::Scare;
}

} // namespace

QuotationKind kindOf(const QuotationSetting &setting, const StretchShape &shape, const ProposedSpeaker &proposed,
                     UnsignedReport report, bool isSingleMark, const TokenizedParagraph &paragraph,
                     const LanguageLexicon &lexicon)
{
    const Lead lead = leadOf(setting, paragraph.tokens);
    const Sequel sequel = sequelOf(setting, paragraph.tokens);
    const bool isLabel = setting.token == setting.first && shape.words <= 3 && setting.token + 1 < setting.limit
        && paragraph.tokens[size_t(setting.token + 1)].sign == u':';
    if (isLabel || isLetter(shape) || isNickname(setting, shape, paragraph.tokens))
        return QuotationKind::Term; // “Q”: what is it?
    if (isWholeSentence(setting, shape))
        return QuotationKind::Direct;
    if (lexicon.language() == Language::German)
        return kindInGerman(setting, shape, proposed, report, lead, isReported(setting, paragraph.tokens));
    const bool named = !proposed.isNull();
    if (report == UnsignedReport::Named)
        return isTitleCase(shape) && shape.words >= 2 ? QuotationKind::Title : QuotationKind::Term;
    if ((report == UnsignedReport::Said || sequel.saying) && !(isTitleCase(shape) && shape.words >= 2))
        return QuotationKind::Direct;
    if (setting.inHeadline && named && !proposed.weak)
        return QuotationKind::Direct; // Holt Says Levee Is ‘Beyond Repair’
    const bool romance = lexicon.language() == Language::French || lexicon.language() == Language::Spanish;
    if (romance && lead.work && shape.firstCapital && !isSentence(shape) && shape.words <= 6)
        return QuotationKind::Title; // only the first word of a title has a capital there
    if (lead.work && isTitleCase(shape) && shape.capitals >= 2 && shape.last != u'!')
        return QuotationKind::Title; // sang “Rise and Be Counted”
    if (sequel.noun && isTitleCase(shape) && shape.capitals >= 2 && !lead.cue && !lead.colon && !setting.inHeadline)
        return QuotationKind::Title; // “Night Watch” host, “Save Our Slip” movement
    // “Go home,” came the reply.
    if (setting.token == setting.first && shape.last == u',' && shape.words >= 2 && !isTitleCase(shape))
        return QuotationKind::Direct;
    if (lead.namingDirectly && shape.words <= 2 && !isSentence(shape) && proposed.basis != AttributionBasis::CueAfter)
        return QuotationKind::Term; // asked for the word “failure” to go
    const bool directly = named && (proposed.basis == AttributionBasis::CueAfter || lead.cue || lead.colon);
    // called him a “Communist,” accused them of “Jacobin” zeal: a capital makes no title there
    if (named && setting.isComplement && !sequel.noun)
        return QuotationKind::Direct;
    const bool embedded = setting.token > setting.first
        && paragraph.tokens[size_t(setting.token - 1)].is(wordclass::Preposition | wordclass::Determiner);
    const bool ownsIt = setting.token > setting.first && paragraph.tokens[size_t(setting.token - 1)].possessive;
    if (isTitleCase(shape) && !isSentence(shape) && !lead.cue && (embedded || ownsIt || lead.work))
        return QuotationKind::Title;
    if (isTitleCase(shape) && shape.capitals >= 4 && embedded && !named)
        return QuotationKind::Title; // thoughts on “Is This the End?”
    if (directly && !proposed.weak)
        return QuotationKind::Direct;
    // Single marks outside double ones: distance, not speech, unless a verb reports.
    if (isSingleMark && !named && shape.words <= 3 && !isSentence(shape))
        return isTitleCase(shape) ? QuotationKind::Title : QuotationKind::Scare;
    if (shape.words <= 8 && lead.work && isTitleCase(shape) && !isSentence(shape))
        return QuotationKind::Title;
    if (shape.words <= 4 && lead.naming && !isSentence(shape) && !(named && !proposed.weak))
        return QuotationKind::Term;
    if (named)
        return QuotationKind::Direct;
    if (isSentence(shape) || shape.words >= 5)
        return QuotationKind::Direct;
    if (isTitleCase(shape) && shape.words >= 2)
        return QuotationKind::Title;
    if (shape.words <= 3)
        return QuotationKind::Scare;
    return QuotationKind::Direct;
}

} // namespace stet
