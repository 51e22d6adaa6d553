#pragma once

#include "app/import/commentsection.h"
#include "app/import/importer.h"
#include "app/import/textblock.h"

#include <QList>
#include <QString>

namespace stet {

/// Tells the parts of a published page apart: headline, byline, date, body, author box, notices, reply form, comments.
///
/// Works on the words of its blocks alone, so that the text of any site, pasted or saved, can be read. What it cannot
/// place stays in the body or in the page's notice, or is named in a remark with its words; nothing is lost without a
/// word. Used once, by one thread.
class PublishedPage
{
public:
    /// What the file said about the article outside its text, as HTML does; filled fields win over guesses.
    struct Known
    {
        QString headline;
        QString deck;
        QStringList authors;
        QDate date;
        QStringList tags;
        QString outlet;
        QString language;
    };

    explicit PublishedPage(QList<TextBlock> blocks, Known known = {});

    ImportedArticle read();

private:
    enum class Section { Top, Body, AuthorBox, Notice, Reply, Comments, Related };

    void readTop();
    bool readTopBlock(const TextBlock &block, qsizetype index);
    void takeHeadline(const TextBlock &block);
    bool takeLabel(qsizetype index);
    qsizetype opening(qsizetype from) const;
    bool isDeck(qsizetype index) const;
    bool isLoneByline(qsizetype index) const;
    bool takeBioAtTop(const TextBlock &block);
    bool isSpokenOf(const QString &name, const TextBlock &but) const;
    bool isFurnitureList(const TextBlock &block) const;
    void readRest(const TextBlock &block);
    bool openSection(const TextBlock &block);
    bool takeTagList();
    void readBody(const TextBlock &block);
    void readAuthorBox(const TextBlock &block);
    void readReply(const TextBlock &block);
    void readComment(const TextBlock &block);
    void readRelated(const TextBlock &block);
    void addNotice(const TextBlock &block);
    void leaveOut(const TextBlock &block);
    void takeProse(const TextBlock &block, ArticlePart part);
    int authorNamed(const QString &name);
    void takeByline(const QStringList &names, const QString &role, const QString &text);
    void takeBioFromBodyEnd();
    void takeSignOff();
    bool signs(const QString &name, bool withoutBio) const;
    void putSiteWordsBehindBioAside();
    void joinBody();
    void sayWhatIsMissing();
    void say(const char *sentence, const QString &words = {});
    bool moreBodyFollows(qsizetype index) const;

    QList<TextBlock> m_blocks;
    Known m_known;
    ImportedArticle m_page;
    Section m_section = Section::Top;
    qsizetype m_next = 0;
    QList<TextBlock> m_body;
    QStringList m_leftOut;
    CommentSection m_comments;
    int m_currentAuthor = -1;
    bool m_sawComments = false;
};

} // namespace stet
