// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/writer.h"

#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::Hit;
using domain::HitKind;
using domain::NameId;
using domain::PageViewId;
using domain::Result;
using storage::NameKind;
using storage::PageViewRow;
using storage::SeenSet;

namespace {

storage::OccurrenceKey circumstances(const Hit &hit, NameId hostname, NameId pathname,
                                     const storage::Origin &origin,
                                     const storage::ClientNames &client)
{
    storage::OccurrenceKey key;
    key.site = hit.site.value;
    key.day = hit.day.toJulianDay();
    key.hour = domain::toSeconds(hit.hour);
    key.hostname = hostname.value;
    key.pathname = pathname.value;
    key.source = origin.source.value;
    key.channel = origin.channel.value;
    key.utmSource = origin.utmSource.value;
    key.utmMedium = origin.utmMedium.value;
    key.utmCampaign = origin.utmCampaign.value;
    key.country = hit.country.number();
    key.browser = client.browser.value;
    key.browserVersion = client.browserVersion.value;
    key.system = client.system.value;
    key.device = client.device.value;
    return key;
}

} // namespace

Writer::Writer(storage::Database &database, VisitTracker &tracker)
    : m_database(database)
    , m_tracker(tracker)
    , m_names(database)
    , m_views(database)
    , m_seen(database)
    , m_occurrences(database)
    , m_instance(database)
    , m_ledger(database)
    , m_botStore(database)
    , m_events(m_occurrences, m_names)
    , m_bots(m_botStore, m_names)
    , m_hitNames(m_names)
{
}

Result<Done> Writer::load()
{
    const auto open = m_views.open();
    if (!open)
        return tl::unexpected(open.error());
    for (const storage::OpenPageView &view : *open) {
        if (view.state.visitorHash)
            m_tracker.open(view);
    }
    m_tracker.commit();
    const Result<PageViewId> last = m_views.lastId();
    if (!last)
        return tl::unexpected(last.error());
    m_lastId = *last;
    return Done{};
}

Result<std::vector<Receipt>> Writer::write(const std::vector<Item> &items,
                                           const domain::SiteSnapshot &sites,
                                           storage::Database::Sync sync)
{
    const PageViewId lastId = m_lastId;
    Result<std::vector<Receipt>> receipts = attempt(items, sites, sync);
    if (receipts) {
        m_tracker.commit();
        m_names.keep();
        m_seen.keep();
    } else {
        m_tracker.rollback();
        m_names.forget();
        m_seen.forget();
        m_events.rollback();
        m_bots.rollback();
        m_hitNames.forget();
        m_lastId = lastId;
    }
    return receipts;
}

