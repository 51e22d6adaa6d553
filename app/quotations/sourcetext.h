#pragma once

#include "app/text/prose.h"

#include <QHash>
#include <QList>
#include <QString>

namespace stet {

/// A captured text of a source, made ready to be searched for quotations: its words are folded and indexed once.
///
/// A value that is never changed after it was made; may be shared by threads. Positions are in the text as captured.
class SourceText
{
public:
    /// One word or sign of the text, folded as the verbatim check allows.
    struct Token
    {
        TextRange range;     ///< in the text as captured
        quint32 word = 0;    ///< number of the folded token; equal number, equal token
        bool isWord = false; ///< letters or digits; else one sign of punctuation
        bool spaced = false; ///< white space stands before it
    };

    SourceText() = default;
    explicit SourceText(const QString &text);

    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_tokens.isEmpty(); }
    const QList<Token> &tokens() const { return m_tokens; }

    /// The number of a folded token, 0 when the text does not hold it.
    quint32 number(const QString &folded) const { return m_numbers.value(folded); }

    /// Where tokens with this number stand, in order.
    const QList<qsizetype> &places(quint32 word) const;

    /// Cuts a text into folded tokens by the same rules; `folded` receives the token's text.
    static void cut(QStringView text, QList<Token> &tokens, QList<QString> &folded);

private:
    QString m_text;
    QList<Token> m_tokens;
    QHash<QString, quint32> m_numbers;
    QList<QList<qsizetype>> m_places; ///< by number
};

} // namespace stet
