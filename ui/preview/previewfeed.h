#pragma once

#include "app/article/draft.h"
#include "app/authors/authorprofile.h"
#include "app/citations/citationform.h"
#include "app/page/page.h"
#include "app/page/quotedpassage.h"

#include <QObject>
#include <QThreadPool>
#include <functional>
#include <optional>

namespace stet {

/// What a page is composed from.
struct PreviewRequest
{
    DraftSnapshot draft;
    QList<AuthorProfile> authors; ///< in byline order
    QList<QuotedPassage> quotations = {};
    CitationMaterial citations = {};
};

/// A composed page, and one sentence when something about it is not as the writer chose (a theme that is gone).
struct PreviewAnswer
{
    Page page;
    QString remark;
};

/// Makes pages; called from one worker thread at a time, so it may remember what it made before.
using Composing = std::function<PreviewAnswer(const PreviewRequest &)>;

/// Composing with PageComposer and the article's theme.
Composing pageComposing();

/// Composes pages away from the window's thread, one at a time; while one is made, only the newest request waits.
///
/// An answer about another draft than the one asked for last, or older than what was answered already, is dropped.
/// Lives in the window's thread. Ending it waits for the page under way.
class PreviewFeed : public QObject
{
    Q_OBJECT

public:
    explicit PreviewFeed(Composing composing, QObject *parent = nullptr);

    void ask(const PreviewRequest &request);

    /// Nothing that was asked so far is answered any more.
    void forget();

Q_SIGNALS:
    void composed(const stet::PreviewAnswer &answer, quint64 revision);

private:
    void start(const PreviewRequest &request);
    void answered(const PreviewAnswer &answer, quint64 revision, quint64 era);

    Composing m_composing;
    std::optional<PreviewRequest> m_waiting;
    ArticleId m_draft;
    quint64 m_era = 0; ///< raised with each change of draft
    bool m_busy = false;
    QThreadPool m_pool; ///< last, so that its thread ends before what it uses
};

} // namespace stet
