#include "app/page/citedbody.h"

#include "app/citations/citationhtml.h"
#include "app/citations/citationreading.h"
#include "app/page/pagewords.h"
#include "app/text/htmlwriter.h"

#include <QCryptographicHash>
#include <QSet>

namespace stet {

namespace {

// Characters for private use, which no writer's text holds by accident.
constexpr char16_t opening = 0xe0f0;
constexpr char16_t closing = 0xe0f1;
constexpr qsizetype standInLength = 18;

/// The words of the sentence that stand before a note: for `@key says`, the writer's name.
QString nameInSentence(const CitationCluster &cluster, const Citations &citations)
{
    if (!cluster.authorInText || cluster.works.isEmpty())
        return {};
    for (const Source &source : citations.sources) {
        if (source.key == cluster.works.first().key)
            return (source.writer().isEmpty() ? source.title() : source.writer()).toHtmlEscaped();
    }
    return {};
}

} // namespace

QString CitedBody::standIn(const QString &html)
{
    const QByteArray hash = QCryptographicHash::hash(html.toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    const QString text = QChar(opening) + QString::fromLatin1(hash) + QChar(closing);
    m_html.insert(text, html);
    return text;
}

CitedBody::CitedBody(const QString &body, const Citations &citations) : m_body(body)
{
    if (citations.isEmpty())
        return;
    // The text may have moved on since the answer: a mark takes the answer to the same words, in their order.
    QHash<QString, QList<qsizetype>> answers;
    for (qsizetype i = citations.asked.size() - 1; i >= 0; --i)
        answers[citations.asked[i].mark].append(i);
    const CitationReading reading = readCitations(body);
    const bool oneNoteASource = citations.form.kind == CitationForm::Kind::Footnotes;
    QString cited;
    QString definitions;
    QSet<QString> labels;
    qsizetype done = 0;
    for (qsizetype i = 0; i < reading.marks.size(); ++i) {
        QList<qsizetype> &known = answers[reading.clusters[i].mark];
        if (known.isEmpty())
            continue;
        const qsizetype answer = known.size() > 1 ? known.takeLast() : known.first();
        const QString html = citations.formatted.clusters.value(answer);
        if (html.isEmpty())
            continue;
        cited += QStringView(m_body).mid(done, reading.marks[i].range.start - done);
        done = reading.marks[i].range.end;
        if (!citations.formatted.inNotes) {
            cited += standIn(html);
            continue;
        }
        const QString name = nameInSentence(reading.clusters[i], citations);
        if (!name.isEmpty())
            cited += standIn(name);
        const QString note = standIn(html);
        QString label = QStringLiteral("stet-cite-") + note.mid(1, 16);
        if (!oneNoteASource)
            label += QLatin1Char('-') + QString::number(i);
        if (cited.endsWith(u' ') && name.isEmpty())
            cited.chop(1); // a number stands close to its word
        cited += QStringLiteral("[^%1]").arg(label);
        if (!labels.contains(label))
            definitions += QStringLiteral("\n\n[^%1]: %2").arg(label, note);
        labels.insert(label);
    }
    cited += QStringView(m_body).mid(done);
    m_body = cited + definitions;
}

QByteArray CitedBody::fill(QByteArray html) const
{
    if (m_html.isEmpty())
        return html;
    const QByteArray mark = QString(QChar(opening)).toUtf8();
    if (!html.contains(mark))
        return html;
    return fillWith(QString::fromUtf8(html), [](const QString &words) { return words; }).toUtf8();
}

QString CitedBody::fillPlain(QString text) const
{
    return fillWith(text, plainCitation);
}

QString CitedBody::fillWith(const QString &text, const std::function<QString(const QString &)> &words) const
{
    QString filled;
    qsizetype done = 0;
    for (qsizetype start = text.indexOf(QChar(opening)); start >= 0; start = text.indexOf(QChar(opening), start + 1)) {
        const auto html = m_html.constFind(text.mid(start, standInLength));
        if (html == m_html.constEnd())
            continue;
        filled += QStringView(text).mid(done, start - done);
        filled += words(*html);
        done = start + standInLength;
    }
    return filled + text.mid(done);
}

QByteArray sourceListHtml(const Citations &citations, const QString &language)
{
    if (citations.formatted.bibliography.isEmpty())
        return {};
    QString html = QStringLiteral("<section class=\"sources%1%2\">\n<h2>%3</h2>\n")
        .arg(citations.formatted.hangingIndent ? QStringLiteral(" sources-hanging") : QString(),
             citations.formatted.marginColumn ? QStringLiteral(" sources-numbered") : QString(),
             PageWords(language).sources().toHtmlEscaped());
    for (const BibliographyEntry &entry : citations.formatted.bibliography)
        html += QStringLiteral("<div class=\"h-cite\" id=\"source-%1\">%2</div>\n").arg(QString::fromUtf8(escapedHtml(entry.key)), entry.html);
    return (html + QStringLiteral("</section>")).toUtf8();
}

QString plainSourceList(const Citations &citations, const QString &language)
{
    if (citations.formatted.bibliography.isEmpty())
        return {};
    QString text = PageWords(language).sources() + QLatin1Char('\n');
    for (const BibliographyEntry &entry : citations.formatted.bibliography)
        text += QLatin1Char('\n') + plainCitation(entry.html) + QLatin1Char('\n');
    return text;
}

} // namespace stet
