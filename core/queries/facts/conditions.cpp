// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/conditions.h"

#include <algorithm>
#include <bit>

namespace footfall::queries {

using namespace storage;
using domain::Dimension;
using domain::FilterSense;

namespace {

/// Marks the places of the values that the set names, or, where it excludes, of all others.
class Members
{
public:
    Members(const std::vector<quint32> &column, bool isRising, const std::vector<quint32> &values)
        : m_isIn(column.size(), quint8{0})
    {
        if (!isRising) {
            for (size_t i = 0; i < column.size(); ++i)
                m_isIn[i] = std::binary_search(values.begin(), values.end(), column[i]);
            return;
        }
        // Both rise: the longer one is searched for what the shorter one has.
        if (column.empty())
            return;
        auto value = std::lower_bound(values.begin(), values.end(), column.front());
        const auto end = std::upper_bound(value, values.end(), column.back());
        auto place = column.begin();
        const auto few = static_cast<size_t>(end - value) * 16;
        if (few < column.size()) {
            for (; value != end; ++value) {
                place = std::lower_bound(place, column.end(), *value);
                if (place != column.end() && *place == *value)
                    m_isIn[static_cast<size_t>(place - column.begin())] = 1;
            }
            return;
        }
        if (static_cast<size_t>(end - value) / 16 > column.size()) {
            for (; place != column.end(); ++place) {
                value = std::lower_bound(value, end, *place);
                if (value != end && *value == *place)
                    m_isIn[static_cast<size_t>(place - column.begin())] = 1;
            }
            return;
        }
        while (place != column.end() && value != end) {
            if (*place == *value)
                m_isIn[static_cast<size_t>(place - column.begin())] = 1;
            if (*place <= *value)
                ++place;
            else
                ++value;
        }
    }

    void mark(FilterSense sense, FailBits bit, std::vector<FailBits> *fails) const
    {
        const quint8 failing = sense == FilterSense::Includes ? 0 : 1;
        for (size_t i = 0; i < m_isIn.size(); ++i)
            (*fails)[i] |= m_isIn[i] == failing ? bit : FailBits{0};
    }

private:
    std::vector<quint8> m_isIn;
};

void markFlags(GroupTest *test, const FactDictionary &flags, FactFlags wanted, FailBits bit)
{
    test->fails.resize(flags.size);
    for (size_t place = 0; place < flags.size; ++place)
        if ((flags.columns[0][place] & wanted) == 0)
            test->fails[place] |= bit;
}

} // namespace

Conditions::Conditions(const ValueFilter &filter, const domain::Period &period,
                       const std::set<Dimension> &leaving)
    : m_from(period.from.toJulianDay()), m_to(period.to.toJulianDay())
{
    FailBits next = 1;
    for (const ValueSet &set : filter) {
        auto found = std::find_if(
            m_dimensions.begin(), m_dimensions.end(),
            [&set](const OfDimension &other) { return other.dimension == set.dimension; });
        if (found == m_dimensions.end()) {
            OfDimension added{set.dimension, {}, FailsAll};
            if (leaving.contains(set.dimension) && next < NoExit) {
                added.bit = next;
                next = static_cast<FailBits>(next << 1);
            }
            found = m_dimensions.insert(m_dimensions.end(), std::move(added));
        }
        found->sets.push_back(&set);
    }
}

FailBits Conditions::ownBit(Dimension dimension) const
{
    for (const OfDimension &own : m_dimensions)
        if (own.dimension == dimension && own.bit != FailsAll)
            return own.bit;
    return 0;
}

void GroupTest::summarize()
{
    std::array<bool, 64> isThere{};
    may = 0;
    must = fails.empty() ? FailBits{0} : FailBits{0xff};
    for (size_t place = 0; place < fails.size(); ++place) {
        const FailBits bits = fails[place];
        const size_t rest = place % 64;
        may |= bits;
        must &= bits;
        mayOf[rest] = isThere[rest] ? mayOf[rest] | bits : bits;
        mustOf[rest] = isThere[rest] ? mustOf[rest] & bits : bits;
        isThere[rest] = true;
    }
    if (may == 0)
        fails.clear();
    else
        table = FailTable(fails);
}

GroupTest::Range GroupTest::in(const FrameZone &zone) const
{
    if (fails.empty())
        return {};
    Range range{0, 0xff};
    if (zone.most - zone.least < 64) {
        for (quint32 place = zone.least; place <= zone.most; ++place) {
            if ((zone.bits >> (place % 64) & 1) == 0)
                continue;
            range.may |= fails[place];
            range.must &= fails[place];
        }
        return range;
    }
    for (quint64 bits = zone.bits; bits != 0; bits &= bits - 1) {
        const auto rest = static_cast<size_t>(std::countr_zero(bits));
        range.may |= mayOf[rest];
        range.must &= mustOf[rest];
    }
    return range;
}

std::set<FactGroup> testedGroups(const Conditions &conditions)
{
    std::set<FactGroup> groups;
    for (const Conditions::OfDimension &own : conditions.dimensions()) {
        groups.insert(placeOf(own.dimension).group);
        if (concernsOf(own.dimension) != Concerns::AllViews)
            groups.insert(FactGroup::Flags);
    }
    return groups;
}

GroupTests
testsOf(const Conditions &conditions, const std::vector<FactHour> &hours,
        const std::array<std::shared_ptr<const FactDictionary>, FactGroups> &dictionaries)
{
    GroupTests tests;
    GroupTest &time = tests[static_cast<size_t>(FactGroup::Time)];
    time.fails.resize(hours.size());
    for (size_t place = 0; place < hours.size(); ++place)
        if (!conditions.isInPeriod(hours[place].day))
            time.fails[place] = FailsAll;

    const FactDictionary *flags = dictionaries[static_cast<size_t>(FactGroup::Flags)].get();
    for (const Conditions::OfDimension &own : conditions.dimensions()) {
        const ColumnPlace where = placeOf(own.dimension);
        GroupTest &test = tests[static_cast<size_t>(where.group)];
        const FactDictionary &dictionary = *dictionaries[static_cast<size_t>(where.group)];
        const std::vector<quint32> &column = dictionary.columns[where.column];
        const bool isRising = dictionary.columns.size() == 1;
        test.fails.resize(dictionary.size);
        for (const ValueSet *set : own.sets)
            Members(column, isRising, set->values).mark(set->sense, own.bit, &test.fails);
        if (concernsOf(own.dimension) == Concerns::EntryViews)
            markFlags(&tests[static_cast<size_t>(FactGroup::Flags)], *flags, IsEntry, NoEntryView);
        else if (concernsOf(own.dimension) == Concerns::Exits)
            markFlags(&tests[static_cast<size_t>(FactGroup::Flags)], *flags, IsExit, NoExit);
    }
    for (GroupTest &test : tests)
        test.summarize();
    return tests;
}

} // namespace footfall::queries
