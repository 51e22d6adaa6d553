#include "app/cli/capturesources.h"

#include "app/cli/command.h"
#include "app/sources/sourcecapture.h"
#include "app/store/library.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonObject>

namespace stet {

int captureSources(const QStringList &files, bool json, Library &library, Streams &streams)
{
    int code = Done;
    for (const QString &file : files) {
        const Result<Source> captured = capturedFile(file, QDateTime::currentDateTimeUtc());
        const Result<KeptCapture> kept = captured ? library.sources().keep(*captured) : captured.error();
        if (!kept) {
            streams.say(kept.error());
            code = CannotDo;
            continue;
        }
        const Source &source = kept->source;
        if (json) {
            streams.writeJson({{"key", source.key}, {"title", source.title()}, {"captures", source.captures.size()},
                               {"new", kept->isNew}, {"changed", kept->hasChanged}});
        } else {
            streams.writeLine(source.key + u'\t' + source.title());
        }
        if (!captured->notes.isEmpty())
            streams.say(QStringLiteral("%1: %2").arg(file, captured->notes));
        if (kept->hasChanged) {
            streams.say(QCoreApplication::translate("stet-cli", "%1: the words differ from those captured before; both are kept.").arg(file));
        }
    }
    return code;
}

} // namespace stet
