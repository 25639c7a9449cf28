// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/frametest.h"

#include <algorithm>

namespace footfall::queries {

using namespace storage;

namespace {

template <typename Place>
void markPlaces(const Place *places, size_t rows, const FailBits *failing, FailBits *fails)
{
    for (size_t i = 0; i < rows; ++i)
        fails[i] |= failing[places[i]];
}

} // namespace

FrameTest testFrame(const SegmentHead &head, const GroupTests &tests, size_t frame)
{
    FrameTest all;
    for (size_t group = 0; group < FactGroups; ++group) {
        const GroupTest &test = tests[group];
        if (test.may == 0)
            continue;
        const std::vector<FrameZone> &zones = head.groups[group].zones;
        const GroupTest::Range range =
            zones.empty() ? GroupTest::Range{test.may, test.must} : test.in(zones[frame]);
        all.may |= range.may;
        all.must |= range.must;
        all.mixed.set(group, range.may != range.must);
    }
    return all;
}

void markFails(const FrameTest &test, const GroupTests &tests, const ChunkColumns &columns,
               size_t firstRow, size_t rows, FailBits *fails)
{
    std::fill_n(fails, rows, test.must);
    for (size_t group = 0; group < FactGroups; ++group) {
        if (!test.mixed[group])
            continue;
        const FailBits *failing = group == static_cast<size_t>(FactGroup::Flags)
                                      ? tests[group].failsOfFlags.data()
                                      : tests[group].fails.data();
        std::visit(
            [&](const auto &places) { markPlaces(places.data() + firstRow, rows, failing, fails); },
            *columns[group]);
    }
}

} // namespace footfall::queries
