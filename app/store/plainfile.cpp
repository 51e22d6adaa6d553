#include "app/store/plainfile.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>

namespace stet {

std::optional<QByteArray> readPlainFile(const QString &path, qint64 largest)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat found = {};
    QFile file;
    if (descriptor < 0 || !file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)
        || ::fstat(descriptor, &found) != 0 || !S_ISREG(found.st_mode) || found.st_size > largest)
        return {};
    return file.read(largest);
}

} // namespace stet
