// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, shares, durations and changes as people read them, by the locale. GUI thread.
#pragma once

#include "core/domain/counters.h"
#include "core/domain/statsrequest.h"

#include <QString>
#include <optional>
#include <vector>

namespace footfall::app {

/// "17,903"
[[nodiscard]] QString numberText(qint64 number);
/// For axes: from 10,000 on "12.5k", "1.2M".
[[nodiscard]] QString axisText(double number);
/// "41%", below ten "8.7%".
[[nodiscard]] QString shareText(double share);

/// A number and its unit, drawn in two sizes: {"2","m"}, {"48","s"}.
struct Quantity {
    QString number;
    QString unit;
};
[[nodiscard]] std::vector<Quantity> quantitiesOf(domain::Metric metric,
                                                 const domain::Counters &counters);
/// The same in one line, for readouts and screen readers: "2m 48s".
[[nodiscard]] QString metricText(domain::Metric metric, double value);

/// The metric as a number: people, a rate from 0 to 1, or seconds.
[[nodiscard]] double metricValue(domain::Metric metric, const domain::Counters &counters);
[[nodiscard]] QString metricName(domain::Metric metric);

/// How a metric moved against the period before.
struct Change {
    enum class Direction {
        Up,
        Down,
        None, ///< Less than what is written could show.
    };
    enum class Judgement { Good, Bad, Neutral };
    Direction direction = Direction::Up;
    Judgement judgement = Judgement::Neutral;
    QString text; ///< "14%", without a sign: the triangle has it.
};
/// None where there is nothing to compare with.
[[nodiscard]] std::optional<Change> changeOf(domain::Metric metric, double now, double before);

} // namespace footfall::app
