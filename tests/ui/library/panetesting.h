#pragma once

#include "ui/commands.h"
#include "ui/library/librarypane.h"

#include <QLineEdit>
#include <QListView>
#include <QMainWindow>

namespace stet {

inline ArticleSummary summary(const QString &title, ArticleState state = ArticleState::Draft)
{
    ArticleSummary draft;
    draft.id = QUuid::createUuid();
    draft.title = title;
    draft.state = state;
    draft.words = 422;
    draft.changed = QDateTime::currentDateTimeUtc();
    return draft;
}

/// A pane in a window with its commands.
struct Fixture
{
    QMainWindow window;
    Commands commands{&window};
    LibraryPane *pane = new LibraryPane(&commands);
    QListView *list = pane->findChild<QListView *>(QStringLiteral("library.list"));
    QLineEdit *filter = pane->findChild<QLineEdit *>(QStringLiteral("library.filter"));

    Fixture()
    {
        window.setCentralWidget(pane);
        window.resize(300, 600);
        commands.connect("view.library", &window, [] {});
        commands.action("view.library")->setChecked(true);
        commands.setDraftOpen(true);
        window.show();
        window.activateWindow();
    }
};

} // namespace stet
