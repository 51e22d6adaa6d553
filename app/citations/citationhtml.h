#pragma once

#include <QString>

namespace stet {

/// What a citation engine wrote, with every tag but i, b, sup, sub, span, div and links to http and https shown as
/// words. What is allowed comes back unchanged; a title cannot bring a script into a page. Tags are left balanced.
QString safeCitationHtml(const QString &html);

struct Citations;

/// Puts the writer's name where a style has no form for one in the sentence, as styles of numbers have none.
void nameWriters(Citations *citations);

/// The words alone, for plain text: tags cut, entities read.
QString plainCitation(const QString &html);

} // namespace stet
