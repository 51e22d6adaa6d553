#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace stet {

/// How much a page says of itself besides its words. The words are the same at every level.
enum class MetadataLevel {
    Full,     ///< all that Semantic has, microformats (h-cite), and structured data (JSON-LD) of article, quotations and sources
    Semantic, ///< HTML's own elements: <q> and <blockquote> with `cite`, <figure> for a block quotation with its speaker
    Clean,    ///< none of it
};

/// "full", "semantic", "clean": the words in settings and on the command line. Nothing for another word.
std::optional<MetadataLevel> metadataLevelFromName(QStringView name);
QString metadataLevelName(MetadataLevel level);

} // namespace stet
