#pragma once

#include "app/article/article.h"
#include "app/authors/authorprofile.h"
#include "ui/preview/previewfeed.h"
#include "ui/preview/previewstart.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QWidget>

class QActionGroup;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace stet {

class Commands;
class Draft;
class LinkBar;
class PreviewView;

/// The right-hand pane: the open article as its readers will see it, and how it is shown.
///
/// It follows the draft it is given by itself. Chromium is started only after the pane was painted for the first time,
/// so that the editor takes keys before; where Chromium cannot run the pane says so in one sentence and nothing else
/// in the program is touched by that. Lives in the window's thread; borrows the draft.
class PreviewPane : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPane(QWidget *parent = nullptr);
    /// For tests: another maker of pages, other conditions.
    PreviewPane(Composing composing, const PreviewConditions &conditions, QWidget *parent = nullptr);

    /// Follows this draft from now on; nullptr: none is open.
    void setDraft(Draft *draft);

    /// Every author profile of the library; the page takes those that sign the article.
    void setAuthors(const QList<AuthorProfile> &profiles);

    /// What is known of the article's quotations.
    void setQuotations(const QList<QuotedPassage> &quotations);

    /// What the marks of citations are printed from; the page is made anew when it differs.
    void setCitations(const CitationMaterial &citations);

    /// One sentence above the page about something that is not printed as the writer meant it; empty: none.
    void setRemark(const QString &sentence);

    /// Zoom of the page in percent, 50 to 300.
    int zoom() const { return m_zoom; }
    void setZoom(int percent);

    /// The page as on a telephone, 390 px wide.
    bool isPhoneWidth() const { return m_phone; }
    void setPhoneWidth(bool on);

    /// Which side of the theme is shown; Window follows the program's own.
    enum class Side { Window, Light, Dark };
    Side side() const { return m_side; }
    void setSide(Side side);

    /// The commands "preview.phone", "preview.larger" and "preview.smaller".
    void connectCommands(Commands &commands);

    /// Null until the pane was shown, and where Chromium cannot run.
    PreviewView *view() const { return m_view; }

public Q_SLOTS:
    /// The caret stands in this line of the body (from 0): its block is brought into sight.
    void followCaret(int sourceLine);
    /// This line is the first one that the editor shows; fractions count.
    void followScroll(double sourceLine);

Q_SIGNALS:
    /// The writer clicked a block that came from this line of the body (from 0).
    void blockActivated(int sourceLine);
    /// A link was opened outside, after it was asked.
    void linkActivated(const QUrl &address);
    /// What the page shows is what the draft holds.
    void upToDate(quint64 revision);
    /// Zoom, width or side was changed: something to remember.
    void appearanceChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildHeader();
    void start();
    void makeView();
    void ask();
    void showComposed(const PreviewAnswer &answer, quint64 revision);
    void showNotice(const QString &sentence, const QString &verb = {});
    void showRemarks();
    void showRightThing();
    void fillThemes();
    void themeChosen();
    void applySide();
    void applyWidth();
    bool answersAClick() const;
    bool nothingWritten() const;

    PreviewConditions m_conditions;
    PreviewFeed *m_feed;
    QPointer<Draft> m_draft;
    QList<AuthorProfile> m_profiles;
    QList<QuotedPassage> m_quotations;
    CitationMaterial m_citations;
    QString m_pageRemark;     ///< of the page that is shown
    QString m_citationRemark; ///< as setRemark() had it
    PreviewView *m_view = nullptr;
    QString m_trouble; ///< why there is no preview; empty: there is one
    bool m_started = false;
    bool m_pageArrived = false;
    enum class Arrival { Awaited, UnderWay, Over };
    Arrival m_arrival = Arrival::Over; ///< of the draft's first page in the view
    double m_sourceLine = 0; ///< at the top of the desk
    quint64 m_revision = 0;
    QElapsedTimer m_sinceClick;

    QHBoxLayout *m_header;
    QComboBox *m_theme;
    QToolButton *m_phoneButton;
    QToolButton *m_sideButton;
    QToolButton *m_zoomButton;
    QActionGroup *m_sides;
    QStackedWidget *m_stack;
    QLabel *m_sentence;
    QPushButton *m_again;
    QWidget *m_stage;
    QLabel *m_remark;
    LinkBar *m_links;
    int m_zoom = 100;
    bool m_phone = false;
    Side m_side = Side::Window;
};

} // namespace stet
