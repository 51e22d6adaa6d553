#include "app/article/draft.h"
#include "ui/commands.h"
#include "ui/export/dispatch.h"
#include "ui/export/exportdialog.h"
#include "ui/notices.h"
#include "ui/prompts.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

namespace {

PageMaterial harbourMaterial()
{
    PageMaterial material;
    material.article.headline = QStringLiteral("Harbour lights");
    material.article.body = QStringLiteral("The ferry *leaves* at nine.\n\nIt comes back when it can.");
    return material;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

} // namespace

class ExportTest : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void open(const QUrl &address) { m_opened.append(address); }

private Q_SLOTS:
    void init();
    void writesWhatIsTicked();
    void returnKeyExports();
    void pageIsByteForByteTheComposedOne();
    void remembersFolderAndFormats();
    void takenNameIsKeptAndNumbered();
    void replacesOnlyWhenTicked();
    void refusesToWriteNowhere();
    void failureIsSaidInPlace();
    void chosenThemeIsWritten();
    void openFolderShowsTheFiles();
    void copiesForThreeKindsOfPlaces();
    void everyControlHasAName();

private:
    std::unique_ptr<ExportDialog> makeDialog(const PageMaterial &material = harbourMaterial())
    {
        auto dialog = std::make_unique<ExportDialog>(material, *m_memory);
        dialog->show();
        dialog->findChild<QLineEdit *>(QStringLiteral("exportFolder"))->setText(m_target);
        return dialog;
    }
    static void tick(ExportDialog &dialog, const char *name, bool on)
    {
        auto *box = dialog.findChild<QCheckBox *>(QLatin1String(name));
        QVERIFY2(box != nullptr, name);
        if (box->isChecked() != on) {
            box->setFocus();
            QTest::keyClick(box, Qt::Key_Space);
        }
    }
    static QStringList run(ExportDialog &dialog)
    {
        QSignalSpy exported(&dialog, &ExportDialog::exportedTo);
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("exportNow")), Qt::LeftButton);
        return exported.wait(10'000) ? exported[0][0].toStringList() : QStringList();
    }
    QString path(const char *name) const { return QDir(m_target).filePath(QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_memory;
    QString m_target;
    QList<QUrl> m_opened;
};

void ExportTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_memory = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    m_target = m_folder->filePath(QStringLiteral("out"));
    QVERIFY(QDir().mkpath(m_target));
    m_opened.clear();
}

void ExportTest::writesWhatIsTicked()
{
    const auto dialog = makeDialog();
    tick(*dialog, "export.markdown", true);
    tick(*dialog, "export.text", true);
    const auto *plan = dialog->findChild<QLabel *>(QStringLiteral("exportPlan"));
    QVERIFY(plan->text().contains(QStringLiteral("harbour-lights.md")));
    QVERIFY(!plan->text().contains(QStringLiteral("fragment")));
    QCOMPARE(run(*dialog).size(), 3);
    QCOMPARE(QDir(m_target).entryList(QDir::Files | QDir::Hidden),
             (QStringList{QStringLiteral("harbour-lights.html"), QStringLiteral("harbour-lights.md"),
                          QStringLiteral("harbour-lights.txt")}));
    QCOMPARE(contentOf(path("harbour-lights.md")), exported(ExportFormat::Markdown, harbourMaterial()));
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("exportResult"))->text().contains(QStringLiteral("harbour-lights.txt")));
}

void ExportTest::returnKeyExports()
{
    const auto dialog = makeDialog();
    auto *box = dialog->findChild<QCheckBox *>(QStringLiteral("export.") + exportFormatName(ExportFormat::HtmlPage));
    QVERIFY(box && box->isChecked());
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(path("harbour-lights.html")));
    QVERIFY(dialog->isVisible());
}

void ExportTest::pageIsByteForByteTheComposedOne()
{
    const auto dialog = makeDialog();
    run(*dialog);
    QCOMPARE(contentOf(path("harbour-lights.html")), PageComposer().compose(harbourMaterial()).html());
}

void ExportTest::remembersFolderAndFormats()
{
    {
        const auto dialog = makeDialog();
        tick(*dialog, "export.html", false);
        tick(*dialog, "export.text", true);
        run(*dialog);
    }
    ExportDialog again(harbourMaterial(), *m_memory);
    QCOMPARE(again.findChild<QLineEdit *>(QStringLiteral("exportFolder"))->text(), m_target);
    QVERIFY(!again.findChild<QCheckBox *>(QStringLiteral("export.html"))->isChecked());
    QVERIFY(again.findChild<QCheckBox *>(QStringLiteral("export.text"))->isChecked());
}

void ExportTest::takenNameIsKeptAndNumbered()
{
    QFile old(path("harbour-lights.html"));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    const auto dialog = makeDialog();
    auto *replace = dialog->findChild<QCheckBox *>(QStringLiteral("exportReplace"));
    QVERIFY(replace->isVisible());
    QVERIFY(!replace->isChecked());
    QCOMPARE(run(*dialog), QStringList{path("harbour-lights-2.html")});
    QCOMPARE(contentOf(path("harbour-lights.html")), QByteArray("old"));
}

