// SPDX-License-Identifier: GPL-3.0-or-later
// From a tracker's request to its answer: what the protocol found goes through the enricher into
// the sink, and is answered when its receipt is there. Knows no socket. Lives in the server's
// thread.
#pragma once

#include "core/domain/sitedirectory.h"
#include "core/enrich/rawhit.h"
#include "core/pipeline/hitsink.h"
#include "server/protocols/fathom.h"
#include "server/tally.h"

#include <tl/expected.hpp>

#include <functional>
#include <optional>
#include <unordered_map>

namespace footfall::server {

/// The enricher's work, as a function, so that tests can do without salts on disk.
using Enrich = std::function<tl::expected<domain::Hit, domain::Rejection>(const enrich::RawHit &,
                                                                          const domain::Site &)>;

class CollectDesk
{
public:
    /// The sink, the clock and the tally outlive the desk.
    CollectDesk(pipeline::HitSink &sink, std::shared_ptr<const domain::SiteDirectory> sites,
                Enrich enrich, const domain::Clock &clock, Tally &tally);

    /// Where receipts go; set before the first request.
    void setReceiptPort(std::shared_ptr<pipeline::ReceiptPort> port) { m_port = std::move(port); }

    /// An answer, or none yet: then settled() gives it, under this ticket.
    [[nodiscard]] std::optional<Reply> collect(const RequestView &request,
                                               const QHostAddress &visitor, Ticket ticket);

    struct Answer {
        Ticket ticket = 0;
        Reply reply;
    };
    [[nodiscard]] std::vector<Answer> settled(const std::vector<pipeline::Settled> &receipts);

    [[nodiscard]] size_t waiting() const { return m_waiting.size(); }

private:
    struct Waiting {
        fathom::AnswerShape shape;
        domain::HitKind kind;
    };

    [[nodiscard]] Reply refuse(const fathom::Refusal &refusal, domain::HitKind kind);
    [[nodiscard]] Reply beBusy(domain::HitKind kind);

    pipeline::HitSink &m_sink;
    const std::shared_ptr<const domain::SiteDirectory> m_sites;
    const Enrich m_enrich;
    const domain::Clock &m_clock;
    Tally &m_tally;
    std::shared_ptr<pipeline::ReceiptPort> m_port;
    std::unordered_map<Ticket, Waiting> m_waiting;
};

} // namespace footfall::server