Result<Done> Writer::probe()
{
    auto transaction =
        storage::Transaction::begin(m_database, storage::Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return m_instance.appliedSequence()
        .and_then([this](quint64 sequence) { return m_instance.setAppliedSequence(sequence); })
        .and_then([&](Done) { return transaction->commit(); });
}

void Writer::forgetSite(domain::SiteId site)
{
    m_tracker.forgetSite(site);
    m_names.forgetSite(site);
    m_seen.forgetSite(site);
    m_hitNames.forget();
}

Result<std::vector<Receipt>> Writer::attempt(const std::vector<Item> &items,
                                             const domain::SiteSnapshot &sites,
                                             storage::Database::Sync sync)
{
    auto transaction =
        storage::Transaction::begin(m_database, storage::Transaction::Kind::Immediate, sync);
    if (!transaction)
        return tl::unexpected(transaction.error());
    std::vector<Receipt> receipts;
    receipts.reserve(items.size());
    Batch batch;
    for (const Item &item : items) {
        const Hit *hit = item.record.hit();
        if (!hit) {
            if (const Result<Done> done = m_bots.add(item.record.sightings, sites); !done)
                return tl::unexpected(done.error());
            receipts.push_back(Receipt::Stored);
            continue;
        }
        const domain::Site *site = sites.byId(hit->site);
        if (!site) {
            receipts.push_back(Receipt::SiteGone);
            continue;
        }
        const Result<Receipt> receipt = apply(*hit, *site, batch);
        if (!receipt)
            return tl::unexpected(receipt.error());
        receipts.push_back(*receipt);
    }
    Result<Done> done = writeMarks(batch);
    if (done)
        done = writeViews(batch);
    if (done)
        done = m_events.flush();
    if (done)
        done = m_ledger.add(ledgerRows(items, receipts, sites));
    if (done && !items.empty())
        done = m_instance.setAppliedSequence(items.back().record.sequence);
    if (done)
        done = transaction->commit();
    if (!done)
        return tl::unexpected(done.error());
    return receipts;
}

Result<Receipt> Writer::apply(const Hit &hit, const domain::Site &site, Batch &batch)
{
    switch (hit.kind) {
    case HitKind::PageView: return view(hit, site, batch).map([](Done) { return Receipt::Stored; });
    case HitKind::Event: return event(hit, site, batch).map([](Done) { return Receipt::Stored; });
    case HitKind::Leave:
        const Result<NameId> pathname = m_names.find(hit.site, NameKind::Pathname, hit.pathname);
        if (!pathname)
            return tl::unexpected(pathname.error());
        const auto reported = m_tracker.leave(hit, *pathname);
        if (!reported)
            return Receipt::Superseded;
        change(*reported, batch);
        return Receipt::Stored;
    }
    Q_UNREACHABLE();
}

Result<Done> Writer::view(const Hit &hit, const domain::Site &site, Batch &batch)
{
    const VisitTracker::Arrival arrival = m_tracker.arrive(hit);
    if (arrival.previous)
        change(*arrival.previous, batch);
    Result<PageViewRow> row = rowOf(hit, arrival);
    if (!row)
        return tl::unexpected(row.error());
    row->id = PageViewId{++m_lastId.value};
    m_tracker.open({row->id, row->site, row->hour, row->hostname, row->pathname, row->origin,
                    row->isEntry, row->state});
    const domain::SiteDay siteDay{hit.site, hit.day};
    batch.marks.push_back({{SeenSet::Visitor, siteDay, hit.seen}, batch.rows.size()});
    batch.marks.push_back({{SeenSet::Page, siteDay, hit.page}, batch.rows.size()});
    batch.rows.push_back(*std::move(row));
    if (hit.goals.empty())
        return Done{};
    const PageViewRow &stored = batch.rows.back();
    return m_events.addGoals(
        hit, circumstances(hit, stored.hostname, stored.pathname, stored.origin, stored.client),
        site.goals);
}

Result<Done> Writer::event(const Hit &hit, const domain::Site &site, Batch &batch)
{
    // An app's event has no page: it happened on the one that is open.
    NameId hostname;
    NameId pathname;
    std::optional<storage::Origin> origin;
    if (const storage::OpenPageView *newest = m_tracker.openVisit(hit)) {
        hostname = newest->hostname;
        pathname = newest->pathname;
        origin = newest->origin;
    }
    if (const auto ended = m_tracker.interact(hit))
        change(*ended, batch);

    if (const Result<Done> done = m_hitNames.namePlace(hit, &hostname, &pathname); !done)
        return done;
    if (!origin) {
        const Result<storage::Origin> own = m_hitNames.originOf(hit);
        if (!own)
            return tl::unexpected(own.error());
        origin = *own;
    }
    const Result<storage::ClientNames> client = m_hitNames.clientOf(hit);
    if (!client)
        return tl::unexpected(client.error());
    const storage::OccurrenceKey about = circumstances(hit, hostname, pathname, *origin, *client);
    return m_events.addEvent(hit, about).and_then([&](Done) {
        return m_events.addGoals(hit, about, site.goals);
    });
}

Result<PageViewRow> Writer::rowOf(const Hit &hit, const VisitTracker::Arrival &arrival)
{
    PageViewRow row;
    row.site = hit.site;
    row.hour = hit.hour;
    row.day = hit.day;
    row.country = hit.country;
    row.isEntry = arrival.isEntry;
    row.origin = arrival.origin;
    row.state.visitorHash = hit.visit;
    row.state.time = hit.time;
    row.state.isBounce = arrival.isEntry;
    const Result<storage::ClientNames> client = m_hitNames.clientOf(hit);
    if (!client)
        return tl::unexpected(client.error());
    row.client = *client;
    if (const Result<Done> done = m_hitNames.namePlace(hit, &row.hostname, &row.pathname); !done)
        return tl::unexpected(done.error());
    if (!arrival.isEntry)
        return row;
    const Result<storage::Origin> origin = m_hitNames.originOf(hit);
    if (!origin)
        return tl::unexpected(origin.error());
    row.origin = *origin;
    return m_hitNames.nameEntry(hit, &row).map([&](Done) { return row; });
}

void Writer::change(const VisitTracker::Change &change, Batch &batch)
{
    // A row of this batch is written once, as it is in the end: its hash never reaches the disk.
    if (!batch.rows.empty() && change.id >= batch.rows.front().id)
        batch.rows.at(size_t(change.id.value - batch.rows.front().id.value)).state = change.state;
    else
        batch.changes.insert_or_assign(change.id, change.state);
}

Result<Done> Writer::writeMarks(Batch &batch)
{
    const std::vector<EventTally::Question> &questions = m_events.questions();
    for (size_t i = 0; i < questions.size(); ++i)
        batch.marks.push_back({{SeenSet::Goal, questions[i].siteDay, questions[i].seen}, i});
    // By hash, so that the order in the file tells nothing; of equal ones the first asks.
    std::sort(batch.marks.begin(), batch.marks.end());
    const auto isSame = [](const Mark &a, const Mark &b) { return a.seen == b.seen; };
    batch.marks.erase(std::unique(batch.marks.begin(), batch.marks.end(), isSame),
                      batch.marks.end());
    std::vector<storage::SeenMark> seen;
    seen.reserve(batch.marks.size());
    for (const Mark &mark : batch.marks)
        seen.push_back(mark.seen);
    const auto sightings = m_seen.insert(seen);
    if (!sightings)
        return tl::unexpected(sightings.error());
    for (size_t i = 0; i < seen.size(); ++i) {
        if (sightings->at(i) == storage::Sighting::Again)
            continue;
        const size_t asker = batch.marks.at(i).asker;
        switch (seen[i].set) {
        case SeenSet::Visitor: batch.rows.at(asker).isVisitor = true; break;
        case SeenSet::Page: batch.rows.at(asker).isPageVisitor = true; break;
        case SeenSet::Goal: m_events.noteFirst(questions.at(asker)); break;
        }
    }
    return Done{};
}

Result<Done> Writer::writeViews(const Batch &batch)
{
    for (const auto &[id, state] : batch.changes) {
        if (const Result<Done> done = m_views.update(id, state); !done)
            return done;
    }
    for (const PageViewRow &row : batch.rows) {
        if (const Result<Done> done = m_views.insert(row); !done)
            return done;
    }
    return Done{};
}

} // namespace footfall::pipeline
