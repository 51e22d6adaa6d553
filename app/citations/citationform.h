#pragma once

#include "app/citations/citationreading.h"
#include "app/citations/citationrequest.h"
#include "app/citations/stylecatalogue.h"
#include "app/result.h"

#include <QString>

namespace stet {

/// How an outlet shows what an article stands on.
struct CitationForm
{
    enum class Kind {
        Journalistic, ///< the source is named and linked in the sentence; no apparatus
        SourceList,   ///< short names in the text, all sources listed at the end
        Footnotes,    ///< one note a source, however often it is cited, with ways back
        Style,        ///< a CSL style, by `style`
    };

    Kind kind = Kind::Journalistic;
    QString style; ///< "apa"; for Kind::Style alone

    bool operator==(const CitationForm &) const = default;
};

/// "journalistic", "source-list", "footnotes", else the name of a style: the words in settings and on the command line.
QString formName(const CitationForm &form);
CitationForm formFromName(const QString &name);

/// What a form is called in lists and in the status line; for a style its short title, else its title, else its name.
QString formTitle(const CitationForm &form, const StyleInfo &style = {});

/// The citations of an article as its page prints them. A plain value, for PageMaterial.
struct Citations
{
    CitationForm form;
    QList<CitationCluster> asked;  ///< what `formatted` answers
    FormattedCitations formatted;
    QList<Source> sources;         ///< those that are cited, by first mention, without captures

    bool isEmpty() const { return asked.isEmpty(); }
    bool operator==(const Citations &) const = default;
};

/// The press forms, at once and without an engine. For a style it answers the plain "(Price 2021)", which is shown until
/// a CitationProcessor has answered. Pure.
Citations pressCitations(const CitationRequest &request, const CitationForm &form);

class CitationProcessor;

/// A body's citations in whatever form, with the processor for a CSL style. `sources` may be more than are cited.
Result<Citations> citationsOf(const QString &body, const QList<Source> &sources, const CitationForm &form, const QString &locale,
                              CitationProcessor &processor);

/// What to ask for a body; `style` is that of the form.
CitationRequest citationRequest(const QString &body, const QList<Source> &sources, const CitationForm &form, const QString &locale);
CitationRequest citationRequest(const CitationReading &reading, const QList<Source> &sources, const CitationForm &form,
                                const QString &locale);

/// What the citations of a text that is being written are made from. A plain value.
struct CitationMaterial
{
    QList<Source> sources; ///< may be more than are cited
    CitationForm form;
    QString locale;
    Citations answered;    ///< what a processor last answered for a style, perhaps to an older text

    bool operator==(const CitationMaterial &) const = default;
};

/// The citations of a body at once: a press form in full; of a style what was answered last, and the plain form for
/// marks that are new since. Once the answer is to this very text they are that answer. Pure.
Citations citationsNow(const QString &body, const CitationMaterial &material);

} // namespace stet
