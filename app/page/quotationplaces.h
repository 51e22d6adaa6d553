#pragma once

#include "app/page/quotedpassage.h"
#include "app/quotations/quotationwatch.h"
#include "app/text/htmlwriter.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <optional>

namespace stet {

/// Where in a body the quotations stand that a page knows something of, for the elements that say so.
///
/// The passages may be those of a moment ago: one is tied to the quotation with its words, and a single one that is left
/// over to the single quotation that is, which is being written in. Remembers what it read, so that a keystroke costs one paragraph; one
/// instance belongs to one thread at a time.
class QuotationPlaces
{
public:
    /// Reads a body anew. `toWritten` gives the place in the text that is written for a place of `body`.
    void read(const QString &language, const Document &body, const QList<QuotedPassage> &passages,
              const std::function<qsizetype(qsizetype)> &toWritten);
    void clear();

    /// What belongs to one block of the text that is written. A quotation that does not nest with the elements around
    /// it is left out.
    HtmlQuotations in(const Document &written, const DocumentBlock &block) const;

private:
    struct Place
    {
        TextRange range;       ///< in the text that is written
        QByteArray cite;
        bool isBlock = false;
        qsizetype credit = -1; ///< where the line begins that names the speaker of a block quotation
    };

    void add(const Quotation &quotation, const QList<ProseParagraph> &paragraphs, const QByteArray &cite,
             const std::function<qsizetype(qsizetype)> &toWritten);

    QString m_language;
    std::optional<QuotationWatch> m_watch;
    QList<Place> m_places; ///< in order
};

} // namespace stet
