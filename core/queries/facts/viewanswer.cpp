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
    Gathered(const ViewQuestion &question, const CommonPlaces &common)
        : m_question(question), m_common(common), m_sum(question.panels.size())
    {
    }

    void add(std::vector<ViewPart> parts)
    {
        for (ViewPart &part : parts) {
            m_sum.rows += part.rows;
            m_sum.totals += part.totals;
            for (const TimeCounters &time : part.times)
                m_times[time.when] += time.counters;
            for (size_t i = 0; i < part.panels.size(); ++i) {
                std::move(part.panels[i].begin(), part.panels[i].end(),
                          std::back_inserter(m_sum.panels[i]));
                std::move(part.whole[i].begin(), part.whole[i].end(),
                          std::back_inserter(m_sum.whole[i]));
            }
        }
    }

    [[nodiscard]] size_t rows() const { return m_sum.rows; }

    [[nodiscard]] FactAnswer answer(FactWorkers &workers) const
    {
        FactAnswer answer;
        answer.totals = m_sum.totals;
        for (const auto &[when, counters] : m_times)
            if (counters.pageViews != 0)
                answer.times.push_back({when, counters});
        answer.panels.resize(m_question.panels.size());
        const std::vector<std::vector<PanelPart>> parts = panelParts(workers);
        std::vector<PanelMerge> merges;
        for (size_t i = 0; i < parts.size(); ++i)
            merges.emplace_back(m_question.question.panels[i], m_question.panels[i].where.column,
                                m_question.question.visitorsByPage, parts[i]);
        std::vector<std::function<void()>> tasks;
        for (PanelMerge &merge : merges)
            for (std::function<void()> &task : merge.tasks(workers.count()))
                tasks.push_back(std::move(task));
        workers.runAll(std::move(tasks));
        for (size_t i = 0; i < merges.size(); ++i)
            answer.panels[i] = merges[i].answer();
        return answer;
    }

private:
    /// With the sums of whole segments as one.
    [[nodiscard]] std::vector<std::vector<PanelPart>> panelParts(FactWorkers &workers) const
    {
        std::vector<std::vector<PanelPart>> parts = m_sum.panels;
        std::vector<std::function<void()>> tasks;
        for (size_t i = 0; i < parts.size(); ++i) {
            if (m_sum.whole[i].empty())
                continue;
            tasks.emplace_back([this, i, panel = &parts[i]] {
                std::vector<SegmentSums> whole = m_sum.whole[i];
                std::sort(whole.begin(), whole.end(),
                          [](const SegmentSums &a, const SegmentSums &b) {
                              return a.segment < b.segment;
                          });
                const storage::FactGroup group = m_question.panels[i].where.group;
                panel->push_back({m_common.group(group)->dictionary,
                                  m_common.together(group, whole), PanelPart::Sign::Plus});
            });
        }
        workers.runAll(std::move(tasks));
        return parts;
    }

    const ViewQuestion &m_question;
    const CommonPlaces &m_common;
    ViewPart m_sum; ///< But the times.
    std::map<FactHour, domain::Counters> m_times;
};

/// Cuts segments into units: whole ones, unless there are too few for all workers.
class Cutter
{
public:
    Cutter(const ViewQuestion &question, SharedPool &pool, const FactSources &sources,
           FactCache &cache, quint64 id, size_t workers)
        : m_question(question), m_pool(pool), m_sources(sources), m_cache(cache), m_id(id)
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
            if (first < m_chunk) {
                std::optional<size_t> stored;
                if (!source.memory)
                    stored = m_stored;
                return std::make_unique<ViewUnit>(m_question, m_pool,
                                                  SegmentParts(source, m_cache, m_id), stored,
                                                  first, m_chunk);
            }
            m_stored += source.memory ? 0 : 1;
            ++m_segment;
            m_chunk = 0;
        }
        return nullptr;
    }

private:
    const ViewQuestion &m_question;
    SharedPool &m_pool;
    const FactSources &m_sources;
    FactCache &m_cache;
    quint64 m_id;
    size_t m_chunks = 1; ///< Of a unit.
    size_t m_segment = 0;
    size_t m_stored = 0; ///< The same among those in the database.
    size_t m_chunk = 0;
};

Result<CommonPlaces> commonPlaces(const ViewQuestion &question, const FactSources &sources,
                                  FactCache &cache, quint64 id)
{
    std::vector<SegmentSource> stored;
    std::copy_if(sources.segments.begin(), sources.segments.end(), std::back_inserter(stored),
                 [](const SegmentSource &source) { return !source.memory; });
    std::set<FactGroup> groups;
    for (const ViewQuestion::Panel &panel : question.panels)
        groups.insert(panel.where.group);
    return CommonPlaces::made(stored, groups, cache, id, sources.readBytes);
}

Result<FactAnswer> answerAtOnce(const FactQuestion &question, const FactSources &sources,
                                FactCache &cache, FactWorkers &workers, const Asking &asking)
{
    const ViewQuestion asked(question);
    const quint64 id = cache.beginQuestion();
    const Result<CommonPlaces> common = commonPlaces(asked, sources, cache, id);
    if (!common)
        return tl::unexpected(common.error());
    SharedPool pool(asked, *common);
    Cutter cutter(asked, pool, sources, cache, id, workers.count());
    Gathered gathered(asked, *common);
    size_t rows = 0;
    for (const SegmentSource &source : sources.segments)
        rows += source.head->rows;
    int told = 0;
    UnitRunner runner(workers, sources.readBytes);
    const auto finished = [&](FactUnit &unit) {
        if (asking.progress && unit.parts().isStreaming())
            pool.holdNothingBack();
        gathered.add(pool.takeParts());
        const auto percent = static_cast<int>(gathered.rows() * 100 / std::max<size_t>(rows, 1));
        if (pool.holdsBack() || percent < told + PercentStep || percent >= 100)
            return;
        told = percent;
        asking.progress(percent, gathered.answer(workers));
    };
    const Result<Done> ran = runner.run([&] { return cutter.next(); }, asking.stop, finished);
    if (!ran)
        return tl::unexpected(ran.error());
    workers.runAll(pool.flushTasks());
    gathered.add(pool.takeParts());
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
