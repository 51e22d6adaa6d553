#include "ui/history/versioncomparison.h"

#include "app/store/library.h"

#include <QStringList>

#include <algorithm>

namespace stet {

namespace {

/// An article with the line that signs it.
struct SignedText
{
    Article article;
    QString byline;
};

SignedText signedText(const Article &article, const QList<AuthorProfile> &authors)
{
    QStringList names;
    for (const AuthorProfile &author : authors)
        names.append(author.name);
    return {article, bylineLine(article.byline, names)};
}

Result<SignedText> versionText(Library &library, const ArticleId &id, quint64 sequence)
{
    const auto content = library.revisions().load(id, sequence);
    if (!content)
        return content.error();
    return signedText(content->article, content->authors);
}

/// Takes pieces in and cuts them at the ends of lines that both texts have.
class PassageCutter
{
public:
    void take(const DiffPiece &piece)
    {
        if (piece.kind != DiffPiece::Kind::Same) {
            add(piece);
            return;
        }
        qsizetype start = 0;
        for (;;) {
            const qsizetype feed = piece.text.indexOf(QLatin1Char('\n'), start);
            add({piece.kind, piece.text.mid(start, feed < 0 ? -1 : feed - start)});
            if (feed < 0)
                return;
            cut();
            start = feed + 1;
        }
    }

    QList<ComparedPassage> passages()
    {
        m_passages.append(m_open);
        return m_passages;
    }

private:
    void add(const DiffPiece &piece)
    {
        if (piece.text.isEmpty())
            return;
        m_open.pieces.append(piece);
        if (piece.kind != DiffPiece::Kind::Added)
            m_open.earlier += piece.text;
        if (piece.kind != DiffPiece::Kind::Removed)
            m_open.end += piece.text.size();
    }

    void cut()
    {
        m_passages.append(m_open);
        const qsizetype next = m_open.end + 1;
        m_open = {{}, {}, next, next};
    }

    QList<ComparedPassage> m_passages;
    ComparedPassage m_open;
};

} // namespace

bool ComparedPassage::differs() const
{
    return std::any_of(pieces.cbegin(), pieces.cend(),
                       [](const DiffPiece &piece) { return piece.kind != DiffPiece::Kind::Same; });
}

QString ComparedPassage::withEarlier(qsizetype from, qsizetype to) const
{
    QString text;
    qsizetype at = 0;
    for (qsizetype i = 0; i < pieces.size();) {
        if (pieces[i].kind == DiffPiece::Kind::Same) {
            text += pieces[i].text;
            at += pieces[i++].text.size();
            continue;
        }
        // Neighbours that differ belong together.
        QString earlierWords;
        QString laterWords;
        const qsizetype begin = at;
        for (; i < pieces.size() && pieces[i].kind != DiffPiece::Kind::Same; at += pieces[i++].text.size())
            (pieces[i].kind == DiffPiece::Kind::Removed ? earlierWords : laterWords) += pieces[i].text;
        text += begin < to && from < at ? earlierWords : laterWords;
    }
    return text;
}

QString plainLines(QString body)
{
    body.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    // A text document takes each of these for the end of a paragraph.
    for (const char16_t end : {u'\r', u'\u2029', u'\ufdd0', u'\ufdd1'})
        body.replace(QChar(end), QLatin1Char('\n'));
    return body;
}

QList<ComparedPassage> comparedPassages(const QString &earlier, const QString &later)
{
    PassageCutter cutter;
    for (const DiffPiece &piece : wordDiff(earlier, later))
        cutter.take(piece);
    return cutter.passages();
}

Result<VersionComparison> compareVersions(const ComparisonQuestion &question)
{
    const auto library = Library::connect(question.folder);
    if (!library)
        return library.error();
    const ArticleId id = question.now.id;
    const auto version = versionText(**library, id, question.sequence);
    if (!version)
        return version.error();
    SignedText earlier;
    SignedText later = *version;
    if (question.withNow) {
        const Article now = question.now.article();
        const auto authors = (*library)->authors().find(now.byline.authors);
        if (!authors)
            return authors.error();
        earlier = later;
        later = signedText(now, *authors);
    } else if (question.before != 0) {
        const auto before = versionText(**library, id, question.before);
        if (!before)
            return before.error();
        earlier = *before;
    }
    return VersionComparison{question.sequence,
                             question.withNow ? 0 : question.before,
                             question.now.revision,
                             question.withNow,
                             wordDiff(earlier.article.headline, later.article.headline),
                             wordDiff(earlier.article.deck, later.article.deck),
                             wordDiff(earlier.byline, later.byline),
                             comparedPassages(plainLines(earlier.article.body), plainLines(later.article.body))};
}

} // namespace stet
