#pragma once

#include <QDate>
#include <QString>
#include <optional>

/// Dates as pages print them, in the languages of the larger presses. Pure and thread-safe.
namespace stet::shapes {

/// A date anywhere in a text: "May 3, 2024", "3 May 2024", "12. März 2024", "12 de marzo de 2024", "3.5.2024", ISO 8601.
std::optional<QDate> dateIn(const QString &text);

/// The date of a dateline: a short paragraph that says a date, perhaps a time of day, and little else.
std::optional<QDate> dateline(const QString &text);

} // namespace stet::shapes
