#include "ui/languagename.h"

#include <QLocale>

namespace stet {

QString languageName(const QString &language)
{
    const QLocale locale(language);
    if (locale.language() == QLocale::C)
        return language;
    const QString name = QLocale::languageToString(locale.language());
    return language.contains(QLatin1Char('-'))
               ? QStringLiteral("%1 (%2)").arg(name, QLocale::territoryToString(locale.territory()))
               : name;
}

} // namespace stet
