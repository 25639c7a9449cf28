// SPDX-License-Identifier: GPL-3.0-or-later
// What each hit adds to its batch: a view, an event and the goals that it reaches, or how an
// earlier view ended.
#include "core/pipeline/writer.h"

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

} // namespace footfall::pipeline
