#pragma once

#include "app/quotations/prosetokens.h"

#include <optional>

namespace stet {

/// A run of tokens, both ends inclusive.
struct TokenRun
{
    qint32 first = 0;
    qint32 last = -1;

    bool isEmpty() const { return last < first; }
    bool contains(qint32 token) const { return first <= token && token <= last; }
    bool operator==(const TokenRun &) const = default;
};

/// Finds subjects among the tokens of one paragraph, by word lists and word order; no parser, no guesses about meaning.
///
/// Every search stays within one sentence and looks at a bounded number of tokens, so that reading stays linear.
class NounPhrases
{
public:
    NounPhrases(QStringView text, const TokenizedParagraph &paragraph, const LanguageLexicon &lexicon);

    /// The subject that stands before the verb at `verb`; never left of `floor`.
    std::optional<TokenRun> subjectBefore(qint32 verb, qint32 floor) const;

    /// The noun phrase that begins at `first`, not beyond `limit` (exclusive).
    std::optional<TokenRun> phraseAt(qint32 first, qint32 limit) const;

    /// The subject of the sentence whose tokens are [first, limit): the first noun phrase after introductions.
    std::optional<TokenRun> mainSubject(qint32 first, qint32 limit) const;

    /// The noun phrase that ends with `last`, not left of `floor`.
    std::optional<TokenRun> phraseEndingAt(qint32 last, qint32 floor) const;

    bool isGerman() const { return m_german; }
    bool isEnglish() const { return m_english; }

    /// The paragraph is a headline that writes its words with capitals.
    bool isTitleCase() const { return m_titleCase; }

    /// was, is, wurde: makes a passive.
    bool isFormOfBe(qint32 token) const;

    /// Whether a token is this word, whatever its case.
    bool isWord(qint32 token, QLatin1StringView word) const;
    bool isWord(qint32 token, QStringView word) const;

    /// "the mill closed in May": a finite English verb that no list holds.
    bool isPastOf(qint32 token) const;

    /// Words at the head of a sentence that stand before its subject: "In a post", "Asked about".
    bool opensIntroduction(qint32 token) const;

    /// A token that can be part of a noun phrase.
    bool isNominal(qint32 token) const;

    /// A token that is a verb here and not a noun of the same form ("the report", "his claims").
    bool isVerbHere(qint32 token) const;

    /// Whether a phrase names somebody who can speak: a pronoun for persons, a name, a role.
    bool isPerson(TokenRun phrase) const;

    /// An upper-case word that is not so merely because it begins the sentence.
    bool isName(qint32 token) const;

private:
    const ProseToken &at(qint32 token) const { return m_tokens[size_t(token)]; }
    bool beginsSentence(qint32 token) const;
    bool isInfinitiveMark(qint32 token) const;
    bool isGerundNoun(qint32 token) const;
    bool hasObject(qint32 token) const;
    bool isBareVerb(qint32 token) const;
    bool endsWith(qint32 token, QStringView ending) const;
    std::optional<TokenRun> nearestPerson(std::optional<TokenRun> phrase) const;
    std::optional<TokenRun> subjectOfFirstVerb(qint32 first, qint32 limit) const;
    qint32 skipBetween(qint32 token, qint32 floor) const;
    qint32 openingBracket(qint32 token, qint32 floor) const;
    std::optional<TokenRun> subjectBeforeComma(qint32 comma, qint32 floor) const;
    bool opensAside(qint32 token) const;

    QStringView m_text;
    const std::vector<ProseToken> &m_tokens;
    bool m_german;
    bool m_english;
    bool m_titleCase; ///< a headline in capitals: verbs begin with one as well
};

} // namespace stet
