#pragma once

#include "ui/library/shelf.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace stet {

/// What stands in place of a list that is empty: one sentence about why, and one button for what to do.
///
/// It knows the shelf and the words of the find field as they were told; whoever shows it does what it asks for.
/// Window's thread.
class EmptyShelfPage : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyShelfPage(QWidget *parent = nullptr);

    /// Nothing on this shelf has these words; without words: nothing is on it.
    void tellOf(const Shelf &shelf, const QString &words);

Q_SIGNALS:
    void newAsked();
    void searchAsked(const QString &words); ///< in the whole library
    void wordsGivenUp();                    ///< the find field is to be emptied
    void allAsked();                        ///< the shelf with all drafts

private:
    void press();

    QLabel *m_sentence;
    QPushButton *m_button;
    Shelf m_shelf;
    QString m_words;
};

} // namespace stet
