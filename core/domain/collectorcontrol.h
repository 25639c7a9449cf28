// SPDX-License-Identifier: GPL-3.0-or-later
// What the collector tells about itself and lets others change: implemented by server, called by
// app and instance. Any thread.
#pragma once

#include "core/domain/activity.h"
#include "core/domain/clock.h"
#include "core/domain/limits.h"
#include "core/domain/result.h"

#include <QFuture>
#include <QStringList>
#include <vector>

namespace footfall::domain {

struct ListenSettings {
    QString address = QStringLiteral("127.0.0.1"); ///< An address of this computer, 0.0.0.0 or ::.
    quint16 port = 8080;                           ///< 0 lets the system choose (tests).
    QStringList trustedProxies; ///< CIDR ranges whose forwarding headers are believed.
    QString tlsCertificate{};   ///< PEM file with the chain; empty: plain HTTP.
    QString tlsKey{};           ///< PEM file.
    int threads = 1;            ///< That serve connections.
    Limits limits{};
    bool operator==(const ListenSettings &) const = default;
};

struct CollectorStatus {
    enum class State { Stopped, Collecting, Failed, Paused };
    State state = State::Stopped;
    QString address; ///< As bound.
    quint16 port = 0;
    bool isSecure = false;           ///< HTTPS.
    QString problem;                 ///< What a person should know and do; empty where all is well.
    Instant since{};                 ///< When it began to listen.
    qint64 received = 0;             ///< Items answered since then, and
    qint64 stored = 0;               ///< how many of them were kept,
    qint64 rejected = 0;             ///< turned away for a reason in the request,
    qint64 refused = 0;              ///< or could not be kept.
    std::vector<int> viewsPerMinute; ///< The last 30 minutes, the oldest first.
    bool isRefusing = false;         ///< Views cannot be kept just now; a problem says why.
};

class CollectorControl
{
public:
    virtual ~CollectorControl() = default;
    [[nodiscard]] virtual CollectorStatus status() const = 0;
    /// Moves to another address; where that fails the old one stays and the reason is returned.
    virtual QFuture<Result<CollectorStatus>> listen(const ListenSettings &settings) = 0;
    /// Paused: the door is closed until it is opened again, and the time is recorded as off.
    enum class Flow { Open, Paused };
    virtual QFuture<Result<CollectorStatus>> setFlow(Flow flow) = 0;
    [[nodiscard]] virtual CollectorActivity activity() const = 0;
    /// A token that makes GET /seen-as?token=... tell its caller how it is seen, for ten minutes.
    [[nodiscard]] virtual QString openProbe() = 0;
    /// Ready when each thread that serves trackers has come by; for a watchdog.
    virtual QFuture<Result<Done>> pulse();
    /// Takes no further requests, answers what was accepted. Called once, before the pipeline ends.
    virtual void stop() = 0;
};

} // namespace footfall::domain
