#include "app/store/library.h"
#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/editor/detailfield.h"
#include "ui/editor/paragraphdata.h"
#include "ui/spelling/articlespelling.h"
#include "ui/spelling/spellingmenu.h"
#include "ui/spelling/spellingpanel.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QAccessible>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

using namespace stet;

/// Spelling on the desk, with real keys and a dictionary made for the test.
class ArticleSpellingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void marksWhatIsMisspelt();
    void marksHeadlineAndDeckToo();
    void correctsHeadlineAndDeckByMenuKeyAndPanel();
    void countsAnewAfterACorrection();
    void tellsScreenReadersWhichWordsAreMisspelt();
    void leavesTheWordBeingTypedInTheHeadlineAlone();
    void leavesCodeAddressesAndCitationsAlone();
    void leavesTheWordBeingTypedAlone();
    void keepsMarksWithTheirWordsWhileOneTypesBefore();
    void showsSuggestionsInTheMenuAndCorrects();
    void opensTheMenuByKeyAtTheNextMisspelling();
    void goesAroundTheMisspellings();
    void addsToTheDictionaryForEveryArticle();
    void ignoresInThisArticleOnly();
    void takesAWordBack();
    void neverMarksTheAuthorsNames();
    void saysWhatToInstallWithoutADictionary();
    void changesTheLanguageOfOneArticle();
    void followsAFenceThatOpensAndCloses();
    void checksALongArticleWhole();
    void listsWordsWithCountsAndReplacesAll();
    void canBeSwitchedOff();

private:
    ArticleEditor *body() const { return m_desk->editor(); }
    QStringList marked() const;
    void open(const QString &text, const QString &language = QStringLiteral("en-US"));
    void setBody(const QString &text) { m_draft->editBody(0, m_draft->body().size(), text); }
    QMenu *openMenu(int position);

    QTemporaryDir m_folder;
    QTemporaryDir m_libraryFolder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Draft> m_draft;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ArticleSpelling> m_spelling;
    std::unique_ptr<SpellingMenu> m_menu;
};

void ArticleSpellingTest::initTestCase()
{
    const auto write = [this](const QString &name, const QByteArray &bytes) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    const QByteArray affixes = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n";
    write(QStringLiteral("en_US.aff"), affixes);
    write(QStringLiteral("en_US.dic"), "12\nthe\nharbour\nlights\nare\nbright\nand\nwords\nnone\ncode\nsee\nsay\nby\n");
    write(QStringLiteral("de_DE.aff"), affixes);
    write(QStringLiteral("de_DE.dic"), "3\ndas\nWort\nLicht\n");
    qputenv("DICPATH", m_folder.path().toUtf8());
}

void ArticleSpellingTest::init()
{
    m_libraryFolder = QTemporaryDir();
    auto library = Library::open(m_libraryFolder.filePath(QStringLiteral("library")));
    QVERIFY(library);
    m_library = *std::move(library);
    m_desk = std::make_unique<Desk>();
    m_desk->setTypography(false);
    m_desk->resize(800, 600);
    m_spelling = std::make_unique<ArticleSpelling>(m_desk.get());
    m_spelling->setLibrary(m_library.get());
    m_menu = std::make_unique<SpellingMenu>(m_desk.get(), m_spelling.get(), nullptr);
    m_desk->show();
    QVERIFY(QTest::qWaitForWindowActive(m_desk.get()));
}

void ArticleSpellingTest::cleanup()
{
    m_menu.reset();
    m_spelling.reset();
    m_desk.reset();
    m_draft.reset();
    m_library.reset();
}

void ArticleSpellingTest::open(const QString &text, const QString &language)
{
    Article article;
    article.body = text;
    article.language = language;
    m_spelling->setDraft(nullptr);
    m_desk->setDraft(nullptr);
    m_draft = std::make_unique<Draft>(QUuid::createUuid(), article);
    m_desk->setDraft(m_draft.get());
    m_spelling->setDraft(m_draft.get());
    body()->setFocus();
    QTRY_VERIFY(m_spelling->state() == ArticleSpelling::State::Ready
                || m_spelling->state() == ArticleSpelling::State::NoDictionary);
}

QStringList ArticleSpellingTest::marked() const
{
    QStringList words;
    for (QTextBlock block = body()->document()->firstBlock(); block.isValid(); block = block.next()) {
        if (const ParagraphData *paragraph = ParagraphData::of(block)) {
            for (const TextRange &range : paragraph->misspellings)
                words.append(block.text().mid(range.start, range.length()));
        }
    }
    return words;
}

QMenu *ArticleSpellingTest::openMenu(int position)
{
    QTextCursor cursor(body()->document());
    cursor.setPosition(position);
    body()->setTextCursor(cursor);
    body()->showMenuAtCaret();
    return body()->findChild<QMenu *>(QStringLiteral("bodyMenu"));
}

