// SPDX-License-Identifier: GPL-3.0-or-later
// The changes that a person can ask for, by window or command line, wherever the holder of the data
// directory runs: in this process (pipeline) or behind the control socket (instance). Any thread.
#pragma once

#include "core/domain/collectorcontrol.h"
#include "core/domain/siteedit.h"

#include <QFuture>
#include <QJsonObject>

namespace footfall::domain {

struct FoldReport {
    qint64 folded = 0; ///< Page views that went into sums and facts.
    qint64 open = 0;   ///< Page views still waiting for their end.
};

/// The pipeline's own part of the status.
struct StoreStatus {
    QString problem;       ///< Why views cannot be written just now, and what to do; else empty.
    bool wasOpened = true; ///< The database, since the start.
    bool checkpointOverdue = false; ///< A reader holds up the erasing of old hashes.
    qint64 waiting = 0;             ///< Accepted views that are not committed yet.
    qint64 spooled = 0;             ///< Those of them that are in the spool.
    qint64 spoolBytes = 0;          ///< On the disk.
    Instant oldestWaiting{};        ///< Original time of the oldest in the spool, if any.
    qint64 stored = 0;              ///< Since the start.
    Instant lastFold{};
    bool isChecking = false; ///< Whether the database is whole: after a crash, or damage.
    Instant lastCheck{};     ///< To the end, since the start; if any.
    QString damage;          ///< What it found; empty: nothing.
};

struct InstanceStatus {
    QString version;
    QString dataDirectory;
    qint64 processId = 0;
    QString program; ///< "footfall" or "footfall-server".
    CollectorStatus collector;
    StoreStatus store;
    qint64 sites = 0;
    Ledger ledger;
};

/// A future's result is there when the change is in force, or says why it is not.
class Commands
{
public:
    virtual ~Commands() = default;
    virtual QFuture<Result<Site>> addSite(const SiteDraft &draft) = 0;
    virtual QFuture<Result<Site>> editSite(const QString &trackingCode, const SiteEdit &edit) = 0;
    /// Removes the site and everything counted for it.
    virtual QFuture<Result<Done>> removeSite(const QString &trackingCode) = 0;
    virtual QFuture<Result<FoldReport>> fold() = 0;
    virtual QFuture<Result<InstanceStatus>> status() = 0;
    virtual QFuture<Result<CollectorStatus>> listen(const ListenSettings &settings) = 0;
    virtual QFuture<Result<CollectorStatus>> setFlow(CollectorControl::Flow flow) = 0;
    virtual QFuture<Result<CollectorActivity>> activity() = 0;
    /// Sends a test request to the public address (a URL without a path, or with the prefix of a
    /// sub-path) and says how the collector saw it.
    virtual QFuture<Result<AddressExplanation>> probe(const QString &publicUrl) = 0;
};

// The same values as JSON: for the control socket, and "status --json".
[[nodiscard]] QJsonObject toJson(const InstanceStatus &status);
[[nodiscard]] InstanceStatus statusFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const StoreStatus &status);
[[nodiscard]] StoreStatus storeStatusFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const CollectorStatus &status);
[[nodiscard]] CollectorStatus collectorStatusFromJson(const QJsonObject &object);

} // namespace footfall::domain
