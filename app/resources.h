#pragma once

namespace stet {

/// Makes the files that are compiled into the program (themes, lists of the text room) readable under ":/". May be called
/// any number of times from any thread. A static library's resources are not registered by themselves.
void loadResources();

} // namespace stet
