#pragma once

#include "app/authors/authorprofile.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace stet {

class Masthead;

/// The page behind the byline with the profiles of all authors of the library. Borrows the masthead; window's thread.
class AuthorsList : public QWidget
{
    Q_OBJECT

public:
    explicit AuthorsList(Masthead &masthead, QWidget *parent = nullptr);

    /// Shows all profiles and puts the keyboard into the list.
    void open();

    /// The profile that is chosen; null: none is.
    AuthorId selected() const;
    void select(const AuthorId &id);

Q_SIGNALS:
    void editAsked(const stet::AuthorId &id);
    void createAsked();
    void deleteAsked(const stet::AuthorId &id);
    void backAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void updateButtons();
    void askToDelete();

    Masthead &m_masthead;
    QLineEdit *m_filter;
    QListWidget *m_profiles;
    QPushButton *m_edit;
    QPushButton *m_delete;
};

} // namespace stet
