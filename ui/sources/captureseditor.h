#pragma once

#include "app/sources/source.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace stet {

/// The saved texts of a source: when each was read, where, and whether it is still what was read. A text is never
/// changed; a new one is put beside it. Window's thread.
class CapturesEditor : public QWidget
{
    Q_OBJECT

public:
    explicit CapturesEditor(const Source &source, QWidget *parent = nullptr);

    /// The captures as they are to be kept: those that were not deleted, and last the text that was typed or pasted,
    /// read at `now` from `address`.
    QList<Capture> captures(const QDateTime &now, const QString &address) const;

    bool isEmpty() const;

Q_SIGNALS:
    void edited();

private:
    QWidget *makeButtons();
    void fill(int row);
    void showChosen();
    void addText();
    void removeChosen();
    void compare();
    int chosen() const; ///< place in `m_captures`; -1: the new text

    QString m_title;
    QList<Capture> m_captures; ///< oldest first, as in the source
    bool m_hasNew;
    QString m_newText;
    QListWidget *m_list;
    QLabel *m_origin;
    QLineEdit *m_archive;
    QPlainTextEdit *m_text;
    QPushButton *m_compare;
    QPushButton *m_add;
    QToolButton *m_remove;
    QPushButton *m_putBack;
    QList<QPair<int, Capture>> m_removed; ///< place and capture, the last removed last
};

/// "4 May 2024 at 07:08 · web page · 1,204 words".
QString captureLine(const Capture &capture);

} // namespace stet
