#pragma once

#include "app/quotations/quotation.h"

#include <QStringList>
#include <memory>

namespace stet {

class LanguageLexicon;

/// Finds the quotations of a text, tells speech from what is only marked, and proposes who speaks.
///
/// Pure in effect: the same paragraphs and language give the same answer. Works by rules over our own tokens and the
/// word lists of the language (en, de, fr, es; others get the marks of any language and no speakers). Linear in the text. One
/// object may be used from several threads at once.
class QuotationFinder
{
public:
    /// `language` is a BCP 47 tag.
    explicit QuotationFinder(const QString &language);

    /// All outermost quotations in the order of the text.
    QList<Quotation> find(const QList<ProseParagraph> &paragraphs) const;

private:
    const LanguageLexicon *m_lexicon; ///< lives as long as the program
};

} // namespace stet
