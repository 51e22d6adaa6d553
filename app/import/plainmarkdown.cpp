#include "app/import/plainmarkdown.h"

#include <QRegularExpression>

namespace stet {

namespace {

bool isWordUnit(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && (text[at].isLetterOrNumber() || text[at] == u'_' || text[at].isSurrogate());
}

bool isBlank(QStringView text, qsizetype at)
{
    return at < 0 || at >= text.size() || text[at].isSpace();
}

bool isAsciiPunctuation(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return true; // a backslash at the end of a line breaks it
    const char16_t u = text[at].unicode();
    return u > 0x20 && u < 0x7F && !text[at].isLetterOrNumber();
}

bool startsEntity(QStringView text, qsizetype at)
{
    qsizetype end = at + 1;
    while (end < text.size() && end - at < 40 && (text[end].isLetterOrNumber() || text[end] == u'#'))
        ++end;
    return end > at + 1 && end < text.size() && text[end] == u';';
}

} // namespace

bool isMarkupAt(QStringView text, qsizetype at, bool linkLike)
{
    switch (text[at].unicode()) {
    case u'\\':
        return isAsciiPunctuation(text, at + 1);
    case u'`':
    case u'~':
        return true;
    case u'*':
        return !(isBlank(text, at - 1) && isBlank(text, at + 1));
    case u'_':
        return !(isBlank(text, at - 1) && isBlank(text, at + 1))
               && !(isWordUnit(text, at - 1) && isWordUnit(text, at + 1));
    case u'[':
        return linkLike || (at + 1 < text.size() && text[at + 1] == u'^');
    case u']':
        return linkLike;
    case u'<':
        return at + 1 < text.size() && !text[at + 1].isSpace();
    case u'&':
        return startsEntity(text, at);
    case u'@':
        return !isWordUnit(text, at - 1) && (isWordUnit(text, at + 1) || (at + 1 < text.size() && text[at + 1] == u'{'));
    default:
        return false;
    }
}

bool hasLinkLikeBrackets(QStringView text)
{
    return text.contains(u"](") || text.contains(u"][") || text.contains(u"]:") || text.contains(u"[]");
}

QString markdownOfWords(QStringView words)
{
    const bool linkLike = hasLinkLikeBrackets(words);
    QString markdown;
    markdown.reserve(words.size() + words.size() / 16);
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (isMarkupAt(words, i, linkLike))
            markdown += u'\\';
        markdown += words[i];
    }
    return markdown;
}

QString guardedLine(const QString &markdown, const QString &words)
{
    static const QRegularExpression sign(
        QStringLiteral("^(#{1,6}(?=[ \\t]|$)|>|[-+](?=[ \\t]|$)|=+[ \\t]*$|-[ \\t]*(-[ \\t]*)+$|\\*(?=[ \\t]|$)"
                       "|_(?=[ \\t]|$)|:?-+:?[ \\t]*\\||\\|)"));
    static const QRegularExpression number(QStringLiteral("^(\\d{1,9})([.)])(?=[ \\t]|$)"));
    if (markdown.isEmpty() || words.isEmpty() || markdown.front() != words.front())
        return markdown; // an escape or an emphasis stands first already
    if (words.front().isLetter() || !(words.front().isDigit() || QStringView(u"#>-+=*_:|").contains(words.front())))
        return markdown;
    QString guarded = markdown;
    if (const auto found = number.match(words); found.hasMatch())
        guarded.insert(found.capturedEnd(1), u'\\');
    else if (sign.match(words).hasMatch())
        guarded.prepend(u'\\');
    return guarded;
}

QString markdownOfLine(QStringView line)
{
    const QStringView trimmed = line.trimmed();
    return guardedLine(markdownOfWords(trimmed), trimmed.toString());
}

} // namespace stet
