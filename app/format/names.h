// SPDX-License-Identifier: GPL-3.0-or-later
// What the values of breakdowns are called, in the reader's language. Any thread; needs ICU. Values
// come from visitors and are hostile: they are never read as markup.
#pragma once

#include "core/domain/dimension.h"

#include <QString>

namespace footfall::app {

/// "GB" is "United Kingdom", an empty source "Direct or unknown".
[[nodiscard]] QString valueName(domain::Dimension dimension, const QString &value);
[[nodiscard]] QString countryName(const QString &alpha2);

/// Whether values are stored as codes or classes and shown by names, which the engine does not
/// know.
[[nodiscard]] bool isShownByName(domain::Dimension dimension);
/// More than there are of these; only who makes them up sends more.
inline constexpr int MostShownByName = 5'000;
/// Whether a value contains a text, in any case, by its name or as it is stored.
[[nodiscard]] bool isFoundBy(const QString &text, domain::Dimension dimension,
                             const QString &value);

/// What a visitor sent and has no other name: an event, a property. Never empty.
[[nodiscard]] QString plainName(const QString &value);

/// A tooltip that Qt cannot mistake for markup.
[[nodiscard]] QString plainToolTip(const QString &text);

/// The heads of a panel: its tab and its first column.
[[nodiscard]] QString dimensionTitle(domain::Dimension dimension);
[[nodiscard]] QString dimensionColumn(domain::Dimension dimension);
/// "All 164 pages"
[[nodiscard]] QString allOf(domain::Dimension dimension, qint64 count);

} // namespace footfall::app
