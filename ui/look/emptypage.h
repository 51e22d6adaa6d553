#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace stet {

/// What stands where a list would be: one sentence and one button. Window's thread.
class EmptyPage : public QWidget
{
    Q_OBJECT

public:
    /// The names are those of the sentence's label and of the button.
    EmptyPage(const QString &textName, const QString &buttonName, QWidget *parent = nullptr);

    /// A null `action` takes the button away.
    void say(const QString &sentence, const QString &action);

Q_SIGNALS:
    void asked(); ///< the button was pressed

private:
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace stet
