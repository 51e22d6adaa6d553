#pragma once

#include "app/text/prose.h"

#include <QHash>
#include <QString>
#include <span>
#include <vector>

namespace stet {

/// A word or sign of a text, folded as the verbatim check allows: Unicode NFKC, one glyph for double and one for
/// single quotation marks, one for dashes, one for ellipses, no soft hyphens.
struct FoldedToken
{
    QString folded;
    qsizetype start = 0; ///< in the text as it came
    qsizetype end = 0;
    bool isWord = false; ///< letters or digits, apostrophes within included; else one sign
    bool spaced = false; ///< white space stands before it
};

/// Cuts a text into folded tokens. Linear.
std::vector<FoldedToken> foldedTokens(QStringView text);

/// A captured text of a source, made ready to be searched: its words are folded and numbered once.
///
/// A value that is never changed after it was made; may be read by several threads. Positions are in the text as
/// captured. Texts over 2^31 units are cut there.
class SourceText
{
public:
    struct Token
    {
        qint32 start = 0;
        qint32 end = 0;
        quint32 number = 0; ///< equal number, equal folded token; never 0
        bool isWord = false;
    };

    SourceText() = default;
    explicit SourceText(const QString &text);

    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_tokens.empty(); }
    const std::vector<Token> &tokens() const { return m_tokens; }

    /// The number of a folded token, 0 when the text does not hold it.
    quint32 number(const QString &folded) const { return m_numbers.value(folded); }
    const QString &folded(quint32 number) const { return m_words[number]; }

    /// Indexes of the tokens with this number, in order.
    std::span<const qint32> places(quint32 number) const;

    /// The sentence around a stretch of the text.
    TextRange sentenceAround(TextRange range) const;

private:
    QString m_text;
    std::vector<Token> m_tokens;
    QHash<QString, quint32> m_numbers;
    std::vector<QString> m_words;       ///< by number; the first is empty
    std::vector<qint32> m_placeStarts;  ///< by number: where its places begin in `m_places`
    std::vector<qint32> m_places;
};

} // namespace stet
