#pragma once

#include "app/page/page.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWebEngineView>
#include <functional>
#include <memory>
#include <optional>

class QMouseEvent;
class QWebEngineProfile;

namespace stet {

class PreviewPage;
class PreviewScheme;

/// Shows composed pages, locked, and keeps up with typing: what is shown becomes the next page block by block.
///
/// One change is under way at a time and only the newest page waits behind it. When the theme's own bytes differ, a
/// change fails or does not come back, the whole page is loaded and the reader's place is found again. A dead renderer
/// is started again; the text is not its business. Lives in the window's thread. Making one starts Chromium, which
/// takes 40 to 60 ms: see PreviewPane.
class PreviewView : public QWebEngineView
{
    Q_OBJECT

public:
    explicit PreviewView(QWidget *parent = nullptr);
    ~PreviewView() override;

    void showPage(const Page &page);

    /// Loads the last page again, after `failed`.
    void startAgain();

    /// Which side of the theme is shown, where it has two.
    void setDark(bool dark);

    /// Brings the block that holds a line of the body into sight, if it is not.
    void revealLine(int sourceLine);

    /// Puts a place in the body at the top of the view. `line` counts lines of the body, with fractions.
    void scrollToLine(double line);

    /// How many whole loads there were: a test's way to see that a change was patched.
    int loads() const { return m_loads; }

Q_SIGNALS:
    /// The page that was given last is in the view.
    void pageShown();
    void linkClicked(const QUrl &address);
    /// The writer clicked into a block of the body; the line it came from.
    void lineClicked(int sourceLine);
    /// The engine does not come back. The sentence is for the writer.
    void failed(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    enum class State { Empty, Loading, Patching, Shown, Failed };

    void giveKeyboardBack(QWidget *before, QWidget *now);
    void next();
    void load();
    void loadNow(const QVariant &place);
    void loaded(bool ok);
    void patchDone(quint64 change, bool ok);
    void rendererDied();
    void giveUp();
    void settle();
    void applyScheme();
    void watchInput();
    void clicked(const QPointF &position);
    void run(const QString &call, const std::function<void(const QVariant &)> &answer = {});

    struct Spot
    {
        qsizetype part = -1;
        qsizetype block = 0;
        double fraction = 0;
    };
    std::optional<Spot> spotOf(double line) const;
    int lineOf(qsizetype part, qsizetype block, double fraction) const;

    std::unique_ptr<QWebEngineProfile> m_profile;
    PreviewScheme *m_scheme;
    PreviewPage *m_page;
    QPointer<QObject> m_watched;

    State m_state = State::Empty;
    Page m_shown;                   ///< what the view holds, or will when the work under way is done
    std::optional<Page> m_waiting;  ///< the newest page, while work is under way
    std::optional<QVariant> m_place; ///< where the reader was before a load
    quint64 m_change = 0;           ///< number of the change or load under way; late answers carry an older one
    QTimer m_patience;              ///< for the work under way
    QElapsedTimer m_sinceDeath;
    int m_deaths = 0;
    int m_loads = 0;
    bool m_isEnding = false; ///< the page answers once more while it goes
    bool m_dark = false;
    QPointF m_pressed;
};

} // namespace stet
