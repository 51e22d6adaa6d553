#pragma once

#include <QByteArray>

namespace stet {

struct PageMaterial;

/// What stands between <head> and </head>: title, description, Open Graph, JSON-LD (schema.org NewsArticle), a policy that
/// lets the page load nothing but pictures, and the theme's style. No script that runs, nothing from elsewhere.
QByteArray pageHead(const PageMaterial &material);

} // namespace stet
