#pragma once

namespace stet {

/// While one of these lives, a start without a usable display ends the program with one sentence on stderr and exit
/// code 2, where Qt would abort it. To be alive while QApplication is made, and not longer.
class DisplayCheck
{
public:
    DisplayCheck();
    ~DisplayCheck();
    DisplayCheck(const DisplayCheck &) = delete;
    DisplayCheck &operator=(const DisplayCheck &) = delete;
};

} // namespace stet
