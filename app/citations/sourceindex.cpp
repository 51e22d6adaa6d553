#include "app/citations/sourceindex.h"

#include <algorithm>

namespace stet {

namespace {

/// Letters without accents and digits, small, words parted by one blank.
QString folded(const QString &text)
{
    QString words;
    for (const QChar character : text.normalized(QString::NormalizationForm_KD)) {
        if (character.category() != QChar::Mark_NonSpacing)
            words.append(character.isLetterOrNumber() ? character.toLower() : QLatin1Char(' '));
    }
    return words.simplified();
}

} // namespace

SourceIndex::SourceIndex(const QList<Source> &sources) : m_sources(sources)
{
    m_lines.reserve(sources.size());
    m_places.reserve(sources.size());
    for (const Source &source : sources) {
        QString names;
        for (const CslName &name : source.writers())
            names += name.display() + u' ';
        m_places.insert(source.key, m_lines.size());
        m_lines.append({u' ' + folded(names), u' ' + folded(source.year() + u' ' + source.title() + u' ' + source.outlet())});
    }
}

const Source *SourceIndex::find(const QString &key) const
{
    const auto place = m_places.constFind(key);
    return place == m_places.constEnd() ? nullptr : &m_sources[*place];
}

QList<Source> SourceIndex::completions(const QString &typed, int most) const
{
    struct Hit
    {
        int rank;
        qsizetype place;
    };
    QStringList wanted;
    for (const QString &word : folded(typed).split(u' ', Qt::SkipEmptyParts))
        wanted.append(u' ' + word);
    QList<Hit> hits;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const bool byKey = m_sources[i].key.startsWith(typed, Qt::CaseInsensitive);
        int rank = byKey ? 0 : 1;
        bool all = !wanted.isEmpty() || typed.isEmpty();
        for (const QString &word : wanted) {
            const bool isWriter = m_lines[i].writers.contains(word);
            all = all && (isWriter || m_lines[i].rest.contains(word));
            rank += isWriter ? 0 : 1;
        }
        if (all || byKey)
            hits.append({rank, i});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.rank < b.rank; });
    QList<Source> best;
    for (const Hit &hit : std::as_const(hits)) {
        if (best.size() >= most)
            break;
        best.append(m_sources[hit.place]);
    }
    return best;
}

} // namespace stet
