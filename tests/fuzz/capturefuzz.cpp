#include "app/import/pdftext.h"
#include "app/sources/sourcecapture.h"

#include <cstdint>
#include <cstdlib>

/// Bytes as something that was saved or pasted: the first byte chooses what. A capture is what its hash says, and a
/// record of a page has no field without bounds.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const QDateTime now(QDate(2024, 5, 6), QTime(7, 8), Qt::UTC);
    static const QStringList names{"a.html", "a.txt", "a.md", "a.docx"};
    const auto captured = data[0] % 5 == 4 ? stet::capturedText(QString::fromUtf8(bytes), now) : stet::capturedBytes(bytes, names[data[0] % 5], now);
    stet::paragraphsOfPdf(QString::fromUtf8(bytes));
    if (!captured)
        return 0;
    for (const stet::Capture &capture : captured->captures) {
        if (!stet::isIntact(capture) || capture.text.trimmed().isEmpty())
            std::abort();
    }
    if (captured->names("author").size() > 10'000)
        std::abort();
    return 0;
}
