#pragma once

#include "app/text/prose.h"

#include <QObject>

class QAction;
class QMenu;

namespace stet {

class ArticleEditor;
class ArticleSpelling;

/// The entries about spelling on top of the editor's menu: suggestions, which come when they are found, and what to do
/// with a word that is right. Also what F7 does. Owned by the window; window's thread.
class SpellingMenu : public QObject
{
    Q_OBJECT

public:
    SpellingMenu(ArticleEditor *editor, ArticleSpelling *spelling, QObject *parent);

    /// Goes to the next marked word of the body, around the end, and selects it.
    void goToNext(bool forwards);

    /// Opens the menu on the marked word at the caret; on none: on the next one.
    void correctAtCaret();

private:
    void fill(QMenu *menu, int position);
    void fillForMisspelling(QMenu *menu, TextRange place, const QString &word);

    ArticleEditor *m_editor;
    ArticleSpelling *m_spelling;
};

} // namespace stet
