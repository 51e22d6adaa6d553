#include "app/store/undofile.h"
#include "tests/app/store/keptdraft.h"

#include <QTest>

#include <filesystem>

using namespace stet;

/// Undo that goes on when a draft is opened again, also after a crash.
class UndoFileTest : public QObject, private KeptDraft
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open({})); }
    void cleanup() { close(); }
    void bringsStepsBackWhenADraftIsOpenedAgain();
    void bringsStepsBackAfterACrash();
    void bringsStepsOfTheHeadlineBackAfterACrash();
    void bringsStepsBackAfterASecondCrash();
    void bringsStepsBackWhenALongJournalBeganAnew();
    void isReadableByItsOwnerOnly();
    void hasNoStepsForOtherWords();
    void hasNoStepsWhenAByteDiffers();
    void goesWithItsDraft();
    void costsNoWordWhenItsFolderIsAFile();

private:
    static LibraryFolder at(const QString &path) { return {path}; }
    std::unique_ptr<Draft> opened(Library &library) const
    {
        const auto stored = library.articles().load(m_id);
        if (!stored)
            return nullptr;
        auto draft = std::make_unique<Draft>(m_id, stored->article, stored->place);
        draft->setEdits(undofile::read(at(library.folder()), m_id, stored->article));
        return draft;
    }
    static Article words(const char *headline, const char *body)
    {
        Article article;
        article.headline = QLatin1String(headline);
        article.body = QLatin1String(body);
        return article;
    }
    static void typeHeadline(Draft &draft, const QString &text)
    {
        Article details = draft.details();
        for (const QChar letter : text) {
            details.headline += letter;
            draft.setDetails(details);
        }
    }
};

void UndoFileTest::bringsStepsBackWhenADraftIsOpenedAgain()
{
    const auto running = keeper();
    type(QStringLiteral("one two three"));
    m_draft->undo(EditedText::Body);
    QVERIFY(running->unwatch(m_draft.get()));
    const auto again = opened(*m_library);
    QCOMPARE(again->edits(), m_draft->edits());
    again->redo(EditedText::Body);
    QCOMPARE(again->body().toString(), QStringLiteral("one two three"));
    for (int i = 0; i < 3; ++i)
        again->undo(EditedText::Body);
    QCOMPARE(again->body().toString(), QString());
}

void UndoFileTest::bringsStepsBackAfterACrash()
{
    const auto running = keeper();
    type(QStringLiteral("one two"));
    QVERIFY(running->unwatch(m_draft.get()));
    running->watch(m_draft.get());
    type(QStringLiteral(" three four"));
    m_draft->undo(EditedText::Body);
    QTRY_VERIFY(!running->isKeeping());
    const auto library = afterCrash();
    QVERIFY(library);
    const auto again = opened(*library);
    QCOMPARE(again->body().toString(), QStringLiteral("one two three "));
    QCOMPARE(again->edits(), m_draft->edits());
}

void UndoFileTest::bringsStepsOfTheHeadlineBackAfterACrash()
{
    const auto running = keeper();
    typeHeadline(*m_draft, QStringLiteral("Harbour lights out"));
    QVERIFY(running->unwatch(m_draft.get()));
    running->watch(m_draft.get());
    m_draft->undo(EditedText::Headline);
    typeHeadline(*m_draft, QStringLiteral("on again"));
    m_draft->undo(EditedText::Headline);
    m_draft->undo(EditedText::Headline);
    m_draft->redo(EditedText::Headline);
    QTRY_VERIFY(!running->isKeeping());
    const auto library = afterCrash();
    QVERIFY(library);
    const auto again = opened(*library);
    QCOMPARE(again->details().headline, QStringLiteral("Harbour lights on "));
    QCOMPARE(again->edits(), m_draft->edits());
    for (int i = 0; i < 3; ++i)
        again->undo(EditedText::Headline);
    QCOMPARE(again->details().headline, QString());
}

