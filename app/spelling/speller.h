#pragma once

#include "app/result.h"
#include "app/spelling/dictionaries.h"

#include <QString>
#include <QStringList>
#include <memory>

namespace stet {

/// One loaded hunspell dictionary. The only door to hunspell.
///
/// Loading takes about 20 ms, `isCorrect` a microsecond, `suggestions` 25 to 75 ms: ask for suggestions away from the
/// window's thread, from an instance of that thread. An instance belongs to the thread that uses it; two threads never
/// share one, since hunspell keeps notes while it answers.
class Speller
{
public:
    /// The dictionary that fits the language (BCP 47) best. Fails with Unavailable when none is installed for it, and
    /// with Unreadable when its files are damaged; the words of the article are never touched by either.
    static Result<std::unique_ptr<Speller>> open(const QString &language);
    static Result<std::unique_ptr<Speller>> open(const DictionaryInfo &dictionary);
    ~Speller();
    Speller(const Speller &) = delete;
    Speller &operator=(const Speller &) = delete;

    const DictionaryInfo &dictionary() const { return m_dictionary; }

    /// Whether the dictionary has the word. Curly apostrophes, soft hyphens, no-break hyphens and decomposed accents
    /// are folded first. Words over 80 characters are answered with true: nobody misspells those, they are data.
    bool isCorrect(const QString &word) const;

    /// At most ten, best first, with the kind of apostrophe that `word` has.
    QStringList suggestions(const QString &word) const;

private:
    class Dictionary;
    explicit Speller(DictionaryInfo info, std::unique_ptr<Dictionary> words);

    DictionaryInfo m_dictionary;
    std::unique_ptr<Dictionary> m_words;
};

/// A word as dictionaries and word lists have it: straight apostrophe, plain hyphen, composed accents, no soft hyphens
/// or other characters that nobody sees.
QString foldedWord(QStringView word);

} // namespace stet
