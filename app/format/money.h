// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts of money as people write them, by the locale and the currency. GUI thread; needs ICU.
#pragma once

#include <QString>
#include <map>

namespace footfall::app {

/// "€1,234.50": of an amount in the currency's smallest unit. Without a currency, or one that
/// nobody knows, the bare number and what the tracker called it.
[[nodiscard]] QString moneyText(const QString &currency, qint64 cents);
/// All of them, the largest number first: "€1,234.50 and $12.00". Empty where there are none.
[[nodiscard]] QString amountsText(const std::map<QString, qint64> &amounts);

/// For where there is little room: the largest number, and how many others there are: "€59.80 +3".
[[nodiscard]] QString amountsInShort(const std::map<QString, qint64> &amounts);

} // namespace footfall::app
