#include "ui/sources/sourceactions.h"

#include "app/sources/sourcecapture.h"
#include "app/sources/webaddress.h"
#include "ui/prompts.h"
#include "ui/sources/duplicatesdialog.h"
#include "ui/sources/linkwindow.h"
#include "ui/sources/sourceform.h"
#include "ui/sources/sourceimportdialog.h"
#include "ui/sources/sourcesdesk.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <algorithm>

namespace stet {

namespace {

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

SourceFormContext contextOf(const SourcesDesk &desk, const QString &key)
{
    SourceFormContext context;
    for (const Source &source : desk.sources()) {
        context.keys.insert(source.key);
        for (const QString &tag : source.tags) {
            if (!context.tags.contains(tag))
                context.tags.append(tag);
        }
    }
    context.tags.sort(Qt::CaseInsensitive);
    context.articles = int(desk.uses().citing.value(key).size());
    return context;
}

/// Firefox says where copied words stood.
QString addressOf(const QMimeData &mime)
{
    const QByteArray bytes = mime.data(QStringLiteral("text/x-moz-url-priv"));
    const QString address = QString::fromUtf16(reinterpret_cast<const char16_t *>(bytes.constData()), bytes.size() / 2);
    return address.startsWith(QLatin1String("http")) ? cleanedAddress(address) : QString();
}

QString bibliographyFilter()
{
    return SourceActions::tr("Bibliographies (*.bib *.bibtex *.ris *.enw *.json *.csljson);;All files (*)");
}

} // namespace

SourceActions::SourceActions(SourcesDesk *desk, QWidget *window) : QObject(window), m_desk(desk), m_window(window)
{
    setPickerAddress(QUrl(QStringLiteral("http://127.0.0.1:23119/better-bibtex/cayw")));
}

void SourceActions::setPickerAddress(const QUrl &address)
{
    delete m_picker;
    m_picker = new ReferencePicker(address, this);
    connect(m_picker, &ReferencePicker::failed, m_desk, &SourcesDesk::failed);
    connect(m_picker, &ReferencePicker::picked, this, [this](const QList<Source> &sources) {
        if (sources.isEmpty())
            Q_EMIT m_desk->said(tr("Nothing was chosen."), {}, {});
        else
            m_desk->add(sources);
    });
}

QWidget *SourceActions::over() const
{
    return m_over && m_over->isVisible() ? m_over : m_window;
}

void SourceActions::addWithForm(const Source &captured)
{
    auto *form = new SourceForm(captured, contextOf(*m_desk, captured.key), over());
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &QDialog::accepted, this, [this, form] { m_desk->keep(form->source(now())); });
    form->open();
}

void SourceActions::addByHand()
{
    if (m_desk->hasLibrary())
        addWithForm({});
}

bool SourceActions::canAdd(const QMimeData &mime)
{
    return mime.hasUrls() || mime.hasText() || mime.hasHtml();
}

void SourceActions::addMime(const QMimeData &mime)
{
    QStringList files;
    for (const QUrl &url : mime.urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    if (!files.isEmpty()) {
        addPaths(files);
        return;
    }
    const QString address = addressOf(mime);
    const QByteArray html = mime.hasHtml() ? mime.html().toUtf8() : QByteArray();
    const QString text = mime.text();
    runInBackground(
        this,
        [html, text] {
            const auto page = html.isEmpty() ? Result<Source>(Error{}) : capturedBytes(html, QStringLiteral("pasted.html"), now());
            return page ? page : capturedText(text, now());
        },
        [this, address](const Result<Source> &captured) {
            if (!captured) {
                Q_EMIT m_desk->failed(captured.error());
                return;
            }
            Source source = *captured;
            if (source.text("title") == QLatin1String("pasted"))
                source.setText("title", {});
            if (source.text("URL").isEmpty())
                source.setText("URL", address);
            addWithForm(source);
        });
}

void SourceActions::addFromClipboard()
{
    if (m_desk->hasLibrary())
        addMime(*QGuiApplication::clipboard()->mimeData());
}

void SourceActions::addFromFiles()
{
    if (!m_desk->hasLibrary())
        return;
    addPaths(prompts::openFiles(
        over(), tr("Add sources from files"), {},
        tr("Pages, texts and documents (*.html *.htm *.xhtml *.txt *.md *.markdown *.docx *.pdf);;All files (*)")));
}

/// A bibliography is many sources, any other file is one.
void SourceActions::addPaths(const QStringList &paths)
{
    QStringList captured;
    for (const QString &path : paths) {
        if (sourceFormatFromName(QFileInfo(path).suffix()))
            importFile(path);
        else
            captured.append(path);
    }
    m_desk->keepFiles(captured);
}

void SourceActions::importFile(const QString &path)
{
    auto *dialog = new SourceImportDialog(m_desk, path, over());
    connect(dialog, &SourceImportDialog::duplicatesAsked, this, &SourceActions::mergeDuplicates);
    dialog->start();
}

void SourceActions::pick()
{
    if (!m_desk->hasLibrary())
        return;
    m_picker->cancel();
    m_picker->pick();
    Q_EMIT m_desk->said(tr("Choose in the window of Zotero or JabRef; what you choose is added."), tr("Stop waiting"), [this] { m_picker->cancel(); });
}

void SourceActions::importFiles()
{
    if (!m_desk->hasLibrary())
        return;
    for (const QString &path : prompts::openFiles(over(), tr("Import sources"), {}, bibliographyFilter()))
        importFile(path);
}

void SourceActions::exportFiles(const QList<SourceId> &ids)
{
    if (!m_desk->hasLibrary())
        return;
    QString path = prompts::saveFile(over(), tr("Export sources"), QDir::home().filePath(tr("sources") + QStringLiteral(".bib")),
                                     tr("BibTeX and BibLaTeX (*.bib);;RIS (*.ris);;EndNote (*.enw);;CSL-JSON (*.json)"));
    if (path.isEmpty())
        return;
    auto format = sourceFormatOf(path);
    if (!format) {
        path += QStringLiteral(".bib");
        format = SourceFormat::BibTeX;
    }
    m_desk->exportTo(path, *format, ids);
}

void SourceActions::edit(const SourceId &id)
{
    m_desk->load(id, [this](const Source &source) {
        auto *form = new SourceForm(source, contextOf(*m_desk, source.key), over());
        form->setAttribute(Qt::WA_DeleteOnClose);
        connect(form, &QDialog::accepted, this, [this, form, source] {
            if (const Source edited = form->source(now()); edited != source)
                m_desk->replace(source, edited);
        });
        form->open();
    });
}

void SourceActions::remove(const QList<SourceId> &ids)
{
    if (ids.isEmpty())
        return;
    m_desk->remove(ids, [this, several = ids.size() > 1](const QString &sentence) {
        return prompts::confirm(over(), several ? tr("Delete sources in use") : tr("Delete a source in use"), sentence, tr("Delete anyway"));
    });
}

void SourceActions::mergeDuplicates()
{
    if (!m_desk->hasLibrary())
        return;
    auto *dialog = new DuplicatesDialog(m_desk, over());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SourceActions::checkLinks(const QList<SourceId> &ids)
{
    if (!m_desk->hasLibrary())
        return;
    if (!m_links)
        m_links = new LinkWindow(m_desk, m_window);
    m_links->check(ids);
}

} // namespace stet
