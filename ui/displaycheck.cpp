#include "ui/displaycheck.h"

#include <QtGlobal>

#include <QString>

#include <cstdio>
#include <unistd.h>

namespace stet {

namespace {

QtMessageHandler handlerBefore = nullptr;

void endQuietly(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type == QtFatalMsg) {
        // Not translated: no translation can have been loaded yet.
        std::fputs("Stet needs a display and could not open one; start it from a desktop session, "
                   "or use stet-cli where there is none.\n", stderr);
        std::fflush(stderr);
        // The process may hold half-made connections to a display: nothing of it is to be run any more.
        _exit(2);
    }
    // What platform plugins say before giving up repeats the sentence above in harder words, and that there is no OpenGL
    // is as Stet wants it: see WithoutOpenGl.
    const bool aboutPlatform = (context.category && QLatin1String(context.category).startsWith(QLatin1String("qt.qpa")))
                               || message.startsWith(QLatin1String("QXcbIntegration: Cannot create platform OpenGL"));
    if (!aboutPlatform && handlerBefore)
        handlerBefore(type, context, message);
}

} // namespace

DisplayCheck::DisplayCheck()
{
    handlerBefore = qInstallMessageHandler(endQuietly);
}

DisplayCheck::~DisplayCheck()
{
    qInstallMessageHandler(handlerBefore);
}

} // namespace stet
