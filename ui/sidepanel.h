#pragma once

#include <QIcon>
#include <QList>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace stet {

/// The one panel beside the desk, and the slim strip of icons that opens it.
///
/// Each room adds the panel that it made; one at a time is shown, or none. The strip stays. Lives in the window's
/// thread and owns the panels.
class SidePanel : public QWidget
{
    Q_OBJECT

public:
    explicit SidePanel(QWidget *parent = nullptr);

    /// `id` is the last word of the command that opens it: "byline" for "panel.byline". `title` is translated.
    void addPanel(const QString &id, const QString &title, const QIcon &icon, QWidget *panel);

    /// Opens a panel, or closes all of them with an empty id. An id that nobody added changes nothing.
    void show(const QString &id);

    /// Opens the panel and moves the focus into it; closes it when it is open and has the focus.
    void toggle(const QString &id);

    QString shown() const { return m_shown; } ///< empty: none is open
    QStringList panels() const;
    QWidget *panel(const QString &id) const;

    /// The width of the whole with an open panel, kept while none is open; and what it wants now.
    int openWidth() const { return m_openWidth; }
    void setOpenWidth(int width);
    int wantedWidth() const;

Q_SIGNALS:
    /// `id` is empty when the panel was closed.
    void panelShown(const QString &id);
    void panelAdded();
    /// The panel with the keyboard was closed; somebody else takes it.
    void keyboardLeft();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Panel
    {
        QString id;
        QString title;
        QWidget *widget;
        QToolButton *button;
    };
    const Panel *find(const QString &id) const;

    QList<Panel> m_panels;
    QString m_shown;
    QWidget *m_room;
    QLabel *m_title;
    QToolButton *m_close;
    QStackedWidget *m_stack;
    QWidget *m_strip;
    QVBoxLayout *m_stripLayout;
    int m_openWidth = 340;
    bool m_changing = false;
};

} // namespace stet
