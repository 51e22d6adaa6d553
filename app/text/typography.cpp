#include "app/text/typography.h"

#include <algorithm>
#include <array>

namespace stet {

namespace {

constexpr QChar noBreakSpace(0x00A0);
constexpr QChar narrowNoBreakSpace(0x202F);
constexpr QChar apostrophe(0x2019);
constexpr QChar enDash(0x2013);
constexpr QChar emDash(0x2014);
constexpr QChar ellipsis(0x2026);

/// The marks of a language, and the space that stands between them and the words.
struct Marks
{
    const char16_t *open;
    const char16_t *close;
    const char16_t *innerOpen;
    const char16_t *innerClose;
    bool frenchSpaces = false;
};

Marks marksOf(const QString &language)
{
    const QString primary = language.section(u'-', 0, 0).toLower();
    const QString region = language.section(u'-', -1).toUpper();
    if (primary == u"de")
        return region == u"CH" || region == u"LI" ? Marks{u"«", u"»", u"‹", u"›"} : Marks{u"„", u"“", u"‚", u"‘"};
    if (primary == u"fr") {
        // In Switzerland a narrow space or none; elsewhere a no-break space inside the marks.
        return region == u"CH" ? Marks{u"«\u202F", u"\u202F»", u"‹\u202F", u"\u202F›", true}
                               : Marks{u"«\u00A0", u"\u00A0»", u"“", u"”", true};
    }
    if (primary == u"es" && region != u"MX" && region != u"AR" && region != u"US" && region != u"CO" && region != u"419")
        return {u"«", u"»", u"“", u"”"};
    return {u"“", u"”", u"‘", u"’"};
}

QString string(const char16_t *text)
{
    return QString::fromUtf16(text);
}

/// How far back in the paragraph is looked: what lies further has no say over the next character.
constexpr qsizetype farthest = 4000;

/// Markdown marks that may stand between a word and the place that is typed at: "**“word**".
bool isMarkup(QChar character)
{
    return character == u'*' || character == u'_' || character == u'~';
}

/// The last character that a reader sees. A link that ends here shows its text: "[text](address)" answers the t.
QChar lastSeen(QStringView before)
{
    while (!before.isEmpty() && isMarkup(before.back()))
        before.chop(1);
    if (before.endsWith(u')')) {
        const qsizetype address = before.lastIndexOf(u"](");
        if (address > 0 && !before.sliced(address).chopped(1).contains(u')'))
            return lastSeen(before.first(address));
    }
    if (before.endsWith(u']') && before.size() > 1) {
        const qsizetype note = before.lastIndexOf(u"[^");
        if (note > 0 && !before.sliced(note).chopped(1).contains(u']'))
            return lastSeen(before.first(note));
        return before[before.size() - 2];
    }
    return before.isEmpty() ? QChar() : before.back();
}

/// Marks at the start of a line that are no words: of quotations, lists, headings.
bool isAtStart(QStringView before)
{
    const QStringView trimmed = before.trimmed();
    if (trimmed.isEmpty())
        return true;
    return std::all_of(trimmed.begin(), trimmed.end(),
                       [](QChar character) { return isMarkup(character) || QStringView(u">#-+").contains(character); });
}

bool opensAfter(QChar seen)
{
    return seen.isNull() || seen.isSpace() || seen == emDash || seen == enDash || seen == u'/' || seen == u'='
        || QStringView(u"([{«‹„‚“‘¿¡").contains(seen);
}

/// Whether the caret stands in code, in an address or in the target of a link, where nothing is touched.
bool isVerbatim(QStringView before)
{
    if (before.startsWith(u"    ") || before.startsWith(u'\t') || before.startsWith(u"```") || before.startsWith(u"~~~"))
        return true;
    qsizetype ticks = 0; // how long the run is that opened code; 0 outside
    for (qsizetype i = 0; i < before.size();) {
        if (before[i] == u'\\' && ticks == 0) {
            i += 2;
            continue;
        }
        qsizetype run = 0;
        while (i + run < before.size() && before[i + run] == u'`')
            ++run;
        if (run > 0)
            ticks = ticks == 0 ? run : (ticks == run ? 0 : ticks);
        i += std::max<qsizetype>(run, 1);
    }
    if (ticks > 0)
        return true;
    const qsizetype target = before.lastIndexOf(u"](");
    if (target >= 0) {
        const QStringView inside = before.sliced(target + 2);
        if (!inside.contains(u')') && !inside.contains(u'\n'))
            return !inside.contains(u'"') || inside.count(u'"') < 2;
    }
    qsizetype word = before.size();
    while (word > 0 && !before[word - 1].isSpace())
        --word;
    QStringView last = before.sliced(word);
    if (target >= word) // the address of a link that is closed is behind us
        last = last.sliced(last.lastIndexOf(u')') + 1);
    const qsizetype angle = last.lastIndexOf(u'<');
    return last.contains(u"://") || last.startsWith(u"www.") || last.startsWith(u"mailto:")
        || (angle >= 0 && !last.sliced(angle).contains(u'>') && last.size() > angle + 1);
}

/// Whether an opening mark stands in the paragraph that nothing has closed yet.
bool isOpen(QStringView before, QStringView open, QStringView close)
{
    qsizetype depth = 0;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before[i] == open[0])
            ++depth;
        else if (before[i] == close.back() && depth > 0
                 && !(close.back() == apostrophe && i + 1 < before.size() && before[i + 1].isLetter()))
            --depth;
    }
    return depth > 0;
}

