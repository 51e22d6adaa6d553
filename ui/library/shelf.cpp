#include "ui/library/shelf.h"

#include <QCoreApplication>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::Shelf", text);
}

} // namespace

QString stateText(ArticleState state)
{
    switch (state) {
    case ArticleState::Idea:
        return QCoreApplication::translate("stet::DraftList", "Idea");
    case ArticleState::Draft:
        return QCoreApplication::translate("stet::DraftList", "Draft");
    case ArticleState::InReview:
        return QCoreApplication::translate("stet::DraftList", "In review");
    case ArticleState::Ready:
        return QCoreApplication::translate("stet::DraftList", "Ready");
    case ArticleState::Published:
        return QCoreApplication::translate("stet::DraftList", "Published");
    }
    return {};
}

QString Shelf::title() const
{
    switch (kind) {
    case Kind::All:
        return tr("All drafts");
    case Kind::State:
        return stateText(state);
    case Kind::Folder:
        return name.mid(name.lastIndexOf(QLatin1Char('/')) + 1);
    case Kind::Tag:
    case Kind::SmartList:
        return name;
    case Kind::Trash:
        return tr("Trash");
    }
    return {};
}

QString Shelf::key() const
{
    switch (kind) {
    case Kind::All:
        return QStringLiteral("all");
    case Kind::State:
        return QStringLiteral("state:") + stateName(state);
    case Kind::Folder:
        return QStringLiteral("folder:") + name;
    case Kind::Tag:
        return QStringLiteral("tag:") + name;
    case Kind::SmartList:
        return QStringLiteral("list:") + name;
    case Kind::Trash:
        return QStringLiteral("trash");
    }
    return {};
}

bool Shelf::accepts(const ArticleSummary &draft) const
{
    if (draft.trashed.isValid() != (kind == Kind::Trash))
        return false;
    switch (kind) {
    case Kind::All:
    case Kind::Trash:
        return true;
    case Kind::State:
        return draft.state == state;
    case Kind::Folder:
        return draft.folder == name || draft.folder.startsWith(name + QLatin1Char('/'));
    case Kind::Tag:
        return draft.tags.contains(name);
    case Kind::SmartList:
        break;
    }
    return false;
}

ArticleFilter Shelf::filter() const
{
    ArticleFilter filter;
    if (kind == Kind::State)
        filter.state = state;
    else if (kind == Kind::Folder)
        filter.folder = name;
    else if (kind == Kind::Tag)
        filter.tag = name;
    return filter;
}

SearchQuery Shelf::question(const QString &words) const
{
    if (kind == Kind::SmartList)
        return parseSearch(words.isEmpty() ? query : query + QLatin1Char(' ') + words, !words.isEmpty());
    SearchQuery asked = parseSearch(words, true);
    if (kind == Kind::State)
        asked.state = state;
    else if (kind == Kind::Folder)
        asked.folder = name;
    else if (kind == Kind::Tag)
        asked.tags.append(name);
    return asked;
}

} // namespace stet
