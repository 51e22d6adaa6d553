#include "app/import/docxtext.h"

#include "app/import/ziparchive.h"

#include <QCoreApplication>
#include <QStringList>
#include <QXmlStreamReader>

namespace stet {

namespace {

constexpr qsizetype largestMember = 32 * 1024 * 1024;
constexpr int deepest = 400;

QString translated(const char *text)
{
    return QCoreApplication::translate("stet::DocxText", text);
}

/// Takes the words out of WordprocessingML while it streams by.
class WordXml
{
public:
    explicit WordXml(const QByteArray &xml) : m_xml(xml) {}

    Result<QString> read()
    {
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::DTD:
                // Word writes none; entities are the only reason to have one.
                return Error{Error::Kind::Unreadable, translated("The document declares entities, which no word processor does, so it was not read."), {}};
            case QXmlStreamReader::StartElement:
                if (++m_depth > deepest)
                    return Error{Error::Kind::TooLarge, translated("The document is nested deeper than any that was written by hand, so it was not read."), {}};
                open();
                break;
            case QXmlStreamReader::EndElement:
                --m_depth;
                close();
                break;
            case QXmlStreamReader::Characters:
                if (m_inText)
                    m_paragraph += m_xml.text();
                break;
            default:
                break;
            }
        }
        endParagraph();
        if (m_xml.hasError() && m_paragraphs.isEmpty())
            return Error{Error::Kind::Unreadable, translated("The document is damaged, and no words could be read."), m_xml.errorString()};
        return m_paragraphs.join(QStringLiteral("\n\n"));
    }

    /// Whether damage ended the reading.
    bool isCut() const { return m_xml.hasError(); }

private:
    void open()
    {
        const QStringView name = m_xml.name();
        if (name == QLatin1String("t"))
            m_inText = true;
        else if (name == QLatin1String("tab"))
            m_paragraph += m_inProperties ? QString() : QStringLiteral("\t");
        else if (name == QLatin1String("br") || name == QLatin1String("cr"))
            m_paragraph += QLatin1Char('\n');
        else if (name == QLatin1String("noBreakHyphen"))
            m_paragraph += QChar(0x2011);
        else if (name == QLatin1String("pPr"))
            m_inProperties = true;
        else if (name == QLatin1String("Fallback")) // what the drawing before it says already
            m_xml.skipCurrentElement(), --m_depth;
    }

    void close()
    {
        const QStringView name = m_xml.name();
        if (name == QLatin1String("t"))
            m_inText = false;
        else if (name == QLatin1String("p"))
            endParagraph();
        else if (name == QLatin1String("pPr"))
            m_inProperties = false;
    }

    void endParagraph()
    {
        if (const QString words = m_paragraph.trimmed(); !words.isEmpty())
            m_paragraphs.append(words);
        m_paragraph.clear();
    }

    QXmlStreamReader m_xml;
    QStringList m_paragraphs;
    QString m_paragraph;
    int m_depth = 0;
    bool m_inText = false;
    bool m_inProperties = false;
};

void readProperties(const QByteArray &bytes, DocxText *document)
{
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = xml.name().toString();
        if (name == QLatin1String("title"))
            document->title = xml.readElementText(QXmlStreamReader::SkipChildElements).simplified();
        else if (name == QLatin1String("creator"))
            document->creator = xml.readElementText(QXmlStreamReader::SkipChildElements).simplified();
        else if (name == QLatin1String("modified"))
            document->changed = QDateTime::fromString(xml.readElementText(QXmlStreamReader::SkipChildElements), Qt::ISODate);
    }
}

} // namespace

Result<QString> wordXmlText(const QByteArray &xml)
{
    return WordXml(xml).read();
}

Result<DocxText> docxText(const QByteArray &bytes)
{
    const auto archive = ZipArchive::open(bytes);
    if (!archive)
        return archive.error();
    const auto body = (*archive)->read(QStringLiteral("word/document.xml"), largestMember);
    if (!body)
        return body.error();
    WordXml words(*body);
    const auto text = words.read();
    if (!text)
        return text.error();
    DocxText document;
    document.text = *text;
    document.isCut = words.isCut();
    for (const char *part : {"word/footnotes.xml", "word/endnotes.xml"}) {
        // A document without its notes is still worth reading.
        const auto notes = (*archive)->read(QLatin1String(part), largestMember);
        const auto ofNotes = notes ? wordXmlText(*notes) : Result<QString>(QString());
        if (ofNotes && !ofNotes->isEmpty())
            document.text += QStringLiteral("\n\n") + *ofNotes;
    }
    if (const auto properties = (*archive)->read(QStringLiteral("docProps/core.xml"), 1024 * 1024))
        readProperties(*properties, &document);
    return document;
}

} // namespace stet
