#include "app/store/library.h"
#include "app/store/undofile.h"
#include "tests/faults/faultrun.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;
using namespace stet::faults;

/// Spoils one file of a library at a time, in every way a disk or a person can, and opens it.
class MutantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_home.setAutoRemove(true);
        const QString original = m_home.filePath(QStringLiteral("original"));
        auto library = open(original);
        QVERIFY(library);
        for (int i = 0; i < 8; ++i) {
            Article article;
            article.headline = QStringLiteral("Article %1").arg(i);
            article.body = QStringLiteral("Body %1, with \u201cwords\u201d. ").arg(i).repeated(400 * i);
            const auto id = library->articles().add(article);
            QVERIFY(id);
            m_articles.append({*id, article});
        }
        AuthorProfile author;
        author.name = QStringLiteral("Ada Brown");
        QVERIFY(library->authors().add(author));
        QVERIFY(library->revisions().keep(m_articles[1].first, Revision::Reason::Named, QStringLiteral("One")));
        ArticleEdits edits;
        edits.body = EditHistory::fromSteps({{0, {}, QStringLiteral("Body")}}, 1);
        QVERIFY(undofile::write({original}, m_articles[1].first, m_articles[1].second, edits));
        library.reset();
        library = open(original); // with a -wal in place, as after a crash
        QVERIFY(library->settings().setValue(QStringLiteral("a"), QStringLiteral("b")));
        copyFolder(original, m_home.filePath(QStringLiteral("template")));
    }

    void givesEveryArticleBackWhateverFileIsSpoilt();

private:
    using Files = QList<QString>;

    std::unique_ptr<Library> open(const QString &path)
    {
        LibraryOptions options;
        options.emergencyFolder = m_home.filePath(QStringLiteral("emergency"));
        auto library = Library::open(path, options);
        if (!library)
            m_refusal = library.error().message + u' ' + library.error().detail;
        return library ? std::move(*library) : nullptr;
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Answers what was done, for the message.
    QString spoil(const QString &path, const QString &other)
    {
        QFile file(path);
        const qint64 size = file.size();
        switch (m_random.bounded(8)) {
        case 0:
            (void)file.resize(m_random.bounded(static_cast<int>(size) + 1));
            return QStringLiteral("cut");
        case 1: {
            QByteArray bytes = contentOf(path);
            for (int i = 0; i < 5 && !bytes.isEmpty(); ++i) {
                const int at = m_random.bounded(static_cast<int>(bytes.size()));
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << m_random.bounded(8)));
            }
            overwrite(path, bytes);
            return QStringLiteral("flipped");
        }
        case 2: {
            QByteArray bytes = contentOf(path);
            const int at = bytes.isEmpty() ? 0 : m_random.bounded(static_cast<int>(bytes.size()));
            const qsizetype length = std::min<qsizetype>(bytes.size() - at, 4096);
            bytes.replace(at, length, QByteArray(length, '\0'));
            overwrite(path, bytes);
            return QStringLiteral("zeroed");
        }
        case 3:
            overwrite(path, contentOf(other));
            return QStringLiteral("swapped");
        case 4:
            file.remove();
            QFile::link(m_home.filePath(QStringLiteral("nowhere")), path);
            return QStringLiteral("a link to nowhere");
        case 5:
            file.remove();
            QDir().mkpath(path + QStringLiteral("/inner"));
            return QStringLiteral("a folder");
        case 6:
            file.setPermissions({});
            return QStringLiteral("unreadable");
        default:
            file.remove();
            return QStringLiteral("deleted");
        }
    }
    static void overwrite(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QTemporaryDir m_home;
    QList<std::pair<ArticleId, Article>> m_articles;
    QRandomGenerator m_random{11};
    QString m_refusal;
};

void MutantTest::givesEveryArticleBackWhateverFileIsSpoilt()
{
    const int mutants = isLong() ? 1000 : 60;
    const QString path = m_home.filePath(QStringLiteral("library"));
    qint64 slowest = 0;
    int rebuilt = 0;
    for (int mutant = 0; mutant < mutants; ++mutant) {
        copyFolder(m_home.filePath(QStringLiteral("template")), path);
        QStringList files;
        QDirIterator all(path, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext())
            files.append(all.next());
        files.sort();
        // Half of the mutants concern the database itself.
        const QString database = path + QStringLiteral("/library.db");
        const QString file = m_random.bounded(2) == 0 ? database : files[m_random.bounded(int(files.size()))];
        const QString how = spoil(file, files[m_random.bounded(int(files.size()))]);
        const QString what = QStringLiteral("mutant %1: %2 is %3").arg(mutant).arg(file.mid(path.size()), how);
        const QByteArray spoilt = contentOf(database);
        QElapsedTimer clock;
        clock.start();
        auto library = open(path);
        slowest = std::max(slowest, clock.elapsed());
        QVERIFY2(library, qPrintable(what + u'\n' + m_refusal));
        for (const auto &[id, article] : m_articles) {
            const auto loaded = library->articles().load(id);
            QVERIFY2(loaded, qPrintable(what + u'\n' + (loaded ? QString() : loaded.error().detail)));
            QVERIFY2(loaded->article == article, qPrintable(what));
            (void)undofile::read({path}, id, article); // a history or none, and nothing else
        }
        const QStringList kept = QDir(path + QStringLiteral("/damaged")).entryList({QStringLiteral("*-library.db")}, QDir::Files);
        if (!kept.isEmpty() && file == database) {
            ++rebuilt;
            QVERIFY2(library->notices().size() == 1, qPrintable(what + u'\n' + library->notices().join(u'\n')));
            QCOMPARE(contentOf(path + QStringLiteral("/damaged/") + kept.first()), spoilt);
        }
        // And what is written now is there the next time.
        Article fresh;
        fresh.body = QStringLiteral("Written after.");
        const auto added = library->articles().add(fresh);
        QVERIFY2(added, qPrintable(what + u'\n' + (added ? QString() : added.error().detail)));
        library.reset();
        library = open(path);
        QVERIFY2(library, qPrintable(what + u'\n' + m_refusal));
        QCOMPARE(library->articles().load(*added)->article, fresh);
    }
    qInfo("%d mutants, %d libraries made anew, 0 articles lost, slowest start %lld ms", mutants, rebuilt,
          static_cast<long long>(slowest));
}

QTEST_GUILESS_MAIN(MutantTest)
#include "mutanttest.moc"
