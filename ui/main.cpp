#include "ui/application.h"
#include "ui/displaycheck.h"
#include "ui/preview/previewstart.h"

#include <QApplication>

#include <cstdio>
#include <optional>

namespace {

/// Help and version need no display, so they are answered before one is opened.
bool answeredWithoutDisplay(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const QString argument = QString::fromLocal8Bit(argv[i]);
        if (argument == QLatin1String("--"))
            return false;
        if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            std::fputs(qUtf8Printable(stet::startHelp()), stdout);
            return true;
        }
        if (argument == QLatin1String("--version") || argument == QLatin1String("-v")) {
            std::puts("stet " STET_VERSION);
            return true;
        }
    }
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    if (answeredWithoutDisplay(argc, argv))
        return 0;
    QCoreApplication::setApplicationName(QStringLiteral("stet"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STET_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Stet"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.stet_editor.Stet"));
    stet::preparePreview();

    std::optional<stet::DisplayCheck> display(std::in_place);
    std::optional<stet::WithoutOpenGl> withoutOpenGl(std::in_place);
    QApplication qtApplication(argc, argv);
    withoutOpenGl.reset();
    display.reset();

    const stet::StartOptions options = stet::readStartOptions(QCoreApplication::arguments().mid(1));
    if (!options.wrong.isEmpty()) {
        std::fputs(qUtf8Printable(options.wrong + QLatin1Char('\n')), stderr);
        return 2;
    }
    stet::Application application(&qtApplication, options);
    return application.start() ? QApplication::exec() : 0;
}
