// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/collectdesk.h"

#include "core/enrich/cleanhit.h"
#include "core/enrich/localhour.h"
#include "core/enrich/sendertraces.h"
#include "server/protocols/answers.h"

namespace footfall::server {

using domain::HitKind;
using domain::ItemOutcome;
using domain::Rejection;
using pipeline::Admission;
using pipeline::Receipt;

CollectDesk::CollectDesk(CollectDeskParts parts) : m_parts(std::move(parts)) {}

std::optional<Reply> CollectDesk::collect(const Protocol &protocol, const RequestView &request,
                                          const Address &visitor, Ticket ticket)
{
    const domain::Instant now = m_parts.clock.now();
    tl::expected<Found, Refusal> found = protocol.understand(request);
    const bool isForEach =
        found && !found->items.isEmpty() && !isVouchedFor(found->items.front().site);
    const std::optional<std::chrono::seconds> wait = m_parts.rateLimiter.take(
        visitor, now, isForEach ? static_cast<int>(found->items.size()) : 1);
    if (!found) {
        decide(nullptr, wait ? Rejection::RateLimited : found.error().reason, HitKind::PageView,
               now, {});
        return wait ? tooManyReply(*wait) : protocol.refused(found.error());
    }
    const Asked asked{protocol,         found->shape, ticket,          visitor,
                      signsOf(request), now,          wait.has_value()};
    if (found->items.size() != 1)
        return takeAll({found->items.data(), static_cast<size_t>(found->items.size())}, asked,
                       wait.value_or(std::chrono::seconds(0)));
    const std::optional<Outcome> outcome = take(found->items.front(), asked, ticket, 0);
    if (wait)
        return tooManyReply(*wait);
    if (!outcome)
        return std::nullopt;
    return protocol.answer(found->shape, {&*outcome, 1});
}

std::optional<Reply> CollectDesk::takeAll(std::span<Item> items, const Asked &asked,
                                          std::chrono::seconds wait)
{
    Several several;
    several.outcomes.resize(items.size());
    for (size_t place = 0; place < items.size(); ++place) {
        std::optional<Outcome> outcome = take(items[place], asked, ++m_lastOwnToken, place);
        if (outcome)
            several.outcomes[place] = std::move(*outcome);
        else
            ++several.waiting;
    }
    if (asked.isOverLimit)
        return tooManyReply(wait);
    if (several.waiting == 0)
        return asked.protocol.answer(asked.shape, several.outcomes);
    m_several.insert(asked.ticket, std::move(several));
    return std::nullopt;
}

std::optional<Outcome> CollectDesk::take(Item &item, const Asked &asked, Token token, size_t place)
{
    enrich::RawHit &raw = item.hit;
    const HitKind kind = raw.kind;
    if (item.isIgnored)
        return Outcome();
    raw.address = item.visitor.value_or(asked.visitor).bytes();
    // Before anything of it is shown.
    enrich::removeSender(raw);
    const domain::Site *site = siteOf(item.site);
    const auto turnAway = [&](Rejection reason) {
        // Whoever asks not to be tracked is not shown either.
        decide(site, reason, kind, asked.now,
               reason == Rejection::PrivacySignal ? QString() : raw.pathname);
        return Outcome{reason, {}};
    };

    if (asked.isOverLimit)
        return turnAway(Rejection::RateLimited);
    // Where not all sites are known, it may be one of the others.
    const Rejection unknown =
        m_sites.snapshot()->isComplete ? Rejection::UnknownSite : Rejection::Unavailable;
    if (!site && !item.site.tokenHash.isEmpty())
        return turnAway(unknown); // Whoever has no token learns nothing else.
    if (item.fault) {
        decide(site, item.fault->reason, kind, asked.now, {});
        return Outcome{item.fault->reason, item.fault->text};
    }
    if (!site)
        return turnAway(unknown);
    if (site->privacySignals == domain::PrivacySignals::Respect &&
        (asked.signs.asksNotToBeTracked || item.privacySignal == PrivacySignal::Sent))
        return turnAway(Rejection::PrivacySignal);
    if (m_isClosed)
        return turnAway(Rejection::Unavailable);

    raw.time = asked.now;
    if (asked.signs.isPrefetch)
        raw.botHint = enrich::BotHint::Prefetch;
    // Some trackers tell only the page: it is on the site itself.
    if (raw.hostname.isEmpty() && kind != HitKind::Leave && !site->hostnames.isEmpty())
        raw.hostname = site->hostnames.front();
    tl::expected<domain::Hit, enrich::TurnedAway> hit = m_parts.enrich(raw, *site);
    if (!hit) {
        show(*site, hit.error(), raw);
        return turnAway(hit.error().reason);
    }

    // Before the sink has it: the receipt may be there before accept() returns.
    m_waiting.insert(token, {asked.ticket, &asked.protocol, asked.shape, kind, site->trackingCode,
                             hit->pathname, std::chrono::steady_clock::now(), place});
    if (m_parts.sink.accept(std::move(*hit), m_port, token) != Admission::Accepted) {
        m_waiting.remove(token);
        return turnAway(Rejection::Unavailable);
    }
    m_parts.activity.accepted(asked.now);
    return std::nullopt;
}

const domain::Site *CollectDesk::siteOf(const SiteNames &names)
{
    std::shared_ptr<const domain::SiteSnapshot> snapshot = m_parts.sites->snapshot();
    if (snapshot != m_sites.snapshot())
        m_sites = SiteIndex(std::move(snapshot));
    return m_sites.find(names);
}

/// Whoever has a site's token may send what many visitors did. Where not all sites are known, it
/// may be that of another.
bool CollectDesk::isVouchedFor(const SiteNames &names)
{
    return !names.tokenHash.isEmpty() && (siteOf(names) || !m_sites.snapshot()->isComplete);
}

/// A bot, on a site whose owner wants to see what bots look at.
void CollectDesk::show(const domain::Site &site, const enrich::TurnedAway &away,
                       const enrich::RawHit &raw)
{
    if (!m_parts.ledger || site.botViews != domain::BotViews::Shown || !isBot(away.reason) ||
        raw.kind != HitKind::PageView)
        return;
    if (const std::optional<QString> pathname = enrich::countedPathname(raw, site))
        m_parts.ledger->sighted(site.id, away.reason, enrich::localHour(site, raw.time).day,
                                away.bot, *pathname);
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
        const Outcome outcome{item.reason, {}};
        m_answered.push_back(std::move(item));
        if (token < FirstOwnToken)
            answers.push_back(
                {waiting.ticket, waiting.protocol->answer(waiting.shape, {&outcome, 1})});
        else if (std::optional<Reply> reply = settleOne(waiting, outcome))
            answers.push_back({waiting.ticket, std::move(*reply)});
    }
    m_parts.activity.settled(m_parts.clock.now(), m_answered);
    if (m_parts.hindered)
        m_parts.hindered(hindrance);
    return answers;
}

std::optional<Reply> CollectDesk::settleOne(const Waiting &waiting, const Outcome &outcome)
{
    const auto several = m_several.find(waiting.ticket);
    if (several == m_several.end())
        return std::nullopt;
    several->outcomes[waiting.place] = outcome;
    if (--several->waiting > 0)
        return std::nullopt;
    const Several whole = std::move(*several);
    m_several.erase(several);
    return waiting.protocol->answer(waiting.shape, whole.outcomes);
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
