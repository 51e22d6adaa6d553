#pragma once

#include <QString>

namespace stet {

/// What a citation engine wrote, with every tag but i, b, sup, sub, span, div and links to http and https shown as
/// words. What is allowed comes back unchanged; a title cannot bring a script into a page. Tags are left balanced.
QString safeCitationHtml(const QString &html);

/// The words alone, for plain text: tags cut, entities read.
QString plainCitation(const QString &html);

} // namespace stet
