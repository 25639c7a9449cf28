// SPDX-License-Identifier: GPL-3.0-or-later
// Hits as the enricher would make them, for a site with any calendar. Any thread.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/site.h"
#include "core/pipeline/hitsink.h"
#include "tests/kit/fixedclock.h"

#include <QCryptographicHash>
#include <algorithm>
#include <mutex>

namespace footfall::kit {

inline const domain::Instant Morning = at("2026-03-10T10:20:00Z");

/// A stable hash of words; visitor, day and page make it differ as the salts would.
[[nodiscard]] inline domain::Hash16 hashOf(const QString &text)
{
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    domain::Hash16 hash;
    std::copy_n(digest.begin(), hash.bytes.size(), reinterpret_cast<char *>(hash.bytes.data()));
    return hash;
}

[[nodiscard]] inline domain::Hit hitOf(const domain::Site &site, const QString &visitor,
                                       domain::Instant time,
                                       const QString &pathname = QStringLiteral("/"),
                                       domain::HitKind kind = domain::HitKind::PageView)
{
    const auto hash = [&](const char *label, QDate day, const QString &more = {}) {
        return hashOf(QStringLiteral("%1|%2|%3|%4|%5")
                          .arg(QLatin1String(label), site.trackingCode, visitor,
                               day.toString(Qt::ISODate), more));
    };
    domain::Hit hit;
    hit.kind = kind;
    hit.site = site.id;
    hit.time = time;
    hit.day = site.calendar.dayOf(time);
    hit.hour = site.calendar.hourOf(time);
    hit.visit = hash("visit", hit.day);
    if (site.calendar.dayOf(time - domain::DayGrace) != hit.day)
        hit.previousVisit = hash("visit", site.calendar.dayOf(time - domain::DayGrace));
    hit.seen = hash("seen", hit.day);
    hit.page = hash("page", hit.day, pathname);
    hit.hostname = QStringLiteral("example.com");
    hit.pathname = pathname;
    return hit;
}

/// The event, done by that visitor. Its properties, amount and goals come by the functions below.
[[nodiscard]] inline domain::Hit eventOf(const domain::Site &site, const QString &visitor,
                                         domain::Instant time, const QString &name,
                                         const QString &pathname = QStringLiteral("/"))
{
    domain::Hit hit = hitOf(site, visitor, time, pathname, domain::HitKind::Event);
    hit.event.name = name;
    hit.event.seen =
        hashOf(QStringLiteral("event|%1|%2|%3|%4")
                   .arg(site.trackingCode, visitor, hit.day.toString(Qt::ISODate), name));
    return hit;
}

inline void addProperty(domain::Hit &hit, const QString &visitor, const QString &key,
                        const QString &value)
{
    hit.event.properties.push_back(
        {key, value,
         hashOf(QStringLiteral("property|%1|%2|%3|%4|%5|%6")
                    .arg(hit.site.value)
                    .arg(visitor, hit.day.toString(Qt::ISODate), hit.event.name, key, value))});
}

inline void meetGoal(domain::Hit &hit, const QString &visitor, domain::GoalId goal)
{
    hit.goals.push_back({goal, hashOf(QStringLiteral("goal|%1|%2|%3|%4")
                                          .arg(hit.site.value)
                                          .arg(visitor, hit.day.toString(Qt::ISODate))
                                          .arg(goal.value))});
}

/// Keeps what was settled. Any thread.
class ReceiptLog : public pipeline::ReceiptPort
{
public:
    void settle(std::vector<pipeline::Settled> batch) override
    {
        const std::lock_guard lock(m_mutex);
        ++m_batches;
        m_settled.insert(m_settled.end(), batch.begin(), batch.end());
    }
    [[nodiscard]] std::vector<pipeline::Settled> settled() const
    {
        const std::lock_guard lock(m_mutex);
        return m_settled;
    }
    [[nodiscard]] size_t count() const { return settled().size(); }
    [[nodiscard]] size_t batches() const
    {
        const std::lock_guard lock(m_mutex);
        return m_batches;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<pipeline::Settled> m_settled;
    size_t m_batches = 0;
};

} // namespace footfall::kit
