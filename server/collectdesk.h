// SPDX-License-Identifier: GPL-3.0-or-later
// From a tracker's request to its answer: what the protocol found goes through the enricher into
// the sink, and is answered when its receipt is there. What never gets that far is told to the
// ledger here, each item once; the pipeline counts those that got a receipt. Knows no socket. Lives
// in the server's thread.
#pragma once

#include "core/domain/sitedirectory.h"
#include "core/enrich/rawhit.h"
#include "core/pipeline/hitsink.h"
#include "server/activity.h"
#include "server/protocols/fathom.h"
#include "server/ratelimiter.h"

#include <QHash>

#include <tl/expected.hpp>

#include <functional>
#include <optional>

namespace footfall::server {

/// The enricher's work, as a function, so that tests can do without salts on disk.
using Enrich = std::function<tl::expected<domain::Hit, domain::Rejection>(const enrich::RawHit &,
                                                                          const domain::Site &)>;

/// What hindered keeping views, among the items of one batch.
struct Hindrance {
    qint64 spooled = 0;
    qint64 refused = 0;
};

/// All that is referred to outlives the desk; several desks may share it.
struct CollectDeskParts {
    pipeline::HitSink &sink;
    std::shared_ptr<const domain::SiteDirectory> sites;
    Enrich enrich;
    const domain::Clock &clock;
    Activity &activity;
    RateLimiter &rateLimiter;
    pipeline::DoorLedger *ledger = nullptr;            ///< Null: nobody keeps count.
    std::function<void(const Hindrance &)> hindered{}; ///< Also with zeroes, once a batch.
};

class CollectDesk
{
public:
    explicit CollectDesk(CollectDeskParts parts);
    ~CollectDesk() { m_parts.activity.abandoned(waiting()); }
    CollectDesk(const CollectDesk &) = delete;
    CollectDesk &operator=(const CollectDesk &) = delete;

    /// Where receipts go; set before the first request.
    void setReceiptPort(std::shared_ptr<pipeline::ReceiptPort> port) { m_port = std::move(port); }
    /// From now on nothing new is accepted.
    void close() { m_isClosed = true; }

    /// Many requests may come now, one right after the other, until endBurst().
    void beginBurst() { m_parts.sink.beginBurst(); }
    void endBurst() { m_parts.sink.endBurst(); }
    /// An answer, or none yet: then settled() gives it, under this ticket.
    [[nodiscard]] std::optional<Reply> collect(const RequestView &request, const Address &visitor,
                                               Ticket ticket);
    /// A request that never became one was answered with this status: an item of nobody's.
    void noteUnparsed(int status);

    struct Answer {
        Ticket ticket = 0;
        Reply reply;
    };
    /// A second receipt of the same ticket means nothing.
    [[nodiscard]] std::vector<Answer> settled(const std::vector<pipeline::Settled> &receipts);

    [[nodiscard]] size_t waiting() const { return static_cast<size_t>(m_waiting.size()); }

private:
    struct Waiting {
        fathom::AnswerShape shape = fathom::AnswerShape::Nothing;
        domain::HitKind kind = domain::HitKind::PageView;
        QString site;
        QString pathname;
        std::chrono::steady_clock::time_point since{};
    };

    void decide(const domain::Site *site, domain::Rejection reason, domain::HitKind kind,
                domain::Instant now, const QString &pathname);

    const CollectDeskParts m_parts;
    std::shared_ptr<pipeline::ReceiptPort> m_port;
    QHash<Ticket, Waiting> m_waiting;
    std::vector<AnsweredItem> m_answered; ///< Of one batch; kept for its memory.
    bool m_isClosed = false;
};

} // namespace footfall::server
