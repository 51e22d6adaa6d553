#pragma once

#include "app/citations/sourceindex.h"
#include "app/text/citationmark.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QListWidget;
class QPushButton;
class QWidget;

namespace stet {

class SourceListModel;

/// Chooses the sources of one citation and what stands around them: a new one, or one that is in the text already.
///
/// Whatever is typed here makes a mark that the text can hold. Window's thread.
class CitationPicker : public QDialog
{
    Q_OBJECT

public:
    /// `mark` without sources: a new citation.
    CitationPicker(const SourceIndex &sources, const CitationMark &mark, QWidget *parent);

    /// The mark as it was chosen; without sources when none was.
    CitationMark mark() const;

private:
    QWidget *makeFields();
    QWidget *makeWorks();
    void search();
    void takeSource();
    void takeFields();
    void showWork();
    void showMark();
    void addWork();
    void removeWork();
    QString nameOf(const CitedSource &work) const;

    SourceIndex m_sources;
    QList<CitedSource> m_works; ///< never empty; one without a key is still to be chosen
    qsizetype m_current = 0;
    bool m_showing = false;
    QLineEdit *m_search;
    QListView *m_list;
    SourceListModel *m_model;
    QWidget *m_worksRoom;
    QListWidget *m_workList;
    QPushButton *m_remove;
    QComboBox *m_label;
    QLineEdit *m_locator;
    QLineEdit *m_prefix;
    QLineEdit *m_suffix;
    QCheckBox *m_suppress;
    QCheckBox *m_inText;
    QLabel *m_mark;
    QPushButton *m_accept;
};

} // namespace stet
