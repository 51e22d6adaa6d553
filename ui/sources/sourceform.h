#pragma once

#include "app/sources/source.h"

#include <QDialog>
#include <QSet>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace stet {

class AttachmentsEditor;
class CapturesEditor;
class SourceDetailsForm;

/// What else the library knows while a source is edited.
struct SourceFormContext
{
    QSet<QString> keys;  ///< of all sources
    QStringList tags;    ///< of all sources, for completion
    int articles = 0;    ///< how many use this source
};

/// All about one source: its details at the left, at the right the texts that quotations are held to. Fields that the
/// form does not show stay as they are. Window's thread.
class SourceForm : public QDialog
{
    Q_OBJECT

public:
    SourceForm(const Source &source, const SourceFormContext &context, QWidget *parent);

    /// The source as the form has it now. A text that was pasted is a further capture, made at `now`.
    Source source(const QDateTime &now) const;

private:
    QWidget *makeDetails();
    QWidget *makeTexts();
    void check();

    Source m_source;
    SourceFormContext m_context;
    SourceDetailsForm *m_details;
    CapturesEditor *m_captures;
    AttachmentsEditor *m_attachments;
    QLineEdit *m_key;
    QLabel *m_keyRemark;
    QLineEdit *m_tags;
    QPlainTextEdit *m_notes;
    QLabel *m_problem;
    QPushButton *m_keep;
};

} // namespace stet
