#pragma once

#include "app/authors/authorprofile.h"
#include "app/page/pagewords.h"

#include <QByteArray>
#include <QList>

namespace stet {

/// The box under an article that says who wrote it: one <section>, an h-card for each author with portrait (written into
/// the page), name, role, place, bio and links. Empty without authors.
QByteArray authorBox(const QList<AuthorProfile> &authors, const PageWords &words);

} // namespace stet
