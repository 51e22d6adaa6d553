#pragma once

#include "app/result.h"
#include "app/sources/source.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

namespace stet {

/// The picker of a reference program on this machine: Zotero with Better BibTeX, JabRef, or Juris-M, which answer at the
/// same place ("cite as you write", retorque.re/zotero-better-bibtex/citing/cayw).
///
/// Asks only when told to, and only this machine. Lives in the thread of its owner; each call answers with one signal.
class ReferencePicker : public QObject
{
    Q_OBJECT

public:
    /// `address` is where the program answers: http://127.0.0.1:23119/better-bibtex/cayw for Zotero and JabRef.
    explicit ReferencePicker(const QUrl &address = QUrl(QStringLiteral("http://127.0.0.1:23119/better-bibtex/cayw")),
                             QObject *parent = nullptr);

    /// Shows the program's own picker. The writer may take long; `cancel` ends the waiting.
    void pick();
    void cancel();
    bool isWaiting() const { return m_reply != nullptr; }

Q_SIGNALS:
    /// What was chosen; empty when the writer chose nothing.
    void picked(const QList<stet::Source> &sources);
    /// Unavailable when no such program runs; Unreadable when it answered what no picker answers.
    void failed(const stet::Error &error);

private:
    void take();

    QNetworkAccessManager m_network;
    QUrl m_address;
    QNetworkReply *m_reply = nullptr;
};

} // namespace stet
