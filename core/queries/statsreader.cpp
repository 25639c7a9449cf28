// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/statsreader.h"

#include "core/queries/breakdown.h"
#include "core/queries/occurrences.h"
#include "core/queries/offtimes.h"
#include "core/queries/readydatabase.h"
#include "core/queries/series.h"
#include "core/storage/sitestore.h"
#include "core/storage/statsstore.h"

#include <QCoreApplication>
#include <algorithm>

namespace footfall::queries {

using namespace domain;
using storage::Database;
using storage::DayCounters;
using storage::HourCounters;
using storage::Transaction;

namespace {

/// More than five years of hours; a chart or a script that wants more has mistyped its dates.
constexpr qint64 MostPoints = 50'000;

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

Counters sumOf(const std::vector<DayCounters> &days)
{
    Counters sum;
    for (const DayCounters &day : days)
        sum += day.counters;
    return sum;
}

/// About how many there will be.
qint64 pointsOf(const Period &period, Interval interval)
{
    switch (interval) {
    case Interval::Hour: return period.days() * 24;
    case Interval::Day: return period.days();
    case Interval::Week: return period.days() / 7 + 1;
    case Interval::Month: return period.days() / 28 + 1;
    }
    return 0;
}

Result<Done> checkPoints(const Period &period, Interval interval)
{
    const qint64 points = pointsOf(period, interval);
    if (points > MostPoints)
        return failure(
            ErrorKind::Invalid,
            Words::tr("That would be %1 points. Choose a shorter period or a longer interval.")
                .arg(points));
    return Done{};
}

} // namespace

struct StatsReader::Private {
    std::unique_ptr<Database> database;
    const Clock &clock;
    storage::SiteStore siteStore;
    storage::StatsStore store;
    storage::OccurrenceStats occurrences;
    storage::RunStore runs;

    Private(std::unique_ptr<Database> opened, const Clock &theClock)
        : database(std::move(opened))
        , clock(theClock)
        , siteStore(*database)
        , store(*database)
        , occurrences(*database)
        , runs(*database)
    {
    }

