#pragma once

#include "ui/editor/columntext.h"

namespace stet {

/// Headline or deck: one paragraph without markup that wraps, grows with its words and holds no line feed.
///
/// Window's thread.
class DetailField : public ColumnText
{
    Q_OBJECT

public:
    explicit DetailField(QWidget *parent = nullptr);

    void showDetail(QTextDocument *text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void leftUpwards();
    void leftDownwards();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void fitHeight();
    int lineOfCaret() const;
};

} // namespace stet
