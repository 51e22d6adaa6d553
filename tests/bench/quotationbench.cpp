// Finds quotations and speakers in a marked corpus and prints how many of them are right, and how fast that went.
//
// usage: quotationbench [CORPUS.jsonl] [--predictions FILE] [--errors] [--lang en|de] [--part seen|held|all]
// The corpus is a JSON object a line: {"id","corpus","lang","text","quotes","speakers","link","other_quoted"}, as in
// ../shared/quotes/dev.jsonl beside the source folder. Offsets there count code points. The figures are defined as in
// the score.py beside the corpus; --predictions writes what that program reads.

#include "app/quotations/quotationfinder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QStringList>
#include <QTextStream>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <cstdio>

using namespace stet;

namespace {

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

struct Speaker
{
    TextRange range;
    QString kind;
};

struct Gold
{
    TextRange range;
    QList<Speaker> speakers;
};

struct Document
{
    QString id, corpus, language, text;
    QList<Gold> quotes;
    QList<TextRange> other;
};

struct Prediction
{
    TextRange range;
    TextRange speaker; ///< empty: none
    AttributionBasis basis = AttributionBasis::None;
    QuotationKind kind = QuotationKind::Direct;
};

QList<qsizetype> unitsOfCodePoints(const QString &text)
{
    QList<qsizetype> units;
    units.reserve(text.size() + 1);
    for (qsizetype i = 0; i < text.size(); ++i) {
        units.append(i);
        if (text[i].isHighSurrogate() && i + 1 < text.size())
            ++i;
    }
    units.append(text.size());
    return units;
}

QList<Document> readCorpus(const QString &path)
{
    QList<Document> documents;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return documents;
    while (!file.atEnd()) {
        const QJsonObject json = QJsonDocument::fromJson(file.readLine()).object();
        if (json.isEmpty())
            continue;
        Document document{json["id"].toString(), json["corpus"].toString(), json["lang"].toString(),
                          json["text"].toString(), {}, {}};
        const QList<qsizetype> units = unitsOfCodePoints(document.text);
        const auto range = [&units](const QJsonObject &o) {
            return TextRange{units.value(o["start"].toInt()), units.value(o["end"].toInt())};
        };
        QHash<QString, Speaker> speakers;
        for (const QJsonValue &value : json["speakers"].toArray())
            speakers.insert(value["id"].toVariant().toString(), {range(value.toObject()), value["kind"].toString()});
        QHash<QString, QList<Speaker>> links;
        for (const QJsonValue &value : json["link"].toArray())
            links[value[0].toVariant().toString()].append(speakers.value(value[1].toVariant().toString()));
        for (const QJsonValue &value : json["quotes"].toArray())
            document.quotes.append({range(value.toObject()), links.value(value["id"].toVariant().toString())});
        for (const QJsonValue &value : json["other_quoted"].toArray())
            document.other.append(range(value.toObject()));
        documents.append(document);
    }
    return documents;
}

/// The paragraphs of a text whose paragraphs are parted by line feeds, with the start of each.
QList<ProseParagraph> paragraphsOf(const QString &text, QList<qsizetype> *starts = nullptr)
{
    QList<ProseParagraph> paragraphs;
    qsizetype start = 0;
    while (start <= text.size()) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        ProseParagraph paragraph;
        paragraph.text = text.mid(start, end - start);
        if (!paragraph.text.trimmed().isEmpty()) {
            paragraphs.append(paragraph);
            if (starts)
                starts->append(start);
        }
        start = end + 1;
    }
    return paragraphs;
}

/// Every marked stretch, speech or not.
QList<Prediction> readMarks(const Document &document)
{
    QList<qsizetype> starts;
    const QList<ProseParagraph> paragraphs = paragraphsOf(document.text, &starts);
    QList<Prediction> predictions;
    const auto absolute = [&starts](const ProsePlace &place) {
        const qsizetype start = starts[place.paragraph];
        return TextRange{place.range.start + start, place.range.end + start};
    };
    for (const Quotation &quotation : QuotationFinder(document.language).find(paragraphs)) {
        for (const ProsePlace &stretch : quotation.stretches) {
            Prediction prediction{absolute(stretch), {}, quotation.attribution.basis, quotation.kind};
            if (!quotation.attribution.isNull())
                prediction.speaker = absolute(quotation.attribution.speaker);
            predictions.append(prediction);
        }
    }
    return predictions;
}

bool isSpeech(const Prediction &prediction)
{
    return prediction.kind == QuotationKind::Direct || prediction.kind == QuotationKind::Block;
}

