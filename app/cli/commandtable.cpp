#include "app/cli/command.h"

namespace stet {

const QList<Command> &commandTable()
{
    static const QList<Command> table{
        {"dictionaries",
         "",
         "List the spelling dictionaries on this machine",
         {{"format", "FORMAT", "text (default) or json, one object a line"}},
         runDictionaries},
    };
    return table;
}

} // namespace stet
