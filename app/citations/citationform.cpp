#include "app/citations/citationform.h"

#include "app/citations/citationhtml.h"
#include "app/citations/citationprocessor.h"
#include "app/citations/citationreading.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QUrl>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::CitationForm", text);
}

QString linked(const QString &words, const Source &source)
{
    const QUrl url(source.address(), QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http")) || url.host().isEmpty())
        return words.toHtmlEscaped();
    const QString address = QString::fromLatin1(url.toEncoded()).toHtmlEscaped();
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(address, words.toHtmlEscaped());
}

/// Titles may hold CSL's own markup; in a list of names it would only be noise.
QString plain(const QString &title)
{
    QString words;
    bool inTag = false;
    for (qsizetype i = 0; i < title.size(); ++i) {
        if (title[i] == u'<' && i + 1 < title.size() && (title[i + 1].isLetter() || title[i + 1] == u'/') && title.indexOf(u'>', i) > 0)
            inTag = true;
        if (!inTag)
            words += title[i];
        if (title[i] == u'>')
            inTag = false;
    }
    return words;
}

QString fullNames(const Source &source)
{
    const QList<CslName> writers = source.writers();
    if (writers.isEmpty())
        return {};
    if (writers.size() == 1)
        return writers[0].display();
    if (writers.size() == 2)
        return tr("%1 and %2").arg(writers[0].display(), writers[1].display());
    return tr("%1 and others").arg(writers[0].display());
}

QString outletOrTitle(const Source &source)
{
    if (!source.outlet().isEmpty())
        return source.outlet();
    return source.title().isEmpty() ? source.key : tr("“%1”").arg(plain(source.title()));
}

QString spokenDate(const CslDate &date, const QString &locale)
{
    if (date.from.isNull())
        return date.literal;
    const QLocale language(locale);
    if (date.from.day > 0 && date.firstDay().isValid())
        return language.toString(date.firstDay(), QLocale::LongFormat).remove(language.standaloneDayName(date.firstDay().dayOfWeek()) + QStringLiteral(", "));
    if (date.from.month > 0)
        return language.standaloneMonthName(date.from.month) + u' ' + QString::number(date.from.year);
    return QString::number(qAbs(date.from.year)) + (date.from.year < 0 ? tr(" BC") : QString());
}

QString locatorOf(const CitedWork &work)
{
    if (work.locator.isEmpty())
        return {};
    const bool several = work.locator.contains(u'-') || work.locator.contains(u'–') || work.locator.contains(u',');
    if (work.label == QLatin1String("page"))
        return (several ? tr("pp. %1") : tr("p. %1")).arg(work.locator);
    return work.label + u' ' + work.locator;
}

/// Writer, “Title”, outlet, date: one source in full.
QString fullEntry(const Source &source, const QString &locale)
{
    QStringList parts;
    const QString names = fullNames(source);
    if (!names.isEmpty())
        parts.append(names.toHtmlEscaped());
    if (!source.title().isEmpty())
        parts.append(linked(tr("“%1”").arg(plain(source.title())), source));
    if (!source.outlet().isEmpty() && source.outlet() != source.title())
        parts.append(QStringLiteral("<i>") + source.outlet().toHtmlEscaped() + QStringLiteral("</i>"));
    const QString date = spokenDate(source.date(), locale);
    if (!date.isEmpty())
        parts.append(date.toHtmlEscaped());
    if (parts.isEmpty())
        parts.append(linked(source.address().isEmpty() ? source.key : source.address(), source));
    return parts.join(QStringLiteral(", ")) + u'.';
}

/// What stands around a source's name in its mark.
QString around(const CitedWork &work, const QString &name)
{
    QString text = work.prefix.toHtmlEscaped() + name;
    const QString locator = locatorOf(work);
    if (!locator.isEmpty())
        text += QStringLiteral(", ") + locator.toHtmlEscaped();
    return text + work.suffix.toHtmlEscaped();
}

QString journalisticName(const CitedWork &work, const Source &source)
{
    const QString names = fullNames(source);
    if (names.isEmpty() || work.authorSuppressed)
        return linked(outletOrTitle(source), source);
    return linked(source.outlet().isEmpty() ? names : tr("%1, %2").arg(names, source.outlet()), source);
}

QString shortName(const CitedWork &work, const Source &source)
{
    QString name = source.writer();
    if (work.authorSuppressed)
        return source.year();
    if (name.isEmpty())
        name = outletOrTitle(source);
    return source.year().isEmpty() ? name : name + u' ' + source.year();
}

/// `@key says [p. 3]`: the name belongs to the sentence.
QString inSentence(const CitedWork &work, const Source &source, const CitationForm &form)
{
    const QString names = form.kind == CitationForm::Kind::Journalistic ? fullNames(source) : source.writer();
    const QString name = names.isEmpty() ? outletOrTitle(source) : names;
    const QString locator = locatorOf(work);
    if (form.kind == CitationForm::Kind::Journalistic)
        return linked(name, source) + (locator.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(locator.toHtmlEscaped()));
    QStringList inBrackets;
    if (!source.year().isEmpty())
        inBrackets.append(source.year());
    if (!locator.isEmpty())
        inBrackets.append(locator.toHtmlEscaped());
    return name.toHtmlEscaped() + (inBrackets.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(inBrackets.join(QStringLiteral(", "))));
}

bool isPlainMention(const CitedWork &work)
{
    return work.prefix.isEmpty() && work.suffix.isEmpty();
}

/// Every place in a source that the text cites by itself, so that one note can name them all.
QHash<QString, QStringList> citedPages(const CitationRequest &request)
{
    QHash<QString, QStringList> pages;
    for (const CitationCluster &cluster : request.clusters) {
        if (cluster.works.size() != 1 || !isPlainMention(cluster.works[0]))
            continue;
        const QString page = locatorOf(cluster.works[0]);
        QStringList &known = pages[cluster.works[0].key];
        if (!page.isEmpty() && !known.contains(page))
            known.append(page);
    }
    return pages;
}

/// One source in a note: the same words for each plain mention of it.
QString noteEntry(const CitedWork &work, const Source &source, const QStringList &pages, bool alone, const QString &locale)
{
    const QString entry = fullEntry(source, locale).chopped(1);
    if (!alone || !isPlainMention(work))
        return around(work, entry);
    return pages.isEmpty() ? entry : entry + QStringLiteral(", ") + pages.join(QStringLiteral(", ")).toHtmlEscaped();
}

} // namespace

