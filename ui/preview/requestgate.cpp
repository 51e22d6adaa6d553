#include "ui/preview/requestgate.h"

#include "ui/preview/previewscheme.h"

#include <QWebEngineUrlRequestInfo>

namespace stet {

void RequestGate::interceptRequest(QWebEngineUrlRequestInfo &request)
{
    const QString scheme = request.requestUrl().scheme();
    const auto type = request.resourceType();
    const bool ownPage = scheme == QLatin1String(PreviewScheme::name())
                         && type == QWebEngineUrlRequestInfo::ResourceTypeMainFrame;
    const bool ownBytes = scheme == QLatin1String("data")
                          && (type == QWebEngineUrlRequestInfo::ResourceTypeImage
                              || type == QWebEngineUrlRequestInfo::ResourceTypeFontResource);
    if (!ownPage && !ownBytes)
        request.block(true);
}

} // namespace stet
