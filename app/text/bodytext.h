#pragma once

#include <QList>
#include <QString>

namespace stet {

/// The body of an open draft as its lines, so that a keystroke costs what it changes and not what the article weighs.
///
/// A value: copies share their lines until one of them changes, which makes a snapshot for another thread cheap even
/// for a million words. Positions count UTF-16 units of the whole text, line feeds included, as a text cursor does.
class BodyText
{
public:
    BodyText() : m_lines{QString()} {}
    explicit BodyText(const QString &text);

    /// Replaces `removed` units at `position` by `added`. Answers false, and changes nothing, when that lies outside.
    bool edit(qsizetype position, qsizetype removed, const QString &added);

    const QList<QString> &lines() const { return m_lines; }
    qsizetype size() const { return m_size; }
    QString toString() const;

    /// The text of a stretch; empty when it lies outside.
    QString mid(qsizetype position, qsizetype length) const;

    bool operator==(const BodyText &other) const { return m_lines == other.m_lines; }

private:
    struct Place
    {
        qsizetype line;
        qsizetype column;
    };
    Place placeOf(qsizetype position) const;

    QList<QString> m_lines; ///< without their line feeds; never empty
    qsizetype m_size = 0;
    /// Where the last look-up ended: typing stays near it, so that finding a line does not walk the whole text.
    mutable qsizetype m_knownLine = 0;
    mutable qsizetype m_knownStart = 0;
};

} // namespace stet
