#include "app/article/byline.h"

#include <QCoreApplication>
#include <QStringList>

namespace stet {

QString bylineLine(const Byline &byline, const QStringList &names)
{
    if (!byline.text.trimmed().isEmpty())
        return byline.text.trimmed();
    if (names.isEmpty())
        return {};
    const auto tr = [](const char *text) { return QCoreApplication::translate("stet::Byline", text); };
    if (names.size() == 1)
        return tr("By %1").arg(names.first());
    const QString first = names.mid(0, names.size() - 1).join(tr(", "));
    return tr("By %1 and %2").arg(first, names.last());
}

} // namespace stet