void ArticleSpellingTest::marksWhatIsMisspelt()
{
    open(QStringLiteral("The harbor lights\n\nare brigt and the lights"));
    QCOMPARE(marked(), (QStringList{QStringLiteral("harbor"), QStringLiteral("brigt")}));
    QCOMPARE(m_spelling->count(), 2);
}

void ArticleSpellingTest::marksHeadlineAndDeckToo()
{
    open(QString());
    m_desk->headline()->setFocus();
    QTest::keyClicks(m_desk->headline(), QStringLiteral("The lihts "));
    QTRY_COMPARE(m_spelling->count(), 1);
    QCOMPARE(m_spelling->marks().words().first().word, QStringLiteral("lihts"));
}

void ArticleSpellingTest::countsAnewAfterACorrection()
{
    open(QStringLiteral("the brigt words and wrods"));
    QTRY_COMPARE(m_spelling->count(), 2);
    int told = -1;
    connect(m_spelling.get(), &ArticleSpelling::changed, this, [&] { told = m_spelling->count(); });
    QVERIFY(m_spelling->correct({body(), {4, 9}}, QStringLiteral("bright"), false) == 1);
    QTRY_COMPARE(told, 1);
}

void ArticleSpellingTest::tellsScreenReadersWhichWordsAreMisspelt()
{
    open(QStringLiteral("the **brigt** words"));
    QTRY_COMPARE(m_spelling->count(), 1);
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(body());
    QVERIFY(interface && interface->textInterface() && interface->editableTextInterface());
    QAccessibleTextInterface *words = interface->textInterface();
    int start = 0;
    int end = 0;
    QCOMPARE(words->attributes(1, &start, &end), QString());
    QVERIFY(start == 0 && end <= 6);
    QVERIFY(words->attributes(7, &start, &end).startsWith(QStringLiteral("invalid:spelling;")));
    QCOMPARE(words->text(start, end), QStringLiteral("brigt"));
    words->setCursorPosition(2);
    QCOMPARE(body()->textCursor().position(), 2);
    words->setSelection(0, 4, 9);
    QCOMPARE(words->selectionCount(), 1);
    interface->editableTextInterface()->replaceText(6, 11, QStringLiteral("bright"));
    QCOMPARE(words->characterCount(), body()->toPlainText().size());
    QCOMPARE(interface->text(QAccessible::Value), QStringLiteral("the **bright** words"));
    QCOMPARE(words->offsetAtPoint(words->characterRect(3).center()), 3);
    disconnect(m_spelling.get(), nullptr, this, nullptr);
}

void ArticleSpellingTest::correctsHeadlineAndDeckByMenuKeyAndPanel()
{
    open(QStringLiteral("the brigt words"));
    Article details = m_draft->details();
    details.headline = QStringLiteral("The ligts");
    details.deck = QStringLiteral("By the ligts and wrods");
    m_draft->setDetails(details);
    QTRY_COMPARE(m_spelling->count(), 4);

    // By key, from the body around the end into the headline.
    QTest::keyClick(body(), Qt::Key_End, Qt::ControlModifier);
    m_menu->goToNext(true);
    QVERIFY(m_desk->headline()->hasFocus());
    QCOMPARE(m_desk->headline()->textCursor().selectedText(), QStringLiteral("ligts"));
    m_menu->goToNext(true);
    QVERIFY(m_desk->deck()->hasFocus());
    m_menu->goToNext(false);
    QVERIFY(m_desk->headline()->hasFocus());

    // By menu.
    m_menu->correctAtCaret();
    QMenu *menu = m_desk->headline()->findChild<QMenu *>(QStringLiteral("headlineMenu"));
    QVERIFY(menu && menu->isVisible());
    QTRY_COMPARE(menu->actions().first()->text(), QStringLiteral("lights"));
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(m_draft->details().headline, QStringLiteral("The lights"));
    QTRY_COMPARE(m_spelling->count(), 3);

    // By panel.
    SpellingPanel panel(m_desk.get(), m_spelling.get());
    panel.setDraft(m_draft.get());
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto *words = panel.findChild<QListWidget *>(QStringLiteral("misspeltWords"));
    QTRY_COMPARE(words->count(), 3);
    words->setCurrentRow(1);
    auto *replace = panel.findChild<QPushButton *>(QStringLiteral("replaceMisspelling"));
    QTRY_VERIFY(replace->isEnabled());
    QTest::mouseClick(replace, Qt::LeftButton);
    QCOMPARE(m_draft->details().deck, QStringLiteral("By the ligts and words"));
}

