#include "app/cli/command.h"
#include "app/cli/fileoperand.h"
#include "app/import/decodedtext.h"
#include "app/import/markdownfile.h"
#include "app/text/htmlwriter.h"
#include "app/text/markdown.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stet {

namespace {

/// Markdown is rendered as it stands after its front matter; other files as the body that import finds in them.
Result<QString> bodyOf(const FileOperand &file)
{
    const QString ending = QFileInfo(file.name).suffix().toLower();
    for (const char *other : {"txt", "text", "html", "htm", "xhtml"}) {
        if (ending == QLatin1String(other)) {
            const Result<ImportedArticle> imported = importBytes(file.bytes, file.name, {.guessEncoding = false});
            if (!imported)
                return imported.error();
            return imported->article.body;
        }
    }
    const Result<DecodedText> decoded = decodeText(file.bytes, file.name, EncodingGuess::Refuse);
    if (!decoded)
        return decoded.error();
    return markdownBody(decoded->text);
}

} // namespace

int runRender(const Arguments &arguments, Streams &streams)
{
    if (arguments.operands().size() != 1)
        return wrongUse(streams, "render", QCoreApplication::translate("stet-cli", "Name one file to render."));
    const Result<FileOperand> file = FileOperand::read(arguments.operands().first(), streams);
    if (!file) {
        streams.say(file.error());
        return CannotDo;
    }
    const Result<QString> body = bodyOf(*file);
    if (!body) {
        streams.say(body.error());
        return CannotDo;
    }
    QByteArray html = renderHtml(parseMarkdown(*body));
    if (!html.isEmpty() && !html.endsWith('\n'))
        html += '\n';
    streams.write(html);
    return Done;
}

} // namespace stet
