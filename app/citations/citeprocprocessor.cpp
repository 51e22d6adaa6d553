#include "app/citations/citeprocprocessor.h"

#include "app/citations/citationhtml.h"

#include <QCollator>
#include <QCoreApplication>
#include <QFile>
#include <QJSEngine>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSet>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

// Q_INIT_RESOURCE must stand outside every namespace.
static void registerCiteproc()
{
    Q_INIT_RESOURCE(citeproc);
}

namespace stet {

namespace {

constexpr std::chrono::seconds longestFormatting{60};
constexpr qsizetype ballast = 4 * 1024 * 1024; ///< characters

QByteArray resource(const char *name)
{
    QFile file(QLatin1String(":/citeproc/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Stops the engine from another thread when it does not come to an end.
class Watch
{
public:
    explicit Watch(QJSEngine &engine) : m_thread([this, &engine] {
        std::unique_lock lock(m_mutex);
        if (!m_finished.wait_for(lock, longestFormatting, [this] { return m_done; }))
            engine.setInterrupted(true);
    }) {}

    ~Watch()
    {
        {
            std::lock_guard lock(m_mutex);
            m_done = true;
        }
        m_finished.notify_one();
        m_thread.join();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_finished;
    bool m_done = false;
    std::thread m_thread;
};

} // namespace

/// What citeproc-js asks of the program around it.
class CiteprocHost : public QObject
{
    Q_OBJECT

public:
    explicit CiteprocHost(const StyleCatalogue &styles) : m_styles(styles) {}

    /// Intl.Collator's order. `base` asks for {sensitivity: "base", ignorePunctuation: true, numeric: true}.
    Q_INVOKABLE int compare(const QString &a, const QString &b, const QString &locale, bool base)
    {
        QCollator &order = collator(locale, base);
        if (!base)
            return order.compare(a, b);
        // QCollator tells é from e even where only letters count. A further character outweighs that difference: only
        // where letters alone decide do both answers agree. These two come before all that names are made of, so that
        // a name still stands before a longer one that begins like it.
        const int before = order.compare(a + u'`', b + u'^');
        const int after = order.compare(a + u'^', b + u'`');
        return (before < 0) == (after < 0) ? before : 0;
    }

    Q_INVOKABLE QString locale(const QString &language) const
    {
        return QString::fromUtf8(m_styles.locale(language));
    }

private:
    QCollator &collator(const QString &locale, bool base)
    {
        const QString name = locale + QLatin1Char(base ? '1' : '0');
        auto known = m_collators.find(name);
        if (known == m_collators.end()) {
            QCollator made{QLocale(locale)};
            made.setCaseSensitivity(base ? Qt::CaseInsensitive : Qt::CaseSensitive);
            made.setIgnorePunctuation(base);
            made.setNumericMode(base);
            known = m_collators.insert(name, made);
        }
        return *known;
    }

    StyleCatalogue m_styles;
    QMap<QString, QCollator> m_collators;
};

class CiteprocProcessor::Engine
{
public:
    explicit Engine(const StyleCatalogue &styles) : m_host(styles) {}

    Result<void> start();
    Result<QJsonObject> ask(const QJsonObject &request);

private:
    Error failure(const QJSValue &error);

    CiteprocHost m_host; // before the engine, which lets go of it when it ends
    QJSEngine m_engine;
    QJSValue m_desk;
};

Error CiteprocProcessor::Engine::failure(const QJSValue &error)
{
    m_engine.setInterrupted(false);
    return {Error::Kind::Unreadable,
            QCoreApplication::translate("stet::CiteprocProcessor",
                "The citations could not be formatted in this style; the text is unchanged, choose another style."),
            error.toString() + QLatin1Char('\n') + error.property(QStringLiteral("stack")).toString()};
}

Result<void> CiteprocProcessor::Engine::start()
{
    // The collator of ICU follows the environment unless it is told; numbers and dates are citeproc-js's own.
    const QString library = QStringLiteral("(function () { var module = {}; var console = { log: function () {} };\n")
        + QString::fromUtf8(resource("citeproc.js")) + QStringLiteral("\nreturn module.exports; })()");
    const QJSValue citeproc = m_engine.evaluate(library, QStringLiteral("citeproc.js"));
    if (citeproc.isError())
        return failure(citeproc);
    const QJSValue desk = m_engine.evaluate(QString::fromUtf8(resource("desk.js")), QStringLiteral("desk.js"));
    if (desk.isError())
        return failure(desk);
    // The engine collects its garbage whenever the text of strings has doubled, and goes through every object for it.
    // citeproc-js has many objects and little text, so that this would take a third of its time.
    m_engine.globalObject().setProperty(QStringLiteral("ballast"), QString(ballast, u' '));
    QJSEngine::setObjectOwnership(&m_host, QJSEngine::CppOwnership);
    m_desk = desk.call({citeproc, m_engine.newQObject(&m_host)});
    if (m_desk.isError())
        return failure(m_desk);
    return {};
}

Result<QJsonObject> CiteprocProcessor::Engine::ask(const QJsonObject &request)
{
    const Watch watch(m_engine);
    const QJSValue answer = m_desk.call({QString::fromUtf8(QJsonDocument(request).toJson(QJsonDocument::Compact))});
    if (answer.isError())
        return failure(answer);
    return QJsonDocument::fromJson(answer.toString().toUtf8()).object();
}

namespace {

QJsonObject toJson(const CitedWork &work)
{
    QJsonObject json{{QStringLiteral("id"), work.key}};
    if (!work.locator.isEmpty()) {
        json.insert(QStringLiteral("locator"), work.locator);
        json.insert(QStringLiteral("label"), work.label.isEmpty() ? QStringLiteral("page") : work.label);
    }
    if (!work.prefix.isEmpty())
        json.insert(QStringLiteral("prefix"), work.prefix);
    if (!work.suffix.isEmpty())
        json.insert(QStringLiteral("suffix"), work.suffix);
    if (work.authorSuppressed)
        json.insert(QStringLiteral("suppress-author"), true);
    return json;
}

struct Question
{
    QJsonArray items;
    QJsonArray clusters;
    QList<qsizetype> places;  ///< of `clusters` in the request
    QStringList unknownKeys;
};

/// Only what is cited and known goes to the engine.
Question questionOf(const CitationRequest &request)
{
    QHash<QString, const Source *> known;
    for (const Source &source : request.sources)
        known.insert(source.key, &source);
    Question question;
    QSet<QString> asked;
    for (qsizetype i = 0; i < request.clusters.size(); ++i) {
        const CitationCluster &cluster = request.clusters[i];
        QJsonArray works;
        for (const CitedWork &work : cluster.works) {
            const Source *source = known.value(work.key);
            if (!source) {
                if (!question.unknownKeys.contains(work.key))
                    question.unknownKeys.append(work.key);
                continue;
            }
            works.append(toJson(work));
            if (!asked.contains(work.key)) {
                asked.insert(work.key);
                QJsonObject item = cslItem(*source);
                item.remove(QStringLiteral("custom"));
                question.items.append(item);
            }
        }
        if (works.isEmpty())
            continue;
        QJsonObject json{{QStringLiteral("items"), works}, {QStringLiteral("note"), cluster.note}};
        if (cluster.authorInText)
            json.insert(QStringLiteral("mode"), QStringLiteral("composite"));
        question.clusters.append(json);
        question.places.append(i);
    }
    return question;
}

} // namespace

CiteprocProcessor::CiteprocProcessor(const StyleCatalogue &styles) : m_styles(styles) {}

CiteprocProcessor::~CiteprocProcessor() = default;

Result<FormattedCitations> CiteprocProcessor::format(const CitationRequest &request)
{
    if (!m_engine) {
        registerCiteproc();
        auto engine = std::make_unique<Engine>(m_styles);
        if (const auto started = engine->start(); !started)
            return started.error();
        m_engine = std::move(engine);
    }
    const Question question = questionOf(request);
    const QString locale = m_styles.localeName(request.locale);
    QJsonObject json{{QStringLiteral("name"), request.style + QLatin1Char('/') + locale},
                     {QStringLiteral("locale"), locale},
                     {QStringLiteral("items"), question.items},
                     {QStringLiteral("clusters"), question.clusters}};
    Result<QJsonObject> answer = m_engine->ask(json);
    if (answer && answer->value(QLatin1String("styleWanted")).toBool()) {
        const auto style = m_styles.style(request.style);
        if (!style)
            return style.error();
        json.insert(QStringLiteral("style"), QString::fromUtf8(*style));
        answer = m_engine->ask(json);
    }
    if (!answer)
        return answer.error();

    FormattedCitations formatted;
    formatted.inNotes = answer->value(QLatin1String("notes")).toBool();
    formatted.unknownKeys = question.unknownKeys;
    formatted.clusters.resize(request.clusters.size());
    const QJsonArray clusters = answer->value(QLatin1String("clusters")).toArray();
    for (qsizetype i = 0; i < qMin(clusters.size(), question.places.size()); ++i)
        formatted.clusters[question.places[i]] = safeCitationHtml(clusters[i].toString());
    for (const QJsonValue value : answer->value(QLatin1String("bibliography")).toArray()) {
        formatted.bibliography.append({value.toObject().value(QLatin1String("id")).toString(),
                                       safeCitationHtml(value.toObject().value(QLatin1String("html")).toString().trimmed())});
    }
    const QJsonObject format = answer->value(QLatin1String("format")).toObject();
    formatted.hangingIndent = format.value(QLatin1String("hangingIndent")).toBool();
    formatted.marginColumn = !format.value(QLatin1String("marginColumn")).toString().isEmpty();
    return formatted;
}

} // namespace stet

#include "citeprocprocessor.moc"
