// SPDX-License-Identifier: GPL-3.0-or-later
// The door of the pipeline for the server: a hit goes in, and a receipt comes back once it is safe.
// accept() from any thread; settle() is called on the writer's thread.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/rejection.h"

#include <memory>
#include <vector>

namespace footfall::pipeline {

enum class Admission {
    Accepted, ///< A receipt will come.
    Full,     ///< No receipt; answer 503 with Retry-After.
    Closed,   ///< Shutting down; the same.
};

enum class Receipt {
    Stored,     ///< Committed with synchronous=FULL.
    Spooled,    ///< On the disk in the spool; it will be stored.
    Superseded, ///< A leave report too late to count; nothing changed.
    SiteGone,   ///< The site was removed meanwhile.
    Unwritable, ///< Not kept: neither database nor spool could be written.
};

struct Settled {
    quint64 token = 0;
    Receipt receipt = Receipt::Stored;
};

/// Whoever waits for receipts. Held by shared_ptr, so it may outlive its server's connections.
class ReceiptPort
{
public:
    virtual ~ReceiptPort() = default;
    /// Once for each batch that was committed or given up. Must return at once.
    virtual void settle(std::vector<Settled> batch) = 0;
};

/// Where the server tells what it decided without the pipeline. Any thread; returns at once.
class DoorLedger
{
public:
    virtual ~DoorLedger() = default;
    /// One item was rejected, or (Unavailable) refused. An invalid site: the nameless one.
    virtual void decide(domain::SiteId site, domain::Rejection reason,
                        domain::Instant received) = 0;
    /// A bot looked at a page of a site that wants to see that. Beside decide(), which counts it.
    /// Both texts are kept: the bot's name is one of the data files'.
    virtual void sighted(domain::SiteId site, domain::Rejection reason, QDate day,
                         const QString &bot, const QString &pathname)
    {
        Q_UNUSED(site)
        Q_UNUSED(reason)
        Q_UNUSED(day)
        Q_UNUSED(bot)
        Q_UNUSED(pathname)
    }
};

class HitSink
{
public:
    virtual ~HitSink() = default;
    /// Several hits may come now, one right after the other, until endBurst(): the writer is told
    /// of them then, and does not commit the first one alone. Each thread may have one.
    virtual void beginBurst() {}
    virtual void endBurst() {}
    [[nodiscard]] virtual Admission accept(domain::Hit hit, std::shared_ptr<ReceiptPort> port,
                                           quint64 token) = 0;
};

} // namespace footfall::pipeline
