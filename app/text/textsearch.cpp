#include "app/text/textsearch.h"

#include <QCoreApplication>

namespace stet {
namespace {

/// The words as an expression that takes either form of a quotation mark or apostrophe.
QString literally(const QString &words)
{
    QString expression;
    for (const QChar c : words) {
        if (c == u'\'' || c == u'’' || c == u'‘')
            expression += QStringLiteral("['’‘]");
        else if (c == u'"' || c == u'“' || c == u'”')
            expression += QStringLiteral("[\"“”]");
        else if (c.isSurrogate())
            expression += c;
        else
            expression += QRegularExpression::escape(QString(c));
    }
    return expression;
}

} // namespace

Result<TextSearch> TextSearch::open(const SearchWish &wish)
{
    TextSearch search;
    if (wish.words.isEmpty())
        return search;
    QString expression = wish.regularExpression ? wish.words : literally(wish.words);
    if (wish.wholeWords)
        expression = QStringLiteral("(?<![\\w])(?:%1)(?![\\w])").arg(expression);
    // The limit keeps an expression that backtracks without end to a fraction of a second for each line.
    search.m_expression.setPattern(QStringLiteral("(*LIMIT_MATCH=400000)") + expression);
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (!wish.matchCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    search.m_expression.setPatternOptions(options);
    search.m_fillsIn = wish.regularExpression;
    if (!search.m_expression.isValid()) {
        return Error{Error::Kind::WrongUse,
                     QCoreApplication::translate("stet::TextSearch", "This expression cannot be read: %1.")
                         .arg(search.m_expression.errorString()),
                     wish.words};
    }
    search.m_expression.optimize();
    return search;
}

QList<TextRange> TextSearch::findInLine(const QString &line) const
{
    QList<TextRange> found;
    if (m_expression.pattern().isEmpty())
        return found;
    QRegularExpressionMatchIterator matches = m_expression.globalMatch(line);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() > 0)
            found.append({match.capturedStart(), match.capturedEnd()});
    }
    return found;
}

QList<TextRange> TextSearch::findAll(const BodyText &body, qsizetype limit) const
{
    QList<TextRange> found;
    if (m_expression.pattern().isEmpty())
        return found;
    qsizetype start = 0;
    for (const QString &line : body.lines()) {
        for (const TextRange &range : findInLine(line)) {
            if (found.size() >= limit)
                return found;
            found.append({start + range.start, start + range.end});
        }
        start += line.size() + 1;
    }
    return found;
}

QString TextSearch::replacementFor(const QString &line, TextRange found, const QString &replacement) const
{
    if (!m_fillsIn)
        return replacement;
    const QRegularExpressionMatch match = m_expression.match(line, found.start);
    QString filled;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const QChar next = i + 1 < replacement.size() ? replacement[i + 1] : QChar();
        if (replacement[i] != u'\\' || next.isNull()) {
            filled += replacement[i];
        } else {
            ++i;
            if (next >= u'0' && next <= u'9')
                filled += match.captured(next.digitValue());
            else
                filled += next;
        }
    }
    return filled;
}

} // namespace stet
