#pragma once

#include <QFrame>
#include <QUrl>

class QLabel;
class QPushButton;

namespace stet {

/// What becomes of a link that was clicked in the preview.
struct LinkVerdict
{
    bool allowed = false;
    QString sentence; ///< asks with the real host, or says why not
};

/// Only http, https, mailto and tel leave the program. The host is named as the network knows it, so that neither
/// "bank.example@elsewhere.example" nor letters of another alphabet can pass for another.
LinkVerdict judgeLink(const QUrl &address);

/// The line under the preview that asks before a link is opened outside.
class LinkBar : public QFrame
{
    Q_OBJECT

public:
    explicit LinkBar(QWidget *parent = nullptr);

    void offer(const QUrl &address);

Q_SIGNALS:
    void accepted(const QUrl &address);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_sentence;
    QPushButton *m_open;
    QPushButton *m_close;
    QUrl m_address;
};

} // namespace stet
