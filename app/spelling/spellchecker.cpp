#include "app/spelling/spellchecker.h"

#include "app/spelling/words.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace stet {

namespace {

constexpr std::size_t mostAnswers = 100'000;

QSet<QString> foldedSet(const QStringList &words)
{
    QSet<QString> set;
    for (const QString &word : words) {
        if (const QString folded = foldedWord(word.trimmed()); !folded.isEmpty())
            set.insert(folded);
    }
    return set;
}

/// "Taliban's" -> "Taliban", "Nations'" -> "Nations"; empty when it is no possessive.
QString withoutPossessive(const QString &word)
{
    if (word.endsWith(QLatin1String("'s")) || word.endsWith(QLatin1String("'S")))
        return word.chopped(2);
    return word.endsWith(QLatin1Char('\'')) ? word.chopped(1) : QString();
}

/// First parts of compounds that stand only before a hyphen.
bool isCombiningForm(const QString &part)
{
    static constexpr std::array forms{
        u"afro", u"anglo",  u"ante",  u"anti",  u"austro", u"auto",  u"bi",    u"bio",  u"co",    u"counter", u"crypto",
        u"de",   u"eco",    u"euro",  u"ex",    u"extra",  u"franco", u"geo",  u"hyper", u"indo", u"infra",   u"inter",
        u"intra", u"italo", u"macro", u"mega",  u"meta",   u"micro", u"mid",   u"mini", u"mono",  u"multi",   u"nano",
        u"neo",  u"neuro",  u"non",   u"omni",  u"paleo",  u"pan",   u"poly",  u"post", u"pre",   u"pro",     u"proto",
        u"pseudo", u"psycho", u"quasi", u"re",  u"russo",  u"semi",  u"sino",  u"socio", u"sub",  u"super",   u"techno",
        u"trans", u"tri",   u"turbo", u"ultra", u"un",     u"uni",   u"vice"};
    return std::any_of(forms.begin(), forms.end(),
                       [&part](const char16_t *form) { return part.compare(QStringView(form), Qt::CaseInsensitive) == 0; });
}

/// NATO, NGOs: in a text that is not all capitals these are abbreviations, which no dictionary has all of.
bool isAbbreviation(QStringView word)
{
    if (word.size() > 2 && word.endsWith(u's'))
        word.chop(1);
    return word.size() <= 5 && std::all_of(word.begin(), word.end(), [](QChar c) { return c.isUpper(); });
}

/// Whether the letters of a text are capitals throughout, as in a headline set in capitals.
bool isInCapitals(QStringView text)
{
    qsizetype capitals = 0;
    for (const QChar c : text) {
        if (c.isLower())
            return false;
        capitals += c.isUpper() ? 1 : 0;
    }
    return capitals > 12;
}

/// A Cyrillic name in an English article is no misspelling: a dictionary judges only its own letters.
bool hasLetterOf(QChar::Script script, const QString &word)
{
    if (script == QChar::Script_Unknown)
        return true;
    return std::any_of(word.begin(), word.end(), [script](QChar c) { return c.isLetter() && c.script() == script; });
}

QChar::Script scriptOf(const QString &language)
{
    switch (QLocale(QString(language).replace(QLatin1Char('-'), QLatin1Char('_'))).script()) {
    case QLocale::LatinScript:
        return QChar::Script_Latin;
    case QLocale::CyrillicScript:
        return QChar::Script_Cyrillic;
    case QLocale::GreekScript:
        return QChar::Script_Greek;
    case QLocale::HebrewScript:
        return QChar::Script_Hebrew;
    case QLocale::ArabicScript:
        return QChar::Script_Arabic;
    default:
        return QChar::Script_Unknown;
    }
}

/// "café" -> "cafe".
QString withoutAccents(const QString &word)
{
    QString plain = word.normalized(QString::NormalizationForm_D);
    plain.removeIf([](QChar c) { return c.isMark(); });
    return plain;
}

bool contains(const QSet<QString> &words, const QString &word)
{
    if (words.isEmpty())
        return false;
    if (words.contains(word))
        return true;
    const QString lower = word.toLower();
    if (word == lower)
        return false;
    // "Podcaster" and "PODCASTER" by "podcaster"; capitals throughout also by "Kredo" or "McKay".
    if (words.contains(lower) && (word.mid(1) == lower.mid(1) || word == word.toUpper()))
        return true;
    return word.size() > 1 && word == word.toUpper()
           && std::any_of(words.begin(), words.end(), [&word](const QString &known) {
                  return known.size() == word.size() && known.compare(word, Qt::CaseInsensitive) == 0;
              });
}

} // namespace

SpellChecker::SpellChecker(std::unique_ptr<Speller> speller)
{
    setSpeller(std::move(speller));
}

void SpellChecker::setSpeller(std::unique_ptr<Speller> speller)
{
    m_speller = std::move(speller);
    m_script = m_speller ? scriptOf(m_speller->dictionary().language) : QChar::Script_Unknown;
    m_loanAccents = m_speller && m_speller->dictionary().language.startsWith(QLatin1String("en"));
    m_answers.clear();
}

void SpellChecker::setUserWords(const QStringList &words)
{
    m_userWords = foldedSet(words);
    m_answers.clear();
}

void SpellChecker::setIgnoredWords(const QStringList &words)
{
    m_ignoredWords = foldedSet(words);
    m_answers.clear();
}

