#include "app/export/exporter.h"

#include "app/export/plaintext.h"
#include "app/export/wholefile.h"
#include "app/sources/sourcefile.h"
#include "app/text/frontmatter.h"
#include "app/text/yamlstring.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <array>

namespace stet {

namespace {

struct FormatRow
{
    ExportFormat format;
    const char16_t *name;
    const char16_t *ending;
};

constexpr std::array<FormatRow, 4> formats{{{ExportFormat::HtmlPage, u"html", u".html"},
                                            {ExportFormat::HtmlFragment, u"fragment", u".fragment.html"},
                                            {ExportFormat::Markdown, u"markdown", u".md"},
                                            {ExportFormat::PlainText, u"text", u".txt"}}};

const FormatRow &rowOf(ExportFormat format)
{
    return formats[static_cast<std::size_t>(format)];
}

/// Letters of other scripts stay; accents go, since file names travel through systems that write them in two ways.
QString slugOf(const QString &words)
{
    constexpr qsizetype longest = 80;
    QString slug;
    for (const QChar character : words.normalized(QString::NormalizationForm_KD)) {
        if (character.category() == QChar::Mark_NonSpacing || character == u'’' || character == u'\'')
            continue;
        if (character.isLetterOrNumber() || character.isSurrogate())
            slug += character.toLower();
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    while (slug.toUtf8().size() > longest)
        slug.chop(slug.back().isLowSurrogate() ? 2 : 1);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

bool isReservedOnWindows(const QString &name)
{
    static const QSet<QString> devices{"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
                                       "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
    return devices.contains(name);
}

/// Another program's references stay in its front matter as long as they may hold something that is not known here.
bool bringsReferences(const PageMaterial &material)
{
    if (material.citations.sources.isEmpty())
        return false;
    const QStringList others = otherFrontMatterKeys(material.article);
    const bool othersHave = others.contains(QLatin1String("references")) || others.contains(QLatin1String("bibliography"));
    return !othersHave || material.citations.formatted.unknownKeys.isEmpty();
}

QList<FrontMatterKey> referenceKeys(const PageMaterial &material, References references, const QString &bibFile)
{
    if (references == References::None || !bringsReferences(material))
        return {};
    const QString list = QStringLiteral("references");
    const QString file = QStringLiteral("bibliography");
    if (references == References::BibFile && !bibFile.isEmpty())
        return {{file, file + QStringLiteral(": ") + yamlString(bibFile) + u'\n'}, {list, {}}};
    return {{list, referencesYaml(material.citations.sources)}, {file, {}}};
}

} // namespace

std::optional<ExportFormat> exportFormatFromName(QStringView name)
{
    for (const FormatRow &row : formats) {
        if (name == row.name)
            return row.format;
    }
    return std::nullopt;
}

QString exportFormatName(ExportFormat format)
{
    return QString::fromUtf16(rowOf(format).name);
}

QByteArray exported(ExportFormat format, const PageMaterial &material, References references, const QString &bibFile)
{
    switch (format) {
    case ExportFormat::HtmlPage: return PageComposer().compose(material).html();
    case ExportFormat::HtmlFragment: {
        QByteArray html;
        for (const PageBlock &block : PageComposer().composeBody(material, BodyStyle::Clean))
            html += block.html + '\n';
        return html;
    }
    case ExportFormat::Markdown: {
        QStringList names;
        for (const AuthorProfile &author : material.authors)
            names.append(author.name);
        return markdownWithFrontMatter(material.article, names, referenceKeys(material, references, bibFile)).toUtf8();
    }
    case ExportFormat::PlainText: return plainText(material);
    }
    return {};
}

QString exportFileName(const Article &article, ExportFormat format)
{
    QString name = slugOf(article.slug);
    if (name.isEmpty())
        name = slugOf(article.headline);
    if (name.isEmpty())
        name = slugOf(workingTitle(article));
    if (name.isEmpty())
        name = QStringLiteral("article");
    if (isReservedOnWindows(name))
        name += QStringLiteral("-article");
    return name + QString::fromUtf16(rowOf(format).ending);
}

QString bibFileName(const QString &fileName, ExportFormat format, const PageMaterial &material, References references)
{
    if (format != ExportFormat::Markdown || references != References::BibFile || !bringsReferences(material))
        return {};
    const QString ending = QString::fromUtf16(rowOf(format).ending);
    return (fileName.endsWith(ending) ? fileName.chopped(ending.size()) : fileName) + QStringLiteral(".bib");
}

Result<QStringList> exportTo(const QString &path, ExportFormat format, const PageMaterial &material, Overwrite overwrite,
                             References references)
{
    const QFileInfo info(path);
    const QString bibFile = bibFileName(info.fileName(), format, material, references);
    QStringList written;
    // The sources go first: an article that names a file which is not there would be worse than a file too many.
    if (!bibFile.isEmpty()) {
        Result<QString> bib = writeWholeFile(info.dir().filePath(bibFile), writeSources(material.citations.sources, SourceFormat::BibTeX), overwrite);
        if (!bib)
            return bib.error();
        written.append(*bib);
    }
    Result<QString> article = writeWholeFile(path, exported(format, material, references, bibFile), overwrite);
    if (!article)
        return article.error();
    written.prepend(*article);
    return written;
}

Result<QStringList> exportIntoFolder(const QString &folder, ExportFormat format, const PageMaterial &material, References references)
{
    const QString ending = QString::fromUtf16(rowOf(format).ending);
    const QString name = exportFileName(material.article, format).chopped(ending.size());
    constexpr int mostNames = 1000;
    for (int number = 1;; ++number) {
        const QString file = name + (number == 1 ? QString() : u'-' + QString::number(number)) + ending;
        const QString bibFile = bibFileName(file, format, material, references);
        const bool taken = QFileInfo::exists(QDir(folder).filePath(file)) // either name makes both files take the next number
            || (!bibFile.isEmpty() && QFileInfo::exists(QDir(folder).filePath(bibFile)));
        if (taken && number < mostNames)
            continue;
        Result<QStringList> written = exportTo(QDir(folder).filePath(file), format, material, Overwrite::Never, references);
        if (written || written.error().kind != Error::Kind::Conflict || number == mostNames)
            return written;
    }
}

} // namespace stet
