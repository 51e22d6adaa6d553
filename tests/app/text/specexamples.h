#pragma once

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QString>

/// An example of tests/spec: what goes in and what has to come out.
struct SpecExample
{
    QString section; ///< the last heading above it
    int line = 0;    ///< where it begins in the file
    QString input;
    QString expected;
};

/// Reads examples as md4c and CommonMark write them: a fence of 32 backticks and "example", the input, a line with a dot,
/// what is expected, the fence. "→" stands for a tab.
inline QList<SpecExample> specExamples(const QString &path)
{
    QList<SpecExample> examples;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return examples;
    const QString fence(32, u'`');
    SpecExample example;
    QString *part = nullptr;
    QString section;
    int number = 0;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        ++number;
        if (!part && line == fence + QStringLiteral(" example")) {
            example = {section, number, {}, {}};
            part = &example.input;
        } else if (part && line == fence) {
            examples.append(example);
            part = nullptr;
        } else if (part == &example.input && line == u".") {
            part = &example.expected;
        } else if (part) {
            *part += QString(line).replace(u'→', u'\t') + u'\n';
        } else if (line.startsWith(u'#')) {
            section = line.mid(line.indexOf(u' ') + 1);
        }
    }
    return examples;
}
