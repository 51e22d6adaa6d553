#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace stet {

/// One block of a composed page as UTF-8 HTML: exactly one element, so that the preview can swap it alone.
struct PageBlock
{
    QByteArray html;
    quint64 hash = 0;    ///< of `html`
    int sourceLine = -1; ///< first line of the body it came from, from 0; -1: from elsewhere. Never in the HTML.
};

/// A stretch of a page: either bytes of the theme, or one named part of the article and its blocks.
struct PagePart
{
    QByteArray name;         ///< "headline", "deck", "byline", "body", "authors", "notice"…; empty: bytes of the theme
    QByteArray literal;      ///< the theme's bytes, when `name` is empty
    QList<PageBlock> blocks; ///< in the page inside one <div data-part="NAME">, when `name` is not empty
};

/// A composed page: the one thing that preview and export show. A plain value.
struct Page
{
    QString theme;           ///< folder name of the theme it was composed with
    QList<PagePart> parts;   ///< in the order of the page; the first is the theme's, with the whole <head>

    /// The whole document, as it is exported and as the preview loads it.
    QByteArray html() const;
};

} // namespace stet
