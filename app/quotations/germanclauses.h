#pragma once

#include "app/quotations/nounphrases.h"

#include <optional>

namespace stet {

/// Finds subjects in German clauses: the finite verb keeps the second place, so the subject stands before it or right
/// after it; a participle stands at the end and leaves the subject to its auxiliary.
///
/// Borrows what it reads; lives no longer than the rules of one paragraph.
class GermanClauses
{
public:
    GermanClauses(QStringView text, const TokenizedParagraph &paragraph, const NounPhrases &phrases);

    /// The subject of the finite verb at `verb`, in a clause that begins at `first` and ends before `limit`.
    std::optional<TokenRun> subject(qint32 first, qint32 verb, qint32 limit) const;

    /// The subject of a clause without a reporting verb: it goes with the first finite one.
    std::optional<TokenRun> clauseSubject(qint32 first, qint32 limit) const;

    /// The auxiliary of the clause left of a participle; -1 when there is none.
    qint32 auxiliaryBefore(qint32 participle, qint32 first) const;

    /// Whether a clause ends before this token.
    bool endsClause(qint32 token) const;

private:
    const ProseToken &at(qint32 token) const { return m_tokens[size_t(token)]; }
    bool isWord(qint32 token, QLatin1StringView word) const { return m_phrases.isWord(token, word); }
    bool isInverted(qint32 first, qint32 verb) const;
    bool isOblique(TokenRun phrase) const;
    bool isPast(qint32 token) const;

    QStringView m_text;
    const std::vector<ProseToken> &m_tokens;
    const NounPhrases &m_phrases;
};

} // namespace stet
