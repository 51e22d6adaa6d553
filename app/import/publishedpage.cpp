#include "app/import/publishedpage.h"

#include "app/import/pageshapes.h"
#include "app/import/signing.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace stet {

namespace {

constexpr qsizetype longestBio = 700;
constexpr qsizetype longestShape = 400; ///< no heading of a page's section is longer
/// What a site prints after an article is looked for in this many blocks at most: a book has none in its middle.
constexpr qsizetype longestEnd = 4000;

/// What the words of a block look like inside a sentence about them.
QString shown(const QString &words)
{
    const QString line = words.simplified();
    return line.size() <= 120 ? line : line.left(119) + QChar(0x2026);
}

} // namespace

PublishedPage::PublishedPage(QList<TextBlock> blocks, Known known)
    : m_blocks(std::move(blocks)), m_known(std::move(known))
{
}

ImportedArticle PublishedPage::read()
{
    m_page.article.headline = m_known.headline;
    m_page.article.deck = m_known.deck;
    m_page.article.date = m_known.date;
    m_page.article.tags = m_known.tags;
    m_page.article.outlet = m_known.outlet;
    m_page.saysLanguage = !m_known.language.isEmpty();
    if (m_page.saysLanguage)
        m_page.article.language = m_known.language;
    takeByline(m_known.authors, {}, {});
    readTop();
    for (; m_next < m_blocks.size() - longestEnd; ++m_next)
        m_body.append(m_blocks[m_next]);
    while (m_next < m_blocks.size()) {
        const TextBlock block = m_blocks[m_next++];
        readRest(block);
    }
    takeBioFromBodyEnd();
    takeSignOff();
    joinBody();
    sayWhatIsMissing();
    std::stable_sort(m_page.prose.begin(), m_page.prose.end(), [](const ProseParagraph &a, const ProseParagraph &b) {
        return a.source.start < b.source.start;
    });
    return std::move(m_page);
}

void PublishedPage::readRest(const TextBlock &block)
{
    if (openSection(block))
        return;
    switch (m_section) {
    case Section::Top:
    case Section::Body:
        readBody(block);
        break;
    case Section::AuthorBox:
        readAuthorBox(block);
        break;
    case Section::Notice:
        addNotice(block);
        break;
    case Section::Reply:
        readReply(block);
        break;
    case Section::Comments:
        readComment(block);
        break;
    case Section::Related:
        readRelated(block);
        break;
    }
}

/// A block that says what follows it; inside comments only the next section's headings count.
bool PublishedPage::openSection(const TextBlock &block)
{
    const QString &text = block.text;
    if (block.kind == TextBlock::Kind::Other || text.size() > longestShape)
        return false;
    if (const auto count = shapes::commentsHeading(text); count && (*count >= 0 || !m_sawComments)) {
        // Above the text it is a link down to the comments.
        if (m_section == Section::Body && m_body.size() < 3 && moreBodyFollows(m_next)) {
            m_page.article.page.announcedComments = std::max(m_page.article.page.announcedComments, *count);
            return true;
        }
        m_section = Section::Comments;
        m_sawComments = true;
        m_page.article.page.announcedComments = std::max(m_page.article.page.announcedComments, *count);
        return true;
    }
    if (shapes::replyHeading(text)) {
        m_section = Section::Reply;
        m_page.article.page.replyForm = true;
        return true;
    }
    if (m_section == Section::Comments)
        return false;
    if (const auto name = shapes::authorBox(text)) {
        m_section = Section::AuthorBox;
        m_currentAuthor = name->isEmpty() ? -1 : authorNamed(*name);
        return true;
    }
    if (const auto tags = shapes::tags(text)) {
        m_page.article.tags += *tags;
        m_page.article.tags.removeDuplicates();
        return true;
    }
    if (shapes::tagsHeading(text) && takeTagList())
        return true;
    if (shapes::relatedHeading(text)) {
        leaveOut(block);
        m_section = Section::Related;
        return true;
    }
    return false;
}

/// The list under "Topics".
bool PublishedPage::takeTagList()
{
    if (m_next >= m_blocks.size() || m_blocks[m_next].kind != TextBlock::Kind::Other)
        return false;
    const QStringList names = m_blocks[m_next].text.split(u'\n', Qt::SkipEmptyParts);
    constexpr qsizetype longestTag = 40;
    if (std::any_of(names.begin(), names.end(), [](const QString &name) { return name.size() > longestTag; }))
        return false;
    m_page.article.tags += names;
    m_page.article.tags.removeDuplicates();
    ++m_next;
    return true;
}

