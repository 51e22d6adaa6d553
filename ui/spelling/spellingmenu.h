#pragma once

#include "ui/spelling/spellingmarks.h"

#include <QObject>

class QAction;
class QMenu;

namespace stet {

class ArticleSpelling;
class ColumnText;
class Desk;

/// The entries about spelling on top of the menus of headline, deck and body: suggestions, which come when they are
/// found, and what to do with a word that is right. Also what F7 does. Owned by the window; window's thread.
class SpellingMenu : public QObject
{
    Q_OBJECT

public:
    SpellingMenu(Desk *desk, ArticleSpelling *spelling, QObject *parent);

    /// Goes to the next marked word of the article, around the end, and selects it.
    void goToNext(bool forwards);

    /// Opens the menu on the marked word at the caret; on none: on the next one.
    void correctAtCaret();

private:
    void fill(ColumnText *field, QMenu *menu, int position);
    void fillForMisspelling(QMenu *menu, const MisspeltPlace &place);
    void showSuggestions(QMenu *menu, QMenu *target, QAction *looking, const MisspeltPlace &place);
    bool isQuoted(const MisspeltPlace &place) const;

    Desk *m_desk;
    ArticleSpelling *m_spelling;
};

} // namespace stet
