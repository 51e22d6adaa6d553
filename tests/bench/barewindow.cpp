// The least that could be started on a file: a bare QPlainTextEdit, or, built with BARE_WEB_VIEW, a bare web view.
// startbench starts both beside Stet; the editor is built without Qt WebEngine, so that its start pays for nothing else.
#include <QApplication>
#include <QFile>
#include <QPlainTextEdit>
#ifdef BARE_WEB_VIEW
#include <QWebEngineView>
#endif

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QFile file(application.arguments().value(1));
    if (!file.open(QIODevice::ReadOnly))
        return 2;
    const QString text = QString::fromUtf8(file.readAll());
#ifdef BARE_WEB_VIEW
    QWebEngineView window;
    window.setHtml(QStringLiteral("<pre style=\"white-space: pre-wrap\">%1</pre>").arg(text.toHtmlEscaped()));
#else
    QPlainTextEdit window;
    window.setPlainText(text);
#endif
    window.setGeometry(0, 0, 1600, 1000);
    window.show();
    return QApplication::exec();
}
