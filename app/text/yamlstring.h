#pragma once

#include <QString>
#include <QStringList>

namespace stet {

/// `text` as a YAML string between double quotes, on one line, whatever it holds.
QString yamlString(const QString &text);

/// A YAML list of such strings, on one line.
QString yamlList(const QStringList &entries);

} // namespace stet
