// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/factanswer.h"

#include "core/queries/facts/panelmerge.h"
#include "core/queries/facts/viewunit.h"

#include <algorithm>
#include <map>

namespace footfall::queries {

using namespace storage;
using domain::Done;
using domain::Result;

namespace {

/// Progress is told at every so many percent.
constexpr int PercentStep = 5;

/// What units have answered so far.
class Gathered
{
public:
    explicit Gathered(const ViewQuestion &question) : m_question(question)
    {
        m_panels.resize(question.panels.size());
    }

    void add(ViewPart part)
    {
        m_totals += part.totals;
        for (const TimeCounters &time : part.times)
            m_times[time.when] += time.counters;
        for (size_t i = 0; i < part.panels.size(); ++i)
            std::move(part.panels[i].begin(), part.panels[i].end(),
                      std::back_inserter(m_panels[i]));
    }

    [[nodiscard]] FactAnswer answer(FactWorkers &workers) const
    {
        FactAnswer answer;
        answer.totals = m_totals;
        for (const auto &[when, counters] : m_times)
            if (counters.pageViews != 0)
                answer.times.push_back({when, counters});
        answer.panels.resize(m_panels.size());
        std::vector<PanelMerge> merges;
        for (size_t i = 0; i < m_panels.size(); ++i)
            merges.emplace_back(m_question.question.panels[i], m_question.panels[i].where.column,
                                m_question.question.visitorsByPage, m_panels[i]);
        std::vector<std::function<void()>> tasks;
        for (PanelMerge &merge : merges)
            for (std::function<void()> &task : merge.tasks(workers.count()))
                tasks.push_back(std::move(task));
        workers.runAll(std::move(tasks));
        for (size_t i = 0; i < m_panels.size(); ++i)
            answer.panels[i] = merges[i].answer();
        return answer;
    }

private:
    const ViewQuestion &m_question;
    domain::Counters m_totals;
    std::map<FactHour, domain::Counters> m_times;
    std::vector<std::vector<PanelPart>> m_panels;
};

/// Cuts segments into units: whole ones, unless there are too few for all workers.
class Cutter
{
public:
    Cutter(const ViewQuestion &question, const FactSources &sources, FactCache &cache,
           size_t workers)
        : m_question(question), m_sources(sources), m_cache(cache), m_id(cache.beginQuestion())
    {
        constexpr size_t MostChunks = MostViewsInSums / ChunkRows;
        constexpr size_t UnitsOfAWorker = 4;
        size_t chunks = 0;
        for (const SegmentSource &source : sources.segments)
            chunks += source.head->chunks();
        m_chunks = std::clamp<size_t>(chunks / (workers * UnitsOfAWorker), 1, MostChunks);
    }

    [[nodiscard]] std::unique_ptr<FactUnit> next()
    {
        while (m_segment < m_sources.segments.size()) {
            const SegmentSource &source = m_sources.segments[m_segment];
            const size_t first = m_chunk;
            const size_t chunks = source.head->chunks();
            m_chunk = std::min(first + m_chunks, chunks);
            if (first < m_chunk)
                return std::make_unique<ViewUnit>(m_question, SegmentParts(source, m_cache, m_id),
                                                  first, m_chunk);
            ++m_segment;
            m_chunk = 0;
        }
        return nullptr;
    }

private:
    const ViewQuestion &m_question;
    const FactSources &m_sources;
    FactCache &m_cache;
    quint64 m_id;
    size_t m_chunks = 1; ///< Of a unit.
    size_t m_segment = 0;
    size_t m_chunk = 0;
};

Result<FactAnswer> answerAtOnce(const FactQuestion &question, const FactSources &sources,
                                FactCache &cache, FactWorkers &workers, const Asking &asking)
{
    const ViewQuestion asked(question);
    Cutter cutter(asked, sources, cache, workers.count());
    Gathered gathered(asked);
    size_t rows = 0;
    for (const SegmentSource &source : sources.segments)
        rows += source.head->rows;
    size_t done = 0;
    int told = 0;
    bool isStreaming = false;
    UnitRunner runner(workers, sources.readBytes);
    const Result<Done> ran = runner.run(
        [&] { return cutter.next(); }, asking.stop,
        [&](FactUnit &unit) {
            isStreaming = isStreaming || unit.parts().isStreaming();
            gathered.add(static_cast<ViewUnit &>(unit).takePart());
            done += unit.rows();
            const int percent = static_cast<int>(done * 100 / std::max<size_t>(rows, 1));
            if (!isStreaming || !asking.progress || percent < told + PercentStep || done == rows)
                return;
            told = percent;
            asking.progress(percent, gathered.answer(workers));
        });
    if (!ran)
        return tl::unexpected(ran.error());
    return gathered.answer(workers);
}

} // namespace

Result<FactAnswer> answerViews(const FactQuestion &question, const FactSources &sources,
                               FactCache &cache, FactWorkers &workers, const Asking &asking)
{
    const std::set<domain::Dimension> leaving = leavingDimensions(question);
    if (leaving.size() <= MostOwnBits)
        return answerAtOnce(question, sources, cache, workers, asking);
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
            answerAtOnce(part, sources, cache, workers, {asking.stop, {}});
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
