#pragma once

#include <QByteArray>
#include <QString>

namespace stet {

/// A short Markdown text beside the article (a bio, a notice, a comment) as HTML with its footnotes; empty when it has no
/// words. Headings in it stay below those of the page. `anchors` begins the names of its footnote anchors.
QByteArray smallTextHtml(const QString &markdown, const QByteArray &anchors);

} // namespace stet
