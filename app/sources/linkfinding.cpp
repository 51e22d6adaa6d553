#include "app/sources/linkfinding.h"

#include <QCoreApplication>

namespace stet {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("stet::LinkFinding", text);
}

struct StateRow
{
    LinkState state;
    const char *name;
    const char *label;
};

#define TEXT(words) QT_TRANSLATE_NOOP("stet::LinkFinding", words)

const StateRow stateRows[]{
    {LinkState::NotChecked, "not-checked", TEXT("Not checked")},
    {LinkState::Alive, "alive", TEXT("In order")},
    {LinkState::Changed, "changed", TEXT("Changed")},
    {LinkState::Moved, "moved", TEXT("Moved")},
    {LinkState::Gone, "gone", TEXT("Gone")},
    {LinkState::Refused, "refused", TEXT("Refused")},
    {LinkState::Astray, "astray", TEXT("Leads astray")},
    {LinkState::Unreachable, "unreachable", TEXT("Cannot be reached")},
};

#undef TEXT

const StateRow &rowOf(LinkState state)
{
    for (const StateRow &row : stateRows) {
        if (row.state == state)
            return row;
    }
    return stateRows[0];
}

QString quotationsSentence(const LinkFinding &finding)
{
    const int all = finding.quotationsStand + finding.quotationsLost;
    if (all == 0)
        return {};
    if (finding.quotationsLost == 0)
        return QLatin1Char(' ') + QCoreApplication::translate("stet::LinkFinding", "%n quotation(s) held to it still stand in it.", nullptr, all);
    return QLatin1Char(' ')
           + QCoreApplication::translate("stet::LinkFinding", "%n quotation(s) held to it are not in it any more.", nullptr, finding.quotationsLost);
}

} // namespace

bool isTrouble(LinkState state)
{
    return state != LinkState::NotChecked && state != LinkState::Alive;
}

QString linkStateName(LinkState state)
{
    return QLatin1String(rowOf(state).name);
}

QString linkStateLabel(LinkState state)
{
    return translated(rowOf(state).label);
}

QString linkSentence(const LinkFinding &finding)
{
    switch (finding.state) {
    case LinkState::NotChecked:
        return translated("The address was not checked yet.");
    case LinkState::Alive:
        return (finding.compared ? translated("The page is there and says what was saved.") : translated("The page is there."))
               + quotationsSentence(finding);
    case LinkState::Changed:
        return (finding.movedTo.isEmpty()
                    ? translated("The page is there, and its words have changed since they were saved.")
                    : translated("The page has moved for good to %1, and its words have changed since they were saved.").arg(finding.movedTo))
               + quotationsSentence(finding);
    case LinkState::Moved:
        return translated("The page has moved for good to %1.").arg(finding.movedTo) + quotationsSentence(finding);
    case LinkState::Gone:
        return translated("The site says that there is no such page (%1). The saved text is safe.").arg(finding.answer);
    case LinkState::Refused:
        return translated("The site does not show this page to a program (%1); open it in a browser to see.").arg(finding.answer);
    case LinkState::Astray:
        return translated("The address leads in a circle or to something that is no web page, so it was not followed.");
    case LinkState::Unreachable:
        return finding.answer == 0 ? translated("No answer came, which says nothing about the page: try again later.")
                                   : translated("The server is in trouble (%1), which says nothing about the page: try again later.").arg(finding.answer);
    }
    return {};
}

QJsonObject toJson(const LinkFinding &finding)
{
    if (finding.state == LinkState::NotChecked)
        return {};
    return {{QStringLiteral("state"), linkStateName(finding.state)},
            {QStringLiteral("checkedAt"), finding.checkedAt.toString(Qt::ISODateWithMs)},
            {QStringLiteral("movedTo"), finding.movedTo},
            {QStringLiteral("answer"), finding.answer},
            {QStringLiteral("compared"), finding.compared},
            {QStringLiteral("quotationsStand"), finding.quotationsStand},
            {QStringLiteral("quotationsLost"), finding.quotationsLost}};
}

LinkFinding linkFindingFromJson(const QJsonObject &json)
{
    LinkFinding finding;
    const QString name = json.value(QLatin1String("state")).toString();
    for (const StateRow &row : stateRows) {
        if (name == QLatin1String(row.name))
            finding.state = row.state;
    }
    finding.checkedAt = QDateTime::fromString(json.value(QLatin1String("checkedAt")).toString(), Qt::ISODateWithMs).toUTC();
    finding.movedTo = json.value(QLatin1String("movedTo")).toString();
    finding.answer = json.value(QLatin1String("answer")).toInt();
    finding.compared = json.value(QLatin1String("compared")).toBool();
    finding.quotationsStand = json.value(QLatin1String("quotationsStand")).toInt();
    finding.quotationsLost = json.value(QLatin1String("quotationsLost")).toInt();
    return finding;
}

} // namespace stet
