#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace stet {

/// What was found when an address was asked for.
enum class LinkState {
    NotChecked,
    Alive,       ///< the page is there; where there was something to compare, it says the same
    Changed,     ///< the page is there, and its words are no longer those that were captured
    Moved,       ///< the page said itself that it is at `movedTo` for good
    Gone,        ///< the site answers that there is no such page (404, 410)
    Refused,     ///< the site answers, but not to a program: asks for a login, or for patience
    Astray,      ///< the address leads in a circle, or to something that is no web page
    Unreachable, ///< no answer that says anything about the page: no connection, too slow, the server is broken
};

/// The health of a source's address as it was found at one moment. A plain value.
struct LinkFinding
{
    LinkState state = LinkState::NotChecked;
    QDateTime checkedAt; ///< UTC
    QString movedTo;     ///< the new address, when the page has moved for good
    int answer = 0;      ///< the HTTP status that decided; 0: there was none
    bool compared = false; ///< its words were held against the captured ones
    int quotationsStand = 0; ///< quotations of articles held to this source that stand in the page as it is now…
    int quotationsLost = 0;  ///< …and that do not

    bool operator==(const LinkFinding &) const = default;
};

/// True for what a writer has to look at.
bool isTrouble(LinkState state);

/// "gone", "moved"…: for files and the command line.
QString linkStateName(LinkState state);

/// "Gone", "Cannot be reached": translated, for lists.
QString linkStateLabel(LinkState state);

/// One translated sentence about what was found and what it means.
QString linkSentence(const LinkFinding &finding);

/// Empty for NotChecked.
QJsonObject toJson(const LinkFinding &finding);
LinkFinding linkFindingFromJson(const QJsonObject &json);

} // namespace stet
