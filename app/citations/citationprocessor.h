#pragma once

#include "app/citations/citationrequest.h"
#include "app/result.h"

namespace stet {

/// Turns citations into what a style prints. May remember the last request, so that a further citation costs little.
class CitationProcessor
{
public:
    virtual ~CitationProcessor() = default;

    /// Error kinds: NotFound (no such style), Unreadable (the style is broken), Unavailable (no styles installed).
    virtual Result<FormattedCitations> format(const CitationRequest &request) = 0;
};

} // namespace stet