void ArticleSpellingTest::leavesTheWordBeingTypedInTheHeadlineAlone()
{
    open(QString());
    m_desk->headline()->setFocus();
    QTest::keyClicks(m_desk->headline(), QStringLiteral("The lihts"));
    QVERIFY(m_desk->headline()->isWordUnfinished());
    QTest::keyClick(m_desk->headline(), Qt::Key_Return);
    QVERIFY(!m_desk->headline()->isWordUnfinished());
}

void ArticleSpellingTest::leavesCodeAddressesAndCitationsAlone()
{
    open(QStringLiteral("see `cde` and [words](https://exmple.org) [@prce2021] https://othr.org\n\n```\nfncd\n```\n"));
    QCOMPARE(marked(), QStringList());
}

void ArticleSpellingTest::leavesTheWordBeingTypedAlone()
{
    open(QString());
    QTest::keyClicks(body(), QStringLiteral("the ligts"));
    QVERIFY(body()->isWordUnfinished());
    QTest::keyClick(body(), Qt::Key_Space);
    QVERIFY(!body()->isWordUnfinished());
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("ligts")});
    QTest::keyClick(body(), Qt::Key_Backspace);
    QVERIFY(body()->isWordUnfinished());
    QTest::keyClick(body(), Qt::Key_Home);
    QVERIFY(!body()->isWordUnfinished());
}

void ArticleSpellingTest::keepsMarksWithTheirWordsWhileOneTypesBefore()
{
    open(QStringLiteral("the brigt lights"));
    QTest::keyClicks(body(), QStringLiteral("and see "));
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("brigt")});
    QTest::keyClick(body(), Qt::Key_Return);
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("brigt")});
    QCOMPARE(m_spelling->marks().at(body(), 14)->range.start, 13);
}

void ArticleSpellingTest::showsSuggestionsInTheMenuAndCorrects()
{
    open(QStringLiteral("the ligts are"));
    QMenu *menu = openMenu(6);
    QVERIFY(menu);
    QTRY_COMPARE(menu->actions().first()->text(), QStringLiteral("lights"));
    QTest::keyClick(menu, Qt::Key_Down);
    menu->actions().first()->trigger();
    QCOMPARE(m_draft->body().toString(), QStringLiteral("the lights are"));
    QTRY_COMPARE(marked(), QStringList());
    menu->close();
    body()->undo();
    QCOMPARE(m_draft->body().toString(), QStringLiteral("the ligts are"));
}

void ArticleSpellingTest::opensTheMenuByKeyAtTheNextMisspelling()
{
    open(QStringLiteral("the lights are brigt"));
    m_menu->correctAtCaret();
    QCOMPARE(body()->textCursor().selectedText(), QStringLiteral("brigt"));
    QMenu *menu = body()->findChild<QMenu *>(QStringLiteral("bodyMenu"));
    QVERIFY(menu && menu->isVisible());
    QTRY_COMPARE(menu->actions().first()->text(), QStringLiteral("bright"));
    QTRY_COMPARE(menu->activeAction(), menu->actions().first());
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(m_draft->body().toString(), QStringLiteral("the lights are bright"));
}

void ArticleSpellingTest::goesAroundTheMisspellings()
{
    open(QStringLiteral("brigt the\nligts and\nwrods"));
    const QStringList expected{QStringLiteral("brigt"), QStringLiteral("ligts"), QStringLiteral("wrods"),
                               QStringLiteral("brigt")};
    for (const QString &word : expected) {
        m_menu->goToNext(true);
        QCOMPARE(body()->textCursor().selectedText(), word);
    }
    m_menu->goToNext(false);
    QCOMPARE(body()->textCursor().selectedText(), QStringLiteral("wrods"));
    m_menu->goToNext(false);
    QCOMPARE(body()->textCursor().selectedText(), QStringLiteral("ligts"));
}

void ArticleSpellingTest::addsToTheDictionaryForEveryArticle()
{
    open(QStringLiteral("the Daesh and Daesh"));
    QCOMPARE(marked().size(), 2);
    openMenu(6);
    body()->findChild<QAction *>(QStringLiteral("addToDictionary"))->trigger();
    QCOMPARE(marked(), QStringList());
    open(QStringLiteral("Daesh and brigt"));
    QCOMPARE(marked(), QStringList{QStringLiteral("brigt")});
}

void ArticleSpellingTest::ignoresInThisArticleOnly()
{
    open(QStringLiteral("the brigt"));
    openMenu(6);
    body()->findChild<QAction *>(QStringLiteral("ignoreHere"))->trigger();
    QTRY_COMPARE(m_spelling->state(), ArticleSpelling::State::Ready);
    QCOMPARE(marked(), QStringList());
    QTest::keyClick(body(), Qt::Key_Home);
    QTest::keyClicks(body(), QStringLiteral("brigt "));
    QTest::qWait(50);
    QCOMPARE(marked(), QStringList());
    open(QStringLiteral("the brigt"));
    QCOMPARE(marked(), QStringList{QStringLiteral("brigt")});
}