QString formName(const CitationForm &form)
{
    switch (form.kind) {
    case CitationForm::Kind::Journalistic: return QStringLiteral("journalistic");
    case CitationForm::Kind::SourceList: return QStringLiteral("source-list");
    case CitationForm::Kind::Footnotes: return QStringLiteral("footnotes");
    default: return form.style;
    }
}

QString formTitle(const CitationForm &form, const StyleInfo &style)
{
    switch (form.kind) {
    case CitationForm::Kind::Journalistic: return tr("Journalistic");
    case CitationForm::Kind::SourceList: return tr("List of sources");
    case CitationForm::Kind::Footnotes: return tr("Footnotes");
    case CitationForm::Kind::Style: break;
    }
    if (!style.shortTitle.isEmpty())
        return style.shortTitle;
    return style.title.isEmpty() ? form.style : style.title;
}

CitationForm formFromName(const QString &name)
{
    if (name.isEmpty() || name == QLatin1String("journalistic"))
        return {};
    if (name == QLatin1String("source-list"))
        return {CitationForm::Kind::SourceList, {}};
    if (name == QLatin1String("footnotes"))
        return {CitationForm::Kind::Footnotes, {}};
    return {CitationForm::Kind::Style, name};
}

Citations pressCitations(const CitationRequest &request, const CitationForm &form)
{
    QHash<QString, const Source *> known;
    for (const Source &source : request.sources)
        known.insert(source.key, &source);
    Citations citations{form, request.clusters, {}, {}};
    FormattedCitations &formatted = citations.formatted;
    formatted.inNotes = form.kind == CitationForm::Kind::Footnotes;
    QStringList listed;
    const QHash<QString, QStringList> pages = form.kind == CitationForm::Kind::Footnotes ? citedPages(request) : QHash<QString, QStringList>();
    for (const CitationCluster &cluster : request.clusters) {
        QStringList parts;
        for (const CitedWork &work : cluster.works) {
            const Source *source = known.value(work.key);
            if (!source) {
                if (!formatted.unknownKeys.contains(work.key))
                    formatted.unknownKeys.append(work.key);
                continue;
            }
            if (!listed.contains(work.key)) {
                listed.append(work.key);
                citations.sources.append(*source);
            }
            if (form.kind == CitationForm::Kind::Footnotes)
                parts.append(noteEntry(work, *source, pages.value(work.key), cluster.works.size() == 1, request.locale));
            else if (cluster.authorInText)
                parts.append(inSentence(work, *source, form));
            else if (form.kind == CitationForm::Kind::Journalistic)
                parts.append(around(work, journalisticName(work, *source)));
            else
                parts.append(around(work, shortName(work, *source).toHtmlEscaped()));
        }
        QString text = parts.join(QStringLiteral("; "));
        if (!text.isEmpty() && formatted.inNotes)
            text += u'.';
        else if (!text.isEmpty() && !cluster.authorInText)
            text = u'(' + text + u')';
        formatted.clusters.append(text);
    }
    if (form.kind == CitationForm::Kind::SourceList) {
        for (const QString &key : listed)
            formatted.bibliography.append({key, QStringLiteral("<div class=\"csl-entry\">%1</div>").arg(fullEntry(*known.value(key), request.locale))});
    }
    return citations;
}

