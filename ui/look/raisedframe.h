#pragma once

#include <QFrame>

namespace stet {

/// What stands above the window for a moment, such as the palette and completions: raised colour, a hairline around it.
/// Window's thread.
class RaisedFrame : public QFrame
{
    Q_OBJECT

public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace stet
