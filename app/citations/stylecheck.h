#pragma once

#include "app/result.h"

#include <QByteArray>

namespace stet {

/// Why a CSL style (CSL 1.0.2) cannot be used; nothing when it can.
///
/// Refused are XML that is damaged, deep or has entities of its own, macros that are missing or call themselves, and what
/// would keep the processor busy for longer than some seconds: a style may be anybody's. How long that is, is told from
/// the elements that one entry may pass, with macros put in place and the longest way taken through every choice.
Result<void> checkStyle(const QByteArray &xml);

} // namespace stet
