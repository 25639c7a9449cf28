// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/panelmerge.h"

#include "core/queries/breakdown.h"
#include "core/queries/facts/panelwalk.h"
#include "core/queries/facts/ranksum.h"
#include "core/queries/facts/valuesums.h"

#include <algorithm>
#include <limits>

namespace footfall::queries {

using domain::Counters;

namespace {

/// So many values next to each other are added up at once, in the nearer caches.
constexpr size_t BlockValues = 8'192;
/// Where there are more unused numbers for each sum, values are looked up one by one.
constexpr quint64 SparsestRange = 16;
/// Fewer sums are not worth another task, or the search for a range's ends.
constexpr size_t SumsOfTask = 50'000;
constexpr size_t FewSums = 2'000;

} // namespace

PanelMerge::PanelMerge(const PanelQuestion &panel, size_t column, bool visitorsByPage,
                       const std::vector<PanelPart> &parts, const std::vector<TopOnly> &tops)
    : m_panel(panel)
    , m_column(column)
    , m_visitorsByPage(visitorsByPage)
    , m_parts(parts)
    , m_tops(tops)
    , m_needsAll(panel.limit <= 0 || panel.only ||
                 rankBy(panel.sortBy, panel.dimension, visitorsByPage) == RankBy::Rate)
{
    for (const PanelPart &part : parts)
        m_sums += part.sums->sums.size() + part.sums->large.size();
}

double PanelMerge::rankOfAll(const Counters &counters) const
{
    if (m_panel.sortBy == domain::Metric::Visitors && m_visitorsByPage)
        return static_cast<double>(counters.pageVisitors);
    return rankOf(counters, m_panel.sortBy, m_panel.dimension);
}

bool PanelMerge::isIncluded(quint32 value) const
{
    return !m_panel.only || std::binary_search(m_panel.only->begin(), m_panel.only->end(), value);
}

PanelMerge::Range PanelMerge::range() const
{
    Range range{std::numeric_limits<quint64>::max(), 0};
    for (const PanelPart &part : m_parts) {
        const std::vector<quint32> &values = part.dictionary->columns[m_column];
        if (values.empty())
            continue;
        range.first = std::min<quint64>(range.first, values.front());
        range.end = std::max<quint64>(range.end, quint64{values.back()} + 1);
    }
    return range;
}

std::vector<std::function<void()>> PanelMerge::tasks(size_t workers)
{
    const bool isRising = !m_parts.empty() && m_parts.front().dictionary->columns.size() == 1;
    const Range all = isRising ? range() : Range();
    if (!isRising || m_sums < FewSums || all.end <= all.first ||
        (all.end - all.first) / SparsestRange > m_sums) {
        m_hasCounters = true;
        m_pieces.resize(1);
        return {[this] { mergeByValue(&m_pieces.front()); }};
    }
    m_hasCounters = m_needsAll;
    const size_t count = std::clamp<size_t>(m_sums / SumsOfTask, 1, workers * 2);
    m_pieces.resize(count);
    const quint64 step = (all.end - all.first + count - 1) / count;
    std::vector<std::function<void()>> tasks;
    for (size_t i = 0; i < count; ++i) {
        const Range part{all.first + i * step, std::min(all.first + (i + 1) * step, all.end)};
        tasks.emplace_back([this, part, piece = &m_pieces[i]] { mergeRising(part, piece); });
    }
    return tasks;
}

void PanelMerge::mergeByValue(Piece *piece) const
{
    SumsByValue<quint32, WholeSum> sums;
    for (const PanelPart &part : m_parts) {
        const std::vector<quint32> &values = part.dictionary->columns[m_column];
        const SumList &list = *part.sums;
        for (size_t i = 0; i < list.sums.size(); ++i)
            if (!list.sums[i].isEmpty())
                sums[values[list.place(i)]].add(list.sums[i], signOf(part));
        for (const auto &[place, counters] : list.large)
            sums[values[place]].add(counters, signOf(part));
    }
    BestRows best(mostRowsFor(m_panel.limit));
    for (const auto &[value, sum] : sums.entries()) {
        if (sum.counters.pageViews == 0 || !isIncluded(value))
            continue;
        piece->sum += sum.counters;
        offer(rankOfAll(sum.counters), {value, sum.counters}, piece, &best);
    }
    piece->best = best.take();
}

void PanelMerge::mergeRising(const Range &range, Piece *piece) const
{
    const auto addUpBy = [&]<RankBy By>() {
        addUp<RankSum<By>>(range, piece, [](const RankSum<By> &sum, PanelRow *) {
            return std::pair(sum.pageViews, sum.rank());
        });
    };
    if (m_needsAll) {
        addUp<WholeSum>(range, piece, [this](const WholeSum &sum, PanelRow *row) {
            row->counters = sum.counters;
            return std::pair(sum.counters.pageViews, rankOfAll(sum.counters));
        });
        return;
    }
    switch (rankBy(m_panel.sortBy, m_panel.dimension, m_visitorsByPage)) {
    case RankBy::Visitors: addUpBy.template operator()<RankBy::Visitors>(); break;
    case RankBy::PageVisitors: addUpBy.template operator()<RankBy::PageVisitors>(); break;
    case RankBy::PageViews: addUpBy.template operator()<RankBy::PageViews>(); break;
    case RankBy::Visits: addUpBy.template operator()<RankBy::Visits>(); break;
    case RankBy::Exits: addUpBy.template operator()<RankBy::Exits>(); break;
    case RankBy::Rate: break; // Needs all.
    }
}

/// By blocks of values: all parts of one block before the next, since their values rise.
template <typename Sum, typename Rank>
void PanelMerge::addUp(const Range &range, Piece *piece, Rank rank) const
{
    std::vector<PanelWalk> walks;
    for (const PanelPart &part : m_parts)
        walks.emplace_back(part, m_column, range.first);
    BestRows best(mostRowsFor(m_panel.limit));
    std::vector<Sum> sums(BlockValues);
    for (;;) {
        quint64 base = std::numeric_limits<quint64>::max();
        for (const PanelWalk &walk : walks)
            base = std::min(base, walk.next());
        if (base >= range.end)
            break;
        const quint64 end = std::min<quint64>(base + BlockValues, range.end);
        for (PanelWalk &walk : walks)
            walk.addTo(sums.data(), base, end);
        for (quint64 value = base; value < end; ++value) {
            Sum &sum = sums[value - base];
            PanelRow row{static_cast<quint32>(value), {}};
            const auto [pageViews, ranked] = rank(sum, &row);
            sum = {};
            if (pageViews == 0 || !isIncluded(row.value))
                continue;
            if (m_panel.only)
                piece->sum += row.counters;
            offer(ranked, row, piece, &best);
        }
    }
    piece->best = best.take();
}

void PanelMerge::fillCounters(std::vector<RankedRow> *rows) const
{
    std::vector<RankedRow *> byValue;
    for (RankedRow &row : *rows)
        byValue.push_back(&row);
    std::sort(byValue.begin(), byValue.end(),
              [](const RankedRow *a, const RankedRow *b) { return a->row.value < b->row.value; });
    for (const PanelPart &part : m_parts)
        for (RankedRow *row : byValue) {
            PanelWalk walk(part, m_column, row->row.value);
            WholeSum sum;
            if (walk.next() == row->row.value)
                walk.addTo(&sum, row->row.value, quint64{row->row.value} + 1);
            row->row.counters += sum.counters;
        }
}

bool PanelMerge::isWhollyAdded(quint32 value) const
{
    return std::all_of(m_tops.begin(), m_tops.end(), [value](const TopOnly &top) {
        const std::vector<quint32> &values = top.dictionary->columns[0];
        return std::binary_search(values.begin(), values.end(), value);
    });
}

void PanelMerge::offer(double rank, const PanelRow &row, Piece *piece, BestRows *best) const
{
    const bool isCounted = std::any_of(m_tops.begin(), m_tops.end(), [&row](const TopOnly &top) {
        return top.seen->contains(row.value);
    });
    piece->values += isCounted ? 0 : 1;
    if (isWhollyAdded(row.value))
        best->offer(rank, row);
    else
        piece->bestOfOthers = std::max(piece->bestOfOthers, rank);
}

/// Whether no value that was not wholly added up could be one of the rows, or tie with the last.
/// values: how many there are.
bool PanelMerge::areSure(const std::vector<RankedRow> &rows, qint64 values) const
{
    // Two that know different values are not to be counted together.
    if (m_tops.size() > 1)
        return false;
    if (m_tops.empty() || values == static_cast<qint64>(rows.size()))
        return true;
    const auto limit = static_cast<size_t>(m_panel.limit);
    if (rows.size() < limit)
        return false;
    double most = 0;
    for (const Piece &piece : m_pieces)
        most = std::max(most, piece.bestOfOthers);
    for (const TopOnly &top : m_tops)
        most += static_cast<double>(top.mostOfOthers);
    return rows[limit - 1].rank > most;
}

PanelAnswer PanelMerge::answer()
{
    PanelAnswer answer;
    for (const TopOnly &top : m_tops)
        answer.values += top.seen->count();
    std::vector<RankedRow> rows;
    for (Piece &piece : m_pieces) {
        answer.values += piece.values;
        if (m_panel.only)
            answer.sum += piece.sum;
        std::move(piece.best.begin(), piece.best.end(), std::back_inserter(rows));
    }
    if (!m_panel.only)
        for (const PanelPart &part : m_parts) {
            WholeSum sum;
            sum.add(part.sums->total, signOf(part));
            answer.sum += sum.counters;
        }
    std::sort(rows.begin(), rows.end());
    m_isSure = areSure(rows, answer.values);
    cutToLimit(m_panel.limit, &rows);
    if (!m_hasCounters)
        fillCounters(&rows);
    answer.rows.reserve(rows.size());
    for (const RankedRow &row : rows)
        answer.rows.push_back(row.row);
    return answer;
}

} // namespace footfall::queries
