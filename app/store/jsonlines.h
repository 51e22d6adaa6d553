#pragma once

#include "app/result.h"

#include <QFile>
#include <QJsonObject>

#include <functional>

namespace stet {

/// Lines beyond this many bytes are not read: no row of a library is as long.
constexpr qint64 longestJsonLine = qint64(256) << 20;

/// Hands over the object of each line of an open file (jsonlines.org) with the line's number, counted from 1, until
/// `take` fails. A line that holds no object, is torn or too long comes as an empty one. Takes the memory of the longest
/// line.
Result<void> eachJsonLine(QFile &file, const std::function<Result<void>(int number, const QJsonObject &object)> &take);

} // namespace stet
