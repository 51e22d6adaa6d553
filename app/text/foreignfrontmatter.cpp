#include "app/text/foreignfrontmatter.h"

#include <QStringList>

namespace stet {

namespace {

constexpr int deepestList = 16;

QString quoted(QString words)
{
    words.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + words + u'"';
}

/// Reads the values of TOML that YAML writes in the same way.
class TomlValue
{
public:
    explicit TomlValue(QStringView text) : m_text(text) {}

    /// The value at the front as YAML; none when it is of another kind.
    std::optional<QString> read(int depth = 0)
    {
        skipSpace();
        if (m_at >= m_text.size() || depth > deepestList)
            return std::nullopt;
        const QChar first = m_text[m_at];
        if (first == u'"' || first == u'\'')
            return readString(first);
        if (first == u'[')
            return readList(depth);
        const qsizetype start = m_at;
        while (m_at < m_text.size() && (m_text[m_at].isLetterOrNumber() || QStringView(u"+-_.:").contains(m_text[m_at])))
            ++m_at;
        return m_at > start ? std::optional(m_text.sliced(start, m_at - start).toString()) : std::nullopt;
    }

    /// True when nothing but space and a comment follows.
    bool isOver()
    {
        skipSpace();
        return m_at >= m_text.size();
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at].isSpace() || m_text[m_at] == u'#')) {
            if (m_text[m_at] == u'#') {
                while (m_at < m_text.size() && m_text[m_at] != u'\n')
                    ++m_at;
            } else {
                ++m_at;
            }
        }
    }

    std::optional<QString> readString(QChar mark)
    {
        const qsizetype start = m_at++;
        if (m_text.sliced(start).startsWith(QString(3, mark)))
            return std::nullopt;
        while (m_at < m_text.size() && m_text[m_at] != mark && m_text[m_at] != u'\n')
            m_at += mark == u'"' && m_text[m_at] == u'\\' ? 2 : 1;
        if (m_at >= m_text.size() || m_text[m_at] != mark)
            return std::nullopt;
        ++m_at;
        return m_text.sliced(start, m_at - start).toString();
    }

    std::optional<QString> readList(int depth)
    {
        QStringList values;
        ++m_at;
        for (;;) {
            skipSpace();
            if (m_at < m_text.size() && m_text[m_at] == u']') {
                ++m_at;
                return u'[' + values.join(QStringLiteral(", ")) + u']';
            }
            const auto value = read(depth + 1);
            if (!value)
                return std::nullopt;
            values.append(*value);
            skipSpace();
            if (m_at < m_text.size() && m_text[m_at] == u',')
                ++m_at;
            else if (m_at >= m_text.size() || m_text[m_at] != u']')
                return std::nullopt;
        }
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

bool isBareKey(QStringView key)
{
    for (const QChar c : key) {
        if (!c.isLetterOrNumber() && c != u'-' && c != u'_' && c != u'.')
            return false;
    }
    return !key.isEmpty();
}

/// Brackets that a value opens and does not close in its line go on in the next.
bool goesOn(QStringView value)
{
    int open = 0;
    QChar mark;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value[i];
        if (!mark.isNull()) {
            if (c == u'\\' && mark == u'"')
                ++i;
            else if (c == mark)
                mark = QChar();
        } else if (c == u'"' || c == u'\'') {
            mark = c;
        } else if (c == u'#') {
            while (i + 1 < value.size() && value[i + 1] != u'\n')
                ++i;
        } else if (c == u'[') {
            ++open;
        } else if (c == u']') {
            --open;
        }
    }
    return open > 0;
}

std::optional<QString> yamlOfToml(const QStringList &lines)
{
    QString yaml;
    QString indent;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (line.startsWith(u'[')) {
            const QString table = line.section(u'#', 0, 0).trimmed();
            const QStringView name = QStringView(table).sliced(1).chopped(1).trimmed();
            if (!table.endsWith(u']') || !isBareKey(name))
                return std::nullopt;
            yaml += name.toString() + QStringLiteral(":\n");
            indent = QStringLiteral("  ");
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        const QString key = line.left(std::max<qsizetype>(equals, 0)).trimmed();
        QString text = line.mid(equals + 1);
        while (goesOn(text) && i + 1 < lines.size())
            text += u'\n' + lines[++i];
        TomlValue reader(text);
        const auto value = reader.read();
        if (!isBareKey(key) || !value || !reader.isOver())
            return std::nullopt;
        yaml += indent + key + QStringLiteral(": ") + *value + u'\n';
    }
    return yaml;
}

std::optional<ForeignFrontMatter> tomlFrontMatter(const QString &text)
{
    if (!text.startsWith(QLatin1String("+++\n")))
        return std::nullopt;
    qsizetype end = text.indexOf(QLatin1String("\n+++"), 3);
    while (end >= 0 && end + 4 < text.size() && text[end + 4] != u'\n')
        end = text.indexOf(QLatin1String("\n+++"), end + 4);
    if (end < 0)
        return std::nullopt;
    const auto yaml = yamlOfToml(text.mid(4, std::max<qsizetype>(end - 3, 0)).split(u'\n'));
    if (!yaml || yaml->isEmpty())
        return std::nullopt;
    return ForeignFrontMatter{*yaml, std::min(end + 5, text.size())};
}

std::optional<ForeignFrontMatter> titleBlock(const QString &text)
{
    constexpr int mostFields = 3;
    QStringList fields;
    qsizetype next = 0;
    while (next < text.size()) {
        qsizetype end = text.indexOf(u'\n', next);
        if (end < 0)
            end = text.size();
        const QString line = text.mid(next, end - next);
        if (line.startsWith(u'%') && fields.size() < mostFields && (line.size() == 1 || line[1] == u' '))
            fields.append(line.mid(1).trimmed());
        else if (line.startsWith(u' ') && !fields.isEmpty() && !line.trimmed().isEmpty())
            fields.last() += (fields.size() == 2 ? u';' : u' ') + line.trimmed();
        else
            break;
        next = std::min(end + 1, text.size());
    }
    // A block stands alone: what follows without a blank line between is text that begins with a percent sign.
    if (fields.isEmpty() || fields.first().isEmpty() || (next < text.size() && text[next] != u'\n'))
        return std::nullopt;
    QString yaml = QStringLiteral("title: ") + quoted(fields.first()) + u'\n';
    QStringList authors;
    for (const QString &name : fields.value(1).split(u';', Qt::SkipEmptyParts))
        authors.append(quoted(name.trimmed()));
    if (!authors.isEmpty())
        yaml += QStringLiteral("author: [") + authors.join(QStringLiteral(", ")) + QStringLiteral("]\n");
    if (!fields.value(2).isEmpty())
        yaml += QStringLiteral("date: ") + quoted(fields[2]) + u'\n';
    return ForeignFrontMatter{yaml, next};
}

} // namespace

std::optional<ForeignFrontMatter> foreignFrontMatter(const QString &text)
{
    if (text.startsWith(u'+'))
        return tomlFrontMatter(text);
    return text.startsWith(u'%') ? titleBlock(text) : std::nullopt;
}

} // namespace stet
