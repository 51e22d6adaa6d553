#include "app/citations/citationtips.h"

#include <QCoreApplication>
#include <QHash>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::CitationTips", text);
}

/// By key: the entry of the list of sources, else one in plain words.
QHash<QString, QString> entriesOf(const Citations &citations)
{
    QHash<QString, QString> entries;
    CitationRequest request;
    request.sources = citations.sources;
    request.clusters = citations.asked;
    for (const BibliographyEntry &entry : pressCitations(request, {CitationForm::Kind::SourceList, {}}).formatted.bibliography)
        entries.insert(entry.key, entry.html);
    for (const BibliographyEntry &entry : citations.formatted.bibliography)
        entries.insert(entry.key, entry.html);
    return entries;
}

} // namespace

QString unknownKeysSentence(const QStringList &keys)
{
    if (keys.isEmpty())
        return {};
    if (keys.size() == 1)
        return tr("No source of the library is called “%1”; its mark is printed as it stands.").arg(keys.first());
    QStringList quoted;
    for (const QString &key : keys)
        quoted.append(tr("“%1”").arg(key));
    return tr("No sources of the library are called %1; their marks are printed as they stand.").arg(quoted.join(tr(", ")));
}

QStringList citationTips(const Citations &citations)
{
    const QHash<QString, QString> entries = entriesOf(citations);
    QStringList tips;
    for (qsizetype i = 0; i < citations.asked.size(); ++i) {
        QStringList parts;
        const QString printed = citations.formatted.clusters.value(i);
        if (!printed.isEmpty())
            parts.append(QStringLiteral("<p>%1</p>").arg(printed));
        QStringList unknown;
        for (const CitedWork &work : citations.asked[i].works) {
            const QString entry = entries.value(work.key);
            if (entry.isEmpty())
                unknown.append(work.key);
            else if (!citations.formatted.inNotes)
                parts.append(QStringLiteral("<div>%1</div>").arg(entry));
        }
        if (!unknown.isEmpty())
            parts.append(QStringLiteral("<p>%1</p>").arg(unknownKeysSentence(unknown).toHtmlEscaped()));
        tips.append(parts.join(QString()));
    }
    return tips;
}

} // namespace stet
