#pragma once

#include <QString>

namespace stet {

/// Our own script in the preview: it runs in a world that the page cannot reach, and only there.
///
/// It defines `stet` with patch, place, lineUp, reveal, blockAt, scheme and loaded; previewview.cpp calls them.
/// Everything it answers is a number, a list of numbers or a truth value.
QString previewScript();

} // namespace stet
