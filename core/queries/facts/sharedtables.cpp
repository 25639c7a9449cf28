// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/sharedtables.h"

#include <algorithm>
#include <utility>

namespace footfall::queries {

using namespace storage;

SharedTables::Table *SharedTables::find(const SharedKey &key) const
{
    const auto found = std::find_if(m_tables.begin(), m_tables.end(),
                                    [&key](const auto &table) { return table->key == key; });
    return found == m_tables.end() ? nullptr : found->get();
}

ViewSums *SharedTables::table(const SharedKey &key, size_t places)
{
    if (Table *known = find(key))
        return known->sums.data();
    m_tables.push_back(std::make_unique<Table>());
    m_tables.back()->key = key;
    m_tables.back()->sums.resize(std::max<size_t>(places, 1));
    return m_tables.back()->sums.data();
}

void SharedTables::add(size_t rows, size_t added, ViewPart part)
{
    m_added += added;
    part.rows = rows;
    m_parts.push_back(std::move(part));
}

void SharedTables::noteSeen(const SharedKey &key, const HotValues &hot,
                            const FactDictionary &dictionary, const std::vector<quint8> &seen)
{
    ValueBits &bits = find(key)->seen;
    if (bits.isEmpty())
        bits = ValueBits(hot.firstValue, hot.lastValue);
    bits.add(dictionary.columns[0], seen);
}

void SharedTables::absorb(std::unique_ptr<SharedTables> others)
{
    if (others->m_added == 0)
        others->m_tables.clear(); // All zero.
    for (std::unique_ptr<Table> &other : others->m_tables) {
        Table *own = find(other->key);
        if (!own) {
            m_tables.push_back(std::move(other));
            continue;
        }
        own->absorbed.push_back(std::move(other->sums));
        std::move(other->absorbed.begin(), other->absorbed.end(),
                  std::back_inserter(own->absorbed));
        own->seen.add(other->seen);
    }
    std::move(others->m_parts.begin(), others->m_parts.end(), std::back_inserter(m_parts));
    m_added += others->m_added;
}

SumList SharedTables::takeList(Table *table)
{
    for (const std::vector<ViewSums> &absorbed : table->absorbed)
        for (size_t place = 0; place < absorbed.size(); ++place)
            queries::add(table->sums[place], absorbed[place]);
    table->absorbed.clear();
    return takeSums(table->sums.data(), table->sums.size());
}

std::vector<ViewPart> SharedTables::take(const ViewQuestion &question, const CommonPlaces &common,
                                         const RunTasks &run)
{
    std::vector<SumList> lists(m_tables.size());
    std::vector<std::function<void()>> tasks;
    for (size_t i = 0; i < lists.size(); ++i)
        tasks.emplace_back(
            [list = &lists[i], table = m_tables[i].get()] { *list = takeList(table); });
    run(std::move(tasks));
    ViewPart summed(question.panels.size());
    for (size_t table = 0; table < lists.size(); ++table) {
        SumList &list = lists[table];
        if (list.sums.empty())
            continue;
        const SharedKey &key = m_tables[table]->key;
        const HotValues *hot = common.hotValues(key.group);
        const auto &dictionary = hot ? hot->dictionary : common.group(key.group)->dictionary;
        // The others are in the total only.
        while (!list.places.empty() && list.places.back() >= dictionary->size) {
            list.places.pop_back();
            list.sums.pop_back();
        }
        const auto shared = std::make_shared<const SumList>(std::move(list));
        std::shared_ptr<const ValueBits> seen;
        if (hot)
            seen = std::make_shared<const ValueBits>(std::exchange(m_tables[table]->seen, {}));
        for (size_t i = 0; i < question.panels.size(); ++i) {
            const ViewQuestion::Panel &panel = question.panels[i];
            const bool isOfOthers = key.set.bit != 0 && key.set.bit != panel.ownBit;
            if (panel.where.group != key.group || panel.concerns != key.concerns || isOfOthers)
                continue;
            const auto sign = key.set.kind == RowSet::Kind::Rejected ? PanelPart::Sign::Minus
                                                                     : PanelPart::Sign::Plus;
            summed.panels[i].push_back({dictionary, shared, sign});
            if (hot)
                summed.tops[i].push_back({dictionary, hot->mostOfOthers, seen});
        }
    }
    std::vector<ViewPart> parts = std::move(m_parts);
    m_parts.clear();
    parts.push_back(std::move(summed));
    m_added = 0;
    return parts;
}

std::unique_ptr<SharedTables> SharedPool::acquire(size_t rows)
{
    std::unique_ptr<SharedTables> tables;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_free.empty()) {
            tables = std::move(m_free.back());
            m_free.pop_back();
        }
    }
    if (!tables)
        return std::make_unique<SharedTables>();
    if (tables->added() + rows > MostViewsInSums)
        flush(tables.get(), runInTurn);
    return tables;
}

void SharedPool::release(std::unique_ptr<SharedTables> tables)
{
    if (!holdsBack())
        flush(tables.get(), runInTurn);
    const std::lock_guard lock(m_mutex);
    m_free.push_back(std::move(tables));
}

void SharedPool::flush(SharedTables *tables, const RunTasks &run)
{
    std::vector<ViewPart> parts = tables->take(m_question, m_common, run);
    const std::lock_guard lock(m_mutex);
    std::move(parts.begin(), parts.end(), std::back_inserter(m_parts));
}

void SharedPool::noteShare(const RowSet &set, size_t rows, size_t selected)
{
    const std::lock_guard lock(m_mutex);
    Share &share = m_shares[set];
    share.rows += rows;
    share.selected += selected;
}

double SharedPool::shareOf(const RowSet &set)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_shares.find(set);
    return found == m_shares.end() || found->second.rows == 0
               ? 0
               : static_cast<double>(found->second.selected) /
                     static_cast<double>(found->second.rows);
}

void SharedPool::holdNothingBack()
{
    std::vector<std::unique_ptr<SharedTables>> free;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_holdsBack)
            return;
        m_holdsBack = false;
        free.swap(m_free);
    }
    for (const std::unique_ptr<SharedTables> &tables : free)
        flush(tables.get(), runInTurn);
    const std::lock_guard lock(m_mutex);
    std::move(free.begin(), free.end(), std::back_inserter(m_free));
}

bool SharedPool::holdsBack()
{
    const std::lock_guard lock(m_mutex);
    return m_holdsBack;
}

std::vector<ViewPart> SharedPool::takeParts()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_parts, {});
}

/// What fits into one table is added up there: to put lists together takes longer.
void SharedPool::flushAll(const RunTasks &run)
{
    std::vector<std::unique_ptr<SharedTables>> all;
    {
        const std::lock_guard lock(m_mutex);
        all.swap(m_free);
    }
    while (!all.empty()) {
        std::unique_ptr<SharedTables> tables = std::move(all.back());
        all.pop_back();
        if (!all.empty() && all.back()->added() + tables->added() <= MostViewsInSums)
            all.back()->absorb(std::move(tables));
        else
            flush(tables.get(), run);
    }
}

} // namespace footfall::queries
