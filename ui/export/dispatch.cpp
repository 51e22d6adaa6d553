#include "ui/export/dispatch.h"

#include "app/article/draft.h"
#include "ui/citations/articlecitations.h"
#include "ui/commands.h"
#include "ui/export/exportdialog.h"
#include "ui/notices.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

namespace stet {

Dispatch::Dispatch(NoticeBar *notices, QSettings &memory, QWidget *window)
    : QObject(window), m_notices(notices), m_memory(memory), m_window(window)
{
}

void Dispatch::connectCommands(Commands &commands)
{
    commands.connect("export.files", this, &Dispatch::openDialog);
    commands.connect("export.copyRich", this, &Dispatch::copyRichText);
    commands.connect("export.copyHtml", this, &Dispatch::copyHtml);
    commands.connect("export.copyMarkdown", this, &Dispatch::copyMarkdown);
}

void Dispatch::setDraft(Draft *draft)
{
    m_draft = draft;
}

PageMaterial Dispatch::material() const
{
    PageMaterial material;
    material.article = m_draft->snapshot().article();
    for (const AuthorId &id : material.article.byline.authors) {
        const auto profile = std::find_if(m_profiles.cbegin(), m_profiles.cend(),
                                          [&id](const AuthorProfile &one) { return one.id == id; });
        if (profile != m_profiles.cend())
            material.authors.append(*profile);
    }
    if (const Result<Theme> theme = Theme::open(material.article.theme))
        material.theme = *theme;
    material.quotations = m_quotations;
    return material;
}

void Dispatch::withMaterial(const std::function<void(const PageMaterial &)> &then)
{
    if (!m_draft)
        return;
    if (!m_citations) {
        then(material());
        return;
    }
    m_citations->whenSettled(this, [this, then](const Citations &citations) {
        PageMaterial article = material();
        article.citations = citations;
        then(article);
    });
}

void Dispatch::openDialog()
{
    withMaterial([this](const PageMaterial &article) {
        auto *dialog = new ExportDialog(article, m_memory, m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

/// What lands in a mail or a word processor: headline, deck and byline above the body, and the plain text for programs
/// that take no more.
void Dispatch::copyRichText()
{
    withMaterial([this](const PageMaterial &article) {
        const auto element = [](const QString &tag, const QString &text) {
            return text.trimmed().isEmpty() ? QString()
                                            : QStringLiteral("<%1>%2</%1>\n").arg(tag, text.trimmed().toHtmlEscaped());
        };
        QStringList names;
        for (const AuthorProfile &author : article.authors)
            names.append(author.name);
        auto *data = new QMimeData;
        data->setHtml(element(QStringLiteral("h1"), article.article.headline)
                      + element(QStringLiteral("p"), article.article.deck)
                      + element(QStringLiteral("p"), bylineLine(article.article.byline, names))
                      + QString::fromUtf8(exported(ExportFormat::HtmlFragment, article)));
        data->setText(QString::fromUtf8(exported(ExportFormat::PlainText, article)));
        copy(data, tr("The article was copied as rich text."));
    });
}

void Dispatch::copyHtml()
{
    withMaterial([this](const PageMaterial &article) {
        auto *data = new QMimeData;
        data->setText(QString::fromUtf8(exported(ExportFormat::HtmlFragment, article)));
        copy(data, tr("The HTML of the body was copied."));
    });
}

void Dispatch::copyMarkdown()
{
    withMaterial([this](const PageMaterial &article) {
        auto *data = new QMimeData;
        data->setText(QString::fromUtf8(exported(ExportFormat::Markdown, article)));
        copy(data, tr("The article was copied as Markdown."));
    });
}

void Dispatch::copy(QMimeData *data, const QString &sentence)
{
    QGuiApplication::clipboard()->setMimeData(data);
    if (m_notices != nullptr)
        m_notices->say(sentence);
}

} // namespace stet
