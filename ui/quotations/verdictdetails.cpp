#include "ui/quotations/verdictdetails.h"

#include "ui/look/colours.h"

#include <QCoreApplication>
#include <QPalette>
#include <QStringList>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::VerdictDetails", text);
}

QString added(const QString &words, const Colours &colours)
{
    return QStringLiteral("<u style=\"color:%1\">%2</u>").arg(colours.wrong.name(), words.toHtmlEscaped());
}

QString missing(const QString &words, const Colours &colours)
{
    return QStringLiteral("<s style=\"color:%1\">%2</s>").arg(colours.quietInk.name(), words.toHtmlEscaped());
}

QString difference(const QList<WordChange> &changes, const Colours &colours)
{
    QStringList words;
    for (const WordChange &change : changes) {
        switch (change.kind) {
        case WordChange::Kind::Same:
            words.append(change.quoted.toHtmlEscaped());
            break;
        case WordChange::Kind::Changed:
            words.append(missing(change.source, colours));
            words.append(added(change.quoted, colours));
            break;
        case WordChange::Kind::Added:
            words.append(added(change.quoted, colours));
            break;
        case WordChange::Kind::Missing:
            words.append(missing(change.source, colours));
            break;
        }
    }
    return words.join(QLatin1Char(' '));
}

QString paragraph(const QString &html)
{
    return QStringLiteral("<p style=\"margin:0 0 6px 0\">%1</p>").arg(html);
}

} // namespace

QString verdictDetails(const Verification &verification, const QPalette &palette)
{
    const Colours &colours = coloursOf(palette);
    QString html;
    if (verification.verdict == Verdict::Differs && !verification.difference.isEmpty()) {
        html += paragraph(difference(verification.difference, colours));
        html += paragraph(tr("Struck through: only in the source. Underlined: only in the article."));
    }
    for (const ElidedGap &gap : verification.gaps) {
        html += paragraph(tr("Left out: %1").arg(QStringLiteral("<i>%1</i>").arg(gap.omitted.toHtmlEscaped())));
        if (!gap.dangers.isEmpty()) {
            html += paragraph(
                tr("Among it: %1. The full sentence: %2")
                    .arg(QStringLiteral("<b>%1</b>").arg(gap.dangers.join(QStringLiteral(", ")).toHtmlEscaped()),
                         QStringLiteral("<i>%1</i>").arg(gap.sentence.toHtmlEscaped())));
        }
    }
    for (const BracketChange &bracket : verification.brackets) {
        const QString inserted = QStringLiteral("<b>%1</b>").arg(bracket.inserted.toHtmlEscaped());
        html += paragraph(bracket.replaced.isEmpty()
                              ? tr("%1 was added.").arg(inserted)
                              : tr("%1 stands for: %2")
                                    .arg(inserted, QStringLiteral("<i>%1</i>").arg(bracket.replaced.toHtmlEscaped())));
        if (!bracket.dangers.isEmpty()) {
            html += paragraph(tr("It may turn the meaning: %1")
                                  .arg(QStringLiteral("<b>%1</b>").arg(bracket.dangers.join(QStringLiteral(", ")).toHtmlEscaped())));
        }
    }
    if (verification.verdict == Verdict::Ambiguous && verification.places.size() > 1) {
        html += paragraph(QCoreApplication::translate("stet::VerdictDetails", "It stands at %n place(s) of the source.",
                                                      nullptr, int(verification.places.size())));
    }
    return html;
}

} // namespace stet
