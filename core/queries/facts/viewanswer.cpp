// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/panelmerge.h"
#include "core/queries/facts/settledanswer.h"
#include "core/queries/facts/viewpass.h"

#include <algorithm>
#include <functional>
#include <map>

namespace footfall::queries {

using namespace storage;
using domain::Done;
using domain::Result;

namespace {

/// Progress is told at every so many percent.
constexpr int PercentStep = 5;
/// So that all of them have something to do until the end.
constexpr size_t UnitsOfWorker = 4;

struct Assembled {
    FactAnswer answer;
    std::vector<size_t> unsure; ///< Panels that are to be asked again, in whole.
};

Assembled assemble(const ViewQuestion &asked, const std::vector<ViewPart> &found,
                   FactWorkers &workers)
{
    Assembled assembled;
    FactAnswer &answer = assembled.answer;
    TimeSums times;
    std::vector<std::vector<PanelPart>> panels(asked.panels.size());
    std::vector<std::vector<TopOnly>> tops(asked.panels.size());
    for (const ViewPart &part : found) {
        answer.totals += part.totals;
        times.add(part.times);
        for (size_t i = 0; i < part.panels.size(); ++i) {
            panels[i].insert(panels[i].end(), part.panels[i].begin(), part.panels[i].end());
            tops[i].insert(tops[i].end(), part.tops[i].begin(), part.tops[i].end());
        }
    }
    answer.times = times.list();
    std::erase_if(answer.times,
                  [](const TimeCounters &time) { return time.counters.pageViews == 0; });
    std::vector<PanelMerge> merges;
    for (size_t i = 0; i < panels.size(); ++i)
        merges.emplace_back(asked.question.panels[i], asked.panels[i].where.column,
                            asked.question.visitorsByPage, panels[i], tops[i]);
    std::vector<std::function<void()>> tasks;
    for (PanelMerge &merge : merges)
        for (std::function<void()> &task : merge.tasks(workers.count()))
            tasks.push_back(std::move(task));
    workers.runAll(std::move(tasks));
    for (size_t i = 0; i < merges.size(); ++i) {
        answer.panels.push_back(merges[i].answer());
        if (!merges[i].isSure())
            assembled.unsure.push_back(i);
    }
    return assembled;
}

/// What a person sees of an answer that is not complete: all numbers are to rise until it is. Where
/// rows are taken off sums that another unit tells, they do not at once.
class FirstNumbers
{
public:
    /// False: some have fallen, or are below zero.
    [[nodiscard]] bool rise(const FactAnswer &soFar)
    {
        std::vector<qint64> views{soFar.totals.pageViews};
        bool isAnyBelow = false;
        for (const PanelAnswer &panel : soFar.panels) {
            views.push_back(panel.sum.pageViews);
            isAnyBelow = isAnyBelow ||
                         std::any_of(panel.rows.begin(), panel.rows.end(), [](const PanelRow &row) {
                             return row.counters.pageViews < 0;
                         });
        }
        m_views.resize(views.size());
        if (isAnyBelow ||
            !std::equal(views.begin(), views.end(), m_views.begin(), std::greater_equal<>()))
            return false;
        m_views = std::move(views);
        return true;
    }

private:
    std::vector<qint64> m_views; ///< Totals and panels.
};

size_t rowsOf(const std::vector<SegmentSource> &segments)
{
    size_t rows = 0;
    for (const SegmentSource &segment : segments)
        rows += segment.head->rows;
    return rows;
}

Result<FactAnswer> answerAtOnce(const FactQuestion &question, ViewQuestion::Lists lists,
                                const FactSources &sources, FactCache &cache, FactWorkers &workers,
                                const Asking &asking)
{
    using Hot = CommonPlaces::Hot;
    const ViewQuestion asked(question, lists);
    const quint64 id = cache.beginQuestion(asking.urgency);
    std::vector<SegmentSource> settled;
    std::vector<SegmentSource> others;
    for (const SegmentSource &source : sources.segments)
        (source.isSettled ? settled : others).push_back(source);
    SettledAnswer settledAnswer(asked, settled, cache, id);
    const std::shared_ptr<const ViewPart> &known = settledAnswer.known();
    // Hot values of different segments differ: those of the larger part are of more use.
    const bool isHotSettled = rowsOf(settled) >= rowsOf(others);
    if (known)
        settled.clear();

    std::vector<std::unique_ptr<ViewPass>> passes;
    size_t chunks = 0;
    const size_t rows = rowsOf(settled) + rowsOf(others);
    for (std::vector<SegmentSource> *segments : {&settled, &others}) {
        const bool isSettled = segments == &settled;
        const bool isHot = isHotSettled == isSettled && (!isSettled || settledAnswer.isAllAsked());
        auto pass =
            ViewPass::made(isSettled ? settledAnswer.question() : asked, std::move(*segments),
                           isHot ? Hot::Wanted : Hot::Unwanted, cache, id, sources.readBytes);
        if (!pass)
            return tl::unexpected(pass.error());
        chunks += (*pass)->chunks();
        passes.push_back(*std::move(pass));
    }
    for (const auto &pass : passes)
        pass->cut(chunks / (workers.count() * UnitsOfWorker));

    const auto answerOf = [&](const ViewPart &foundInSettled) {
        return assemble(
            asked,
            {known ? *known : settledAnswer.answerFrom(foundInSettled), passes[1]->found(workers)},
            workers);
    };
    int told = 0;
    FirstNumbers firstNumbers;
    const auto finished = [&](FactUnit &unit) {
        size_t done = 0;
        for (const auto &pass : passes) {
            if (asking.progress && settledAnswer.canTellSoFar() && unit.parts().isStreaming())
                pass->pool().holdNothingBack();
            done += pass->gather();
        }
        const auto percent = static_cast<int>(done * 100 / std::max<size_t>(rows, 1));
        if (passes[0]->pool().holdsBack() || percent < told + PercentStep || percent >= 100)
            return;
        const FactAnswer soFar = answerOf(passes[0]->found(workers)).answer;
        if (!firstNumbers.rise(soFar))
            return;
        told = percent;
        asking.progress(percent, soFar);
    };
    const auto next = [&] {
        std::unique_ptr<FactUnit> unit = passes[0]->next();
        return unit ? std::move(unit) : passes[1]->next();
    };
    const Result<Done> ran =
        UnitRunner(workers, sources.readBytes, asking.urgency).run(next, asking.stop, finished);
    if (!ran)
        return tl::unexpected(ran.error());
    for (const auto &pass : passes)
        pass->finish(workers);
    ViewPart foundInSettled = passes[0]->found(workers);
    Assembled assembled = answerOf(foundInSettled);
    settledAnswer.keep(std::move(foundInSettled), asking.urgency, workers.runner());
    if (assembled.unsure.empty())
        return std::move(assembled.answer);

    FactQuestion again = question;
    again.times = Times::None;
    again.panels.clear();
    for (const size_t panel : assembled.unsure)
        again.panels.push_back(question.panels[panel]);
    Result<FactAnswer> whole =
        answerAtOnce(again, ViewQuestion::Lists::Whole, sources, cache, workers,
                     {asking.stop, {}, asking.beforeRead, asking.urgency});
    if (!whole)
        return whole;
    for (size_t i = 0; i < again.panels.size(); ++i)
        assembled.answer.panels[assembled.unsure[i]] = std::move(whole->panels[i]);
    return std::move(assembled.answer);
}

} // namespace

Result<FactAnswer> answerViews(const FactQuestion &question, const FactSources &sources,
                               FactCache &cache, FactWorkers &workers, const Asking &asking)
{
    const std::set<domain::Dimension> leaving = leavingDimensions(question);
    if (leaving.size() <= MostOwnBits)
        return answerAtOnce(question, ViewQuestion::Lists::TopOnly, sources, cache, workers,
                            asking);
    // More than has bits of its own: the panels are asked in two passes or more.
    std::map<domain::Dimension, size_t> passOf;
    size_t next = 0;
    for (const domain::Dimension dimension : leaving)
        passOf[dimension] = next++ / MostOwnBits;
    FactAnswer answer;
    answer.panels.resize(question.panels.size());
    for (size_t pass = 0; pass <= (next - 1) / MostOwnBits; ++pass) {
        FactQuestion part = question;
        part.panels.clear();
        std::vector<size_t> places;
        for (size_t i = 0; i < question.panels.size(); ++i) {
            const auto found = passOf.find(question.panels[i].dimension);
            if ((found == passOf.end() ? 0 : found->second) != pass)
                continue;
            part.panels.push_back(question.panels[i]);
            places.push_back(i);
        }
        Result<FactAnswer> answered =
            answerAtOnce(part, ViewQuestion::Lists::TopOnly, sources, cache, workers,
                         {asking.stop, {}, asking.beforeRead, asking.urgency});
        if (!answered)
            return answered;
        answer.totals = answered->totals;
        answer.times = std::move(answered->times);
        for (size_t i = 0; i < places.size(); ++i)
            answer.panels[places[i]] = std::move(answered->panels[i]);
    }
    return answer;
}

} // namespace footfall::queries
