#include "app/text/frontmattersplit.h"

#include "app/text/foreignfrontmatter.h"

#include <algorithm>

namespace stet {

namespace {

bool looksLikeKey(QStringView line)
{
    const qsizetype colon = line.indexOf(u':');
    return colon > 0 && !line[0].isSpace() && line[0] != u'#' && line[0] != u'-'
        && (colon + 1 == line.size() || line[colon + 1].isSpace());
}

} // namespace

FrontMatterSplit splitFrontMatter(const QString &text)
{
    FrontMatterSplit split;
    if (const auto foreign = foreignFrontMatter(text))
        return {foreign->yaml, foreign->bodyStart, true};
    const QStringView all(text);
    qsizetype next = all.indexOf(u'\n') + 1;
    if (next == 0 || all.first(next).trimmed() != u"---" || !all.startsWith(u"---"))
        return split;
    const qsizetype yamlStart = next;
    bool hasKey = false;
    while (next < all.size()) {
        const qsizetype feed = all.indexOf(u'\n', next);
        const qsizetype end = feed < 0 ? all.size() : feed;
        const QStringView line = all.sliced(next, end - next);
        if ((line.startsWith(u"---") || line.startsWith(u"...")) && line.trimmed().size() == 3) {
            if (hasKey) {
                split.found = true;
                split.yaml = text.mid(yamlStart, next - yamlStart);
                split.bodyStart = std::min(end + 1, all.size());
            }
            return split;
        }
        hasKey = hasKey || looksLikeKey(line);
        next = end + 1;
    }
    return split;
}

} // namespace stet
