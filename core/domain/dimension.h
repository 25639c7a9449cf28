// SPDX-License-Identifier: GPL-3.0-or-later
// What a breakdown lists, and which of its counters mean something. Any thread.
#pragma once

#include "core/domain/counters.h"

#include <QString>
#include <array>
#include <optional>

namespace footfall::domain {

/// The numbers are stored (daily_breakdown.dimension): never change them.
enum class Dimension {
    Page = 1,
    EntryPage = 2,
    ExitPage = 3,
    Hostname = 4,
    Referrer = 5,
    Source = 6,
    Country = 7,
    Language = 8,
};

inline constexpr std::array AllDimensions{
    Dimension::Page,     Dimension::EntryPage, Dimension::ExitPage, Dimension::Hostname,
    Dimension::Referrer, Dimension::Source,    Dimension::Country,  Dimension::Language,
};

/// As on the command line: "entry-page".
[[nodiscard]] QString dimensionName(Dimension dimension);
[[nodiscard]] std::optional<Dimension> dimensionFromName(QStringView name);

/// Entry-only dimensions (design section 6) have no page views and no times.
[[nodiscard]] bool isEntryOnly(Dimension dimension);

/// Visitors of one row: people who saw that page for pages and exit pages, else first views of the
/// day.
[[nodiscard]] qint64 rowVisitors(Dimension dimension, const Counters &counters);

} // namespace footfall::domain
