#pragma once

#include "app/store/keeper.h"
#include "app/store/library.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace stet {

/// A draft in a library, for one test function with a keeper. "After a crash" is a copy of the library folder made while
/// the keeper runs: it holds what the disk holds, and no process owns its journals.
class KeptDraft
{
protected:
    bool open(const Article &article)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_library = openLibrary(path());
        const auto id = m_library ? m_library->articles().add(article) : Result<ArticleId>(Error{});
        const auto stored = id ? m_library->articles().load(*id) : Result<StoredDraft>(Error{});
        if (!stored)
            return false;
        m_id = *id;
        m_draft = std::make_unique<Draft>(m_id, stored->article, stored->place);
        return true;
    }
    void close()
    {
        m_draft.reset();
        m_library.reset();
    }

    QString path() const { return m_folder->filePath(QStringLiteral("library")); }
    QString emergencyFolder() const { return m_folder->filePath(QStringLiteral("emergency")); }
    static KeeperRhythm neverSaving() { return {5, 600000, 600000, 20}; }
    static std::unique_ptr<Library> openLibrary(const QString &folder)
    {
        auto library = Library::open(folder);
        if (!library)
            qWarning() << library.error().message << library.error().detail;
        return library ? std::move(*library) : nullptr;
    }

    /// A keeper that watches the draft.
    std::unique_ptr<Keeper> keeper(const KeeperRhythm &rhythm = neverSaving()) const
    {
        auto keeper = std::make_unique<Keeper>(path(), emergencyFolder(), rhythm);
        keeper->watch(m_draft.get());
        return keeper;
    }

    std::unique_ptr<Library> afterCrash() { return afterCrash(path()); }
    std::unique_ptr<Library> afterCrash(const QString &library)
    {
        const QString copy = m_folder->filePath(QStringLiteral("crash%1").arg(++m_crashes));
        QDirIterator files(library, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const QString target = copy + file.mid(library.size());
            QDir().mkpath(QFileInfo(target).path());
            QFile::copy(file, target); // one that goes away meanwhile does not count
        }
        return openLibrary(copy);
    }

    void type(const QString &text) const { type(*m_draft, text); }
    static void type(Draft &draft, const QString &text)
    {
        for (const QChar letter : text)
            draft.editBody(draft.body().size(), 0, QString(letter));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Draft> m_draft;
    ArticleId m_id;

private:
    int m_crashes = 0;
};

} // namespace stet
