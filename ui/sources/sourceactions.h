#pragma once

#include "app/sources/referencepicker.h"
#include "app/sources/source.h"

#include <QObject>

class QMimeData;
class QWidget;

namespace stet {

class LinkWindow;
class SourcesDesk;

/// What a writer can do with sources wherever they are shown: add, edit, delete, bring in and out, check links. Opens
/// the windows that this takes over the window it was asked from, and never waits for them.
///
/// Owned by the room; borrows the desk; window's thread.
class SourceActions : public QObject
{
    Q_OBJECT

public:
    SourceActions(SourcesDesk *desk, QWidget *window);

    /// The widget that the next windows open over.
    void setOver(QWidget *over) { m_over = over; }

    void addFromClipboard();
    void addFromFiles();
    void addByHand();
    /// A drop: files are read, words and pages become a form to look over.
    void addMime(const QMimeData &mime);
    static bool canAdd(const QMimeData &mime);

    /// Lets the writer choose in Zotero or JabRef; a second call gives up the first.
    void pick();
    void importFiles();
    void exportFiles(const QList<SourceId> &ids);

    void edit(const SourceId &id);
    void remove(const QList<SourceId> &ids);
    void mergeDuplicates();

    /// Checks the addresses of these sources; none: of all.
    void checkLinks(const QList<SourceId> &ids);

    /// Where the picker answers; tests put a server of their own there.
    void setPickerAddress(const QUrl &address);

private:
    void addPaths(const QStringList &paths);
    void importFile(const QString &path);
    void addWithForm(const Source &captured);
    QWidget *over() const;

    SourcesDesk *m_desk;
    QWidget *m_window;
    QWidget *m_over = nullptr;
    ReferencePicker *m_picker = nullptr;
    LinkWindow *m_links = nullptr;
};

} // namespace stet
