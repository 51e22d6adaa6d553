#include "ui/look/fonts.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QStringList>

namespace stet {

QFont writingFont(double points)
{
    // The first of these that is installed; fontconfig falls back by itself when none is.
    static const QStringList families{
        QStringLiteral("Source Serif 4"), QStringLiteral("Source Serif Pro"), QStringLiteral("Charter"),
        QStringLiteral("Noto Serif"),     QStringLiteral("Georgia"),          QStringLiteral("Gelasio"),
        QStringLiteral("Liberation Serif"), QStringLiteral("DejaVu Serif"),
    };
    QFont font;
    font.setFamilies(families);
    font.setStyleHint(QFont::Serif);
    font.setPointSizeF(points);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont exactFont(double points)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(points);
    return font;
}

QFont interfaceFont(double scale)
{
    QFont font = QGuiApplication::font();
    font.setPointSizeF(font.pointSizeF() * scale);
    return font;
}

} // namespace stet
