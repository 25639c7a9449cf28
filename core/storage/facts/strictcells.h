// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of one day of a strict site, and what each has to give up; the rule stands in
// coarsen.h. Any thread.
#pragma once

#include "core/storage/facts/coarsen.h"

#include <array>
#include <map>
#include <set>
#include <vector>

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

class StrictCells
{
public:
    /// dayHour: what Time is where the hour is given up.
    StrictCells(int strictVisits, const Withheld &withheld, quint32 dayHour);

    enum class Visit { Bounced, WentOn };
    void addEntryView(const CellKey &cell, const EntryKey &entry, Visit visit);
    void addLaterView(const CellKey &cell);
    /// After all views.
    void addEvent(const CellKey &cell);
    /// After all that.
    void settle();

    /// Whether even pathnames are given up: the day has too few visits.
    [[nodiscard]] bool isTooSmall() const { return !isEnough(m_all); }
    /// Of one that was added.
    [[nodiscard]] CellKey settled(const CellKey &cell) const;
    [[nodiscard]] EntryKey settled(const CellKey &cell, const EntryKey &entry) const;
    [[nodiscard]] bool has(const CellKey &cell) const { return m_cells.contains(cell); }
    /// All that can be.
    [[nodiscard]] CellKey givenUp(CellKey cell) const;

private:
    struct Counts {
        qint64 visits = 0;
        qint64 wentOn = 0; ///< Of these: what came later may be theirs.
        qint64 later = 0;  ///< Views.
        qint64 events = 0;
        Counts &operator+=(const Counts &other);
    };
    struct Cell {
        Counts counts;
        std::map<EntryKey, qint64> entries;
        CellKey becomes{};
    };
    using Cells = std::map<CellKey, Cell>;
    struct Group {
        Counts counts;
        size_t step = 0; ///< How much was given up.
        std::vector<Cells::value_type *> cells;
    };
    using Groups = std::map<CellKey, Group>;
    /// A value that all share; none where several occur.
    struct Shared {
        bool isSeen = false;
        bool isOne = true;
        quint32 value = 0;
        void add(quint32 next);
        [[nodiscard]] bool isOnly(quint32 other) const { return isSeen && isOne && value == other; }
    };

    [[nodiscard]] bool isEnough(const Counts &counts) const;
    void share(const CellKey &cell);
    void giveUp(CellKey &key, size_t step) const;
    void settleCells();
    void fill(Groups &settled, Group &rest, const CellKey &key) const;
    void settleEntries();
    [[nodiscard]] EntryKey withheldEntry() const;

    const qint64 m_strictVisits;
    CellKey m_withheld{};
    EntryKey m_withheldEntry{};
    Counts m_all;
    Cells m_cells;
    std::array<Shared, CarriedColumns.size()> m_shared;
    std::array<Shared, EntryOnlyColumns.size()> m_sharedEntry;
    std::map<CellKey, std::set<EntryKey>> m_keptEntries; ///< Of settled cells.
};

} // namespace footfall::storage
