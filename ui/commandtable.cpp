#include "ui/commands.h"

#include <QCoreApplication>

namespace stet {

namespace {

constexpr auto toolbar = CommandRow::Toolbar;
constexpr auto checkable = CommandRow::Checkable;
constexpr auto needsDraft = CommandRow::NeedsDraft;

/// Several keys for one command.
QList<QKeySequence> keys(const char *first, const char *second = nullptr)
{
    QList<QKeySequence> sequences{QKeySequence(QLatin1String(first))};
    if (second)
        sequences.append(QKeySequence(QLatin1String(second)));
    return sequences;
}

#define TEXT(words) QT_TRANSLATE_NOOP("stet::Commands", words)

QList<CommandRow> makeTable()
{
    return {
        // The library: drafts and files
        {"draft.new", TEXT("&New draft"), keys("Ctrl+N"), "file", 1, "new", toolbar},
        {"draft.open", TEXT("&Open files…"), keys("Ctrl+O"), "file", 1, "folder", 0,
         TEXT("Brings text, Markdown and saved pages into the library as new drafts; the files stay as they are.")},
        {"library.find", TEXT("&Find a draft"), keys("Ctrl+L"), "file", 1, "search"},
        {"library.search", TEXT("&Search the library"), keys("Ctrl+Shift+S"), "file", 1, "search"},
        {"library.shelves", TEXT("&Go to the shelves"), keys("Ctrl+Shift+B"), "file", 1, "folder"},
        {"draft.next", TEXT("Ne&xt draft"), keys("Ctrl+PgDown"), "file", 1, "down"},
        {"draft.previous", TEXT("&Previous draft"), keys("Ctrl+PgUp"), "file", 1, "up"},
        {"draft.rename", TEXT("&Rename"), keys("F2"), "file", 3, "rename", needsDraft},
        {"draft.tags", TEXT("&Tags…"), keys("Ctrl+Shift+T"), "file", 3, "tag", needsDraft},
        {"draft.folder", TEXT("&Move to folder"), keys("Ctrl+Shift+M"), "file", 3, "folder", needsDraft},
        {"draft.duplicate", TEXT("&Duplicate"), keys("Ctrl+Shift+D"), "file", 3, "duplicate", needsDraft},
        {"draft.delete", TEXT("De&lete"), keys("Ctrl+Shift+Backspace"), "file", 3, "trash", needsDraft,
         TEXT("Puts the draft into the trash, from where it can come back.")},
        {"library.newFolder", TEXT("Ne&w folder…"), {}, "file", 3, "folder"},
        {"library.trash", TEXT("Show the &trash"), {}, "file", 3, "", checkable},
        {"library.replace", TEXT("Replace in &many drafts…"), keys("Ctrl+Shift+H"), "edit", 3, "search", 0},
        {"library.backups", TEXT("&Backups…"), {}, "file", 7, "backup"},
        {"library.export", TEXT("Export the whole &library…"), {}, "file", 7, "",  0,
         TEXT("Everything in files that other programs read: articles, versions, sources, quotations, authors.")},
        {"library.import", TEXT("&Import a library…"), {}, "file", 7, ""},
        {"export.files", TEXT("&Export…"), keys("Ctrl+E"), "file", 5, "export", needsDraft | toolbar},
        {"export.copyRich", TEXT("Copy as ri&ch text"), keys("Ctrl+Alt+C"), "file", 5, "duplicate", needsDraft,
         TEXT("The whole article, for a mail or a word processor.")},
        {"export.copyHtml", TEXT("Copy as &HTML"), {}, "file", 5, "", needsDraft},
        {"export.copyMarkdown", TEXT("Copy as &Markdown"), {}, "file", 5, "", needsDraft},
        {"app.settings", TEXT("&Settings…"), keys("Ctrl+,"), "file", 8, "settings"},

        // How far the article has come
        {"state.idea", TEXT("Mark as &idea"), {}, "article", 7, "", checkable | needsDraft},
        {"state.draft", TEXT("Mark as &draft"), {}, "article", 7, "", checkable | needsDraft},
        {"state.inReview", TEXT("Mark as in re&view"), {}, "article", 7, "", checkable | needsDraft},
        {"state.ready", TEXT("Mark as &ready"), {}, "article", 7, "", checkable | needsDraft},
        {"state.published", TEXT("Mark as &published"), {}, "article", 7, "", checkable | needsDraft},
        {"article.language", TEXT("&Language…"), {}, "article", 8, "globe", needsDraft},

        // The desk: editing
        {"edit.undo", TEXT("&Undo"), keys("Ctrl+Z"), "edit", 1, "undo", needsDraft | toolbar},
        {"edit.redo", TEXT("&Redo"), keys("Ctrl+Shift+Z", "Ctrl+Y"), "edit", 1, "redo", needsDraft | toolbar},
        {"edit.cut", TEXT("Cu&t"), keys("Ctrl+X"), "edit", 2, "", needsDraft},
        {"edit.copy", TEXT("&Copy"), keys("Ctrl+C"), "edit", 2, "", needsDraft},
        {"edit.paste", TEXT("&Paste"), keys("Ctrl+V"), "edit", 2, "", needsDraft},
        {"edit.pastePlain", TEXT("Paste as p&lain text"), keys("Ctrl+Shift+V"), "edit", 2, "", needsDraft},
        {"edit.selectAll", TEXT("Select &all"), keys("Ctrl+A"), "edit", 2, "", needsDraft},
        {"edit.find", TEXT("&Find"), keys("Ctrl+F"), "edit", 3, "search", needsDraft},
        {"edit.replace", TEXT("Find and r&eplace"), keys("Ctrl+H"), "edit", 3, "", needsDraft},
        {"edit.findNext", TEXT("Find &next"), keys("F3", "Ctrl+G"), "edit", 3, "", needsDraft},
        {"edit.findPrevious", TEXT("Find pre&vious"), keys("Shift+F3"), "edit", 3, "", needsDraft},

        // The desk: formatting
        {"format.bold", TEXT("&Bold"), keys("Ctrl+B"), "format", 1, "bold", needsDraft | toolbar},
        {"format.italic", TEXT("&Italic"), keys("Ctrl+I"), "format", 1, "italic", needsDraft | toolbar},
        {"format.strike", TEXT("&Strikethrough"), keys("Ctrl+Shift+X"), "format", 1, "", needsDraft},
        {"format.code", TEXT("&Code"), keys("Ctrl+Shift+C"), "format", 1, "", needsDraft},
        {"format.link", TEXT("&Link"), keys("Ctrl+K"), "format", 2, "link", needsDraft | toolbar},
        {"format.footnote", TEXT("&Footnote"), keys("Ctrl+Alt+F"), "format", 2, "footnote", needsDraft},
        {"format.heading2", TEXT("&Heading"), keys("Ctrl+Alt+2"), "format", 3, "heading", needsDraft | toolbar},
        {"format.heading3", TEXT("S&maller heading"), keys("Ctrl+Alt+3"), "format", 3, "", needsDraft},
        {"format.heading4", TEXT("Smalles&t heading"), keys("Ctrl+Alt+4"), "format", 3, "", needsDraft},
        {"format.heading1", TEXT("Larg&est heading"), keys("Ctrl+Alt+1"), "format", 3, "", needsDraft},
        {"format.noHeading", TEXT("&No heading"), keys("Ctrl+Alt+0"), "format", 3, "", needsDraft},
        {"format.quote", TEXT("Block &quotation"), keys("Ctrl+Alt+Q"), "format", 4, "quotation", needsDraft | toolbar},
        {"format.bullets", TEXT("B&ulleted list"), keys("Ctrl+Shift+8"), "format", 4, "list", needsDraft},
        {"format.numbers", TEXT("Numbere&d list"), keys("Ctrl+Shift+7"), "format", 4, "numbers", needsDraft},
        {"format.clear", TEXT("Clear fo&rmatting"), keys("Ctrl+\\"), "format", 5, "", needsDraft},

        // Spelling
        {"spelling.next", TEXT("Next &misspelling"), keys("F7"), "edit", 4, "", needsDraft},
        {"spelling.previous", TEXT("Previous misspelling"), keys("Shift+F7"), "edit", 4, "", needsDraft},
        {"spelling.correct", TEXT("Correct &spelling of this word"), keys("Ctrl+."), "edit", 4, "", needsDraft},
        {"spelling.check", TEXT("&Check spelling while writing"), {}, "edit", 4, "", checkable},
        {"panel.byline", TEXT("&Byline"), keys("Ctrl+Alt+B"), "view", 5, "byline"},
        {"panel.spelling", TEXT("&Spelling"), keys("Ctrl+Alt+S"), "view", 5, "spelling"},
        {"authors.all", TEXT("&Authors"), {}, "article", 2, ""},
        {"authors.new", TEXT("&New author"), {}, "article", 2, ""},

        // Quotations and sources
        {"quotations.next", TEXT("Ne&xt unchecked quotation"), keys("F8"), "article", 3, "", needsDraft},
        {"quotations.previous", TEXT("Pre&vious unchecked quotation"), keys("Shift+F8"), "article", 3, "", needsDraft},
        {"quotations.record", TEXT("R&ecord of this quotation"), keys("F9"), "article", 3, "quotation", needsDraft},
        {"quotations.check", TEXT("&Check all quotations"), keys("Ctrl+F8"), "article", 3, "check", needsDraft},
        {"quotations.ledger", TEXT("Led&ger of quotations…"), keys("Ctrl+Shift+F8"), "article", 3, "", 0},
        {"sources.paste", TEXT("Add source from the clip&board"), keys("Ctrl+Alt+V"), "article", 4, "add", 0},
        {"sources.files", TEXT("Add sources from &files…"), {}, "article", 4, "", 0},
        {"sources.hand", TEXT("&Add a source…"), {}, "article", 4, "", 0},
        {"sources.all", TEXT("All sou&rces…"), keys("Ctrl+Shift+O"), "article", 4, "", 0},
        {"sources.import", TEXT("&Import a bibliography…"), {}, "article", 4, "", 0},
        {"sources.export", TEXT("E&xport sources…"), {}, "article", 4, "", 0},
        {"sources.pick", TEXT("Choose in &Zotero or JabRef"), {}, "article", 4, "", 0},
        {"sources.duplicates", TEXT("Merge &duplicate sources…"), {}, "article", 4, "", 0},
        {"sources.links", TEXT("Check &links of this article's sources"), {}, "article", 4, "link", needsDraft},
        {"sources.allLinks", TEXT("Check links of all sources"), {}, "article", 4, "", 0},
        {"sources.quote", TEXT("&Quote the words chosen in a source"), keys("Ctrl+Alt+Return"), "article", 4, "",
         needsDraft},
        {"citations.cite", TEXT("C&ite a source…"), keys("Ctrl+Alt+K"), "article", 5, "sources", needsDraft,
         TEXT("Puts a citation at the caret, or changes the one that the caret is in.")},
        {"citations.goToSource", TEXT("Go &to the source of this citation"), keys("F12"), "article", 5, "", needsDraft},
        {"citations.back", TEXT("&Back to the text"), keys("Shift+F12", "Alt+Left"), "article", 5, "", needsDraft},
        {"citations.style", TEXT("Citation st&yle…"), {}, "article", 5, "", needsDraft},
        {"panel.quotations", TEXT("&Quotations"), keys("Ctrl+Alt+U"), "view", 5, "quotation"},
        {"panel.sources", TEXT("S&ources"), keys("Ctrl+Alt+O"), "view", 5, "sources"},

        // Versions
        {"panel.history", TEXT("&History"), keys("Ctrl+Alt+H"), "view", 5, "history"},
        {"history.name", TEXT("Name this v&ersion…"), {}, "article", 6, "", needsDraft,
         TEXT("Keeps the text as it is now in the history, under a name.")},

        // The window
        {"view.library", TEXT("&Library"), keys("Ctrl+Shift+L"), "view", 1, "library", checkable},
        {"view.preview", TEXT("&Preview"), keys("Ctrl+Shift+E"), "view", 1, "preview", checkable | toolbar},
        {"preview.phone", TEXT("Preview as on a tele&phone"), {}, "view", 6, "", checkable},
        {"preview.larger", TEXT("Larger pre&view"), keys("Ctrl+Alt++"), "view", 6, ""},
        {"preview.smaller", TEXT("Smaller previe&w"), keys("Ctrl+Alt+-"), "view", 6, ""},
        {"view.side", TEXT("&Side panel"), keys("Ctrl+Shift+J"), "view", 1, "", checkable},
        {"view.focus", TEXT("&Focus mode"), keys("Ctrl+Shift+F"), "view", 2, "focus", checkable | toolbar,
         TEXT("Shows nothing but the words. Esc brings the rest back.")},
        {"view.fullscreen", TEXT("F&ull screen"), keys("F11"), "view", 2, "fullscreen", checkable},
        {"view.larger", TEXT("La&rger text"), keys("Ctrl++", "Ctrl+="), "view", 3, ""},
        {"view.smaller", TEXT("S&maller text"), keys("Ctrl+-"), "view", 3, ""},
        {"view.usualSize", TEXT("&Usual text size"), keys("Ctrl+0"), "view", 3, ""},
        {"view.desk", TEXT("&Go to the text"), keys("Ctrl+Shift+G"), "view", 4, ""},
        {"view.nextPane", TEXT("Ne&xt pane"), keys("F6"), "view", 4, ""},
        {"view.previousPane", TEXT("Previous pa&ne"), keys("Shift+F6"), "view", 4, ""},
        {"app.palette", TEXT("Command &palette"), keys("Ctrl+Shift+P"), "help", 1, "palette", toolbar},
        {"app.shortcuts", TEXT("&Keyboard shortcuts"), keys("F1"), "help", 1, "keyboard"},
        {"app.about", TEXT("&About Stet"), {}, "help", 2, "information"},
        {"app.quit", TEXT("&Quit"), keys("Ctrl+Q"), "file", 9, ""},
    };
}

QList<MenuRow> makeMenus()
{
    return {
        {"file", TEXT("&File")},     {"edit", TEXT("&Edit")},   {"format", TEXT("F&ormat")},
        {"article", TEXT("&Article")}, {"view", TEXT("&View")}, {"help", TEXT("&Help")},
    };
}

#undef TEXT

QString translated(const char *text)
{
    return QCoreApplication::translate("stet::Commands", text);
}

} // namespace

const QList<CommandRow> &commandTable()
{
    static const QList<CommandRow> table = makeTable();
    return table;
}

const QList<MenuRow> &menuTable()
{
    static const QList<MenuRow> menus = makeMenus();
    return menus;
}

QString commandText(const CommandRow &row)
{
    return translated(row.text);
}

QString commandName(const CommandRow &row)
{
    QString name = commandText(row);
    return name.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

QString menuText(const MenuRow &row)
{
    return translated(row.text);
}

} // namespace stet
