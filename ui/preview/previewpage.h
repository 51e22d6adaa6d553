#pragma once

#include <QWebEnginePage>

class QWebEngineProfile;
class QWebEngineSettings;

namespace stet {

/// The page inside the preview: it shows what it was given and does nothing else.
///
/// It loads only the address that was asked for with `open`, opens no window, answers no script's question, takes no
/// permission and gives no download. A clicked link is reported, never followed. Lives in the window's thread; must be
/// destroyed before its profile.
class PreviewPage : public QWebEnginePage
{
    Q_OBJECT

public:
    PreviewPage(QWebEngineProfile *profile, QObject *parent);

    /// Everything off that a page of words does not need, its scripts before all. Our own scripts run in a world of
    /// their own, which this does not touch.
    static void switchOff(QWebEngineSettings *settings);

    void open(const QUrl &address);

Q_SIGNALS:
    void linkClicked(const QUrl &address);

protected:
    bool acceptNavigationRequest(const QUrl &address, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType type) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList &oldFiles, const QStringList &types) override;
    void javaScriptAlert(const QUrl &origin, const QString &text) override;
    bool javaScriptConfirm(const QUrl &origin, const QString &text) override;
    bool javaScriptPrompt(const QUrl &origin, const QString &text, const QString &value, QString *answer) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &text, int line,
                                  const QString &source) override;

private:
    QUrl m_opening;
};

} // namespace stet
