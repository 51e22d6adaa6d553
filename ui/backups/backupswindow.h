#pragma once

#include "ui/backups/backupmodel.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace stet {

class DraftList;
class ProgressBox;

/// The backups of the library by time, the drafts in the chosen one, and what can be brought back.
///
/// It shows what it is given and asks by signals; BackupsRoom does it. Window's thread.
class BackupsWindow : public QDialog
{
    Q_OBJECT

public:
    explicit BackupsWindow(QWidget *parent = nullptr);

    void setBackups(const QList<BackupLine> &lines);
    void setDrafts(const QString &backup, const QList<ArticleSummary> &drafts);
    void setSecondFolder(const QString &folder);

    /// One sentence about what was done, or could not be done.
    void say(const QString &sentence, bool wentWrong = false);

    Progress beginWork(const QString &sentence);
    void endWork();

    const BackupLine *chosen() const;

Q_SIGNALS:
    void backUpAsked();
    void lookAsked(const QString &backup);
    void restoreAsked(const stet::Backup &backup, const QList<stet::ArticleId> &ids);
    void secondFolderAsked();
    void secondFolderRemoved();

private:
    QWidget *makeTop();
    QLayout *makeLists();
    void updateButtons();
    QList<ArticleId> chosenDrafts() const;

    BackupModel *m_model;
    DraftList *m_drafts;
    QSortFilterProxyModel *m_found;
    QListView *m_backupList;
    QListView *m_draftList;
    QLineEdit *m_filter;
    QLabel *m_folder;
    QLabel *m_said;
    QPushButton *m_removeFolder;
    QPushButton *m_backUp;
    QPushButton *m_restore;
    QPushButton *m_restoreAll;
    ProgressBox *m_progress;
};

} // namespace stet
