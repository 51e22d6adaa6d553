#include "app/quotations/quotationparts.h"

namespace stet {

namespace {

using Kind = QuotationPart::Kind;

constexpr size_t longestBracket = 40; ///< tokens; a longer one is no insertion

class Cutting
{
public:
    Cutting(QStringView quotation, bool literal) : m_quotation(quotation), m_literal(literal) {}

    std::vector<QuotationPart> cut()
    {
        const std::vector<FoldedToken> tokens = foldedTokens(m_quotation);
        for (size_t i = 0; i < tokens.size();) {
            const size_t used = m_literal ? 0 : special(tokens, i);
            if (used == 0)
                words().push_back(tokens[i++]);
            else
                i += used;
        }
        for (QuotationPart &part : m_parts) {
            if (part.kind == Kind::Words)
                part.quoted = {part.tokens.front().start, part.tokens.back().end};
        }
        return std::move(m_parts);
    }

private:
    std::vector<FoldedToken> &words()
    {
        if (m_parts.empty() || m_parts.back().kind != Kind::Words)
            m_parts.push_back({});
        return m_parts.back().tokens;
    }

    void addGap(qsizetype start, qsizetype end)
    {
        if (!m_parts.empty() && m_parts.back().kind == Kind::Gap) {
            m_parts.back().quoted.end = end; // two marks of one omission
            return;
        }
        QuotationPart gap;
        gap.kind = Kind::Gap;
        gap.quoted = {start, end};
        m_parts.push_back(gap);
    }

    /// How many tokens an ellipsis or a bracket takes here; 0 when there is neither.
    size_t special(const std::vector<FoldedToken> &tokens, size_t i)
    {
        const QString &sign = tokens[i].folded;
        if (sign == u"\u2026") {
            addGap(tokens[i].start, tokens[i].end);
            return 1;
        }
        const bool square = sign == u"[";
        if (!square && sign != u"(")
            return 0;
        const QLatin1StringView closing(square ? "]" : ")");
        if (i + 2 < tokens.size() && tokens[i + 1].folded == u"\u2026" && tokens[i + 2].folded == closing) {
            addGap(tokens[i].start, tokens[i + 2].end);
            return 3;
        }
        if (!square)
            return 0;
        for (size_t end = i + 1; end < tokens.size() && end - i < longestBracket; ++end) {
            if (tokens[end].folded == u"[")
                return 0;
            if (tokens[end].folded == closing)
                return addBracket(tokens, i, end);
        }
        return 0;
    }

    size_t addBracket(const std::vector<FoldedToken> &tokens, size_t open, size_t close)
    {
        QuotationPart part;
        part.kind = Kind::Bracket;
        part.quoted = {tokens[open].start, tokens[close].end};
        const qsizetype start = tokens[open].end;
        part.inserted = m_quotation.mid(start, tokens[close].start - start).toString();
        size_t used = close - open + 1;
        const bool gluedBefore = open > 0 && tokens[open - 1].isWord && !tokens[open].spaced && !m_parts.empty()
            && m_parts.back().kind == Kind::Words;
        const bool gluedAfter = close + 1 < tokens.size() && tokens[close + 1].isWord && !tokens[close + 1].spaced;
        if (gluedBefore || gluedAfter) {
            part.kind = Kind::Glued;
            part.tokens.resize(2);
            if (gluedBefore) {
                part.tokens[0] = m_parts.back().tokens.back();
                part.quoted.start = part.tokens[0].start;
                m_parts.back().tokens.pop_back();
                if (m_parts.back().tokens.empty())
                    m_parts.pop_back();
            }
            if (gluedAfter) {
                part.tokens[1] = tokens[close + 1];
                part.quoted.end = part.tokens[1].end;
                ++used;
            }
        }
        m_parts.push_back(part);
        return used;
    }

    QStringView m_quotation;
    bool m_literal;
    std::vector<QuotationPart> m_parts;
};

} // namespace

std::vector<QuotationPart> quotationParts(QStringView quotation, bool literal)
{
    return Cutting(quotation, literal).cut();
}

} // namespace stet
