#include "app/text/linesyntax.h"

#include <QByteArray>
#include <QString>
#include <cstdint>
#include <cstdlib>

/// The editor's reader of one line: every run inside the line, none over another, the same state with and without runs.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QString text = QString::fromUtf8(QByteArray::fromRawData(reinterpret_cast<const char *>(bytes), qsizetype(size)));
    int state = 0;
    for (const QString &line : text.split(u'\n')) {
        const stet::LineSyntax syntax = stet::readLine(line, state);
        qsizetype at = 0;
        for (const stet::LineSyntax::Run &run : syntax.runs) {
            if (run.start < at || run.length <= 0)
                std::abort();
            at = run.start + run.length;
        }
        if (at > line.size() || stet::lineStateAfter(line, state) != syntax.stateAfter)
            std::abort();
        state = syntax.stateAfter;
    }
    return 0;
}
