// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/statsreader.h"

#include "core/queries/answering.h"
#include "core/queries/breakdown.h"
#include "core/queries/offtimes.h"
#include "core/queries/readtransaction.h"
#include "core/queries/readydatabase.h"
#include "core/queries/textpattern.h"
#include "core/storage/sitestore.h"

#include <QCoreApplication>
#include <algorithm>

namespace footfall::queries {

using namespace domain;
using storage::Database;
using storage::DayCounters;
using storage::HourCounters;
using storage::Transaction;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

/// How often a question is asked anew whose segments were merged away; the last time, it holds
/// them, for as long as it takes: otherwise merges could keep an answer away for ever. That keeps
/// nobody from writing, since the log is written ahead; what waits is only that the log is emptied,
/// which the writer tries again each second and health tells when it is overdue. It ends by itself:
/// what the earlier times have read is in the cache, as far as there is room, of the rest each part
/// is read once, and who asked can stop it between them.
constexpr int MostAttempts = 3;

} // namespace

struct StatsReader::Private {
    std::unique_ptr<Database> database;
    const Clock &clock;
    storage::SiteStore siteStore;
    storage::StatsStore store;
    storage::OccurrenceStats occurrences;
    storage::RunStore runs;
    storage::NameReader names;
    FilterResolver resolver;
    FactEngine engine;

    Private(std::unique_ptr<Database> opened, const Clock &theClock, qint64 factBytes)
        : database(std::move(opened))
        , clock(theClock)
        , siteStore(*database)
        , store(*database)
        , occurrences(*database)
        , runs(*database)
        , names(*database)
        , resolver(*database)
        , engine(*database, makeFactCache(factBytes))
    {
    }

    Sources sources(std::function<Result<Done>()> beforeRead)
    {
        return {store, occurrences, runs, names, resolver, engine, std::move(beforeRead)};
    }
    Result<Site> site(SiteId id);
    /// Names are looked through before the transaction, page by page; inside of it, only what has
    /// come since is looked at.
    Result<Done> lookUpNames(const StatsRequest &request, const std::stop_token &stop);
    /// ask: given the site and what it works with.
    template <typename Ask>
    auto inTransaction(const StatsRequest &request, const AnswerControl &control, Ask ask)
        -> decltype(ask(Site(), sources({})));
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

Result<Done> StatsReader::Private::lookUpNames(const StatsRequest &request,
                                               const std::stop_token &stop)
{
    const Result<ValueFilter> values = resolver.resolve(request.site, request.filter, stop);
    if (!values)
        return tl::unexpected(values.error());
    for (const BreakdownRequest &wanted : request.breakdowns) {
        if (wanted.search.isEmpty())
            continue;
        const Result<std::vector<quint32>> found =
            resolver.search(request.site, wanted.dimension, wanted.search, stop);
        if (!found)
            return tl::unexpected(found.error());
    }
    for (const OccurrenceRequest &wanted : request.occurrences) {
        if (wanted.by != OccurrenceRequest::By::Dimension || wanted.search.isEmpty())
            continue;
        const Result<std::vector<quint32>> found =
            resolver.search(request.site, wanted.dimension, wanted.search, stop);
        if (!found)
            return tl::unexpected(found.error());
    }
    return Done{};
}

template <typename Ask>
auto StatsReader::Private::inTransaction(const StatsRequest &request, const AnswerControl &control,
                                         Ask ask) -> decltype(ask(Site(), sources({})))
{
    if (const Result<Done> found = lookUpNames(request, control.stop); !found)
        return tl::unexpected(found.error());
    for (int attempt = 1;; ++attempt) {
        ReadTransaction transaction(*database, control.renewAfter);
        if (const Result<Done> begun = transaction.begin(); !begun)
            return tl::unexpected(begun.error());
        const Result<Site> asked = site(request.site);
        if (!asked)
            return tl::unexpected(asked.error());
        // Segments that go meanwhile, since they were merged, are there again in another form.
        const bool isLast = attempt == MostAttempts;
        auto answer =
            ask(*asked,
                sources([&] { return isLast ? Result<Done>(Done{}) : transaction.renewIfLong(); }));
        const bool isGone = !answer && answer.error().kind == ErrorKind::NotFound;
        if (!isGone || !transaction.wasRenewed())
            return answer;
    }
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
    for (const DayCounters &day : *days)
        summary.visitorsToday += day.counters.visitors;
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
                                                       const Clock &clock, qint64 factBytes)
{
    Result<std::unique_ptr<Database>> database = openReady(databasePath);
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<StatsReader>(
        new StatsReader(std::make_unique<Private>(*std::move(database), clock, factBytes)));
}

StatsReader::StatsReader(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

StatsReader::~StatsReader() = default;

Result<Done> StatsReader::check(const Filter &filter)
{
    for (const Condition &condition : filter.conditions)
        if (const Result<TextPattern> read = TextPattern::of(condition.by, condition.value); !read)
            return tl::unexpected(read.error());
    return Done{};
}

Result<std::vector<Site>> StatsReader::sites()
{
    const Result<Transaction> transaction =
        Transaction::begin(*d->database, Transaction::Kind::Deferred);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return d->siteStore.all();
}

Result<StatsResult> StatsReader::answer(const StatsRequest &request, const AnswerControl &control)
{
    return d->inTransaction(request, control, [&](const Site &site, Sources sources) {
        return answerOf(sources, site, request, d->clock.now(), control);
    });
}

Result<WholeList> StatsReader::wholeList(const StatsRequest &request, const AnswerControl &control)
{
    StatsRequest whole = request;
    whole.breakdowns.resize(1);
    whole.breakdowns.front().limit = 0;
    whole.occurrences.clear();
    whole.bots.reset();
    whole.interval.reset();
    return d->inTransaction(whole, control, [&](const Site &site, Sources sources) {
        return wholeListOf(sources, site, whole, d->clock.now(), control);
    });
}

Result<std::vector<BreakdownRow>> StatsReader::rowsOf(const WholeList &list, size_t from,
                                                      size_t count)
{
    const size_t begin = std::min(from, list.rows.size());
    const size_t end = std::min(begin + count, list.rows.size());
    return namedRows(d->names, list.request, list.knowledge, list.rows.data() + begin,
                     list.rows.data() + end);
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

} // namespace footfall::queries
