// SPDX-License-Identifier: GPL-3.0-or-later
// What the numbers should be, counted the slow way: random arrivals on a site, the rules of visits
// written down a second time over the whole list, and sums over it. It shares no code with what it
// checks: days and hours come from the clock on the wall, minute by minute. Any thread.
#pragma once

#include "core/domain/dimension.h"
#include "core/domain/hit.h"
#include "core/domain/period.h"
#include "core/domain/statsrequest.h"

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
    QString channel;
    domain::Utm utm;
    domain::Country country;
    domain::Client client;
    QString language;
    QString screen;
    std::optional<std::chrono::milliseconds> visibleTime;
    domain::Event event; ///< Of events; nobody's hashes are set here.
};

struct View {
    Arrival arrival; ///< With the origin of its visit; what entries alone have, on entries only.
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

/// An event, or a goal that an event or a view met.
struct Happening {
    Arrival arrival; ///< With the origin of its visit.
    QDate day;
    domain::Instant hour;
    QString goal;                ///< The name; empty: it is the event itself.
    bool isFirst = false;        ///< Of that person that day.
    QStringList firstProperties; ///< Keys whose value that person had for the first time that day.
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
struct Account {
    std::vector<View> views;
    std::vector<Happening> happenings;
};
[[nodiscard]] Account accountOf(const std::vector<Arrival> &arrivals, const QTimeZone &zone);
[[nodiscard]] std::vector<View> viewsOf(const std::vector<Arrival> &arrivals,
                                        const QTimeZone &zone);

/// Of events, of pages, and one that nobody meets; without ids.
[[nodiscard]] std::vector<domain::Goal> goals();
[[nodiscard]] bool meets(const Arrival &arrival, const domain::Goal &goal);

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

/// Those that a filter selects: entry-only dimensions hold of entry views, exit pages of exits.
[[nodiscard]] std::vector<View> selected(const std::vector<View> &views,
                                         const domain::Filter &filter, Exits exits);
/// REQUIRES: the filter is of dimensions that events have.
[[nodiscard]] std::vector<Happening> selected(const std::vector<Happening> &happenings,
                                              const domain::Filter &filter);
/// Of dimensions that a view has, and of values that some have, or parts of these.
[[nodiscard]] domain::Filter randomFilter(const std::vector<View> &views, quint32 seed);

/// The rows of a list, whatever its limit and search.
[[nodiscard]] QMap<QString, domain::OccurrenceCounters>
occurrencesOf(const std::vector<Happening> &happenings, const domain::Period &period,
              const domain::OccurrenceRequest &request);

[[nodiscard]] QDate localDate(domain::Instant moment, const QTimeZone &zone);
[[nodiscard]] QString localIso(domain::Instant moment, const QTimeZone &zone);

} // namespace footfall::model
