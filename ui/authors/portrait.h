#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QString>

namespace stet {

/// An author's picture as it is kept and published.
struct Portrait
{
    QByteArray bytes;
    QString mimeType; ///< "image/png" for pictures with transparency, else "image/jpeg"
};

/// Reads a picture file and makes a portrait of it: turned the right way up, cut to a square of at most 512 px, in sRGB,
/// and with nothing of what the camera wrote about place, time and owner.
///
/// Refuses files over 64 MB, pictures over 100 megapixels and everything that is not PNG, JPEG, WebP or GIF. Any
/// thread. It is made here because app/ draws nothing.
Result<Portrait> portraitFromFile(const QString &path);

} // namespace stet
