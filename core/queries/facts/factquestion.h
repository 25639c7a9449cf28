// SPDX-License-Identifier: GPL-3.0-or-later
// What the facts engine is asked and what it answers, in ids instead of names. Any thread; values.
#pragma once

#include "core/domain/counters.h"
#include "core/domain/ids.h"
#include "core/domain/period.h"
#include "core/domain/result.h"
#include "core/domain/statsrequest.h"
#include "core/queries/facts/urgency.h"
#include "core/storage/facts/facttable.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace footfall::queries {

/// Values of one dimension: ids of names, or numbers of countries; 0 is "none". Rising, each once.
struct ValueSet {
    domain::Dimension dimension = domain::Dimension::Page;
    domain::FilterSense sense = domain::FilterSense::Includes; ///< Excludes: all but these.
    std::vector<quint32> values;
};

/// All sets must hold; several may be of one dimension. Entry-only dimensions hold of entry views
/// only, the exit page of exits only, whether they include or exclude.
using ValueFilter = std::vector<ValueSet>;

struct PanelQuestion {
    domain::Dimension dimension = domain::Dimension::Page;
    domain::OwnConditions ownConditions = domain::OwnConditions::Apply;
    domain::Metric sortBy = domain::Metric::Visitors;
    int limit = 10;                           ///< 0: all.
    std::optional<std::vector<quint32>> only; ///< What a search found; rising.
};

enum class Times { None, Days, Hours };

struct FactQuestion {
    domain::SiteId site;
    domain::Period period;
    ValueFilter filter;
    bool visitorsByPage = false; ///< domain::Knowledge: what visitors are ranked by, in all panels.
    Times times = Times::None;
    std::vector<PanelQuestion> panels;
};

struct TimeCounters {
    storage::FactHour when; ///< The hour is 0 for Times::Days.
    domain::Counters counters;
};

struct PanelRow {
    quint32 value = 0;
    domain::Counters counters;
};

struct PanelAnswer {
    /// Best first; ties by value. Where ties share the last place, up to PanelTies more than the
    /// limit, so that whoever has their names can choose among them.
    std::vector<PanelRow> rows;
    qint64 values = 0;    ///< How many there are in all.
    domain::Counters sum; ///< Over all of them.
};
inline constexpr size_t PanelTies = 500;

struct FactAnswer {
    domain::Counters totals;
    std::vector<TimeCounters> times; ///< Rising; only where something was counted.
    std::vector<PanelAnswer> panels; ///< In the order asked for.
};

/// Where what an event, a goal or a property happened, or which there are.
struct EventQuestion {
    enum class By { Event, Goal, PropertyKey, PropertyValue, Dimension };
    domain::SiteId site;
    domain::Period period;
    ValueFilter filter; ///< Of dimensions that events have (domain::isOfEvents).
    By by = By::Event;
    std::optional<quint32> event; ///< An event's name.
    std::optional<quint32> goal;  ///< A goal's id.
    quint32 property = 0;         ///< PropertyValue: its key.
    domain::Dimension dimension = domain::Dimension::Source;
};

/// One value with one currency.
struct EventRow {
    quint32 value = 0;
    quint32 currency = 0;
    bool hasMoney = false;
    qint64 events = 0;
    qint64 conversions = 0;
    qint64 amount = 0;
};

/// How an answer may be stopped, and told before it is whole.
struct Asking {
    std::stop_token stop;
    /// Called by whoever asked, on its thread, now and then while the data does not fit the cache:
    /// percent of the facts looked through, and the sums so far.
    std::function<void(int percent, const FactAnswer &soFar)> progress;
    /// Called on that thread before each read from the database. It may end the transaction and
    /// begin another: segments never change, so the answer stays that of the moment it began, but
    /// it fails with ErrorKind::NotFound where one of them was deleted since.
    std::function<domain::Result<domain::Done>()> beforeRead{};
    Urgency urgency = Urgency::Now;
};

} // namespace footfall::queries
