#include "ui/citations/stylesamples.h"

#include "app/citations/citationhtml.h"
#include "app/citations/citeprocprocessor.h"

namespace stet {

namespace {

constexpr qsizetype mostWaiting = 24;
constexpr qsizetype mostSources = 3;

Source standardSource(const char *key, const char *type, const char *title, const char *outlet, const char *date,
                      const QStringList &writers)
{
    Source source;
    source.key = QLatin1String(key);
    source.item = {{QStringLiteral("type"), QLatin1String(type)}};
    source.setText("title", QString::fromUtf8(title));
    source.setText(qstrcmp(type, "book") == 0 ? "publisher" : "container-title", QString::fromUtf8(outlet));
    source.setDate("issued", cslDateFromText(QLatin1String(date)));
    QList<CslName> names;
    for (const QString &writer : writers)
        names.append(cslNameFromText(writer));
    source.setNames("author", names);
    return source;
}

QList<Source> standardSources()
{
    QList<Source> sources{
        standardSource("lindqvist", "article-journal", "Night work on the quay", "Journal of Harbours", "2019", {"Lindqvist, Maria", "Osei, Kofi"}),
        standardSource("vale", "book", "The last ferry", "Tideway Press", "2014", {"Vale, Ruth"}),
        standardSource("herald", "article-newspaper", "Council keeps the lights on", "Harbour Herald", "2021-03-12", {"Amari, Leo"})};
    sources[0].setText("volume", QStringLiteral("12"));
    sources[0].setText("issue", QStringLiteral("3"));
    sources[0].setText("page", QStringLiteral("201-219"));
    sources[1].setText("publisher-place", QStringLiteral("Bristol"));
    return sources;
}

/// Each source once, one of them with a page, the first one again.
QList<CitationCluster> clustersOf(const QList<Source> &sources)
{
    QList<CitationCluster> clusters;
    const auto add = [&clusters](const Source &source, const QString &page) {
        CitationCluster cluster;
        cluster.mark = QStringLiteral("[@%1]").arg(source.key);
        cluster.works = {CitedWork{source.key, page, page.isEmpty() ? QString() : QStringLiteral("page"), {}, {}, false}};
        cluster.note = int(clusters.size()) + 1;
        clusters.append(cluster);
    };
    for (const Source &source : sources)
        add(source, clusters.size() == 1 ? QStringLiteral("12") : QString());
    add(sources.first(), {});
    return clusters;
}

} // namespace

/// Lives in the thread, with the engine.
class StyleSamples::Worker : public QObject
{
public:
    explicit Worker(const StyleCatalogue &styles) : m_processor(styles) {}

    StyleSample make(const QString &name, const QList<Source> &sources, const QString &locale)
    {
        const CitationForm form = formFromName(name);
        CitationRequest request;
        request.style = form.style;
        request.locale = locale;
        request.sources = sources;
        request.clusters = clustersOf(sources);
        FormattedCitations formatted = pressCitations(request, form).formatted;
        StyleSample sample;
        if (form.kind == CitationForm::Kind::Style) {
            const Result<FormattedCitations> answer = m_processor.format(request);
            if (!answer) {
                sample.trouble = answer.error().message;
                return sample;
            }
            formatted = *answer;
        }
        sample.words = plainCitation(formatted.clusters.value(0));
        for (qsizetype i = 0; i < formatted.clusters.size(); ++i) {
            sample.clusters += formatted.inNotes ? QStringLiteral("<p>%1. %2</p>").arg(i + 1).arg(formatted.clusters[i])
                                                 : (i == 0 ? QString() : QStringLiteral(" · ")) + formatted.clusters[i];
        }
        for (const BibliographyEntry &entry : formatted.bibliography)
            sample.entries += QStringLiteral("<div style=\"margin-top:6px\">%1</div>").arg(entry.html);
        return sample;
    }

private:
    CiteprocProcessor m_processor;
};

StyleSamples::StyleSamples(const StyleCatalogue &styles, QObject *parent)
    : QObject(parent), m_worker(new Worker(styles)), m_sources(standardSources())
{
    m_thread.setObjectName(QStringLiteral("style samples"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
}

StyleSamples::~StyleSamples()
{
    m_thread.quit();
    m_thread.wait();
}

const StyleSample *StyleSamples::sample(const QString &form)
{
    const auto known = m_samples.constFind(form);
    if (known != m_samples.constEnd())
        return &*known;
    if (form != m_making && (m_wanted.isEmpty() || m_wanted.last() != form)) {
        m_wanted.removeAll(form);
        m_wanted.append(form);
        if (m_wanted.size() > mostWaiting)
            m_wanted.removeFirst();
        if (m_making.isEmpty())
            next();
    }
    return nullptr;
}

void StyleSamples::setSubject(const QList<Source> &sources, const QString &locale)
{
    m_sources = sources.isEmpty() ? standardSources() : sources.mid(0, mostSources);
    m_locale = locale;
    m_samples.clear();
    m_wanted.clear();
    ++m_subject;
}

void StyleSamples::next()
{
    if (m_wanted.isEmpty())
        return;
    m_making = m_wanted.takeLast();
    QMetaObject::invokeMethod(m_worker, [this, form = m_making, sources = m_sources, locale = m_locale, subject = m_subject] {
        const StyleSample sample = m_worker->make(form, sources, locale);
        QMetaObject::invokeMethod(this, [this, form, subject, sample] { take(form, subject, sample); }, Qt::QueuedConnection);
    }, Qt::QueuedConnection);
}

void StyleSamples::take(const QString &form, quint64 subject, const StyleSample &sample)
{
    m_making.clear();
    const bool wanted = subject == m_subject;
    if (wanted)
        m_samples.insert(form, sample);
    next();
    if (wanted)
        Q_EMIT made(form);
}

} // namespace stet