std::optional<TypographyEdit> doubleMark(QStringView before, const Marks &marks)
{
    const QChar seen = lastSeen(before);
    if (seen.isDigit() && !isOpen(before, string(marks.open), string(marks.close)))
        return std::nullopt; // 6 feet 2": inches
    const bool opens = isAtStart(before) || opensAfter(seen);
    // A dash right before a mark ends a sentence that breaks off: “I only—”
    const bool brokenOff = seen == emDash && isOpen(before, string(marks.open), string(marks.close))
        && !before.chopped(1).endsWith(u' ');
    if (opens && !brokenOff)
        return TypographyEdit{0, string(marks.open)};
    const QString close = string(marks.close);
    if (marks.frenchSpaces && before.endsWith(u' ') && close.size() > 1)
        return TypographyEdit{1, close};
    return TypographyEdit{0, close};
}

/// Single marks and the apostrophe. Words that leave out their first letter are known once they are written: see elision().
std::optional<TypographyEdit> singleMark(QStringView before, const Marks &marks)
{
    const QChar seen = lastSeen(before);
    const QString innerOpen = string(marks.innerOpen);
    const QString innerClose = string(marks.innerClose);
    if (isAtStart(before) || opensAfter(seen)) {
        const bool isSingle = marks.innerOpen[0] == u'‘' || marks.innerOpen[0] == u'‚' || marks.innerOpen[0] == u'‹';
        return TypographyEdit{0, isSingle ? innerOpen : QString(apostrophe)};
    }
    if (seen.isDigit() && !isOpen(before, innerOpen, innerClose))
        return std::nullopt; // 6': feet
    if (innerClose.back() != apostrophe && !seen.isLetterOrNumber() && isOpen(before, innerOpen, innerClose))
        return TypographyEdit{0, innerClose};
    if (innerClose.back() != apostrophe && innerOpen[0] != u'“' && isOpen(before, innerOpen, innerClose)
        && !seen.isSpace()) {
        // „‚So ist’s‘“: inside an open single quotation a mark after a word is taken for its end unless a letter follows,
        // which elision() mends.
        return TypographyEdit{0, innerClose};
    }
    return TypographyEdit{0, QString(apostrophe)};
}

