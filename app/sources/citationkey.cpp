#include "app/sources/citationkey.h"

#include <QRegularExpression>

namespace stet {

namespace {

/// Letters and digits of ASCII: "Müller-Lüdenscheidt" gives "mullerludenscheidt".
QString folded(const QString &text)
{
    QString result;
    for (const QChar character : text.normalized(QString::NormalizationForm_KD)) {
        if (character.unicode() < 128 && character.isLetterOrNumber())
            result.append(character.toLower());
        else if (character == QChar(0xdf))
            result.append(QStringLiteral("ss"));
        else if (character == QChar(0xf8) || character == QChar(0xd8))
            result.append(QLatin1Char('o'));
        else if (character == QChar(0xe6) || character == QChar(0xc6))
            result.append(QStringLiteral("ae"));
        else if (character == QChar(0x142) || character == QChar(0x141))
            result.append(QLatin1Char('l'));
    }
    return result;
}

QString wordOfTitle(const QString &title)
{
    static const QRegularExpression space(QStringLiteral("\\s+"));
    QString longest;
    for (const QString &word : title.split(space, Qt::SkipEmptyParts)) {
        const QString plain = folded(word);
        if (plain.size() >= 5)
            return plain.left(24);
        if (plain.size() > longest.size())
            longest = plain;
    }
    return longest;
}

/// a to z, then aa, ab…
QString letters(int index)
{
    QString text;
    for (int rest = index; rest >= 0; rest = rest / 26 - 1)
        text.prepend(QChar(u'a' + rest % 26));
    return text;
}

} // namespace

bool isPlainKey(const QString &key)
{
    // pandoc: starts with a letter, digit or _, and holds single internal punctuation of :.#$%&-+?<>~/
    static const QRegularExpression form(
        QStringLiteral("^[\\p{L}\\p{N}_](?:[:.#$%&\\-+?<>~/]?[\\p{L}\\p{N}_])*$"));
    return key.size() <= 200 && form.match(key).hasMatch();
}

QString citableKey(const QString &key)
{
    static const QRegularExpression unfit(QStringLiteral("[\\s{}]+"));
    QString citable = key.trimmed();
    return citable.replace(unfit, QStringLiteral("_"));
}

QString KeyMaker::keyFor(const Source &source)
{
    const QList<CslName> writers = source.writers();
    QString stem = writers.isEmpty() ? QString() : folded(writers[0].surname()).left(24);
    if (stem.isEmpty())
        stem = wordOfTitle(source.title());
    if (stem.isEmpty())
        stem = QStringLiteral("source");
    const int year = source.date().from.year;
    if (year > 0)
        stem += QString::number(year);
    return freeKey(stem);
}

QString KeyMaker::freeKey(const QString &wanted)
{
    QString key = wanted;
    if (isTaken(key)) {
        // A letter after a year, a number after a word.
        const bool endsInDigit = !wanted.isEmpty() && wanted.back().isDigit();
        int &next = m_next[wanted];
        do {
            key = wanted + (endsInDigit ? letters(next) : QString::number(next + 2));
            ++next;
        } while (isTaken(key));
    }
    m_taken.insert(key);
    return key;
}

} // namespace stet