void PublishedPage::readBody(const TextBlock &block)
{
    const bool plain = block.kind == TextBlock::Kind::Paragraph;
    const bool label = block.kind == TextBlock::Kind::Heading && block.text.endsWith(u':'); // "Share this:"
    if (((plain || label) && shapes::furniture(block.text)) || isFurnitureList(block)) {
        leaveOut(block);
        return;
    }
    if (plain && !m_body.isEmpty() && block.text.size() < 500 && shapes::notice(block.text)
        && signing::subjectsOfBio(block.text, m_page.authors).isEmpty() && !moreBodyFollows(m_next)) {
        m_section = Section::Notice;
        addNotice(block);
        return;
    }
    m_body.append(block);
}

/// A list of nothing but links to share a page with.
bool PublishedPage::isFurnitureList(const TextBlock &block) const
{
    const QStringList lines = block.text.split(u'\n', Qt::SkipEmptyParts);
    return block.kind == TextBlock::Kind::Other && !lines.isEmpty()
           && std::all_of(lines.begin(), lines.end(), shapes::furniture);
}

/// Whether paragraphs of an article's length follow before the next section of the page.
bool PublishedPage::moreBodyFollows(qsizetype index) const
{
    for (qsizetype i = index; i < m_blocks.size(); ++i) {
        const QString &text = m_blocks[i].text;
        if (shapes::authorBox(text) || shapes::replyHeading(text) || shapes::commentsHeading(text)
            || shapes::relatedHeading(text))
            return false;
        if (text.size() > 160 && !shapes::notice(text) && shapes::namesInBio(text).isEmpty())
            return true;
        if (i - index > 20)
            return true;
    }
    return false;
}

void PublishedPage::readAuthorBox(const TextBlock &block)
{
    const QString text = block.text.simplified();
    if (shapes::furniture(text)) {
        leaveOut(block);
        return;
    }
    if (signing::isLoneName(text)) {
        m_currentAuthor = authorNamed(text);
        return;
    }
    const QStringList names = shapes::namesInBio(text);
    const bool names_ = !names.isEmpty() && !text.startsWith(QLatin1String("This "));
    if (!names_ && shapes::notice(text)) {
        addNotice(block);
        return;
    }
    static const QRegularExpression pronoun(QStringLiteral("^(?:He|She|They|His|Her|Their|Follow (?:him|her|them)|In \\d{4})\\b"));
    QList<AuthorProfile> &authors = m_page.authors;
    QList<int> whose;
    if (names_) {
        for (const QString &name : names)
            whose.append(authorNamed(name));
        m_currentAuthor = whose.last();
    } else if (m_currentAuthor >= 0
               && (authors[m_currentAuthor].bio.isEmpty() || pronoun.match(text).hasMatch())) {
        whose.append(m_currentAuthor);
    } else if (authors.size() == 1 && authors.first().bio.isEmpty()) {
        whose.append(0);
    } else if (authors.isEmpty() && text.size() > 60) {
        say("The author's box names nobody, so the author has no name yet.");
        whose.append(authorNamed({}));
    }
    if (whose.isEmpty()) {
        say("“%1” stood in the author's box and was put into the page's notice.", block.text);
        addNotice(block);
        return;
    }
    for (const int author : whose) {
        QString &bio = authors[author].bio;
        bio += (bio.isEmpty() ? QString() : QStringLiteral("\n\n")) + block.markdown;
    }
    takeProse(block, ArticlePart::Bio);
}

void PublishedPage::readReply(const TextBlock &block)
{
    if (shapes::formLabel(block.text) || shapes::furniture(block.text)) {
        leaveOut(block);
        return;
    }
    if (shapes::formNotice(block.text)) {
        QString &notice = m_page.article.page.replyNotice;
        notice += (notice.isEmpty() ? QString() : QStringLiteral(" ")) + block.markdown;
        takeProse(block, ArticlePart::Notice);
        return;
    }
    addNotice(block);
    if (!shapes::notice(block.text))
        say("“%1” stood after the reply form and was put into the page's notice.", block.text);
}

