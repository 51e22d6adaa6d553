#pragma once

#include "app/result.h"

#include <QObject>
#include <QThreadPool>

namespace stet {

class Library;

/// Looks behind the writer's back through articles that have no ledger yet, a few at a time, in one worker thread.
///
/// Owned by the room of quotations; lives in the window's thread; borrows the library.
class LedgerFilling : public QObject
{
    Q_OBJECT

public:
    explicit LedgerFilling(QObject *parent = nullptr);
    ~LedgerFilling() override;

    void setLibrary(Library *library) { m_library = library; }

    /// Something may have come into the library. Comes back at once; asking again while it looks is no more work.
    void look();

Q_SIGNALS:
    /// All articles have been looked at, and some have got their ledger.
    void filled();

private:
    void step();

    Library *m_library = nullptr;
    bool m_busy = false;
    bool m_again = false;
    bool m_anyFilled = false;
    QThreadPool m_worker; ///< of one thread
};

} // namespace stet
