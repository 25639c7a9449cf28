// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/frametest.h"

#include <algorithm>

namespace footfall::queries {

using namespace storage;

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
               size_t firstRow, size_t rows, const std::vector<RowSet> &sets,
               RowSelection *selection)
{
    selection->begin(rows, test.must, sets);
    // In the order in which rows are sorted: the first close most words.
    for (size_t group = 0; group < FactGroups; ++group) {
        if (!test.mixed[group])
            continue;
        const FailTable &failing = tests[group].table;
        std::visit([&](const auto &places) { selection->mark(places.data() + firstRow, failing); },
                   *columns[group]);
    }
}

} // namespace footfall::queries