    Result<Site> site(SiteId id);
    /// The series of a period; the days it was asked with are read already.
    Result<std::vector<SeriesPoint>> series(const Site &site, const Period &period,
                                            Interval interval,
                                            const std::vector<DayCounters> &days);
    Result<Done> addOffTimes(StatsResult &result, CollectorIs collector, Instant now);
    Result<Done> addComparison(StatsResult &result);
    Result<Done> addLists(StatsResult &result, const StatsRequest &request);
    Result<StatsResult> answer(const StatsRequest &request);
    Result<SiteSummary> summary(const Site &site);
};

Result<Site> StatsReader::Private::site(SiteId id)
{
    Result<std::vector<Site>> sites = siteStore.all();
    if (!sites)
        return tl::unexpected(sites.error());
    for (Site &site : *sites)
        if (site.id == id)
            return std::move(site);
    return failure(ErrorKind::NotFound, Words::tr("This site is not there any more."));
}

Result<std::vector<SeriesPoint>> StatsReader::Private::series(const Site &site,
                                                              const Period &period,
                                                              Interval interval,
                                                              const std::vector<DayCounters> &days)
{
    if (const Result<Done> few = checkPoints(period, interval); !few)
        return tl::unexpected(few.error());
    const std::vector<Bucket> buckets = bucketsOf(period, interval, site.calendar);
    if (interval != Interval::Hour)
        return seriesOfDays(buckets, days);
    const Result<std::vector<HourCounters>> hours = store.hours(site.id, period);
    if (!hours)
        return tl::unexpected(hours.error());
    return seriesOfHours(buckets, *hours);
}

Result<Done> StatsReader::Private::addOffTimes(StatsResult &result, CollectorIs collector,
                                               Instant now)
{
    // Before a site was there, nobody could collect for it.
    const Instant from =
        std::max(result.site.calendar.startOfDay(result.period.from), result.site.createdAt);
    const Instant to = result.site.calendar.endOfDay(result.period.to);
    Result<std::vector<OffTime>> offTimes = queries::offTimes(runs, {from, to, now, collector});
    if (!offTimes)
        return tl::unexpected(offTimes.error());
    result.offTimes = *std::move(offTimes);
    return Done{};
}

Result<Done> StatsReader::Private::addComparison(StatsResult &result)
{
    if (!result.comparedWith)
        return Done{};
    const Result<std::vector<DayCounters>> days = store.days(result.site.id, *result.comparedWith);
    if (!days)
        return tl::unexpected(days.error());
    result.before = sumOf(*days);
    if (!result.interval)
        return Done{};
    Result<std::vector<SeriesPoint>> before =
        series(result.site, *result.comparedWith, *result.interval, *days);
    if (!before)
        return tl::unexpected(before.error());
    result.seriesBefore = *std::move(before);
    return Done{};
}

Result<Done> StatsReader::Private::addLists(StatsResult &result, const StatsRequest &request)
{
    for (const BreakdownRequest &wanted : request.breakdowns) {
        Result<Breakdown> breakdown =
            readBreakdown(store, request.site, result.period, wanted, result.totals);
        if (!breakdown)
            return tl::unexpected(breakdown.error());
        result.breakdowns.push_back(*std::move(breakdown));
    }
    for (const OccurrenceRequest &wanted : request.occurrences) {
        Result<Occurrences> list = readOccurrences({occurrences, store}, result.site, result.period,
                                                   wanted, result.totals.visitors);
        if (!list)
            return tl::unexpected(list.error());
        result.occurrences.push_back(*std::move(list));
    }
    if (request.bots) {
        const int limit = *request.bots > 0 ? *request.bots : storage::OccurrenceStats::NoLimit;
        Result<storage::BotSums> bots = occurrences.bots(request.site, result.period, limit);
        if (!bots)
            return tl::unexpected(bots.error());
        result.bots = std::move(bots->rows);
        result.otherBotViews = bots->other;
    }
    return Done{};
}

Result<StatsResult> StatsReader::Private::answer(const StatsRequest &request)
{
    Result<Site> asked = site(request.site);
    if (!asked)
        return tl::unexpected(asked.error());
    const Instant now = clock.now();
    StatsResult result;
    result.id = request.id;
    result.site = *std::move(asked);
    result.today = result.site.calendar.dayOf(now);
    const Result<QDate> firstDay = store.firstDay(request.site);
    if (!firstDay)
        return tl::unexpected(firstDay.error());
    result.firstDay = *firstDay;
    result.period = resolvePeriod(request.period, result.today, result.firstDay);
    result.comparedWith = request.comparedWith
                              ? request.comparedWith
                              : comparisonPeriod(result.period, request.comparison);
    result.interval = request.interval;

    const Result<std::vector<DayCounters>> days = store.days(request.site, result.period);
    if (!days)
        return tl::unexpected(days.error());
    result.totals = sumOf(*days);
    if (request.interval) {
        Result<std::vector<SeriesPoint>> points =
            series(result.site, result.period, *request.interval, *days);
        if (!points)
            return tl::unexpected(points.error());
        result.series = *std::move(points);
        if (const Result<Done> off = addOffTimes(result, request.collector, now); !off)
            return tl::unexpected(off.error());
    }
    if (const Result<Done> compared = addComparison(result); !compared)
        return tl::unexpected(compared.error());
    if (const Result<Done> lists = addLists(result, request); !lists)
        return tl::unexpected(lists.error());
    Result<Live> live = store.live(request.site, now - LiveWindow);
    if (!live)
        return tl::unexpected(live.error());
    result.live = *std::move(live);
    return result;
}

Result<SiteSummary> StatsReader::Private::summary(const Site &site)
{
    const Instant now = clock.now();
    SiteSummary summary;
    summary.site = site;
    const QDate today = site.calendar.dayOf(now);
    const Result<std::vector<DayCounters>> days = store.days(site.id, {today, today});
    if (!days)
        return tl::unexpected(days.error());
    summary.visitorsToday = sumOf(*days).visitors;
    const Result<Live> live = store.live(site.id, now - LiveWindow);
    if (!live)
        return tl::unexpected(live.error());
    summary.liveVisitors = live->visitors;
    const Result<qint64> views = store.pageViewsEver(site.id);
    if (!views)
        return tl::unexpected(views.error());
    summary.pageViewsEver = *views;

    std::array<Instant, 24> starts{};
    Instant hour = site.calendar.hourOf(now);
    for (auto start = starts.rbegin(); start != starts.rend(); ++start) {
        *start = hour;
        hour = site.calendar.hourOf(hour - std::chrono::milliseconds(1));
    }
    const Result<std::vector<HourCounters>> hours =
        store.pageViewsByHour(site.id, site.calendar.dayOf(starts.front()), starts.front());
    if (!hours)
        return tl::unexpected(hours.error());
    for (const HourCounters &counted : *hours) {
        const auto after = std::upper_bound(starts.begin(), starts.end(), counted.hour);
        if (after != starts.begin())
            summary.lastHours[static_cast<size_t>(after - starts.begin()) - 1] +=
                counted.counters.pageViews;
    }
    return summary;
}

Result<std::unique_ptr<StatsReader>> StatsReader::open(const QString &databasePath,
                                                       const Clock &clock)
{
    Result<std::unique_ptr<Database>> database = openReady(databasePath);
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<StatsReader>(
        new StatsReader(std::make_unique<Private>(*std::move(database), clock)));
}

StatsReader::StatsReader(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

StatsReader::~StatsReader() = default;

Result<std::vector<Site>> StatsReader::sites()
{
    const Result<Transaction> transaction =
        Transaction::begin(*d->database, Transaction::Kind::Deferred);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return d->siteStore.all();
}

Result<StatsResult> StatsReader::answer(const StatsRequest &request)
{
    const Result<Transaction> transaction =
        Transaction::begin(*d->database, Transaction::Kind::Deferred);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return d->answer(request);
}

Result<std::vector<SiteSummary>> StatsReader::summaries()
{
    const Result<Transaction> transaction =
        Transaction::begin(*d->database, Transaction::Kind::Deferred);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Result<std::vector<Site>> sites = d->siteStore.all();
    if (!sites)
        return tl::unexpected(sites.error());
    std::vector<SiteSummary> summaries;
    for (const Site &site : *sites) {
        Result<SiteSummary> summary = d->summary(site);
        if (!summary)
            return tl::unexpected(summary.error());
        summaries.push_back(*std::move(summary));
    }
    return summaries;
}

Result<std::vector<OffTime>> StatsReader::offTimes(Instant from, Instant to, CollectorIs collector)
{
    return queries::offTimes(d->runs, {from, to, d->clock.now(), collector});
}

Result<qint64> StatsReader::dataVersion()
{
    return d->database->pragma("data_version");
}

Result<BreakdownPage> StatsReader::page(SiteId site, const Period &period, Dimension dimension,
                                        qint64 from, int limit)
{
    const Result<Transaction> transaction =
        Transaction::begin(*d->database, Transaction::Kind::Deferred);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Result<std::vector<storage::ValueCounters>> values =
        d->store.page({site, dimension, period}, from, limit);
    if (!values)
        return tl::unexpected(values.error());
    BreakdownPage page;
    for (const storage::ValueCounters &value : *values)
        page.rows.push_back({value.text, value.counters});
    if (values->size() == static_cast<size_t>(limit))
        page.next = values->back().value;
    return page;
}

} // namespace footfall::queries
