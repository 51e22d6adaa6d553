#include "app/cli/command.h"
#include "app/spelling/dictionaries.h"

#include <QCoreApplication>

namespace stet {

int runDictionaries(const Arguments &arguments, Streams &streams)
{
    if (!arguments.operands().isEmpty())
        return wrongUse(streams, "dictionaries",
                        QCoreApplication::translate("stet-cli", "dictionaries takes no operands."));
    const bool json = arguments.value(QStringLiteral("format")) == QLatin1String("json");
    for (const DictionaryInfo &dictionary : installedDictionaries()) {
        if (json)
            streams.writeJson({{"language", dictionary.language},
                               {"name", dictionary.name},
                               {"file", dictionary.wordFile}});
        else
            streams.writeLine(dictionary.language + QLatin1Char('\t') + dictionary.name);
    }
    return Done;
}

} // namespace stet
