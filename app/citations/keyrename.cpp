#include "app/citations/keyrename.h"

#include "app/quotations/quotationstore.h"
#include "app/sources/sourceusage.h"
#include "app/store/library.h"

#include <algorithm>
#include <tuple>

namespace stet {

namespace {

QString edited(const QString &body, const QList<TextEdit> &edits)
{
    QString text = body;
    for (const TextEdit &edit : edits)
        text.replace(edit.position, edit.removed, edit.added);
    return text;
}

Result<void> keepText(Library &library, StoredDraft draft, const QString &text)
{
    draft.article.body = text;
    const auto saved = library.articles().save(draft);
    return saved ? Result<void>() : saved.error();
}

Result<void> renameInTexts(Library &library, const ArticleId &open, KeyRename *rename)
{
    const auto articles = SourceUsage(library.database()).usedIn(rename->from);
    if (!articles)
        return articles.error();
    for (const CitingArticle &article : *articles) {
        if (article.id == open)
            continue;
        const auto draft = library.articles().load(article.id);
        if (!draft)
            return draft.error();
        const QString &body = draft->article.body;
        const QString text = edited(body, renameEdits(body, rename->from, rename->to));
        if (text == body)
            continue;
        if (const auto kept = keepText(library, *draft, text); !kept)
            return kept;
        rename->texts.append({article.id, body, text});
    }
    return {};
}

Result<void> renameInRecords(Library &library, const ArticleId &open, KeyRename *rename)
{
    const auto articles = QuotationStore(library.database()).articlesTiedTo(rename->from);
    if (!articles)
        return articles.error();
    for (const ArticleId &article : *articles) {
        if (article == open)
            continue;
        const auto changed = renameKeyInRecords(library, article, rename->from, rename->to);
        if (!changed)
            return changed.error();
        if (!changed->isEmpty())
            rename->records.insert(article, *changed);
    }
    return {};
}

} // namespace

Result<QSet<QUuid>> renameKeyInRecords(Library &library, const ArticleId &article, const QString &from, const QString &to,
                                       const QSet<QUuid> *only)
{
    QuotationStore store(library.database());
    auto records = store.records(article);
    if (!records)
        return records.error();
    QSet<QUuid> changed;
    for (QuotationRecord &record : *records) {
        if (record.source != from || (only && !only->contains(record.id)))
            continue;
        record.source = to;
        changed.insert(record.id);
    }
    if (!changed.isEmpty()) {
        if (const auto kept = store.keep(article, *records); !kept)
            return kept.error();
    }
    return changed;
}

Result<KeyRename> renameKeyInArticles(Library &library, const QString &from, const QString &to, const ArticleId &open)
{
    KeyRename rename{from, to, {}, {}};
    auto done = renameInTexts(library, open, &rename);
    if (done)
        done = renameInRecords(library, open, &rename);
    if (done)
        return rename;
    std::ignore = takeBackRename(library, rename, open);
    return done.error();
}

QList<TextEdit> takeBackEdits(const KeyRename::Text &text, const QString &now, const QString &from, const QString &to)
{
    if (now != text.after)
        return readCitations(text.before).keys.contains(to) ? QList<TextEdit>() : renameEdits(now, to, from);
    QList<TextEdit> edits = renameEdits(text.before, from, to);
    std::reverse(edits.begin(), edits.end());
    qsizetype moved = 0;
    QList<TextEdit> back;
    for (const TextEdit &edit : std::as_const(edits)) {
        back.prepend({edit.position + moved, edit.added.size(), text.before.mid(edit.position, edit.removed)});
        moved += edit.added.size() - edit.removed;
    }
    return back;
}

Result<void> takeBackRename(Library &library, const KeyRename &rename, const ArticleId &open)
{
    for (const KeyRename::Text &text : rename.texts) {
        if (text.article == open)
            continue;
        const auto draft = library.articles().load(text.article);
        if (!draft)
            return draft.error();
        const QString &now = draft->article.body;
        const QString back = edited(now, takeBackEdits(text, now, rename.from, rename.to));
        if (back == now)
            continue;
        if (const auto kept = keepText(library, *draft, back); !kept)
            return kept;
    }
    for (auto records = rename.records.begin(); records != rename.records.end(); ++records) {
        if (records.key() == open)
            continue;
        const auto done = renameKeyInRecords(library, records.key(), rename.to, rename.from, &records.value());
        if (!done)
            return done.error();
    }
    return {};
}

} // namespace stet
