#include "app/page/metadatalevel.h"

namespace stet {

std::optional<MetadataLevel> metadataLevelFromName(QStringView name)
{
    for (const MetadataLevel level : {MetadataLevel::Full, MetadataLevel::Semantic, MetadataLevel::Clean}) {
        if (name == metadataLevelName(level))
            return level;
    }
    return std::nullopt;
}

QString metadataLevelName(MetadataLevel level)
{
    switch (level) {
    case MetadataLevel::Full: return QStringLiteral("full");
    case MetadataLevel::Semantic: return QStringLiteral("semantic");
    case MetadataLevel::Clean: break;
    }
    return QStringLiteral("clean");
}

} // namespace stet
