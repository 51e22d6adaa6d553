#include "ui/history/comparisonpage.h"

#include "ui/look/colours.h"

#include <QCoreApplication>
#include <QPalette>

#include <algorithm>

namespace stet {

namespace {

constexpr qsizetype mostCharacters = 300000; // past it laying out the page would make the window wait

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::ComparisonPage", text);
}

QString pieceHtml(const DiffPiece &piece, const Colours &colours)
{
    QString words = piece.text.toHtmlEscaped();
    words.replace(QLatin1Char('\n'), QLatin1String("<br>"));
    switch (piece.kind) {
    case DiffPiece::Kind::Removed:
        return QStringLiteral("<s style=\"color:%1\">%2</s>").arg(colours.quietInk.name(), words);
    case DiffPiece::Kind::Added:
        return QStringLiteral("<u style=\"color:%1\">%2</u>").arg(colours.good.name(), words);
    case DiffPiece::Kind::Same:
        break;
    }
    return words;
}

QString piecesHtml(const QList<DiffPiece> &pieces, const Colours &colours)
{
    QString html;
    for (const DiffPiece &piece : pieces)
        html += pieceHtml(piece, colours);
    return html;
}

QString paragraph(const QString &html, const char *style = "margin:0 0 8px 0")
{
    return html.isEmpty() ? QString() : QStringLiteral("<p style=\"%1\">%2</p>").arg(QLatin1String(style), html);
}

QString quiet(const QString &text, const Colours &colours)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colours.quietInk.name(), text.toHtmlEscaped());
}

bool isBlank(const ComparedPassage &passage)
{
    return std::all_of(passage.pieces.cbegin(), passage.pieces.cend(),
                       [](const DiffPiece &piece) { return piece.text.trimmed().isEmpty(); });
}

/// The places of the passages that are shown: those that differ, and the words before and after each.
QList<qsizetype> shownPassages(const QList<ComparedPassage> &body)
{
    QList<qsizetype> worded;
    for (qsizetype i = 0; i < body.size(); ++i) {
        if (body[i].differs() || !isBlank(body[i]))
            worded.append(i);
    }
    QList<qsizetype> shown;
    for (qsizetype i = 0; i < worded.size(); ++i) {
        const bool differs = body[worded[i]].differs() || (i > 0 && body[worded[i - 1]].differs())
                             || (i + 1 < worded.size() && body[worded[i + 1]].differs());
        if (differs)
            shown.append(worded[i]);
    }
    return shown;
}

bool differ(const QList<DiffPiece> &pieces)
{
    return ComparedPassage{pieces, {}, 0, 0}.differs();
}

QString bodyHtml(const VersionComparison &comparison, const Colours &colours)
{
    QString html;
    qsizetype last = -1;
    for (const qsizetype i : shownPassages(comparison.body)) {
        const ComparedPassage &passage = comparison.body[i];
        const bool skipped = std::any_of(comparison.body.cbegin() + last + 1, comparison.body.cbegin() + i,
                                         [](const ComparedPassage &between) { return !isBlank(between); });
        if (skipped)
            html += paragraph(quiet(QStringLiteral("⋯"), colours));
        last = i;
        QString words = piecesHtml(passage.pieces, colours);
        if (isBlank(passage))
            words = quiet(tr("(An empty line)"), colours);
        if (comparison.withNow && passage.differs()) {
            words += QStringLiteral("<br><a style=\"color:%1; text-decoration:none\" href=\"passage:%2\">%3</a>")
                         .arg(colours.accent.name(), QString::number(i), tr("Bring back").toHtmlEscaped());
        }
        // White space as it is, so that a place in the page is a place in the pieces.
        html += paragraph(words, "margin:0 0 8px 0; white-space:pre-wrap");
        if (html.size() > mostCharacters)
            return html + paragraph(quiet(tr("More differs further down."), colours));
    }
    return html;
}

} // namespace

QString comparisonPage(const VersionComparison &comparison, const QPalette &palette)
{
    const Colours &colours = coloursOf(palette);
    QString html;
    if (differ(comparison.headline))
        html += paragraph(piecesHtml(comparison.headline, colours),
                          "margin:0 0 8px 0; font-size:large; font-weight:600");
    if (differ(comparison.deck))
        html += paragraph(piecesHtml(comparison.deck, colours), "margin:0 0 8px 0; font-weight:600");
    if (differ(comparison.byline))
        html += paragraph(piecesHtml(comparison.byline, colours), "margin:0 0 8px 0; font-style:italic");
    html += bodyHtml(comparison, colours);
    if (html.isEmpty()) {
        return paragraph(quiet(comparison.withNow ? tr("Word for word the text now.")
                                                  : tr("Word for word the earlier version."),
                               colours));
    }
    const QString legend = comparison.withNow
                               ? tr("Struck through: only in this version. Underlined: only in the text now.")
                               : tr("Struck through: only in the earlier version. Underlined: only in the later one.");
    return paragraph(quiet(legend, colours)) + html;
}

} // namespace stet
