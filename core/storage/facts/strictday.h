// SPDX-License-Identifier: GPL-3.0-or-later
// What all facts of a strict site's day come to: how many visits there are to hide among, and which
// values all of them share, so that they are nobody's detail. Any thread; a value.
#pragma once

#include "core/storage/facts/facttable.h"

#include <array>

namespace footfall::storage {

/// What every view of a visit carries, and so what tells its views from others': the columns of a
/// cell, in the order of its key.
inline constexpr std::array CarriedColumns{
    FactColumn::Time,      FactColumn::Hostname,       FactColumn::Source,      FactColumn::Channel,
    FactColumn::UtmSource, FactColumn::UtmMedium,      FactColumn::UtmCampaign, FactColumn::Country,
    FactColumn::Browser,   FactColumn::BrowserVersion, FactColumn::System,      FactColumn::Device,
};
inline constexpr std::array EntryOnlyColumns{
    FactColumn::Referrer, FactColumn::Language,   FactColumn::Screen,
    FactColumn::UtmTerm,  FactColumn::UtmContent,
};
using CellKey = std::array<quint32, CarriedColumns.size()>;
using EntryKey = std::array<quint32, EntryOnlyColumns.size()>;

/// A row's values in these columns.
template <size_t Columns>
[[nodiscard]] std::array<quint32, Columns> keyOf(const FactTable &table, size_t row,
                                                 const std::array<FactColumn, Columns> &columns)
{
    std::array<quint32, Columns> key{};
    for (size_t i = 0; i < Columns; ++i)
        key[i] = table.value(columns[i], row);
    return key;
}

struct VisitCounts {
    qint64 visits = 0;
    qint64 wentOn = 0; ///< Of these: what came later may be theirs.
    qint64 later = 0;  ///< Views.
    qint64 events = 0;

    /// Of one row.
    [[nodiscard]] static VisitCounts of(const FactTable &table, size_t row);
    VisitCounts &operator+=(const VisitCounts &other);
    [[nodiscard]] qint64 views() const { return visits + later; }
    /// Whether they hide each other. Whoever knows which visits bounced knows that nothing later is
    /// theirs.
    [[nodiscard]] bool areEnough(qint64 strictVisits) const;
    bool operator==(const VisitCounts &) const = default;
};

class StrictDay
{
public:
    /// A row of the day.
    void add(const FactTable &table, size_t row);

    [[nodiscard]] const VisitCounts &counts() const { return m_counts; }
    /// Whether all views of the day have this value; the place is that in a cell's key.
    [[nodiscard]] bool isShared(size_t place, quint32 value) const;
    /// That key, but where all entry views share a value, with that one.
    [[nodiscard]] EntryKey sharedOr(EntryKey key) const;

private:
    /// A value that all share; none where several occur.
    struct Shared {
        bool isSeen = false;
        bool isOne = true;
        quint32 value = 0;
        void add(quint32 next);
        [[nodiscard]] bool isOnly(quint32 other) const { return isSeen && isOne && value == other; }
    };

    VisitCounts m_counts;
    std::array<Shared, CarriedColumns.size()> m_shared;
    std::array<Shared, EntryOnlyColumns.size()> m_sharedEntry;
};

} // namespace footfall::storage
