#include "app/text/frontmatter.h"

#include "app/text/frontmattersplit.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"
#include "app/text/yamlstring.h"

#include <QCoreApplication>

#include <algorithm>
#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace stet {

namespace {

constexpr qsizetype largestFrontMatter = 256 * 1024;
constexpr int deepestFrontMatter = 32;
constexpr int mostComments = 10000;

QString translated(const char *text)
{
    return QCoreApplication::translate("stet::FrontMatter", text);
}

/// Looks at YAML without building anything from it.
class YamlGuard : public YAML::EventHandler
{
public:
    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t anchor) override { note(anchor); }
    void OnAlias(const YAML::Mark &, YAML::anchor_t) override { hasAnchors = true; }
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t anchor, const std::string &) override { note(anchor); }
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        note(anchor);
        deepest = std::max(deepest, ++m_depth);
    }
    void OnSequenceEnd() override { --m_depth; }
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        note(anchor);
        deepest = std::max(deepest, ++m_depth);
    }
    void OnMapEnd() override { --m_depth; }

    bool hasAnchors = false;
    int deepest = 0;

private:
    void note(YAML::anchor_t anchor) { hasAnchors = hasAnchors || anchor != 0; }

    int m_depth = 0;
};

QString scalar(const YAML::Node &node)
{
    return QString::fromStdString(node.Scalar());
}

/// Scalars of a sequence, or the one scalar. False when it holds anything else.
bool readStrings(const YAML::Node &node, QStringList *strings)
{
    if (node.IsScalar()) {
        strings->append(scalar(node).trimmed());
        return true;
    }
    if (!node.IsSequence())
        return false;
    for (const YAML::Node &entry : node) {
        if (!entry.IsScalar())
            return false;
        strings->append(scalar(entry).trimmed());
    }
    return true;
}

/// Names of authors, written as names or as maps with a name. `complete`: nothing but the names stands there.
bool readNames(const YAML::Node &node, QStringList *names, bool *complete)
{
    const auto add = [&](const YAML::Node &entry) {
        if (entry.IsScalar()) {
            names->append(scalar(entry).trimmed());
            return true;
        }
        if (!entry.IsMap() || !entry["name"] || !entry["name"].IsScalar())
            return false;
        names->append(scalar(entry["name"]).trimmed());
        *complete = *complete && entry.size() == 1;
        return true;
    };
    if (!node.IsSequence())
        return add(node);
    for (const YAML::Node &entry : node) {
        if (!add(entry))
            return false;
    }
    return true;
}

bool readPage(const YAML::Node &node, PageNotice *page)
{
    if (!node.IsMap())
        return false;
    const auto text = [&node](const char *key) { return node[key] && node[key].IsScalar() ? scalar(node[key]) : QString(); };
    page->notice = text("notice");
    page->replyForm = text("reply-form") == u"true";
    page->replyNotice = text("reply-notice");
    page->announcedComments = std::clamp(text("announced-comments").toInt(), 0, 10'000'000);
    const YAML::Node comments = node["comments"];
    if (!comments || !comments.IsSequence())
        return true;
    for (const YAML::Node &entry : comments) {
        if (!entry.IsMap() || page->comments.size() >= mostComments)
            return false;
        ReaderComment comment;
        if (entry["name"] && entry["name"].IsScalar())
            comment.name = scalar(entry["name"]);
        if (entry["text"] && entry["text"].IsScalar())
            comment.text = scalar(entry["text"]);
        page->comments.append(comment);
    }
    return true;
}

/// Takes what it knows from one key; answers whether nothing of it has to be kept elsewhere.
class KeyReader
{
public:
    explicit KeyReader(MarkdownArticle *found) : m_found(*found), m_article(found->article) {}

    bool take(const QString &key, const YAML::Node &value);
    bool hasTitle() const { return m_hasTitle; }

private:
    bool takeText(const YAML::Node &value, QString *field);
    bool takeDate(const YAML::Node &value);

    MarkdownArticle &m_found;
    Article &m_article;
    bool m_hasTitle = false;
};

bool KeyReader::takeText(const YAML::Node &value, QString *field)
{
    if (!value.IsScalar() || !field->isEmpty())
        return false;
    *field = scalar(value);
    return true;
}

