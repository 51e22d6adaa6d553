#pragma once

#include "app/sources/sourcefile.h"

namespace stet {

/// CSL-JSON (citationstyles.org, schema 1.0.2): an array of items, one item alone, or an object with "items" or
/// "references". Each item is read by itself, so that a broken one costs no other. Keywords become tags.
ReadSources readCslJson(const QByteArray &bytes);

/// An array, one item a line block, members in the order of the alphabet. Tags come as "keyword", notes under "custom".
QByteArray writeCslJson(const QList<Source> &sources);

} // namespace stet
