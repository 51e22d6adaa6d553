#include "ui/look/colours.h"

namespace stet {

const Colours &coloursOf(ColourScheme scheme)
{
    static const Colours light{
        .paper = QColor(0xfffefc), .chrome = QColor(0xf5f3ef), .raised = QColor(0xfffefc), .ink = QColor(0x24221f),
        .quietInk = QColor(0x68635b), .hairline = QColor(0xdcd8d0), .hover = QColor(0xebe8e2),
        .accent = QColor(0x2b5c9e), .accentWash = QColor(0xd3e2f5), .good = QColor(0x2c6e3f),
        .doubtful = QColor(0x875a00), .wrong = QColor(0xb3261e)};
    static const Colours dark{
        .paper = QColor(0x1c1c1e), .chrome = QColor(0x242427), .raised = QColor(0x2d2d31), .ink = QColor(0xe5e2dc),
        .quietInk = QColor(0xaca8a0), .hairline = QColor(0x3a3a3e), .hover = QColor(0x333337),
        .accent = QColor(0x8fb7ee), .accentWash = QColor(0x263b57), .good = QColor(0x86c796),
        .doubtful = QColor(0xe3b765), .wrong = QColor(0xf2a59d)};
    return scheme == ColourScheme::Dark ? dark : light;
}

ColourScheme schemeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? ColourScheme::Dark : ColourScheme::Light;
}

const Colours &coloursOf(const QPalette &palette)
{
    return coloursOf(schemeOf(palette));
}

QPalette paletteOf(ColourScheme scheme)
{
    const Colours &colours = coloursOf(scheme);
    const bool dark = scheme == ColourScheme::Dark;
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour) { palette.setColor(role, colour); };
    set(QPalette::Window, colours.chrome);
    set(QPalette::WindowText, colours.ink);
    set(QPalette::Base, colours.paper);
    set(QPalette::AlternateBase, colours.chrome);
    set(QPalette::Text, colours.ink);
    set(QPalette::Button, colours.chrome);
    set(QPalette::ButtonText, colours.ink);
    set(QPalette::BrightText, colours.wrong);
    set(QPalette::PlaceholderText, colours.quietInk);
    set(QPalette::ToolTipBase, colours.raised);
    set(QPalette::ToolTipText, colours.ink);
    set(QPalette::Highlight, colours.accentWash);
    set(QPalette::HighlightedText, colours.ink);
    set(QPalette::Link, colours.accent);
    set(QPalette::LinkVisited, colours.accent);
    set(QPalette::Mid, colours.hairline);
    set(QPalette::Midlight, colours.hover);
    set(QPalette::Light, dark ? colours.hover : colours.paper);
    set(QPalette::Dark, dark ? QColor(0x5a5a60) : QColor(0xb3aea5));
    set(QPalette::Shadow, dark ? QColor(0x101012) : QColor(0x8f8a81));
    const QColor faded = dark ? QColor(0x77746e) : QColor(0xa09b92);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, faded);
    return palette;
}

} // namespace stet
