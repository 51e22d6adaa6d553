#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace stet {

/// A ZIP archive in memory, for reading: what .docx and .odt files are. The only file that knows libzip.
///
/// Bombs do no harm: a member is read to the limit that is asked for and not a byte further, whatever its header says.
/// Any thread, one at a time. The bytes are shared, not copied.
class ZipArchive
{
public:
    /// Unreadable when these bytes are no archive, TooLarge when it has more than 10,000 members.
    static Result<std::unique_ptr<ZipArchive>> open(const QByteArray &bytes);

    ~ZipArchive();
    ZipArchive(const ZipArchive &) = delete;
    ZipArchive &operator=(const ZipArchive &) = delete;

    bool has(const QString &member) const;

    /// The bytes of a member, unpacked. NotFound, TooLarge beyond `limit`, Unreadable when it is damaged or encrypted.
    Result<QByteArray> read(const QString &member, qsizetype limit) const;

private:
    struct Handle;
    explicit ZipArchive(std::unique_ptr<Handle> handle);

    std::unique_ptr<Handle> m_handle;
};

} // namespace stet
