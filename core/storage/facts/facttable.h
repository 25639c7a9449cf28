// SPDX-License-Identifier: GPL-3.0-or-later
// Facts in memory, column by column, before they are encoded and after they are read to be merged:
// one row for each page view, or for each event, its goals and properties; without any hash, and
// without an order that would tell when they came. Any thread; a value.
#pragma once

#include <QtGlobal>
#include <algorithm>
#include <array>
#include <compare>
#include <limits>
#include <vector>

namespace footfall::storage {

/// The numbers are stored (fact_segment.kind): never change them.
enum class FactKind { PageViews = 1, Events = 2 };

/// What is known of a fact. Values are ids of names unless it says otherwise; 0 where there is
/// none. The order is that of FactTable::columns, not that of the file.
enum class FactColumn {
    Time, ///< Place in FactTable::hours.
    Hostname,
    Pathname,
    Source,
    Channel,
    UtmSource,
    UtmMedium,
    UtmCampaign,
    Country, ///< A country's number.
    Browser,
    BrowserVersion,
    System,
    Device,
    // Of page views only. The next five are 0 on all but entry views.
    Referrer,
    Language,
    Screen,
    UtmTerm,
    UtmContent,
    Flags,    ///< FactFlags.
    Duration, ///< Milliseconds; 0 without HasDuration.
    // Of events only.
    Kind,   ///< OccurrenceKind: an event, a goal that was met, or an event with one property.
    Target, ///< An event's name; a goal's id.
    PropertyKey,
    PropertyValue,
    Currency,    ///< 0 where no money was reported, or no currency was named.
    Events,      ///< How often.
    Conversions, ///< By how many visitors, each once a day.
};
inline constexpr size_t FactColumns = static_cast<size_t>(FactColumn::Conversions) + 1;

/// What one page view counts as; each bit is one of domain::Counters.
enum FactFlags : quint32 {
    IsVisitor = 1,
    IsPageVisitor = 2,
    IsEntry = 4, ///< Visits.
    IsBounce = 8,
    IsExit = 16,
    HasDuration = 32,
};
inline constexpr quint32 AllFactFlags = 63;

/// An hour of the site and the day that it was counted in.
struct FactHour {
    qint64 day = 0;  ///< Julian.
    qint64 hour = 0; ///< Its start, in seconds of UTC; of a day without hours, the day's first.
    auto operator<=>(const FactHour &) const = default;
};

/// Whether an id fits into a column; those of names all do (NameStore).
[[nodiscard]] constexpr bool isFactValue(qint64 number)
{
    return number >= 0 && number <= std::numeric_limits<quint32>::max();
}
/// The nearest that fits.
[[nodiscard]] constexpr quint32 factValue(qint64 number)
{
    return static_cast<quint32>(
        std::clamp(number, qint64{0}, qint64{std::numeric_limits<quint32>::max()}));
}

struct FactTable {
    FactKind kind = FactKind::PageViews;
    size_t rows = 0;
    std::vector<FactHour> hours; ///< Rising, each once; some may have no row.
    /// Each with as many values as rows, or empty where every value is 0.
    std::array<std::vector<quint32>, FactColumns> columns;
    std::vector<qint64> amounts; ///< In the currency's smallest unit; as a column. Of events.

    [[nodiscard]] const std::vector<quint32> &operator[](FactColumn column) const
    {
        return columns[static_cast<size_t>(column)];
    }
    [[nodiscard]] std::vector<quint32> &operator[](FactColumn column)
    {
        return columns[static_cast<size_t>(column)];
    }
    [[nodiscard]] quint32 value(FactColumn column, size_t row) const
    {
        const std::vector<quint32> &values = (*this)[column];
        return values.empty() ? 0 : values[row];
    }
};

/// All rows, one table behind the other; of one kind. REQUIRES: a table.
[[nodiscard]] FactTable joined(std::vector<FactTable> tables);
/// These rows alone, by rising places.
[[nodiscard]] FactTable onlyRows(const std::vector<quint32> &kept, FactTable table);

/// Sets hours and the column of times by each row's hour.
void setTimes(FactTable &table, const std::vector<FactHour> &times);

} // namespace footfall::storage
