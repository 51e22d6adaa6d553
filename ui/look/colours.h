#pragma once

#include <QColor>
#include <QPalette>

namespace stet {

/// Light or dark.
enum class ColourScheme { Light, Dark };

/// The few colours that the whole window is made of; each scheme is designed by itself.
///
/// Every colour for words reaches a contrast of 4.5 on every surface (WCAG 2.2, 1.4.3); a test holds them to it.
struct Colours
{
    QColor paper;      ///< behind words: the desk, lists, fields
    QColor chrome;     ///< behind everything else: bars, panels
    QColor raised;     ///< menus and tips, which lie above both
    QColor ink;        ///< words
    QColor quietInk;   ///< words that may be overlooked: marks of Markdown, dates, placeholders
    QColor hairline;   ///< one pixel between two rooms
    QColor hover;      ///< under the pointer
    QColor accent;     ///< the blue pencil: links, focus, what is chosen
    QColor accentWash; ///< behind chosen words and rows
    QColor good;       ///< checked and right
    QColor doubtful;   ///< look at this
    QColor wrong;      ///< this is wrong, or could not be done
};

const Colours &coloursOf(ColourScheme scheme);

/// The colours that a widget with this palette stands among.
const Colours &coloursOf(const QPalette &palette);

/// The scheme that a palette belongs to, by its window colour.
ColourScheme schemeOf(const QPalette &palette);

/// The palette for every widget of the program. In it Link is the accent, PlaceholderText the quiet ink and Mid the
/// hairline.
QPalette paletteOf(ColourScheme scheme);

} // namespace stet
