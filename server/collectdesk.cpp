// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/collectdesk.h"

#include "server/clientaddress.h"

namespace footfall::server {

using domain::HitKind;
using domain::Rejection;
using pipeline::Admission;
using pipeline::Receipt;

CollectDesk::CollectDesk(pipeline::HitSink &sink,
                         std::shared_ptr<const domain::SiteDirectory> sites, Enrich enrich,
                         const domain::Clock &clock, Tally &tally)
    : m_sink(sink)
    , m_sites(std::move(sites))
    , m_enrich(std::move(enrich))
    , m_clock(clock)
    , m_tally(tally)
{
}

std::optional<Reply> CollectDesk::collect(const RequestView &request, const QHostAddress &visitor,
                                          Ticket ticket)
{
    tl::expected<fathom::Found, fathom::Refusal> found = fathom::understand(request);
    if (!found)
        return refuse(found.error(), HitKind::PageView);
    enrich::RawHit &raw = found->hit;
    const HitKind kind = raw.kind;

    const std::shared_ptr<const domain::SiteSnapshot> sites = m_sites->snapshot();
    const domain::Site *site = sites->byCode(found->trackingCode);
    if (!site)
        return refuse(fathom::unknownSite(), kind);

    const fathom::AnswerShape shape = fathom::answerShape(request);
    if (site->privacySignals == domain::PrivacySignals::Respect &&
        fathom::asksNotToBeTracked(request)) {
        m_tally.count(Outcome::Rejected, kind, m_clock.now());
        return fathom::accepted(shape);
    }

    raw.time = m_clock.now();
    raw.address = sixteenBytes(visitor);
    tl::expected<domain::Hit, Rejection> hit = m_enrich(raw, *site);
    if (!hit && hit.error() == Rejection::Unavailable)
        return beBusy(kind);
    if (!hit)
        return refuse({Rejection::Malformed, 400,
                       QByteArrayLiteral(
                           "Not counted: the hostname, pathname or name cannot be understood.")},
                      kind);

    // Before the sink has it: the receipt may be there before accept() returns.
    m_waiting.insert({ticket, {shape, kind}});
    if (m_sink.accept(std::move(*hit), m_port, ticket) == Admission::Accepted)
        return std::nullopt;
    m_waiting.erase(ticket);
    return beBusy(kind);
}

std::vector<CollectDesk::Answer>
CollectDesk::settled(const std::vector<pipeline::Settled> &receipts)
{
    std::vector<Answer> answers;
    answers.reserve(receipts.size());
    const domain::Instant now = m_clock.now();
    for (const auto &[token, receipt] : receipts) {
        const auto waiting = m_waiting.find(token);
        if (waiting == m_waiting.end())
            continue;
        const auto [shape, kind] = waiting->second;
        m_waiting.erase(waiting);
        switch (receipt) {
        case Receipt::Stored:
        case Receipt::Spooled:
            m_tally.count(Outcome::Stored, kind, now);
            answers.push_back({token, fathom::accepted(shape)});
            break;
        case Receipt::Superseded:
            // Nothing that the tracker could do better.
            m_tally.count(Outcome::Rejected, kind, now);
            answers.push_back({token, fathom::accepted(shape)});
            break;
        case Receipt::SiteGone:
            answers.push_back({token, refuse(fathom::unknownSite(), kind)});
            break;
        case Receipt::Unwritable: answers.push_back({token, beBusy(kind)}); break;
        }
    }
    return answers;
}

Reply CollectDesk::refuse(const fathom::Refusal &refusal, HitKind kind)
{
    m_tally.count(Outcome::Rejected, kind, m_clock.now());
    return fathom::refused(refusal);
}

Reply CollectDesk::beBusy(HitKind kind)
{
    m_tally.count(Outcome::Refused, kind, m_clock.now());
    return fathom::busy();
}

} // namespace footfall::server
