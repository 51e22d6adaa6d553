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
    const auto says = [this](const QList<Rename> &renames, QString KeyRename::Text::*words) {
        if (renames.isEmpty() || renames.last().kind != Kind::Rename)
            return false;
        const QList<KeyRename::Text> &texts = renames.last().known.texts;
        return std::any_of(texts.begin(), texts.end(), [&](const KeyRename::Text &text) { return text.article == open() && text.*words == body(); });
    };
    if (says(m_done, &KeyRename::Text::before))
        Q_EMIT keyWanted(m_done.last().known.to, m_done.last().known.from);
    else if (says(m_takenBack, &KeyRename::Text::after))
        Q_EMIT keyWanted(m_takenBack.last().known.from, m_takenBack.last().known.to);
}

QList<KeyRenaming::Rename>::iterator KeyRenaming::newest(QList<Rename> &renames, const QString &from, const QString &to)
{
    const auto found = std::find_if(renames.rbegin(), renames.rend(),
                                    [&](const Rename &rename) { return rename.known.from == from && rename.known.to == to; });
    return found == renames.rend() ? renames.end() : std::prev(found.base());
}

void KeyRenaming::remember(QList<Rename> *renames, const Rename &rename)
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

void KeyRenaming::rename(const QString &from, const QString &to, Kind kind)
{
    if (!m_library || from == to)
        return;
    const auto turned = newest(m_done, to, from);
    if (turned == m_done.end()) {
        renameAnew(from, to, kind);
        return;
    }
    const Rename rename = *turned;
    m_done.erase(turned);
    remember(&m_takenBack, rename);
    takeBack(rename);
}

void KeyRenaming::renameAnew(const QString &from, const QString &to, Kind kind)
{
    KeyRename here{from, to, {}, {}};
    if (!open().isNull()) {
        const QString before = body();
        editText(renameEdits(before, from, to));
        if (body() != before) {
            here.texts.append({open(), before, body()});
        } else if (const auto again = newest(m_takenBack, from, to); again != m_takenBack.end()) {
            // The text has done this step again by itself.
            std::copy_if(again->known.texts.begin(), again->known.texts.end(), std::back_inserter(here.texts),
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
    const auto elsewhere = std::make_shared<KeyRename>();
    remember(&m_done, {kind, here, elsewhere});
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), from, to, article = open(), elsewhere]() -> Result<void> {
            const auto library = Library::connect(folder);
            const auto renamed = library ? renameKeyInArticles(**library, from, to, article) : Result<KeyRename>(library.error());
            if (!renamed)
                return renamed.error();
            *elsewhere = *renamed;
            return {};
        },
        [this, elsewhere](const Result<void> &done) {
            if (!done)
                Q_EMIT failed(done.error());
            learn(elsewhere);
        });
}

void KeyRenaming::learn(const std::shared_ptr<KeyRename> &elsewhere)
{
    for (QList<Rename> *renames : {&m_done, &m_takenBack}) {
        for (Rename &rename : *renames) {
            if (rename.elsewhere != elsewhere)
                continue;
            rename.known.texts += elsewhere->texts;
            rename.known.records.insert(elsewhere->records);
            rename.elsewhere.reset();
        }
    }
}

void KeyRenaming::takeBack(const Rename &done)
{
    const KeyRename &rename = done.known;
    if (!open().isNull()) {
        for (const KeyRename::Text &text : rename.texts) {
            if (text.article == open() && body() != text.before)
                editText(takeBackEdits(text, body(), rename.from, rename.to));
        }
        const QSet<QUuid> tied = rename.records.value(open());
        const auto records = renameKeyInRecords(*m_library, open(), rename.to, rename.from, &tied);
        if (!records)
            Q_EMIT failed(records.error());
        Q_EMIT recordsChanged();
    }
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), rename, elsewhere = done.elsewhere, article = open()]() -> Result<void> {
            KeyRename whole = rename;
            if (elsewhere) { // known by now: it was this worker's task before
                whole.texts += elsewhere->texts;
                whole.records.insert(elsewhere->records);
            }
            const auto library = Library::connect(folder);
            return library ? takeBackRename(**library, whole, article) : Result<void>(library.error());
        },
        [this](const Result<void> &taken) {
            if (!taken)
                Q_EMIT failed(taken.error());
        });
}

} // namespace stet
