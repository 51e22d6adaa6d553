#include "app/sources/taggedrecords.h"

#include "app/sources/citationkey.h"

#include <QCoreApplication>
#include <QStringView>

#include <utility>

namespace stet {

namespace {

constexpr qsizetype longestField = 256 * 1024;
constexpr qsizetype mostFields = 2000; ///< of one entry
constexpr int mostWithoutEnd = 20'000; ///< a file of no export, which must not take longer than seconds

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::TaggedRecords", text);
}

/// Hands over one line after the other, counted from 1.
template <typename Line>
void eachLine(const QString &text, Line line)
{
    int number = 1;
    qsizetype start = 0;
    while (start <= text.size()) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        QStringView view = QStringView(text).mid(start, end - start);
        if (view.endsWith(u'\r'))
            view.chop(1);
        if (number == 1 && view.startsWith(u'\ufeff'))
            view = view.mid(1);
        if (!line(view, number))
            return;
        ++number;
        start = end + 1;
    }
}

/// Collects records and says what was wrong with each once.
class Collection
{
public:
    bool isOpen() const { return m_open; }
    bool isFull() const { return m_result.records.size() >= mostSourcesOfFile; }

    void begin(int line, const QString &type)
    {
        m_current = {line, type, {}};
        m_open = true;
        m_tooLong = false;
    }

    void add(const QString &tag, QStringView value)
    {
        if (m_current.fields.size() >= mostFields || value.size() > longestField) {
            m_tooLong = true;
            return;
        }
        m_current.fields.append({tag, value.toString()});
    }

    void goOn(QStringView value)
    {
        if (m_current.fields.isEmpty() || value.trimmed().isEmpty())
            return;
        QString &last = m_current.fields.last().value;
        if (last.size() + value.size() > longestField) {
            m_tooLong = true;
            return;
        }
        last += u' ';
        last += value.trimmed();
    }

    void end()
    {
        if (!m_open)
            return;
        m_open = false;
        if (m_tooLong)
            complain(tr("This entry was read in part: it is longer than Stet reads."));
        m_result.records.append(m_current);
    }

    /// About the entry that is open.
    void complain(const QString &message) { complain(m_current.line, message); }

    void complain(int line, const QString &message)
    {
        if (m_result.problems.size() < 1000)
            m_result.problems.append({line, message});
    }

    void cut(const ReadProblem &problem) { m_result.cut = problem; }

    TaggedRecords take() { return std::move(m_result); }

private:
    TaggedRecord m_current;
    bool m_open = false;
    bool m_tooLong = false;
    TaggedRecords m_result;
};

/// "AU  - " with the two blanks that the standard asks for, or fewer.
bool isRisTag(QStringView line, qsizetype *valueStart)
{
    if (line.size() < 4 || !line[0].isUpper() || !(line[1].isUpper() || line[1].isDigit()) || !line[2].isSpace())
        return false;
    qsizetype place = 2;
    while (place < line.size() && line[place] == u' ')
        ++place;
    if (place >= line.size() || line[place] != u'-' || (place + 1 < line.size() && !line[place + 1].isSpace()))
        return false;
    *valueStart = place + 1;
    return true;
}

} // namespace

TaggedRecords scanRis(const QString &text)
{
    Collection collection;
    bool strayed = false;
    int withoutEnd = 0;
    const auto endUnended = [&] {
        if (!collection.isOpen())
            return;
        ++withoutEnd;
        collection.complain(tr("This entry has no end (ER); it was read up to the next one."));
        collection.end();
    };
    eachLine(text, [&](QStringView line, int number) {
        if (collection.isFull() && !line.trimmed().isEmpty()) {
            collection.cut(tooManyEntries(number));
            return false;
        }
        qsizetype start = 0;
        if (!isRisTag(line, &start)) {
            if (collection.isOpen())
                collection.goOn(line);
            return true;
        }
        const QString tag = line.left(2).toString();
        const QStringView value = line.mid(start).trimmed();
        if (tag == QLatin1String("TY")) {
            endUnended();
            if (withoutEnd >= mostWithoutEnd) {
                collection.cut({number, tr("%1 entries up to here have no end (ER), so the rest of the file was left out. Export them again from the program they came from.").arg(withoutEnd)});
                return false;
            }
            collection.begin(number, value.toString().toUpper());
            strayed = false;
        } else if (tag == QLatin1String("ER")) {
            collection.end();
            strayed = false;
        } else if (collection.isOpen()) {
            collection.add(tag, value);
        } else if (!strayed) {
            strayed = true;
            collection.complain(number, tr("These lines were left out: they belong to no entry, since none begins with TY."));
        }
        return true;
    });
    endUnended();
    return collection.take();
}

TaggedRecords scanEndNote(const QString &text)
{
    Collection collection;
    bool strayed = false;
    eachLine(text, [&](QStringView line, int number) {
        if (collection.isFull() && !line.trimmed().isEmpty()) {
            collection.cut(tooManyEntries(number));
            return false;
        }
        const bool tagged = line.size() >= 2 && line[0] == u'%' && !line[1].isSpace() && (line.size() == 2 || line[2].isSpace());
        if (line.trimmed().isEmpty()) {
            collection.end();
            strayed = false;
        } else if (!tagged) {
            if (collection.isOpen()) {
                collection.goOn(line);
            } else if (!strayed) {
                strayed = true;
                collection.complain(number, tr("These lines were left out: they begin with no EndNote tag such as %0."));
            }
        } else if (line[1] == u'0') {
            collection.end();
            collection.begin(number, line.mid(2).trimmed().toString());
        } else {
            if (!collection.isOpen())
                collection.begin(number, {});
            collection.add(line.left(2).toString(), line.mid(2).trimmed());
        }
        return true;
    });
    collection.end();
    return collection.take();
}

ReadSources sourcesOf(TaggedRecords scanned, const std::function<Source(const TaggedRecord &)> &read,
                      const std::function<QString(const QString &)> &typeOf)
{
    ReadSources result;
    result.problems = scanned.problems;
    result.cut = scanned.cut;
    KeyMaker keys;
    for (TaggedRecord &kept : scanned.records) {
        const TaggedRecord record = std::exchange(kept, {}); // fifty thousand of them and their sources would not fit beside each other
        Source source = read(record);
        if (source.item.size() <= 1) {
            result.problems.append({record.line, tr("This entry was left out: it says nothing but its type.")});
            continue;
        }
        if (typeOf(record.type).isEmpty())
            result.problems.append({record.line, tr("The type of this entry is not known; it was read as a document.")});
        source.key = source.key.isEmpty() ? keys.keyFor(source) : keys.freeKey(citableKey(source.key));
        result.sources.append(source);
    }
    return result;
}

bool hasIsbn(const QString &type)
{
    return type == QLatin1String("book") || type == QLatin1String("chapter") || type.startsWith(QLatin1String("entry"))
        || type == QLatin1String("classic") || type == QLatin1String("pamphlet");
}

} // namespace stet
