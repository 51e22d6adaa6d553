#pragma once

#include "app/authors/authorprofile.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

/// Who signs a piece, told from the words around it: the bio that speaks of a writer, the name under a letter. Each
/// function looks at a paragraph or two and answers what it says, or nothing. Pure and thread-safe.
namespace stet::signing {

/// Whom a paragraph speaks of as a bio does: an author of the list by full name or by title and surname ("Ms. Ruiz is
/// …"), or whoever its sentence names. Names of the list come as they stand there.
QStringList subjectsOfBio(const QString &text, const QList<AuthorProfile> &authors);

/// Whether a paragraph tells what somebody does for a living, as a bio does and the opening of an article seldom.
bool tellsAnOccupation(const QString &text);

/// A name at the foot of a letter, with the place that may stand beside or below it.
struct SignOff
{
    QString name;
    QString place;
    int paragraphs = 1; ///< how many of the last paragraphs it takes
};
std::optional<SignOff> signOff(const QString &last, const QString &beforeLast);

/// "Ana Ruiz" alone on a line.
bool isLoneName(const QString &text);

/// A name with what belongs to it: "Ana Ruiz, Guest Columnist", "Ana Ruiz | The Herald", "ANA RUIZ: For the Herald".
struct NameLine
{
    QString name;
    QString rest;
};
std::optional<NameLine> nameLine(const QString &text);

/// A bio without the dashes and stars that a site sets around it.
QString bioWords(const QString &text);

bool endsSentence(const QString &text);

} // namespace stet::signing
