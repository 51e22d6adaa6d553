#include "ui/startoptions.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace stet {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("stet::StartOptions", text);
}

/// A file as a desktop hands it over: a path or a file address.
QString fileOf(const QString &argument)
{
    const QUrl url(argument);
    return QFileInfo(url.isLocalFile() ? url.toLocalFile() : argument).absoluteFilePath();
}

} // namespace

StartOptions readStartOptions(const QStringList &arguments)
{
    const QString libraryOption = QStringLiteral("--library");
    StartOptions options;
    bool onlyFiles = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (onlyFiles || !argument.startsWith(QLatin1Char('-')) || argument == QLatin1String("-")) {
            options.files.append(fileOf(argument));
        } else if (argument == QLatin1String("--")) {
            onlyFiles = true;
        } else if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            options.help = true;
        } else if (argument == QLatin1String("--version") || argument == QLatin1String("-v")) {
            options.version = true;
        } else if (argument == libraryOption || argument.startsWith(libraryOption + QLatin1Char('='))) {
            const bool apart = argument == libraryOption;
            const QString folder = apart ? arguments.value(++i) : argument.mid(libraryOption.size() + 1);
            if (folder.isEmpty())
                options.wrong = translated("--library needs a folder.");
            else
                options.library = QDir(folder).absolutePath();
        } else {
            options.wrong = translated("There is no option %1; “stet --help” lists them.").arg(argument);
        }
    }
    return options;
}

QString startHelp()
{
    return translated("Usage: stet [--library DIR] [FILE...]\n"
                      "Opens the writer's library, and each file as a new article in it.\n\n"
                      "  --library DIR  use the library in this folder (else STET_LIBRARY, else the usual place)\n"
                      "  --help         show this text\n"
                      "  --version      show the version\n");
}

} // namespace stet
