#pragma once

#include "app/page/page.h"

#include <QByteArray>
#include <QList>

namespace stet {

struct PageMaterial;

/// The blocks of one part of a page, by the name of its slot; empty for a part that the article does not have.
/// Everything but the body, which PageComposer makes itself:
///
/// - headline: the one <h1>; deck: a paragraph under it
/// - byline: "By A and B" or the free line, and the date; dateline: the date and only a free line, for themes whose author box
///   says the rest
/// - authors: the box "Published by" with name, role, bio, portrait and links of each author
/// - notice: sign-up notice; reply: the form "Leave a Reply"; comments: "2 thoughts on …" and the comments held
QList<PageBlock> pagePart(const QByteArray &name, const PageMaterial &material);

} // namespace stet
