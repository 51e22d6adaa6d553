#pragma once

#include "app/cli/streams.h"

#include <QStringList>

namespace stet {

class Library;

/// `sources check-links [KEY...]`: asks for the addresses of these sources (all without a key), prints what was found,
/// one line each, and remembers it in the library. Answers an ExitCode: ProblemsFound when one has to be looked at.
int checkLinks(const QStringList &keys, bool json, Library &library, Streams &streams);

} // namespace stet
