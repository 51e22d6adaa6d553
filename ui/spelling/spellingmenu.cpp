#include "ui/spelling/spellingmenu.h"

#include "ui/editor/articleeditor.h"
#include "ui/spelling/articlespelling.h"

#include <QMenu>
#include <QPointer>
#include <QTextBlock>

namespace stet {
namespace {

constexpr qsizetype mostSuggestions = 7;

} // namespace

SpellingMenu::SpellingMenu(ArticleEditor *editor, ArticleSpelling *spelling, QObject *parent)
    : QObject(parent), m_editor(editor), m_spelling(spelling)
{
    connect(editor, &ArticleEditor::menuOpening, this, &SpellingMenu::fill);
}

void SpellingMenu::goToNext(bool forwards)
{
    const QTextCursor cursor = m_editor->textCursor();
    const int from = forwards ? cursor.selectionEnd() : cursor.selectionStart();
    if (const auto place = m_spelling->nextMisspelling(from, forwards))
        m_editor->select(*place);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void SpellingMenu::correctAtCaret()
{
    const QTextCursor cursor = m_editor->textCursor();
    if (!m_spelling->misspellingAt(cursor.selectionEnd()))
        goToNext(true);
    m_editor->showMenuAtCaret();
}

void SpellingMenu::fill(QMenu *menu, int position)
{
    if (const auto place = m_spelling->misspellingAt(position)) {
        const QTextBlock block = m_editor->document()->findBlock(int(place->start));
        fillForMisspelling(menu, *place, block.text().mid(place->start - block.position(), place->length()));
        return;
    }
    QTextCursor cursor(m_editor->document());
    cursor.setPosition(position);
    cursor.select(QTextCursor::WordUnderCursor);
    const QString word = cursor.selectedText();
    if (word.isEmpty() || !m_spelling->isOwnWord(word))
        return;
    auto *forget = new QAction(tr("Mark “%1” as misspelt again").arg(word), menu);
    forget->setObjectName(QStringLiteral("forgetWord"));
    connect(forget, &QAction::triggered, m_spelling, [this, word] { m_spelling->forgetWord(word); });
    QAction *first = menu->actions().value(0);
    menu->insertAction(first, forget);
    menu->insertSeparator(first);
}

void SpellingMenu::fillForMisspelling(QMenu *menu, TextRange place, const QString &word)
{
    QAction *first = menu->actions().value(0);
    auto *looking = new QAction(tr("Looking for suggestions…"), menu);
    looking->setEnabled(false);
    QMenu *target = menu;
    if (m_editor->isQuoted(place)) {
        // Nobody's words are corrected in passing: the writer is told to look at the source first.
        auto *doubt = new QAction(tr("In a quotation: is it copied rightly?"), menu);
        doubt->setObjectName(QStringLiteral("transcriptionDoubt"));
        doubt->setEnabled(false);
        menu->insertAction(first, doubt);
        target = new QMenu(tr("Change the quotation"), menu);
        menu->insertMenu(first, target);
        target->addAction(looking);
    } else {
        menu->insertAction(first, looking);
    }
    menu->insertSeparator(first);
    auto *add = new QAction(tr("Add “%1” to the dictionary").arg(word), menu);
    add->setObjectName(QStringLiteral("addToDictionary"));
    connect(add, &QAction::triggered, m_spelling, [this, word] { m_spelling->addToDictionary(word); });
    auto *ignore = new QAction(tr("Ignore “%1” in this article").arg(word), menu);
    ignore->setObjectName(QStringLiteral("ignoreHere"));
    connect(ignore, &QAction::triggered, m_spelling, [this, word] { m_spelling->ignoreHere(word); });
    menu->insertAction(first, add);
    menu->insertAction(first, ignore);
    menu->insertSeparator(first);

    const auto show = [this, menu, target, looking, place, word](const QStringList &suggestions) {
        for (const QString &suggestion : suggestions.mid(0, mostSuggestions)) {
            // A mnemonic mark is no part of a word.
            QString shown = suggestion;
            auto *action = new QAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&")), menu);
            QFont bold = menu->font();
            bold.setBold(true);
            action->setFont(bold);
            action->setObjectName(QStringLiteral("suggestion"));
            connect(action, &QAction::triggered, m_spelling, [this, place, word, suggestion] {
                // Nothing else can have been typed while the menu was open, but a change may have come from elsewhere.
                const QTextBlock block = m_editor->document()->findBlock(int(place.start));
                if (block.text().mid(place.start - block.position(), place.length()) == word)
                    m_spelling->correct(place, suggestion);
            });
            target->insertAction(looking, action);
        }
        if (suggestions.isEmpty()) {
            looking->setText(tr("No suggestions"));
            return;
        }
        target->removeAction(looking);
        if (target == menu && menu->isVisible() && !menu->activeAction())
            menu->setActiveAction(menu->actions().value(0));
    };
    m_spelling->suggest(word, menu, show);
}

} // namespace stet
