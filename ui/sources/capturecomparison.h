#pragma once

#include "app/sources/source.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QTextBrowser;

namespace stet {

/// Two saved texts of one source, word by word: what went is struck through, what came is underlined. Compares away
/// from the window's thread.
class CaptureComparison : public QDialog
{
    Q_OBJECT

public:
    /// `captures` oldest first, two at least; `later` is the place of the one to be compared with the one before it.
    CaptureComparison(const QString &title, const QList<Capture> &captures, int later, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void compare();
    void showPage();

    QList<Capture> m_captures;
    QComboBox *m_earlier;
    QComboBox *m_later;
    QTextBrowser *m_text;
    quint64 m_question = 0;
    std::function<QString()> m_page;
};

} // namespace stet
