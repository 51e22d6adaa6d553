#include "app/import/ziparchive.h"

#include <QCoreApplication>

#include <zip.h>

namespace stet {

namespace {

constexpr zip_int64_t mostMembers = 10'000;

QString translated(const char *text)
{
    return QCoreApplication::translate("stet::ZipArchive", text);
}

} // namespace

struct ZipArchive::Handle
{
    QByteArray bytes; ///< libzip reads from here as long as the archive is open
    zip_t *archive = nullptr;

    ~Handle()
    {
        if (archive)
            zip_discard(archive);
    }
};

ZipArchive::ZipArchive(std::unique_ptr<Handle> handle) : m_handle(std::move(handle)) {}

ZipArchive::~ZipArchive() = default;

Result<std::unique_ptr<ZipArchive>> ZipArchive::open(const QByteArray &bytes)
{
    const auto refused = [](const QString &detail) {
        return Error{Error::Kind::Unreadable, translated("The file is damaged, or not what its name says."), detail};
    };
    auto handle = std::make_unique<Handle>();
    handle->bytes = bytes;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(handle->bytes.constData(), zip_uint64_t(bytes.size()), 0, &error);
    if (source) {
        handle->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (!handle->archive)
            zip_source_free(source);
    }
    const QString detail = QString::fromUtf8(zip_error_strerror(&error));
    zip_error_fini(&error);
    if (!handle->archive)
        return refused(detail);
    if (zip_get_num_entries(handle->archive, 0) > mostMembers)
        return Error{Error::Kind::TooLarge, translated("The file holds more parts than any document does, so it was not read."), {}};
    return std::unique_ptr<ZipArchive>(new ZipArchive(std::move(handle)));
}

bool ZipArchive::has(const QString &member) const
{
    return zip_name_locate(m_handle->archive, member.toUtf8().constData(), 0) >= 0;
}

Result<QByteArray> ZipArchive::read(const QString &member, qsizetype limit) const
{
    const zip_int64_t index = zip_name_locate(m_handle->archive, member.toUtf8().constData(), 0);
    if (index < 0)
        return Error{Error::Kind::NotFound, translated("A part of the file is missing; it is damaged, or not what its name says."), member};
    zip_file_t *file = zip_fopen_index(m_handle->archive, zip_uint64_t(index), 0);
    if (!file) {
        return Error{Error::Kind::Unreadable, translated("The file is damaged or protected by a password; save it anew without one and try again."),
                     QString::fromUtf8(zip_strerror(m_handle->archive))};
    }
    QByteArray bytes;
    zip_int64_t got = 0;
    do {
        constexpr qsizetype step = 256 * 1024;
        const qsizetype before = bytes.size();
        bytes.resize(before + step);
        got = zip_fread(file, bytes.data() + before, zip_uint64_t(step));
        bytes.resize(before + qsizetype(qMax<zip_int64_t>(got, 0)));
    } while (got > 0 && bytes.size() <= limit);
    zip_fclose(file);
    if (got < 0)
        return Error{Error::Kind::Unreadable, translated("The file is damaged and could not be read to its end."), member};
    if (bytes.size() > limit)
        return Error{Error::Kind::TooLarge, translated("The file unpacks to more than Stet reads at once, so it was not read."), member};
    return bytes;
}

} // namespace stet
