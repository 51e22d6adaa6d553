#include "app/page/citedbody.h"

#include "app/citations/citationhtml.h"
#include "app/citations/citationreading.h"
#include "app/page/pagewords.h"
#include "app/text/htmlwriter.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

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

/// The HTML of a citation with what the level says besides its words.
QString atLevel(const QString &html, MetadataLevel level)
{
    static const QRegularExpression classes(QStringLiteral("(<[a-z]+[^<>]*?) class=\"[^\"<>]*\""));
    if (html.isEmpty() || level == MetadataLevel::Semantic)
        return html;
    if (level == MetadataLevel::Full)
        return QStringLiteral("<span class=\"h-cite\">") + html + QStringLiteral("</span>");
    return QString(html).replace(classes, QStringLiteral("\\1"));
}

} // namespace

QString CitedBody::standIn(const QString &html)
{
    const QByteArray hash = QCryptographicHash::hash(html.toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    const QString text = QChar(opening) + QString::fromLatin1(hash) + QChar(closing);
    m_html.insert(text, html);
    return text;
}

CitedBody::CitedBody(const QString &body, const Citations &citations, MetadataLevel level) : m_body(body)
{
    if (citations.isEmpty())
        return;
    // The text may have moved on since the answer: a mark takes the answer to the same words, in their order.
    QHash<QString, QList<qsizetype>> answers;
    for (qsizetype i = citations.asked.size() - 1; i >= 0; --i)
        answers[citations.asked[i].mark].append(i);
    const CitationReading reading = readCitations(body);
    const bool oneNoteASource = citations.form.kind == CitationForm::Kind::Footnotes;
    const bool hasList = !citations.formatted.bibliography.isEmpty();
    QString cited;
    QString definitions;
    QSet<QString> labels;
    qsizetype done = 0;
    for (qsizetype i = 0; i < reading.marks.size(); ++i) {
        QList<qsizetype> &known = answers[reading.clusters[i].mark];
        if (known.isEmpty())
            continue;
        const qsizetype answer = known.size() > 1 ? known.takeLast() : known.first();
        const QString html = atLevel(citations.formatted.clusters.value(answer), level);
        if (html.isEmpty())
            continue;
        cited += QStringView(m_body).mid(done, reading.marks[i].range.start - done);
        done = reading.marks[i].range.end;
        m_exchanges.append({reading.marks[i].range, {cited.size(), cited.size()}});
        TextRange &written = m_exchanges.last().standIn;
        if (!citations.formatted.inNotes) {
            cited += standIn(hasList ? m_anchors.anchored(reading.clusters[i], html) : html);
            written.end = cited.size();
            continue;
        }
        const QString name = nameInSentence(reading.clusters[i], citations);
        if (!name.isEmpty())
            cited += standIn(name);
        const QString note = standIn(hasList ? m_anchors.anchoredNote(reading.clusters[i], html) : html);
        QString label = QStringLiteral("stet-cite-") + note.mid(1, 16);
        if (!oneNoteASource)
            label += QLatin1Char('-') + QString::number(i);
        if (cited.endsWith(u' ') && name.isEmpty())
            cited.chop(1); // a number stands close to its word
        written.start = std::min(written.start, cited.size());
        cited += QStringLiteral("[^%1]").arg(label);
        written.end = cited.size();
        if (!labels.contains(label))
            definitions += QStringLiteral("\n\n[^%1]: %2").arg(label, note);
        labels.insert(label);
    }
    cited += QStringView(m_body).mid(done);
    m_body = cited + definitions;
}

qsizetype CitedBody::written(qsizetype place) const
{
    const auto after = std::upper_bound(m_exchanges.begin(), m_exchanges.end(), place,
                                        [](qsizetype at, const Exchange &one) { return at < one.mark.start; });
    if (after == m_exchanges.begin())
        return after == m_exchanges.end() ? place : std::min(place, after->standIn.start);
    const Exchange &last = *std::prev(after);
    if (place == last.mark.start)
        return last.standIn.start;
    const qsizetype moved = last.standIn.end + std::max<qsizetype>(0, place - last.mark.end);
    return after == m_exchanges.end() ? moved : std::min(moved, after->standIn.start);
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

QString CitedBody::fillPlain(const QString &text) const
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

QByteArray sourceListHtml(const Citations &citations, const QString &language, MetadataLevel level, const CitationAnchors &anchors)
{
    if (citations.formatted.bibliography.isEmpty())
        return {};
    const bool clean = level == MetadataLevel::Clean;
    QString html = QStringLiteral("<section>\n<h2>%1</h2>\n").arg(PageWords(language).sources().toHtmlEscaped());
    if (!clean) {
        html.insert(QStringLiteral("<section").size(), QStringLiteral(" class=\"sources%1%2\"")
            .arg(citations.formatted.hangingIndent ? QStringLiteral(" sources-hanging") : QString(),
                 citations.formatted.marginColumn ? QStringLiteral(" sources-numbered") : QString()));
    }
    for (const BibliographyEntry &entry : citations.formatted.bibliography) {
        const QString words = clean ? atLevel(entry.html, level) : entry.html;
        html += QStringLiteral("<div%1 id=\"%2\">%3</div>\n")
            .arg(level == MetadataLevel::Full ? QStringLiteral(" class=\"h-cite\"") : QString(), entryAnchor(entry.key),
                 entryWithWaysBack(words, anchors.waysBack(entry.key)));
    }
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
