#pragma once

#include "app/authors/authorprofile.h"
#include "app/result.h"
#include "app/store/database.h"

#include <QList>

namespace stet {

/// The author profiles of a library, sorted by name. Borrows the library's connection and belongs to its thread.
class AuthorStore
{
public:
    explicit AuthorStore(Database &database) : m_database(database) {}

    Result<QList<AuthorProfile>> list();

    /// The profiles with these ids, in their order; ids that are not there are left out.
    Result<QList<AuthorProfile>> find(const QList<AuthorId> &ids);

    /// Keeps a new profile and answers it with its id, which is made when it is null.
    Result<AuthorProfile> add(AuthorProfile profile);
    Result<void> update(const AuthorProfile &profile);

    /// Undone by `add` with the same profile.
    Result<void> remove(const AuthorId &id);

private:
    Database &m_database;
};

} // namespace stet
