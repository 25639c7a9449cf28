// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/ledgerbook.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <tuple>
#include <unordered_map>

namespace footfall::pipeline {

using domain::Hit;
using domain::Instant;
using domain::LedgerCounts;
using domain::LedgerEntry;
using domain::Rejection;
using domain::SiteId;

namespace {

/// Stored, each of the reasons, refused.
constexpr size_t Outcomes = domain::Rejections.size() + 2;
constexpr size_t StoredOutcome = 0;
constexpr size_t RefusedOutcome = Outcomes - 1;

/// A ring of more minutes than are shown, so that the newest one never takes the oldest's place
/// while that is still asked for.
constexpr size_t RingMinutes = 64;
static_assert(LedgerBook::MinutesKept < std::chrono::minutes(RingMinutes));

/// Decisions that cannot be written for long lose their minute, not their number.
constexpr size_t MostUnwritten = 4'096;

size_t outcomeOf(std::optional<Rejection> reason)
{
    if (!reason)
        return StoredOutcome;
    const auto place = std::find(domain::Rejections.begin(), domain::Rejections.end(), *reason);
    // Refused comes after the last of them.
    return 1 + size_t(place - domain::Rejections.begin());
}

qint64 minuteNumber(Instant time)
{
    return std::chrono::floor<std::chrono::minutes>(time.time_since_epoch()).count();
}

Instant instantOf(qint64 minuteNumber)
{
    return Instant(std::chrono::minutes(minuteNumber));
}

struct Counts {
    std::array<qint64, Outcomes> outcomes{};
    qint64 waiting = 0;
};

LedgerCounts countsFrom(const Counts &from)
{
    LedgerCounts counts;
    counts.stored = from.outcomes[StoredOutcome];
    counts.refused = from.outcomes[RefusedOutcome];
    counts.waiting = from.waiting;
    for (size_t i = 0; i < domain::Rejections.size(); ++i) {
        if (from.outcomes[i + 1] != 0)
            counts.rejected[domain::Rejections.at(i)] = from.outcomes[i + 1];
    }
    return counts;
}

struct Minute {
    qint64 number = -1; ///< Minutes since 1970; -1: empty.
    Counts counts;
};

/// What is known of a site but for the decisions that are not written.
struct Account {
    Counts total;
    std::vector<Minute> ring; ///< Empty until the site has something.

    /// The minute's place, if it has one. An item of now takes it from whatever was there, also
    /// from a minute that lies ahead since the clock was set back; one of before does not.
    enum class Age { Now, Before };
    Counts *minute(qint64 number, Age age)
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
};

struct DecisionKey {
    qint64 site;
    qint64 minute;
    size_t outcome;
    auto operator<=>(const DecisionKey &) const = default;
};

struct Decision {
    Rejection reason;
    qint64 untaken = 0;
    qint64 taken = 0;
};

} // namespace

std::optional<LedgerRow> ledgerRow(const Hit &hit, Receipt receipt)
{
    const Instant minute = domain::minuteOf(hit.time);
    switch (receipt) {
    case Receipt::Stored: return LedgerRow{hit.site, minute, std::nullopt, 1};
    case Receipt::Superseded: return LedgerRow{hit.site, minute, Rejection::Superseded, 1};
    // The site's own rows are gone; the item was received all the same.
    case Receipt::SiteGone: return LedgerRow{SiteId{}, minute, Rejection::UnknownSite, 1};
    case Receipt::Spooled:
    case Receipt::Unwritable: break;
    }
    return std::nullopt;
}

std::vector<LedgerRow> ledgerRows(const LedgerEntries &entries, const domain::SiteSnapshot &sites)
{
    std::vector<LedgerRow> rows;
    rows.reserve(entries.size());
    for (const LedgerEntry &entry : entries)
        rows.push_back({sites.byId(entry.site) ? entry.site : SiteId{}, entry.minute, entry.reason,
                        entry.items});
    return rows;
}

std::vector<LedgerRow> ledgerRows(const std::vector<Item> &items,
                                  const std::vector<Receipt> &receipts,
                                  const domain::SiteSnapshot &sites)
{
    std::map<std::tuple<SiteId, Instant, std::optional<Rejection>>, qint64> sums;
    const auto add = [&](const LedgerRow &row) {
        sums[{row.site, row.minute, row.reason}] += row.items;
    };
    for (size_t i = 0; i < items.size(); ++i) {
        if (const LedgerEntries *entries = items[i].record.entries()) {
            for (const LedgerRow &row : ledgerRows(*entries, sites))
                add(row);
        } else if (const auto row = ledgerRow(*items[i].record.hit(), receipts[i])) {
            add(*row);
        }
    }
    std::vector<LedgerRow> rows;
    rows.reserve(sums.size());
    for (const auto &[key, count] : sums)
        rows.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), count});
    return rows;
}

