// SPDX-License-Identifier: GPL-3.0-or-later
// A ledger that a test reads: what the door decided, in order. Any thread.
#pragma once

#include "core/pipeline/hitsink.h"

#include <QMutex>

#include <vector>

namespace footfall::kit {

class FakeLedger : public pipeline::DoorLedger
{
public:
    struct Decision {
        domain::SiteId site;
        domain::Rejection reason = domain::Rejection::Malformed;
        domain::Instant received;
        bool operator==(const Decision &) const = default;
    };

    void decide(domain::SiteId site, domain::Rejection reason, domain::Instant received) override
    {
        const QMutexLocker lock(&m_mutex);
        m_decisions.push_back({site, reason, received});
    }
    struct Sighting {
        domain::SiteId site;
        domain::Rejection reason = domain::Rejection::Bot;
        QDate day;
        QString bot;
        QString pathname;
        bool operator==(const Sighting &) const = default;
    };
    void sighted(domain::SiteId site, domain::Rejection reason, QDate day, const QString &bot,
                 const QString &pathname) override
    {
        const QMutexLocker lock(&m_mutex);
        m_sightings.push_back({site, reason, day, bot, pathname});
    }
    [[nodiscard]] std::vector<Sighting> sightings() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_sightings;
    }
    [[nodiscard]] std::vector<Decision> decisions() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_decisions;
    }

private:
    mutable QMutex m_mutex;
    std::vector<Decision> m_decisions;
    std::vector<Sighting> m_sightings;
};

} // namespace footfall::kit
