#pragma once

#include <QString>
#include <QStringView>
#include <vector>

namespace stet {

/// What a word can be, for the rules that read sentences. A word may be several things at once.
namespace wordclass {
enum : quint32 {
    Cue = 1u << 0,          ///< reports words: said, told
    WeakCue = 1u << 1,      ///< may report words: called, described, believes
    Participle = 1u << 2,   ///< with Cue, WeakCue or Verb: not the finite form (saying, gesagt)
    Verb = 1u << 3,         ///< a frequent verb that reports nothing
    Auxiliary = 1u << 4,
    Determiner = 1u << 5,
    Pronoun = 1u << 6,      ///< can be a subject
    Preposition = 1u << 7,
    Conjunction = 1u << 8,
    Subordinator = 1u << 9,
    Adverb = 1u << 10,
    Time = 1u << 11,
    Title = 1u << 12,       ///< before a name: Sen., Minister
    Role = 1u << 13,        ///< a person by role: spokesman
    Body = 1u << 14,        ///< a body or document that can speak: committee, statement
    Work = 1u << 15,        ///< stands before the title of a work: film, song
    Naming = 1u << 16,      ///< stands before a word that is only named: term, so-called
    Abbreviation = 1u << 17, ///< its point ends no sentence
    FirstPerson = 1u << 18, ///< speech is full of it
    VerbMark = 1u << 19,    ///< shows a clause: is, don't
    Elision = 1u << 20,     ///< begins with an apostrophe: 'tis
    According = 1u << 21,   ///< opens a source: according (to), laut, selon, según
    Male = 1u << 22,        ///< pronoun or given name
    Female = 1u << 23,
    Plural = 1u << 24,
    Relative = 1u << 25,    ///< who, which
    CueNoun = 1u << 27,     ///< a noun for saying: assurance, warning
    Reported = 1u << 28,    ///< a mood that reports speech: sei, habe (German)
    Thought = 1u << 29,     ///< with WeakCue: what somebody has in mind rather than says
    NounToo = 1u << 26,     ///< a verb form that is a noun as often: report, claims
};
}

/// The word lists of one language, compiled into the program from resources/lexicons/LANGUAGE/*.txt.
///
/// Made once per language and kept as long as the program; reading it is thread-safe.
class LanguageLexicon
{
public:
    enum class Language { English, German, French, Spanish, Other };

    /// The lexicon for a BCP 47 tag; of an unknown language, one without words.
    static const LanguageLexicon &of(const QString &language);

    Language language() const { return m_language; }

    /// What a word is, whatever its case; curly and straight apostrophes are one.
    quint32 classes(QStringView word) const { return find(hashOf(word)); }

    /// The same by the hash of the folded word, for the tokenizer, which makes the hash on its way.
    quint32 find(quint64 hash) const;

    static constexpr quint64 hashStart = 1469598103934665603ULL;
    static quint64 hashWith(quint64 hash, char16_t character) { return (hash ^ folded(character)) * 1099511628211ULL; }
    static quint64 hashOf(QStringView word);
    static char16_t folded(char16_t character);

private:
    LanguageLexicon(Language language, const QString &folder);
    void read(const QString &path, quint32 classes);
    void add(QStringView word, quint32 classes);
    void grow();

    struct Entry
    {
        quint64 hash = 0; ///< 0: free. Two words of one language with one 64-bit hash are not to be expected.
        quint32 classes = 0;
    };

    Language m_language;
    std::vector<Entry> m_entries; ///< open addressing; size is a power of two
    size_t m_count = 0;
};

} // namespace stet
