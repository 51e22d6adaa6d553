#pragma once

#include "app/sources/linkchecker.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace stet {

class SourcesDesk;

/// Checks the addresses of sources when it is asked to, shows what is wrong with which, and does something about it:
/// takes the new address, saves the new text, opens the archived copy. What was found is remembered with its date.
///
/// Closing it stops the checking. Window's thread.
class LinkWindow : public QDialog
{
    Q_OBJECT

public:
    LinkWindow(SourcesDesk *desk, QWidget *parent);
    ~LinkWindow() override;

    /// Shows itself and begins; without ids, all sources are checked.
    void check(const QList<SourceId> &ids);

    /// For the checks to come; tests are less patient.
    void setLimits(const LinkLimits &limits);

private:
    QLayout *makeButtons();
    void take(const SourceId &id, const LinkFinding &finding, const QString &text);
    void addRow(const Source &source, const LinkFinding &finding);
    void showProgress();
    void finish(bool stopped);
    void showActions();
    SourceId chosen() const;
    void takeAddress();
    void saveText();

    SourcesDesk *m_desk;
    LinkChecker *m_checker = nullptr;
    QHash<SourceId, Source> m_sources;      ///< those that are checked, without words
    QHash<SourceId, QString> m_archives;    ///< address of the archived copy of their newest capture
    QHash<SourceId, LinkFinding> m_findings;
    QHash<SourceId, LinkFinding> m_unkept;  ///< not in the library yet
    QHash<SourceId, QString> m_texts;       ///< of pages that changed
    qsizetype m_all = 0;
    quint64 m_round = 0;
    QLabel *m_sentence;
    QProgressBar *m_progress;
    QListWidget *m_list;
    QPushButton *m_stop;
    QPushButton *m_newAddress;
    QPushButton *m_newText;
    QPushButton *m_open;
    QPushButton *m_archive;
};

} // namespace stet