/// A day, or a moment whose time of day is kept elsewhere.
bool KeyReader::takeDate(const YAML::Node &value)
{
    if (!value.IsScalar())
        return false;
    const QString written = scalar(value).trimmed();
    const QDate date = QDate::fromString(written.left(10), Qt::ISODate);
    if (!date.isValid() || m_article.date.isValid())
        return false;
    m_article.date = date;
    return written.size() == 10;
}

bool KeyReader::take(const QString &key, const YAML::Node &value)
{
    if (key == u"title") {
        m_hasTitle = true;
        return takeText(value, &m_article.headline);
    }
    if (key == u"deck" || key == u"subtitle" || key == u"description" || key == u"dek" || key == u"standfirst"
        || key == u"excerpt" || key == u"summary")
        return takeText(value, &m_article.deck);
    if (key == u"author" || key == u"authors") {
        QStringList names;
        bool complete = true;
        if (!m_found.authorNames.isEmpty() || !readNames(value, &names, &complete))
            return false;
        m_found.authorNames = names;
        return complete;
    }
    if (key == u"byline")
        return takeText(value, &m_article.byline.text);
    if (key == u"date")
        return takeDate(value);
    if (key == u"tags") {
        QStringList tags;
        if (!m_article.tags.isEmpty() || !value.IsSequence() || !readStrings(value, &tags))
            return false;
        m_article.tags = tags;
        return true;
    }
    if (key == u"lang" || key == u"language") {
        if (!value.IsScalar() || scalar(value).isEmpty())
            return false;
        m_article.language = scalar(value);
        m_found.saysLanguage = true;
        return true;
    }
    if (key == u"outlet")
        return takeText(value, &m_article.outlet);
    if (key == u"slug")
        return takeText(value, &m_article.slug);
    if (key == u"theme")
        return takeText(value, &m_article.theme);
    if (key == u"citation-style")
        return takeText(value, &m_article.citationStyle);
    if (key == u"citation-locale")
        return takeText(value, &m_article.citationLocale);
    if (key == u"state") {
        const QString name = value.IsScalar() ? scalar(value) : QString();
        m_article.state = stateFromName(name);
        return stateName(m_article.state) == name;
    }
    if (key == u"published-page" && m_article.page.isEmpty())
        return readPage(value, &m_article.page);
    return false;
}

QString keyOf(const YAML::Node &key)
{
    return key.IsScalar() ? scalar(key) : QString();
}

/// The lines that a top-level key stands on.
struct KeyLines
{
    qsizetype commentLine; ///< first of the comments above it; they are kept whatever happens to the key
    qsizetype firstLine;
    qsizetype endLine;
};

QList<KeyLines> keyLines(const YAML::Node &root, const QStringList &lines)
{
    QList<KeyLines> keys;
    for (const auto &pair : root) {
        const qsizetype line = std::clamp<qsizetype>(pair.first.Mark().line, 0, lines.size());
        qsizetype comment = line;
        const qsizetype above = keys.isEmpty() ? 0 : keys.last().firstLine + 1;
        while (comment > above && lines[comment - 1].startsWith(u'#'))
            --comment;
        if (!keys.isEmpty())
            keys.last().endLine = comment;
        keys.append({comment, line, lines.size()});
    }
    return keys;
}

Error unreadable(const QString &message, const QString &detail = {})
{
    return {Error::Kind::Unreadable, message, detail};
}

/// The YAML's tree, after the guard has seen that it is harmless. yaml-cpp speaks in exceptions; they end here.
Result<YAML::Node> loaded(const QString &yaml)
{
    try {
        std::istringstream stream(yaml.toStdString());
        YAML::Parser parser(stream);
        YamlGuard guard;
        parser.HandleNextDocument(guard);
        if (guard.hasAnchors || guard.deepest > deepestFrontMatter) {
            return unreadable(translated("The front matter of this file is nested or linked in ways that Stet does not read; "
                                         "nothing was changed, and it opens once that part is written plainly."));
        }
        return YAML::Load(yaml.toStdString());
    } catch (const YAML::Exception &exception) {
        return unreadable(translated("The front matter of this file cannot be read at line %1; nothing was changed, and it opens "
                                     "once that line is mended.")
                              .arg(exception.mark.line + 2),
                          QString::fromStdString(exception.what()));
    }
}

