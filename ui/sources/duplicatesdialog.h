#pragma once

#include "app/sources/source.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTextBrowser;

namespace stet {

class SourcesDesk;

/// Sources that are most likely the same work, a group at a time: which record is to be kept, what it takes from the
/// others, and the merging, which can be undone. Window's thread.
class DuplicatesDialog : public QDialog
{
    Q_OBJECT

public:
    DuplicatesDialog(SourcesDesk *desk, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeGroupPage();
    void read();
    void loadGroup();
    void showMerged();
    Source result() const;
    void merge();
    void keepApart();

    SourcesDesk *m_desk;
    QList<QList<Source>> m_groups; ///< without the words of captures
    QList<Source> m_group;         ///< the chosen one, with all
    QStackedWidget *m_pages;
    QLabel *m_empty;
    QListWidget *m_list;
    QComboBox *m_kept;
    QTextBrowser *m_preview;
    QPushButton *m_merge;
    QPushButton *m_apart;
};

} // namespace stet
