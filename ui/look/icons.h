#pragma once

#include <QIcon>
#include <QString>

namespace stet {

/// One of our own icons by the name of its file in resources/icons, without ".svg".
///
/// It is drawn from its SVG at the size and pixel ratio that are asked for, in the window's present text colour (the
/// accent when it is switched on, faded when it is disabled), so it stays crisp at any scale and follows light and
/// dark. An unknown name answers an empty icon. GUI thread.
QIcon icon(const QString &name);

} // namespace stet
