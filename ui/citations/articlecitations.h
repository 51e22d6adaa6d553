#pragma once

#include "app/article/draft.h"
#include "app/citations/citationchoices.h"
#include "app/citations/citationdesk.h"
#include "app/citations/sourceindex.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace stet {

class Library;

/// The citations of the open draft: which form they have, the sources they name, and what they print.
///
/// Asks the desk of citations after each change of text, form or sources; what it answers goes to preview and export
/// alike. Owned by the window; lives in its thread; borrows library and draft.
class ArticleCitations : public QObject
{
    Q_OBJECT

public:
    explicit ArticleCitations(const StyleCatalogue &styles, QObject *parent = nullptr);
    ~ArticleCitations() override;

    /// The library of the drafts to come; set before the first one.
    void setLibrary(Library *library);
    void setDraft(Draft *draft);
    Draft *draft() const { return m_draft; }

    /// The sources of the library, without captures, each time they were read.
    void setSources(const QList<Source> &sources);
    bool hasSources() const { return m_sourcesKnown; }

    /// Every source of the library, ready to be found.
    const SourceIndex &sources() const { return *m_sources; }

    const StyleCatalogue &styles() const { return m_styles; }
    const CitationChoices &choices() const { return m_choices; }
    void setChoices(const CitationChoices &choices);

    /// The form that the draft has now, by its own choice or its outlet's.
    CitationForm form() const;

    /// Chooses a form for the draft, by name; empty: what its outlet uses. `locale` empty: the article's language.
    void choose(const QString &formName, const QString &locale);

    /// What was answered last; of an older revision than the draft's while one types.
    const CitationAnswer &answer() const { return m_answer; }
    bool isSettled() const;

    /// The mark at a place of the body, as it was answered; null when there is none or the answer is still to come.
    const CitationMark *markAt(qsizetype position, qsizetype *index = nullptr) const;

    /// What a preview of the draft is to be made from.
    CitationMaterial material() const;

    /// Hands over the citations of the draft as it is, now or as soon as they are there. Dropped when another draft is
    /// opened or `context` goes before.
    void whenSettled(QObject *context, const std::function<void(const Citations &)> &then);

Q_SIGNALS:
    /// Marks and what they print were read anew.
    void answered();
    /// A page would print something else than before: form, sources or a style's answer have changed.
    void materialChanged();
    void sourcesRead();
    /// Another form was chosen, or its outlet's or its name has changed.
    void formChanged();
    void failed(const stet::Error &error);

private:
    struct Waiting
    {
        QPointer<QObject> context;
        std::function<void(const Citations &)> then;
    };

    void takeDetails();
    void ask();
    void take(const CitationAnswer &answer);
    void tellMaterial();
    void tellWaiting();

    StyleCatalogue m_styles;
    CitationDesk m_desk;
    Library *m_library = nullptr;
    QPointer<Draft> m_draft;
    std::shared_ptr<const SourceIndex> m_sources;
    CitationChoices m_choices;
    CitationAnswer m_answer;
    CitationMaterial m_told;    ///< what was told with materialChanged()
    CitationForm m_form;        ///< of the draft, as it was told
    QString m_locale;
    QString m_troubledForm;     ///< a style that cannot be used; its sentence was said
    QList<Waiting> m_waiting;
    quint64 m_question = 0;     ///< counts what was asked
    quint64 m_firstOfDraft = 0; ///< an answer to an earlier question is about another draft
    quint64 m_asked = 0;        ///< the draft's revision with the newest question
    quint64 m_reading = 0;      ///< counts the lists of sources
    bool m_sourcesKnown = false;
};

} // namespace stet
