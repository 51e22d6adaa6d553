#pragma once

#include "app/result.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace stet {

/// One sentence along the lower edge of the desk, with at most one verb: "Deleted “Harbour lights”." [Undo]
///
/// It never takes the keyboard away from the writer. What was done goes by itself after a while, unless the pointer or
/// the focus is on it; what went wrong stays until it is put away. A new sentence takes the place of the one before.
/// Lives in the window's thread.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// Says that something was done. `verb` is the button's text, and `action` what it does; empty: no button.
    void say(const QString &text, const QString &verb = {}, const std::function<void()> &action = {});

    /// Says something that is to be read in peace: it stays until it is put away.
    void keepSaying(const QString &text, const QString &verb = {}, const std::function<void()> &action = {});

    /// Says what could not be done, in the error's own sentence, and how to go on when there is a way.
    void sayError(const Error &error, const QString &verb = {}, const std::function<void()> &action = {});

    /// Puts the present sentence away.
    void dismiss();

    QString text() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Kind { Done, ToBeRead, Failed };
    void show(const QString &text, const QString &verb, const std::function<void()> &action, Kind kind);
    void fitHeight();

    QLabel *m_icon;
    QScrollArea *m_area;
    QLabel *m_text;
    QPushButton *m_verb;
    QToolButton *m_close;
    std::function<void()> m_action;
    Kind m_kind = Kind::Done;
    QTimer m_goesAway;
};

} // namespace stet