/// Mends a single mark that was taken for an opening or closing one when the letter after it shows it to be an apostrophe:
/// ’tis, ’twas, ’90s, rock ’n’ roll.
std::optional<TypographyEdit> elision(QStringView before, QChar character, const Marks &marks)
{
    static constexpr std::array elided{u"tis", u"twas", u"twere", u"twill", u"em", u"cause", u"til", u"n", u"bout",
                                       u"round", u"nother", u"neath", u"kay"};
    const QChar open = marks.innerOpen[0];
    const qsizetype mark = before.lastIndexOf(open);
    if (mark >= 0 && open == u'‘') {
        const QString word = before.sliced(mark + 1).toString() + character;
        if (word.size() == 1 && character.isDigit() && (mark == 0 || opensAfter(before[mark - 1])))
            return TypographyEdit{1, QString(apostrophe) + character};
        // Decided at the first character that ends the word, so that “‘emergency’” keeps its mark.
        const QString whole = word.chopped(1).toLower();
        const bool ends = !character.isLetterOrNumber();
        const bool known = std::any_of(elided.begin(), elided.end(), [&](const char16_t *one) { return whole == one; });
        if (ends && known && !(character == apostrophe && whole != u"n"))
            return TypographyEdit{before.size() - mark, QString(apostrophe) + word.chopped(1) + character};
    }
    const QChar close = marks.innerClose[0];
    if (close != apostrophe && (close == u'‘' || close == u'›') && character.isLetter() && before.size() > 1
        && before.endsWith(close) && before[before.size() - 2].isLetter())
        return TypographyEdit{1, QString(apostrophe) + character};
    return std::nullopt;
}

/// -- is an en dash, --- an em dash; a line that holds nothing else is a thematic break or front matter.
std::optional<TypographyEdit> dash(QStringView before)
{
    if (isAtStart(before) || before.startsWith(u'|'))
        return std::nullopt;
    if (before.endsWith(enDash))
        return TypographyEdit{1, QString(emDash)};
    if (!before.endsWith(u'-') || before.endsWith(u"--") || before.endsWith(u"<!-"))
        return std::nullopt;
    const QChar earlier = before.size() > 1 ? before[before.size() - 2] : QChar();
    if (earlier == u'|' || earlier == u':' || (earlier.isSpace() && before.size() > 1 && isAtStart(before.chopped(2))))
        return std::nullopt;
    return TypographyEdit{1, QString(enDash)};
}

/// French puts a thin no-break space before ; ! ? and a no-break space before a colon.
std::optional<TypographyEdit> frenchPunctuation(QStringView before, QChar character)
{
    const QChar space = character == u':' ? noBreakSpace : narrowNoBreakSpace;
    if (before.isEmpty() || before.endsWith(noBreakSpace) || before.endsWith(narrowNoBreakSpace))
        return std::nullopt;
    if (before.endsWith(u' '))
        return TypographyEdit{1, QString(space) + character};
    const QChar seen = lastSeen(before);
    // A colon right after a word may be a time, an address or a table; the writer who wants one types the space.
    if (character == u':' || !(seen.isLetterOrNumber() || seen == u'»' || seen == ellipsis || seen == u')'))
        return std::nullopt;
    return TypographyEdit{0, QString(space) + character};
}

} // namespace

std::optional<TypographyEdit> typed(QStringView before, QChar character, const QString &language)
{
    before = before.sliced(before.lastIndexOf(u'\n') + 1);
    if (before.size() > farthest)
        before = before.last(farthest);
    if (isVerbatim(before) || (before.endsWith(u'\\') && !before.endsWith(u"\\\\")))
        return std::nullopt;
    const Marks marks = marksOf(language);
    switch (character.unicode()) {
    case u'"': return doubleMark(before, marks);
    case u'\'': {
        if (const auto mended = elision(before, apostrophe, marks))
            return mended;
        return singleMark(before, marks);
    }
    case u'-': return dash(before);
    case u'.':
        if (before.endsWith(u".."))
            return before.endsWith(u"...") ? std::nullopt : std::optional(TypographyEdit{2, QString(ellipsis)});
        break;
    case u';':
    case u'!':
    case u'?':
    case u':':
        if (marks.frenchSpaces)
            return frenchPunctuation(before, character);
        break;
    default: break;
    }
    return elision(before, character, marks);
}

} // namespace stet
