// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/collectdesk.h"

namespace footfall::server {

using domain::HitKind;
using domain::ItemOutcome;
using domain::Rejection;
using pipeline::Admission;
using pipeline::Receipt;

namespace {

Reply replyTo(Rejection reason, fathom::AnswerShape shape)
{
    switch (reason) {
    case Rejection::Unavailable: return fathom::busy();
    case Rejection::Malformed:
        return fathom::refused(
            {reason, 400,
             QByteArrayLiteral(
                 "Not counted: the hostname, pathname or name cannot be understood.")});
    case Rejection::UnknownSite: return fathom::refused(fathom::unknownSite());
    default:
        // Nothing that the tracker could do better.
        return fathom::accepted(shape);
    }
}

} // namespace

CollectDesk::CollectDesk(CollectDeskParts parts) : m_parts(std::move(parts)) {}

std::optional<Reply> CollectDesk::collect(const RequestView &request, const Address &visitor,
                                          Ticket ticket)
{
    const domain::Instant now = m_parts.clock.now();
    const std::optional<std::chrono::seconds> wait = m_parts.rateLimiter.take(visitor, now);
    tl::expected<fathom::Found, fathom::Refusal> found = fathom::understand(request);
    if (!found) {
        decide(nullptr, wait ? Rejection::RateLimited : found.error().reason, HitKind::PageView,
               now, {});
        return wait ? fathom::tooMany(*wait) : fathom::refused(found.error());
    }
    enrich::RawHit &raw = found->hit;
    const HitKind kind = raw.kind;
    const fathom::AnswerShape shape = fathom::answerShape(request);
    const std::shared_ptr<const domain::SiteSnapshot> sites = m_parts.sites->snapshot();
    const domain::Site *site = sites->byCode(found->trackingCode);
    const auto turnAway = [&](Rejection reason) {
        // Whoever asks not to be tracked is not shown either.
        decide(site, reason, kind, now,
               reason == Rejection::PrivacySignal ? QString() : raw.pathname);
        return replyTo(reason, shape);
    };

    if (wait) {
        decide(site, Rejection::RateLimited, kind, now, raw.pathname);
        return fathom::tooMany(*wait);
    }
    // Where not all are known, it may be one of those.
    if (!site)
        return turnAway(sites->isComplete ? Rejection::UnknownSite : Rejection::Unavailable);
    if (site->privacySignals == domain::PrivacySignals::Respect &&
        fathom::asksNotToBeTracked(request))
        return turnAway(Rejection::PrivacySignal);
    if (m_isClosed)
        return turnAway(Rejection::Unavailable);

    raw.time = now;
    raw.address = visitor.bytes();
    tl::expected<domain::Hit, enrich::TurnedAway> hit = m_parts.enrich(raw, *site);
    if (!hit)
        return turnAway(hit.error().reason);

    // Before the sink has it: the receipt may be there before accept() returns.
    m_waiting.insert(
        ticket, {shape, kind, site->trackingCode, hit->pathname, std::chrono::steady_clock::now()});
    if (m_parts.sink.accept(std::move(*hit), m_port, ticket) != Admission::Accepted) {
        m_waiting.remove(ticket);
        return turnAway(Rejection::Unavailable);
    }
    m_parts.activity.accepted(now);
    return std::nullopt;
}

void CollectDesk::noteUnparsed(int status)
{
    const bool isTooLarge = status == 413 || status == 414 || status == 431;
    const Rejection reason = status == 503 ? Rejection::Unavailable
                             : isTooLarge  ? Rejection::TooLarge
                                           : Rejection::Malformed;
    decide(nullptr, reason, HitKind::PageView, m_parts.clock.now(), {});
}

std::vector<CollectDesk::Answer>
CollectDesk::settled(const std::vector<pipeline::Settled> &receipts)
{
    std::vector<Answer> answers;
    answers.reserve(receipts.size());
    m_answered.clear();
    Hindrance hindrance;
    const auto settledAt = std::chrono::steady_clock::now();
    for (const auto &[token, receipt] : receipts) {
        const auto found = m_waiting.find(token);
        if (found == m_waiting.end())
            continue;
        Waiting waiting = std::move(*found);
        m_waiting.erase(found);
        AnsweredItem item{
            waiting.kind,
            ItemOutcome::Stored,
            std::nullopt,
            std::move(waiting.site),
            std::move(waiting.pathname),
            std::chrono::duration<double, std::milli>(settledAt - waiting.since).count()};
        switch (receipt) {
        case Receipt::Stored: break;
        case Receipt::Spooled:
            item.outcome = ItemOutcome::Spooled;
            ++hindrance.spooled;
            break;
        case Receipt::Superseded:
            item.outcome = ItemOutcome::Rejected;
            item.reason = Rejection::Superseded;
            break;
        case Receipt::SiteGone:
            item.outcome = ItemOutcome::Rejected;
            item.reason = Rejection::UnknownSite;
            break;
        case Receipt::Unwritable:
            item.outcome = ItemOutcome::Refused;
            item.reason = Rejection::Unavailable;
            ++hindrance.refused;
            break;
        }
        answers.push_back({token, item.reason ? replyTo(*item.reason, waiting.shape)
                                              : fathom::accepted(waiting.shape)});
        m_answered.push_back(std::move(item));
    }
    m_parts.activity.settled(m_parts.clock.now(), m_answered);
    if (m_parts.hindered)
        m_parts.hindered(hindrance);
    return answers;
}

void CollectDesk::decide(const domain::Site *site, Rejection reason, HitKind kind,
                         domain::Instant now, const QString &pathname)
{
    if (m_parts.ledger)
        m_parts.ledger->decide(site ? site->id : domain::SiteId{}, reason, now);
    const bool isRefused = reason == Rejection::Unavailable;
    m_parts.activity.decided(now, {kind, isRefused ? ItemOutcome::Refused : ItemOutcome::Rejected,
                                   reason, site ? site->trackingCode : QString(), pathname,
                                   std::nullopt});
    if (isRefused && m_parts.hindered)
        m_parts.hindered({0, 1});
}

} // namespace footfall::server
