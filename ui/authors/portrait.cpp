#include "ui/authors/portrait.h"

#include <QBuffer>
#include <QColorSpace>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QImageReader>
#include <QPainter>

namespace stet {

namespace {

constexpr int longestSide = 512;
constexpr qint64 mostBytes = 64 * 1024 * 1024;
constexpr qint64 mostPixels = 100'000'000;

Error refusal(Error::Kind kind, const char *sentence, const QString &detail)
{
    return {kind, QCoreApplication::translate("stet::Portrait", sentence), detail};
}

bool isPictureFormat(const QByteArray &format)
{
    return format == "png" || format == "jpeg" || format == "jpg" || format == "webp" || format == "gif";
}

/// The square of a picture that a face is most likely in: the middle, and of a tall picture the upper part.
QRect faceOf(const QSize &size)
{
    const int side = qMin(size.width(), size.height());
    return {(size.width() - side) / 2, (size.height() - side) / 3, side, side};
}

/// That square without any of the metadata.
QImage bare(const QImage &image)
{
    QImage srgb = image.copy(faceOf(image.size()));
    if (srgb.colorSpace().isValid() && srgb.colorSpace() != QColorSpace(QColorSpace::SRgb))
        srgb.convertToColorSpace(QColorSpace::SRgb);
    const bool transparent = srgb.hasAlphaChannel();
    QImage copy(srgb.size(), transparent ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    copy.fill(transparent ? Qt::transparent : Qt::white);
    QPainter painter(&copy);
    painter.drawImage(0, 0, srgb);
    return copy;
}

} // namespace

Result<Portrait> portraitFromFile(const QString &path)
{
    const QFileInfo file(path);
    if (!file.isFile() || !file.isReadable())
        return refusal(Error::Kind::NotFound,
                       QT_TRANSLATE_NOOP("stet::Portrait", "The picture could not be read; the portrait is unchanged."),
                       path);
    if (file.size() > mostBytes)
        return refusal(Error::Kind::TooLarge,
                       QT_TRANSLATE_NOOP("stet::Portrait", "The picture is larger than 64 MB; choose a smaller one."),
                       path);
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!isPictureFormat(reader.format()))
        return refusal(Error::Kind::Unreadable,
                       QT_TRANSLATE_NOOP("stet::Portrait", "This file is no PNG, JPEG, WebP or GIF picture; the "
                                                           "portrait is unchanged."),
                       path);
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > mostPixels)
        return refusal(Error::Kind::TooLarge,
                       QT_TRANSLATE_NOOP("stet::Portrait", "The picture has more than 100 megapixels or does not say "
                                                           "how large it is; choose another one."),
                       path);
    if (qMin(size.width(), size.height()) > longestSide)
        reader.setScaledSize(size.scaled(longestSide, longestSide, Qt::KeepAspectRatioByExpanding));
    const QImage image = reader.read();
    if (image.isNull())
        return refusal(Error::Kind::Unreadable,
                       QT_TRANSLATE_NOOP("stet::Portrait", "The picture is damaged; the portrait is unchanged."),
                       reader.errorString());
    const QImage picture = bare(image);
    Portrait portrait;
    QBuffer buffer(&portrait.bytes);
    buffer.open(QIODevice::WriteOnly);
    const bool transparent = picture.hasAlphaChannel();
    portrait.mimeType = transparent ? QStringLiteral("image/png") : QStringLiteral("image/jpeg");
    if (!picture.save(&buffer, transparent ? "PNG" : "JPEG", transparent ? -1 : 86))
        return refusal(Error::Kind::Unavailable,
                       QT_TRANSLATE_NOOP("stet::Portrait", "The picture could not be made into a portrait."), path);
    return portrait;
}

} // namespace stet