void UndoFileTest::bringsStepsBackAfterASecondCrash()
{
    const auto running = keeper();
    type(QStringLiteral("one two"));
    QTRY_VERIFY(!running->isKeeping());
    const auto first = afterCrash();
    const auto draft = opened(*first);
    Keeper second(first->folder(), emergencyFolder(), neverSaving());
    second.watch(draft.get());
    draft->undo(EditedText::Body);
    type(*draft, QStringLiteral("more words"));
    QTRY_VERIFY(!second.isKeeping());
    const auto library = afterCrash(first->folder());
    const auto again = opened(*library);
    QCOMPARE(again->body().toString(), QStringLiteral("one more words"));
    QCOMPARE(again->edits(), draft->edits());
    second.unwatch(draft.get());
}

void UndoFileTest::bringsStepsBackWhenALongJournalBeganAnew()
{
    const auto running = keeper({1, 10, 20, 20});
    for (int i = 0; i < 30; ++i) {
        m_draft->editBody(0, m_draft->body().size(), QString(20000, u'x') + QString::number(i));
        QTRY_VERIFY(!running->isKeeping());
    }
    QVERIFY(running->flush(10000));
    const auto library = afterCrash();
    QVERIFY(library);
    QCOMPARE(opened(*library)->edits(), m_draft->edits());
}

void UndoFileTest::isReadableByItsOwnerOnly()
{
    const auto running = keeper();
    type(QStringLiteral("one"));
    QVERIFY(running->unwatch(m_draft.get()));
    namespace files = std::filesystem;
    QCOMPARE(files::status(at(path()).undo(m_id).toStdString()).permissions(), files::perms(0600));
    QCOMPARE(files::status(at(path()).undos().toStdString()).permissions(), files::perms(0700));
}

void UndoFileTest::hasNoStepsForOtherWords()
{
    Article article = words("Headline", "one");
    ArticleEdits edits;
    edits.body = EditHistory::fromSteps({{0, {}, QStringLiteral("one")}}, 1);
    edits.headline = EditHistory::fromSteps({{0, {}, QStringLiteral("Headline")}}, 1);
    QVERIFY(undofile::write(at(path()), m_id, article, edits));
    QCOMPARE(undofile::read(at(path()), m_id, article), edits);
    QCOMPARE(undofile::read(at(path()), QUuid::createUuid(), article), ArticleEdits());
    article.body = QStringLiteral("two"); // changed by another program: the headline is still the same
    edits.body = {};
    QCOMPARE(undofile::read(at(path()), m_id, article), edits);
    article.headline.clear();
    QCOMPARE(undofile::read(at(path()), m_id, article), ArticleEdits());
}

void UndoFileTest::hasNoStepsWhenAByteDiffers()
{
    const Article article = words("Headline", "one");
    ArticleEdits edits;
    edits.body = EditHistory::fromSteps({{0, {}, QStringLiteral("one")}, {3, {}, QStringLiteral("x")}}, 1);
    edits.deck = EditHistory::fromSteps({{0, QStringLiteral("Deck"), {}}}, 1);
    const QByteArray good = undofile::encoded(m_id, article, edits);
    QCOMPARE(undofile::decoded(good, m_id, article), std::optional(edits));
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 4);
        QVERIFY2(!undofile::decoded(bad, m_id, article), qPrintable(QString::number(i)));
        QVERIFY(!undofile::decoded(good.left(i), m_id, article));
    }
}

void UndoFileTest::goesWithItsDraft()
{
    ArticleEdits edits;
    edits.body = EditHistory::fromSteps({{0, QStringLiteral("one"), {}}}, 1);
    QVERIFY(undofile::write(at(path()), m_id, {}, edits));
    QVERIFY(QFile::exists(at(path()).undo(m_id)));
    QVERIFY(m_library->articles().removeForGood(m_id));
    m_library.reset();
    m_library = openLibrary(path());
    QVERIFY(!QFile::exists(at(path()).undo(m_id)));
}

void UndoFileTest::costsNoWordWhenItsFolderIsAFile()
{
    QVERIFY(QFile(at(path()).undos()).open(QIODevice::WriteOnly));
    {
        const auto running = keeper();
        type(QStringLiteral("one two"));
        QVERIFY(running->unwatch(m_draft.get()));
    }
    m_library.reset();
    m_library = openLibrary(path());
    QVERIFY(!m_library->isReadOnly());
    const auto again = opened(*m_library);
    QCOMPARE(again->body().toString(), QStringLiteral("one two"));
    QVERIFY(!again->canUndo(EditedText::Body));
}

QTEST_GUILESS_MAIN(UndoFileTest)
#include "undofiletest.moc"