struct LedgerBook::Private {
    explicit Private(std::function<void()> wakeUp) : wake(std::move(wakeUp)) {}

    void record(SiteId site, qint64 minute, size_t outcome, qint64 items)
    {
        Account &account = accounts[site.value];
        account.total.outcomes[outcome] += items;
        if (Counts *counts = account.minute(minute, Account::Age::Before))
            counts->outcomes[outcome] += items;
    }

    /// Returns whether somebody must be woken.
    bool decide(SiteId site, qint64 minute, Rejection reason, qint64 items)
    {
        Decision &decision =
            decisions.try_emplace({site.value, minute, outcomeOf(reason)}, Decision{reason})
                .first->second;
        decision.untaken += items;
        return !std::exchange(isAwake, true);
    }

    /// Returns whether somebody must be woken.
    bool settle(const Hit &hit, Receipt receipt)
    {
        if (receipt == Receipt::Spooled)
            return false;
        const auto found = accounts.find(hit.site.value);
        if (found == accounts.end() || found->second.total.waiting == 0)
            return false;
        const qint64 minute = minuteNumber(hit.time);
        --found->second.total.waiting;
        if (Counts *counts = found->second.minute(minute, Account::Age::Before))
            counts->waiting = std::max<qint64>(counts->waiting - 1, 0);
        if (const auto row = ledgerRow(hit, receipt)) {
            record(row->site, minute, outcomeOf(row->reason), row->items);
            return false;
        }
        return decide(hit.site, minute, Rejection::Unavailable, 1);
    }

    void written(const LedgerEntries &entries)
    {
        for (const LedgerEntry &entry : entries) {
            const qint64 minute = minuteNumber(entry.minute);
            const size_t outcome = outcomeOf(entry.reason);
            record(entry.site, minute, outcome, entry.items);
            const auto decision = decisions.find({entry.site.value, minute, outcome});
            if (decision == decisions.end())
                continue;
            decision->second.taken = std::max<qint64>(decision->second.taken - entry.items, 0);
            if (decision->second.taken == 0 && decision->second.untaken == 0)
                decisions.erase(decision);
        }
    }

    void loaded(const Record &record)
    {
        if (const Hit *hit = record.hit()) {
            Account &account = accounts[hit->site.value];
            account.total.waiting = std::max<qint64>(account.total.waiting - 1, 0);
            if (Counts *counts = account.minute(minuteNumber(hit->time), Account::Age::Before))
                counts->waiting = std::max<qint64>(counts->waiting - 1, 0);
            return;
        }
        for (const LedgerEntry &entry : *record.entries()) {
            const auto decision = decisions.find(
                {entry.site.value, minuteNumber(entry.minute), outcomeOf(entry.reason)});
            if (decision == decisions.end())
                continue;
            decision->second.taken = std::max<qint64>(decision->second.taken - entry.items, 0);
            if (decision->second.taken == 0 && decision->second.untaken == 0)
                decisions.erase(decision);
        }
    }

    /// Returns whether somebody must be woken.
    bool move(const std::function<std::optional<SiteId>(SiteId)> &siteFor)
    {
        bool mustWake = false;
        std::map<DecisionKey, Decision> decided;
        for (const auto &[key, decision] : std::exchange(decisions, {})) {
            const SiteId site = siteFor(SiteId{key.site}).value_or(SiteId{});
            Decision &moved =
                decided
                    .try_emplace({site.value, key.minute, key.outcome}, Decision{decision.reason})
                    .first->second;
            moved.untaken += decision.untaken;
            moved.taken += decision.taken;
        }
        decisions = std::move(decided);
        for (const auto &[id, account] : std::exchange(accounts, {})) {
            const std::optional<SiteId> site = siteFor(SiteId{id});
            if (site)
                accounts[site->value].total.waiting += account.total.waiting;
            qint64 elsewhere = account.total.waiting;
            for (const Minute &minute : account.ring) {
                const qint64 waiting = minute.counts.waiting;
                elsewhere -= waiting;
                if (waiting == 0)
                    continue;
                if (!site)
                    mustWake |= decide(SiteId{}, minute.number, Rejection::UnknownSite, waiting);
                else if (Counts *counts =
                             accounts[site->value].minute(minute.number, Account::Age::Before))
                    counts->waiting += waiting;
            }
            if (!site && elsewhere > 0)
                mustWake |= decide(SiteId{}, 0, Rejection::UnknownSite, elsewhere);
        }
        return mustWake;
    }

