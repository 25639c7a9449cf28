// SPDX-License-Identifier: GPL-3.0-or-later
// How many digits there are behind the point of an amount of money. Any thread.
#pragma once

#include <QString>

namespace footfall::domain {

/// Of ISO 4217: 2 for most, 0 for the yen, 3 for the dinar; 2 where the currency is not known.
[[nodiscard]] int digitsOf(const QString &currency);

/// In the currency's main unit: 990 of "EUR" is "9.90", 990 of "JPY" is "990". Always with a point.
[[nodiscard]] QString plainAmount(const QString &currency, qint64 cents);

} // namespace footfall::domain
