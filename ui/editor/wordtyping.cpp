#include "ui/editor/wordtyping.h"

#include "app/text/typography.h"

#include <QPlainTextEdit>
#include <QTextBlock>

namespace stet {

namespace {

/// How much of the paragraph before the caret typography needs to see.
constexpr int contextCharacters = 400;

} // namespace

void WordTyping::setTypography(bool on, const QString &language)
{
    m_typography = on;
    m_language = language;
}

bool WordTyping::take(const QString &characters, bool literal, bool kept)
{
    if (characters.size() == 1 && m_typography && !literal && takeWithTypography(characters.front(), kept))
        return true;
    m_decidedEnd = -1;
    QTextCursor cursor = m_field->textCursor();
    const QString text = cursor.block().text();
    const int at = cursor.positionInBlock();
    const bool startsWord = !cursor.hasSelection() && !characters.front().isSpace()
        && (at == 0 || text[at - 1].isSpace());
    if (!startsWord)
        return false;
    // An edit block of its own ends the undo step before; the letters that follow join it.
    cursor.beginEditBlock();
    cursor.insertText(characters);
    cursor.endEditBlock();
    m_field->setTextCursor(cursor);
    return true;
}

/// What the language makes of the character. It goes in as it was typed first, so that undo gives that back alone.
bool WordTyping::takeWithTypography(QChar character, bool kept)
{
    QTextCursor cursor = m_field->textCursor();
    const QString before =
        cursor.block().text().left(cursor.selectionStart() - cursor.block().position()).right(contextCharacters);
    const std::optional<TypographyEdit> edit = typed(before, character, m_language);
    const bool isMark = character == u'"' || character == u'\'';
    if (!edit || (kept && !(isMark && edit->removeBefore == 0)))
        return false;
    cursor.insertText(QString(character));
    cursor.beginEditBlock();
    cursor.setPosition(cursor.position() - 1 - int(edit->removeBefore), QTextCursor::KeepAnchor);
    m_typedCharacter = cursor.selectedText();
    cursor.insertText(edit->insert);
    cursor.endEditBlock();
    m_field->setTextCursor(cursor);
    m_decided = edit->insert;
    m_decidedEnd = cursor.position();
    m_field->ensureCursorVisible();
    return true;
}

bool WordTyping::takeBack()
{
    QTextCursor cursor = m_field->textCursor();
    if (m_decidedEnd < 0 || cursor.position() != m_decidedEnd || cursor.hasSelection())
        return false;
    cursor.setPosition(m_decidedEnd - int(m_decided.size()), QTextCursor::KeepAnchor);
    m_decidedEnd = -1;
    if (cursor.selectedText() != m_decided)
        return false;
    cursor.insertText(m_typedCharacter);
    m_field->setTextCursor(cursor);
    return true;
}

} // namespace stet
