#include "ui/editor/editorcommands.h"

#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/editor/detailfield.h"
#include "ui/editor/findbar.h"
#include "ui/editor/markdownformat.h"

#include <QApplication>
#include <QClipboard>

namespace stet {
namespace {

/// What Undo, Copy and the like work on: the field that has the focus, wherever in the window, else the body.
QWidget *editedField(const Desk &desk)
{
    QWidget *focus = QApplication::focusWidget();
    if (focus && focus->window() == desk.window() && focus->metaObject()->indexOfMethod("undo()") >= 0)
        return focus;
    return desk.editor();
}

void connectFieldCommand(Commands &commands, Desk &desk, const char *id, const char *slot)
{
    commands.connect(id, &desk, [&desk, slot] { QMetaObject::invokeMethod(editedField(desk), slot); });
}

void connectFormat(Commands &commands, Desk &desk, const char *id, const std::function<void(QTextCursor &)> &format)
{
    commands.connect(id, &desk, [&desk, format] {
        if (!desk.draft())
            return;
        QTextCursor cursor = desk.editor()->textCursor();
        format(cursor);
        desk.editor()->setTextCursor(cursor);
        desk.editor()->ensureCursorVisible();
        desk.editor()->setFocus(Qt::OtherFocusReason);
    });
}

/// The clipboard's text when it is nothing but an address.
QString addressOnClipboard()
{
    const QString words = QApplication::clipboard()->text().trimmed();
    const bool address = (words.startsWith(u"https://") || words.startsWith(u"http://")) && words.size() < 2000
        && std::none_of(words.begin(), words.end(), [](QChar c) { return c.isSpace() || c == u'(' || c == u')'; });
    return address ? words : QString();
}

} // namespace

void connectEditorCommands(Commands &commands, Desk &desk)
{
    connectFieldCommand(commands, desk, "edit.undo", "undo");
    connectFieldCommand(commands, desk, "edit.redo", "redo");
    connectFieldCommand(commands, desk, "edit.cut", "cut");
    connectFieldCommand(commands, desk, "edit.copy", "copy");
    connectFieldCommand(commands, desk, "edit.paste", "paste");
    connectFieldCommand(commands, desk, "edit.selectAll", "selectAll");
    commands.connect("edit.pastePlain", &desk, [&desk] {
        if (editedField(desk) == desk.editor())
            desk.editor()->pastePlain();
        else
            QMetaObject::invokeMethod(editedField(desk), "paste");
    });
    FindBar *find = desk.findBar();
    commands.connect("edit.find", find, [find] { find->open(false); });
    commands.connect("edit.replace", find, [find] { find->open(true); });
    commands.connect("edit.findNext", find, [find] { find->findNext(); });
    commands.connect("edit.findPrevious", find, [find] { find->findPrevious(); });

    namespace format = markdownformat;
    connectFormat(commands, desk, "format.bold", [](QTextCursor &c) { format::toggleInline(c, QStringLiteral("**")); });
    connectFormat(commands, desk, "format.italic", [](QTextCursor &c) { format::toggleInline(c, QStringLiteral("*")); });
    connectFormat(commands, desk, "format.strike", [](QTextCursor &c) { format::toggleInline(c, QStringLiteral("~~")); });
    connectFormat(commands, desk, "format.code", &format::toggleCode);
    connectFormat(commands, desk, "format.link", [](QTextCursor &c) { format::insertLink(c, addressOnClipboard()); });
    connectFormat(commands, desk, "format.footnote", &format::insertFootnote);
    connectFormat(commands, desk, "format.heading1", [](QTextCursor &c) { format::setHeading(c, 1); });
    connectFormat(commands, desk, "format.heading2", [](QTextCursor &c) { format::setHeading(c, 2); });
    connectFormat(commands, desk, "format.heading3", [](QTextCursor &c) { format::setHeading(c, 3); });
    connectFormat(commands, desk, "format.heading4", [](QTextCursor &c) { format::setHeading(c, 4); });
    connectFormat(commands, desk, "format.noHeading", [](QTextCursor &c) { format::setHeading(c, 0); });
    connectFormat(commands, desk, "format.quote", &format::toggleQuote);
    connectFormat(commands, desk, "format.bullets",
                  [](QTextCursor &c) { format::toggleList(c, format::List::Bulleted); });
    connectFormat(commands, desk, "format.numbers",
                  [](QTextCursor &c) { format::toggleList(c, format::List::Numbered); });
    connectFormat(commands, desk, "format.clear", &format::clear);
}

} // namespace stet
