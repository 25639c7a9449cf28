// SPDX-License-Identifier: GPL-3.0-or-later
// Which page views are asked about: conditions on dimensions, their text form, and which counters
// still mean something under them (design section 6, "Under filters"). Any thread; values.
#pragma once

#include "core/domain/dimension.h"
#include "core/domain/result.h"

#include <QStringList>
#include <vector>

namespace footfall::domain {

enum class FilterOperator {
    Is,
    Contains,          ///< In any case.
    Matches,           ///< The whole value; "*" stands for any text.
    MatchesExpression, ///< Some part of the value, by a regular expression of RE2.
};

enum class FilterSense { Includes, Excludes };

struct Condition {
    Dimension dimension = Dimension::Page;
    FilterOperator by = FilterOperator::Is;
    FilterSense sense = FilterSense::Includes;
    QString value; ///< Empty with Is: what is direct, unknown or not set. Countries: alpha-2.
    bool operator==(const Condition &) const = default;
};

/// Conditions on one dimension that include are alternatives; everything else must hold together.
struct Filter {
    std::vector<Condition> conditions;

    [[nodiscard]] bool isEmpty() const { return conditions.empty(); }
    [[nodiscard]] bool concerns(Dimension dimension) const;
    /// All but those on that dimension: what a panel of it answers to in the window.
    [[nodiscard]] Filter without(Dimension dimension) const;
    bool operator==(const Filter &) const = default;
};

/// A longer condition, or more of them, is nobody's question.
inline constexpr qsizetype LongestCondition = 2'100; // Room for the longest pathname.
inline constexpr size_t MostConditions = 100;

/// "page=/a", "page!=/a", "page~text", "page!~text", "page@/docs/*", "page!@/docs/*",
/// "page@/RE/", "page!@/RE/" (design section 7; what begins and ends with "/" after "@" and is
/// longer than "/" is an expression, so a pattern that ends with "/" is written with "*"). Whether
/// an expression can be read is told by whoever has RE2.
[[nodiscard]] Result<Condition> conditionFromText(const QString &text);
[[nodiscard]] QString toText(const Condition &condition);
[[nodiscard]] Result<Filter> filterFromTexts(const QStringList &texts);
[[nodiscard]] QStringList toTexts(const Filter &filter);

/// How far a number is to be believed.
enum class Exactness {
    Exact,
    AtMost,  ///< A sum over pages, events or values: who has several is counted with each.
    Unknown, ///< Not shown; null in JSON.
};

/// What a filter, or the rows of a dimension, leave of the measures.
struct Knowledge {
    Exactness visitors = Exactness::Exact;
    Exactness pageViews = Exactness::Exact;
    Exactness timeOnPage = Exactness::Exact;
    Exactness visitDuration = Exactness::Exact;
    /// Whether visitors are counted by page (Counters::pageVisitors) under this filter.
    bool visitorsByPage = false;
    bool operator==(const Knowledge &) const = default;
};

/// Of the totals, the time series and the sums of a panel under a filter.
[[nodiscard]] Knowledge knowledgeUnder(const Filter &filter);
/// Of one row of that dimension's panel; filter: those that apply to the panel.
[[nodiscard]] Knowledge knowledgeUnder(const Filter &filter, Dimension rowsOf);

} // namespace footfall::domain