TextRange trimmed(const QString &text, TextRange range)
{
    const QString marks = QStringLiteral("“”„\"«»‘’'`");
    const QString stops = marks + QStringLiteral(".,;:!?…");
    while (range.start < range.end && (marks.contains(text[range.start]) || text[range.start].isSpace()))
        ++range.start;
    while (range.end > range.start && (stops.contains(text[range.end - 1]) || text[range.end - 1].isSpace()))
        --range.end;
    return range;
}

double overlap(TextRange a, TextRange b)
{
    const qsizetype shared = std::min(a.end, b.end) - std::max(a.start, b.start);
    return shared > 0 ? double(shared) / double(std::max(a.end, b.end) - std::min(a.start, b.start)) : 0.0;
}

bool namesOne(TextRange speaker, const QList<Speaker> &speakers)
{
    return std::any_of(speakers.begin(), speakers.end(), [speaker](const Speaker &gold) {
        const qsizetype shared = std::min(speaker.end, gold.range.end) - std::max(speaker.start, gold.range.start);
        return shared > 0 && 2 * shared >= std::min(speaker.length(), gold.range.length());
    });
}

class Score
{
public:
    explicit Score(bool showErrors) : m_showErrors(showErrors) {}
    void add(const Document &document);
    void print(const QString &name) const;

private:
    /// What was found in one article, and what people marked in it; ranges without marks and stops.
    struct Found
    {
        QList<Prediction> speech, other;
        QList<TextRange> ranges, gold; ///< of `speech`, of the article's quotes
        QList<bool> used;              ///< by range: it is one of the quotes
        QMap<qsizetype, qsizetype> foundOfGold;
    };
    void match(Found &all);
    void addFalse(const Document &document, const Found &all, qsizetype found);
    void addMissed(const Document &document, const Found &all, qsizetype gold);
    void addSpeaker(const Document &document, const Gold &gold, const Prediction &found);
    void show(const char *what, const Document &document, TextRange range, const QString &more = {}) const;

    bool m_showErrors;
    int m_documents = 0, m_gold = 0, m_found = 0, m_exact = 0, m_matched = 0, m_other = 0, m_otherHit = 0;
    int m_withSpeaker = 0, m_matchedWithSpeaker = 0, m_right = 0, m_missed = 0, m_false = 0, m_boundary = 0;
    QMap<QString, int> m_kinds, m_kindsRight;
    QMap<QString, int> m_wrongBasis, m_allBasis;
    QMap<QString, int> m_errors; ///< by kind, in words
};

const char *basisName(AttributionBasis basis)
{
    constexpr const char *names[] = {"none", "cue after", "cue before", "according to", "credit", "participle",
                                     "same sentence", "sentence before", "same speaker", "sentence after"};
    return names[int(basis)];
}

void Score::show(const char *what, const Document &document, TextRange range, const QString &more) const
{
    if (!m_showErrors)
        return;
    QString quoted = document.text.mid(range.start, range.length());
    if (quoted.size() > 80)
        quoted = quoted.left(40) + QStringLiteral(" ~ ") + quoted.right(35);
    QString line = document.text.mid(std::max<qsizetype>(0, range.start - 130), std::min<qsizetype>(130, range.start))
        + u'⟦' + quoted + u'⟧' + document.text.mid(range.end, 100);
    out() << what << ' ' << more << " | " << line.replace(u'\n', u'¶') << '\n';
}

void Score::add(const Document &document)
{
    Found all;
    for (const Prediction &prediction : readMarks(document)) {
        (isSpeech(prediction) ? all.speech : all.other).append(prediction);
        if (isSpeech(prediction))
            all.ranges.append(trimmed(document.text, prediction.range));
    }
    for (const Gold &g : document.quotes)
        all.gold.append(trimmed(document.text, g.range));
    match(all);
    ++m_documents;
    m_gold += int(all.gold.size());
    m_found += int(all.ranges.size());
    m_matched += int(all.foundOfGold.size());
    for (qsizetype i = 0; i < all.ranges.size(); ++i) {
        if (!all.used[i])
            addFalse(document, all, i);
    }
    for (qsizetype k = 0; k < all.gold.size(); ++k) {
        m_withSpeaker += !document.quotes[k].speakers.isEmpty();
        if (!all.foundOfGold.contains(k))
            addMissed(document, all, k);
        else if (!document.quotes[k].speakers.isEmpty())
            addSpeaker(document, document.quotes[k], all.speech[all.foundOfGold[k]]);
    }
    for (const TextRange &range : document.other) {
        ++m_other;
        m_otherHit += std::any_of(all.ranges.begin(), all.ranges.end(), [&](TextRange f) {
            return overlap(trimmed(document.text, range), f) >= 0.5;
        });
    }
}

