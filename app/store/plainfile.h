#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace stet {

/// The bytes of a file of a library; none when it is larger, cannot be read, or is no plain file: what may stand in its
/// place (a link, a folder, a pipe, a device) is not read, and nobody is waited for.
std::optional<QByteArray> readPlainFile(const QString &path, qint64 largest);

} // namespace stet
