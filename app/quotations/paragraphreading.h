#pragma once

#include "app/quotations/languagelexicon.h"
#include "app/quotations/quotation.h"
#include "app/quotations/quotationmarks.h"

#include <vector>

namespace stet {

/// One quotation as far as its own paragraph tells.
struct ReadQuotation
{
    MarkedStretch stretch;
    QuotationKind kind = QuotationKind::Direct;
    TextRange speaker; ///< all empty when nobody was found
    TextRange cue;
    TextRange evidence;
    TextRange role;
    TextRange venue;
    bool isPronoun = false;
    AttributionBasis basis = AttributionBasis::None;
    qint32 continues = -1;      ///< quotation of this paragraph that it goes on with
    bool opensSentence = false; ///< nothing of its sentence stands before it
    bool opensParagraph = false;
    bool isSentence = false;    ///< whole sentences rather than a fragment
};

/// A proper name outside quotations, or a pronoun's possible antecedent.
struct NameMention
{
    TextRange range;
    TextRange role;
    quint64 surname = 0;  ///< hash of its last word
    quint32 classes = 0;  ///< of its first word and the titles before it: Male, Female
    int words = 1;
    bool isSubject = false;
};

/// All that one paragraph tells about its quotations: a pure function of the paragraph, so that it can be kept.
struct ParagraphReading
{
    std::vector<ReadQuotation> quotations;
    std::vector<NameMention> names;
    TextRange lastSubject;          ///< of its last sentence, when that holds no quotation
    bool lastSubjectIsPronoun = false;
    bool lastSubjectIsPerson = false;
    bool endsWithColon = false;
    bool endsWithQuotation = false; ///< or with its attribution: the next paragraph may go on
};

ParagraphReading readParagraph(const ProseParagraph &paragraph, const LanguageLexicon &lexicon);

} // namespace stet