void ArticleSpellingTest::takesAWordBack()
{
    open(QStringLiteral("the brigt"));
    m_spelling->addToDictionary(QStringLiteral("brigt"));
    QTRY_COMPARE(m_spelling->state(), ArticleSpelling::State::Ready);
    openMenu(6);
    auto *forget = body()->findChild<QAction *>(QStringLiteral("forgetWord"));
    QVERIFY(forget);
    forget->trigger();
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("brigt")});
}

void ArticleSpellingTest::neverMarksTheAuthorsNames()
{
    AuthorProfile author;
    author.name = QStringLiteral("Siobhan Qureshi");
    const auto added = m_library->authors().add(author);
    QVERIFY(added);
    open(QStringLiteral("Qureshi’s words and brigt"));
    QVERIFY(marked().size() == 2);
    Article details = m_draft->details();
    details.byline.authors = {added->id};
    m_draft->setDetails(details);
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("brigt")});
}

void ArticleSpellingTest::saysWhatToInstallWithoutADictionary()
{
    open(QStringLiteral("Dydd da"), QStringLiteral("cy"));
    QCOMPARE(m_spelling->state(), ArticleSpelling::State::NoDictionary);
    QVERIFY2(m_spelling->stateText().contains(QStringLiteral("hunspell")), qPrintable(m_spelling->stateText()));
    QCOMPARE(marked(), QStringList());
    QTest::keyClicks(body(), QStringLiteral("x"));
    QCOMPARE(m_draft->body().toString(), QStringLiteral("xDydd da"));
}

void ArticleSpellingTest::changesTheLanguageOfOneArticle()
{
    open(QStringLiteral("das Wort the lights"));
    QCOMPARE(marked(), (QStringList{QStringLiteral("das"), QStringLiteral("Wort")}));
    Article details = m_draft->details();
    details.language = QStringLiteral("de-DE");
    m_draft->setDetails(details);
    QTRY_COMPARE(marked(), (QStringList{QStringLiteral("the"), QStringLiteral("lights")}));
}

void ArticleSpellingTest::followsAFenceThatOpensAndCloses()
{
    open(QStringLiteral("the\nbrigt\nand"));
    QTest::keyClick(body(), Qt::Key_End);
    QTest::keyClicks(body(), QStringLiteral("\r```"));
    QTRY_COMPARE(marked(), QStringList());
    QTest::keyClick(body(), Qt::Key_Backspace);
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("brigt")});
}

void ArticleSpellingTest::checksALongArticleWhole()
{
    QString text = QString(QStringLiteral("the lights are brigt and the words\n\n")).repeated(3000);
    open(text);
    QCOMPARE(m_spelling->count(), 3000);
    // Edits while the walk is under way neither lose nor move marks.
    setBody(text);
    QTest::keyClick(body(), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(body(), Qt::Key_Return);
    QTest::keyClicks(body(), QStringLiteral("wrods "));
    QTRY_COMPARE_WITH_TIMEOUT(m_spelling->count(), 3001, 20'000);
}

void ArticleSpellingTest::listsWordsWithCountsAndReplacesAll()
{
    open(QStringLiteral("ligts and brigt ligts\nthe ligts"));
    SpellingPanel panel(m_desk.get(), m_spelling.get());
    panel.setDraft(m_draft.get());
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto *words = panel.findChild<QListWidget *>(QStringLiteral("misspeltWords"));
    QTRY_COMPARE(words->count(), 2);
    QVERIFY(words->item(0)->text().startsWith(QStringLiteral("ligts")));
    QVERIFY(words->item(0)->text().contains(QStringLiteral("3")));
    words->setCurrentRow(0);
    auto *all = panel.findChild<QPushButton *>(QStringLiteral("replaceAllMisspellings"));
    QTRY_VERIFY(all->isEnabled());
    QTest::mouseClick(all, Qt::LeftButton);
    QCOMPARE(m_draft->body().toString(), QStringLiteral("lights and brigt lights\nthe lights"));
    QTRY_COMPARE(words->count(), 1);
    body()->undo();
    QCOMPARE(m_draft->body().toString(), QStringLiteral("ligts and brigt ligts\nthe ligts"));
    auto *languages = panel.findChild<QComboBox *>(QStringLiteral("spellingLanguage"));
    QCOMPARE(languages->currentData().toString(), QStringLiteral("en-US"));
}

void ArticleSpellingTest::canBeSwitchedOff()
{
    open(QStringLiteral("the brigt"));
    m_spelling->setOn(false);
    QCOMPARE(marked(), QStringList());
    QCOMPARE(m_spelling->state(), ArticleSpelling::State::Off);
    m_spelling->setOn(true);
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("brigt")});
}

QTEST_MAIN(ArticleSpellingTest)
#include "articlespellingtest.moc"
