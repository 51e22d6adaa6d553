#include "app/import/signing.h"

#include "app/import/pageshapes.h"

#include <QRegularExpression>

namespace stet::signing {

namespace {

using Pattern = QRegularExpression;

Pattern pattern(const char *text, Pattern::PatternOptions more = Pattern::NoPatternOption)
{
    return Pattern(QString::fromUtf8(text), Pattern::UseUnicodePropertiesOption | more);
}

bool endsAWord(const QString &text, qsizetype at)
{
    return at >= text.size() || !(text[at].isLetterOrNumber() || text[at] == u'’' || text[at] == u'\'' || text[at] == u'-');
}

/// "Ms. Ruiz", "Professor Ruiz": the surname that a title stands before.
QString surnameAfterTitle(const QString &text)
{
    static const Pattern shape = pattern(
        "^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Sir|Dame|Professor|Frau|Herr|Mme|M)\\.? "
        "(\\p{Lu}[\\p{L}’'-]*(?: \\p{Lu}[\\p{L}’'-]*)?)");
    const auto found = shape.match(text);
    return found.hasMatch() ? found.captured(1) : QString();
}

} // namespace

bool endsSentence(const QString &text)
{
    QStringView words(text);
    while (!words.isEmpty() && QStringView(u"”’\"')*").contains(words.back()))
        words.chop(1);
    return !words.isEmpty() && QStringView(u".!?…").contains(words.back());
}

QString bioWords(const QString &text)
{
    static const Pattern dress = pattern("^(?:[\\s–—-]|\\\\?\\*(?!\\*)|_(?!_))+|(?:\\s|\\\\?\\*|_)+$");
    static const Pattern starred = pattern("^\\s*[–—-]?\\s*(?:\\\\?\\*|_).*(?:\\*|_)\\s*$");
    static const Pattern dashed = pattern("^\\s*[–—-]+\\s*");
    constexpr qsizetype longest = 2000; // no bio is longer, and the patterns need not look at more
    if (text.size() > longest)
        return text;
    return starred.match(text).hasMatch() ? QString(text).remove(dress) : QString(text).remove(dashed);
}

std::optional<NameLine> nameLine(const QString &text)
{
    static const Pattern shape = pattern("^([^,|(:–—]{4,50}?)\\s*[,|(:–—]\\s*(.{2,60}?)\\)?$");
    const QString line = text.simplified();
    const auto found = shape.match(line);
    if (!found.hasMatch() || endsSentence(line) || !isLoneName(found.captured(1).trimmed()))
        return std::nullopt;
    return NameLine{found.captured(1).trimmed(), found.captured(2).trimmed()};
}

QStringList subjectsOfBio(const QString &text, const QList<AuthorProfile> &authors)
{
    const QString words = bioWords(text.left(400).simplified());
    const QString surname = surnameAfterTitle(words);
    for (const AuthorProfile &author : authors) {
        const bool named = author.name.contains(u' ') && words.startsWith(author.name, Qt::CaseInsensitive)
            && endsAWord(words, author.name.size());
        const bool titled = !surname.isEmpty() && author.name.endsWith(u' ' + surname, Qt::CaseInsensitive);
        if ((named && words.size() > author.name.size() + 10) || titled) {
            const QStringList all = shapes::namesInBio(words);
            return all.size() > 1 ? all : QStringList{author.name};
        }
    }
    return shapes::namesInBio(words);
}

bool tellsAnOccupation(const QString &text)
{
    static const Pattern shape = pattern(
        "\\b(?:professor|lecturer|columnist|writer|author of|novelist|journalist|reporter|editor|correspondent|fellow|"
        "researcher|scientist|historian|economist|lawyer|attorney|physician|teacher|student|director|president|founder|"
        "chief executive|ceo|chair(?:man|woman)?|secretary|senator|member of (?:the|parliament)|mp for|ambassador|minister|"
        "mayor|consultant|analyst|activist|veteran|teaches|writes (?:about|on|for)|works (?:for|at|as)|lives in|"
        "professorin?|autorin?|journalistin?|kolumnistin?|schriftstellerin?|redakteurin?|lehrt|"
        "professeure?|chroniqueu(?:r|se)|journaliste|écrivaine?|auteure?|autrice|chercheu(?:r|se)|"
        "profesora?|columnista|periodista|escritora?|autora?|investigadora?|giornalista|scrittore|scrittrice|docente)\\b",
        Pattern::CaseInsensitiveOption);
    return shape.match(text.left(400)).hasMatch();
}

bool isLoneName(const QString &text)
{
    static const Pattern shape = pattern(
        "^(?:(?:Dr|Prof)\\. )?\\p{Lu}[\\p{L}.'’-]*(?: (?:de|da|di|del|van|von|der|la|bin|al|el|\\p{Lu}[\\p{L}.'’-]*)){1,4}$");
    return text.size() < 50 && shape.match(text).hasMatch();
}

std::optional<SignOff> signOff(const QString &last, const QString &beforeLast)
{
    static const Pattern dashed = pattern("^[—–-]{1,2}\\s*([^,]{3,50})(?:,\\s*(.{2,60}))?$");
    static const Pattern sentence = pattern("[.!?…:]$");
    const QString line = last.simplified();
    if (const auto found = dashed.match(line); found.hasMatch() && isLoneName(found.captured(1).trimmed()))
        return SignOff{found.captured(1).trimmed(), found.captured(2), 1};
    const bool open = !line.isEmpty() && line.size() < 90 && !sentence.match(line).hasMatch() && line.front().isUpper();
    if (open && isLoneName(beforeLast.simplified()))
        return SignOff{beforeLast.simplified(), line, 2};
    const qsizetype comma = line.indexOf(QLatin1String(", "));
    if (open && isLoneName(comma > 0 ? line.left(comma) : line))
        return SignOff{comma > 0 ? line.left(comma) : line, comma > 0 ? line.mid(comma + 2) : QString(), 1};
    return std::nullopt;
}

} // namespace stet::signing