CitationRequest citationRequest(const QString &body, const QList<Source> &sources, const CitationForm &form, const QString &locale)
{
    return citationRequest(readCitations(body), sources, form, locale);
}

CitationRequest citationRequest(const CitationReading &reading, const QList<Source> &sources, const CitationForm &form,
                                const QString &locale)
{
    CitationRequest request;
    request.style = form.style;
    request.locale = locale;
    request.clusters = reading.clusters;
    if (reading.clusters.isEmpty())
        return request;
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < sources.size(); ++i)
        places.insert(sources[i].key, i);
    for (const QString &key : reading.keys) {
        const auto place = places.constFind(key);
        if (place == places.constEnd())
            continue;
        request.sources.append(sources[*place]);
        request.sources.last().captures.clear();
    }
    return request;
}

void nameWriters(Citations *citations)
{
    for (qsizetype i = 0; i < citations->asked.size() && i < citations->formatted.clusters.size(); ++i) {
        const CitationCluster &cluster = citations->asked[i];
        if (!cluster.authorInText || cluster.works.isEmpty())
            continue;
        for (const Source &source : std::as_const(citations->sources)) {
            if (source.key != cluster.works.first().key)
                continue;
            const QString name = source.writer().isEmpty() ? outletOrTitle(source) : source.writer();
            citations->formatted.clusters[i].replace(QLatin1String("[NO_PRINTED_FORM]"), name.toHtmlEscaped());
        }
    }
}

Result<Citations> citationsOf(const QString &body, const QList<Source> &sources, const CitationForm &form, const QString &locale,
                              CitationProcessor &processor)
{
    const CitationRequest request = citationRequest(body, sources, form, locale);
    Citations citations = pressCitations(request, form);
    if (form.kind != CitationForm::Kind::Style || request.clusters.isEmpty())
        return citations;
    Result<FormattedCitations> formatted = processor.format(request);
    if (!formatted)
        return formatted.error();
    citations.formatted = *formatted;
    nameWriters(&citations);
    return citations;
}

Citations citationsNow(const QString &body, const CitationMaterial &material)
{
    Citations now = pressCitations(citationRequest(body, material.sources, material.form, material.locale), material.form);
    const Citations &answered = material.answered;
    if (material.form.kind != CitationForm::Kind::Style || answered.form != material.form || now.isEmpty())
        return now;
    if (answered.asked == now.asked)
        return answered;
    QHash<QString, QList<QString>> known; // a mark takes the answer to the same words, in their order
    for (qsizetype i = answered.asked.size() - 1; i >= 0; --i)
        known[answered.asked[i].mark].append(answered.formatted.clusters.value(i));
    for (qsizetype i = 0; i < now.asked.size(); ++i) {
        const auto same = known.find(now.asked[i].mark);
        if (same != known.end() && !same->last().isEmpty())
            now.formatted.clusters[i] = same->size() > 1 ? same->takeLast() : same->last();
    }
    now.formatted.inNotes = answered.formatted.inNotes;
    now.formatted.bibliography = answered.formatted.bibliography;
    now.formatted.hangingIndent = answered.formatted.hangingIndent;
    now.formatted.marginColumn = answered.formatted.marginColumn;
    return now;
}

} // namespace stet
