#pragma once

#include "app/sources/source.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <functional>

namespace stet {

/// True for a key that stands in a text as @key, without braces, and is read so by pandoc as well.
bool isPlainKey(const QString &key);

/// A key that another program chose, as it can stand in a text: white space and braces become "_".
QString citableKey(const QString &key);

/// Gives sources their keys: family name and year ("price2021"), else the first long word of the title, else "source".
///
/// A key that is in use is followed by "price2021a", "price2021b"…; one without a year by "source2", "source3"… Each
/// key given is in use from then on. Fast for ten thousand sources of one name and year.
class KeyMaker
{
public:
    explicit KeyMaker(const QSet<QString> &taken = {}) : m_taken(taken) {}

    /// Asks whether a key is in use where there are too many of them to hand over.
    explicit KeyMaker(std::function<bool(const QString &)> inUse) : m_inUse(std::move(inUse)) {}

    QString keyFor(const Source &source);

    /// `wanted` if it is free, else the next one after it: for keys that another program chose.
    QString freeKey(const QString &wanted);

    void take(const QString &key) { m_taken.insert(key); }
    bool isTaken(const QString &key) const { return m_taken.contains(key) || (m_inUse && m_inUse(key)); }

private:
    QSet<QString> m_taken;
    std::function<bool(const QString &)> m_inUse;
    QHash<QString, int> m_next; ///< by stem: the suffix to try next
};

} // namespace stet
