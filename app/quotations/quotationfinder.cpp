#include "app/quotations/quotationfinder.h"

#include "app/quotations/quotationlinks.h"

namespace stet {

QuotationFinder::QuotationFinder(const QString &language) : m_lexicon(&LanguageLexicon::of(language)) {}

QList<Quotation> QuotationFinder::find(const QList<ProseParagraph> &paragraphs) const
{
    std::vector<std::shared_ptr<const ParagraphReading>> readings;
    readings.reserve(size_t(paragraphs.size()));
    for (const ProseParagraph &paragraph : paragraphs)
        readings.push_back(std::make_shared<const ParagraphReading>(readParagraph(paragraph, *m_lexicon)));
    return linkQuotations(paragraphs, readings, *m_lexicon);
}

} // namespace stet
