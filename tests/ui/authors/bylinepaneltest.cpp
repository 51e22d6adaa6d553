#include "app/article/draft.h"
#include "app/store/library.h"
#include "ui/authors/authorchecks.h"
#include "ui/authors/authorform.h"
#include "ui/authors/bylinepanel.h"
#include "ui/authors/masthead.h"
#include "ui/notices.h"
#include "ui/prompts.h"

#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace stet;

class BylinePanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void typedNameCreatesAndSigns();
    void knownNameSignsWithoutASecondProfile();
    void altArrowsChangeTheOrder();
    void draggedAuthorChangesTheOrder();
    void deleteTakesOffTheBylineAndUndoBringsBack();
    void ownWordingReplacesTheLine();
    void formIsKeptAndSeenAtOnce();
    void linksAreAddedAndRemoved();
    void portraitIsChosenAndRemoved();
    void brokenPortraitIsSaidInPlace();
    void profileIsDeletedWithUndo();
    void bioInTheFirstPersonIsHinted_data();
    void bioInTheFirstPersonIsHinted();
    void doubtfulEntriesAreSaidAndKept();
    void filterFindsByNameAndRole();
    void undoElsewhereShowsHere();
    void allControlsHaveNames();

private:
    template <typename Widget>
    Widget *child(const char *name)
    {
        auto *widget = m_panel->findChild<Widget *>(QLatin1String(name));
        if (widget == nullptr)
            qFatal("no %s", name);
        return widget;
    }
    void type(const char *field, const QString &text)
    {
        auto *line = child<QLineEdit>(field);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void sign(const QString &name)
    {
        type("addSigner", name);
        QTest::keyClick(child<QLineEdit>("addSigner"), Qt::Key_Return);
    }
    QStringList signers()
    {
        QStringList names;
        for (const AuthorId &id : m_draft->details().byline.authors)
            names.append(m_masthead->find(id) ? m_masthead->find(id)->name : QStringLiteral("?"));
        return names;
    }
    AuthorProfile kept(const AuthorId &id)
    {
        m_masthead->keepNow();
        const auto found = m_library->authors().find({id});
        return found && !found->isEmpty() ? found->first() : AuthorProfile();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Draft> m_draft;
    std::unique_ptr<Masthead> m_masthead;
    std::unique_ptr<NoticeBar> m_notices;
    std::unique_ptr<BylinePanel> m_panel;
};

void BylinePanelTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto library = Library::open(m_folder->filePath(QStringLiteral("library")));
    QVERIFY(library);
    m_library = std::move(*library);
    m_draft = std::make_unique<Draft>(ArticleId::createUuid(), Article());
    m_masthead = std::make_unique<Masthead>(m_library->authors());
    m_notices = std::make_unique<NoticeBar>();
    m_panel = std::make_unique<BylinePanel>(*m_masthead, m_notices.get());
    m_panel->setDraft(m_draft.get());
    m_panel->resize(340, 700);
    m_panel->show();
    m_notices->setVisible(true);
}

void BylinePanelTest::cleanup()
{
    m_panel.reset();
    m_notices.reset();
    m_masthead.reset();
    m_draft.reset();
    m_library.reset();
}

void BylinePanelTest::typedNameCreatesAndSigns()
{
    QVERIFY(child<QLabel>("nobodySigns")->isVisible());
    sign(QStringLiteral("Ada Quill"));
    QCOMPARE(signers(), QStringList{QStringLiteral("Ada Quill")});
    QVERIFY(child<QLabel>("bylineResult")->text().endsWith(QStringLiteral("By Ada Quill")));
    QVERIFY(!child<QLabel>("nobodySigns")->isVisible());
    QCOMPARE(kept(m_draft->details().byline.authors.first()).name, QStringLiteral("Ada Quill"));
    QVERIFY(child<QLineEdit>("addSigner")->text().isEmpty());
}

