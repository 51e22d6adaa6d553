#include "app/cli/command.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

using namespace stet;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet-cli", text);
}

/// What every sub-command understands.
QList<Option> withCommonOptions(QList<Option> options)
{
    options.append({"library", "DIR", "the library folder to use instead of the writer's own"});
    options.append({"help", nullptr, "show this help"});
    return options;
}

QString optionLines(const QList<Option> &options)
{
    QString lines;
    for (const Option &option : options) {
        QString head = QStringLiteral("  --") + QLatin1String(option.name);
        if (option.value)
            head += QLatin1Char(' ') + QLatin1String(option.value);
        lines += head.leftJustified(24) + QLatin1Char(' ') + tr(option.help) + QLatin1Char('\n');
    }
    return lines;
}

QString helpOf(const Command &command)
{
    return tr("Usage: stet-cli %1 [OPTION]... %2").arg(QLatin1String(command.name), QLatin1String(command.operands))
               .trimmed()
           + QLatin1Char('\n') + tr(command.summary) + QStringLiteral(".\n\n") + tr("Options:") + QLatin1Char('\n')
           + optionLines(withCommonOptions(command.options));
}

QString generalHelp()
{
    QString help = tr("Usage: stet-cli COMMAND [OPTION]... [OPERAND]...") + QLatin1Char('\n')
                   + tr("An editorial desk without its windows.") + QStringLiteral("\n\n") + tr("Commands:")
                   + QLatin1Char('\n');
    for (const Command &command : commandTable())
        help += QStringLiteral("  ") + QString::fromLatin1(command.name).leftJustified(14) + tr(command.summary)
                + QLatin1Char('\n');
    return help + QLatin1Char('\n') + tr("Options:") + QLatin1Char('\n')
           + optionLines({{"library", "DIR", "the library folder to use instead of the writer's own"},
                          {"help", nullptr, "show this help, or that of a command: stet-cli COMMAND --help"},
                          {"version", nullptr, "show the version"}})
           + QLatin1Char('\n')
           + tr("Exit status: 0 done, 1 a check found problems, 2 wrong use or input that cannot be read.\n"
                "A FILE of - is standard input. Offsets count Unicode code points of the file's text, from 0, without\n"
                "a byte order mark.")
           + QLatin1Char('\n');
}

int runCommand(const Command &command, const QStringList &typed, Streams &streams)
{
    // "--help" is answered even beside a mistake, but after "--" it is the name of a file.
    const QStringList options = typed.mid(0, typed.indexOf(QStringLiteral("--")));
    if (options.contains(QStringLiteral("--help")) || options.contains(QStringLiteral("-h"))) {
        streams.write(helpOf(command).toUtf8());
        return Done;
    }
    const Result<Arguments> arguments = Arguments::read(typed, withCommonOptions(command.options));
    if (!arguments)
        return wrongUse(streams, command.name, arguments.error().message);
    if (arguments->value(QStringLiteral("format"), QStringLiteral("text")) != QLatin1String("text")
        && arguments->value(QStringLiteral("format")) != QLatin1String("json"))
        return wrongUse(streams, command.name, tr("The format is text or json."));
    if (const QString library = arguments->value(QStringLiteral("library")); !library.isEmpty())
        qputenv("STET_LIBRARY", library.toLocal8Bit());
    return command.run(*arguments, streams);
}

int run(QStringList typed, Streams &streams)
{
    // "stet-cli --library DIR list" is "stet-cli list --library DIR".
    QStringList before;
    while (!typed.isEmpty() && typed.first().startsWith(QLatin1String("--library"))) {
        const bool joined = typed.first().contains(QLatin1Char('='));
        before.append(typed.takeFirst());
        if (!joined && !typed.isEmpty())
            before.append(typed.takeFirst());
    }
    if (typed.isEmpty()) {
        streams.say(tr("Say what to do: stet-cli COMMAND. See stet-cli --help."));
        return CannotDo;
    }
    const QString name = typed.takeFirst();
    if (name == QLatin1String("--help") || name == QLatin1String("-h") || name == QLatin1String("help")) {
        streams.write(generalHelp().toUtf8());
        return Done;
    }
    if (name == QLatin1String("--version")) {
        streams.writeLine(QStringLiteral("stet-cli ") + QCoreApplication::applicationVersion());
        return Done;
    }
    const QList<Command> &table = commandTable();
    const auto command = std::find_if(table.begin(), table.end(),
                                      [&name](const Command &c) { return name == QLatin1String(c.name); });
    if (command == table.end()) {
        streams.say(tr("There is no command “%1”. See stet-cli --help.").arg(name));
        return CannotDo;
    }
    return runCommand(*command, before + typed, streams);
}

} // namespace

namespace stet {

int wrongUse(Streams &streams, const char *command, const QString &sentence)
{
    streams.say(sentence + QLatin1Char(' ') + tr("See stet-cli %1 --help.").arg(QLatin1String(command)));
    return CannotDo;
}

} // namespace stet

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    // Details are for whoever looks for a fault; what a writer is to know is said in sentences.
    if (!qEnvironmentVariableIsSet("STET_DEBUG")) {
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
            if (type == QtFatalMsg)
                std::fprintf(stderr, "%s\n", qUtf8Printable(text));
        });
    }
    QCoreApplication::setApplicationName(QStringLiteral("stet"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STET_VERSION));
    Streams streams;
    const int code = run(QCoreApplication::arguments().mid(1), streams);
    if (streams.finish())
        return code;
    streams.say(tr("Standard output could not take everything, so the answer is not complete."));
    return CannotDo;
}
