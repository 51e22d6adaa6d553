#pragma once

#include "app/article/draft.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/editor/editorcommands.h"

#include <QApplication>
#include <QMainWindow>
#include <QTest>

#include <memory>

namespace stet {

/// A desk with an empty draft in a window that has the commands of the editor, and the caret in the body.
class OpenDesk
{
protected:
    bool open()
    {
        m_draft = std::make_unique<Draft>(QUuid::createUuid(), Article());
        m_window = std::make_unique<QMainWindow>();
        m_commands = new Commands(m_window.get());
        m_desk = new Desk;
        m_desk->setTypography(false);
        m_window->setCentralWidget(m_desk);
        connectEditorCommands(*m_commands, *m_desk);
        m_commands->setDraftOpen(true);
        m_window->resize(800, 600);
        m_desk->setDraft(m_draft.get());
        m_window->show();
        const bool active = QTest::qWaitForWindowActive(m_window.get());
        body()->setFocus();
        return active;
    }

    void close()
    {
        m_window.reset();
        m_draft.reset();
    }

    ArticleEditor *body() const { return m_desk->editor(); }
    void setBody(const QString &text) { m_draft->editBody(0, m_draft->body().size(), text); }
    QString text() const { return m_draft->body().toString(); }
    void run(const char *id) { m_commands->action(id)->trigger(); }

    /// Sets the text, in which "|" stands for the caret or two of them for the ends of the selection.
    void setMarked(QString marked)
    {
        const int first = int(marked.indexOf(QLatin1Char('|')));
        marked.remove(first, 1);
        int second = int(marked.indexOf(QLatin1Char('|')));
        if (second >= 0)
            marked.remove(second, 1);
        else
            second = first;
        setBody(marked);
        QTextCursor cursor(body()->document());
        cursor.setPosition(first);
        cursor.setPosition(second, QTextCursor::KeepAnchor);
        body()->setTextCursor(cursor);
    }

    QString marked() const
    {
        const QTextCursor cursor = body()->textCursor();
        QString words = text();
        words.insert(cursor.selectionEnd(), QLatin1Char('|'));
        if (cursor.hasSelection())
            words.insert(cursor.selectionStart(), QLatin1Char('|'));
        return words;
    }

    std::unique_ptr<Draft> m_draft;
    std::unique_ptr<QMainWindow> m_window;
    Commands *m_commands = nullptr;
    Desk *m_desk = nullptr;
};

} // namespace stet
