#pragma once

#include "app/export/exporter.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QMimeData;
class QSettings;
class QWidget;

namespace stet {

class ArticleCitations;
class Commands;
class Draft;
class NoticeBar;

/// Sends the open article out of the program: as files through the export dialog, or over the clipboard.
///
/// A child of the window; borrows everything it is given. Window's thread.
class Dispatch : public QObject
{
    Q_OBJECT

public:
    /// `memory` keeps the choices of the export dialog.
    Dispatch(NoticeBar *notices, QSettings &memory, QWidget *window);

    /// The commands "export.files", "export.copyRich", "export.copyHtml" and "export.copyMarkdown".
    void connectCommands(Commands &commands);

    void setDraft(Draft *draft);

    /// Every author profile of the library; the article takes those that sign it.
    void setAuthors(const QList<AuthorProfile> &profiles) { m_profiles = profiles; }

    /// What is known of the open article's quotations.
    void setQuotations(const QList<QuotedPassage> &quotations) { m_quotations = quotations; }

    /// Where the article's citations come from; without one their marks stay as they are written.
    void setCitations(ArticleCitations *citations) { m_citations = citations; }

    void openDialog();
    void copyRichText();
    void copyHtml();
    void copyMarkdown();

private:
    PageMaterial material() const;
    /// Hands over the open article with its citations as the preview prints them, once they are there.
    void withMaterial(const std::function<void(const PageMaterial &)> &then);
    void copy(QMimeData *data, const QString &sentence);

    NoticeBar *m_notices;
    QSettings &m_memory;
    QWidget *m_window;
    QPointer<Draft> m_draft;
    ArticleCitations *m_citations = nullptr;
    QList<AuthorProfile> m_profiles;
    QList<QuotedPassage> m_quotations;
};

} // namespace stet
