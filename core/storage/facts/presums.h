// SPDX-License-Identifier: GPL-3.0-or-later
// Sums that are made when a segment is written, so that what is unfiltered needs no column:
// counters by each place of a group's dictionary. Any thread.
#pragma once

#include "core/domain/counters.h"
#include "core/storage/facts/packing.h"
#include "core/storage/facts/segment.h"

#include <span>

namespace footfall::storage {

/// What a row counts as, by its flags and milliseconds.
class RowCounts
{
public:
    /// flags: of each place of the flags' dictionary; at most 64.
    explicit RowCounts(std::vector<quint32> flags) : m_flags(std::move(flags)) {}
    /// Of the next rows: the place of their flags; milliseconds.
    void add(quint8 flagsPlace, quint32 milliseconds)
    {
        m_places.push_back(flagsPlace);
        m_milliseconds.push_back(milliseconds);
    }
    void reserve(size_t rows);

private:
    friend class PlaceSums;
    std::vector<quint32> m_flags;
    std::vector<quint8> m_places;
    std::vector<quint32> m_milliseconds;
};

/// Adds up over the rows, or over those that have all of some flags.
class PlaceSums
{
public:
    /// rows outlive it.
    PlaceSums(const RowCounts &rows, size_t entries, quint32 needed);
    /// The next rows' places.
    void add(std::span<const quint32> places);
    [[nodiscard]] std::vector<domain::Counters> sums() const;

private:
    const RowCounts &m_rows;
    size_t m_entries;
    quint32 m_needed;
    size_t m_next = 0;
    std::vector<quint32> m_views; ///< By place, and place of the flags.
    std::vector<qint64> m_milliseconds;
};

/// Whether a group's sums are kept, in a segment of so many rows.
[[nodiscard]] bool haveSums(FactKind kind, FactGroup group, size_t entries, size_t rows);
/// What is needed of a row for it to be in the sums.
[[nodiscard]] quint32 neededFor(FactGroup group, SumsOf of);

/// Packed.
[[nodiscard]] QByteArray encodeSums(const std::vector<domain::Counters> &sums,
                                    Effort effort = Effort::Quick);
/// One for each entry of the group's dictionary. bytes: sumsPart(), where hasSums is set.
[[nodiscard]] domain::Result<std::vector<domain::Counters>>
decodeSums(const SegmentHead &head, FactGroup group, QByteArrayView bytes);

} // namespace footfall::storage
