// SPDX-License-Identifier: GPL-3.0-or-later
// The collector: an HTTP server in threads of its own, from a tracker's request to the answer after
// the commit. Public functions from any thread.
#pragma once

#include "core/domain/commands.h"
#include "core/domain/sitedirectory.h"
#include "core/enrich/enricher.h"
#include "core/pipeline/hitsink.h"

#include <functional>
#include <memory>

namespace footfall::server {

struct CollectorParts {
    pipeline::HitSink &sink; ///< Outlives the collector, as the clock does.
    std::shared_ptr<const domain::SiteDirectory> sites;
    std::shared_ptr<enrich::Enricher> enricher;
    const domain::Clock &clock;
    std::function<domain::StoreStatus()> storeStatus; ///< For GET /health; any thread.
    pipeline::DoorLedger *ledger = nullptr; ///< Outlives the collector; null: nobody keeps count.
    std::function<domain::LedgerCounts()> ledgerTotal{}; ///< The same.
    qint64 queueCapacity = 0; ///< How many accepted items may wait in memory.
    /// Told when the door opens, closes, is paused or fails; on a thread of the server's.
    std::function<void(domain::CollectorStatus::State)> stateChanged{};
};

class Collector : public domain::CollectorControl
{
public:
    /// Listens, or is Failed with a problem that says what to do (another port, other rights).
    Collector(const CollectorParts &parts, const domain::ListenSettings &settings);
    ~Collector() override;

    [[nodiscard]] domain::CollectorStatus status() const override;
    QFuture<domain::Result<domain::CollectorStatus>>
    listen(const domain::ListenSettings &settings) override;
    QFuture<domain::Result<domain::CollectorStatus>> setFlow(Flow flow) override;
    [[nodiscard]] domain::CollectorActivity activity() const override;
    [[nodiscard]] QString openProbe() override;
    QFuture<domain::Result<domain::Done>> pulse() override;
    void stop() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace footfall::server
