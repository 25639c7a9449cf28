// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/mergeplaces.h"

#include "core/storage/facts/factdictionaries.h"

#include <algorithm>

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

/// Hours of days before some day become the day's first; of each hour the place of what it becomes.
std::vector<quint32> giveUpHours(std::vector<FactHour> &hours, const MergeRules &rules)
{
    std::vector<FactHour> become = hours;
    for (FactHour &hour : become)
        if (hour.day < rules.hourlyFrom)
            hour.hour = rules.startOf(hour.day);
    std::vector<FactHour> left = become;
    std::sort(left.begin(), left.end());
    left.erase(std::unique(left.begin(), left.end()), left.end());
    std::vector<quint32> places;
    for (const FactHour &hour : become)
        places.push_back(static_cast<quint32>(
            std::lower_bound(left.begin(), left.end(), hour) - left.begin()));
    hours = std::move(left);
    return places;
}

/// The values of which used is true, and nothing else.
template <typename Value>
void keepUsed(std::vector<Value> &values, const std::vector<bool> &used)
{
    size_t kept = 0;
    for (size_t i = 0; i < values.size(); ++i)
        if (used[i])
            values[kept++] = values[i];
    values.resize(kept);
}

} // namespace

Result<MergePlaces> MergePlaces::made(const std::vector<SegmentReader> &segments,
                                      const MergeRules &rules)
{
    MergePlaces places;
    places.addHours(segments, rules);
    for (size_t group = 0; group < FactGroups; ++group)
        if (static_cast<FactGroup>(group) != FactGroup::Time)
            if (const Result<Done> done =
                    places.addGroup(static_cast<FactGroup>(group), segments, rules);
                !done)
                return tl::unexpected(done.error());
    return places;
}

void MergePlaces::addHours(const std::vector<SegmentReader> &segments, const MergeRules &rules)
{
    std::vector<const std::vector<FactHour> *> hours;
    for (const SegmentReader &segment : segments)
        hours.push_back(&segment.head().hours);
    UnitedHours all = unite(hours);
    m_hours = std::move(all.hours);
    auto &places = m_places[static_cast<size_t>(FactGroup::Time)];
    places = std::move(all.places);
    if (rules.hourlyFrom > 0) {
        const std::vector<quint32> become = giveUpHours(m_hours, rules);
        for (std::vector<quint32> &ofSegment : places)
            for (quint32 &place : ofSegment)
                place = become[place];
    }
    m_dictionaries[static_cast<size_t>(FactGroup::Time)].size = m_hours.size();
}

Result<Done> MergePlaces::addGroup(FactGroup group, const std::vector<SegmentReader> &segments,
                                   const MergeRules &rules)
{
    std::vector<FactDictionary> dictionaries;
    for (const SegmentReader &segment : segments) {
        Result<FactDictionary> dictionary = segment.dictionary(group);
        if (!dictionary)
            return tl::unexpected(dictionary.error());
        dictionaries.push_back(*std::move(dictionary));
    }
    std::vector<const FactDictionary *> pointers;
    for (const FactDictionary &dictionary : dictionaries)
        pointers.push_back(&dictionary);
    UnitedDictionary all = unite(group, pointers, rules.stop);
    m_dictionaries[static_cast<size_t>(group)] = std::move(all.dictionary);
    m_places[static_cast<size_t>(group)] = std::move(all.places);
    return Done{};
}

void MergePlaces::keepOnly(const std::array<std::vector<bool>, FactGroups> &used)
{
    for (size_t group = 0; group < FactGroups; ++group) {
        std::vector<quint32> become; // Of those that are left out, what comes to mind.
        quint32 next = 0;
        for (const bool isUsed : used[group])
            become.push_back(isUsed ? next++ : 0);
        for (std::vector<quint32> &ofSegment : m_places[group])
            for (quint32 &place : ofSegment)
                place = become[place];
        FactDictionary &dictionary = m_dictionaries[group];
        dictionary.size = next;
        for (std::vector<quint32> &column : dictionary.columns)
            keepUsed(column, used[group]);
        if (!dictionary.amounts.empty())
            keepUsed(dictionary.amounts, used[group]);
    }
    keepUsed(m_hours, used[static_cast<size_t>(FactGroup::Time)]);
}

std::array<size_t, FactGroups> MergePlaces::entries() const
{
    std::array<size_t, FactGroups> entries{};
    for (size_t group = 0; group < FactGroups; ++group)
        entries[group] = m_dictionaries[group].size;
    return entries;
}

} // namespace footfall::storage
