#include "app/sources/bibtexscanner.h"

#include <QCoreApplication>
#include <QStringView>

namespace stet {

namespace {

constexpr qsizetype longestValue = 256 * 1024;
constexpr qsizetype longestExpansion = 16 * 1024 * 1024; ///< of all macros in a file together
constexpr qsizetype longestName = 200;
constexpr qsizetype mostProblems = 1000;

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::BibtexScanner", text);
}

bool isNameCharacter(QChar character)
{
    static const QString others = QStringLiteral("\"#%'(),={}@");
    return character > QChar(0x20) && !others.contains(character);
}

class BibtexScanner
{
public:
    explicit BibtexScanner(const QString &text) : m_text(text), m_size(text.size())
    {
        static const char *months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
        for (int i = 0; i < 12; ++i)
            m_macros.insert(QLatin1String(months[i]), QString::number(i + 1));
    }

    ScannedBibtex scan();

private:
    bool readBlock();
    bool readEntry(const QString &type, QChar close, int line);
    bool readField(QString *name, QString *value);
    bool readValue(QString *value);
    bool readPiece(QString *value);
    bool readDelimited(QChar close, QString *value);
    QString readName();
    void skipSpace();
    bool beginsNextEntry(qsizetype place) const;
    bool beginsLine(qsizetype place) const;
    int lineOf(qsizetype place);
    void recover(qsizetype from);
    void complain(int line, const QString &message);
    QChar here() const { return m_place < m_size ? m_text[m_place] : QChar(); }

