#include "app/spelling/speller.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>
#include <QStringEncoder>

#include <hunspell.hxx>

namespace stet {

namespace {

constexpr qint64 largestFile = 64 * 1024 * 1024;
constexpr qsizetype longestWord = 80;
constexpr qsizetype longestWordToSuggestFor = 40;
constexpr qsizetype mostSuggestions = 10;

QString translated(const char *text)
{
    return QCoreApplication::translate("stet::Speller", text);
}

Error damaged(const DictionaryInfo &info, const QString &detail)
{
    return {Error::Kind::Unreadable,
            translated("The spelling dictionary “%1” is damaged, so spelling is not checked; install it again.")
                .arg(info.name),
            detail};
}

/// hunspell names some encodings in ways of its own.
QByteArray encodingName(const std::string &hunspellName)
{
    const QByteArray name = QByteArray::fromStdString(hunspellName).trimmed();
    if (name.startsWith("ISO8859-"))
        return "ISO-8859-" + name.mid(8);
    if (name.startsWith("microsoft-cp"))
        return "windows-" + name.mid(12);
    if (name == "TIS620-2533")
        return "TIS-620";
    return name.isEmpty() ? QByteArray("ISO-8859-1") : name;
}

Result<QByteArray> readWhole(const DictionaryInfo &info, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return damaged(info, path + QStringLiteral(": ") + file.errorString());
    if (file.size() > largestFile)
        return damaged(info, path + QStringLiteral(": too large"));
    QByteArray bytes = file.readAll();
    if (bytes.isEmpty() || bytes.contains('\0'))
        return damaged(info, path + QStringLiteral(": empty or binary"));
    return bytes;
}

/// Up to a hundred entries from all over a word file, without their flags. hunspell loads a damaged file without a
/// word and then calls everything wrong; it has to know some of its own entries.
QList<QByteArray> sampleOfEntries(const QByteArray &words)
{
    QList<QByteArray> entries;
    const qsizetype step = qMax<qsizetype>(words.size() / 100, 1);
    for (qsizetype from = words.indexOf('\n'); from >= 0 && from < words.size() && entries.size() < 100;) {
        const qsizetype end = words.indexOf('\n', from + 1);
        QByteArray entry = words.mid(from + 1, (end < 0 ? words.size() : end) - from - 1).trimmed();
        const qsizetype flags = entry.indexOf('/');
        entry.truncate(flags < 0 ? entry.size() : flags);
        if (!entry.isEmpty() && !entry.contains('\t') && !entry.contains(' '))
            entries.append(entry);
        if (end < 0)
            break;
        from = words.indexOf('\n', qMax(end - 1, from + step));
    }
    return entries;
}

bool startsWithCount(const QByteArray &words)
{
    QByteArray first = words.left(64);
    if (first.startsWith("\xEF\xBB\xBF"))
        first.remove(0, 3);
    qsizetype digits = 0;
    while (digits < first.size() && first[digits] >= '0' && first[digits] <= '9')
        ++digits;
    return digits > 0;
}

} // namespace

/// hunspell and the encoding that it wants its words in.
class Speller::Dictionary
{
public:
    Dictionary(const QByteArray &affixFile, const QByteArray &wordFile)
        : hunspell(affixFile.constData(), wordFile.constData())
        , encoding(encodingName(hunspell.get_dict_encoding()))
        , isUtf8(encoding.compare("UTF-8", Qt::CaseInsensitive) == 0)
    {
    }

    bool knowsEncoding() const { return isUtf8 || QStringEncoder(encoding.constData()).isValid(); }

    /// Empty when the word has a character that the dictionary's encoding lacks.
    std::string encoded(const QString &word) const
    {
        if (isUtf8)
            return word.toStdString();
        QStringEncoder encoder(encoding.constData());
        const QByteArray bytes = encoder(word);
        return encoder.hasError() ? std::string() : bytes.toStdString();
    }

    QString decoded(const std::string &word) const
    {
        if (isUtf8)
            return QString::fromStdString(word);
        QStringDecoder decoder(encoding.constData());
        return decoder(QByteArrayView(word.data(), qsizetype(word.size())));
    }

