#include "ui/editor/drafttexts.h"

#include <QTextBlock>
#include <algorithm>

namespace stet {
namespace {

constexpr size_t mostTexts = 12;
constexpr qsizetype mostCharacters = 16'000'000;

} // namespace

DraftTextsShelf::DraftTextsShelf(std::function<DraftTexts()> newTexts) : m_newTexts(std::move(newTexts))
{
}

DraftTexts &DraftTextsShelf::textsOf(const Draft &draft)
{
    const auto found = std::find_if(m_texts.begin(), m_texts.end(),
                                    [&](const DraftTexts &texts) { return texts.id == draft.id(); });
    if (found != m_texts.end()) {
        m_texts.splice(m_texts.begin(), m_texts, found);
        const DraftTexts &texts = m_texts.front();
        if (holds(*texts.body, draft.body()) && texts.headline->toPlainText() == draft.details().headline
            && texts.deck->toPlainText() == draft.details().deck)
            return m_texts.front();
        m_texts.pop_front();
    }
    DraftTexts texts = m_newTexts();
    texts.id = draft.id();
    texts.headline->setPlainText(draft.details().headline);
    texts.deck->setPlainText(draft.details().deck);
    texts.body->setPlainText(draft.body().toString());
    m_texts.push_front(std::move(texts));
    qsizetype characters = 0;
    size_t count = 0;
    for (auto it = m_texts.begin(); it != m_texts.end(); ++it) {
        characters += it->body->characterCount();
        if (++count > 1 && (count > mostTexts || characters > mostCharacters)) {
            m_texts.erase(it, m_texts.end());
            break;
        }
    }
    return m_texts.front();
}

bool holds(const QTextDocument &text, const BodyText &body)
{
    if (text.blockCount() != body.lines().size() || text.characterCount() - 1 != body.size())
        return false;
    QTextBlock block = text.firstBlock();
    for (const QString &line : body.lines()) {
        if (block.text() != line)
            return false;
        block = block.next();
    }
    return true;
}

} // namespace stet
