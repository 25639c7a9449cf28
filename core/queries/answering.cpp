// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/answering.h"

#include "core/queries/breakdown.h"
#include "core/queries/offtimes.h"
#include "core/queries/series.h"

#include <QCoreApplication>
#include <algorithm>

namespace footfall::queries {

using namespace domain;
using storage::DayCounters;
using storage::HourCounters;

namespace {

/// More than five years of hours; a chart or a script that wants more has mistyped its dates.
constexpr qint64 MostPoints = 50'000;

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

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

Result<Done> checkPoints(const Period &period, std::optional<Interval> interval)
{
    const qint64 points = interval ? pointsOf(period, *interval) : 0;
    if (points > MostPoints)
        return failure(
            ErrorKind::Invalid,
            Words::tr("That would be %1 points. Choose a shorter period or a longer interval.")
                .arg(points));
    return Done{};
}

/// The numbers of one period that no list is about.
struct Sums {
    Counters totals;
    std::vector<SeriesPoint> series;
};

class Answering
{
public:
    Answering(Sources sources, const StatsRequest &request, const AnswerControl &control,
              StatsResult begun)
        : m_sources(sources), m_request(request), m_control(control), m_result(std::move(begun))
    {
    }

    Result<StatsResult> run(Instant now);
    Result<WholeList> wholeList(Instant now);

private:
    /// Where a panel of the question belongs.
    struct Place {
        size_t panel = 0;
        std::optional<size_t> whole; ///< One without its search, where shares are of that.
    };

    /// Which percents of the whole a pass over the facts is.
    struct Share {
        int from = 0;
        int to = 100;
    };
    using Fill = std::function<Result<Done>(const FactAnswer &, StatsResult &)>;

    bool isFiltered() const { return !m_result.filter.isEmpty(); }
    /// Sums by the hour are made beforehand, and stay exact where facts give up their hours; facts
    /// are faster at everything else: three years of hours take 11 ms.
    bool sumsFacts() const { return isFiltered() || m_result.interval != Interval::Hour; }
    Result<Done> begin(Instant now);
    Result<Done> readLists();
    Result<Done> readBots();
    Result<Done> readOffTimes(Instant now);
    FactQuestion question(const Period &period) const;
    Result<Done> addPanels(FactQuestion &question);
    void addRatePanels(FactQuestion &question);
    Result<FactAnswer> ask(const FactQuestion &question, Share share, const Fill &fill);
    Result<Done> fillMain(const FactAnswer &answer, StatsResult &result) const;
    Sums sumsOf(const Period &period, const FactAnswer &answer) const;
    Result<Sums> hourSums(const Period &period) const;
    Result<Done> compare();

