#include "app/text/languageguess.h"

#include <QChar>
#include <QHash>
#include <QStringList>

#include <algorithm>
#include <array>
#include <iterator>

namespace stet {

namespace {

constexpr qsizetype pages = 8000; ///< units of text that are looked at
constexpr int fewestWords = 5;    ///< small words that make a guess

struct Language
{
    const char *tag;
    const char *smallWords; ///< as no other language here has them, or nearly so
};

constexpr std::array languages{
    Language{"en-US", "the and of to is was that which with they have has not been would their from this are for it by"},
    Language{"de-DE", "der die das und nicht ist ein eine mit den dem des sich auf auch von wird werden hat dass für bei oder"},
    Language{"fr-FR", "le les et est des une dans qui pas du que pour sur au aux avec cette ce ont sont nous il elle mais où"},
    Language{"es-ES", "el los las y una que del por con para se su es al lo como más pero sus le ha está fue no"},
    Language{"it-IT", "il gli che della di è una per con non del nel alla dei sono si anche ma delle più questo ha lo i"},
    Language{"pt-PT", "o os as e que uma do da em não para com dos das no na um se mais por foi ao são pelo à"},
    Language{"nl-NL", "de het een en van is dat niet op zijn met voor te die aan er maar ook wordt heeft hebben bij naar"},
    Language{"sv-SE", "och att det som en är på av för inte med till den har om ett de men var sig från kan"},
    Language{"da-DK", "og at det er en som på af ikke til den har med de et var for fra men sig kan der"},
    Language{"nb-NO", "og å det er som på av ikke til en har med de et var for fra men seg kan jeg hva"},
    Language{"pl-PL", "i w nie na się z że do to jest o jak po ale od za który które przez są dla by co"},
};

/// The language of most letters, where the script alone says it.
QString languageOfScript(QStringView text)
{
    QHash<QChar::Script, int> letters;
    int all = 0;
    for (const QChar c : text) {
        if (c.isLetter()) {
            ++letters[c.script()];
            ++all;
        }
    }
    const auto most = [&](QChar::Script script) { return letters.value(script) * 2 > all; };
    if (letters.value(QChar::Script_Hiragana) + letters.value(QChar::Script_Katakana) > all / 5)
        return QStringLiteral("ja-JP");
    const std::array<std::pair<QChar::Script, const char *>, 9> scripts{{
        {QChar::Script_Arabic, "ar"}, {QChar::Script_Hebrew, "he-IL"}, {QChar::Script_Greek, "el-GR"},
        {QChar::Script_Cyrillic, "ru-RU"}, {QChar::Script_Han, "zh-CN"}, {QChar::Script_Hangul, "ko-KR"},
        {QChar::Script_Devanagari, "hi-IN"}, {QChar::Script_Thai, "th-TH"}, {QChar::Script_Georgian, "ka-GE"}}};
    for (const auto &[script, tag] : scripts) {
        if (all > 20 && most(script))
            return QLatin1String(tag);
    }
    return {};
}

QStringList wordsOf(QStringView text)
{
    QStringList words;
    QString word;
    for (const QChar c : text) {
        if (c.isLetter()) {
            word += c.toLower();
        } else if (!word.isEmpty()) {
            words.append(word);
            word.clear();
        }
    }
    return words;
}

} // namespace

QString guessedLanguage(const QString &text)
{
    const QStringView start = QStringView(text).left(pages);
    if (const QString tag = languageOfScript(start); !tag.isEmpty())
        return tag;
    static const QHash<QString, QList<int>> owners = [] {
        QHash<QString, QList<int>> made;
        for (int i = 0; i < int(languages.size()); ++i) {
            for (const QString &word : QString::fromUtf8(languages[std::size_t(i)].smallWords).split(u' '))
                made[word].append(i);
        }
        return made;
    }();
    std::array<int, languages.size()> hits{};
    for (const QString &word : wordsOf(start)) {
        for (const int owner : owners.value(word))
            ++hits[std::size_t(owner)];
    }
    const auto best = std::max_element(hits.begin(), hits.end());
    const bool clear = std::none_of(hits.begin(), hits.end(), [best](const int &other) {
        return &other != &*best && other * 4 > *best * 3;
    });
    return *best >= fewestWords && clear ? QLatin1String(languages[std::size_t(std::distance(hits.begin(), best))].tag) : QString();
}

} // namespace stet
