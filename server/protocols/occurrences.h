// SPDX-License-Identifier: GPL-3.0-or-later
// What all protocols read alike of an event: its properties and its money. Pure functions; any
// thread.
#pragma once

#include "core/enrich/rawhit.h"

#include <QJsonObject>

namespace footfall::server {

inline constexpr size_t MostProperties = 30;
inline constexpr qsizetype LongestPropertyKey = 300;
inline constexpr qsizetype LongestPropertyValue = 2000;

/// Texts, numbers and yes or no, in the order of their keys; objects within are flattened
/// ("plan.name"), what is empty or a list is left out, and so is what is too long or too much.
[[nodiscard]] std::vector<enrich::RawProperty> propertiesFrom(const QJsonObject &object);

/// "EUR"; empty where it is no three letters.
[[nodiscard]] QString currencyFrom(const QString &text);
/// An amount in the currency's main unit ("9.90", 9.9), in its smallest; of the cents' count where
/// the currency is not known. Nothing where it is no amount.
[[nodiscard]] std::optional<domain::Money> moneyFrom(const QJsonValue &amount,
                                                     const QString &currency);
/// A number of cents, as it is.
[[nodiscard]] std::optional<domain::Money> centsFrom(const QJsonValue &cents,
                                                     const QString &currency);

/// Milliseconds, cut at half an hour; nothing where it is no number of them.
[[nodiscard]] std::optional<std::chrono::milliseconds> visibleTimeFrom(const QJsonValue &value);

} // namespace footfall::server
