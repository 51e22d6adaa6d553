#pragma once

#include "app/quotations/proposedspeaker.h"

namespace stet {

/// A proposed speaker cut to what is shown: name, role and venue as stretches of the paragraph.
struct SpeakerDetails
{
    TextRange speaker;
    TextRange cue;
    TextRange evidence;
    TextRange role;  ///< empty when none is printed
    TextRange venue; ///< empty when none is printed
    bool isPronoun = false;
};

/// Cuts a proposal to name, role and venue. `limit` is the end of the sentence, exclusive.
SpeakerDetails detailsOf(const ProposedSpeaker &proposed, const TokenizedParagraph &paragraph, const NounPhrases &phrases,
                         QStringView text, qint32 limit);

} // namespace stet
