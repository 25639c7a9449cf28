// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/ledgeraccounts.h"

#include "core/pipeline/ledgerplaces.h"

#include <algorithm>

namespace footfall::pipeline {

using domain::Hit;
using domain::Instant;
using domain::LedgerEntry;
using domain::Rejection;
using domain::SiteId;

namespace {

constexpr size_t RefusedOutcome = LedgerAccounts::Outcomes - 1;

/// A ring of more minutes than are shown, so that the newest one never takes the oldest's place
/// while that is still asked for.
constexpr size_t RingMinutes = 64;
static_assert(LedgerAccounts::MinutesKept < std::chrono::minutes(RingMinutes));

/// Decisions that cannot be written for long lose their minute, not their number.
constexpr size_t MostUnwritten = 4'096;

} // namespace

domain::LedgerCounts LedgerAccounts::ledgerCounts(const Counts &from)
{
    domain::LedgerCounts counts;
    counts.stored = from.outcomes[StoredOutcome];
    counts.refused = from.outcomes[RefusedOutcome];
    counts.waiting = from.waiting;
    for (size_t i = 0; i < domain::Rejections.size(); ++i) {
        if (from.outcomes[i + 1] != 0)
            counts.rejected[domain::Rejections.at(i)] = from.outcomes[i + 1];
    }
    return counts;
}

LedgerAccounts::Counts *LedgerAccounts::Account::minute(qint64 number, Age age)
{
    if (number < 0)
        return nullptr;
    if (ring.empty())
        ring.resize(RingMinutes);
    Minute &place = ring[size_t(number) % RingMinutes];
    if (place.number != number) {
        if (age == Age::Before && place.number > number)
            return nullptr;
        place = {number, {}};
    }
    return &place.counts;
}

void LedgerAccounts::Account::forgetRecorded()
{
    total.outcomes.fill(0);
    for (Minute &minute : ring)
        minute.counts.outcomes.fill(0);
}

void LedgerAccounts::load(const std::vector<LedgerRow> &rows)
{
    for (auto &[site, account] : m_accounts)
        account.forgetRecorded();
    qint64 newest = 0;
    for (const LedgerRow &row : rows)
        newest = std::max(newest, minuteNumber(row.minute));
    for (const LedgerRow &row : rows) {
        const qint64 minute = minuteNumber(row.minute);
        if (minute + qint64(RingMinutes) > newest)
            record(row.site, minute, outcomeOf(row.reason), row.items);
        else
            m_accounts[row.site.value].total.outcomes[outcomeOf(row.reason)] += row.items;
    }
}

void LedgerAccounts::forget(SiteId site)
{
    const auto found = m_accounts.find(site.value);
    if (found == m_accounts.end())
        return;
    if (found->second.total.waiting == 0)
        m_accounts.erase(found);
    else
        found->second.forgetRecorded();
}

void LedgerAccounts::move(const std::function<std::optional<SiteId>(SiteId)> &siteFor)
{
    for (const auto &[key, old] : std::exchange(m_decisions, {})) {
        Decision &moved = decision(siteFor(key.site).value_or(SiteId{}), key.minute, old.reason);
        moved.untaken += old.untaken;
        moved.taken += old.taken;
        moved.held += old.held;
    }
    for (const auto &[id, account] : std::exchange(m_accounts, {})) {
        const std::optional<SiteId> site = siteFor(SiteId{id});
        if (site)
            m_accounts[site->value].total.waiting += account.total.waiting;
        qint64 elsewhere = account.total.waiting;
        for (const Minute &minute : account.ring) {
            const qint64 waiting = minute.counts.waiting;
            elsewhere -= waiting;
            if (waiting == 0)
                continue;
            if (!site)
                decide(SiteId{}, instantOf(minute.number), Rejection::UnknownSite, waiting);
            else if (Counts *counts =
                         m_accounts[site->value].minute(minute.number, Account::Age::Before))
                counts->waiting += waiting;
        }
        if (!site && elsewhere > 0)
            decide(SiteId{}, Instant{}, Rejection::UnknownSite, elsewhere);
    }
}

void LedgerAccounts::accepted(const Hit &hit)
{
    Account &account = m_accounts[hit.site.value];
    ++account.total.waiting;
    if (Counts *counts = account.minute(minuteNumber(hit.time), Account::Age::Now))
        ++counts->waiting;
}

void LedgerAccounts::waiting(SiteId site, Instant minute, qint64 hits)
{
    Account &account = m_accounts[site.value];
    account.total.waiting += hits;
    if (Counts *counts = account.minute(minuteNumber(minute), Account::Age::Before))
        counts->waiting += hits;
}

void LedgerAccounts::forgetWaiting()
{
    for (auto &[site, account] : m_accounts) {
        account.total.waiting = 0;
        for (Minute &minute : account.ring)
            minute.counts.waiting = 0;
    }
}

void LedgerAccounts::settle(const Hit &hit, Receipt receipt)
{
    if (receipt == Receipt::Spooled || !takeWaiting(hit))
        return;
    if (const auto row = ledgerRow(hit, receipt))
        record(row->site, minuteNumber(hit.time), outcomeOf(row->reason), row->items);
    else
        decide(hit.site, hit.time, Rejection::Unavailable, 1);
}

void LedgerAccounts::holdRefused(const Hit &hit)
{
    if (takeWaiting(hit))
        ++decision(hit.site, minuteNumber(hit.time), Rejection::Unavailable).held;
}

void LedgerAccounts::releaseRefused(const Hit &hit, qint64 items)
{
    const qint64 minute = minuteNumber(hit.time);
    const auto found = m_decisions.find({hit.site, minute, outcomeOf(Rejection::Unavailable)});
    if (found == m_decisions.end() || found->second.held == 0)
        return;
    --found->second.held;
    if (items > 0)
        decide(hit.site, hit.time, Rejection::Unavailable, items);
    else if (found->second.all() == 0)
        m_decisions.erase(found);
}

/// False: nothing of its site waits, so it was settled before.
bool LedgerAccounts::takeWaiting(const Hit &hit)
{
    const auto found = m_accounts.find(hit.site.value);
    if (found == m_accounts.end() || found->second.total.waiting == 0)
        return false;
    --found->second.total.waiting;
    if (Counts *counts = found->second.minute(minuteNumber(hit.time), Account::Age::Before))
        counts->waiting = std::max<qint64>(counts->waiting - 1, 0);
    return true;
}

void LedgerAccounts::record(SiteId site, qint64 minute, size_t outcome, qint64 items)
{
    Account &account = m_accounts[site.value];
    account.total.outcomes[outcome] += items;
    if (Counts *counts = account.minute(minute, Account::Age::Before))
        counts->outcomes[outcome] += items;
}

void LedgerAccounts::decide(SiteId site, Instant minute, Rejection reason, qint64 items)
{
    decision(site, minuteNumber(minute), reason).untaken += items;
    m_mustWake = m_mustWake || !std::exchange(m_isAwake, true);
}

bool LedgerAccounts::mustWake()
{
    return std::exchange(m_mustWake, false);
}

LedgerAccounts::Decision &LedgerAccounts::decision(SiteId site, qint64 minute, Rejection reason)
{
    const DecisionKey key{site, minute, outcomeOf(reason)};
    return m_decisions.try_emplace(key, Decision{reason}).first->second;
}

LedgerEntries LedgerAccounts::take()
{
    LedgerEntries entries;
    for (auto &[key, decision] : m_decisions) {
        if (decision.untaken == 0)
            continue;
        entries.push_back({key.site, instantOf(key.minute), decision.reason, decision.untaken});
        decision.taken += std::exchange(decision.untaken, 0);
    }
    m_isAwake = false;
    return entries;
}

void LedgerAccounts::found(const LedgerEntries &entries)
{
    for (const LedgerEntry &entry : entries)
        decision(entry.site, minuteNumber(entry.minute), entry.reason).taken += entry.items;
}

void LedgerAccounts::putBack(const LedgerEntries &entries)
{
    for (const LedgerEntry &entry : entries) {
        forgetTaken(entry);
        const Instant minute = m_decisions.size() < MostUnwritten
                                   ? entry.minute
                                   : Instant(std::chrono::floor<std::chrono::hours>(entry.minute));
        decide(entry.site, minute, entry.reason, entry.items);
    }
}

void LedgerAccounts::written(const LedgerEntries &entries)
{
    for (const LedgerEntry &entry : entries)
        record(entry.site, minuteNumber(entry.minute), outcomeOf(entry.reason), entry.items);
    drop(entries);
}

void LedgerAccounts::drop(const LedgerEntries &entries)
{
    for (const LedgerEntry &entry : entries)
        forgetTaken(entry);
}

void LedgerAccounts::forgetTaken(const LedgerEntry &entry)
{
    const auto found =
        m_decisions.find({entry.site, minuteNumber(entry.minute), outcomeOf(entry.reason)});
    if (found == m_decisions.end())
        return;
    Decision &decision = found->second;
    decision.taken = std::max<qint64>(decision.taken - entry.items, 0);
    if (decision.all() == 0)
        m_decisions.erase(found);
}

std::vector<LedgerAccounts::Line> LedgerAccounts::lines(Instant now) const
{
    const qint64 last = minuteNumber(now);
    const qint64 first = last - MinutesKept.count() + 1;
    const auto isShown = [&](qint64 minute) { return minute >= first && minute <= last; };
    std::vector<Line> lines;
    for (const auto &[site, account] : m_accounts) {
        lines.push_back({SiteId{site}, std::nullopt, account.total});
        for (const Minute &minute : account.ring) {
            if (isShown(minute.number))
                lines.push_back({SiteId{site}, instantOf(minute.number), minute.counts});
        }
    }
    for (const auto &[key, decision] : m_decisions) {
        Counts counts;
        counts.outcomes[key.outcome] = decision.all();
        lines.push_back({key.site, std::nullopt, counts});
        if (isShown(key.minute))
            lines.push_back({key.site, instantOf(key.minute), counts});
    }
    return lines;
}

} // namespace footfall::pipeline
