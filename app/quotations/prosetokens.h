#pragma once

#include "app/quotations/languagelexicon.h"
#include "app/quotations/quotationmarks.h"

#include <vector>

namespace stet {

/// A word, a sign, or a whole quotation, as the rules for speakers see a sentence.
struct ProseToken
{
    qint32 start = 0; ///< in the paragraph's text
    qint32 end = 0;
    quint32 classes = 0;   ///< wordclass bits
    qint32 quotation = -1; ///< index of the stretch that this token stands for
    char16_t sign = 0;     ///< the sign, when it is no word
    bool capital = false;  ///< begins with an upper-case letter
    bool digits = false;
    bool possessive = false; ///< ends in ’s or s’
    bool endsSentence = false; ///< nothing after it belongs to its sentence

    bool isWord() const { return sign == 0 && quotation < 0; }
    bool isQuotation() const { return quotation >= 0; }
    bool is(quint32 mask) const { return (classes & mask) != 0; }
    bool isParticiple() const { return is(wordclass::Participle); }
    bool isCue() const { return is(wordclass::Cue | wordclass::WeakCue); }
    bool isFiniteCue() const { return isCue() && !isParticiple(); }
};

/// What the words within a quotation look like, for telling speech from titles and terms.
struct StretchShape
{
    int words = 0;
    int letters = 0;        ///< units of its words
    int capitals = 0;       ///< words that begin with an upper-case letter
    int lowerContent = 0;   ///< lower-case words that are no function words
    bool firstCapital = false;
    bool firstPerson = false; ///< holds a word that speech is full of
    bool verb = false;        ///< holds a clause
    bool sentenceInside = false; ///< punctuation that ends a clause stands within
    bool functionWord = false;   ///< determiner, preposition, conjunction or pronoun stands within
    char16_t last = 0;      ///< last sign within the marks
};

/// A paragraph as tokens, quotations folded to one token each.
struct TokenizedParagraph
{
    std::vector<ProseToken> tokens;
    std::vector<StretchShape> shapes; ///< by stretch
    /// First token of every sentence, and the number of tokens at the end.
    std::vector<qint32> sentences;

    /// The sentence that a token stands in.
    qint32 sentenceOf(qint32 token) const;
};

TokenizedParagraph tokenize(const ProseParagraph &paragraph, const std::vector<MarkedStretch> &stretches,
                            const LanguageLexicon &lexicon);

} // namespace stet
