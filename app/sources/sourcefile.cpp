#include "app/sources/sourcefile.h"

#include "app/sources/bibtexreader.h"
#include "app/sources/csljson.h"
#include "app/sources/endnoteformat.h"
#include "app/sources/risformat.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace stet {

namespace {

constexpr qsizetype mostProblems = 1000; ///< listed one by one

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::SourceFile", text);
}

/// UTF-8 or UTF-16 by its mark, else UTF-8, else the Western code page that old reference programs wrote.
QString decoded(const QByteArray &bytes)
{
    const auto encoding = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(encoding.value_or(QStringConverter::Utf8));
    const QString text = decoder.decode(bytes);
    return decoder.hasError() ? QString::fromLatin1(bytes) : text;
}

Result<ReadSources> readEveryEntry(const QByteArray &bytes, SourceFormat format)
{
    if (bytes.size() > largestSourceFile) {
        return Error{Error::Kind::TooLarge,
            tr("The file is larger than the %1 MB that Stet reads at once; split it and import the parts.").arg(largestSourceFile / (1024 * 1024)), {}};
    }
    if (format == SourceFormat::CslJson)
        return readCslJson(bytes);
    const QString text = decoded(bytes);
    if (text.left(64 * 1024).contains(QChar(u'\0')))
        return Error{Error::Kind::Unreadable, tr("The file is no text, so it holds no sources that Stet can read."), {}};
    switch (format) {
    case SourceFormat::BibTeX: return readBibtex(text);
    case SourceFormat::Ris: return readRis(text);
    default: return readEndNote(text);
    }
}

} // namespace

ReadProblem tooManyEntries(int line)
{
    return {line, tr("The file holds more than %1 entries; those from here on were left out. Split it and import the parts.").arg(mostSourcesOfFile)};
}

Result<ReadSources> readSources(const QByteArray &bytes, SourceFormat format)
{
    Result<ReadSources> result = readEveryEntry(bytes, format);
    if (!result)
        return result;
    if (result->problems.size() > mostProblems) {
        const qsizetype more = result->problems.size() - mostProblems;
        result->problems.resize(mostProblems);
        result->problems.append({result->problems.last().line,
            QCoreApplication::translate("stet::SourceFile", "%n more entries had problems.", nullptr, int(more))});
    }
    if (result->cut)
        result->problems.append(*result->cut); // the most important of all
    return result;
}

Result<ReadSources> readSourceFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Error{Error::Kind::NotFound, tr("There is no file “%1”.").arg(path), {}};
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Unreadable, tr("The file “%1” cannot be read.").arg(path), file.errorString()};
    // One byte more than the limit tells that it is over.
    const QByteArray bytes = file.read(largestSourceFile + 1);
    const std::optional<SourceFormat> format = sourceFormatOf(path, bytes);
    if (!format) {
        return Error{Error::Kind::Unreadable,
            tr("“%1” is neither BibTeX nor RIS, EndNote or CSL-JSON, so nothing was imported.").arg(QFileInfo(path).fileName()), {}};
    }
    return readSources(bytes, *format);
}

QByteArray writeSources(const QList<Source> &sources, SourceFormat format)
{
    switch (format) {
    case SourceFormat::BibTeX: return writeBibtex(sources).toUtf8();
    case SourceFormat::Ris: return writeRis(sources).toUtf8();
    case SourceFormat::EndNote: return writeEndNote(sources).toUtf8();
    default: return writeCslJson(sources);
    }
}

std::optional<SourceFormat> sourceFormatOf(const QString &fileName, const QByteArray &bytes)
{
    const std::optional<SourceFormat> named = sourceFormatFromName(QFileInfo(fileName).suffix());
    if (named)
        return named;
    const QByteArray start = bytes.left(4096).trimmed();
    if (start.startsWith('[') || start.startsWith('{'))
        return SourceFormat::CslJson;
    if (start.startsWith("TY  -"))
        return SourceFormat::Ris;
    if (start.startsWith("%0 "))
        return SourceFormat::EndNote;
    if (start.startsWith('@'))
        return SourceFormat::BibTeX;
    return {};
}

std::optional<SourceFormat> sourceFormatFromName(const QString &name)
{
    const QString lower = name.toLower();
    if (lower == QLatin1String("csl-json") || lower == QLatin1String("json") || lower == QLatin1String("csljson"))
        return SourceFormat::CslJson;
    if (lower == QLatin1String("bibtex") || lower == QLatin1String("biblatex") || lower == QLatin1String("bib"))
        return SourceFormat::BibTeX;
    if (lower == QLatin1String("ris"))
        return SourceFormat::Ris;
    if (lower == QLatin1String("endnote") || lower == QLatin1String("enw"))
        return SourceFormat::EndNote;
    return {};
}

} // namespace stet
