#pragma once

#include "app/text/prose.h"

#include <QList>
#include <QString>
#include <array>
#include <optional>

class QTextBlock;
class QTextDocument;

namespace stet {

class ColumnText;
class Desk;

/// A misspelt word in the headline, the deck or the body.
struct MisspeltPlace
{
    ColumnText *field = nullptr;
    TextRange range;
};

/// The words of the desk that are marked as misspelt, in headline, deck and body, which count as one text in this order.
///
/// The marks lie with their paragraphs, so that they move along with edits. Borrows the desk; window's thread.
class SpellingMarks
{
public:
    struct Word
    {
        QString word;
        int count = 0;
        int quoted = 0; ///< how many of them stand in quotations: is it copied rightly?
    };

    explicit SpellingMarks(Desk *desk) : m_desk(desk) {}

    /// All of them. Walks the article: for panels and status lines after a pause, as all that follows.
    int count() const;
    /// The same by word, in the order of their first places.
    QList<Word> words() const;

    /// The marked word at a place of a field.
    std::optional<MisspeltPlace> at(ColumnText *field, int position) const;
    /// The next one after (or before) a place of a field, going around the ends.
    std::optional<MisspeltPlace> next(const ColumnText *field, int position, bool forwards) const;
    /// The next place of this word, going around the end.
    std::optional<MisspeltPlace> nextOf(const QString &word, const ColumnText *field, int position) const;
    QList<MisspeltPlace> placesOf(const QString &word) const;
    static QString wordAt(const MisspeltPlace &place);

    /// Gives a paragraph its marks and shows them; false: it had the same before.
    bool set(const QTextBlock &block, const QList<TextRange> &misspellings);
    /// Drops the marks that an edit of the paragraph has touched and moves those behind it; `at` counts from its start.
    /// True when a mark was dropped.
    static bool takeEdit(const QTextBlock &block, qsizetype at, qsizetype removed, qsizetype added);
    /// Takes the marks off a word wherever it stands; false: there were none.
    bool remove(const QString &word);
    /// Takes all marks off; false: there were none.
    bool clear();

private:
    std::array<ColumnText *, 3> fields() const;
    template <typename Visit> void forEachMark(Visit visit) const;

    Desk *m_desk;
};

} // namespace stet