/// Pairs what was found with what people marked, the best overlaps first.
void Score::match(Found &all)
{
    struct Pair
    {
        double value;
        qsizetype found, gold;
    };
    QList<Pair> pairs;
    for (qsizetype i = 0; i < all.ranges.size(); ++i) {
        for (qsizetype k = 0; k < all.gold.size(); ++k) {
            if (const double value = overlap(all.ranges[i], all.gold[k]); value >= 0.5)
                pairs.append({value, i, k});
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair &a, const Pair &b) {
        return std::tie(b.value, b.found, b.gold) < std::tie(a.value, a.found, a.gold);
    });
    all.used = QList<bool>(all.ranges.size(), false);
    for (const Pair &pair : pairs) {
        if (all.used[pair.found] || all.foundOfGold.contains(pair.gold))
            continue;
        all.used[pair.found] = true;
        all.foundOfGold[pair.gold] = pair.found;
        m_exact += all.ranges[pair.found] == all.gold[pair.gold];
        m_boundary += all.ranges[pair.found] != all.gold[pair.gold];
    }
}

void Score::addFalse(const Document &document, const Found &all, qsizetype found)
{
    ++m_false;
    const bool marked = std::any_of(document.other.begin(), document.other.end(), [&](TextRange other) {
        return overlap(trimmed(document.text, other), all.ranges[found]) >= 0.5;
    });
    ++m_errors[marked ? QStringLiteral("false, marked as no speech") : QStringLiteral("false, nothing marked there")];
    show("FALSE", document, all.speech[found].range, QLatin1StringView(basisName(all.speech[found].basis)));
}

void Score::addMissed(const Document &document, const Found &all, qsizetype gold)
{
    ++m_missed;
    QString taken = QStringLiteral("not paired");
    for (const Prediction &p : all.other) {
        if (overlap(trimmed(document.text, p.range), all.gold[gold]) >= 0.5)
            taken = QStringLiteral("taken for %1").arg(quotationKindName(p.kind));
    }
    ++m_errors[QStringLiteral("missed, ") + taken];
    show("MISSED", document, document.quotes[gold].range, taken);
}

void Score::addSpeaker(const Document &document, const Gold &gold, const Prediction &found)
{
    ++m_matchedWithSpeaker;
    const Speaker &wanted = gold.speakers.first();
    const bool right = found.speaker.length() > 0 && namesOne(found.speaker, gold.speakers);
    const QString basis = QLatin1StringView(basisName(found.basis));
    ++m_kinds[wanted.kind];
    ++m_allBasis[basis];
    m_right += right;
    m_kindsRight[wanted.kind] += right;
    if (right)
        return;
    ++m_wrongBasis[basis];
    ++m_errors[found.speaker.length() == 0 ? QStringLiteral("speaker, nobody proposed") : QStringLiteral("speaker, somebody else")];
    show("SPEAKER", document, gold.range,
         basis + QStringLiteral(" found=") + document.text.mid(found.speaker.start, found.speaker.length())
             + QStringLiteral(" wanted=") + document.text.mid(wanted.range.start, std::min<qsizetype>(40, wanted.range.length()))
             + u'@' + QString::number(wanted.range.start - gold.range.start));
}

QString prf(int right, int found, int gold)
{
    const double p = found ? double(right) / found : 0, r = gold ? double(right) / gold : 0;
    return QString::asprintf("%5.1f %5.1f %5.1f", 100 * p, 100 * r, p + r > 0 ? 200 * p * r / (p + r) : 0.0);
}

