// SPDX-License-Identifier: GPL-3.0-or-later
// Reads values out of JSON that somebody else wrote: whatever is there, what comes out is sane. Any
// thread.
#pragma once

#include "core/domain/clock.h"

#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace footfall::domain::json {

inline constexpr qint64 LargestCount = 1'000'000'000'000'000'000;
inline constexpr qint64 LastMoment = 253'402'300'799'999; ///< The end of the year 9999.
inline constexpr qsizetype LongestText = 4'096;

[[nodiscard]] inline QString textAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString().left(LongestText);
}

[[nodiscard]] inline qint64 countAt(const QJsonObject &object, const char *key,
                                    qint64 largest = LargestCount)
{
    return std::clamp<qint64>(object.value(QLatin1String(key)).toInteger(), 0, largest);
}

[[nodiscard]] inline int smallCountAt(const QJsonObject &object, const char *key)
{
    return static_cast<int>(
        std::min<qint64>(countAt(object, key), std::numeric_limits<int>::max()));
}

/// A finite number that is not negative.
[[nodiscard]] inline std::optional<double> measureAt(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        return std::nullopt;
    return std::clamp(value.toDouble(), 0.0, double(LargestCount));
}

/// Milliseconds since 1970.
[[nodiscard]] inline QJsonValue moment(Instant instant)
{
    return QJsonValue(static_cast<qint64>(toMilliseconds(instant)));
}

[[nodiscard]] inline Instant momentAt(const QJsonObject &object, const char *key)
{
    return instantFromMilliseconds(
        std::clamp<qint64>(object.value(QLatin1String(key)).toInteger(), 0, LastMoment));
}

} // namespace footfall::domain::json