    Hunspell hunspell;
    QByteArray encoding;
    bool isUtf8;
};

Speller::Speller(DictionaryInfo info, std::unique_ptr<Dictionary> words)
    : m_dictionary(std::move(info)), m_words(std::move(words))
{
}

Speller::~Speller() = default;

Result<std::unique_ptr<Speller>> Speller::open(const QString &language)
{
    if (const auto dictionary = bestDictionary(language, installedDictionaries()))
        return open(*dictionary);
    return Error{Error::Kind::Unavailable,
                 translated("No spelling dictionary for “%1” is installed, so spelling is not checked.").arg(language),
                 dictionaryFolders().join(QLatin1Char(':'))};
}

Result<std::unique_ptr<Speller>> Speller::open(const DictionaryInfo &info)
{
    const Result<QByteArray> affixes = readWhole(info, info.affixFile);
    if (!affixes)
        return affixes.error();
    const Result<QByteArray> words = readWhole(info, info.wordFile);
    if (!words)
        return words.error();
    if (!startsWithCount(*words))
        return damaged(info, info.wordFile + QStringLiteral(": does not start with a count of its words"));
    auto dictionary
        = std::make_unique<Dictionary>(QFile::encodeName(info.affixFile), QFile::encodeName(info.wordFile));
    if (!dictionary->knowsEncoding())
        return damaged(info, QStringLiteral("unknown encoding ") + QString::fromLatin1(dictionary->encoding));
    bool knowsItself = false;
    for (const QByteArray &entry : sampleOfEntries(*words))
        knowsItself = knowsItself || dictionary->hunspell.spell(entry.toStdString());
    if (!knowsItself)
        return damaged(info, info.wordFile + QStringLiteral(": none of its own words is known after loading"));
    return std::unique_ptr<Speller>(new Speller(info, std::move(dictionary)));
}

bool Speller::isCorrect(const QString &word) const
{
    const QString folded = foldedWord(word);
    if (folded.isEmpty() || folded.size() > longestWord)
        return true;
    const std::string encoded = m_words->encoded(folded);
    return !encoded.empty() && m_words->hunspell.spell(encoded);
}

QStringList Speller::suggestions(const QString &word) const
{
    const QString folded = foldedWord(word);
    const std::string encoded = m_words->encoded(folded);
    if (encoded.empty() || folded.size() > longestWordToSuggestFor)
        return {};
    const bool curly = word.contains(QChar(0x2019));
    QStringList suggestions;
    for (const std::string &suggestion : m_words->hunspell.suggest(encoded)) {
        QString text = m_words->decoded(suggestion);
        if (curly)
            text.replace(QLatin1Char('\''), QChar(0x2019));
        suggestions.append(text);
        if (suggestions.size() == mostSuggestions)
            break;
    }
    return suggestions;
}

QString foldedWord(QStringView word)
{
    bool plain = true;
    for (const QChar character : word)
        plain = plain && (character.unicode() < 0x80 || (character.isLetter() && character.unicode() < 0x300));
    if (plain)
        return word.toString();
    QString folded;
    folded.reserve(word.size());
    for (const QChar character : word) {
        switch (character.unicode()) {
        case 0x2018: // a curly mark that opens, where typing turned the wrong way
        case 0x2019:
        case 0x02BC:
        case 0xFF07:
            folded += QLatin1Char('\'');
            break;
        case 0x2010:
        case 0x2011:
            folded += QLatin1Char('-');
            break;
        case 0x00AD:
        case 0x200B:
        case 0x2060:
        case 0xFEFF:
            break;
        default:
            folded += character;
        }
    }
    const auto isLigature = [](QChar c) { return c.unicode() >= 0xFB00 && c.unicode() <= 0xFB06; };
    const bool ligatures = std::any_of(folded.begin(), folded.end(), isLigature);
    return folded.normalized(ligatures ? QString::NormalizationForm_KC : QString::NormalizationForm_C);
}

} // namespace stet