void Score::print(const QString &name) const
{
    const auto percent = [](int part, int of) { return QString::asprintf("%5.1f %%", of ? 100.0 * part / of : 0.0); };
    out() << "== " << name << ": articles " << m_documents << ", gold quotes " << m_gold << ", found " << m_found << '\n'
          << "detection exact     P R F1  " << prf(m_exact, m_found, m_gold) << '\n'
          << "detection overlap   P R F1  " << prf(m_matched, m_found, m_gold) << '\n'
          << "marked but not speech taken for speech  " << m_otherHit << " of " << m_other << '\n'
          << "speaker right of matched " << percent(m_right, m_matchedWithSpeaker) << "  of all gold "
          << percent(m_right, m_withSpeaker) << "  (n=" << m_withSpeaker << ")\n";
    for (auto kind = m_kinds.begin(); kind != m_kinds.end(); ++kind)
        out() << "   " << kind.key() << ": " << percent(m_kindsRight[kind.key()], kind.value()) << " of " << kind.value() << '\n';
    out() << "quote and speaker   P R F1  " << prf(m_right, m_found, m_withSpeaker) << '\n'
          << "errors: missed " << m_missed << ", false " << m_false << ", boundary " << m_boundary << '\n';
    for (auto error = m_errors.begin(); error != m_errors.end(); ++error)
        out() << "   " << error.key() << ": " << error.value() << '\n';
    out() << "wrong speakers by the handle that led to them:";
    for (auto basis = m_allBasis.begin(); basis != m_allBasis.end(); ++basis)
        out() << ' ' << basis.key() << ' ' << m_wrongBasis[basis.key()] << '/' << basis.value() << ';';
    out() << "\n\n";
}

void writePredictions(const QString &path, const QList<Document> &documents)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    for (const Document &document : documents) {
        QJsonArray quotes;
        for (const Prediction &p : readMarks(document)) {
            if (!isSpeech(p))
                continue;
            QJsonObject quote{{"start", p.range.start}, {"end", p.range.end}, {"speaker", QJsonValue::Null}};
            if (p.speaker.length() > 0)
                quote["speaker"] = QJsonObject{{"start", p.speaker.start}, {"end", p.speaker.end}};
            quotes.append(quote);
        }
        file.write(QJsonDocument(QJsonObject{{"id", document.id}, {"quotes", quotes}}).toJson(QJsonDocument::Compact) + '\n');
    }
    out() << "wrote " << path << " (UTF-16 offsets: score.py --utf16)\n";
}

void measureSpeed(const QList<Document> &documents, const QString &language)
{
    QList<QList<ProseParagraph>> texts;
    qint64 words = 0;
    for (const Document &document : documents) {
        if (document.language != language)
            continue;
        texts.append(paragraphsOf(document.text));
        words += document.text.split(u' ', Qt::SkipEmptyParts).size();
    }
    const QuotationFinder finder(language);
    double best = 0;
    qsizetype found = 0;
    for (int round = 0; round < 7; ++round) {
        const std::clock_t start = std::clock(); // of this process: what else the machine does is not counted
        for (int repeat = 0; repeat < 10; ++repeat) {
            for (const auto &text : texts)
                found += finder.find(text).size();
        }
        best = std::max(best, 10.0 * double(words) * CLOCKS_PER_SEC / double(std::max<std::clock_t>(1, std::clock() - start)));
    }
    out() << "speed " << language << ": " << QString::number(best / 1e6, 'f', 2) << " million words a second on one core ("
          << words << " words, " << found / 70 << " marked stretches)\n";
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList arguments = application.arguments().mid(1);
    const auto option = [&arguments](const QString &name, bool value) {
        const qsizetype at = arguments.indexOf(name);
        if (at < 0)
            return QString();
        const QString answer = value ? arguments.value(at + 1) : name;
        arguments.remove(at, value ? 2 : 1);
        return answer;
    };
    const QString predictions = option(QStringLiteral("--predictions"), true);
    const QString part = option(QStringLiteral("--part"), true);
    const QString only = option(QStringLiteral("--lang"), true);
    const bool errors = !option(QStringLiteral("--errors"), false).isEmpty();
    const QString path = arguments.value(0, QStringLiteral(STET_SOURCE_DIR "/../shared/quotes/dev.jsonl"));
    const QList<Document> documents = readCorpus(path);
    if (documents.isEmpty()) {
        out() << "no marked corpus at " << QFileInfo(path).absoluteFilePath() << ": nothing was measured\n";
        return 0;
    }
    if (!predictions.isEmpty())
        writePredictions(predictions, documents);
    for (const QString &language : {QStringLiteral("en"), QStringLiteral("de")}) {
        if (!only.isEmpty() && only != language)
            continue;
        // Every sixth article is held back: its errors are not looked at while the rules are written.
        for (const QString &half : {QStringLiteral("seen"), QStringLiteral("held"), QStringLiteral("all")}) {
            if (!part.isEmpty() && part != half)
                continue;
            Score score(errors);
            for (qsizetype i = 0; i < documents.size(); ++i) {
                const bool held = i % 6 == 5;
                if (documents[i].language == language && (half == u"all" || held == (half == u"held")))
                    score.add(documents[i]);
            }
            score.print(language + u' ' + half);
        }
        if (!errors)
            measureSpeed(documents, language);
    }
    return 0;
}
