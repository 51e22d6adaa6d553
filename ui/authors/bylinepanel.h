#pragma once

#include "app/authors/authorprofile.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLayout;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace stet {

class AuthorForm;
class AuthorsList;
class Draft;
class Masthead;
class NoticeBar;

/// The side panel "Byline": who signs the open article and in which order, the line that is printed, and behind it the
/// profiles of all authors. Borrows masthead, notices and draft. Window's thread.
class BylinePanel : public QWidget
{
    Q_OBJECT

public:
    BylinePanel(Masthead &masthead, NoticeBar *notices, QWidget *parent = nullptr);

    /// The article whose byline is shown; nullptr: none is open.
    void setDraft(Draft *draft);

    /// Opens the list of all profiles.
    void showAllAuthors();
    /// Opens the form of a new profile, which signs nothing yet.
    void createAuthor();
    void editAuthor(const AuthorId &id);

private:
    QLayout *makeSignerButtons();
    QWidget *makeBylinePage();
    void connectBylinePage();
    QWidget *makeFormPage();
    void showByline();
    void showResult();
    void addTyped();
    void sign(const AuthorId &id);
    void setSigning(const QList<AuthorId> &authors);
    void readOrder();
    void move(int by);
    void removeSelected();
    void deleteProfile(const AuthorId &id);
    void back();
    void updateButtons();
    QList<AuthorId> signing() const;
    AuthorId selectedSigner() const;
    bool eventFilter(QObject *watched, QEvent *event) override;

    Masthead &m_masthead;
    NoticeBar *m_notices;
    QPointer<Draft> m_draft;
    bool m_filling = false;

    QStackedWidget *m_pages;
    QWidget *m_bylinePage;
    AuthorsList *m_allPage;
    QWidget *m_formPage;
    QWidget *m_backTo = nullptr; ///< the page that the form was opened from

    QListWidget *m_signers;
    QToolButton *m_up;
    QToolButton *m_down;
    QToolButton *m_edit;
    QToolButton *m_remove;
    QLineEdit *m_add;
    QPushButton *m_addButton;
    QLineEdit *m_line;
    QLabel *m_result;
    QLabel *m_nobody;

    AuthorForm *m_form;
};

} // namespace stet
