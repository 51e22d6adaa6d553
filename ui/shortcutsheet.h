#pragma once

#include <QDialog>

namespace stet {

class Commands;

/// Every shortcut of the window on one sheet, by menu.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutSheet(const Commands &commands, QWidget *parent = nullptr);
};

} // namespace stet
