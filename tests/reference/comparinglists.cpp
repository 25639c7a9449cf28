// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/comparing.h"
#include "tests/reference/differences.h"

#include <algorithm>

namespace footfall::reference {

using namespace domain;

namespace {

/// Conversions for each visitor that they are compared with.
std::optional<double> rateOf(const Scope &scope, const OccurrenceRequest &request,
                             const QString &value, qint64 conversions)
{
    using By = OccurrenceRequest::By;
    if (request.by == By::PropertyKey)
        return std::nullopt;
    Knowledge known = knowledge(scope.filter);
    Counters counters = totals(scope);
    if (request.by == By::Dimension) {
        known = knowledge(scope.filter, request.dimension);
        counters = rows(scope, request.dimension).value(value);
    }
    const qint64 visitors = told(counters, known).visitors;
    if (visitors == 0 || known.visitors != Exactness::Exact)
        return std::nullopt;
    return std::min(1.0, double(conversions) / double(visitors));
}

} // namespace

QString listDifference(const Occurrences &found, const Scope &scope)
{
    const OccurrenceRequest &request = found.request;
    const bool isUnknown =
        std::any_of(scope.filter.conditions.begin(), scope.filter.conditions.end(),
                    [](const Condition &each) { return !isOfHappenings(each.dimension); });
    if (isUnknown != !found.unknown.isEmpty())
        return QStringLiteral("it says '%1' of what is unknown").arg(found.unknown);
    if (isUnknown)
        return found.rows.empty() ? QString() : QStringLiteral("rows of what is unknown");
    using By = OccurrenceRequest::By;
    const bool sumsPeople =
        request.by == By::PropertyKey || (request.by == By::PropertyValue && !request.event);
    if ((found.conversions == Exactness::AtMost) != sumsPeople)
        return QStringLiteral("it is not told whether people are counted once");
    std::vector<std::pair<QString, OccurrenceCounters>> wanted;
    const auto all = occurrences(scope, request);
    for (auto row = all.begin(); row != all.end(); ++row)
        if (contains(row.key(), request.search))
            wanted.emplace_back(row.key(), row.value());
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto &a, const auto &b) {
        return std::pair(a.second.conversions, a.second.events) >
               std::pair(b.second.conversions, b.second.events);
    });
    const size_t shown =
        request.limit > 0 ? std::min(wanted.size(), size_t(request.limit)) : wanted.size();
    if (found.rows.size() != shown || found.otherRows != qint64(wanted.size() - shown))
        return QStringLiteral("%1 rows and %2 others, expected %3 of %4")
            .arg(found.rows.size())
            .arg(found.otherRows)
            .arg(shown)
            .arg(wanted.size());
    OccurrenceCounters other;
    for (size_t i = 0; i < wanted.size(); ++i) {
        const auto &[value, counters] = wanted[i];
        if (i >= shown) {
            other += counters;
            continue;
        }
        const OccurrenceRow &row = found.rows[i];
        if (row.value != value)
            return QStringLiteral("row %1 is '%2', expected '%3'").arg(i).arg(row.value, value);
        const QString difference =
            differ(QStringLiteral("'%1'").arg(value), row.counters, counters);
        if (!difference.isEmpty())
            return difference;
        const std::optional<double> rate = rateOf(scope, request, value, counters.conversions);
        if (row.conversionRate != rate)
            return QStringLiteral("the rate of '%1' is %2, expected %3")
                .arg(value)
                .arg(row.conversionRate.value_or(-1))
                .arg(rate.value_or(-1));
    }
    return differ(QStringLiteral("other"), found.other, other);
}

} // namespace footfall::reference
