#include "app/sources/pagerecord.h"

#include "app/import/htmltree.h"
#include "app/sources/schemaorg.h"
#include "app/sources/webaddress.h"

#include <QHash>
#include <QRegularExpression>
#include <QUrl>

#include <initializer_list>

namespace stet {

namespace {

constexpr qsizetype longestValue = 4000;
constexpr qsizetype mostWriters = 200;

using MetaTags = QHash<QString, QStringList>;

/// What the head says, gathered in one walk.
struct PageHead
{
    MetaTags meta;
    QString title;
    QString canonical;
    QString language;
    QStringList jsonLd;
    const HtmlNode *entry = nullptr; ///< of microformats: h-entry or hentry
};

QString firstOf(const MetaTags &meta, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        for (const QString &value : meta.value(QLatin1String(name))) {
            if (!value.isEmpty())
                return value;
        }
    }
    return {};
}

bool hasClass(const HtmlNode &node, const char *name)
{
    return node.attribute("class").simplified().split(QLatin1Char(' ')).contains(QLatin1String(name));
}

PageHead headOf(const HtmlNode &root)
{
    PageHead head;
    root.walk([&](const HtmlNode &node) {
        if (node.name == "html") {
            head.language = node.attribute("lang");
        } else if (node.name == "meta") {
            const QString name = (node.attribute("property").isEmpty() ? node.attribute("name") : node.attribute("property")).toLower();
            const QString content = node.attribute("content").simplified().left(longestValue);
            if (!name.isEmpty() && !content.isEmpty())
                head.meta[name].append(content);
        } else if (node.name == "title" && head.title.isEmpty()) {
            head.title = node.allText().simplified().left(longestValue);
        } else if (node.name == "link" && node.attribute("rel").toLower() == QLatin1String("canonical")) {
            head.canonical = node.attribute("href").trimmed();
        } else if (node.name == "script" && node.attribute("type").toLower().startsWith(QLatin1String("application/ld+json"))) {
            QString json;
            for (const auto &child : node.children)
                json += child->text;
            head.jsonLd.append(json);
        } else if (!head.entry && (hasClass(node, "h-entry") || hasClass(node, "hentry"))) {
            head.entry = &node;
        }
        return node.name != "svg" && node.name != "template";
    });
    return head;
}

/// Names as people write them into one field: "Ann Price and Jan Rubin", "By Ann Price".
QList<CslName> namesFrom(const QStringList &values)
{
    static const QRegularExpression by(QStringLiteral("^by\\s+"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression joint(QStringLiteral("\\s*;\\s*|\\s+and\\s+|\\s*&\\s*"));
    QList<CslName> names;
    for (QString value : values) {
        value.remove(by);
        if (value.contains(QLatin1String("://")) || value.startsWith(QLatin1Char('@')))
            continue;
        for (const QString &name : value.split(joint, Qt::SkipEmptyParts)) {
            if (const CslName read = cslNameFromText(name); !read.isNull() && names.size() < mostWriters && !names.contains(read))
                names.append(read);
        }
    }
    return names;
}

/// Puts statements into a source; what is there already was said by somebody more trusted.
class Record
{
public:
    Source source;

    void say(const char *variable, const QString &value)
    {
        if (source.text(variable).isEmpty())
            source.setText(variable, value.simplified().left(longestValue));
    }

    void sayWriters(const QStringList &names)
    {
        if (source.names("author").isEmpty())
            source.setNames("author", namesFrom(names));
    }

    void sayDate(const QString &value)
    {
        // A date in words that cannot be read is worth less than one that a later statement has in numbers.
        if (const CslDate date = cslDateFromText(value.left(100)); source.date("issued").isNull() && !date.from.isNull())
            source.setDate("issued", date);
    }

    void sayDoi(const QString &value)
    {
        static const QRegularExpression form(QStringLiteral("10\\.\\d{4,9}/[^\\s\"<>]+"));
        say("DOI", form.match(value).captured(0));
    }
};

void takeCitationTags(const MetaTags &meta, Record &record)
{
    record.say("title", firstOf(meta, {"citation_title"}));
    record.sayWriters(meta.value(QStringLiteral("citation_author")) + meta.value(QStringLiteral("citation_authors")));
    record.sayDate(firstOf(meta, {"citation_publication_date", "citation_date", "citation_online_date", "citation_year"}));
    const QString journal = firstOf(meta, {"citation_journal_title"});
    const QString conference = firstOf(meta, {"citation_conference_title"});
    const QString school = firstOf(meta, {"citation_dissertation_institution"});
    const QString institution = firstOf(meta, {"citation_technical_report_institution"});
    const QString book = firstOf(meta, {"citation_inbook_title", "citation_book_title"});
    const char *type = !journal.isEmpty()       ? "article-journal"
                       : !conference.isEmpty()  ? "paper-conference"
                       : !school.isEmpty()      ? "thesis"
                       : !institution.isEmpty() ? "report"
                       : !book.isEmpty()        ? "chapter"
                                                : "";
    record.say("type", QLatin1String(type));
    for (const QString &container : {journal, conference, book})
        record.say("container-title", container);
    for (const QString &publisher : {school, institution, firstOf(meta, {"citation_publisher"})})
        record.say("publisher", publisher);
    record.say("volume", firstOf(meta, {"citation_volume"}));
    record.say("issue", firstOf(meta, {"citation_issue"}));
    const QString first = firstOf(meta, {"citation_firstpage"});
    const QString last = firstOf(meta, {"citation_lastpage"});
    record.say("page", last.isEmpty() || first == last ? first : first + QLatin1Char('-') + last);
    record.sayDoi(firstOf(meta, {"citation_doi"}));
    record.say("ISSN", firstOf(meta, {"citation_issn"}));
    record.say("ISBN", firstOf(meta, {"citation_isbn"}));
    record.say("language", firstOf(meta, {"citation_language"}));
    record.say("abstract", firstOf(meta, {"citation_abstract"}));
}

void takeOpenGraph(const MetaTags &meta, Record &record)
{
    record.say("title", firstOf(meta, {"og:title", "twitter:title"}));
    record.sayWriters(meta.value(QStringLiteral("article:author")) + meta.value(QStringLiteral("og:article:author")));
    record.sayDate(firstOf(meta, {"article:published_time", "og:article:published_time", "og:published_time"}));
    record.say("container-title", firstOf(meta, {"og:site_name"}));
    record.say("abstract", firstOf(meta, {"og:description", "twitter:description"}));
    const QString kind = firstOf(meta, {"og:type"});
    if (kind == QLatin1String("book"))
        record.say("type", QStringLiteral("book"));
    else if (kind.startsWith(QLatin1String("video")))
        record.say("type", QStringLiteral("motion_picture"));
}

void takeDublinCore(const MetaTags &meta, Record &record)
{
    record.say("title", firstOf(meta, {"dc.title", "dcterms.title"}));
    record.sayWriters(meta.value(QStringLiteral("dc.creator")) + meta.value(QStringLiteral("dcterms.creator")));
    record.sayDate(firstOf(meta, {"dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created"}));
    record.say("publisher", firstOf(meta, {"dc.publisher", "dcterms.publisher"}));
    record.say("abstract", firstOf(meta, {"dc.description", "dcterms.description", "dcterms.abstract"}));
    record.say("language", firstOf(meta, {"dc.language", "dcterms.language"}));
    record.sayDoi(firstOf(meta, {"dc.identifier", "dcterms.identifier"}));
}

void takeMicroformats(const HtmlNode &entry, Record &record)
{
    QString published;
    QStringList writers;
    entry.walk([&](const HtmlNode &node) {
        if (hasClass(node, "p-name") || hasClass(node, "entry-title")) {
            record.say("title", node.allText());
        } else if (published.isEmpty() && (hasClass(node, "dt-published") || hasClass(node, "published"))) {
            published = node.attribute("datetime").isEmpty() ? node.attribute("title") : node.attribute("datetime");
            if (published.isEmpty())
                published = node.allText();
        } else if (hasClass(node, "p-author") || hasClass(node, "author")) {
            // The card's own name inside, when there is one; the rest of it may be a picture and a biography.
            QString name;
            node.walk([&](const HtmlNode &inner) {
                if (name.isEmpty() && (hasClass(inner, "p-name") || hasClass(inner, "fn")))
                    name = inner.allText();
                return name.isEmpty();
            });
            writers.append((name.isEmpty() ? node.allText() : name).simplified());
            return false;
        } else if (hasClass(node, "p-summary") || hasClass(node, "entry-summary")) {
            record.say("abstract", node.allText());
        }
        return true;
    });
    record.sayDate(published);
    writers.removeAll(QString());
    record.sayWriters(writers);
}

void takePlainTags(const PageHead &head, Record &record)
{
    record.say("title", head.title);
    record.sayWriters(head.meta.value(QStringLiteral("author")) + head.meta.value(QStringLiteral("parsely-author")));
    record.sayDate(firstOf(head.meta, {"date", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date"}));
    record.say("abstract", firstOf(head.meta, {"description"}));
    record.say("container-title", firstOf(head.meta, {"application-name"}));
    record.say("language", head.language);
}

/// What browsers and SingleFile write when they save a page.
QString savedFrom(const QString &html)
{
    static const QRegularExpression note(
        QStringLiteral("<!--\\s*(?:saved from url=\\(\\d+\\)|Page saved with SingleFile\\s+url:\\s*)(https?://[^\\s>]+)"));
    return note.match(html.left(8192)).captured(1);
}

QString webAddress(const QString &address, const QUrl &base)
{
    const QUrl url = base.resolved(QUrl(address.trimmed()));
    return url.scheme().startsWith(QLatin1String("http")) && !url.host().isEmpty() ? cleanedAddress(url.toString(QUrl::FullyEncoded)) : QString();
}

/// "Headline | The Herald" -> "Headline", when the page says that it is The Herald's.
QString withoutOutlet(const QString &title, const QString &outlet)
{
    static const QRegularExpression separator(QStringLiteral("\\s+[|–—·-]\\s+"));
    const QStringList parts = title.split(separator);
    if (outlet.isEmpty() || parts.size() < 2 || parts.last().compare(outlet, Qt::CaseInsensitive) != 0)
        return title;
    return title.left(title.lastIndexOf(parts.last())).remove(QRegularExpression(QStringLiteral("\\s+[|–—·-]\\s+$")));
}

} // namespace

Source pageRecord(const HtmlNode &root, const QString &html)
{
    const PageHead head = headOf(root);
    Record record;
    QString address = head.canonical;
    for (const QString &json : head.jsonLd) {
        if (const auto said = schemaOrgRecord(json)) {
            record.say("type", said->type);
            record.say("title", said->title);
            record.sayWriters(said->writers);
            record.sayDate(said->published);
            record.say("container-title", said->outlet);
            record.say("abstract", said->description);
            record.say("language", said->language);
            record.sayDoi(said->identifier);
            if (address.isEmpty())
                address = said->address;
            break;
        }
    }
    takeCitationTags(head.meta, record);
    takeOpenGraph(head.meta, record);
    takeDublinCore(head.meta, record);
    if (head.entry)
        takeMicroformats(*head.entry, record);
    takePlainTags(head, record);
    record.say("type", QStringLiteral("webpage"));
    record.source.setText("title", withoutOutlet(record.source.title(), record.source.text("container-title")));
    const QUrl base(savedFrom(html));
    for (const QString &known : {address, firstOf(head.meta, {"og:url"}), firstOf(head.meta, {"citation_abstract_html_url", "citation_public_url"}),
                                 firstOf(head.meta, {"dc.identifier", "dcterms.identifier"}), base.toString()})
        record.say("URL", webAddress(known, base));
    return record.source;
}

} // namespace stet
