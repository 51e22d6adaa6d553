#pragma once

#include <QDate>
#include <QString>
#include <QStringList>

namespace stet {

/// The words that a page brings of its own, in the language of the article (not in that of the window): English,
/// German, French and Spanish; English for any other.
class PageWords
{
public:
    explicit PageWords(const QString &language);

    QString publishedBy() const;
    QString by() const;                              ///< "By", before names
    QString listed(const QStringList &names) const;  ///< "A, B and C"
    QString date(QDate date) const;
    QString leaveReply() const;
    QString commentField() const;
    QString nameField() const;
    QString emailField() const;
    QString websiteField() const;
    QString postComment() const;
    QString thoughtsOn(int count, const QString &headline) const; ///< "2 thoughts on “…”"
    QString commentsHeld(int held, int announced) const;          ///< says plainly that some are not here
    QString portraitOf(const QString &name) const;
    QString website() const;
    QString untitled() const;
    QString sources() const;                         ///< the heading over a list of sources

private:
    enum Column { English, German, French, Spanish };
    Column m_column = English;
    QString m_language;
};

} // namespace stet
