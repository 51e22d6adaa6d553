#include "app/quotations/languagelexicon.h"

#include <QFile>
#include <array>

// A static library's resources are linked only when somebody asks for them; the macro must stand outside namespaces.
static void bringLexicons()
{
    Q_INIT_RESOURCE(lexicons);
}

namespace stet {

namespace {

struct List
{
    const char *name;
    quint32 classes;
};

constexpr List lists[] = {
    {"cue-verbs", wordclass::Cue},
    {"cue-verbs-weak", wordclass::WeakCue},
    {"thought-verbs", wordclass::Thought},
    {"common-verbs", wordclass::Verb},
    {"auxiliaries", wordclass::Auxiliary},
    {"determiners", wordclass::Determiner},
    {"subject-pronouns", wordclass::Pronoun},
    {"male-pronouns", wordclass::Male},
    {"female-pronouns", wordclass::Female},
    {"plural-pronouns", wordclass::Plural},
    {"prepositions", wordclass::Preposition},
    {"conjunctions", wordclass::Conjunction},
    {"subordinators", wordclass::Subordinator},
    {"relative-pronouns", wordclass::Relative},
    {"noun-verbs", wordclass::NounToo},
    {"cue-nouns", wordclass::CueNoun},
    {"reported-mood", wordclass::Reported},
    {"adverbs", wordclass::Adverb},
    {"time-words", wordclass::Time},
    {"titles", wordclass::Title},
    {"role-nouns", wordclass::Role},
    {"body-nouns", wordclass::Body},
    {"work-nouns", wordclass::Work},
    {"naming-words", wordclass::Naming},
    {"abbreviations", wordclass::Abbreviation},
    {"first-person", wordclass::FirstPerson},
    {"verb-marks", wordclass::VerbMark},
    {"elisions", wordclass::Elision},
    {"according", wordclass::According},
    {"male-names", wordclass::Male},
    {"female-names", wordclass::Female},
};

std::array<char16_t, 0x250> makeFolds()
{
    std::array<char16_t, 0x250> folds{};
    for (std::size_t c = 0; c < folds.size(); ++c)
        folds[c] = QChar(char16_t(c)).toLower().unicode();
    return folds;
}

} // namespace

char16_t LanguageLexicon::folded(char16_t character)
{
    static const std::array<char16_t, 0x250> folds = makeFolds();
    if (character < folds.size())
        return folds[character];
    return character == u'\u2019' ? u'\'' : QChar(character).toLower().unicode();
}

quint64 LanguageLexicon::hashOf(QStringView word)
{
    quint64 hash = hashStart;
    for (QChar c : word)
        hash = hashWith(hash, c.unicode());
    return hash;
}

const LanguageLexicon &LanguageLexicon::of(const QString &language)
{
    static const LanguageLexicon english(Language::English, QStringLiteral("en"));
    static const LanguageLexicon german(Language::German, QStringLiteral("de"));
    static const LanguageLexicon french(Language::French, QStringLiteral("fr"));
    static const LanguageLexicon spanish(Language::Spanish, QStringLiteral("es"));
    static const LanguageLexicon other(Language::Other, QString());
    const QString primary = language.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0).toLower();
    for (const auto &[tag, lexicon] : {std::pair("en", &english), std::pair("de", &german), std::pair("fr", &french),
                                       std::pair("es", &spanish)}) {
        if (primary == QLatin1StringView(tag))
            return *lexicon;
    }
    return other;
}

LanguageLexicon::LanguageLexicon(Language language, const QString &folder) : m_language(language), m_entries(4096)
{
    bringLexicons();
    if (folder.isEmpty())
        return;
    for (const List &list : lists)
        read(QStringLiteral(":/lexicons/%1/%2.txt").arg(folder, QLatin1StringView(list.name)), list.classes);
}

/// One entry a line: words with one meaning, parted by spaces; participles follow a bar; # opens a comment.
void LanguageLexicon::read(const QString &path, quint32 classes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return; // a language need not have every list
    const QString text = QString::fromUtf8(file.readAll());
    for (QStringView line : QStringView(text).tokenize(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        quint32 extra = 0;
        for (QStringView word : line.tokenize(u' ', Qt::SkipEmptyParts)) {
            if (word == u"|")
                extra = wordclass::Participle;
            else
                add(word, classes | extra);
        }
    }
}

void LanguageLexicon::add(QStringView word, quint32 classes)
{
    if (m_count * 2 > m_entries.size())
        grow();
    const quint64 hash = hashOf(word);
    size_t slot = hash & (m_entries.size() - 1);
    while (m_entries[slot].hash != 0 && m_entries[slot].hash != hash)
        slot = (slot + 1) & (m_entries.size() - 1);
    if (m_entries[slot].hash == 0)
        ++m_count;
    // A form that is finite in one list stays finite: "put" is both.
    const bool knownFinite = (m_entries[slot].classes & (wordclass::Cue | wordclass::WeakCue | wordclass::Verb)) != 0
        && (m_entries[slot].classes & wordclass::Participle) == 0;
    m_entries[slot].hash = hash;
    m_entries[slot].classes |= classes;
    const bool nowFinite = (classes & (wordclass::Cue | wordclass::WeakCue | wordclass::Verb)) != 0
        && (classes & wordclass::Participle) == 0;
    if (knownFinite || nowFinite)
        m_entries[slot].classes &= ~quint32(wordclass::Participle);
}

void LanguageLexicon::grow()
{
    std::vector<Entry> entries(m_entries.size() * 2);
    for (const Entry &entry : m_entries) {
        if (entry.hash == 0)
            continue;
        size_t slot = entry.hash & (entries.size() - 1);
        while (entries[slot].hash != 0)
            slot = (slot + 1) & (entries.size() - 1);
        entries[slot] = entry;
    }
    m_entries = std::move(entries);
}

quint32 LanguageLexicon::find(quint64 hash) const
{
    size_t slot = hash & (m_entries.size() - 1);
    while (m_entries[slot].hash != 0) {
        if (m_entries[slot].hash == hash)
            return m_entries[slot].classes;
        slot = (slot + 1) & (m_entries.size() - 1);
    }
    return 0;
}

} // namespace stet
