#pragma once

#include "app/page/page.h"

#include <QString>
#include <optional>

namespace stet {

/// What has to be done to a shown page to make it another: blocks out, blocks in.
struct PagePatch
{
    struct Step
    {
        qsizetype part = 0;      ///< which of the named parts, from 0
        qsizetype block = 0;     ///< the first block that goes, or before which the new ones come
        qsizetype removed = 0;
        QList<QByteArray> added;

        bool operator==(const Step &) const = default;
    };

    /// In reverse order of the page, so that no step moves the blocks of a later one.
    QList<Step> steps;

    /// How many blocks each named part has before the steps: the page is checked against it, never trusted.
    QList<qsizetype> blocksBefore;

    bool isEmpty() const { return steps.isEmpty(); }

    /// As a JSON value for the page's script: {"before":[…],"steps":[[part, block, removed, "html"…]…]}.
    QByteArray toJson() const;
};

/// The way from `shown` to `next`; none when what is seen of the theme's own bytes or the parts differ, so that only
/// loading helps. The title and the other metadata in the head are not seen: a new headline needs no loading.
/// Costs little more than comparing the hashes, whatever the pages weigh.
std::optional<PagePatch> patchBetween(const Page &shown, const Page &next);

} // namespace stet
