#pragma once

#include "app/authors/authorprofile.h"
#include "app/result.h"

#include <QObject>
#include <QTimer>

namespace stet {

class AuthorStore;

/// Everybody who can sign: the author profiles of the library, as the window knows them.
///
/// A change is seen by everybody at once and is in the library a moment later, so that typing in a form does not write
/// with each key. Owned by Application; borrows the store, which has to outlive it. Window's thread.
class Masthead : public QObject
{
    Q_OBJECT

public:
    explicit Masthead(AuthorStore &store, QObject *parent = nullptr);
    ~Masthead() override;

    /// Reads the library again, after an import or a restore.
    void reload();

    const QList<AuthorProfile> &profiles() const { return m_profiles; } ///< by name
    const AuthorProfile *find(const AuthorId &id) const;                ///< null: there is none
    const AuthorProfile *findByName(const QString &name) const;         ///< without regard to case

    /// A new profile; its id is made when it has none. Null: it could not be kept, which `failed` has said.
    AuthorId add(const AuthorProfile &profile);
    void change(const AuthorProfile &profile);
    /// Undone by `add` with the profile that this answers.
    AuthorProfile remove(const AuthorId &id);

    /// Writes what waits to be written.
    void keepNow();

Q_SIGNALS:
    void changed();
    void failed(const stet::Error &error);

private:
    void sort();

    AuthorStore &m_store;
    QList<AuthorProfile> m_profiles;
    QList<AuthorId> m_unkept;
    QTimer m_keepSoon;
};

} // namespace stet
