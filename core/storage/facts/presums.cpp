// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/presums.h"

#include "core/storage/facts/bytes.h"
#include "core/storage/facts/packing.h"

namespace footfall::storage {

using domain::Counters;

namespace {

constexpr std::array SumColumns{
    &Counters::pageViews, &Counters::visitors, &Counters::pageVisitors,  &Counters::visits,
    &Counters::bounces,   &Counters::exits,    &Counters::durationViews, &Counters::durationMs,
};

/// With fewer rows for each of its values, a group is added up nearly as fast from its column.
constexpr size_t LeastRowsOfEntry = 128;

Counters timesFlags(quint32 flags, qint64 views)
{
    const auto where = [&](quint32 flag) { return (flags & flag) != 0 ? views : 0; };
    return {.visitors = where(IsVisitor),
            .pageVisitors = where(IsPageVisitor),
            .pageViews = views,
            .visits = where(IsEntry),
            .bounces = where(IsBounce),
            .exits = where(IsExit),
            .durationMs = 0,
            .durationViews = where(HasDuration)};
}

} // namespace

void RowCounts::reserve(size_t rows)
{
    m_places.reserve(rows);
    m_milliseconds.reserve(rows);
}

PlaceSums::PlaceSums(const RowCounts &rows, size_t entries, quint32 needed)
    : m_rows(rows)
    , m_entries(entries)
    , m_needed(needed)
    , m_views(entries * rows.m_flags.size())
    , m_milliseconds(entries)
{
}

void PlaceSums::add(std::span<const quint32> places)
{
    const size_t flagsCount = m_rows.m_flags.size();
    std::array<qint64, AllFactFlags + 1> counts{}; // By place of the flags: all bits, or none.
    for (size_t place = 0; place < flagsCount; ++place)
        counts[place] = (m_rows.m_flags[place] & m_needed) == m_needed ? -1 : 0;
    for (const quint32 place : places) {
        const quint8 flagsPlace = m_rows.m_places[m_next];
        ++m_views[place * flagsCount + flagsPlace];
        m_milliseconds[place] += m_rows.m_milliseconds[m_next] & counts[flagsPlace];
        ++m_next;
    }
}

std::vector<Counters> PlaceSums::sums() const
{
    const size_t flagsCount = m_rows.m_flags.size();
    std::vector<Counters> all(m_entries);
    for (size_t place = 0; place < m_entries; ++place) {
        for (size_t flagsPlace = 0; flagsPlace < flagsCount; ++flagsPlace) {
            const quint32 flags = m_rows.m_flags[flagsPlace];
            if ((flags & m_needed) == m_needed)
                all[place] += timesFlags(flags, m_views[place * flagsCount + flagsPlace]);
        }
        all[place].durationMs = m_milliseconds[place];
    }
    return all;
}

bool haveSums(FactKind kind, FactGroup group, size_t entries, size_t rows)
{
    return kind == FactKind::PageViews && group != FactGroup::Flags &&
           group != FactGroup::Duration && group <= FactGroup::Terms && rows > FrameRows &&
           entries <= rows / LeastRowsOfEntry;
}

quint32 neededFor(FactGroup group, SumsOf of)
{
    switch (of) {
    case SumsOf::EntryViews: return IsEntry;
    case SumsOf::Exits: return IsExit;
    case SumsOf::EntryExits: return IsEntry | IsExit;
    case SumsOf::All: break;
    }
    switch (group) {
    case FactGroup::Referrer:
    case FactGroup::Language:
    case FactGroup::Screen:
    case FactGroup::Terms: return IsEntry;
    default: return 0;
    }
}

QByteArray encodeSums(const std::vector<Counters> &sums, Effort effort)
{
    ByteWriter writer;
    for (const auto column : SumColumns)
        for (const Counters &counters : sums)
            writer.number(static_cast<quint64>(counters.*column));
    return packed(writer.take(), effort);
}

domain::Result<std::vector<Counters>> decodeSums(const SegmentHead &head, FactGroup group,
                                                 QByteArrayView bytes)
{
    constexpr quint64 LongestNumber = 10;
    const size_t entries = head[group].entries;
    const domain::Result<QByteArray> plain =
        unpack(bytes, quint64{entries} * SumColumns.size() * LongestNumber);
    if (!plain)
        return tl::unexpected(plain.error());
    ByteReader reader(*plain);
    if (reader.left() < quint64{entries} * SumColumns.size())
        return damaged("sums");
    std::vector<Counters> sums(entries);
    for (const auto column : SumColumns)
        for (Counters &counters : sums)
            counters.*column = static_cast<qint64>(reader.number());
    if (!reader.isDone())
        return damaged("sums");
    return sums;
}

} // namespace footfall::storage
