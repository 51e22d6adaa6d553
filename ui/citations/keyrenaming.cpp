#include "ui/citations/keyrenaming.h"

#include "app/article/draft.h"
#include "app/background.h"
#include "app/store/library.h"
#include "ui/citations/articlecitations.h"
#include "ui/editor/articleeditor.h"

#include <algorithm>

namespace stet {

namespace {

constexpr qsizetype mostRemembered = 20;

QList<KeyRename>::iterator newest(QList<KeyRename> &renames, const QString &from, const QString &to)
{
    const auto found = std::find_if(renames.rbegin(), renames.rend(), [&](const KeyRename &rename) { return rename.from == from && rename.to == to; });
    return found == renames.rend() ? renames.end() : std::prev(found.base());
}

} // namespace

KeyRenaming::KeyRenaming(const ArticleCitations *citations, ArticleEditor *editor, QObject *parent)
    : QObject(parent), m_citations(citations), m_editor(editor)
{
    m_worker.setMaxThreadCount(1);
}

KeyRenaming::~KeyRenaming() = default;

ArticleId KeyRenaming::open() const
{
    return m_citations->draft() ? m_citations->draft()->id() : ArticleId();
}

QString KeyRenaming::body() const
{
    return m_citations->draft() ? m_citations->draft()->body().toString() : QString();
}

void KeyRenaming::follow(Draft *draft)
{
    disconnect(m_following);
    if (draft)
        m_following = connect(draft, &Draft::bodyEdited, this, [this](qsizetype, qsizetype, const QString &, EditKind kind) { followStep(kind); });
}

void KeyRenaming::followStep(EditKind kind)
{
    if (kind != EditKind::Undo && kind != EditKind::Redo)
        return;
    const auto says = [this](const KeyRename &rename, QString KeyRename::Text::*words) {
        return std::any_of(rename.texts.begin(), rename.texts.end(), [&](const KeyRename::Text &text) { return text.article == open() && text.*words == body(); });
    };
    if (!m_done.isEmpty() && says(m_done.last(), &KeyRename::Text::before))
        Q_EMIT keyWanted(m_done.last().to, m_done.last().from);
    else if (!m_takenBack.isEmpty() && says(m_takenBack.last(), &KeyRename::Text::after))
        Q_EMIT keyWanted(m_takenBack.last().from, m_takenBack.last().to);
}

void KeyRenaming::remember(QList<KeyRename> *renames, const KeyRename &rename)
{
    renames->append(rename);
    if (renames->size() > mostRemembered)
        renames->removeFirst();
}

void KeyRenaming::editText(const QList<TextEdit> &edits)
{
    if (edits.isEmpty())
        return;
    QTextCursor cursor(m_editor->document());
    cursor.beginEditBlock();
    for (const TextEdit &edit : edits) {
        cursor.setPosition(int(edit.position));
        cursor.setPosition(int(edit.position + edit.removed), QTextCursor::KeepAnchor);
        cursor.insertText(edit.added);
    }
    cursor.endEditBlock();
}

void KeyRenaming::rename(const QString &from, const QString &to)
{
    if (!m_library || from == to)
        return;
    const auto turned = newest(m_done, to, from);
    if (turned == m_done.end()) {
        renameAnew(from, to);
        return;
    }
    const KeyRename rename = *turned;
    m_done.erase(turned);
    remember(&m_takenBack, rename);
    takeBack(rename);
}

void KeyRenaming::renameAnew(const QString &from, const QString &to)
{
    KeyRename here{from, to, {}, {}};
    if (!open().isNull()) {
        const QString before = body();
        editText(renameEdits(before, from, to));
        if (body() != before) {
            here.texts.append({open(), before, body()});
        } else if (const auto again = newest(m_takenBack, from, to); again != m_takenBack.end()) {
            // The text has done this step again by itself.
            std::copy_if(again->texts.begin(), again->texts.end(), std::back_inserter(here.texts),
                         [&](const KeyRename::Text &text) { return text.article == open() && text.after == before; });
            m_takenBack.erase(again);
        }
        const auto records = renameKeyInRecords(*m_library, open(), from, to);
        if (!records)
            Q_EMIT failed(records.error());
        else if (!records->isEmpty())
            here.records.insert(open(), *records);
        Q_EMIT recordsChanged();
    }
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), from, to, article = open()]() -> Result<KeyRename> {
            const auto library = Library::connect(folder);
            return library ? renameKeyInArticles(**library, from, to, article) : Result<KeyRename>(library.error());
        },
        [this, here](const Result<KeyRename> &elsewhere) {
            KeyRename done = here;
            if (elsewhere) {
                done.texts += elsewhere->texts;
                done.records.insert(elsewhere->records);
            } else {
                Q_EMIT failed(elsewhere.error());
            }
            remember(&m_done, done);
        });
}

void KeyRenaming::takeBack(const KeyRename &rename)
{
    if (!open().isNull()) {
        for (const KeyRename::Text &text : rename.texts) {
            if (text.article == open() && body() != text.before)
                editText(takeBackEdits(text, body(), rename.from, rename.to));
        }
        const QSet<QUuid> records = rename.records.value(open());
        const auto done = renameKeyInRecords(*m_library, open(), rename.to, rename.from, &records);
        if (!done)
            Q_EMIT failed(done.error());
        Q_EMIT recordsChanged();
    }
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), rename, article = open()]() -> Result<void> {
            const auto library = Library::connect(folder);
            return library ? takeBackRename(**library, rename, article) : Result<void>(library.error());
        },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT failed(done.error());
        });
}

} // namespace stet
