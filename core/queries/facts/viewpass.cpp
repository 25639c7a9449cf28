// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/viewpass.h"

#include "core/queries/facts/joinedlists.h"
#include "core/queries/facts/viewunit.h"

#include <algorithm>
#include <bit>

namespace footfall::queries {

using namespace storage;
using domain::Result;

Result<std::unique_ptr<ViewPass>> ViewPass::made(const ViewQuestion &question,
                                                 std::vector<SegmentSource> segments,
                                                 CommonPlaces::Hot hot, FactCache &cache,
                                                 quint64 id, const UnitRunner::ReadBytes &readBytes)
{
    std::set<FactGroup> groups;
    for (const ViewQuestion::Panel &panel : question.panels)
        groups.insert(panel.where.group);
    // Those in memory come last, and have no places in common with others.
    std::stable_partition(segments.begin(), segments.end(),
                          [](const SegmentSource &segment) { return !segment.memory; });
    std::vector<SegmentSource> stored;
    std::copy_if(segments.begin(), segments.end(), std::back_inserter(stored),
                 [](const SegmentSource &segment) { return !segment.memory; });
    Result<CommonPlaces> common = CommonPlaces::made(stored, groups, hot, cache, id, readBytes);
    if (!common)
        return tl::unexpected(common.error());
    return std::unique_ptr<ViewPass>(
        new ViewPass(question, std::move(segments), *std::move(common), cache, id));
}

ViewPass::ViewPass(const ViewQuestion &question, std::vector<SegmentSource> segments,
                   CommonPlaces common, FactCache &cache, quint64 id)
    : m_question(question)
    , m_segments(std::move(segments))
    , m_common(std::move(common))
    , m_cache(cache)
    , m_id(id)
    , m_pool(question, m_common)
    , m_sum(question.panels.size())
{
}

void ViewPass::cut(size_t chunks)
{
    // As other questions cut: what is kept of a unit's chunks is of use to who asks the same ones.
    m_chunksOfUnit = std::bit_floor(std::clamp<size_t>(chunks, 1, MostViewsInSums / ChunkRows));
}

size_t ViewPass::chunks() const
{
    size_t chunks = 0;
    for (const SegmentSource &segment : m_segments)
        chunks += segment.head->chunks();
    return chunks;
}

std::unique_ptr<FactUnit> ViewPass::next()
{
    for (; m_segment < m_segments.size(); ++m_segment, m_chunk = 0) {
        const SegmentSource &source = m_segments[m_segment];
        const size_t first = m_chunk;
        m_chunk = std::min(first + m_chunksOfUnit, source.head->chunks());
        if (first == m_chunk)
            continue;
        std::optional<size_t> common;
        if (!source.memory)
            common = m_segment;
        return std::make_unique<ViewUnit>(m_question, m_pool, SegmentParts(source, m_cache, m_id),
                                          common, ChunkRange{first, m_chunk});
    }
    return nullptr;
}

void ViewPass::add(ViewPart part)
{
    m_sum.rows += part.rows;
    m_sum.totals += part.totals;
    m_times.add(part.times);
    for (size_t i = 0; i < part.panels.size(); ++i) {
        std::move(part.panels[i].begin(), part.panels[i].end(),
                  std::back_inserter(m_sum.panels[i]));
        std::move(part.whole[i].begin(), part.whole[i].end(), std::back_inserter(m_sum.whole[i]));
        std::move(part.tops[i].begin(), part.tops[i].end(), std::back_inserter(m_sum.tops[i]));
    }
}

size_t ViewPass::gather()
{
    for (ViewPart &part : m_pool.takeParts())
        add(std::move(part));
    return m_sum.rows;
}

void ViewPass::finish(FactWorkers &workers)
{
    m_pool.flushAll(workers.runner());
    gather();
}

ViewPart ViewPass::found(FactWorkers &workers)
{
    const RunTasks run = workers.runner();
    // Here, because who puts the answer together and who keeps it would do it again.
    m_sum.panels = joined(m_sum.panels, CommonPlaces::MostEntries, run);
    ViewPart part(m_sum.panels.size());
    part.rows = m_sum.rows;
    part.totals = m_sum.totals;
    part.times = m_times.list();
    part.panels = m_sum.panels;
    for (size_t i = 0; i < part.tops.size(); ++i) {
        if (m_sum.tops[i].empty())
            continue;
        ValueBits seen;
        for (const TopOnly &top : m_sum.tops[i])
            seen.add(*top.seen);
        TopOnly all = m_sum.tops[i].front();
        all.seen = std::make_shared<const ValueBits>(std::move(seen));
        part.tops[i] = {std::move(all)};
    }
    std::vector<std::function<void()>> tasks;
    for (size_t i = 0; i < part.panels.size(); ++i) {
        if (m_sum.whole[i].empty())
            continue;
        tasks.emplace_back([this, i, panel = &part.panels[i]] {
            std::vector<SegmentSums> whole = m_sum.whole[i];
            std::sort(whole.begin(), whole.end(), [](const SegmentSums &a, const SegmentSums &b) {
                return a.segment < b.segment;
            });
            const FactGroup group = m_question.panels[i].where.group;
            panel->push_back({m_common.group(group)->dictionary, m_common.together(group, whole),
                              PanelPart::Sign::Plus});
        });
    }
    workers.runAll(std::move(tasks));
    part.panels = joined(part.panels, CommonPlaces::MostEntries, run);
    return part;
}

} // namespace footfall::queries