void BylinePanelTest::knownNameSignsWithoutASecondProfile()
{
    AuthorProfile ada;
    ada.name = QStringLiteral("Ada Quill");
    m_masthead->add(ada);
    type("addSigner", QStringLiteral("ada  quill"));
    QCOMPARE(child<QPushButton>("addSignerButton")->text(), QStringLiteral("Add"));
    QTest::mouseClick(child<QPushButton>("addSignerButton"), Qt::LeftButton);
    QCOMPARE(signers(), QStringList{QStringLiteral("Ada Quill")});
    QCOMPARE(m_masthead->profiles().size(), 1);
    sign(QStringLiteral("Ada Quill"));
    QCOMPARE(signers().size(), 1);
    type("addSigner", QStringLiteral("Ben"));
    QCOMPARE(child<QPushButton>("addSignerButton")->text(), QStringLiteral("Create"));
}

void BylinePanelTest::altArrowsChangeTheOrder()
{
    for (const char *name : {"Ada", "Ben", "Cleo"})
        sign(QLatin1String(name));
    auto *list = child<QListWidget>("signers");
    list->setFocus();
    list->setCurrentRow(2);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(signers(), (QStringList{QStringLiteral("Ada"), QStringLiteral("Cleo"), QStringLiteral("Ben")}));
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(signers(), (QStringList{QStringLiteral("Cleo"), QStringLiteral("Ada"), QStringLiteral("Ben")}));
    QCOMPARE(list->currentRow(), 0);
    QVERIFY(child<QLabel>("bylineResult")->text().endsWith(QStringLiteral("By Cleo, Ada and Ben")));
    QTest::mouseClick(child<QToolButton>("signerDown"), Qt::LeftButton);
    QCOMPARE(signers().first(), QStringLiteral("Ada"));
}

void BylinePanelTest::draggedAuthorChangesTheOrder()
{
    for (const char *name : {"Ada", "Ben", "Cleo"})
        sign(QLatin1String(name));
    // What the view does with a drop between rows.
    auto *list = child<QListWidget>("signers");
    QVERIFY(list->model()->moveRow({}, 2, {}, 0));
    QTRY_COMPARE(signers(), (QStringList{QStringLiteral("Cleo"), QStringLiteral("Ada"), QStringLiteral("Ben")}));
    QCOMPARE(list->item(0)->text(), QStringLiteral("Cleo"));
}