void SpellChecker::setNames(const QStringList &names)
{
    m_names.clear();
    for (const QString &name : names) {
        for (const TextRange &word : wordsToCheck(name)) {
            const QString folded = foldedWord(QStringView(name).mid(word.start, word.length()));
            m_names.insert(folded);
            for (const QString &part : folded.split(QLatin1Char('-'), Qt::SkipEmptyParts))
                m_names.insert(part);
        }
    }
    m_answers.clear();
}

QList<TextRange> SpellChecker::misspellings(QStringView text, const QList<TextRange> &notLanguage)
{
    QList<TextRange> wrong;
    if (!m_speller)
        return wrong;
    const bool capitals = isInCapitals(text);
    for (const TextRange &word : wordsToCheck(text, notLanguage)) {
        const QStringView letters = text.mid(word.start, word.length());
        if (isCorrect(letters) || (!capitals && isAbbreviation(letters)))
            continue;
        // goin’ and runnin’ drop the g that the dictionary has.
        if (letters.endsWith(u"in") && word.end < text.size() && isApostrophe(text[word.end])
            && isCorrect(letters.toString() + QLatin1Char('g')))
            continue;
        // "pre- and post-war": the hyphen stands for the rest of the word.
        if (word.end < text.size() && isHyphen(text[word.end]) && isCombiningForm(letters.toString()))
            continue;
        addWrongParts(text, word, wrong);
    }
    return wrong;
}

QList<TextRange> SpellChecker::misspellings(const ProseParagraph &paragraph)
{
    if (paragraph.kind == ProseParagraph::Kind::Code)
        return {};
    return misspellings(paragraph.text, paragraph.notLanguage);
}

bool SpellChecker::isCorrect(QStringView word)
{
    if (const auto known = m_answers.find(word); known != m_answers.end())
        return known->second;
    if (m_answers.size() >= mostAnswers)
        m_answers.clear();
    const bool right = decide(foldedWord(word));
    m_answers.emplace(word.toString(), right);
    return right;
}

bool SpellChecker::decide(const QString &word) const
{
    return !m_speller || !hasLetterOf(m_script, word) || isKnown(word) || isKnownWithElision(word)
           || (word.contains(QLatin1Char('-')) && isRightCompound(word));
}

bool SpellChecker::isKnown(const QString &word) const
{
    if (m_speller->isCorrect(word) || isInOwnWords(word))
        return true;
    // English dictionaries print loan words without the accents that good English prints: café, naïve, résumé.
    if (m_loanAccents) {
        if (const QString plain = withoutAccents(word); plain != word && m_speller->isCorrect(plain))
            return true;
    }
    const QString owner = withoutPossessive(word);
    return !owner.isEmpty() && (m_speller->isCorrect(owner) || isInOwnWords(owner));
}

/// "l'Assemblée", "qu'Haqqani": what French, Italian and Catalan write together is asked about in parts.
bool SpellChecker::isKnownWithElision(const QString &word) const
{
    static constexpr std::array elided{u"l", u"d", u"j", u"m", u"t", u"s", u"n", u"c", u"qu", u"jusqu", u"lorsqu",
                                       u"puisqu", u"quoiqu", u"presqu", u"dell", u"all", u"nell", u"sull", u"dall"};
    const QString &language = m_speller->dictionary().language;
    if (!language.startsWith(QLatin1String("fr")) && !language.startsWith(QLatin1String("it"))
        && !language.startsWith(QLatin1String("ca")))
        return false;
    const qsizetype apostrophe = word.indexOf(QLatin1Char('\''));
    if (apostrophe <= 0)
        return false;
    const QString first = word.left(apostrophe).toLower();
    return std::any_of(elided.begin(), elided.end(), [&first](const char16_t *e) { return first == QStringView(e); })
           && isKnown(word.mid(apostrophe + 1));
}

bool SpellChecker::isInOwnWords(const QString &word) const
{
    return contains(m_userWords, word) || contains(m_ignoredWords, word) || m_names.contains(word)
           || (word.size() > 1 && word == word.toUpper() && contains(m_names, word));
}

/// "socio-economic" is right because "socioeconomic" is, "Taliban-led" because both its parts are.
bool SpellChecker::isRightCompound(const QString &word) const
{
    if (m_speller->isCorrect(QString(word).remove(QLatin1Char('-'))))
        return true;
    const QStringList parts = word.split(QLatin1Char('-'), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool leads = i + 1 < parts.size();
        if (parts[i].size() > 1 && !isKnown(parts[i]) && !(leads && isCombiningForm(parts[i]))
            && !isAbbreviation(parts[i]))
            return false;
    }
    return true;
}

void SpellChecker::addWrongParts(QStringView text, TextRange word, QList<TextRange> &wrong)
{
    const qsizetype before = wrong.size();
    qsizetype start = word.start;
    for (qsizetype i = word.start; i <= word.end; ++i) {
        if (i < word.end && !isHyphen(text[i]))
            continue;
        const QStringView part = text.mid(start, i - start);
        const bool whole = start == word.start && i == word.end;
        const bool leads = i < word.end;
        if (part.size() > 1
            && (whole || (!isCorrect(part) && !(leads && isCombiningForm(part.toString())) && !isAbbreviation(part))))
            wrong.append({start, i});
        start = i + 1;
    }
    if (wrong.size() == before)
        wrong.append(word);
}

} // namespace stet