    const QString &m_text;
    qsizetype m_size;
    qsizetype m_place = 0;
    qsizetype m_countedTo = 0;
    int m_line = 1;
    qsizetype m_expanded = 0;
    QString m_reason;
    QHash<QString, QString> m_macros;
    ScannedBibtex m_result;
};

ScannedBibtex BibtexScanner::scan()
{
    while (m_place < m_size) {
        const qsizetype at = m_text.indexOf(u'@', m_place);
        if (at < 0)
            break;
        m_place = at + 1;
        const int line = lineOf(at);
        if (m_result.entries.size() >= mostSourcesOfFile) {
            m_result.cut = tooManyEntries(line);
            break;
        }
        m_reason.clear();
        if (readBlock())
            continue;
        complain(line, m_reason);
        recover(at);
    }
    return std::move(m_result);
}

/// False, with the reason, when what stands here is an entry and cannot be read.
bool BibtexScanner::readBlock()
{
    const qsizetype at = m_place - 1;
    QString type = readName().toLower();
    skipSpace();
    const QChar open = here();
    if (type.isEmpty() && open == u'{' && beginsLine(at)) {
        complain(lineOf(at), tr("This entry has no type; it was read as a document."));
        type = QStringLiteral("misc");
    }
    if (type.isEmpty() || (open != u'{' && open != u'(')) {
        m_place = at + 1; // an address in the text between entries, not an entry
        return true;
    }
    ++m_place;
    const QChar close = open == u'{' ? u'}' : u')';
    QString ignored;
    if (type == QLatin1String("comment") || type == QLatin1String("preamble"))
        return readDelimited(close, &ignored);
    if (type != QLatin1String("string"))
        return readEntry(type, close, lineOf(at));
    QString name;
    QString value;
    skipSpace();
    if (!readField(&name, &value))
        return false;
    m_macros.insert(name, value);
    skipSpace();
    if (here() == close)
        ++m_place;
    return true;
}

bool BibtexScanner::readEntry(const QString &type, QChar close, int line)
{
    BibtexEntry entry;
    entry.type = type;
    entry.line = line;
    skipSpace();
    const qsizetype start = m_place;
    while (m_place < m_size && here() != u',' && here() != close && here() != u'\n' && here() != u'=' && here() != u'{')
        ++m_place;
    entry.key = m_text.mid(start, m_place - start).trimmed();
    skipSpace();
    if (here() == u'=') { // no key at all: what was read is a field
        entry.key.clear();
        m_place = start;
    } else if (here() == u',') {
        ++m_place;
    } else if (here() != close) {
        m_reason = tr("This entry was left out: its key is not followed by a comma.");
        return false;
    }
    for (;;) {
        skipSpace();
        while (here() == u',') {
            ++m_place;
            skipSpace();
        }
        if (here() == close) {
            ++m_place;
            break;
        }
        QString name;
        QString value;
        if (!readField(&name, &value))
            return false;
        if (!value.trimmed().isEmpty() && !entry.fields.contains(name))
            entry.fields.insert(name, value);
    }
    m_result.entries.append(entry);
    return true;
}

bool BibtexScanner::readField(QString *name, QString *value)
{
    *name = readName().toLower();
    skipSpace();
    if (name->isEmpty() || here() != u'=') {
        m_reason = m_place >= m_size || beginsNextEntry(m_place)
            ? tr("This entry was left out: it has no end.")
            : tr("This entry was left out: one of its fields has no name or no value.");
        return false;
    }
    ++m_place;
    return readValue(value);
}

bool BibtexScanner::readValue(QString *value)
{
    for (;;) {
        skipSpace();
        if (!readPiece(value))
            return false;
        if (value->size() > longestValue) {
            m_reason = tr("This entry was left out: one of its fields is longer than Stet reads.");
            return false;
        }
        skipSpace();
        if (here() != u'#')
            return true;
        ++m_place;
    }
}

bool BibtexScanner::readPiece(QString *value)
{
    if (here() == u'{' || here() == u'"') {
        const QChar close = here() == u'{' ? u'}' : u'"';
        ++m_place;
        return readDelimited(close, value);
    }
    const QString word = readName();
    if (word.isEmpty()) {
        m_reason = tr("This entry was left out: one of its fields has no value.");
        return false;
    }
    const auto macro = m_macros.constFind(word.toLower());
    if (macro == m_macros.constEnd()) {
        value->append(word); // a number, or a macro of a style that is not here
        return true;
    }
    m_expanded += macro->size();
    if (m_expanded > longestExpansion || value->size() + macro->size() > longestValue) {
        m_reason = tr("This entry was left out: its @string macros grow beyond what Stet reads.");
        return false;
    }
    if (value->isEmpty())
        *value = *macro;
    else
        value->append(*macro);
    return true;
}

/// What stands up to `close` where no brace is open.
bool BibtexScanner::readDelimited(QChar close, QString *value)
{
    const qsizetype start = m_place;
    qsizetype depth = 0;
    for (; m_place < m_size; ++m_place) {
        const QChar character = m_text[m_place];
        if (character == close && depth == 0) {
            if (m_place - start > longestValue) {
                m_reason = tr("This entry was left out: one of its fields is longer than Stet reads.");
                return false;
            }
            value->append(QStringView(m_text).mid(start, m_place - start));
            ++m_place;
            return true;
        }
        if (character == u'{')
            ++depth;
        else if (character == u'\\' && m_place + 1 < m_size && (m_text[m_place + 1] == u'{' || m_text[m_place + 1] == u'}'))
            ++m_place;
        else if ((character == u'}' && --depth < 0) || (character == u'\n' && beginsNextEntry(m_place + 1)))
            break;
    }
    m_reason = tr("This entry was left out: a brace or quotation mark in it is not closed.");
    return false;
}

QString BibtexScanner::readName()
{
    const qsizetype start = m_place;
    while (m_place < m_size && m_place - start < longestName && isNameCharacter(m_text[m_place]))
        ++m_place;
    return m_text.mid(start, m_place - start);
}

void BibtexScanner::skipSpace()
{
    while (m_place < m_size && (m_text[m_place].isSpace() || m_text[m_place] == u'\ufeff'))
        ++m_place;
}

/// Whether nothing but white space stands before this place in its line.
bool BibtexScanner::beginsLine(qsizetype place) const
{
    while (place > 0 && (m_text[place - 1] == u' ' || m_text[place - 1] == u'\t'))
        --place;
    return place == 0 || m_text[place - 1] == u'\n';
}

/// "@word{" at this place.
bool BibtexScanner::beginsNextEntry(qsizetype place) const
{
    if (place >= m_size || m_text[place] != u'@')
        return false;
    qsizetype end = place + 1;
    while (end < m_size && end < place + 40 && m_text[end].isLetter())
        ++end;
    return end > place + 1 && end < m_size && (m_text[end] == u'{' || m_text[end] == u'(');
}

int BibtexScanner::lineOf(qsizetype place)
{
    for (; m_countedTo < place; ++m_countedTo) {
        if (m_text[m_countedTo] == u'\n')
            ++m_line;
    }
    return m_line;
}

/// Goes on at the next entry that begins a line after `from`. What failed was read no further than that.
void BibtexScanner::recover(qsizetype from)
{
    for (qsizetype feed = m_text.indexOf(u'\n', from); feed >= 0; feed = m_text.indexOf(u'\n', feed + 1)) {
        if (beginsNextEntry(feed + 1)) {
            m_place = feed + 1;
            return;
        }
    }
    m_place = m_size;
}

void BibtexScanner::complain(int line, const QString &message)
{
    if (m_result.problems.size() < mostProblems)
        m_result.problems.append({line, message});
}

} // namespace

ScannedBibtex scanBibtex(const QString &text)
{
    return BibtexScanner(text).scan();
}

} // namespace stet
