#include "app/sources/textext.h"

#include <QHash>
#include <QStringList>
#include <QStringView>

namespace stet {

namespace {

constexpr int deepestNesting = 64;

/// Combining characters for accent commands.
char16_t combiningFor(QStringView command)
{
    static const QHash<QString, char16_t> marks{
        {"`", 0x300}, {"'", 0x301}, {"^", 0x302}, {"~", 0x303}, {"=", 0x304}, {"u", 0x306}, {".", 0x307},
        {"\"", 0x308}, {"r", 0x30a}, {"H", 0x30b}, {"v", 0x30c}, {"d", 0x323}, {"c", 0x327}, {"k", 0x328}, {"b", 0x331}};
    return marks.value(command.toString(), 0);
}

const QHash<QString, QString> &specialCommands()
{
    static const QHash<QString, QString> specials{
        {"ss", "ß"}, {"SS", "ẞ"}, {"ae", "æ"}, {"AE", "Æ"}, {"oe", "œ"}, {"OE", "Œ"}, {"aa", "å"}, {"AA", "Å"},
        {"o", "ø"}, {"O", "Ø"}, {"l", "ł"}, {"L", "Ł"}, {"i", "ı"}, {"j", "ȷ"}, {"dh", "ð"}, {"DH", "Ð"},
        {"th", "þ"}, {"TH", "Þ"}, {"dj", "đ"}, {"DJ", "Đ"}, {"ng", "ŋ"}, {"NG", "Ŋ"}, {"S", "§"}, {"P", "¶"},
        {"copyright", "©"}, {"textcopyright", "©"}, {"textregistered", "®"}, {"texttrademark", "™"}, {"pounds", "£"},
        {"textsterling", "£"}, {"euro", "€"}, {"texteuro", "€"}, {"textdegree", "°"}, {"textendash", "–"},
        {"textemdash", "—"}, {"textquoteleft", "‘"}, {"textquoteright", "’"}, {"textquotedblleft", "“"},
        {"textquotedblright", "”"}, {"quotedblbase", "„"}, {"glqq", "„"}, {"grqq", "“"}, {"guillemotleft", "«"},
        {"guillemotright", "»"}, {"flqq", "«"}, {"frqq", "»"}, {"ldots", "…"}, {"dots", "…"}, {"textellipsis", "…"},
        {"textbackslash", "\\"}, {"textasciitilde", "~"}, {"textasciicircum", "^"}, {"textbar", "|"}, {"textless", "<"},
        {"textgreater", ">"}, {"textbullet", "•"}, {"textexclamdown", "¡"}, {"textquestiondown", "¿"},
        {"textunderscore", "_"}, {"textdollar", "$"}, {"textbraceleft", "{"}, {"textbraceright", "}"},
        {"TeX", "TeX"}, {"LaTeX", "LaTeX"}, {"slash", "/"}, {"&", "&"}, {"%", "%"}, {"$", "$"}, {"#", "#"},
        {"_", "_"}, {"{", "{"}, {"}", "}"}, {" ", " "}, {"\n", " "}, {",", "\u2009"}, {"-", ""}, {"/", ""},
        {"@", ""}, {";", " "}, {":", " "}, {"!", ""}, {"\\", " "}, {"newline", " "}, {"quad", " "}, {"par", "\n\n"},
        {"alpha", "α"}, {"beta", "β"}, {"gamma", "γ"}, {"delta", "δ"}, {"lambda", "λ"}, {"mu", "μ"}, {"pi", "π"},
        {"sigma", "σ"}, {"omega", "ω"}, {"textmu", "µ"}, {"times", "×"}, {"texttimes", "×"}, {"relax", ""}};
    return specials;
}

struct Markup
{
    QString open;
    QString close;
};

const QHash<QString, Markup> &markupCommands()
{
    static const Markup italic{"<i>", "</i>"};
    static const Markup bold{"<b>", "</b>"};
    static const Markup capitals{"<span style=\"font-variant:small-caps;\">", "</span>"};
    static const QHash<QString, Markup> commands{
        {"emph", italic}, {"textit", italic}, {"textsl", italic}, {"mkbibemph", italic}, {"mkbibitalic", italic},
        {"textbf", bold}, {"mkbibbold", bold}, {"textsc", capitals}, {"textsuperscript", {"<sup>", "</sup>"}},
        {"mkbibsuperscript", {"<sup>", "</sup>"}}, {"textsubscript", {"<sub>", "</sub>"}},
        {"mkbibquote", {"“", "”"}}, {"enquote", {"“", "”"}}};
    return commands;
}

/// Reads one text from front to back; groups call back into it, at most `deepestNesting` deep.
class TexReading
{
public:
    TexReading(QStringView tex, TexBraces braces) : m_tex(tex), m_braces(braces) {}

