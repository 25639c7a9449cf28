// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/factstore.h"
#include "core/storage/facts/withheld.h"
#include "core/storage/sitestore.h"
#include "tests/kit/mergeall.h"
#include "tests/reference/courserun.h"

namespace footfall::reference {

using namespace domain;
using storage::Transaction;

std::vector<pipeline::SiteMerging> Course::sitesToMerge(int daysAhead)
{
    std::vector<pipeline::SiteMerging> sites;
    for (size_t i = 0; i < m_sites.sites.size(); ++i) {
        const Site &site = m_sites.sites[i];
        pipeline::SiteMerging merging;
        merging.site = site.id;
        merging.openDay =
            m_account.calendar(i).dayAt(pipelineTime()).addDays(daysAhead).toJulianDay();
        merging.calendar = site.calendar;
        for (const Goal &goal : site.goals)
            merging.goals.push_back(goal.id);
        addKeeping(i, merging);
        sites.push_back(merging);
    }
    return sites;
}

void Course::addKeeping(size_t place, pipeline::SiteMerging &merging)
{
    const Site &site = m_sites.sites[place];
    const Keeping &keeping = site.keeping;
    merging.strictVisits = keeping.strictVisits;
    if (merging.strictVisits > 0) {
        storage::NameStore names(*m_writing->database);
        auto transaction = Transaction::begin(*m_writing->database, Transaction::Kind::Immediate);
        const auto withheld = storage::internWithheld(names, site.id);
        if (!withheld || !transaction->commit())
            complain({ErrorKind::Storage, QStringLiteral("no names for what is withheld")});
        else
            merging.withheld = *withheld;
    }
    merging.closesPast = keeping.strictVisits > 0 && m_clock.now() >= keeping.strictAppliesFrom;
    if (m_clock.now() < keeping.appliesFrom)
        return;
    const QDate today = m_account.calendar(place).dayAt(m_clock.now());
    if (keeping.days > 0)
        merging.keptFrom = today.addDays(-keeping.days).toJulianDay();
    if (keeping.hourlyDays > 0)
        merging.hourlyFrom = today.addDays(-keeping.hourlyDays).toJulianDay();
}

void Course::merge(int daysAhead, const pipeline::MergeLimits &limits, Again again)
{
    const std::vector<pipeline::SiteMerging> sites = sitesToMerge(daysAhead);
    insist(
        QStringLiteral("merge%1").arg(daysAhead),
        [&] {
            return kit::mergeAll(*m_writing->database, sites, limits).map([](qint64) {
                return Done{};
            });
        },
        again);
}

void Course::merge()
{
    const bool isStrict = m_world.sites.front().strictVisits > 0;
    if (isStrict) {
        closeDays();
        return;
    }
    pipeline::MergeLimits limits;
    if (happens(m_random, 70)) {
        limits.foldSegments = size_t(below(m_random, 8));
        limits.rows = pick(m_random, std::array<qint64, 4>{10, 40, 200, 2'000'000});
        limits.yearRows = pick(m_random, std::array<qint64, 2>{20, 200'000});
        limits.edgeRows = pick(m_random, std::array<qint64, 2>{2, 50'000});
        limits.lateDays = below(m_random, 8);
        limits.latePart = 1 + below(m_random, 16);
        limits.lateSegments = size_t(below(m_random, 8));
    }
    // Whether a day is over or goes on, its facts are merged; far in the future, months and years.
    const int daysAhead = pick(m_random, std::array{0, 0, 1, 40, 800});
    // What is not kept must be gone before somebody asks.
    const Keeping &keeping = m_sites.sites.front().keeping;
    const bool isUrgent = keeping.days > 0 || keeping.hourlyDays > 0;
    merge(daysAhead, limits, isUrgent || happens(m_random, 50) ? Again::Yes : Again::No);
}

void Course::closeDays()
{
    pipeline::MergeLimits limits;
    limits.latePart = pick(m_random, std::array<qint64, 4>{0, 2, 16, 1'000'000});
    std::vector<Past::Days> again;
    for (const Site &site : m_sites.sites)
        again.push_back(daysClosedAgain(site.id, limits.latePart));
    // All that there is is over.
    merge(pick(m_random, std::array{5, 40, 800}), limits, Again::Yes);
    for (size_t i = 0; i < m_pasts.size() && m_complaint.isEmpty(); ++i) {
        m_pasts[i].close(openViews(), again[i], [&](Dimension dimension, const QString &value) {
            return idOf(i, dimension, value);
        });
        m_pasts[i].settleAllBut(closedDays(m_sites.sites[i].id));
    }
}

Past::Days Course::daysClosedAgain(SiteId site, qint64 latePart) const
{
    struct Rows {
        qint64 late = 0;
        qint64 closed = 0;
        [[nodiscard]] bool isMuchLate(qint64 part) const
        {
            return late > 0 && late * part >= closed;
        }
    };
    struct Day {
        Rows views;
        Rows happenings;
        bool isInMonth = false; ///< Page views of it.
    };
    std::map<qint64, Day> days;
    const auto segments = storage::FactStore(*m_writing->database).allSegments().value();
    for (const storage::SegmentInfo &segment : segments) {
        if (segment.site != site)
            continue;
        const bool isView = segment.kind == storage::FactKind::PageViews;
        if (segment.level <= storage::FactLevel::Day) {
            Rows &rows = isView ? days[segment.firstDay].views : days[segment.firstDay].happenings;
            (segment.isClosed() ? rows.closed : rows.late) += segment.rows;
        }
    }
    for (const storage::SegmentInfo &segment : segments)
        if (segment.site == site && segment.kind == storage::FactKind::PageViews &&
            segment.level > storage::FactLevel::Day)
            for (auto day = days.lower_bound(segment.firstDay);
                 day != days.upper_bound(segment.lastDay); ++day)
                day->second.isInMonth = true;
    Past::Days again;
    for (const auto &[julian, day] : days) {
        if (!day.views.isMuchLate(latePart) &&
            (day.isInMonth || !day.happenings.isMuchLate(latePart)))
            continue;
        again.ofViews.insert(QDate::fromJulianDay(julian));
        if (!day.isInMonth)
            again.ofHappenings.insert(QDate::fromJulianDay(julian));
    }
    return again;
}

Past::Days Course::closedDays(SiteId site) const
{
    Past::Days closed;
    const auto segments = storage::FactStore(*m_writing->database).allSegments().value();
    for (const storage::SegmentInfo &segment : segments)
        if (segment.site == site && segment.level <= storage::FactLevel::Day && segment.isClosed())
            (segment.kind == storage::FactKind::PageViews ? closed.ofViews : closed.ofHappenings)
                .insert(QDate::fromJulianDay(segment.firstDay));
    return closed;
}

void Course::keepLess()
{
    storage::SiteStore store(*m_writing->database);
    auto transaction = Transaction::begin(*m_writing->database, Transaction::Kind::Immediate);
    for (Site &site : m_sites.sites) {
        SiteEdit edit;
        edit.keeping =
            Keeping{site.keeping.strictVisits, m_world.keptDays, m_world.hourlyDays, {}, {}};
        const auto changed =
            siteAfterEdit(site, edit, SiteHistory::HasViews, m_clock.now())
                .and_then([&](const Site &changedSite) { return store.update(changedSite); });
        if (!changed)
            return complain(changed.error());
        site = *changed;
    }
    if (const auto done = transaction->commit(); !done)
        complain(done.error());
    m_clock.set(m_world.from + std::chrono::hours(24) * m_world.daysLater);
    for (size_t i = 0; i < m_pasts.size(); ++i) {
        const QDate today = m_account.calendar(i).dayAt(m_clock.now());
        if (m_world.keptDays > 0)
            m_pasts[i].keepFrom(today.addDays(-m_world.keptDays));
        // Hours go with whole months.
        const QDate hourly = today.addDays(-m_world.hourlyDays);
        if (m_world.hourlyDays > 0)
            m_pasts[i].keepHoursFrom(QDate(hourly.year(), hourly.month(), 1));
    }
}

qint64 Course::idOf(size_t site, Dimension dimension, const QString &value) const
{
    static const std::map<Dimension, storage::NameKind> Kinds{
        {Dimension::Hostname, storage::NameKind::Hostname},
        {Dimension::Source, storage::NameKind::Source},
        {Dimension::Channel, storage::NameKind::Channel},
        {Dimension::UtmSource, storage::NameKind::UtmSource},
        {Dimension::UtmMedium, storage::NameKind::UtmMedium},
        {Dimension::UtmCampaign, storage::NameKind::UtmCampaign},
        {Dimension::Browser, storage::NameKind::Browser},
        {Dimension::BrowserVersion, storage::NameKind::BrowserVersion},
        {Dimension::System, storage::NameKind::System},
        {Dimension::Device, storage::NameKind::Device},
        {Dimension::Referrer, storage::NameKind::Referrer},
        {Dimension::Language, storage::NameKind::Language},
        {Dimension::Screen, storage::NameKind::Screen},
        {Dimension::UtmTerm, storage::NameKind::UtmTerm},
        {Dimension::UtmContent, storage::NameKind::UtmContent}};
    if (dimension == Dimension::Country)
        return Country::fromAlpha2(value).number();
    storage::NameStore names(*m_writing->database);
    return names.find(m_sites.sites[site].id, Kinds.at(dimension), value).value().value;
}

} // namespace footfall::reference