/// What Stet did not take, as it was written.
QString linesKept(const QStringList &lines, const QList<KeyLines> &keys, const QList<bool> &taken)
{
    QStringList kept;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        kept += lines.mid(keys[i].commentLine, keys[i].firstLine - keys[i].commentLine);
        if (!taken[i])
            kept += lines.mid(keys[i].firstLine, keys[i].endLine - keys[i].firstLine);
    }
    while (!kept.isEmpty() && kept.last().trimmed().isEmpty())
        kept.removeLast();
    return kept.join(u'\n');
}

Result<bool> readFrontMatter(const QString &yaml, MarkdownArticle *found)
{
    if (yaml.size() > largestFrontMatter) {
        return Error{Error::Kind::TooLarge,
                     translated("The front matter of this file is larger than Stet reads; nothing was changed."), {}};
    }
    const Result<YAML::Node> root = loaded(yaml);
    if (!root)
        return root.error();
    if (!root->IsMap())
        return unreadable(translated("The front matter of this file is not a list of keys and values; nothing was changed."));
    KeyReader reader(found);
    const QStringList lines = yaml.split(u'\n');
    const bool inOneLine = root->Style() == YAML::EmitterStyle::Flow; // {a: b, c: d}: keys have no lines of their own
    QList<bool> taken;
    for (const auto &pair : *root) {
        const QString key = keyOf(pair.first);
        taken.append(reader.take(key, pair.second));
        if (!inOneLine || taken.last())
            continue;
        YAML::Node alone;
        alone[key.toStdString()] = pair.second;
        found->article.otherFrontMatter += QString::fromStdString(YAML::Dump(alone)) + u'\n';
    }
    if (!inOneLine)
        found->article.otherFrontMatter = linesKept(lines, keyLines(*root, lines), taken);
    return reader.hasTitle();
}

/// A first line `# Headline`, or one underlined with `===`, leaves the body and becomes the headline.
void takeHeadline(Article *article)
{
    const qsizetype feed = article->body.indexOf(u'\n');
    QString line = feed < 0 ? article->body : article->body.left(feed);
    const QString below = feed < 0 ? QString() : article->body.mid(feed + 1).section(u'\n', 0, 0);
    if (!line.trimmed().isEmpty() && below.size() > 1 && below.trimmed() == QString(below.trimmed().size(), u'='))
        line += u'\n' + below;
    else if (!line.startsWith(u"# "))
        return;
    const QList<ProseParagraph> words = proseOf(parseMarkdown(line));
    if (words.size() != 1)
        return;
    article->headline = words.first().text.simplified();
    qsizetype start = line.size();
    while (start < article->body.size() && article->body[start] == u'\n')
        ++start;
    article->body.remove(0, start);
}

QString pageYaml(const PageNotice &page)
{
    QString yaml = QStringLiteral("published-page:\n");
    if (!page.notice.isEmpty())
        yaml += QStringLiteral("  notice: ") + yamlString(page.notice) + u'\n';
    if (page.replyForm)
        yaml += QStringLiteral("  reply-form: true\n");
    if (!page.replyNotice.isEmpty())
        yaml += QStringLiteral("  reply-notice: ") + yamlString(page.replyNotice) + u'\n';
    if (page.announcedComments != 0)
        yaml += QStringLiteral("  announced-comments: %1\n").arg(page.announcedComments);
    if (!page.comments.isEmpty())
        yaml += QStringLiteral("  comments:\n");
    for (const ReaderComment &comment : page.comments) {
        yaml += QStringLiteral("    - name: ") + yamlString(comment.name) + QStringLiteral("\n      text: ") + yamlString(comment.text)
            + u'\n';
    }
    return yaml;
}

/// What another program wrote beside what Stet writes.
struct OtherKeys
{
    QString yaml;     ///< without the keys that Stet writes anew
    QStringList said; ///< keys whose lines say what Stet would, and more (an author's address, a time of day): they stay
};

