#pragma once

#include "app/authors/authorprofile.h"
#include "ui/authors/portrait.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace stet {

/// The form of one author profile. What is typed is reported at once; what is doubtful is said under its field and
/// keeps nobody from going on. Window's thread.
class AuthorForm : public QWidget
{
    Q_OBJECT

public:
    explicit AuthorForm(QWidget *parent = nullptr);

    void setProfile(const AuthorProfile &profile);
    const AuthorProfile &profile() const { return m_profile; }

    void focusName();

Q_SIGNALS:
    void edited(const stet::AuthorProfile &profile);

private:
    struct LinkRow
    {
        QWidget *row;
        QLineEdit *label;
        QLineEdit *address;
        QLabel *remark;
    };

    QLineEdit *addLine(QVBoxLayout *form, const QString &name, const QString &label, const QString &placeholder);
    QLabel *addRemark(QVBoxLayout *form, const QString &name);
    void buildPortrait(QVBoxLayout *form);
    void buildLinks(QVBoxLayout *form);
    void addLinkRow(const SocialLink &link);
    void removeLinkRow(const QWidget *row);
    void choosePortrait();
    void usePortrait(const Result<Portrait> &portrait);
    void removePortrait();
    void showPortrait();
    void read();
    void showRemarks();

    AuthorProfile m_profile;
    bool m_filling = false;
    quint64 m_era = 0; ///< raised with each profile shown, so that a portrait that comes late is dropped

    QLineEdit *m_name;
    QLineEdit *m_role;
    QLineEdit *m_location;
    QLineEdit *m_email;
    QLineEdit *m_website;
    QPlainTextEdit *m_bio;
    QLabel *m_nameRemark;
    QLabel *m_bioRemark;
    QLabel *m_emailRemark;
    QLabel *m_websiteRemark;
    QVBoxLayout *m_linkLayout;
    QList<LinkRow> m_links;
    QLabel *m_portrait;
    QLabel *m_portraitRemark;
    QPushButton *m_choosePortrait;
    QPushButton *m_removePortrait;
};

} // namespace stet
