#include "app/page/pagewords.h"

#include <QLocale>

#include <array>

namespace stet {

namespace {

/// One row for each of PageWords::Column.
using Row = std::array<const char16_t *, 4>;

constexpr Row publishedByRow{u"Published by", u"Veröffentlicht von", u"Publié par", u"Publicado por"};
constexpr Row byRow{u"By", u"Von", u"Par", u"Por"};
constexpr Row andRow{u"and", u"und", u"et", u"y"};
constexpr Row dateRow{u"d MMMM yyyy", u"d. MMMM yyyy", u"d MMMM yyyy", u"d 'de' MMMM 'de' yyyy"};
constexpr Row leaveReplyRow{u"Leave a Reply", u"Schreibe einen Kommentar", u"Laisser un commentaire", u"Deja una respuesta"};
constexpr Row commentRow{u"Comment", u"Kommentar", u"Commentaire", u"Comentario"};
constexpr Row nameRow{u"Name", u"Name", u"Nom", u"Nombre"};
constexpr Row emailRow{u"Email", u"E-Mail", u"E-mail", u"Correo electrónico"};
constexpr Row websiteRow{u"Website", u"Website", u"Site web", u"Sitio web"};
constexpr Row postCommentRow{u"Post Comment", u"Kommentar abschicken", u"Publier le commentaire", u"Publicar el comentario"};
constexpr Row oneThoughtRow{u"One thought on “%1”", u"Ein Gedanke zu „%1“", u"Une réflexion sur « %1 »",
                            u"Un comentario en «%1»"};
constexpr Row thoughtsRow{u"%2 thoughts on “%1”", u"%2 Gedanken zu „%1“", u"%2 réflexions sur « %1 »",
                          u"%2 comentarios en «%1»"};
constexpr Row heldRow{u"The page announced %2 comments. The text holds %1 of them.",
                      u"Die Seite kündigte %2 Kommentare an. Der Text enthält davon %1.",
                      u"La page annonçait %2 commentaires. Le texte en contient %1.",
                      u"La página anunciaba %2 comentarios. El texto contiene %1."};
constexpr Row portraitRow{u"Portrait of %1", u"Porträt von %1", u"Portrait de %1", u"Retrato de %1"};
constexpr Row sourcesRow{u"Sources", u"Quellen", u"Sources", u"Fuentes"};
constexpr Row untitledRow{u"Untitled", u"Ohne Titel", u"Sans titre", u"Sin título"};

} // namespace

PageWords::PageWords(const QString &language) : m_language(language)
{
    const QString primary = language.section(u'-', 0, 0).toLower();
    m_column = primary == u"de" ? German : primary == u"fr" ? French : primary == u"es" ? Spanish : English;
}

QString PageWords::publishedBy() const { return QString::fromUtf16(publishedByRow[m_column]); }
QString PageWords::by() const { return QString::fromUtf16(byRow[m_column]); }
QString PageWords::leaveReply() const { return QString::fromUtf16(leaveReplyRow[m_column]); }
QString PageWords::commentField() const { return QString::fromUtf16(commentRow[m_column]); }
QString PageWords::nameField() const { return QString::fromUtf16(nameRow[m_column]); }
QString PageWords::emailField() const { return QString::fromUtf16(emailRow[m_column]); }
QString PageWords::websiteField() const { return QString::fromUtf16(websiteRow[m_column]); }
QString PageWords::postComment() const { return QString::fromUtf16(postCommentRow[m_column]); }
QString PageWords::untitled() const { return QString::fromUtf16(untitledRow[m_column]); }
QString PageWords::sources() const { return QString::fromUtf16(sourcesRow[m_column]); }
QString PageWords::website() const { return QString::fromUtf16(websiteRow[m_column]); }

QString PageWords::listed(const QStringList &names) const
{
    if (names.size() < 2)
        return names.join(QString());
    const QString last = u' ' + QString::fromUtf16(andRow[m_column]) + u' ' + names.last();
    return names.first(names.size() - 1).join(QStringLiteral(", ")) + last;
}

QString PageWords::date(QDate date) const
{
    const QLocale locale(QString(m_language).replace(u'-', u'_'));
    const bool american = m_column == English && !m_language.contains(u'-');
    if (american || m_language.compare(u"en-US", Qt::CaseInsensitive) == 0)
        return QLocale(QLocale::English).toString(date, QStringLiteral("MMMM d, yyyy"));
    return locale.toString(date, QString::fromUtf16(dateRow[m_column]));
}

QString PageWords::thoughtsOn(int count, const QString &headline) const
{
    if (count == 1)
        return QString::fromUtf16(oneThoughtRow[m_column]).arg(headline);
    return QString::fromUtf16(thoughtsRow[m_column]).arg(headline, QString::number(count));
}

QString PageWords::commentsHeld(int held, int announced) const
{
    return QString::fromUtf16(heldRow[m_column]).arg(QString::number(held), QString::number(announced));
}

QString PageWords::portraitOf(const QString &name) const
{
    return QString::fromUtf16(portraitRow[m_column]).arg(name);
}

} // namespace stet
