// The top of a published page: what stands above the first paragraph of its article.

#include "app/import/publishedpage.h"

#include "app/import/pageshapes.h"
#include "app/import/signing.h"

#include <QRegularExpression>

#include <algorithm>

namespace stet {

namespace {

constexpr qsizetype longestHeadline = 220;
constexpr qsizetype longestDeck = 400;
constexpr qsizetype longestLabel = 60;     ///< a line that a site prints between headline and text
constexpr qsizetype shortestOpening = 120; ///< the first paragraph of an article is longer
constexpr qsizetype mostTopBlocks = 10;

bool saysWhoItIs(const QString &line)
{
    static const QRegularExpression shape(QStringLiteral("\\b(?:guest|contribut|special to|for the|opinion)"),
                                          QRegularExpression::CaseInsensitiveOption);
    return signing::tellsAnOccupation(line) || shape.match(line).hasMatch();
}

} // namespace

void PublishedPage::readTop()
{
    // The headline is the first short line that is no furniture, provided that more follows.
    qsizetype first = 0;
    while (first + 1 < m_blocks.size() && first < 8 && m_blocks[first].kind == TextBlock::Kind::Paragraph
           && (shapes::furniture(m_blocks[first].text) || shapes::dateline(m_blocks[first].text)))
        ++first;
    if (first >= m_blocks.size())
        return;
    const TextBlock &head = m_blocks[first];
    const bool known = !m_known.headline.isEmpty() && head.text.simplified() == m_known.headline.simplified();
    const bool heading = head.kind == TextBlock::Kind::Heading && head.level <= 2;
    const bool line = head.kind == TextBlock::Kind::Paragraph && m_blocks.size() > 1 && head.text.size() <= longestHeadline
                      && (!signing::endsSentence(head.text) || !head.text.endsWith(u'.')) && !shapes::byline(head.text)
                      && !QStringView(u":,").contains(head.text.back()) // "To the editor:" opens a letter
                      && !shapes::dateline(head.text);
    if (known || (m_known.headline.isEmpty() && (heading || line))) {
        for (m_next = 0; m_next < first; ++m_next)
            readTopBlock(m_blocks[m_next], m_next);
        takeHeadline(head);
        m_next = first + 1;
    }
    while (m_next < m_blocks.size() && (readTopBlock(m_blocks[m_next], m_next) || takeLabel(m_next)))
        ++m_next;
    m_section = Section::Body;
}

/// The headline without the name of the page's section before it: "Opinion | Mend the ferry".
void PublishedPage::takeHeadline(const TextBlock &block)
{
    static const QRegularExpression section(
        QStringLiteral("^((?:opinion|op-ed|commentary|column|editorial|guest (?:essay|column|opinion))\\s*\\|)\\s*"),
        QRegularExpression::CaseInsensitiveOption);
    QString headline = block.text.simplified();
    if (const auto found = section.match(headline); found.hasMatch()) {
        m_leftOut.append(found.captured(1));
        headline.remove(0, found.capturedLength());
    }
    m_page.article.headline = headline;
    takeProse(block, ArticlePart::Headline);
}

/// Byline, date, deck and furniture between headline and body; false when the body begins.
bool PublishedPage::readTopBlock(const TextBlock &block, qsizetype index)
{
    const QString &text = block.text;
    if (block.kind == TextBlock::Kind::Other) {
        // A picture over the byline is the body's first block.
        const bool picture = block.markdown.startsWith(QLatin1String("![")) && index + 1 < m_blocks.size();
        if (picture)
            m_body.append(block);
        return picture;
    }
    if (const auto count = shapes::commentsHeading(text)) {
        m_page.article.page.announcedComments = std::max(m_page.article.page.announcedComments, *count);
        return true;
    }
    if (const auto date = shapes::dateline(text)) {
        if (!m_page.article.date.isValid())
            m_page.article.date = *date;
        if (text.contains(QLatin1String("pdated")) || text.contains(QLatin1String("odified")))
            leaveOut(block);
        return true;
    }
    if (const auto line = shapes::byline(text)) {
        takeByline(line->names, line->role, line->text);
        if (const auto date = shapes::dateIn(text); date && !m_page.article.date.isValid())
            m_page.article.date = *date;
        return true;
    }
    if (isLoneByline(index)) {
        const auto line = signing::nameLine(text);
        const QString name = shapes::asName(line ? line->name : text.simplified());
        const bool role = line && signing::tellsAnOccupation(line->rest);
        takeByline({name}, role ? line->rest : QString(), {});
        if (line && !role)
            m_leftOut.append(line->rest);
        return true;
    }
    if (shapes::furniture(text)) {
        leaveOut(block);
        return true;
    }
    if (takeBioAtTop(block))
        return true;
    const bool repeated = text.simplified() == m_page.article.deck.simplified() && !text.isEmpty();
    if (repeated || (m_page.article.deck.isEmpty() && isDeck(index))) {
        m_page.article.deck = text.simplified();
        takeProse(block, ArticlePart::Deck);
        return true;
    }
    return false;
}

/// The index of the paragraph that the article begins with, when it is near; else -1.
qsizetype PublishedPage::opening(qsizetype from) const
{
    for (qsizetype i = from; i < m_blocks.size() && i < from + mostTopBlocks; ++i) {
        if (m_blocks[i].text.size() >= shortestOpening && signing::endsSentence(m_blocks[i].text))
            return i;
    }
    return -1;
}

/// A short line of the site between byline or date and the first paragraph: a role, "12", "Special to the Herald". One
/// of several words is the deck, if none was found before.
bool PublishedPage::takeLabel(qsizetype index)
{
    const TextBlock &block = m_blocks[index];
    const QString text = block.text.simplified();
    const qsizetype body = opening(index + 1);
    if (block.kind != TextBlock::Kind::Paragraph || text.size() > longestLabel || signing::endsSentence(text) || body < 0)
        return false;
    const bool within = !m_page.article.headline.isEmpty() || !m_page.authors.isEmpty();
    bool dressed = !m_page.authors.isEmpty() || m_page.article.date.isValid();
    for (qsizetype i = index + 1; i < body; ++i)
        dressed = dressed || shapes::dateline(m_blocks[i].text) || shapes::byline(m_blocks[i].text);
    if (!within || !dressed)
        return false;
    if (!m_page.authors.isEmpty() && m_page.authors.last().role.isEmpty() && signing::tellsAnOccupation(text)) {
        m_page.authors.last().role = text;
        takeProse(block, ArticlePart::Bio);
    } else if (m_page.article.deck.isEmpty() && text.count(u' ') >= 3 && !saysWhoItIs(text) && !text.contains(u'|')) {
        m_page.article.deck = text;
        takeProse(block, ArticlePart::Deck);
    } else {
        leaveOut(block);
    }
    return true;
}

/// Some papers print the bio over the text.
bool PublishedPage::takeBioAtTop(const TextBlock &block)
{
    const QString &text = block.text;
    if (m_page.article.headline.isEmpty() || text.size() > 400 || !moreBodyFollows(m_next + 1)
        || !signing::tellsAnOccupation(text))
        return false;
    const QStringList names = signing::subjectsOfBio(text, m_page.authors);
    if (names.isEmpty())
        return false;
    const bool known = std::all_of(names.begin(), names.end(), [this](const QString &name) { return signs(name, false); });
    // Nobody signs: then the piece may open with somebody whom it goes on to speak of.
    if (!known && (!m_page.authors.isEmpty() || !names.first().contains(u' ') || isSpokenOf(names.first(), block)))
        return false;
    for (const QString &name : names)
        m_page.authors[authorNamed(name)].bio = signing::bioWords(block.markdown);
    if (!known)
        say("The paragraph under the headline was taken for the bio of %1.", names.join(QStringLiteral(", ")));
    takeProse(block, ArticlePart::Bio);
    return true;
}

/// Whether any other paragraph of the page says somebody's surname.
bool PublishedPage::isSpokenOf(const QString &name, const TextBlock &but) const
{
    const QString surname = name.section(u' ', -1);
    return std::any_of(m_blocks.begin(), m_blocks.end(), [&](const TextBlock &other) {
        return other.text.contains(surname) && other.text != but.text;
    });
}

/// A short block right after the headline is a deck when byline or date follow it.
bool PublishedPage::isDeck(qsizetype index) const
{
    if (m_page.article.headline.isEmpty() || index + 1 >= m_blocks.size() || m_blocks[index].text.size() > longestDeck)
        return false;
    if (!m_page.authors.isEmpty() && m_blocks[index].text.size() <= longestLabel && saysWhoItIs(m_blocks[index].text))
        return false;
    const QString &next = m_blocks[index + 1].text;
    return shapes::byline(next) || shapes::dateline(next) || isLoneByline(index + 1);
}

/// A name alone, or with a role or an outlet, is a byline when a date or the text itself follows it, or when a bio at the
/// end speaks of the same person.
bool PublishedPage::isLoneByline(qsizetype index) const
{
    if (!m_page.authors.isEmpty() || m_page.article.headline.isEmpty())
        return false;
    const QString text = m_blocks[index].text.simplified();
    const auto line = signing::nameLine(text);
    if (!line && !signing::isLoneName(text))
        return false;
    const QString name = line ? line->name : text;
    const qsizetype body = opening(index + 1);
    for (qsizetype i = index + 1; i < m_blocks.size() && i <= index + 3 && (body < 0 || i < body); ++i) {
        if (shapes::dateline(m_blocks[i].text))
            return true;
    }
    if (body == index + 1 && (!line || saysWhoItIs(line->rest)))
        return true;
    constexpr qsizetype nearEnd = 8;
    return std::any_of(m_blocks.begin() + std::max(index + 1, m_blocks.size() - nearEnd), m_blocks.end(),
                       [&name](const TextBlock &block) {
                           return signing::bioWords(block.text).startsWith(name + u' ', Qt::CaseInsensitive)
                               && signing::tellsAnOccupation(block.text);
                       });
}

} // namespace stet
