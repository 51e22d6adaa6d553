#pragma once

#include <QByteArrayView>

namespace stet {

/// Whether a reader may be sent there: http, https, mailto, tel, or a place in the same site.
bool isSafeLink(QByteArrayView address);

/// Whether a picture may be shown from there: http, https, a place in the same site, or a picture written out (`data:`).
bool isSafeImage(QByteArrayView address);

/// `data:` with a picture of a kind that cannot hold a script.
bool isPictureWrittenOut(QByteArrayView address);

/// `javascript:` and the like, `data:` and `file:`.
bool runsOrOpens(QByteArrayView address);

/// `//host` is another site, in the scheme of the page, which may be a file.
bool namesAnotherHost(QByteArrayView address);

} // namespace stet
