#include "app/cli/arguments.h"

#include <QCoreApplication>

#include <algorithm>

namespace stet {

namespace {

Error wrongUse(const char *text, const QString &subject)
{
    return {Error::Kind::WrongUse, QCoreApplication::translate("stet::Arguments", text).arg(subject), {}};
}

} // namespace

Result<Arguments> Arguments::read(const QStringList &typed, const QList<Option> &options)
{
    Arguments arguments;
    for (qsizetype i = 0; i < typed.size(); ++i) {
        const QString &word = typed[i];
        if (word == QLatin1String("--")) {
            arguments.m_operands += typed.mid(i + 1);
            break;
        }
        if (!word.startsWith(QLatin1Char('-')) || word == QLatin1String("-")) {
            arguments.m_operands.append(word);
            continue;
        }
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString name = word.startsWith(QLatin1String("--")) ? word.mid(2, equals < 0 ? -1 : equals - 2) : QString();
        const auto option = std::find_if(options.begin(), options.end(),
                                         [&name](const Option &o) { return name == QLatin1String(o.name); });
        if (name.isEmpty() || option == options.end())
            return wrongUse("There is no option %1.", equals < 0 ? word : word.left(equals));
        QStringList &values = arguments.m_values[name];
        if (!option->value) {
            if (equals >= 0)
                return wrongUse("The option --%1 takes no value.", name);
            continue;
        }
        if (equals >= 0)
            values.append(word.mid(equals + 1));
        else if (i + 1 < typed.size())
            values.append(typed[++i]);
        else
            return wrongUse("The option --%1 needs a value.", name);
    }
    return arguments;
}

QString Arguments::value(const QString &option, const QString &otherwise) const
{
    const QStringList values = m_values.value(option);
    return values.isEmpty() ? otherwise : values.last();
}

QStringList Arguments::list(const QString &option) const
{
    QStringList entries;
    for (const QString &value : m_values.value(option)) {
        for (const QString &entry : value.split(QLatin1Char(','), Qt::SkipEmptyParts))
            entries.append(entry.trimmed());
    }
    entries.removeAll(QString());
    return entries;
}

} // namespace stet
