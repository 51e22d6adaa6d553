#pragma once

#include "app/text/prose.h"
#include "ui/editor/drafttexts.h"

#include <QPointer>
#include <QWidget>

namespace stet {

class ArticleEditor;
class BodyWords;
class ColumnText;
class DetailField;
class FindBar;
class NoticeBar;

/// The desk: headline, deck and body of the open draft in one centred column.
///
/// Every edit goes to the draft as it happens; a change that comes to the draft from elsewhere (history, a panel, a
/// replacement over many articles) shows here at once and can be undone here. Owns the texts; their steps are the
/// draft's. Borrows the draft, which has to be taken off with setDraft(nullptr) or outlived. Window's thread.
class Desk : public QWidget
{
    Q_OBJECT

public:
    explicit Desk(QWidget *parent = nullptr);
    ~Desk() override;

    /// Shows a draft, with caret and scroll where they were; null: an empty desk that takes no words.
    void setDraft(Draft *draft);
    Draft *draft() const { return m_draft; }

    /// Where the desk says what a paste had to leave out; without one it is not said.
    void setNotices(NoticeBar *notices) { m_notices = notices; }

    ArticleEditor *editor() const { return m_body; }
    DetailField *headline() const { return m_headline; }
    DetailField *deck() const { return m_deck; }
    FindBar *findBar() const { return m_find; }
    const BodyWords *words() const { return m_words; }

    /// The font of the body; headline and deck follow it. Sizes in points.
    void setWritingFont(const QFont &font);

    /// Puts the caret where one starts: into an empty headline, else back into the body.
    void startWriting();

    /// Puts the caret into headline or deck, with these words chosen when they are there.
    void goToField(ArticlePart part, const QString &words);

    /// Curly quotation marks, dashes and ellipses while typing.
    void setTypography(bool on);
    bool typography() const { return m_typography; }

Q_SIGNALS:
    /// The words of the body, and of what is selected of it (0: nothing is).
    void wordsCounted(qsizetype words, qsizetype selected);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOutColumn();
    void takeFonts();
    void takeTypography();
    void takeBodyChange(int position, int removed, int added);
    void takeDetails();
    void showDetails(EditKind kind);
    void showBodyEdit(qsizetype position, qsizetype removed, const QString &added, EditKind kind);
    void connectUndo(ColumnText *field, EditedText text);
    void noteUndoable();
    void keepPlace();
    void bringBackPlace();
    void countSelection();
    void sayDropped(const QStringList &remarks);
    void showTexts(const DraftTexts &texts);
    void connectTexts();
    void disconnectTexts();
    void alignBodyWithText();

    DetailField *m_headline;
    DetailField *m_deck;
    ArticleEditor *m_body;
    FindBar *m_find;
    BodyWords *m_words;
    NoticeBar *m_notices = nullptr;
    QWidget *m_top;
    DraftTextsShelf m_shelf;
    DraftTexts m_noTexts; ///< what an empty desk shows
    QPointer<Draft> m_draft;
    QFont m_font;
    qsizetype m_selectedWords = 0;
    bool m_typography = true;
    bool m_writing = false; ///< a change is on its way between desk and draft
};

} // namespace stet
