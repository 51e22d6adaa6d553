#pragma once

#include <QByteArray>
#include <QUrl>
#include <QWebEngineUrlSchemeHandler>

namespace stet {

/// Answers `stet-preview:` addresses with the one page that was given last, and with nothing else.
///
/// What is served is the exported page byte for byte, with one line more: a Content-Security-Policy that forbids
/// scripts, forms, frames and every address outside the page. The scheme has no access to local files.
/// Lives in the window's thread; owned by the view whose profile it is installed in.
class PreviewScheme : public QWebEngineUrlSchemeHandler
{
    Q_OBJECT

public:
    static QByteArray name();

    /// Tells the engine of the scheme. Must run before QApplication is made, once.
    static void registerScheme();

    /// The address of the page; `number` makes each loading an address of its own.
    static QUrl address(quint64 number);

    /// The line that the served page has beyond the exported one, with its line feed.
    static QByteArray policyLine();

    /// `html` with the policy line as the first thing inside its <head>, or before the first element that is no head.
    static QByteArray withPolicy(const QByteArray &html);

    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;

    void setDocument(const QByteArray &html) { m_document = withPolicy(html); }

    void requestStarted(QWebEngineUrlRequestJob *job) override;

private:
    QByteArray m_document;
};

} // namespace stet
