#pragma once

#include "app/progress.h"

#include <QDialog>

namespace stet {

class ProgressBox;

/// A small window for one long work: a sentence, how far it is, and a button that stops it. Closing it stops the work
/// too. Shown by `begin`, gone with `end`; whoever works goes on writing meanwhile. Window's thread.
class WorkDialog : public QDialog
{
    Q_OBJECT

public:
    explicit WorkDialog(QWidget *parent);

    /// As ProgressBox.
    Progress begin(const QString &title, const QString &sentence);
    void end();
    bool isRunning() const;

    void reject() override;

private:
    ProgressBox *m_box;
};

} // namespace stet