OtherKeys otherKeys(const Article &article, const QStringList &authorNames, const QStringList &written)
{
    OtherKeys other;
    if (article.otherFrontMatter.trimmed().isEmpty())
        return other;
    const Result<YAML::Node> root = loaded(article.otherFrontMatter);
    if (!root || !root->IsMap())
        return other;
    const QStringList lines = article.otherFrontMatter.split(u'\n');
    QList<bool> dropped;
    for (const auto &pair : *root) {
        const QString key = keyOf(pair.first);
        const YAML::Node &value = pair.second;
        QStringList names;
        bool complete = true;
        const bool isAuthors = key == u"author" || key == u"authors";
        const bool saysAuthors = isAuthors && readNames(value, &names, &complete) && names == authorNames;
        const bool saysDate = key == u"date" && value.IsScalar() && article.date.isValid()
            && scalar(value).startsWith(article.date.toString(Qt::ISODate));
        if (saysAuthors || saysDate)
            other.said.append(saysAuthors ? QStringLiteral("author") : key);
        dropped.append(!saysAuthors && !saysDate && (isAuthors || written.contains(key)));
    }
    other.yaml = linesKept(lines, keyLines(*root, lines), dropped);
    if (!other.yaml.isEmpty())
        other.yaml += u'\n';
    return other;
}

} // namespace

Result<MarkdownArticle> articleFromMarkdown(const QString &text)
{
    QString all = text;
    all.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    all.replace(u'\r', u'\n'); // old Macs, and what is left of a line's end that was written twice
    if (all.startsWith(QChar(0xFEFF)))
        all.remove(0, 1);
    MarkdownArticle found;
    const FrontMatterSplit split = splitFrontMatter(all);
    found.article.body = all.mid(split.bodyStart);
    bool hasTitle = false;
    if (split.found) {
        const Result<bool> read = readFrontMatter(split.yaml, &found);
        if (!read)
            return read.error();
        hasTitle = *read;
        if (found.article.body.startsWith(u'\n'))
            found.article.body.remove(0, 1);
    }
    if (found.article.body.endsWith(u'\n'))
        found.article.body.chop(1);
    if (!hasTitle)
        takeHeadline(&found.article);
    return found;
}

QStringList otherFrontMatterKeys(const Article &article)
{
    QStringList names;
    if (article.otherFrontMatter.trimmed().isEmpty())
        return names;
    const Result<YAML::Node> root = loaded(article.otherFrontMatter);
    if (!root || !root->IsMap())
        return names;
    for (const auto &pair : *root)
        names.append(keyOf(pair.first));
    return names;
}

QString markdownWithFrontMatter(const Article &article, const QStringList &authorNames, const QList<FrontMatterKey> &more)
{
    const QStringList said = otherKeys(article, authorNames, {}).said;
    QStringList written;
    QString yaml;
    const auto add = [&](const QString &key, const QString &value) {
        if (said.contains(key))
            return;
        written.append(key);
        yaml += key + QStringLiteral(": ") + value + u'\n';
    };
    const auto addText = [&](const QString &key, const QString &value) {
        if (!value.isEmpty())
            add(key, yamlString(value));
    };
    add(QStringLiteral("title"), yamlString(article.headline));
    addText(QStringLiteral("deck"), article.deck);
    if (!authorNames.isEmpty())
        add(QStringLiteral("author"), yamlList(authorNames));
    addText(QStringLiteral("byline"), article.byline.text);
    if (article.date.isValid())
        add(QStringLiteral("date"), article.date.toString(Qt::ISODate));
    if (!article.tags.isEmpty())
        add(QStringLiteral("tags"), yamlList(article.tags));
    addText(QStringLiteral("lang"), article.language);
    addText(QStringLiteral("outlet"), article.outlet);
    addText(QStringLiteral("slug"), article.slug);
    addText(QStringLiteral("theme"), article.theme);
    addText(QStringLiteral("citation-style"), article.citationStyle);
    addText(QStringLiteral("citation-locale"), article.citationLocale);
    if (article.state != ArticleState::Draft)
        add(QStringLiteral("state"), stateName(article.state));
    if (!article.page.isEmpty()) {
        written.append(QStringLiteral("published-page"));
        yaml += pageYaml(article.page);
    }
    for (const FrontMatterKey &key : more) {
        written.append(key.key);
        yaml += key.lines;
    }
    yaml += otherKeys(article, authorNames, written).yaml;
    return QStringLiteral("---\n") + yaml + QStringLiteral("---\n\n") + article.body + u'\n';
}

} // namespace stet
