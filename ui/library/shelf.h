#pragma once

#include "app/store/articlelists.h"
#include "app/store/searchquery.h"

#include <QMetaType>

namespace stet {

/// "Idea", "Draft", "In review", "Ready", "Published", translated.
QString stateText(ArticleState state);

/// One place of the library under which drafts are found: everything, a state, a folder, a tag, a smart list, the trash.
/// A plain value.
struct Shelf
{
    enum class Kind { All, State, Folder, Tag, SmartList, Trash };

    Kind kind = Kind::All;
    ArticleState state = ArticleState::Draft; ///< of a State
    QString name = {};                        ///< path of a folder, a tag, or the name of a smart list
    QString query = {};                       ///< of a smart list

    static Shelf ofState(ArticleState state) { return {Kind::State, state}; }
    static Shelf ofFolder(const QString &path) { return {Kind::Folder, ArticleState::Draft, path}; }
    static Shelf ofTag(const QString &tag) { return {Kind::Tag, ArticleState::Draft, tag}; }
    static Shelf ofTrash() { return {Kind::Trash}; }

    /// For headings and menus.
    QString title() const;

    /// What it is remembered by; a shelf that is not there any more is not found again.
    QString key() const;

    /// Whether a draft belongs here, as far as its line tells; a smart list has to be asked.
    bool accepts(const ArticleSummary &draft) const;

    /// What to ask the library for. A smart list asks by `question` alone.
    ArticleFilter filter() const;

    /// The writer's words, asked of this shelf alone.
    SearchQuery question(const QString &words) const;

    bool isSame(const Shelf &other) const { return key() == other.key(); }
};

} // namespace stet

Q_DECLARE_METATYPE(stet::Shelf)
