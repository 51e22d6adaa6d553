#include "app/quotations/comparablewords.h"

#include "app/quotations/sourcetext.h"

namespace stet {

namespace {

/// The words with a blank around each, so that a part of them is found as whole words.
QString spaced(const QStringList &words)
{
    return u' ' + words.join(u' ') + u' ';
}

} // namespace

QStringList comparableWords(const QString &text)
{
    QStringList words;
    for (const FoldedToken &token : foldedTokens(text)) {
        if (token.isWord)
            words.append(token.folded.toLower());
    }
    return words;
}

bool holdsInOrder(const QStringList &whole, const QStringList &part)
{
    return spaced(whole).contains(spaced(part));
}

} // namespace stet