void BylinePanelTest::deleteTakesOffTheBylineAndUndoBringsBack()
{
    sign(QStringLiteral("Ada"));
    sign(QStringLiteral("Ben"));
    auto *list = child<QListWidget>("signers");
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(signers(), QStringList{QStringLiteral("Ben")});
    QCOMPARE(m_masthead->profiles().size(), 2);
    QVERIFY(m_notices->text().contains(QStringLiteral("Ada")));
    QTest::mouseClick(m_notices->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(signers(), (QStringList{QStringLiteral("Ada"), QStringLiteral("Ben")}));
}

void BylinePanelTest::ownWordingReplacesTheLine()
{
    sign(QStringLiteral("Ada"));
    QCOMPARE(child<QLineEdit>("bylineText")->placeholderText(), QStringLiteral("By Ada"));
    type("bylineText", QStringLiteral("By Ada, as told to Ben"));
    QCOMPARE(m_draft->details().byline.text, QStringLiteral("By Ada, as told to Ben"));
    QVERIFY(child<QLabel>("bylineResult")->text().endsWith(QStringLiteral("By Ada, as told to Ben")));
    QCOMPARE(signers(), QStringList{QStringLiteral("Ada")});
    child<QLineEdit>("bylineText")->selectAll();
    QTest::keyClick(child<QLineEdit>("bylineText"), Qt::Key_Delete);
    QVERIFY(child<QLabel>("bylineResult")->text().endsWith(QStringLiteral("By Ada")));
}

void BylinePanelTest::formIsKeptAndSeenAtOnce()
{
    sign(QStringLiteral("Ada"));
    auto *list = child<QListWidget>("signers");
    list->setCurrentRow(0);
    QTest::mouseClick(child<QToolButton>("signerEdit"), Qt::LeftButton);
    QVERIFY(child<AuthorForm>("authorForm")->isVisible());
    QSignalSpy changed(m_masthead.get(), &Masthead::changed);
    type("authorName", QStringLiteral("Ada Quill"));
    QCOMPARE(changed.size(), 9);
    type("authorRole", QStringLiteral("Columnist"));
    type("authorLocation", QStringLiteral("Lisbon"));
    type("authorEmail", QStringLiteral("ada@desk.example"));
    type("authorWebsite", QStringLiteral("https://quill.example"));
    QTest::keyClicks(child<QPlainTextEdit>("authorBio"), QStringLiteral("Ada Quill *writes*."));
    QTest::mouseClick(child<QPushButton>("backFromForm"), Qt::LeftButton);
    QVERIFY(list->isVisible());
    QCOMPARE(list->item(0)->text(), QStringLiteral("Ada Quill · Columnist"));
    const AuthorProfile profile = kept(m_draft->details().byline.authors.first());
    QCOMPARE(profile.name, QStringLiteral("Ada Quill"));
    QCOMPARE(profile.role, QStringLiteral("Columnist"));
    QCOMPARE(profile.location, QStringLiteral("Lisbon"));
    QCOMPARE(profile.email, QStringLiteral("ada@desk.example"));
    QCOMPARE(profile.website, QStringLiteral("https://quill.example"));
    QCOMPARE(profile.bio, QStringLiteral("Ada Quill *writes*."));
}

void BylinePanelTest::linksAreAddedAndRemoved()
{
    sign(QStringLiteral("Ada"));
    const AuthorId id = m_draft->details().byline.authors.first();
    m_panel->editAuthor(id);
    QTest::mouseClick(child<QPushButton>("addAuthorLink"), Qt::LeftButton);
    type("authorLinkLabel", QStringLiteral("Mastodon"));
    type("authorLinkAddress", QStringLiteral("https://social.example/@ada"));
    QCOMPARE(kept(id).links, (QList<SocialLink>{{QStringLiteral("Mastodon"), QStringLiteral("https://social.example/@ada")}}));
    QTest::mouseClick(child<QToolButton>("removeAuthorLink"), Qt::LeftButton);
    QVERIFY(kept(id).links.isEmpty());
}

void BylinePanelTest::portraitIsChosenAndRemoved()
{
    sign(QStringLiteral("Ada"));
    const AuthorId id = m_draft->details().byline.authors.first();
    m_panel->editAuthor(id);
    QImage image(900, 700, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    const QString path = m_folder->filePath(QStringLiteral("ada.png"));
    QVERIFY(image.save(path));
    prompts::setNextAnswer(path);
    QTest::mouseClick(child<QPushButton>("choosePortrait"), Qt::LeftButton);
    QTRY_COMPARE(QImage::fromData(kept(id).portrait).size(), QSize(512, 512));
    QCOMPARE(kept(id).portraitMimeType, QStringLiteral("image/jpeg"));
    QTest::mouseClick(child<QPushButton>("removePortrait"), Qt::LeftButton);
    QVERIFY(kept(id).portrait.isEmpty());
    QVERIFY(!child<QPushButton>("removePortrait")->isVisible());
}

void BylinePanelTest::brokenPortraitIsSaidInPlace()
{
    sign(QStringLiteral("Ada"));
    m_panel->editAuthor(m_draft->details().byline.authors.first());
    prompts::setNextAnswer(m_folder->filePath(QStringLiteral("missing.png")));
    QTest::mouseClick(child<QPushButton>("choosePortrait"), Qt::LeftButton);
    QTRY_VERIFY(child<QLabel>("authorPortraitRemark")->isVisible());
}

void BylinePanelTest::profileIsDeletedWithUndo()
{
    sign(QStringLiteral("Ada"));
    QTest::mouseClick(child<QPushButton>("allAuthors"), Qt::LeftButton);
    auto *profiles = child<QListWidget>("profiles");
    QVERIFY(profiles->isVisible());
    QCOMPARE(profiles->count(), 1);
    QTest::keyClick(profiles, Qt::Key_Delete);
    QCOMPARE(profiles->count(), 0);
    QCOMPARE(signers(), QStringList{QStringLiteral("?")});
    QVERIFY(m_library->authors().list()->isEmpty());
    QTest::mouseClick(m_notices->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(signers(), QStringList{QStringLiteral("Ada")});
    QCOMPARE(m_library->authors().list()->size(), 1);
}

void BylinePanelTest::bioInTheFirstPersonIsHinted_data()
{
    QTest::addColumn<QString>("bio");
    QTest::addColumn<bool>("hinted");
    QTest::newRow("I am") << QStringLiteral("I am a writer.") << true;
    QTest::newRow("I'm, curly") << QStringLiteral("I’m a writer.") << true;
    QTest::newRow("quoted") << QStringLiteral("“I write.”") << true;
    QTest::newRow("My") << QStringLiteral("My work is on ferries.") << true;
    QTest::newRow("third person") << QStringLiteral("Ada Quill writes. I am quoted.") << false;
    QTest::newRow("Igor") << QStringLiteral("Igor writes.") << false;
    QTest::newRow("Myra") << QStringLiteral("Myra writes.") << false;
    QTest::newRow("Roman numeral") << QStringLiteral("II. Armoured Division") << false;
    QTest::newRow("empty") << QString() << false;
}

void BylinePanelTest::bioInTheFirstPersonIsHinted()
{
    QFETCH(QString, bio);
    QFETCH(bool, hinted);
    QCOMPARE(!remarkOnBio(bio, QStringLiteral("Ada")).isEmpty(), hinted);
    m_panel->createAuthor();
    child<QPlainTextEdit>("authorBio")->insertPlainText(bio);
    QCOMPARE(child<QLabel>("authorBioRemark")->isVisible(), hinted);
}

void BylinePanelTest::doubtfulEntriesAreSaidAndKept()
{
    m_panel->createAuthor();
    const AuthorId id = m_masthead->profiles().first().id;
    QVERIFY(child<QLabel>("authorNameRemark")->isVisible());
    type("authorName", QStringLiteral("Ada"));
    QVERIFY(!child<QLabel>("authorNameRemark")->isVisible());
    type("authorEmail", QStringLiteral("ada at desk"));
    QVERIFY(child<QLabel>("authorEmailRemark")->isVisible());
    type("authorWebsite", QStringLiteral("javascript:alert(1)"));
    QVERIFY(child<QLabel>("authorWebsiteRemark")->isVisible());
    type("authorWebsite", QStringLiteral("quill.example"));
    QVERIFY(!child<QLabel>("authorWebsiteRemark")->isVisible());
    QCOMPARE(kept(id).email, QStringLiteral("ada at desk"));
}

void BylinePanelTest::filterFindsByNameAndRole()
{
    for (const char *name : {"Ada Quill", "Ben Ink", "Cleo Nib"}) {
        AuthorProfile profile;
        profile.name = QLatin1String(name);
        profile.role = profile.name.startsWith(u'B') ? QStringLiteral("Columnist") : QString();
        m_masthead->add(profile);
    }
    m_panel->showAllAuthors();
    QCOMPARE(child<QListWidget>("profiles")->count(), 3);
    type("authorFilter", QStringLiteral("colum"));
    QCOMPARE(child<QListWidget>("profiles")->count(), 1);
    QCOMPARE(child<QListWidget>("profiles")->item(0)->text(), QStringLiteral("Ben Ink · Columnist"));
}

void BylinePanelTest::undoElsewhereShowsHere()
{
    sign(QStringLiteral("Ada"));
    Article details = m_draft->details();
    details.byline = {};
    m_draft->setDetails(details);
    QCOMPARE(child<QListWidget>("signers")->count(), 0);
    m_panel->setDraft(nullptr);
    QVERIFY(!child<QLineEdit>("addSigner")->isEnabled());
}

void BylinePanelTest::allControlsHaveNames()
{
    m_panel->createAuthor();
    QTest::mouseClick(child<QPushButton>("addAuthorLink"), Qt::LeftButton);
    for (const QWidget *control : m_panel->findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<const QAbstractButton *>(control) || qobject_cast<const QLineEdit *>(control)
                               || qobject_cast<const QListWidget *>(control)
                               || qobject_cast<const QPlainTextEdit *>(control);
        if (!isControl || control->objectName().startsWith(QLatin1String("qt_")) || control->objectName().isEmpty())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(control);
        QVERIFY2(!control->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(control->objectName()));
    }
}

QTEST_MAIN(BylinePanelTest)
#include "bylinepaneltest.moc"