void PublishedPage::readComment(const TextBlock &block)
{
    const QString &text = block.text;
    if (block.kind == TextBlock::Kind::Paragraph && (shapes::formLabel(text) || shapes::furniture(text))) {
        leaveOut(block);
        return;
    }
    if (shapes::formNotice(text)) {
        m_page.article.page.replyNotice += (m_page.article.page.replyNotice.isEmpty() ? "" : " ") + block.markdown;
        takeProse(block, ArticlePart::Notice);
        return;
    }
    const TextBlock *next = m_next < m_blocks.size() ? &m_blocks[m_next] : nullptr;
    switch (m_comments.take(block, next, m_blocks.size() - (m_next - 1), m_page.article.page.announcedComments)) {
    case CommentSection::Taken::Name:
    case CommentSection::Taken::Date:
        break;
    case CommentSection::Taken::Words:
        takeProse(block, ArticlePart::Comment);
        break;
    }
}

/// Under "Related posts": headlines of other pieces, as long as they look like it.
void PublishedPage::readRelated(const TextBlock &block)
{
    if (shapes::notice(block.text)) {
        m_section = Section::Notice;
        addNotice(block);
        return;
    }
    if (block.text.size() <= 160 && !(signing::endsSentence(block.text) && block.text.size() > 100)) {
        leaveOut(block);
        return;
    }
    m_section = Section::Body;
    readBody(block);
}

void PublishedPage::addNotice(const TextBlock &block)
{
    if (shapes::furniture(block.text)) {
        leaveOut(block);
        return;
    }
    QString &notice = m_page.article.page.notice;
    notice += (notice.isEmpty() ? QString() : QStringLiteral("\n\n")) + block.markdown;
    takeProse(block, ArticlePart::Notice);
}

void PublishedPage::leaveOut(const TextBlock &block)
{
    m_leftOut.append(shown(block.text));
}

void PublishedPage::takeProse(const TextBlock &block, ArticlePart part)
{
    for (ProseParagraph paragraph : block.prose) {
        paragraph.part = part;
        m_page.prose.append(std::move(paragraph));
    }
}

/// The index of the author of that name, or of whom the name is a part ("Aly" of "Aly Marsh"); a new one if need be.
int PublishedPage::authorNamed(const QString &name)
{
    QList<AuthorProfile> &authors = m_page.authors;
    for (int i = 0; i < authors.size(); ++i) {
        const QString &known = authors[i].name;
        const bool same = known.compare(name, Qt::CaseInsensitive) == 0
                          || known.startsWith(name + u' ', Qt::CaseInsensitive)
                          || (name.contains(u' ') && known.endsWith(u' ' + name.section(u' ', -1), Qt::CaseInsensitive)
                              && known.front().toLower() == name.front().toLower());
        if (same && !name.isEmpty())
            return i;
        if (!known.isEmpty() && name.startsWith(known + u' ', Qt::CaseInsensitive)) {
            authors[i].name = name;
            return i;
        }
    }
    AuthorProfile author;
    author.id = QUuid::createUuid();
    author.name = name;
    authors.append(author);
    m_page.article.byline.authors.append(author.id);
    return int(authors.size()) - 1;
}

void PublishedPage::takeByline(const QStringList &names, const QString &role, const QString &text)
{
    for (const QString &name : names) {
        const int author = authorNamed(name);
        if (!role.isEmpty() && m_page.authors[author].role.isEmpty())
            m_page.authors[author].role = role;
    }
    if (!text.isEmpty())
        m_page.article.byline.text = text;
}

/// "Ana Ruiz is a …" as the body's last paragraph is a bio when she signs, or when nobody else does and the body never
/// speaks of her.
void PublishedPage::takeBioFromBodyEnd()
{
    putSiteWordsBehindBioAside();
    while (m_body.size() > 1 && m_body.last().text.size() < longestBio) {
        const TextBlock block = m_body.last();
        const bool oneItem = block.kind == TextBlock::Kind::Other && block.markdown.startsWith(QLatin1String("- "))
                             && !block.text.contains(u'\n');
        if (block.kind != TextBlock::Kind::Paragraph && !oneItem)
            return;
        const QStringList names = signing::subjectsOfBio(block.text, m_page.authors);
        if (names.isEmpty())
            return;
        const bool known = std::all_of(names.begin(), names.end(), [this](const QString &name) { return signs(name, true); });
        const bool unspoken = m_page.authors.isEmpty() && m_body.size() > 3 && names.first().contains(u' ')
                              && !isSpokenOf(names.first(), block);
        if (!known && !unspoken)
            return;
        for (const QString &name : names)
            m_page.authors[authorNamed(name)].bio = signing::bioWords(oneItem ? block.markdown.mid(2) : block.markdown);
        if (!known)
            say("The last paragraph was taken for the bio of %1.", names.join(QStringLiteral(", ")));
        takeProse(block, ArticlePart::Bio);
        m_body.removeLast();
    }
}

