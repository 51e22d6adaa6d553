#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QString>

namespace stet {

/// Whether a file that is already there may give way: only when the writer was asked.
enum class Overwrite { Never, Asked };

/// Writes a file whole or not at all, and answers its absolute path once bytes and folder are on the disk.
///
/// The bytes go to a nameless file of the same folder first, so that being stopped at any moment leaves the old file or
/// the new one and nothing beside it (on file systems without nameless files, and when replacing, a `.NAME.stet-new` that
/// the next try takes away). Never writes through a link and never replaces a folder or device. A file that is
/// replaced hands on its permissions; a new one follows the umask.
Result<QString> writeWholeFile(const QString &path, const QByteArray &bytes, Overwrite overwrite = Overwrite::Never);

} // namespace stet
