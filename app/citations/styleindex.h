#pragma once

#include "app/citations/stylecatalogue.h"

#include <QDateTime>

#include <optional>

namespace stet {

/// What the heads of the styles in a folder say, kept in a file from one start to the next: ten thousand heads take some
/// tenths of a second to read, and they change when a package is upgraded. It holds nothing that cannot be read anew, so
/// one that is missing, damaged or out of date is no error. Any thread.
class StyleIndex
{
public:
    /// Kept in `folder`, which is made when it is needed; an empty one keeps nothing.
    explicit StyleIndex(const QString &folder) : m_folder(folder) {}

    /// The styles in the folder `styles` as they were when it was last `changed`; nothing when that is not known.
    std::optional<QList<StyleInfo>> read(const QString &styles, const QDateTime &changed) const;

    void write(const QString &styles, const QDateTime &changed, const QList<StyleInfo> &infos) const;

private:
    QString pathFor(const QString &styles) const;

    QString m_folder;
};

} // namespace stet
