#pragma once

#include "app/cli/arguments.h"
#include "app/cli/streams.h"

#include <QList>
#include <QString>

namespace stet {

/// How a run ended, for the shell.
enum ExitCode {
    Done = 0,          ///< everything asked for was done, and a check found nothing
    ProblemsFound = 1, ///< a check found something
    CannotDo = 2,      ///< wrong use, or input that cannot be read
};

/// A sub-command of stet-cli: one row of the table, one file under app/cli.
///
/// `--help` and `--library DIR` belong to every sub-command and need no row in `options`.
struct Command
{
    const char *name;
    const char *operands; ///< as the help shows them: "FILE..."
    const char *summary;  ///< one line, with a capital and without a full stop
    QList<Option> options;
    int (*run)(const Arguments &arguments, Streams &streams); ///< answers an ExitCode
};

/// Every sub-command, in the order in which the help lists them.
const QList<Command> &commandTable();

/// Says that a sub-command was used wrongly, where its help is, and answers CannotDo.
int wrongUse(Streams &streams, const char *command, const QString &sentence);

// One function a sub-command, each in the file of its name.
int runCheck(const Arguments &arguments, Streams &streams);
int runExport(const Arguments &arguments, Streams &streams);
int runImport(const Arguments &arguments, Streams &streams);
int runLibrary(const Arguments &arguments, Streams &streams);
int runList(const Arguments &arguments, Streams &streams);
int runRender(const Arguments &arguments, Streams &streams);
int runSearch(const Arguments &arguments, Streams &streams);
int runVerify(const Arguments &arguments, Streams &streams);
int runShow(const Arguments &arguments, Streams &streams);
int runCite(const Arguments &arguments, Streams &streams);
int runSources(const Arguments &arguments, Streams &streams);
int runDictionaries(const Arguments &arguments, Streams &streams);

} // namespace stet
