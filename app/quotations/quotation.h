#pragma once

#include "app/text/prose.h"

#include <QList>
#include <QString>

namespace stet {

/// What a stretch between quotation marks is. Only the first two are somebody's words.
enum class QuotationKind {
    Direct, ///< words of a speaker or of a document, whole sentences or a fragment
    Block,  ///< a block quotation: quoted by its place on the page, with or without marks
    Scare,  ///< marks of distance: a so-called "reform"
    Title,  ///< a work, a show, a ship
    Term,   ///< a word spoken about, a name given
};

/// A place in the prose of an article: a stretch of one paragraph's `text`.
struct ProsePlace
{
    qsizetype paragraph = -1; ///< index in the list of paragraphs that was read; -1: no place
    TextRange range;

    bool isNull() const { return paragraph < 0; }
    bool operator==(const ProsePlace &) const = default;
};

/// Why somebody is proposed as the speaker. The order is from strong to weak.
enum class AttributionBasis {
    None,           ///< nobody is named
    CueAfter,       ///< "…," said Price / "…," Price said
    CueBefore,      ///< Price said: "…" / Price said that the talks "…"
    AccordingTo,    ///< according to Price, "…"
    Credit,         ///< "…" (Price) / "…" — Price, also the last line of a block quotation
    Participle,     ///< Price left, calling it "…"
    SameSentence,   ///< another quotation of the sentence or of the split quotation has this speaker
    SentenceBefore, ///< the sentence before names the speaker
    SameSpeaker,    ///< the quotation before it goes on
    SentenceAfter,  ///< the sentence after names the speaker
};

/// Who says a quotation, as far as the text tells, with the words that led to it. A proposal: the writer decides.
struct Attribution
{
    ProsePlace speaker;   ///< the mention as printed: "Ned Price", "a Taliban spokesperson", "she"
    ProsePlace cue;       ///< "said", "told", "according to"
    ProsePlace evidence;  ///< the words that led to it, from the mention to the cue
    ProsePlace role;      ///< as printed, at this mention or at the first one: "State Department representative"
    ProsePlace venue;     ///< where it was said: "the AP" in "told the AP last week", with the cue: "told the AP"
    ProsePlace standsFor; ///< for a pronoun or a short name: the fullest earlier mention of the same person
    bool isPronoun = false;
    AttributionBasis basis = AttributionBasis::None;

    bool isNull() const { return speaker.isNull(); }
    bool operator==(const Attribution &) const = default;
};

/// One quotation found in the prose of an article. A plain value; nothing of it is stored, it is found anew.
struct Quotation
{
    QuotationKind kind = QuotationKind::Direct;
    QList<ProsePlace> stretches; ///< marks included; one, or one a paragraph when it runs over several
    QList<TextRange> nested;     ///< quotations within it, in the paragraph of the first stretch, marks included
    QString words;               ///< without the outer marks; the paragraphs joined by line feeds
    bool closed = true;          ///< false: the closing mark is missing
    qsizetype continues = -1;    ///< index of the quotation that this one goes on with: "…," she said, "…"
    ArticlePart part = ArticlePart::Body;
    Attribution attribution;

    bool isSpeech() const { return kind == QuotationKind::Direct || kind == QuotationKind::Block; }
    bool operator==(const Quotation &) const = default;
};

/// "direct", "block", "scare", "title", "term": the words in files and on the command line.
QString quotationKindName(QuotationKind kind);
QuotationKind quotationKindFromName(QStringView name, QuotationKind otherwise = QuotationKind::Direct);

/// The words at a place; empty for no place.
QString wordsAt(const ProsePlace &place, const QList<ProseParagraph> &paragraphs);

/// The name to show for the speaker: the mention itself, or the earlier mention that a pronoun or short name stands for.
QString speakerName(const Attribution &attribution, const QList<ProseParagraph> &paragraphs);

} // namespace stet
