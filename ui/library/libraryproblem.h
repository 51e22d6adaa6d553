#pragma once

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace stet {

/// Says beside the desk what is wrong with the library, and offers the ways on: as a page instead of the desk when the
/// library cannot be opened, as a banner above it when it can only be read.
///
/// Puts itself into the layout that the desk is in. Asks by signals. Window's thread.
class LibraryProblem : public QFrame
{
    Q_OBJECT

public:
    explicit LibraryProblem(QWidget *desk);

    void showPage(const QString &sentence, const QString &folder);
    void showBanner(const QString &sentence);
    void clear();

    bool isPage() const { return m_isPage; }
    QString sentence() const;

Q_SIGNALS:
    void tryAgainAsked();
    void anotherAsked();
    void copyAsked();
    void exportAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *addButton(const QString &name, const QString &text, void (LibraryProblem::*asked)());

    QWidget *m_desk;
    QBoxLayout *m_layout;
    QBoxLayout *m_buttons;
    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_folder;
    QPushButton *m_again;
    QPushButton *m_another;
    bool m_isPage = false;
};

} // namespace stet
