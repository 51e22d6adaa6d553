#pragma once

#include <QList>

namespace stet {

/// The ledger of quotations: one row a record. `record` is the whole of it as JSON; the columns beside it are what
/// search and lists ask for.
inline const QList<const char *> quotationTables{
    R"(CREATE TABLE quotation(
        number INTEGER PRIMARY KEY,
        article TEXT NOT NULL,
        words TEXT NOT NULL,
        speaker TEXT NOT NULL,
        source TEXT NOT NULL,
        record TEXT NOT NULL))",
    "CREATE INDEX quotation_article ON quotation(article, number)",
    "CREATE INDEX quotation_source ON quotation(source) WHERE source <> ''",
};

} // namespace stet
