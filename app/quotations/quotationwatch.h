#pragma once

#include "app/quotations/quotationfinder.h"

namespace stet {

/// Keeps what was found in each paragraph, so that a keystroke costs one paragraph and not the article.
///
/// `update` answers the same as QuotationFinder::find. One instance belongs to one thread at a time.
class QuotationWatch
{
public:
    explicit QuotationWatch(const QString &language);
    ~QuotationWatch();
    QuotationWatch(QuotationWatch &&) noexcept;
    QuotationWatch &operator=(QuotationWatch &&) noexcept;

    const QList<Quotation> &update(const QList<ProseParagraph> &paragraphs);
    const QList<Quotation> &quotations() const;

    /// How many paragraphs the last update had to read anew.
    qsizetype paragraphsRead() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace stet
