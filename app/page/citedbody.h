#pragma once

#include "app/citations/citationform.h"
#include "app/page/citationanchors.h"
#include "app/page/metadatalevel.h"
#include "app/text/prose.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <functional>

namespace stet {

/// A body whose citation marks have given way to what the page prints.
///
/// HTML cannot stand in Markdown, so that the body holds stand-ins, which `fill` replaces in the HTML of a block. A
/// stand-in is made from the HTML it stands for: a block that is written the same way prints the same. Footnotes of
/// citations become footnotes of the text and are numbered with the writer's own.
class CitedBody
{
public:
    /// A mark that `citations` does not answer stays as the writer wrote it.
    CitedBody(const QString &body, const Citations &citations, MetadataLevel level = MetadataLevel::Clean);

    const QString &body() const { return m_body; }

    /// Where in `body()` a place of the writer's text has come to stand.
    qsizetype written(qsizetype place) const;

    /// The ways back from the list of sources.
    const CitationAnchors &anchors() const { return m_anchors; }

    QByteArray fill(QByteArray html) const;
    QString fillPlain(const QString &text) const;

private:
    QString standIn(const QString &html);
    QString fillWith(const QString &text, const std::function<QString(const QString &)> &words) const;

    /// A mark of the writer's text and what stands for it.
    struct Exchange
    {
        TextRange mark;
        TextRange standIn;
    };

    QString m_body;
    QHash<QString, QString> m_html; ///< by stand-in
    CitationAnchors m_anchors;
    QList<Exchange> m_exchanges;    ///< in order
};

/// The list of sources at the end of the body, one element; empty when the form has none. Each entry leads back to
/// every mention that `anchors` knows.
QByteArray sourceListHtml(const Citations &citations, const QString &language, MetadataLevel level, const CitationAnchors &anchors);

/// The same as lines of plain text, with its heading.
QString plainSourceList(const Citations &citations, const QString &language);

} // namespace stet