    bool putBack(const LedgerEntries &entries)
    {
        bool mustWake = false;
        for (const LedgerEntry &entry : entries) {
            qint64 minute = minuteNumber(entry.minute);
            const auto decision =
                decisions.find({entry.site.value, minute, outcomeOf(entry.reason)});
            if (decision != decisions.end()) {
                decision->second.taken = std::max<qint64>(decision->second.taken - entry.items, 0);
                if (decision->second.taken == 0 && decision->second.untaken == 0)
                    decisions.erase(decision);
            }
            if (decisions.size() >= MostUnwritten)
                minute -= minute % 60;
            mustWake |= decide(entry.site, minute, entry.reason, entry.items);
        }
        return mustWake;
    }

    std::function<void()> wake;
    mutable std::mutex mutex;
    std::unordered_map<qint64, Account> accounts;
    std::map<DecisionKey, Decision> decisions;
    bool isAwake = false;
};

LedgerBook::LedgerBook(std::function<void()> wake) : d(std::make_unique<Private>(std::move(wake)))
{
}

LedgerBook::~LedgerBook() = default;

void LedgerBook::load(const std::vector<LedgerRow> &rows)
{
    const std::lock_guard lock(d->mutex);
    for (auto &[site, account] : d->accounts) {
        account.total.outcomes.fill(0);
        for (Minute &minute : account.ring)
            minute.counts.outcomes.fill(0);
    }
    qint64 newest = 0;
    for (const LedgerRow &row : rows)
        newest = std::max(newest, minuteNumber(row.minute));
    for (const LedgerRow &row : rows) {
        const qint64 minute = minuteNumber(row.minute);
        if (minute + qint64(RingMinutes) > newest)
            d->record(row.site, minute, outcomeOf(row.reason), row.items);
        else
            d->accounts[row.site.value].total.outcomes[outcomeOf(row.reason)] += row.items;
    }
}

void LedgerBook::forget(SiteId site)
{
    const std::lock_guard lock(d->mutex);
    const auto found = d->accounts.find(site.value);
    if (found == d->accounts.end())
        return;
    if (found->second.total.waiting == 0) {
        d->accounts.erase(found);
        return;
    }
    found->second.total.outcomes.fill(0);
    for (Minute &minute : found->second.ring)
        minute.counts.outcomes.fill(0);
}

void LedgerBook::decide(SiteId site, Rejection reason, Instant received)
{
    bool mustWake = false;
    {
        const std::lock_guard lock(d->mutex);
        mustWake = d->decide(site, minuteNumber(received), reason, 1);
    }
    if (mustWake)
        d->wake();
}

void LedgerBook::accepted(const Hit &hit)
{
    const std::lock_guard lock(d->mutex);
    Account &account = d->accounts[hit.site.value];
    ++account.total.waiting;
    if (Counts *counts = account.minute(minuteNumber(hit.time), Account::Age::Now))
        ++counts->waiting;
}

void LedgerBook::waiting(SiteId site, Instant minute, qint64 hits)
{
    const std::lock_guard lock(d->mutex);
    Account &account = d->accounts[site.value];
    account.total.waiting += hits;
    if (Counts *counts = account.minute(minuteNumber(minute), Account::Age::Before))
        counts->waiting += hits;
}

void LedgerBook::found(const LedgerEntries &entries)
{
    const std::lock_guard lock(d->mutex);
    for (const LedgerEntry &entry : entries) {
        const DecisionKey key{entry.site.value, minuteNumber(entry.minute),
                              outcomeOf(entry.reason)};
        d->decisions.try_emplace(key, Decision{entry.reason}).first->second.taken += entry.items;
    }
}

