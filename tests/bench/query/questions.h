// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of all databases that are compared: the same list in each process. Any thread.
#pragma once

#include "core/domain/statsresult.h"
#include "tests/bench/query/viewsource.h"

#include <QJsonObject>

namespace footfall::bench {

struct Chosen {
    Part part = Part::Country;
    uint32_t rank = 0;
};

struct Panel {
    domain::Dimension dimension;
    Part part;
};

struct Question {
    QString group; ///< Of questions whose times are put together.
    QDate from;
    QDate to;
    std::vector<Chosen> chosen;
    std::vector<Panel> panels;
    bool hasChart = true;
    /// Besides what was chosen. Who has only numbers, of views, cannot ask by this and the next.
    std::vector<domain::Condition> conditions{};
    QString search{};       ///< In full lists.
    bool hasEvents = false; ///< Asks for events and goals.
};

[[nodiscard]] const std::vector<Panel> &dashboardPanels();
/// The whole dashboard of three years, without filters.
[[nodiscard]] Question firstPaint();
/// instances: of each group that has several.
[[nodiscard]] std::vector<Question> questionsFor(const WorldSize &size, int instances);
/// Random periods, filters and panels: what somebody would click who cannot stop.
[[nodiscard]] std::vector<Question> sessionFor(const WorldSize &size, int count);

[[nodiscard]] domain::StatsRequest requestOf(const Question &question, domain::SiteId site);

/// What can be compared, whatever the order of ties: visitors, page views, visits, bounces,
/// milliseconds and how many views these are of; then of each panel the visitors of its first rows,
/// and of events and goals how many there were.
using Numbers = std::vector<qint64>;
inline constexpr qint64 Unknown = -1; ///< Equal to all.
[[nodiscard]] bool areEqual(const Numbers &a, const Numbers &b);
[[nodiscard]] Numbers numbersOf(const domain::StatsResult &result);

/// By the other databases: whether they can ask it, too.
[[nodiscard]] bool isComparable(const Question &question);
/// Tells it from others of its group.
[[nodiscard]] QString nameOf(const Question &question);

/// For those who ask in SQL. REQUIRES: isComparable().
struct Sql {
    QString totals;
    QString chart; ///< Empty: none.
    QStringList panels;
};
[[nodiscard]] Sql sqlOf(const Question &question);
[[nodiscard]] QJsonObject toJson(const Question &question, const Numbers &numbers);

} // namespace footfall::bench
