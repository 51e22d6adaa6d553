#pragma once

#include <QString>
#include <QStringList>

namespace stet {

/// What the command line asks for: `stet [--library DIR] [FILE...]`.
struct StartOptions
{
    QString library;   ///< empty: the writer's usual one
    QStringList files; ///< absolute paths; whether they exist is not asked here
    bool help = false;
    bool version = false;
    QString wrong;     ///< one sentence when the command line makes no sense; empty: it does
};

/// Reads the arguments, without the name of the program. Relative paths stand for files under the working folder.
StartOptions readStartOptions(const QStringList &arguments);

/// The text of `stet --help`.
QString startHelp();

} // namespace stet
