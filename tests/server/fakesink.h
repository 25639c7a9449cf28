// SPDX-License-Identifier: GPL-3.0-or-later
// A pipeline that a test holds in its hand, and the sites that it knows. Any thread.
#pragma once

#include "core/domain/sitedirectory.h"
#include "core/pipeline/hitsink.h"

#include <QMutex>
#include <QWaitCondition>

#include <algorithm>
#include <functional>
#include <vector>

namespace footfall::kit {

class FakeSink : public pipeline::HitSink
{
public:
    struct Taken {
        domain::Hit hit;
        std::shared_ptr<pipeline::ReceiptPort> port;
        quint64 token = 0;
    };
    enum class Settling { AtOnce, WhenTold };

    explicit FakeSink(Settling settling = Settling::AtOnce) : m_settling(settling) {}

    pipeline::Admission accept(domain::Hit hit, std::shared_ptr<pipeline::ReceiptPort> port,
                               quint64 token) override
    {
        const pipeline::Admission admission = take(std::move(hit), std::move(port), token);
        if (m_whenTaken)
            m_whenTaken();
        return admission;
    }

    void setAdmission(pipeline::Admission admission) { m_admission = admission; }
    void setReceipt(pipeline::Receipt receipt) { m_receipt = receipt; }
    /// Called within accept(). While no hit is on its way.
    void setWhenTaken(std::function<void()> whenTaken) { m_whenTaken = std::move(whenTaken); }

    /// Settles all that waits, the newest first: whoever keeps an order must keep it by themselves.
    void settleBackwards()
    {
        std::vector<Taken> waiting;
        {
            const QMutexLocker lock(&m_mutex);
            waiting.swap(m_waiting);
        }
        std::reverse(waiting.begin(), waiting.end());
        for (const Taken &taken : waiting)
            taken.port->settle({{taken.token, m_receipt}});
    }

    [[nodiscard]] bool waitForHits(size_t count, int milliseconds = 10'000)
    {
        const QMutexLocker lock(&m_mutex);
        while (m_hits.size() < count)
            if (!m_arrived.wait(&m_mutex, static_cast<unsigned long>(milliseconds)))
                return false;
        return true;
    }
    [[nodiscard]] std::vector<domain::Hit> hits() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_hits;
    }

private:
    pipeline::Admission take(domain::Hit hit, std::shared_ptr<pipeline::ReceiptPort> port,
                             quint64 token)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_admission != pipeline::Admission::Accepted)
            return m_admission;
        m_hits.push_back(hit);
        if (m_settling == Settling::AtOnce && port)
            port->settle({{token, m_receipt}});
        else
            m_waiting.push_back({std::move(hit), std::move(port), token});
        m_arrived.wakeAll();
        return pipeline::Admission::Accepted;
    }

    mutable QMutex m_mutex;
    QWaitCondition m_arrived;
    const Settling m_settling;
    std::atomic<pipeline::Admission> m_admission = pipeline::Admission::Accepted;
    std::atomic<pipeline::Receipt> m_receipt = pipeline::Receipt::Stored;
    std::vector<domain::Hit> m_hits;
    std::vector<Taken> m_waiting;
    std::function<void()> m_whenTaken;
};

class FixedSites : public domain::SiteDirectory
{
public:
    /// Sites ABCDEFGH, which ignores privacy signals, and QUIETONE, which respects them.
    enum class Known { All, Some };
    explicit FixedSites(Known known = Known::All)
    {
        auto snapshot = std::make_shared<domain::SiteSnapshot>();
        snapshot->isComplete = known == Known::All;
        for (const auto signals_ :
             {domain::PrivacySignals::Ignore, domain::PrivacySignals::Respect}) {
            domain::Site site;
            site.id = domain::SiteId{static_cast<qint64>(snapshot->sites.size()) + 1};
            site.privacySignals = signals_;
            site.trackingCode = signals_ == domain::PrivacySignals::Ignore
                                    ? QStringLiteral("ABCDEFGH")
                                    : QStringLiteral("QUIETONE");
            site.hostnames = {QStringLiteral("example.com")};
            snapshot->sites.push_back(site);
        }
        m_snapshot = std::move(snapshot);
    }
    [[nodiscard]] std::shared_ptr<const domain::SiteSnapshot> snapshot() const override
    {
        return m_snapshot;
    }
    void publish(const std::vector<domain::Site> &sites)
    {
        m_snapshot = std::make_shared<domain::SiteSnapshot>(domain::SiteSnapshot{sites});
    }

private:
    std::shared_ptr<const domain::SiteSnapshot> m_snapshot;
};

} // namespace footfall::kit
