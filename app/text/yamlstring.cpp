#include "app/text/yamlstring.h"

namespace stet {

QString yamlString(const QString &text)
{
    QString yaml(u'"');
    for (const QChar character : text) {
        const ushort unit = character.unicode();
        const bool breaksLine = unit == 0x85 || unit == 0x2028 || unit == 0x2029;
        if (character == u'"' || character == u'\\')
            yaml += QStringLiteral("\\") + character;
        else if (character == u'\n')
            yaml += QStringLiteral("\\n");
        else if (character == u'\t')
            yaml += QStringLiteral("\\t");
        else if (unit < 0x20 || unit == 0x7F || breaksLine || unit == 0xFEFF)
            yaml += QStringLiteral("\\u%1").arg(uint(unit), 4, 16, QLatin1Char('0'));
        else
            yaml += character;
    }
    return yaml + u'"';
}

QString yamlList(const QStringList &entries)
{
    QStringList all;
    for (const QString &entry : entries)
        all.append(yamlString(entry));
    return u'[' + all.join(QStringLiteral(", ")) + u']';
}

} // namespace stet