    Sources m_sources;
    const StatsRequest &m_request;
    const AnswerControl &m_control;
    StatsResult m_result;
    ValueFilter m_values;
    std::vector<OccurrenceList> m_lists;
    std::vector<Place> m_places;                ///< By breakdown.
    std::vector<std::optional<size_t>> m_rates; ///< By list: the panel of its values' visitors.
};

/// Where a second period follows.
constexpr int MainPercent = 60;

Result<StatsResult> Answering::run(Instant now)
{
    if (const Result<Done> begun = begin(now); !begun)
        return tl::unexpected(begun.error());
    FactQuestion asked = question(m_result.period);
    if (const Result<Done> added = addPanels(asked); !added)
        return tl::unexpected(added.error());
    addRatePanels(asked);
    FactAnswer answer;
    if (sumsFacts() || !asked.panels.empty()) {
        const bool comparesFacts = sumsFacts() && m_result.comparedWith;
        Result<FactAnswer> found = ask(
            asked, {0, comparesFacts ? MainPercent : 100},
            [this](const FactAnswer &soFar, StatsResult &first) { return fillMain(soFar, first); });
        if (!found)
            return tl::unexpected(found.error());
        answer = *std::move(found);
    }
    if (const Result<Done> filled = fillMain(answer, m_result); !filled)
        return tl::unexpected(filled.error());
    if (const Result<Done> compared = compare(); !compared)
        return tl::unexpected(compared.error());
    return std::move(m_result);
}

Result<WholeList> Answering::wholeList(Instant now)
{
    if (const Result<Done> begun = begin(now); !begun)
        return tl::unexpected(begun.error());
    FactQuestion asked = question(m_result.period);
    if (const Result<Done> added = addPanels(asked); !added)
        return tl::unexpected(added.error());
    Result<FactAnswer> answer = ask(
        asked, {0, 100}, [](const FactAnswer &, StatsResult &) { return Result<Done>(Done{}); });
    if (!answer)
        return tl::unexpected(answer.error());
    if (sumsFacts())
        m_result.totals = counted(answer->totals, m_result.knowledge);
    const Place &place = m_places.front();
    WholeList list;
    list.request = m_request.breakdowns.front();
    list.knowledge =
        knowledgeUnder(filterOf(list.request, m_result.filter), list.request.dimension);
    list.visitors =
        sharedVisitors(list.request, {m_result.filter, m_result.totals,
                                      answer->panels[place.whole.value_or(place.panel)].sum});
    list.rows = std::move(answer->panels[place.panel].rows);
    list.about = std::move(m_result);
    return list;
}

Result<Done> Answering::begin(Instant now)
{
    for (const Period &period : {m_result.period, m_result.comparedWith.value_or(m_result.period)})
        if (const Result<Done> few = checkPoints(period, m_result.interval); !few)
            return few;
    Result<ValueFilter> values =
        m_sources.resolver.resolve(m_result.site.id, m_result.filter, m_control.stop);
    if (!values)
        return tl::unexpected(values.error());
    m_values = *std::move(values);
    if (!sumsFacts()) {
        Result<Sums> sums = hourSums(m_result.period);
        if (!sums)
            return tl::unexpected(sums.error());
        m_result.totals = sums->totals;
        m_result.series = std::move(sums->series);
    }
    Result<Live> live = m_sources.store.live(m_result.site.id, now - LiveWindow);
    if (!live)
        return tl::unexpected(live.error());
    m_result.live = *std::move(live);
    return readOffTimes(now).and_then([this](Done) { return readBots(); }).and_then([this](Done) {
        return readLists();
    });
}

Result<Done> Answering::readLists()
{
    for (const OccurrenceRequest &wanted : m_request.occurrences) {
        Result<OccurrenceList> list = queries::readOccurrences(
            {m_sources.occurrences, m_sources.engine, m_sources.resolver, m_sources.names},
            {m_result.site,
             m_result.period,
             m_result.filter,
             m_values,
             {m_control.stop, {}, m_sources.beforeRead}},
            wanted);
        if (!list)
            return tl::unexpected(list.error());
        m_lists.push_back(*std::move(list));
    }
    return Done{};
}

Result<Done> Answering::readBots()
{
    if (!m_request.bots)
        return Done{};
    const int limit = *m_request.bots > 0 ? *m_request.bots : storage::OccurrenceStats::NoLimit;
    Result<storage::BotSums> bots =
        m_sources.occurrences.bots(m_result.site.id, m_result.period, limit);
    if (!bots)
        return tl::unexpected(bots.error());
    m_result.bots = std::move(bots->rows);
    m_result.otherBotViews = bots->other;
    return Done{};
}

Result<Done> Answering::readOffTimes(Instant now)
{
    if (!m_result.interval)
        return Done{};
    const SiteCalendar &calendar = m_result.site.calendar;
    // Before a site was there, nobody could collect for it.
    const Instant from =
        std::max(calendar.startOfDay(m_result.period.from), m_result.site.createdAt);
    const Instant to = calendar.endOfDay(m_result.period.to);
    Result<std::vector<OffTime>> offTimes =
        queries::offTimes(m_sources.runs, {from, to, now, m_request.collector});
    if (!offTimes)
        return tl::unexpected(offTimes.error());
    m_result.offTimes = *std::move(offTimes);
    return Done{};
}

FactQuestion Answering::question(const Period &period) const
{
    FactQuestion question;
    question.site = m_result.site.id;
    question.period = period;
    question.filter = m_values;
    question.visitorsByPage = m_result.knowledge.visitorsByPage;
    if (sumsFacts() && m_result.interval)
        question.times = m_result.interval == Interval::Hour ? Times::Hours : Times::Days;
    return question;
}

Result<Done> Answering::addPanels(FactQuestion &question)
{
    for (const BreakdownRequest &wanted : m_request.breakdowns) {
        PanelQuestion panel{wanted.dimension, wanted.ownConditions, wanted.sortBy,
                            std::max(0, wanted.limit), std::nullopt};
        Place place{question.panels.size(), std::nullopt};
        if (!wanted.search.isEmpty()) {
            Result<std::vector<quint32>> only = m_sources.resolver.search(
                m_result.site.id, wanted.dimension, wanted.search, m_control.stop);
            if (!only)
                return tl::unexpected(only.error());
            panel.only = *std::move(only);
        }
        const bool isSearched = panel.only.has_value();
        question.panels.push_back(std::move(panel));
        if (isSearched && leavesConditions(wanted, m_result.filter)) {
            place.whole = question.panels.size();
            question.panels.push_back(
                {wanted.dimension, wanted.ownConditions, Metric::Visitors, 1, std::nullopt});
        }
        m_places.push_back(place);
    }
    return Done{};
}

void Answering::addRatePanels(FactQuestion &question)
{
    for (const OccurrenceList &list : m_lists) {
        std::optional<size_t> place;
        const Dimension dimension = list.found.request.dimension;
        const bool isKnown =
            knowledgeUnder(m_result.filter, dimension).visitors == Exactness::Exact;
        if (!list.values.empty() && isKnown) {
            place = question.panels.size();
            std::vector<quint32> only = list.values;
            std::sort(only.begin(), only.end());
            question.panels.push_back(
                {dimension, OwnConditions::Apply, Metric::Visitors, 0, std::move(only)});
        }
        m_rates.push_back(place);
    }
}

Result<FactAnswer> Answering::ask(const FactQuestion &question, Share share, const Fill &fill)
{
    Asking asking;
    asking.stop = m_control.stop;
    asking.beforeRead = m_sources.beforeRead;
    if (m_control.soFar) {
        asking.progress = [&](int percent, const FactAnswer &soFar) {
            StatsResult first = m_result;
            constexpr int NotYetAll = 99;
            first.percent =
                std::clamp(share.from + (share.to - share.from) * percent / 100, 0, NotYetAll);
            // What fails here fails the whole answer too, which tells it.
            if (fill(soFar, first))
                m_control.soFar(first);
        };
    }
    return m_sources.engine.answer(question, asking);
}

Result<Done> Answering::fillMain(const FactAnswer &answer, StatsResult &result) const
{
    if (sumsFacts()) {
        Sums sums = sumsOf(result.period, answer);
        result.totals = sums.totals;
        result.series = std::move(sums.series);
    }
    result.breakdowns.clear();
    for (size_t i = 0; i < m_request.breakdowns.size(); ++i) {
        const Place &place = m_places[i];
        const PanelAnswer &panel = answer.panels[place.panel];
        const BreakdownContext context{result.filter, result.totals,
                                       answer.panels[place.whole.value_or(place.panel)].sum};
        Result<Breakdown> breakdown =
            breakdownOf(m_sources.names, m_request.breakdowns[i], panel, context);
        if (!breakdown)
            return tl::unexpected(breakdown.error());
        result.breakdowns.push_back(*std::move(breakdown));
    }
    result.occurrences.clear();
    for (size_t i = 0; i < m_lists.size(); ++i) {
        OccurrenceList list = m_lists[i];
        ComparedVisitors visitors;
        if (result.knowledge.visitors == Exactness::Exact)
            visitors.site = result.totals.visitors;
        if (m_rates[i]) {
            const Knowledge known = knowledgeUnder(result.filter, list.found.request.dimension);
            for (const PanelRow &row : answer.panels[*m_rates[i]].rows)
                visitors.byValue.insert(row.value, counted(row.counters, known).visitors);
        }
        addRates(list, visitors);
        result.occurrences.push_back(std::move(list.found));
    }
    return Done{};
}

Sums Answering::sumsOf(const Period &period, const FactAnswer &answer) const
{
    const Knowledge &known = m_result.knowledge;
    Sums sums{counted(answer.totals, known), {}};
    if (!m_result.interval)
        return sums;
    const std::vector<Bucket> buckets =
        bucketsOf(period, *m_result.interval, m_result.site.calendar);
    std::vector<HourCounters> hours;
    std::vector<DayCounters> days;
    for (const TimeCounters &time : answer.times) {
        if (m_result.interval == Interval::Hour)
            hours.push_back({instantFromSeconds(time.when.hour), counted(time.counters, known)});
        else
            days.push_back({QDate::fromJulianDay(time.when.day), counted(time.counters, known)});
    }
    std::sort(hours.begin(), hours.end(),
              [](const HourCounters &a, const HourCounters &b) { return a.hour < b.hour; });
    sums.series = m_result.interval == Interval::Hour ? seriesOfHours(buckets, hours)
                                                      : seriesOfDays(buckets, days);
    return sums;
}

Result<Sums> Answering::hourSums(const Period &period) const
{
    const Result<std::vector<HourCounters>> hours = m_sources.store.hours(m_result.site.id, period);
    if (!hours)
        return tl::unexpected(hours.error());
    Sums sums;
    for (const HourCounters &hour : *hours)
        sums.totals += hour.counters;
    sums.series = seriesOfHours(bucketsOf(period, Interval::Hour, m_result.site.calendar), *hours);
    return sums;
}

Result<Done> Answering::compare()
{
    if (!m_result.comparedWith)
        return Done{};
    Result<Sums> sums = Sums();
    if (sumsFacts()) {
        const Fill asItIs = [](const FactAnswer &, StatsResult &) { return Result<Done>(Done{}); };
        const Result<FactAnswer> answer =
            ask(question(*m_result.comparedWith), {MainPercent, 100}, asItIs);
        if (!answer)
            return tl::unexpected(answer.error());
        sums = sumsOf(*m_result.comparedWith, *answer);
    } else {
        sums = hourSums(*m_result.comparedWith);
    }
    if (!sums)
        return tl::unexpected(sums.error());
    m_result.before = sums->totals;
    m_result.seriesBefore = std::move(sums->series);
    return Done{};
}

/// What of an answer needs no facts: its site, days and filter.
Result<StatsResult> begunAnswer(storage::StatsStore &store, const Site &site,
                                const StatsRequest &request, Instant now)
{
    StatsResult result;
    result.id = request.id;
    result.site = site;
    result.filter = request.filter;
    result.knowledge = knowledgeUnder(request.filter);
    result.today = site.calendar.dayOf(now);
    const Result<QDate> firstDay = store.firstDay(site.id);
    if (!firstDay)
        return tl::unexpected(firstDay.error());
    result.firstDay = *firstDay;
    result.period = resolvePeriod(request.period, result.today, result.firstDay);
    result.comparedWith = request.comparedWith
                              ? request.comparedWith
                              : comparisonPeriod(result.period, request.comparison);
    result.interval = request.interval;
    return result;
}

} // namespace

Result<StatsResult> answerOf(Sources sources, const Site &site, const StatsRequest &request,
                             Instant now, const AnswerControl &control)
{
    Result<StatsResult> begun = begunAnswer(sources.store, site, request, now);
    if (!begun)
        return begun;
    return Answering(sources, request, control, *std::move(begun)).run(now);
}

Result<WholeList> wholeListOf(Sources sources, const Site &site, const StatsRequest &request,
                              Instant now, const AnswerControl &control)
{
    Result<StatsResult> begun = begunAnswer(sources.store, site, request, now);
    if (!begun)
        return tl::unexpected(begun.error());
    return Answering(sources, request, control, *std::move(begun)).wholeList(now);
}

} // namespace footfall::queries
