#include "app/sources/duplicates.h"

#include "app/sources/webaddress.h"

#include <QHash>
#include <algorithm>
#include <numeric>

namespace stet {

namespace {

QString plainWords(const QString &text)
{
    QString words;
    for (const QChar character : text.normalized(QString::NormalizationForm_KD)) {
        if (character.isLetterOrNumber())
            words.append(character.toLower());
    }
    return words;
}

qsizetype rootOf(QList<qsizetype> &parents, qsizetype place)
{
    while (parents[place] != place) {
        parents[place] = parents[parents[place]];
        place = parents[place];
    }
    return place;
}

bool hasWords(const QList<Capture> &captures, const Capture &wanted)
{
    return std::any_of(captures.begin(), captures.end(), [&](const Capture &capture) {
        return capture.hash == wanted.hash && capture.address == wanted.address;
    });
}

} // namespace

QStringList workIdentities(const Source &source)
{
    QStringList identities;
    if (!source.doi().isEmpty())
        identities.append(QStringLiteral("doi:") + source.doi().toLower());
    const QString address = addressIdentity(source.text("URL"));
    // The front page of a site is no work: many pieces are cited by nothing but it.
    if (address.contains(QLatin1Char('/')) || address.contains(QLatin1Char('?')))
        identities.append(QStringLiteral("url:") + address);
    const QString title = plainWords(source.title());
    if (title.size() >= 8) {
        const QList<CslName> writers = source.writers();
        identities.append(QStringLiteral("title:") + title + QLatin1Char('|') + source.year() + QLatin1Char('|')
                          + (writers.isEmpty() ? QString() : plainWords(writers[0].surname())));
    }
    return identities;
}

QList<QList<qsizetype>> duplicateGroups(const QList<Source> &sources)
{
    QList<qsizetype> parents(sources.size());
    std::iota(parents.begin(), parents.end(), 0);
    QHash<QString, qsizetype> seen;
    for (qsizetype i = 0; i < sources.size(); ++i) {
        for (const QString &identity : workIdentities(sources[i])) {
            const auto known = seen.constFind(identity);
            if (known == seen.constEnd()) {
                seen.insert(identity, i);
                continue;
            }
            const qsizetype first = rootOf(parents, known.value());
            const qsizetype second = rootOf(parents, i);
            parents[qMax(first, second)] = qMin(first, second);
        }
    }
    QList<QList<qsizetype>> members(sources.size());
    for (qsizetype i = 0; i < sources.size(); ++i)
        members[rootOf(parents, i)].append(i);
    members.removeIf([](const QList<qsizetype> &group) { return group.size() < 2; });
    return members;
}

Source merged(const Source &kept, const Source &other)
{
    Source result = kept;
    for (auto field = other.item.begin(); field != other.item.end(); ++field) {
        if (!result.item.contains(field.key()))
            result.item.insert(field.key(), field.value());
    }
    for (const QString &tag : other.tags) {
        if (!result.tags.contains(tag))
            result.tags.append(tag);
    }
    if (result.notes.isEmpty())
        result.notes = other.notes;
    else if (!other.notes.isEmpty() && !result.notes.contains(other.notes))
        result.notes += QStringLiteral("\n\n") + other.notes;
    for (const Attachment &attachment : other.attachments) {
        if (!result.attachments.contains(attachment))
            result.attachments.append(attachment);
    }
    for (const Capture &capture : other.captures) {
        if (!hasWords(result.captures, capture))
            result.captures.append(capture);
    }
    std::stable_sort(result.captures.begin(), result.captures.end(),
                     [](const Capture &a, const Capture &b) { return a.capturedAt < b.capturedAt; });
    return result;
}

} // namespace stet
