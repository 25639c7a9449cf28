// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts of money as people write them, by the locale and the currency. GUI thread; needs ICU.
#pragma once

#include <QStringList>
#include <map>

namespace footfall::app {

/// "€1,234.50": of an amount in the currency's smallest unit. Without a currency, or one that
/// nobody knows, the bare number and what the tracker called it.
[[nodiscard]] QString moneyText(const QString &currency, qint64 cents);
/// All of them, the largest number first: "€1,234.50 and $12.00". Empty where there are none.
[[nodiscard]] QString amountsText(const std::map<QString, qint64> &amounts);

/// For where there is little room: the two largest numbers, and how many others there are, as
/// lines: "€59.80", "$12.00 +3". Empty where there are none.
[[nodiscard]] QStringList amountLines(const std::map<QString, qint64> &amounts);
/// These in a line: "€1,234.50 and $12.00", "€59.80, $12.00 +3".
[[nodiscard]] QString amountsInShort(const std::map<QString, qint64> &amounts);

} // namespace footfall::app
