#pragma once

#include "app/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace stet {

/// An option of a sub-command, as its row in the command table has it.
struct Option
{
    const char *name;  ///< long name without dashes: "output"
    const char *value; ///< what stands for its value in the help: "DIR"; null when it takes none
    const char *help;  ///< one line
};

/// What was typed after the name of a sub-command, sorted into options and the rest.
///
/// `--name value` and `--name=value` are the same; options and operands may be mixed; after `--` everything is an
/// operand; a lone `-` is an operand and stands for standard input.
class Arguments
{
public:
    /// Fails with WrongUse for an option that is not in `options`, or whose value is missing.
    static Result<Arguments> read(const QStringList &typed, const QList<Option> &options);

    bool has(const QString &option) const { return m_values.contains(option); }
    /// The last value given; `otherwise` when the option was not used.
    QString value(const QString &option, const QString &otherwise = {}) const;
    /// The values of an option that takes a list: "--to html,text" and "--to html --to text" are the same.
    QStringList list(const QString &option) const;
    const QStringList &operands() const { return m_operands; }

private:
    QHash<QString, QStringList> m_values;
    QStringList m_operands;
};

} // namespace stet
