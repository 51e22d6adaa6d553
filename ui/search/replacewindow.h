#pragma once

#include "app/store/articlereplacement.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace stet {

class ProgressBox;

/// Replace in many drafts: what to look for, what to put there, and every place with a tick, under its draft.
///
/// Places inside quotations have no tick until they are given one. By key: arrows and space in the list. Asks ReplaceRoom
/// for everything. Window's thread.
class ReplaceWindow : public QDialog
{
    Q_OBJECT

public:
    explicit ReplaceWindow(QWidget *parent = nullptr);

    /// `chosen`: drafts that may be the only ones to look through; empty: all are.
    void showFor(const QList<ArticleId> &chosen);

    ReplacementWish wish() const;
    QList<ArticleId> within() const;

    void showPlaces(const ReplacementPlaces &places);
    void showError(const QString &sentence);

    /// What was found, with the ticks as they are.
    QList<ReplacementArticle> places() const;

    Progress beginWork();
    void endWork();

Q_SIGNALS:
    void findAsked();
    void replaceAsked();

private:
    QWidget *makeFields();
    void noteWish();
    void noteTick(QTreeWidgetItem *item);
    void updateCount();

    QLineEdit *m_find;
    QLineEdit *m_replacement;
    QCheckBox *m_case;
    QCheckBox *m_whole;
    QComboBox *m_scope;
    QTreeWidget *m_list;
    QLabel *m_count;
    QPushButton *m_replaceAll;
    ProgressBox *m_progress;
    QTimer m_findSoon;
    QList<ArticleId> m_chosen;
    ReplacementPlaces m_places;
    bool m_found = false; ///< `m_places` is of the present wish
    bool m_ticking = false;
};

} // namespace stet