void LedgerBook::settled(const Hit &hit, Receipt receipt)
{
    bool mustWake = false;
    {
        const std::lock_guard lock(d->mutex);
        mustWake = d->settle(hit, receipt);
    }
    if (mustWake)
        d->wake();
}

void LedgerBook::settled(const std::vector<Item> &batch, const std::vector<Receipt> &receipts)
{
    bool mustWake = false;
    {
        const std::lock_guard lock(d->mutex);
        for (size_t i = 0; i < batch.size() && i < receipts.size(); ++i) {
            if (const Hit *hit = batch[i].record.hit())
                mustWake |= d->settle(*hit, receipts[i]);
            else if (receipts[i] == Receipt::Stored)
                d->written(*batch[i].record.entries());
            else if (receipts[i] == Receipt::Unwritable)
                mustWake |= d->putBack(*batch[i].record.entries());
        }
    }
    if (mustWake)
        d->wake();
}

LedgerEntries LedgerBook::takeDecisions()
{
    const std::lock_guard lock(d->mutex);
    LedgerEntries entries;
    for (auto &[key, decision] : d->decisions) {
        if (decision.untaken == 0)
            continue;
        entries.push_back(
            {SiteId{key.site}, instantOf(key.minute), decision.reason, decision.untaken});
        decision.taken += std::exchange(decision.untaken, 0);
    }
    d->isAwake = false;
    return entries;
}

void LedgerBook::putBack(const LedgerEntries &entries)
{
    bool mustWake = false;
    {
        const std::lock_guard lock(d->mutex);
        mustWake = d->putBack(entries);
    }
    if (mustWake)
        d->wake();
}

void LedgerBook::loaded(const Record &record)
{
    const std::lock_guard lock(d->mutex);
    d->loaded(record);
}

void LedgerBook::move(const std::function<std::optional<SiteId>(SiteId)> &siteFor)
{
    bool mustWake = false;
    {
        const std::lock_guard lock(d->mutex);
        mustWake = d->move(siteFor);
    }
    if (mustWake)
        d->wake();
}

void LedgerBook::written(const LedgerEntries &entries)
{
    const std::lock_guard lock(d->mutex);
    d->written(entries);
}

domain::Ledger LedgerBook::ledger(const domain::SiteSnapshot &sites, Instant now) const
{
    struct Line {
        qint64 site;
        std::optional<qint64> minute; ///< None: the total.
        Counts counts;
    };
    const qint64 last = minuteNumber(now);
    const qint64 first = last - MinutesKept.count() + 1;
    const auto isShown = [&](qint64 minute) { return minute >= first && minute <= last; };
    // Only copied under the mutex: every hit passes there.
    std::vector<Line> lines;
    {
        const std::lock_guard lock(d->mutex);
        for (const auto &[site, account] : d->accounts) {
            lines.push_back({site, std::nullopt, account.total});
            for (const Minute &minute : account.ring) {
                if (isShown(minute.number))
                    lines.push_back({site, minute.number, minute.counts});
            }
        }
        for (const auto &[key, decision] : d->decisions) {
            Counts counts;
            counts.outcomes[key.outcome] = decision.untaken + decision.taken;
            lines.push_back({key.site, std::nullopt, counts});
            if (isShown(key.minute))
                lines.push_back({key.site, key.minute, counts});
        }
    }

    struct Sums {
        LedgerCounts total;
        std::map<qint64, LedgerCounts> minutes;
    };
    std::map<qint64, Sums> sums;
    for (const Line &line : lines) {
        Sums &owner = sums[sites.byId(SiteId{line.site}) ? line.site : 0];
        (line.minute ? owner.minutes[*line.minute] : owner.total) += countsFrom(line.counts);
    }

    domain::Ledger ledger;
    const auto append = [&](SiteId site, const QString &trackingCode) {
        domain::SiteLedger &shown = ledger.sites.emplace_back();
        shown.site = site;
        shown.trackingCode = trackingCode;
        Sums &own = sums[site.value];
        shown.total = std::move(own.total);
        for (auto &[minute, counts] : own.minutes) {
            if (counts.received() > 0)
                shown.minutes.push_back({instantOf(minute), std::move(counts)});
        }
    };
    for (const domain::Site &site : sites.sites)
        append(site.id, site.trackingCode);
    if (sums[0].total.received() > 0)
        append(SiteId{}, QString());
    return ledger;
}

} // namespace footfall::pipeline
