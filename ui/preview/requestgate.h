#pragma once

#include <QWebEngineUrlRequestInterceptor>

namespace stet {

/// Stops every request of the preview that is not for its own page or for bytes that the page itself holds.
///
/// One of the three locks: page scripts off, Content-Security-Policy, and this. It alone keeps every connection from
/// being made that the engine asks about, whatever the page says.
class RequestGate : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT

public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;

    void interceptRequest(QWebEngineUrlRequestInfo &request) override;
};

} // namespace stet
