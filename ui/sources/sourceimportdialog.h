#pragma once

#include "app/sources/sourceimport.h"

#include <QDialog>
#include <QTimer>

#include <atomic>
#include <memory>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace stet {

class SourcesDesk;

/// One file of sources on its way into the library: how far it is, a way to stop it, and then what could not be read,
/// a line for each entry. A small file without a fault never shows it: a sentence and its undoing say all.
///
/// Deletes itself. Window's thread.
class SourceImportDialog : public QDialog
{
    Q_OBJECT

public:
    SourceImportDialog(SourcesDesk *desk, const QString &path, QWidget *parent);
    ~SourceImportDialog() override;

    void start();

Q_SIGNALS:
    void duplicatesAsked();

private:
    void take(const Result<SourceImport> &answer);
    void showReport();
    void stop();

    SourcesDesk *m_desk;
    QString m_path;
    std::shared_ptr<std::atomic<bool>> m_stop = std::make_shared<std::atomic<bool>>(false);
    QTimer m_showSoon; ///< what is done in a moment needs no window
    SourceImport m_import;
    QLabel *m_sentence;
    QProgressBar *m_progress;
    QListWidget *m_problems;
    QPushButton *m_stopButton;
    QPushButton *m_undo;
    QPushButton *m_duplicates;
    QPushButton *m_close;
};

} // namespace stet
