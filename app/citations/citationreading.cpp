#include "app/citations/citationreading.h"

#include "app/sources/citationkey.h"
#include "app/text/markdown.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <array>

namespace stet {

namespace {

/// Code is shown as it stands; addresses are no prose.
QList<TextRange> codeRanges(const Document &document)
{
    QList<TextRange> ranges;
    const auto gather = [&](const std::vector<DocumentBlock> &blocks) {
        for (const DocumentBlock &block : blocks) {
            const Node *nodes = document.nodes(block);
            for (qint32 i = 0; i < block.nodeCount; ++i) {
                if (nodes[i].type == Node::Type::CodeBlock || nodes[i].type == Node::Type::CodeSpan)
                    ranges.append(document.source(block, nodes[i]));
            }
        }
    };
    gather(document.blocks());
    gather(document.noteBlocks());
    std::sort(ranges.begin(), ranges.end(), [](const TextRange &a, const TextRange &b) { return a.start < b.start; });
    return ranges;
}

bool overlaps(const QList<TextRange> &sorted, const TextRange &range)
{
    const auto after = std::lower_bound(sorted.begin(), sorted.end(), range.end,
                                        [](const TextRange &known, qsizetype end) { return known.start < end; });
    return after != sorted.begin() && (after - 1)->end > range.start;
}

/// Footnotes of the writer's own, by their first references: they are counted together with the marks.
QList<qsizetype> ownNotes(const Document &document)
{
    QList<qsizetype> places;
    QSet<quint32> seen;
    for (const DocumentBlock &block : document.blocks()) {
        const Node *nodes = document.nodes(block);
        for (qint32 i = 0; i < block.nodeCount; ++i) {
            if (nodes[i].type == Node::Type::FootnoteReference && !seen.contains(nodes[i].value)) {
                seen.insert(nodes[i].value);
                places.append(document.source(block, nodes[i]).start);
            }
        }
    }
    return places;
}

const QHash<QString, QString> &labels()
{
    static const QHash<QString, QString> words{
        {"p", "page"}, {"pp", "page"}, {"page", "page"}, {"pages", "page"}, {"s", "page"}, {"bk", "book"}, {"book", "book"},
        {"chap", "chapter"}, {"chaps", "chapter"}, {"ch", "chapter"}, {"chapter", "chapter"}, {"chapters", "chapter"},
        {"col", "column"}, {"cols", "column"}, {"column", "column"}, {"fig", "figure"}, {"figs", "figure"}, {"figure", "figure"},
        {"fol", "folio"}, {"fols", "folio"}, {"folio", "folio"}, {"no", "issue"}, {"nos", "issue"}, {"number", "issue"},
        {"l", "line"}, {"ll", "line"}, {"line", "line"}, {"lines", "line"}, {"n", "note"}, {"nn", "note"}, {"note", "note"},
        {"op", "opus"}, {"para", "paragraph"}, {"paras", "paragraph"}, {"paragraph", "paragraph"}, {"¶", "paragraph"},
        {"pt", "part"}, {"pts", "part"}, {"part", "part"}, {"sec", "section"}, {"secs", "section"}, {"section", "section"},
        {"§", "section"}, {"§§", "section"}, {"st", "section"}, {"s.v", "sub-verbo"}, {"v", "verse"}, {"vv", "verse"}, {"verse", "verse"},
        {"vol", "volume"}, {"vols", "volume"}, {"volume", "volume"}, {"art", "article"}, {"time", "timestamp"}};
    return words;
}

/// How a text names a kind of locator, for one place and for several.
struct WrittenLabel
{
    const char *label;
    const char *one;
    const char *many;
};

constexpr std::array<WrittenLabel, 18> writtenLabels{{{"page", "p.", "pp."}, {"chapter", "chap.", "chaps."}, {"section", "sec.", "secs."},
    {"paragraph", "para.", "paras."}, {"line", "l.", "ll."}, {"column", "col.", "cols."}, {"figure", "fig.", "figs."},
    {"folio", "fol.", "fols."}, {"issue", "no.", "nos."}, {"note", "n.", "nn."}, {"part", "pt.", "pts."},
    {"volume", "vol.", "vols."}, {"verse", "v.", "vv."}, {"book", "bk.", "bk."}, {"article", "art.", "art."},
    {"timestamp", "time", "time"}, {"opus", "op.", "op."}, {"sub-verbo", "s.v.", "s.v."}}};

} // namespace

Locator readLocator(const QString &words)
{
    static const QRegularExpression labelled(QStringLiteral(
        "^(§§?|¶|[A-Za-z]+(?:\\.v)?)\\.?\\s*((?:[A-Z]?[0-9]+[a-z]?|[ivxlcdm]+)\\b[0-9:.]*"
        "(?:\\s*[-–—,&]\\s*(?:[A-Z]?[0-9]+[a-z]?|[ivxlcdm]+)\\b|\\s*ff?\\.)*)"));
    static const QRegularExpression bare(QStringLiteral("^([0-9]+(?:\\s*[-–—]\\s*[0-9]+)?(?:\\s*,\\s*[0-9]+(?:\\s*[-–—]\\s*[0-9]+)?)*)"));
    static const QRegularExpression end(QStringLiteral("[\\s,]+$"));
    Locator locator;
    QRegularExpressionMatch match = labelled.match(words);
    if (match.hasMatch() && labels().contains(match.captured(1).toLower())) {
        locator.label = labels().value(match.captured(1).toLower());
        locator.number = match.captured(2);
    } else if ((match = bare.match(words)).hasMatch()) {
        locator.label = QStringLiteral("page");
        locator.number = match.captured(1);
    } else {
        locator.rest = words;
        return locator;
    }
    locator.rest = words.mid(match.capturedEnd());
    const QRegularExpressionMatch tail = end.match(locator.number);
    if (tail.hasMatch()) { // a comma that belongs to what follows
        locator.rest.prepend(tail.captured());
        locator.number.chop(tail.capturedLength());
    }
    return locator;
}

CitationReading readCitations(const QString &body)
{
    CitationReading reading;
    if (!body.contains(u'@'))
        return reading;
    const Document document = parseMarkdown(body);
    const QList<TextRange> code = codeRanges(document);
    const QList<qsizetype> notes = ownNotes(document);
    qsizetype note = 0;
    for (const CitationMark &mark : citationMarks(body)) {
        if (overlaps(code, mark.range))
            continue;
        CitationCluster cluster;
        cluster.mark = body.mid(mark.range.start, mark.range.length());
        cluster.authorInText = mark.inText;
        for (const CitedSource &cited : mark.sources) {
            const Locator locator = readLocator(cited.suffix);
            CitedWork work{cited.key, locator.number, locator.label, cited.prefix, locator.rest, cited.authorSuppressed};
            if (!work.prefix.isEmpty())
                work.prefix += u' ';
            if (!work.suffix.isEmpty() && !work.suffix.startsWith(u',') && !work.suffix.startsWith(u' '))
                work.suffix.prepend(locator.number.isEmpty() ? QStringLiteral(", ") : QStringLiteral(" "));
            cluster.works.append(work);
            if (!reading.keys.contains(cited.key))
                reading.keys.append(cited.key);
        }
        while (note < notes.size() && notes[note] < mark.range.start)
            ++note;
        cluster.note = int(note + reading.marks.size()) + 1;
        reading.marks.append(mark);
        reading.clusters.append(cluster);
    }
    return reading;
}

QString writtenKey(const QString &key)
{
    return isPlainKey(key) ? key : u'{' + key + u'}';
}

QStringList locatorLabels()
{
    QStringList words;
    for (const WrittenLabel &label : writtenLabels)
        words.append(QLatin1String(label.label));
    return words;
}

QString writtenLocator(const QString &label, const QString &number)
{
    const QString trimmed = number.trimmed();
    if (trimmed.isEmpty())
        return {};
    static const QRegularExpression several(QStringLiteral("[-–—,&]"));
    for (const WrittenLabel &written : writtenLabels) {
        if (label == QLatin1String(written.label))
            return QString::fromUtf8(trimmed.contains(several) ? written.many : written.one) + u' ' + trimmed;
    }
    return trimmed;
}

QString writtenMark(const CitationMark &mark)
{
    if (mark.sources.isEmpty())
        return {};
    const CitedSource &first = mark.sources.first();
    if (mark.inText) {
        const QString suffix = first.suffix.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(first.suffix);
        return u'@' + writtenKey(first.key) + suffix;
    }
    QStringList parts;
    for (const CitedSource &source : mark.sources) {
        const QString prefix = source.prefix.isEmpty() ? QString() : source.prefix + u' ';
        const QString suffix = source.suffix.isEmpty() ? QString() : QStringLiteral(", ") + source.suffix;
        parts.append(prefix + QLatin1String(source.authorSuppressed ? "-@" : "@") + writtenKey(source.key) + suffix);
    }
    return u'[' + parts.join(QStringLiteral("; ")) + u']';
}

QList<TextEdit> renameEdits(const QString &body, const QString &from, const QString &to)
{
    QList<TextEdit> edits;
    const CitationReading reading = readCitations(body);
    for (auto mark = reading.marks.rbegin(); mark != reading.marks.rend(); ++mark) {
        for (auto cited = mark->sources.rbegin(); cited != mark->sources.rend(); ++cited) {
            if (cited->key != from)
                continue;
            const bool braced = cited->keyRange.start > 0 && body[cited->keyRange.start - 1] == u'{';
            edits.append({cited->keyRange.start, cited->keyRange.length(), braced ? to : writtenKey(to)});
        }
    }
    return edits;
}

} // namespace stet
