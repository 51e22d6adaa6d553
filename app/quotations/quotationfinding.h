#pragma once

#include "app/article/article.h"
#include "app/quotations/quotationarchive.h"
#include "app/quotations/quotationledger.h"
#include "app/quotations/sourcetext.h"

#include <QDateTime>
#include <QJsonObject>
#include <memory>

namespace stet {

/// Something about somebody's words in an article that no single quotation shows: words taken over without marks, a
/// headline that quotes what nobody said, an earlier article that has it otherwise. A plain value.
struct QuotationFinding
{
    enum class Kind {
        UnquotedOverlap, ///< eight or more words of a source in a row, outside quotation marks
        UnbackedWords,   ///< headline, deck, caption or pull quote quotes what no checked quotation of the body holds
        OtherWords,      ///< an earlier article quotes the same speaker in slightly other words
        OtherSpeaker,    ///< an earlier article gives the same words to somebody else
    };

    Kind kind = Kind::UnquotedOverlap;
    ArticlePart part = ArticlePart::Body; ///< of the words; a caption is the body's
    bool isCaption = false;
    bool isUnchecked = false; ///< for UnbackedWords: the body has these words, in a quotation that is not checked
    TextRange range;      ///< of the words: in the Markdown of the body, or in headline or deck as they stand
    QString words;        ///< of the article
    QString speaker;      ///< of these words; for OtherWords and OtherSpeaker
    QString other;        ///< the nearest words of the body; those of the earlier article
    QString otherSpeaker;
    QString source;       ///< key of the source, for UnquotedOverlap
    int count = 0;        ///< words in a row, for UnquotedOverlap
    ArticleId article;    ///< the earlier one
    QString articleTitle;

    bool operator==(const QuotationFinding &) const = default;
};

/// "unquoted-overlap", "unbacked-words", "other-words", "other-speaker": the rule's name in files and on the command line.
QString findingRule(QuotationFinding::Kind kind);

/// One sentence for the writer, translated.
QString findingSentence(const QuotationFinding &finding);

/// That the writer let a finding stand. It holds for the same rule, the same words and the same other side, wherever they
/// stand now.
struct SettledFinding
{
    QString rule;
    QString words;  ///< as comparableWords(), joined by spaces
    QString against; ///< key of the source, id of the earlier article, or empty
    QString reason;
    QDateTime settledAt; ///< UTC

    bool operator==(const SettledFinding &) const = default;
};

SettledFinding settled(const QuotationFinding &finding, const QString &reason, const QDateTime &now);
bool settles(const SettledFinding &settled, const QuotationFinding &finding);
QJsonObject toJson(const SettledFinding &settled);
SettledFinding settledFindingFromJson(const QJsonObject &json);

/// A source's text, for findings.
struct ComparedSource
{
    QString key;
    std::shared_ptr<const SourceText> text;
};

/// An earlier article's place in the archive: as many as the archive has records, in their order.
struct EarlierArticle
{
    ArticleId id;
    QString title;
};

/// All that findings depend on.
struct FindingMaterial
{
    QList<ProseParagraph> paragraphs; ///< of headline, deck and body
    QList<Quotation> quotations;      ///< found in them
    QList<QuotationRecord> records;   ///< of each quotation, with the verdict that holds now
    QList<ProseParagraph> captions;
    QString language;
    QList<ComparedSource> sources;
    QuotationArchive archive;
    QList<EarlierArticle> earlier;
};

/// The findings, in the order of the text as far as they stand in the body. Pure.
QList<QuotationFinding> quotationFindings(const FindingMaterial &material);

} // namespace stet
