// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/answering.h"

#include "core/domain/samehours.h"
#include "core/queries/answerlists.h"
#include "core/queries/offtimes.h"
#include "core/queries/periodsums.h"

#include <algorithm>

namespace footfall::queries {

using namespace domain;

namespace {

class Answering
{
public:
    Answering(const Sources &sources, const StatsRequest &request, const AnswerControl &control,
              StatsResult begun)
        : m_sources(sources)
        , m_request(request)
        , m_control(control)
        , m_result(std::move(begun))
        , m_lists({m_sources, m_request, m_control, m_result, m_values})
    {
    }
    Answering(const Answering &) = delete;
    Answering &operator=(const Answering &) = delete;

    Result<StatsResult> run(Instant now);
    Result<WholeList> wholeList(Instant now);

private:
    /// Which percents of the whole a pass over the facts is.
    struct Share {
        int from = 0;
        int to = 100;
    };
    using Fill = std::function<Result<Done>(const FactAnswer &, StatsResult &)>;

    Result<Done> begin(Instant now);
    Result<Done> readBots();
    Result<Done> readOffTimes(Instant now);
    Result<FactAnswer> ask(const FactQuestion &question, Share share, const Fill &fill);
    Result<Done> fillMain(const FactAnswer &answer, StatsResult &result) const;
    Result<PeriodSums> sumsBefore(const StatsResult &about, Share share);
    Result<Done> compare(Instant now);
    Result<Counters> comparableOf(const PeriodSums &sums, Instant now);

    const Sources &m_sources;
    const StatsRequest &m_request;
    const AnswerControl &m_control;
    StatsResult m_result;
    ValueFilter m_values;
    AnswerLists m_lists;
};

/// Where a second period follows.
constexpr int MainPercent = 60;

Result<StatsResult> Answering::run(Instant now)
{
    if (const Result<Done> begun = begin(now); !begun)
        return tl::unexpected(begun.error());
    FactQuestion asked = questionAbout(m_result, m_values, m_result.period);
    if (const Result<Done> added = m_lists.addPanels(asked); !added)
        return tl::unexpected(added.error());
    m_lists.addRatePanels(asked);
    FactAnswer answer;
    if (sumsFacts(m_result) || !asked.panels.empty()) {
        const bool comparesFacts = sumsFacts(m_result) && m_result.comparedWith;
        Result<FactAnswer> found = ask(
            asked, {0, comparesFacts ? MainPercent : 100},
            [this](const FactAnswer &soFar, StatsResult &first) { return fillMain(soFar, first); });
        if (!found)
            return tl::unexpected(found.error());
        answer = *std::move(found);
    }
    if (const Result<Done> wholes = m_lists.readWholes(); !wholes)
        return tl::unexpected(wholes.error());
    if (const Result<Done> filled = fillMain(answer, m_result); !filled)
        return tl::unexpected(filled.error());
    if (const Result<Done> compared = compare(now); !compared)
        return tl::unexpected(compared.error());
    return std::move(m_result);
}

Result<WholeList> Answering::wholeList(Instant now)
{
    if (const Result<Done> begun = begin(now); !begun)
        return tl::unexpected(begun.error());
    FactQuestion asked = questionAbout(m_result, m_values, m_result.period);
    if (const Result<Done> added = m_lists.addPanels(asked); !added)
        return tl::unexpected(added.error());
    Result<FactAnswer> answer = ask(
        asked, {0, 100}, [](const FactAnswer &, StatsResult &) { return Result<Done>(Done{}); });
    if (!answer)
        return tl::unexpected(answer.error());
    if (const Result<Done> wholes = m_lists.readWholes(); !wholes)
        return tl::unexpected(wholes.error());
    if (sumsFacts(m_result))
        m_result.totals = counted(answer->totals, m_result.knowledge);
    WholeList list;
    list.request = m_request.breakdowns.front();
    list.knowledge =
        knowledgeUnder(filterOf(list.request, m_result.filter), list.request.dimension);
    list.visitors = m_lists.visitorsOfFirst(*answer, m_result.totals);
    list.rows = m_lists.rowsOfFirst(*answer).rows;
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
    if (!sumsFacts(m_result)) {
        Result<PeriodSums> sums = hourSums(m_sources.store, m_result, m_result.period);
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
        return m_lists.readOccurrences();
    });
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
    m_result.otherBotRows = bots->otherRows;
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

Result<FactAnswer> Answering::ask(const FactQuestion &question, Share share, const Fill &fill)
{
    Asking asking;
    asking.stop = m_control.stop;
    asking.beforeRead = m_sources.beforeRead;
    asking.urgency = m_control.urgency;
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
    if (sumsFacts(m_result)) {
        PeriodSums sums = factSums(m_result, result.period, answer);
        result.totals = sums.totals;
        result.series = std::move(sums.series);
    }
    return m_lists.fill(answer, result);
}

Result<PeriodSums> Answering::sumsBefore(const StatsResult &about, Share share)
{
    const Period &period = *about.comparedWith;
    if (!sumsFacts(about))
        return hourSums(m_sources.store, about, period);
    const Fill asItIs = [](const FactAnswer &, StatsResult &) { return Result<Done>(Done{}); };
    const Result<FactAnswer> answer = ask(questionAbout(about, m_values, period), share, asItIs);
    if (!answer)
        return tl::unexpected(answer.error());
    return factSums(about, period, *answer);
}

Result<Done> Answering::compare(Instant now)
{
    if (!m_result.comparedWith)
        return Done{};
    Result<PeriodSums> sums = sumsBefore(m_result, {MainPercent, 100});
    if (!sums)
        return tl::unexpected(sums.error());
    if (comparesHours(m_result)) {
        const Result<Counters> comparable = comparableOf(*sums, now);
        if (!comparable)
            return tl::unexpected(comparable.error());
        m_result.comparable = *comparable;
    }
    m_result.before = sums->totals;
    m_result.seriesBefore = std::move(sums->series);
    return Done{};
}

/// sums: of the other day, by whatever interval was asked for.
Result<Counters> Answering::comparableOf(const PeriodSums &sums, Instant now)
{
    if (m_result.interval == Interval::Hour)
        return sameHours(m_result, sums.series, now);
    // What sums are asked by; the lists that are answered already are none of it.
    StatsResult byHour;
    byHour.site = m_result.site;
    byHour.filter = m_result.filter;
    byHour.knowledge = m_result.knowledge;
    byHour.comparedWith = m_result.comparedWith;
    byHour.interval = Interval::Hour;
    return sumsBefore(byHour, {100, 100}).map([&](const PeriodSums &hours) {
        return sameHours(m_result, hours.series, now);
    });
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
                              : comparisonPeriod(request.period, result.period, request.comparison);
    result.interval = request.interval;
    return result;
}

} // namespace

Result<StatsResult> answerOf(const Sources &sources, const Site &site, const StatsRequest &request,
                             Instant now, const AnswerControl &control)
{
    Result<StatsResult> begun = begunAnswer(sources.store, site, request, now);
    if (!begun)
        return begun;
    return Answering(sources, request, control, *std::move(begun)).run(now);
}

Result<WholeList> wholeListOf(const Sources &sources, const Site &site, const StatsRequest &request,
                              Instant now, const AnswerControl &control)
{
    Result<StatsResult> begun = begunAnswer(sources.store, site, request, now);
    if (!begun)
        return tl::unexpected(begun.error());
    return Answering(sources, request, control, *std::move(begun)).wholeList(now);
}

} // namespace footfall::queries
