#pragma once

#include "app/export/exporter.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;
class QVBoxLayout;

namespace stet {

/// Sends an article out as files: which formats, how the page looks, into which folder, and what will be written.
///
/// Files that are there already are never replaced unless the writer ticks that they may; otherwise the new ones get a
/// number. Writing happens away from the window's thread, the result is said in the dialog. Remembers folder, formats and
/// what goes along with the words in the settings file that it borrows. Window's thread.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `material` is the article as it was when the dialog was asked for.
    ExportDialog(const PageMaterial &material, QSettings &memory, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The paths that were written.
    void exportedTo(const QStringList &paths);

private:
    struct Answer
    {
        QStringList written;
        std::optional<Error> error;
    };

    void buildFormats(QVBoxLayout *layout);
    void buildChoices(QVBoxLayout *layout);
    void buildFolder(QVBoxLayout *layout);
    void buildResult(QVBoxLayout *layout);
    QList<ExportFormat> chosenFormats() const;
    References chosenReferences() const;
    PageMaterial chosenMaterial() const;
    QString folder() const;
    void chooseFolder();
    void plan();
    void run();
    void sayResult(const Answer &answer);

    PageMaterial m_material;
    QSettings &m_memory;
    bool m_busy = false;
    QString m_writtenFolder;

    QList<QCheckBox *> m_formats;
    QComboBox *m_theme;
    QComboBox *m_level;
    QComboBox *m_references;
    QLineEdit *m_folder;
    QLabel *m_plan;
    QCheckBox *m_replace;
    QLabel *m_result;
    QPushButton *m_openFolder;
    QPushButton *m_export;
};

} // namespace stet