/// Whether somebody of that name is an author of the page; `withoutBio`: and one whose bio is not known yet.
bool PublishedPage::signs(const QString &name, bool withoutBio) const
{
    return std::any_of(m_page.authors.begin(), m_page.authors.end(), [&](const AuthorProfile &author) {
        return author.name.compare(name, Qt::CaseInsensitive) == 0 && !(withoutBio && !author.bio.isEmpty());
    });
}

/// Under the bio of whoever signs stands only what the site says itself, such as a call for letters.
void PublishedPage::putSiteWordsBehindBioAside()
{
    constexpr qsizetype mostBehind = 2;
    for (qsizetype i = m_body.size() - 2; i > 0 && i >= m_body.size() - 1 - mostBehind; --i) {
        const TextBlock &block = m_body[i];
        const QStringList names = block.text.size() < longestBio && block.kind == TextBlock::Kind::Paragraph
            ? signing::subjectsOfBio(block.text, m_page.authors) : QStringList();
        if (names.isEmpty() || !std::all_of(names.begin(), names.end(), [this](const QString &name) { return signs(name, true); }))
            continue;
        while (m_body.size() > i + 1)
            addNotice(m_body.takeAt(i + 1));
        return;
    }
}

/// The name under a letter, when nothing else says who signs.
void PublishedPage::takeSignOff()
{
    const qsizetype size = m_body.size();
    if (!m_page.authors.isEmpty() || size < 3 || m_body[size - 1].kind != TextBlock::Kind::Paragraph
        || m_body[size - 2].kind != TextBlock::Kind::Paragraph)
        return;
    const auto found = signing::signOff(m_body[size - 1].text, m_body[size - 2].text);
    if (!found)
        return;
    AuthorProfile &author = m_page.authors[authorNamed(found->name)];
    author.location = found->place;
    say("The name at the end, %1, was taken for the author's.", found->name);
    for (int i = 0; i < found->paragraphs; ++i) {
        takeProse(m_body.last(), ArticlePart::Bio);
        m_body.removeLast();
    }
}

void PublishedPage::joinBody()
{
    QStringList blocks;
    for (const TextBlock &block : std::as_const(m_body)) {
        blocks.append(block.markdown);
        takeProse(block, ArticlePart::Body);
    }
    m_page.article.body = blocks.join(QStringLiteral("\n\n"));
}

void PublishedPage::sayWhatIsMissing()
{
    const PageNotice &page = m_page.article.page;
    QList<ReaderComment> &comments = m_page.article.page.comments;
    comments = m_comments.comments();
    if (m_comments.ranTogether())
        say("Where one comment ends and the next begins could not be told, so they are kept as one.");
    if (m_comments.dates() > 0)
        say("The dates of the comments were left out.");
    if (page.announcedComments > comments.size())
        m_page.remarks.append(
            QCoreApplication::translate("stet::PublishedPage",
                                        "The page announces %1 comments and the text holds %2; none was made up.")
                .arg(QString::number(page.announcedComments), QString::number(comments.size())));
    m_page.article.page.announcedComments = std::max(page.announcedComments, int(comments.size()));
    if (!m_leftOut.isEmpty())
        m_page.remarks.append(QCoreApplication::translate("stet::PublishedPage", "Left out as part of the site: %1.")
                                  .arg(QStringLiteral("“") + m_leftOut.join(QStringLiteral("”, “")) + QStringLiteral("”")));
}

void PublishedPage::say(const char *sentence, const QString &words)
{
    const QString text = QCoreApplication::translate("stet::PublishedPage", sentence);
    m_page.remarks.append(words.isEmpty() ? text : text.arg(shown(words)));
}

} // namespace stet
