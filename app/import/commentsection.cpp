#include "app/import/commentsection.h"

#include "app/import/pageshapes.h"
#include "app/import/plainmarkdown.h"

#include <QRegularExpression>

namespace stet {

namespace {

/// A name is a short line without a sentence's signs.
bool couldBeName(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("^[\\p{L}\\d][^.!?:;\"“”]{0,48}$"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    return shape.match(text.simplified()).hasMatch();
}

/// The items of a Markdown list, without their marks and indents. Empty when there is none.
QStringList itemsOf(const QString &markdown)
{
    static const QRegularExpression mark(QStringLiteral("^(?:\\d{1,9}[.)]|[-*+])( +)(?=\\S)"));
    QStringList items;
    qsizetype indent = 0;
    for (const QString &line : markdown.split(u'\n')) {
        const auto found = mark.match(line);
        if (found.hasMatch()) {
            indent = found.capturedLength();
            items.append(line.mid(indent));
        } else if (items.isEmpty()) {
            return {};
        } else {
            const bool inside = line.left(indent).trimmed().isEmpty();
            items.last() += u'\n' + (inside ? line.mid(indent) : line);
        }
    }
    return items;
}

/// "**Olga** 3 Feb" over the words of a comment: who it is by.
std::optional<QString> headOf(const QString &line)
{
    static const QRegularExpression bold(QStringLiteral("^(?:\\*\\*|__)(.{1,60}?)(?:\\*\\*|__)(.{0,60})$"));
    if (const auto found = bold.match(line.trimmed()); found.hasMatch() && couldBeName(found.captured(1)))
        return found.captured(1).simplified();
    return shapes::commenter(line);
}

} // namespace

void CommentSection::noteDate(const QString &line)
{
    m_dates += shapes::dateIn(line) ? 1 : 0;
}

void CommentSection::start(const QString &name)
{
    m_comments.append(ReaderComment{name, {}});
    m_open = true;
}

/// A list where comments are expected is the comments: sites that number them write `<ol>`.
bool CommentSection::takeList(const TextBlock &block)
{
    const QStringList items = itemsOf(block.markdown);
    if (items.isEmpty())
        return false;
    for (const QString &item : items)
        takeItem(item);
    return true;
}

/// One item: perhaps a name and a date, the words, buttons, and answers in a list of their own.
void CommentSection::takeItem(const QString &item)
{
    const qsizetype feed = item.indexOf(u'\n');
    const auto name = feed < 0 ? std::nullopt : headOf(item.left(feed));
    start(name.value_or(QString()));
    if (!name) {
        m_comments.last().text = item.trimmed();
        return;
    }
    noteDate(item.left(feed));
    QStringList words;
    QString answers;
    // Answers stand right below the last button.
    static const QRegularExpression firstAnswer(QStringLiteral("\\n(?=1\\. \\*\\*|- \\*\\*)"));
    for (const QString &paragraph :
         item.mid(feed).replace(firstAnswer, QStringLiteral("\n\n")).split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
        const QString line = paragraph.trimmed();
        const QStringList nested = itemsOf(paragraph.startsWith(u'\n') ? paragraph.mid(1) : paragraph);
        if (!answers.isEmpty() || (!nested.isEmpty() && headOf(nested.first().section(u'\n', 0, 0))))
            answers += paragraph + QStringLiteral("\n\n");
        else if (words.isEmpty() && shapes::dateline(line))
            ++m_dates;
        else if (!shapes::formLabel(line) && !shapes::furniture(line))
            words.append(line);
    }
    m_comments.last().text = words.join(QStringLiteral("\n\n"));
    for (const QString &answer : itemsOf(answers))
        takeItem(answer);
}

CommentSection::Taken CommentSection::take(const TextBlock &block, const TextBlock *next, qsizetype rest, int announced)
{
    static const QRegularExpression numbered(QStringLiteral("^(\\d{1,5})[.)]\\s+(?=\\S)"));
    const QString &text = block.text;
    if (m_open && !m_comments.isEmpty() && m_comments.last().text.isEmpty() && shapes::dateline(text)) {
        ++m_dates;
        return Taken::Date;
    }
    if (const auto name = shapes::commenter(text)) {
        noteDate(text);
        start(*name);
        return Taken::Name;
    }
    if (block.kind != TextBlock::Kind::Other && next && shapes::dateline(next->text) && couldBeName(text)) {
        start(text.simplified());
        return Taken::Name;
    }
    if (block.kind == TextBlock::Kind::Other && !m_open && takeList(block))
        return Taken::Words;
    const auto number = numbered.match(text);
    QString markdown = block.markdown;
    if (number.hasMatch() && block.kind == TextBlock::Kind::Paragraph
        && number.captured(1).toInt() == (m_numbered ? m_comments.size() + 1 : 1)) {
        m_numbered = true;
        start({});
        markdown = markdownOfLine(QStringView(text).mid(number.capturedEnd()));
    }
    // Without names or numbers, as many paragraphs as were announced are as many comments.
    const bool onePerParagraph = !m_open && rest == announced - m_comments.size();
    if (!m_open || onePerParagraph) {
        start({});
        m_open = !onePerParagraph;
        m_ranTogether = m_ranTogether || m_open;
    }
    QString &comment = m_comments.last().text;
    comment += (comment.isEmpty() ? QString() : QStringLiteral("\n\n")) + markdown;
    return Taken::Words;
}

QList<ReaderComment> CommentSection::comments() const
{
    QList<ReaderComment> comments = m_comments;
    comments.removeIf([](const ReaderComment &comment) { return comment.text.isEmpty(); });
    return comments;
}

} // namespace stet
