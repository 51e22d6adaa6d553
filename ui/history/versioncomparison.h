#pragma once

#include "app/article/draft.h"
#include "app/article/revision.h"
#include "app/result.h"
#include "app/text/worddiff.h"

#include <QList>

namespace stet {

/// A stretch of the body between two ends of lines that both texts have.
struct ComparedPassage
{
    QList<DiffPiece> pieces;
    QString earlier;     ///< the words of the earlier text
    qsizetype start = 0; ///< in the later text, UTF-16 units
    qsizetype end = 0;

    bool differs() const;

    /// The passage with the differences that a stretch of its pieces touches as they were earlier, and the rest as it
    /// is later. Places count the units of all pieces, one after the other, as they are shown. A word that took the
    /// place of another goes along with it.
    QString withEarlier(qsizetype from, qsizetype to) const;
};

/// A stretch of a passage's pieces that the writer chose.
struct ChosenStretch
{
    qsizetype passage = 0; ///< the place in VersionComparison::body
    qsizetype from = 0;
    qsizetype to = 0;
};

/// What became of one text on its way to a later one.
struct VersionComparison
{
    quint64 sequence = 0; ///< the version that was asked about
    quint64 before = 0;   ///< the one it was compared with, when that is not the draft; 0: none
    quint64 revision = 0; ///< of the draft when it was asked; says whether `start` and `end` still hold
    bool withNow = false; ///< the later text is the draft's
    QList<DiffPiece> headline;
    QList<DiffPiece> deck;
    QList<DiffPiece> byline;
    QList<ComparedPassage> body;
};

struct ComparisonQuestion
{
    QString folder; ///< of the library
    quint64 sequence = 0;
    quint64 before = 0; ///< the version to compare it with when that is not the draft; 0: there is none, all is new
    bool withNow = false;
    DraftSnapshot now;
};

/// A version's text with a single line feed for whatever ends a line, as the desk holds it, so that places mean the
/// same to both.
QString plainLines(QString body);

/// The passages of a comparison; together they are the later text, a line feed between each two.
QList<ComparedPassage> comparedPassages(const QString &earlier, const QString &later);

/// Reads and compares. Connects to the library for itself and may take long: not for the window's thread.
Result<VersionComparison> compareVersions(const ComparisonQuestion &question);

} // namespace stet
