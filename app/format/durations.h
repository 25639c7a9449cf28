// SPDX-License-Identifier: GPL-3.0-or-later
// How long something lasted or has been, and clock times of this computer, in words by the locale.
// GUI thread.
#pragma once

#include "core/domain/clock.h"

#include <QString>
#include <QTime>

namespace footfall::app {

/// "4 d 3 h", "3 h 12 min", "12 min", "45 s".
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);
/// "just now", "5 minutes ago".
[[nodiscard]] QString agoText(domain::Instant moment, domain::Instant now);

/// A waiting time with its unit: {"4.2", "ms"}, {"12", "s"}.
struct WaitingTime {
    QString number;
    QString unit;
};
[[nodiscard]] WaitingTime waitingTime(double milliseconds);
[[nodiscard]] QString waitingText(double milliseconds);
/// For axes, where every number is round: "5 ms", "2 s".
[[nodiscard]] QString waitingAxisText(double milliseconds);

/// By this computer's clock: "15:59", "15:59:04".
[[nodiscard]] QString clockText(domain::Instant moment);
[[nodiscard]] QString clockText(QTime time);
[[nodiscard]] QString clockWithSeconds(domain::Instant moment);
/// The same, with the day where it is not today's.
[[nodiscard]] QString momentText(domain::Instant moment, domain::Instant now);

} // namespace footfall::app
