#pragma once

#include "app/article/article.h"
#include "app/import/textblock.h"

namespace stet {

/// Tells the readers' comments of a published page apart, block by block: by "Ana says:", by a name over a date, by
/// numbers, by the items of a list, or by as many paragraphs as were announced. A plain value; one thread.
class CommentSection
{
public:
    enum class Taken {
        Name, ///< it says who a comment is by
        Date, ///< it says when a comment was written
        Words
    };

    /// Takes the next block. `next` is the one after it, null at the end; `rest` counts the blocks from this one to the
    /// end of the page, `announced` the comments that the page spoke of.
    Taken take(const TextBlock &block, const TextBlock *next, qsizetype rest, int announced);

    /// The comments so far; those that have no words are left out.
    QList<ReaderComment> comments() const;

    /// True when somewhere the end of a comment could not be told.
    bool ranTogether() const { return m_ranTogether; }

    /// How many comments had a date, which is not kept.
    int dates() const { return m_dates; }

private:
    void noteDate(const QString &line);
    void start(const QString &name);
    bool takeList(const TextBlock &block);
    void takeItem(const QString &item);

    QList<ReaderComment> m_comments;
    bool m_open = false;     ///< what follows belongs to the last comment
    bool m_numbered = false;
    bool m_ranTogether = false;
    int m_dates = 0;
};

} // namespace stet