    QString read()
    {
        QString text = stretch(0);
        while (m_place < m_tex.size()) { // a closing brace nobody opened
            ++m_place;
            text += stretch(0);
        }
        return text.normalized(QString::NormalizationForm_C);
    }

private:
    QString stretch(int depth);
    QString group(int depth, bool isArgument);
    QString command(int depth);
    QString argument(int depth);
    QString accented(char16_t mark, int depth);
    QString math(int depth);
    QChar here() const { return m_place < m_tex.size() ? m_tex[m_place] : QChar(); }
    bool next(QStringView text) const { return m_tex.mid(m_place).startsWith(text); }

    QStringView m_tex;
    TexBraces m_braces;
    bool m_keepsCase = false; ///< inside a group that does
    qsizetype m_place = 0;
};

QString TexReading::stretch(int depth)
{
    QString text;
    while (m_place < m_tex.size()) {
        const QChar character = m_tex[m_place];
        if (character == u'}') {
            return text;
        } else if (character == u'{') {
            text += group(depth, false);
        } else if (character == u'\\') {
            text += command(depth);
        } else if (character == u'$') {
            text += math(depth);
        } else if (character == u'~') {
            text += QChar(QChar::Nbsp);
            ++m_place;
        } else if (next(u"---")) {
            text += u'—';
            m_place += 3;
        } else if (next(u"--")) {
            text += u'–';
            m_place += 2;
        } else if (next(u"``")) {
            text += u'“';
            m_place += 2;
        } else if (next(u"''")) {
            text += u'”';
            m_place += 2;
        } else {
            text += character;
            ++m_place;
        }
    }
    return text;
}

QString TexReading::group(int depth, bool isArgument)
{
    ++m_place;
    if (depth >= deepestNesting)
        return {};
    const bool holdsCommand = m_place < m_tex.size() && m_tex[m_place] == u'\\';
    const bool keeps = m_braces == TexBraces::KeepCase && !m_keepsCase && !isArgument;
    m_keepsCase = m_keepsCase || keeps;
    const QString inner = stretch(depth + 1);
    m_keepsCase = m_keepsCase && !keeps;
    ++m_place;
    // {\"o} is a letter, not a word whose capitals matter.
    if (!keeps || (holdsCommand && inner.size() <= 2) || inner.trimmed().isEmpty())
        return inner;
    return QStringLiteral("<span class=\"nocase\">") + inner + QStringLiteral("</span>");
}

/// A group, a command or one character.
QString TexReading::argument(int depth)
{
    while (m_place < m_tex.size() && m_tex[m_place].isSpace())
        ++m_place;
    if (m_place >= m_tex.size() || m_tex[m_place] == u'}')
        return {};
    if (m_tex[m_place] == u'{')
        return group(depth + 1, true);
    if (m_tex[m_place] == u'\\')
        return depth < deepestNesting ? command(depth + 1) : QString();
    return QString(m_tex[m_place++]);
}

QString TexReading::accented(char16_t mark, int depth)
{
    QString base = argument(depth);
    if (base.startsWith(QChar(0x131)))
        base[0] = u'i';
    else if (base.startsWith(QChar(0x237)))
        base[0] = u'j';
    if (base.isEmpty())
        return {};
    const qsizetype first = base[0].isHighSurrogate() && base.size() > 1 ? 2 : 1;
    return (base.left(first) + QChar(mark)).normalized(QString::NormalizationForm_C) + base.mid(first);
}

QString TexReading::command(int depth)
{
    ++m_place;
    if (m_place >= m_tex.size())
        return {};
    const qsizetype start = m_place;
    while (m_place < m_tex.size() && m_tex[m_place].unicode() < 128 && m_tex[m_place].isLetter())
        ++m_place;
    const bool isWord = m_place > start;
    if (!isWord)
        ++m_place;
    const QString name = m_tex.mid(start, m_place - start).toString();
    if (const char16_t mark = combiningFor(name))
        return accented(mark, depth);
    if (isWord) { // the space after a word ends it and is not printed
        while (m_place < m_tex.size() && m_tex[m_place].isSpace())
            ++m_place;
    }
    const auto special = specialCommands().constFind(name);
    if (special != specialCommands().constEnd()) {
        if (isWord && next(u"{}"))
            m_place += 2;
        return special.value();
    }
    const auto markup = markupCommands().constFind(name);
    if (markup != markupCommands().constEnd()) {
        const QString inner = argument(depth);
        return inner.isEmpty() ? QString() : markup->open + inner + markup->close;
    }
    if (name == QLatin1String("href"))
        argument(depth);
    if (!isWord)
        return name;
    return here() == u'{' && depth < deepestNesting ? group(depth + 1, true) : QString();
}

/// Formulas keep their source, but for the raised and lowered parts that titles are full of.
QString TexReading::math(int depth)
{
    const qsizetype end = m_tex.indexOf(u'$', m_place + 1);
    if (end < 0) {
        ++m_place;
        return QStringLiteral("$");
    }
    const QStringView inner = m_tex.mid(m_place + 1, end - m_place - 1);
    m_place = end + 1;
    if (depth < deepestNesting && inner.size() > 1 && (inner[0] == u'^' || inner[0] == u'_')) {
        const QString tag = inner[0] == u'^' ? QStringLiteral("sup") : QStringLiteral("sub");
        const QString raised = TexReading(inner.mid(1), TexBraces::Drop).read();
        return QStringLiteral("<%1>").arg(tag) + raised + QStringLiteral("</%1>").arg(tag);
    }
    return QStringLiteral("$") + inner.toString() + QStringLiteral("$");
}

QString escaped(QChar character)
{
    switch (character.unicode()) {
    case u'\\': return QStringLiteral("\\textbackslash{}");
    case u'{': return QStringLiteral("\\{");
    case u'}': return QStringLiteral("\\}");
    case u'&': return QStringLiteral("\\&");
    case u'%': return QStringLiteral("\\%");
    case u'$': return QStringLiteral("\\$");
    case u'#': return QStringLiteral("\\#");
    case u'_': return QStringLiteral("\\_");
    case u'~': return QStringLiteral("\\textasciitilde{}");
    case u'^': return QStringLiteral("\\textasciicircum{}");
    case u'–': return QStringLiteral("--");
    case u'—': return QStringLiteral("---");
    case u'“': return QStringLiteral("``");
    case u'”': return QStringLiteral("''");
    case u'\u2009': return QStringLiteral("\\,");
    case u'\u00a0': return QStringLiteral("~");
    default: return QString(character);
    }
}

struct Tag
{
    QLatin1String html;
    QLatin1String tex;
};

constexpr Tag openings[] = {{QLatin1String("<i>"), QLatin1String("\\textit{")},
                            {QLatin1String("<b>"), QLatin1String("\\textbf{")},
                            {QLatin1String("<sup>"), QLatin1String("\\textsuperscript{")},
                            {QLatin1String("<sub>"), QLatin1String("\\textsubscript{")},
                            {QLatin1String("<span class=\"nocase\">"), QLatin1String("{")},
                            {QLatin1String("<span style=\"font-variant:small-caps;\">"), QLatin1String("\\textsc{")}};
constexpr QLatin1String closings[] = {QLatin1String("</i>"), QLatin1String("</b>"), QLatin1String("</sup>"),
                                      QLatin1String("</sub>"), QLatin1String("</span>")};

} // namespace

QString textFromTex(const QString &tex, TexBraces braces)
{
    return TexReading(tex, braces).read();
}

QString texFromText(const QString &text)
{
    QString tex;
    int open = 0;
    qsizetype place = 0;
    while (place < text.size()) {
        const QStringView rest = QStringView(text).mid(place);
        qsizetype taken = 0;
        if (rest[0] == u'<') {
            for (const Tag &tag : openings) {
                if (rest.startsWith(tag.html)) {
                    tex += tag.tex;
                    taken = tag.html.size();
                    ++open;
                    break;
                }
            }
            for (const QLatin1String closing : closings) {
                if (taken == 0 && open > 0 && rest.startsWith(closing)) {
                    tex += u'}';
                    taken = closing.size();
                    --open;
                }
            }
        }
        if (taken == 0) {
            // Straight marks in a row would come back as curly ones, hyphens as dashes.
            const bool joins = place > 0 && rest[0] == text[place - 1]
                && (rest[0] == u'-' || rest[0] == u'\'' || rest[0] == u'`');
            tex += (joins ? QStringLiteral("{}") : QString()) + escaped(rest[0]);
            taken = 1;
        }
        place += taken;
    }
    return tex + QString(open, u'}');
}

} // namespace stet
