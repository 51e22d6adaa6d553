#pragma once

#include "app/sources/source.h"

#include <QWidget>

class QVBoxLayout;

namespace stet {

/// The files of a source: opened, added and taken off. Stet remembers where a file lies and copies nothing; one that
/// is not there any more is marked. Window's thread.
class AttachmentsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit AttachmentsEditor(const QList<Attachment> &attachments, QWidget *parent = nullptr);

    const QList<Attachment> &attachments() const { return m_attachments; }

Q_SIGNALS:
    void edited();

private:
    void fill();
    void addFiles();

    QList<Attachment> m_attachments;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_column;
};

} // namespace stet
