#include "ui/spelling/spellingmenu.h"

#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/editor/detailfield.h"
#include "ui/spelling/articlespelling.h"

#include <QMenu>

namespace stet {
namespace {

constexpr qsizetype mostSuggestions = 7;

} // namespace

SpellingMenu::SpellingMenu(Desk *desk, ArticleSpelling *spelling, QObject *parent)
    : QObject(parent), m_desk(desk), m_spelling(spelling)
{
    for (ColumnText *field : std::initializer_list<ColumnText *>{desk->headline(), desk->deck(), desk->editor()}) {
        connect(field, &ColumnText::menuOpening, this,
                [this, field](QMenu *menu, int position) { fill(field, menu, position); });
    }
}

void SpellingMenu::goToNext(bool forwards)
{
    ColumnText *field = m_spelling->fieldOfCaret();
    const QTextCursor cursor = field->textCursor();
    const int from = forwards ? cursor.selectionEnd() : cursor.selectionStart();
    if (const auto place = m_spelling->marks().next(field, from, forwards)) {
        place->field->select(place->range);
        field = place->field;
    }
    field->setFocus(Qt::OtherFocusReason);
}

void SpellingMenu::correctAtCaret()
{
    ColumnText *field = m_spelling->fieldOfCaret();
    if (!m_spelling->marks().at(field, field->textCursor().selectionEnd()))
        goToNext(true);
    m_spelling->fieldOfCaret()->showMenuAtCaret();
}

bool SpellingMenu::isQuoted(const MisspeltPlace &place) const
{
    return place.field == m_desk->editor() && m_desk->editor()->isQuoted(place.range);
}

void SpellingMenu::fill(ColumnText *field, QMenu *menu, int position)
{
    if (const auto place = m_spelling->marks().at(field, position)) {
        fillForMisspelling(menu, *place);
        return;
    }
    QTextCursor cursor(field->document());
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

void SpellingMenu::fillForMisspelling(QMenu *menu, const MisspeltPlace &place)
{
    const QString word = SpellingMarks::wordAt(place);
    QAction *first = menu->actions().value(0);
    auto *looking = new QAction(tr("Looking for suggestions…"), menu);
    looking->setEnabled(false);
    QMenu *target = menu;
    if (isQuoted(place)) {
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

    showSuggestions(menu, target, looking, place);
}

/// Puts the suggestions in the place of `looking`, as soon as they are known.
void SpellingMenu::showSuggestions(QMenu *menu, QMenu *target, QAction *looking, const MisspeltPlace &place)
{
    const QString word = SpellingMarks::wordAt(place);
    m_spelling->suggest(word, menu, [this, menu, target, looking, place, word](const QStringList &suggestions) {
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
                if (SpellingMarks::wordAt(place) == word)
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
    });
}

} // namespace stet
