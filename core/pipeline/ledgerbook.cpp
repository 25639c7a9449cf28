// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/ledgerbook.h"

#include "core/pipeline/ledgeraccounts.h"
#include "core/pipeline/sightingtally.h"

#include <map>
#include <mutex>

namespace footfall::pipeline {

using domain::Hit;
using domain::Instant;
using domain::LedgerCounts;
using domain::SiteId;

static_assert(LedgerBook::MinutesKept == LedgerAccounts::MinutesKept);

struct LedgerBook::Private {
    /// Changes the accounts, and wakes, where there is something new to be taken, without the
    /// mutex.
    template <typename Change>
    void change(Change change)
    {
        bool mustWake = false;
        {
            const std::lock_guard lock(mutex);
            change(accounts);
            mustWake = accounts.mustWake();
        }
        if (mustWake)
            wake();
    }

    const std::function<void()> wake;
    mutable std::mutex mutex{};
    LedgerAccounts accounts{};
    SightingTally sightings{};
};

LedgerBook::LedgerBook(std::function<void()> wake) : d(new Private{std::move(wake)}) {}

LedgerBook::~LedgerBook() = default;

void LedgerBook::load(const std::vector<LedgerRow> &rows)
{
    d->change([&](LedgerAccounts &accounts) { accounts.load(rows); });
}

void LedgerBook::forget(SiteId site)
{
    d->change([&](LedgerAccounts &accounts) { accounts.forget(site); });
    d->sightings.forget(site);
}

void LedgerBook::decide(SiteId site, domain::Rejection reason, Instant received)
{
    d->change([&](LedgerAccounts &accounts) { accounts.decide(site, received, reason, 1); });
}

void LedgerBook::sighted(SiteId site, domain::Rejection reason, QDate day, const QString &bot,
                         const QString &pathname)
{
    if (d->sightings.add({site, day, reason, bot, pathname, 1}) == SightingTally::News::First)
        d->wake();
}

void LedgerBook::accepted(const Hit &hit)
{
    d->change([&](LedgerAccounts &accounts) { accounts.accepted(hit); });
}

void LedgerBook::waiting(SiteId site, Instant minute, qint64 hits)
{
    d->change([&](LedgerAccounts &accounts) { accounts.waiting(site, minute, hits); });
}

void LedgerBook::found(const LedgerEntries &entries)
{
    d->change([&](LedgerAccounts &accounts) { accounts.found(entries); });
}

void LedgerBook::foundWithoutSite(Instant minute, qint64 hits)
{
    d->change([&](LedgerAccounts &accounts) {
        accounts.decide(SiteId{}, minute, domain::Rejection::UnknownSite, hits);
    });
}

void LedgerBook::settled(const Hit &hit, Receipt receipt)
{
    d->change([&](LedgerAccounts &accounts) { accounts.settle(hit, receipt); });
}

void LedgerBook::settled(const std::vector<Item> &batch, const std::vector<Receipt> &receipts)
{
    d->change([&](LedgerAccounts &accounts) {
        for (size_t i = 0; i < batch.size() && i < receipts.size(); ++i) {
            if (const Hit *hit = batch[i].record.hit())
                accounts.settle(*hit, receipts[i]);
            else if (receipts[i] == Receipt::Stored)
                accounts.written(*batch[i].record.entries());
            else if (receipts[i] == Receipt::Unwritable)
                accounts.putBack(*batch[i].record.entries());
        }
    });
    for (size_t i = 0; i < batch.size() && i < receipts.size(); ++i) {
        if (receipts[i] == Receipt::Unwritable)
            d->sightings.putBack(batch[i].record.sightings);
    }
}

void LedgerBook::refusedForNow(const Record &record)
{
    d->change([&](LedgerAccounts &accounts) {
        if (const Hit *hit = record.hit())
            accounts.holdRefused(*hit);
    });
}

void LedgerBook::refusedFor(const Record &record, Stored stored)
{
    d->change([&](LedgerAccounts &accounts) {
        if (const Hit *hit = record.hit())
            accounts.releaseRefused(*hit, stored == Stored::No ? 1 : 0);
        else if (stored == Stored::No)
            accounts.putBack(*record.entries());
        else
            accounts.drop(*record.entries());
    });
    if (stored == Stored::No)
        d->sightings.putBack(record.sightings);
}

void LedgerBook::recount(const std::vector<Item> &waiting)
{
    d->change([&](LedgerAccounts &accounts) {
        accounts.forgetWaiting();
        for (const Item &item : waiting) {
            if (const Hit *hit = item.record.hit())
                accounts.waiting(hit->site, hit->time, 1);
        }
    });
}

LedgerEntries LedgerBook::takeDecisions()
{
    const std::lock_guard lock(d->mutex);
    return d->accounts.take();
}

void LedgerBook::putBack(const LedgerEntries &entries)
{
    d->change([&](LedgerAccounts &accounts) { accounts.putBack(entries); });
}

BotSightings LedgerBook::takeSightings()
{
    return d->sightings.take();
}

void LedgerBook::putBack(const BotSightings &sightings)
{
    if (!sightings.empty())
        d->sightings.putBack(sightings);
}

void LedgerBook::loaded(const Record &record)
{
    d->change([&](LedgerAccounts &accounts) {
        if (const Hit *hit = record.hit())
            accounts.drop(*hit);
        else
            accounts.drop(*record.entries());
    });
}

void LedgerBook::move(const std::function<std::optional<SiteId>(SiteId)> &siteFor)
{
    d->change([&](LedgerAccounts &accounts) { accounts.move(siteFor); });
    d->sightings.move(siteFor);
}

void LedgerBook::written(const LedgerEntries &entries)
{
    d->change([&](LedgerAccounts &accounts) { accounts.written(entries); });
}

domain::Ledger LedgerBook::ledger(const domain::SiteSnapshot &sites, Instant now) const
{
    // Only copied under the mutex: every hit passes there.
    std::vector<LedgerAccounts::Line> lines;
    {
        const std::lock_guard lock(d->mutex);
        lines = d->accounts.lines(now);
    }

    struct Sums {
        LedgerCounts total;
        std::map<Instant, LedgerCounts> minutes;
    };
    std::map<SiteId, Sums> sums;
    for (const LedgerAccounts::Line &line : lines) {
        Sums &owner = sums[sites.byId(line.site) ? line.site : SiteId{}];
        (line.minute ? owner.minutes[*line.minute] : owner.total) +=
            LedgerAccounts::ledgerCounts(line.counts);
    }

    domain::Ledger ledger;
    const auto append = [&](SiteId site, const QString &trackingCode) {
        domain::SiteLedger &shown = ledger.sites.emplace_back();
        shown.site = site;
        shown.trackingCode = trackingCode;
        Sums &own = sums[site];
        shown.total = std::move(own.total);
        for (auto &[minute, counts] : own.minutes) {
            if (counts.received() > 0)
                shown.minutes.push_back({minute, std::move(counts)});
        }
    };
    for (const domain::Site &site : sites.sites)
        append(site.id, site.trackingCode);
    if (sums[SiteId{}].total.received() > 0)
        append(SiteId{}, QString());
    return ledger;
}

} // namespace footfall::pipeline
