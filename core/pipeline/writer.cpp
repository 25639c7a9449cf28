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

Writer::Writer(storage::Database &database, VisitTracker &tracker)
    : m_database(database)
    , m_tracker(tracker)
    , m_names(database)
    , m_views(database)
    , m_seen(database)
    , m_eventStore(database)
    , m_instance(database)
    , m_ledger(database)
    , m_events(m_eventStore, m_names)
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
            receipts.push_back(Receipt::Stored);
            continue;
        }
        if (!sites.byId(hit->site)) {
            receipts.push_back(Receipt::SiteGone);
            continue;
        }
        const Result<Receipt> receipt = apply(*hit, batch);
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

Result<Receipt> Writer::apply(const Hit &hit, Batch &batch)
{
    switch (hit.kind) {
    case HitKind::PageView: return view(hit, batch).map([](Done) { return Receipt::Stored; });
    case HitKind::Event:
        if (const auto ended = m_tracker.interact(hit))
            change(*ended, batch);
        return m_events.add(hit).map([](Done) { return Receipt::Stored; });
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

Result<Done> Writer::view(const Hit &hit, Batch &batch)
{
    const VisitTracker::Arrival arrival = m_tracker.arrive(hit);
    if (arrival.previous)
        change(*arrival.previous, batch);
    Result<PageViewRow> row = rowOf(hit, arrival);
    if (!row)
        return tl::unexpected(row.error());
    row->id = PageViewId{++m_lastId.value};
    m_tracker.open(
        {row->id, row->site, row->hour, row->pathname, row->source, row->isEntry, row->state});
    const domain::SiteDay siteDay{hit.site, hit.day};
    batch.marks.push_back({{SeenSet::Visitor, siteDay, hit.seen}, batch.rows.size()});
    batch.marks.push_back({{SeenSet::Page, siteDay, hit.page}, batch.rows.size()});
    batch.rows.push_back(*std::move(row));
    return Done{};
}

Result<PageViewRow> Writer::rowOf(const Hit &hit, const VisitTracker::Arrival &arrival)
{
    PageViewRow row;
    row.site = hit.site;
    row.hour = hit.hour;
    row.day = hit.day;
    row.country = hit.country;
    row.isEntry = arrival.isEntry;
    row.source = arrival.source;
    row.state.visitorHash = hit.visit;
    row.state.time = hit.time;
    row.state.isBounce = arrival.isEntry;

    struct Part {
        NameKind kind;
        const QString &text;
        NameId &id;
        bool onEntryOnly;
    };
    const Part parts[] = {
        {NameKind::Hostname, hit.hostname, row.hostname, false},
        {NameKind::Pathname, hit.pathname, row.pathname, false},
        {NameKind::Source, hit.source, row.source, true},
        {NameKind::Referrer, hit.referrer, row.referrer, true},
        {NameKind::Language, hit.language, row.language, true},
        {NameKind::Screen, hit.screen, row.screen, true},
    };
    for (const Part &part : parts) {
        if (part.onEntryOnly && !arrival.isEntry)
            continue;
        const Result<NameId> id = m_names.intern(hit.site, part.kind, part.text);
        if (!id)
            return tl::unexpected(id.error());
        part.id = *id;
    }
    return row;
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
    // By hash, so that the order in the file tells nothing; of equal ones the first view asks.
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
        PageViewRow &row = batch.rows.at(batch.marks.at(i).view);
        (seen[i].set == SeenSet::Visitor ? row.isVisitor : row.isPageVisitor) = true;
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
