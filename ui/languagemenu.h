#pragma once

#include <QList>
#include <QMenu>
#include <QPair>

namespace stet {

/// The languages that a spelling dictionary is installed for (BCP 47), each with the name that a list shows, in the
/// order of the list. Reads folders of the machine, not the dictionaries themselves.
QList<QPair<QString, QString>> spellingLanguages();

/// The menu that chooses an article's language among the installed dictionaries, the present one ticked.
///
/// Without any dictionary it holds one line that says so. Window's thread; whoever opens it owns it.
class LanguageMenu : public QMenu
{
    Q_OBJECT

public:
    LanguageMenu(const QString &present, QWidget *parent);

    /// Shows the menu with its lower left corner at `place`, in the coordinates of the screen, until it is answered.
    void openAbove(const QPoint &place);

Q_SIGNALS:
    void chosen(const QString &language);
};

} // namespace stet
