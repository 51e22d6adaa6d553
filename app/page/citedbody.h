#pragma once

#include "app/citations/citationform.h"

#include <QByteArray>
#include <QHash>
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
    CitedBody(const QString &body, const Citations &citations);

    const QString &body() const { return m_body; }
    QByteArray fill(QByteArray html) const;
    QString fillPlain(QString text) const;

private:
    QString standIn(const QString &html);
    QString fillWith(const QString &text, const std::function<QString(const QString &)> &words) const;

    QString m_body;
    QHash<QString, QString> m_html; ///< by stand-in
};

/// The list of sources at the end of the body, one element; empty when the form has none.
QByteArray sourceListHtml(const Citations &citations, const QString &language);

/// The same as lines of plain text, with its heading.
QString plainSourceList(const Citations &citations, const QString &language);

} // namespace stet