void ExportTest::replacesOnlyWhenTicked()
{
    QFile old(path("harbour-lights.html"));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    const auto dialog = makeDialog();
    tick(*dialog, "exportReplace", true);
    QCOMPARE(run(*dialog), QStringList{path("harbour-lights.html")});
    QVERIFY(contentOf(path("harbour-lights.html")) != QByteArray("old"));
    // The permission was for once.
    QVERIFY(!dialog->findChild<QCheckBox *>(QStringLiteral("exportReplace"))->isChecked());
}

void ExportTest::refusesToWriteNowhere()
{
    const auto dialog = makeDialog();
    auto *folder = dialog->findChild<QLineEdit *>(QStringLiteral("exportFolder"));
    const auto *go = dialog->findChild<QPushButton *>(QStringLiteral("exportNow"));
    QVERIFY(go->isEnabled());
    for (const QString &nowhere : {QString(), QStringLiteral("relative"), m_target + QStringLiteral("/not/there")}) {
        folder->setText(nowhere);
        QVERIFY(!go->isEnabled());
        QVERIFY(!dialog->findChild<QLabel *>(QStringLiteral("exportPlan"))->text().isEmpty());
    }
    folder->setText(m_target);
    tick(*dialog, "export.html", false);
    QVERIFY(!go->isEnabled());
}

void ExportTest::failureIsSaidInPlace()
{
    const auto dialog = makeDialog();
    // A folder under the file's own name cannot be replaced by it.
    QVERIFY(QDir(m_target).mkdir(QStringLiteral("harbour-lights.html")));
    dialog->findChild<QLineEdit *>(QStringLiteral("exportFolder"))->setText(m_folder->path());
    dialog->findChild<QLineEdit *>(QStringLiteral("exportFolder"))->setText(m_target);
    tick(*dialog, "exportReplace", true);
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("exportNow")), Qt::LeftButton);
    const auto *result = dialog->findChild<QLabel *>(QStringLiteral("exportResult"));
    QTRY_VERIFY(result->isVisible());
    QVERIFY(result->text().size() > 20);
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("openExportFolder"))->isVisible());
    QVERIFY(QFileInfo(path("harbour-lights.html")).isDir());
}

void ExportTest::chosenThemeIsWritten()
{
    const auto dialog = makeDialog();
    auto *theme = dialog->findChild<QComboBox *>(QStringLiteral("exportTheme"));
    theme->setCurrentIndex(theme->findData(QStringLiteral("plain")));
    run(*dialog);
    PageMaterial plain = harbourMaterial();
    plain.theme = *Theme::open(QStringLiteral("plain"));
    QCOMPARE(contentOf(path("harbour-lights.html")), PageComposer().compose(plain).html());
}

void ExportTest::openFolderShowsTheFiles()
{
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open");
    const auto dialog = makeDialog();
    auto *openFolder = dialog->findChild<QPushButton *>(QStringLiteral("openExportFolder"));
    QVERIFY(!openFolder->isVisible());
    run(*dialog);
    QTest::mouseClick(openFolder, Qt::LeftButton);
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    QCOMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(m_target)});
}

void ExportTest::copiesForThreeKindsOfPlaces()
{
    QWidget window;
    Commands commands(&window);
    NoticeBar notices;
    auto *dispatch = new Dispatch(&notices, *m_memory, &window);
    AuthorProfile ada;
    ada.id = AuthorId::createUuid();
    ada.name = QStringLiteral("Ada Quill");
    dispatch->setAuthors({ada});
    dispatch->connectCommands(commands);
    PageMaterial material = harbourMaterial();
    material.article.byline.authors = {ada.id};
    material.authors = {ada};
    Draft draft(ArticleId::createUuid(), material.article);
    dispatch->setDraft(&draft);
    commands.setDraftOpen(true);

    commands.action("export.copyRich")->trigger();
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->html().contains(QStringLiteral("<h1>Harbour lights</h1>")));
    QVERIFY(data->html().contains(QStringLiteral("By Ada Quill")));
    QVERIFY(data->html().contains(QStringLiteral("<em>leaves</em>")));
    QVERIFY(data->text().contains(QStringLiteral("leaves")));
    QVERIFY(!data->text().contains(QStringLiteral("*leaves*")));
    QVERIFY(!notices.text().isEmpty());

    commands.action("export.copyHtml")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), exported(ExportFormat::HtmlFragment, material));
    commands.action("export.copyMarkdown")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), exported(ExportFormat::Markdown, material));

    dispatch->setDraft(nullptr);
    QGuiApplication::clipboard()->setText(QStringLiteral("mine"));
    commands.action("export.copyHtml")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("mine"));
}

void ExportTest::everyControlHasAName()
{
    const auto dialog = makeDialog();
    for (const char *name : {"export.html", "export.fragment", "export.markdown", "export.text", "exportTheme",
                             "exportFolder", "chooseExportFolder", "exportReplace", "exportNow", "openExportFolder"}) {
        const auto *control = dialog->findChild<QWidget *>(QLatin1String(name));
        QVERIFY2(control != nullptr && !control->accessibleName().isEmpty(), name);
    }
}

QTEST_MAIN(ExportTest)
#include "exporttest.moc"
