// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commons.h"

namespace footfall::server {

namespace {

/// While views are held up, batches come by the hundred a second.
constexpr std::chrono::milliseconds BetweenLooks{500};

} // namespace

Commons::Commons(const CollectorParts &parts) : m_parts(parts) {}

CollectDeskParts Commons::collectDeskParts()
{
    return {m_parts.sink,
            m_parts.sites,
            [enricher = m_parts.enricher](const enrich::RawHit &raw, const domain::Site &site) {
                return enricher->enrich(raw, site);
            },
            m_parts.clock,
            m_activity,
            m_rateLimiter,
            m_parts.ledger,
            [this](const Hindrance &hindrance) { notice(hindrance); }};
}

FrontDeskParts Commons::frontDeskParts(CollectDesk &collectDesk)
{
    return {collectDesk, [this](HealthDetail detail) { return health(detail); }, m_seenAs,
            m_parts.clock,
            [enricher = m_parts.enricher](const Address &address) {
                return enricher->countryOf(address.bytes()).alpha2();
            }};
}

void Commons::describe(domain::CollectorStatus &status)
{
    lookForProblems();
    if (status.problem.isEmpty())
        status.problem = saltProblem();
    if (status.problem.isEmpty())
        status.problem = tlsProblem();
    m_activity.describe(status, m_parts.clock.now());
    status.isRefusing = isRefusing(healthFacts());
}

domain::CollectorActivity Commons::activity()
{
    lookForProblems();
    domain::CollectorActivity activity;
    m_activity.describe(activity, m_parts.clock.now());
    activity.problems = m_problems.records();
    activity.queueCapacity = m_parts.queueCapacity;
    activity.waitingInSpool = storeStatus().spooled;
    return activity;
}

QString Commons::openProbe()
{
    return m_seenAs.openProbe(m_parts.clock.now());
}

void Commons::lookForProblems()
{
    const domain::Instant now = m_parts.clock.now();
    m_lastLook = domain::toMilliseconds(now);
    m_problems.observe(Problems::Source::Store, problemOf(storeStatus()), now);
    m_problems.observe(Problems::Source::Salts, saltProblem(), now);
    m_problems.observe(Problems::Source::Certificate, tlsProblem(), now);
}

void Commons::notice(const Hindrance &hindrance)
{
    const bool isHindered = hindrance.spooled > 0 || hindrance.refused > 0;
    if (!isHindered && !m_problems.hasOpen())
        return;
    const long long sinceLook = domain::toMilliseconds(m_parts.clock.now()) - m_lastLook;
    if (sinceLook >= BetweenLooks.count() || sinceLook < 0 || !m_problems.hasOpen())
        lookForProblems();
    m_problems.count(hindrance.spooled, hindrance.refused);
}

Reply Commons::health(HealthDetail detail)
{
    lookForProblems();
    HealthFacts facts = healthFacts();
    // Anybody may ask, and summing up takes the mutex that every view passes.
    if (detail == HealthDetail::WithReason && m_parts.ledgerTotal)
        facts.ledger = m_parts.ledgerTotal();
    return healthReply(facts, detail);
}

HealthFacts Commons::healthFacts() const
{
    HealthFacts facts;
    facts.state = m_state;
    facts.store = storeStatus();
    facts.saltProblem = saltProblem();
    facts.lastWasRefused = m_activity.isRefusing();
    return facts;
}

domain::StoreStatus Commons::storeStatus() const
{
    return m_parts.storeStatus ? m_parts.storeStatus() : domain::StoreStatus();
}

QString Commons::tlsProblem() const
{
    const std::shared_ptr<Tls> tls = m_tls.load();
    return tls ? tls->problem() : QString();
}

QString Commons::saltProblem() const
{
    return m_parts.enricher ? m_parts.enricher->problem() : QString();
}

} // namespace footfall::server
