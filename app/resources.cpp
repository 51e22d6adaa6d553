#include "app/resources.h"

#include <QtCore/qglobal.h>

// Q_INIT_RESOURCE must stand outside every namespace.
static void registerAppResources()
{
    Q_INIT_RESOURCE(app);
}

namespace stet {

void loadResources()
{
    static const bool loaded = [] {
        registerAppResources();
        return true;
    }();
    Q_UNUSED(loaded)
}

} // namespace stet
