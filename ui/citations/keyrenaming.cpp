#include "ui/citations/keyrenaming.h"

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
    const auto turned = std::find_if(m_done.rbegin(), m_done.rend(),
                                     [&](const KeyRename &done) { return done.from == to && done.to == from; });
    if (turned == m_done.rend()) {
        renameAnew(from, to);
        return;
    }
    const KeyRename rename = *turned;
    m_done.erase(std::next(turned).base());
    takeBack(rename);
}

void KeyRenaming::renameAnew(const QString &from, const QString &to)
{
    KeyRename here{from, to, {}, {}};
    if (!open().isNull()) {
        const QString before = body();
        editText(renameEdits(before, from, to));
        if (body() != before)
            here.texts.append({open(), before, body()});
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
            m_done.append(done);
            if (m_done.size() > mostRemembered)
                m_done.removeFirst();
        });
}

void KeyRenaming::takeBack(const KeyRename &rename)
{
    if (!open().isNull()) {
        for (const KeyRename::Text &text : rename.texts) {
            if (text.article == open())
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
