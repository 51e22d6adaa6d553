#pragma once

#include "app/article/draft.h"

#include <QRandomGenerator>
#include <QStringList>

#include <memory>
#include <vector>

namespace stet {

/// What a writer does, step by step, the same for the same seed: so that a test which knows how many steps were done
/// knows every letter that has to be there.
class TypingScript
{
public:
    explicit TypingScript(quint32 seed) : m_random(seed) {}

    /// Does one step to a draft: mostly a key, at times a pasted paragraph, a stretch taken out, a new deck.
    void step(Draft &draft)
    {
        const qsizetype size = draft.body().size();
        const int kind = m_random.bounded(100);
        const qsizetype position = m_random.bounded(4) == 0 ? m_random.bounded(int(size) + 1) : size;
        if (kind < 88 || size < 20) {
            static const QString keys = QStringLiteral("etaoin shrdlu \u201c\u201d\u2014.,\nABC");
            draft.editBody(position, 0, keys.mid(m_random.bounded(int(keys.size())), 1));
            draft.setPlace({position + 1, position + 1, 0});
        } else if (kind < 92) {
            draft.editBody(position, 0, QStringLiteral("A pasted paragraph, \U0001F600 and all. ").repeated(20));
        } else if (kind < 97) {
            const qsizetype from = m_random.bounded(int(size - 10));
            draft.editBody(from, 1 + m_random.bounded(9), QString());
        } else {
            Article details = draft.details();
            details.deck = QStringLiteral("Deck %1").arg(m_random.generate());
            draft.setDetails(details);
        }
    }

    /// Which of two drafts the next step belongs to; changes now and then.
    int nextDraft()
    {
        if (m_random.bounded(40) == 0)
            m_draft = 1 - m_draft;
        return m_draft;
    }

private:
    QRandomGenerator m_random;
    int m_draft = 0;
};

/// A draft's words as UTF-8 holds them: a script may part the halves of an emoji.
inline QString textOf(const Draft &draft)
{
    return QString::fromUtf8((draft.details().deck + QChar(0) + draft.body().toString()).toUtf8());
}

/// What the two drafts of the store driver hold after so many steps of a script.
inline QStringList textsAfter(quint32 seed, int steps)
{
    std::vector<std::unique_ptr<Draft>> drafts;
    for (const int number : {0, 1}) {
        Article article;
        article.headline = QStringLiteral("Article %1").arg(number);
        article.body = QStringLiteral("Body %1. ").arg(number).repeated(300);
        drafts.push_back(std::make_unique<Draft>(QUuid::createUuid(), article));
    }
    TypingScript script(seed);
    for (int i = 0; i < steps; ++i)
        script.step(*drafts[static_cast<size_t>(script.nextDraft())]);
    return {textOf(*drafts[0]), textOf(*drafts[1])};
}

} // namespace stet
