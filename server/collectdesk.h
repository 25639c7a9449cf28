// SPDX-License-Identifier: GPL-3.0-or-later
// From a tracker's request to its answer: what the protocol found goes through the enricher into
// the sink, and is answered when its receipt is there; a request of several items once, when all of
// them are settled. What never gets that far is told to the ledger here, each item once; the
// pipeline counts those that got a receipt. Knows no socket. Lives in the server's thread.
#pragma once

#include "core/domain/sitedirectory.h"
#include "core/enrich/rawhit.h"
#include "core/pipeline/hitsink.h"
#include "server/activity.h"
#include "server/protocols/page.h"
#include "server/protocols/protocol.h"
#include "server/ratelimiter.h"
#include "server/siteindex.h"

#include <QHash>

#include <tl/expected.hpp>

#include <functional>
#include <optional>

namespace footfall::server {

/// The enricher's work, as a function, so that tests can do without salts on disk.
using Enrich = std::function<tl::expected<domain::Hit, enrich::TurnedAway>(const enrich::RawHit &,
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
    [[nodiscard]] std::optional<Reply> collect(const Protocol &protocol, const RequestView &request,
                                               const Address &visitor, Ticket ticket);
    /// A request that never became one was answered with this status: an item of nobody's.
    void noteUnparsed(int status);

    struct Answer {
        Ticket ticket = 0;
        Reply reply;
    };
    /// A second receipt of the same ticket means nothing.
    [[nodiscard]] std::vector<Answer> settled(const std::vector<pipeline::Settled> &receipts);

    /// Items.
    [[nodiscard]] size_t waiting() const { return static_cast<size_t>(m_waiting.size()); }

private:
    /// What the sink calls an item: its request's ticket, or, where that has several, one of our
    /// own.
    using Token = quint64;
    static constexpr Token FirstOwnToken = Token(1) << 63; ///< No ticket gets there.

    /// An item whose receipt is to come.
    struct Waiting {
        Ticket ticket = 0;
        const Protocol *protocol = nullptr;
        AnswerShape shape = AnswerShape::Nothing;
        domain::HitKind kind = domain::HitKind::PageView;
        QString site;
        QString pathname;
        std::chrono::steady_clock::time_point since{};
        size_t place = 0; ///< Among its request's.
    };
    /// A request of several items.
    struct Several {
        std::vector<Outcome> outcomes;
        size_t waiting = 0;
    };
    struct Asked {
        const Protocol &protocol;
        AnswerShape shape;
        Ticket ticket;
        const Address &visitor;
        Signs signs;
        domain::Instant now;
        bool isOverLimit = false;
    };

    /// What became of it, or nothing yet: then its receipt will tell, under the token.
    [[nodiscard]] std::optional<Outcome> take(Item &item, const Asked &asked, Token token,
                                              size_t place);
    [[nodiscard]] std::optional<Reply> takeAll(std::span<Item> items, const Asked &asked,
                                               std::chrono::seconds wait);
    /// The answer to a request of several items, once this was the last of them.
    [[nodiscard]] std::optional<Reply> settleOne(const Waiting &waiting, const Outcome &outcome);
    [[nodiscard]] const domain::Site *siteOf(const SiteNames &names);
    [[nodiscard]] bool isVouchedFor(const SiteNames &names);
    void show(const domain::Site &site, const enrich::TurnedAway &away, const enrich::RawHit &raw);
    void decide(const domain::Site *site, domain::Rejection reason, domain::HitKind kind,
                domain::Instant now, const QString &pathname);

    const CollectDeskParts m_parts;
    std::shared_ptr<pipeline::ReceiptPort> m_port;
    SiteIndex m_sites;
    QHash<Token, Waiting> m_waiting;
    QHash<Ticket, Several> m_several;
    Token m_lastOwnToken = FirstOwnToken;
    std::vector<AnsweredItem> m_answered; ///< Of one batch; kept for its memory.
    bool m_isClosed = false;
};

} // namespace footfall::server
