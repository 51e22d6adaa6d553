#include "ui/authors/masthead.h"

#include "app/store/authorstore.h"

#include <QCollator>

#include <algorithm>
#include <chrono>
#include <utility>

namespace stet {

using namespace std::chrono_literals;

Masthead::Masthead(AuthorStore &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(200ms);
    connect(&m_keepSoon, &QTimer::timeout, this, &Masthead::keepNow);
    reload();
}

Masthead::~Masthead()
{
    keepNow();
}

void Masthead::reload()
{
    keepNow();
    const Result<QList<AuthorProfile>> profiles = m_store.list();
    if (!profiles) {
        Q_EMIT failed(profiles.error());
        return;
    }
    m_profiles = *profiles;
    sort();
    Q_EMIT changed();
}

const AuthorProfile *Masthead::find(const AuthorId &id) const
{
    const auto found = std::find_if(m_profiles.cbegin(), m_profiles.cend(),
                                    [&id](const AuthorProfile &profile) { return profile.id == id; });
    return found == m_profiles.cend() ? nullptr : &*found;
}

const AuthorProfile *Masthead::findByName(const QString &name) const
{
    const QString wanted = name.simplified();
    const auto found = std::find_if(m_profiles.cbegin(), m_profiles.cend(), [&wanted](const AuthorProfile &profile) {
        return profile.name.simplified().compare(wanted, Qt::CaseInsensitive) == 0;
    });
    return found == m_profiles.cend() ? nullptr : &*found;
}

AuthorId Masthead::add(const AuthorProfile &profile)
{
    const Result<AuthorProfile> added = m_store.add(profile);
    if (!added) {
        Q_EMIT failed(added.error());
        return {};
    }
    m_profiles.append(*added);
    sort();
    Q_EMIT changed();
    return added->id;
}

void Masthead::change(const AuthorProfile &profile)
{
    const auto old = std::find_if(m_profiles.begin(), m_profiles.end(),
                                  [&profile](const AuthorProfile &one) { return one.id == profile.id; });
    if (old == m_profiles.end() || *old == profile)
        return;
    *old = profile;
    sort();
    if (!m_unkept.contains(profile.id))
        m_unkept.append(profile.id);
    if (!m_keepSoon.isActive())
        m_keepSoon.start();
    Q_EMIT changed();
}

AuthorProfile Masthead::remove(const AuthorId &id)
{
    keepNow();
    const AuthorProfile *profile = find(id);
    if (profile == nullptr)
        return {};
    const AuthorProfile removed = *profile;
    if (const Result<void> result = m_store.remove(id); !result) {
        Q_EMIT failed(result.error());
        return {};
    }
    m_profiles.removeIf([&id](const AuthorProfile &one) { return one.id == id; });
    Q_EMIT changed();
    return removed;
}

void Masthead::keepNow()
{
    m_keepSoon.stop();
    for (const AuthorId &id : std::exchange(m_unkept, {})) {
        const AuthorProfile *profile = find(id);
        if (profile == nullptr)
            continue;
        if (const Result<void> kept = m_store.update(*profile); !kept) {
            // Tried again with the next change; the profile stays as it was typed.
            m_unkept.append(id);
            Q_EMIT failed(kept.error());
        }
    }
}

void Masthead::sort()
{
    QCollator order;
    order.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(m_profiles.begin(), m_profiles.end(),
                     [&order](const AuthorProfile &a, const AuthorProfile &b) { return order(a.name, b.name); });
}

} // namespace stet
