#pragma once

#include "app/citations/citationprocessor.h"
#include "app/citations/stylecatalogue.h"

#include <memory>

namespace stet {

/// citeproc-js (CPAL-1.0 or AGPL-3.0), the reference engine for CSL, in a QJSEngine: the only file that knows it.
///
/// Used in the thread of its first call and destroyed there; the engine is made by that call (about 0.1 s). Only cited
/// sources are registered. A style that does not come to an end is stopped.
class CiteprocProcessor : public CitationProcessor
{
public:
    explicit CiteprocProcessor(const StyleCatalogue &styles);
    ~CiteprocProcessor() override;

    Result<FormattedCitations> format(const CitationRequest &request) override;

private:
    class Engine;

    StyleCatalogue m_styles;
    std::unique_ptr<Engine> m_engine;
};

} // namespace stet
