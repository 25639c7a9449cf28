// SPDX-License-Identifier: GPL-3.0-or-later
// What the numbers should be, counted the slow way: random arrivals on a site, the rules of visits
// written down a second time over the whole list, and sums over it. It shares no code with what it
// checks: days and hours come from the clock on the wall, minute by minute. Any thread.
#pragma once

#include "core/domain/dimension.h"
#include "core/domain/hit.h"
#include "core/domain/period.h"

#include <QMap>
#include <QTimeZone>
#include <vector>

namespace footfall::model {

struct Arrival {
    domain::HitKind kind = domain::HitKind::PageView;
    int person = 0;
    domain::Instant time;
    QString hostname;
    QString pathname;
    QString referrer;
    QString source;
    domain::Country country;
    QString language;
    std::optional<std::chrono::milliseconds> visibleTime;
};

struct View {
    Arrival arrival; ///< With the source of its visit, and language and referrer on entries only.
    QDate day;
    domain::Instant hour;
    bool isEntry = false;
    bool isVisitor = false;
    bool isPageVisitor = false;
    bool isBounce = false;
    bool isExit = false;
    bool isNewest = false; ///< Nothing followed, so nobody knows yet that it is the exit.
    std::optional<std::chrono::milliseconds> duration;
};

struct World {
    QTimeZone zone;
    domain::Instant from;
    int days = 4;
    int people = 40;
    int views = 300;
};

/// In the order of time.
[[nodiscard]] std::vector<Arrival> randomArrivals(const World &world, quint32 seed);
[[nodiscard]] std::vector<View> viewsOf(const std::vector<Arrival> &arrivals,
                                        const QTimeZone &zone);

enum class Exits { Known, All }; ///< Before the fold of what is silent, and after.
[[nodiscard]] domain::Counters countersOf(const View &view, Exits exits);
[[nodiscard]] domain::Counters totalsOf(const std::vector<View> &views,
                                        const domain::Period &period, Exits exits);
/// By the first day of each bucket, or, for hours, by their start as ISO text.
[[nodiscard]] QMap<QString, domain::Counters> seriesOf(const std::vector<View> &views,
                                                       const domain::Period &period,
                                                       domain::Interval interval,
                                                       const QTimeZone &zone, Exits exits);
[[nodiscard]] QMap<QString, domain::Counters> breakdownOf(const std::vector<View> &views,
                                                          const domain::Period &period,
                                                          domain::Dimension dimension, Exits exits);

[[nodiscard]] QDate localDate(domain::Instant moment, const QTimeZone &zone);
[[nodiscard]] QString localIso(domain::Instant moment, const QTimeZone &zone);

} // namespace footfall::model
