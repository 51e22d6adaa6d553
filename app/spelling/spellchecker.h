#pragma once

#include "app/spelling/speller.h"
#include "app/text/prose.h"

#include <QSet>
#include <QString>
#include <QStringList>
#include <QStringView>
#include <memory>
#include <unordered_map>

namespace stet {

/// Decides which words of a text are marked. A word is right when any layer knows it: the dictionary, the writer's own
/// words, the words ignored in this article, or a name (an author's, a speaker's, a source's).
///
/// Answers are remembered, so that a paragraph that is looked at again costs a look-up a word. One instance a thread;
/// whoever checks owns it. Without a dictionary nothing is marked.
class SpellChecker
{
public:
    SpellChecker() = default;
    explicit SpellChecker(std::unique_ptr<Speller> speller);

    /// Swaps the dictionary; null for none. The other layers stay.
    void setSpeller(std::unique_ptr<Speller> speller);
    const Speller *speller() const { return m_speller.get(); }

    /// The writer's own dictionary. "podcaster" also covers "Podcaster" and "PODCASTER"; "McKay" covers "MCKAY" only.
    void setUserWords(const QStringList &words);

    /// What the writer chose to ignore in this article; compared as user words are.
    void setIgnoredWords(const QStringList &words);

    /// Names as they are printed: "Ana María Ruiz-Soto" covers each of its parts and "Ruiz’s", written with the same
    /// capitals or with capitals throughout.
    void setNames(const QStringList &names);

    /// What is to be marked, in order. Of a hyphenated word only the wrong parts are. `notLanguage` is in order.
    QList<TextRange> misspellings(QStringView text, const QList<TextRange> &notLanguage = {});

    /// The same for a paragraph of prose, in positions of its text. Code is never marked.
    QList<TextRange> misspellings(const ProseParagraph &paragraph);

    /// Whether one word, as wordsToCheck() cuts it, is right.
    bool isCorrect(QStringView word);

private:
    struct WordHash
    {
        using is_transparent = void;
        std::size_t operator()(QStringView word) const { return qHash(word); }
    };
    struct SameWord
    {
        using is_transparent = void;
        bool operator()(QStringView a, QStringView b) const { return a == b; }
    };

    bool decide(const QString &word) const;
    bool isKnown(const QString &word) const;
    bool isKnownWithElision(const QString &word) const;
    bool isInOwnWords(const QString &word) const;
    bool isRightCompound(const QString &word) const;
    void addWrongParts(QStringView text, TextRange word, QList<TextRange> &wrong);

    std::unique_ptr<Speller> m_speller;
    QChar::Script m_script = QChar::Script_Unknown; ///< what the dictionary's language is written in
    bool m_loanAccents = false; ///< the dictionary's language takes loan words with and without their accents
    QSet<QString> m_userWords;
    QSet<QString> m_ignoredWords;
    QSet<QString> m_names;
    std::unordered_map<QString, bool, WordHash, SameWord> m_answers;
};

} // namespace stet
