// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/cli/statsarguments.h"

#include <array>

namespace footfall::instance::cli {

namespace {

using Usage = tl::unexpected<QString>;

/// "pageViews", "page-views" and "pageviews" are one metric.
std::optional<domain::Metric> metricFromName(const QString &name)
{
    using domain::Metric;
    constexpr std::array<std::pair<const char *, Metric>, 9> Names{{
        {"visitors", Metric::Visitors},
        {"pageviews", Metric::PageViews},
        {"visits", Metric::Visits},
        {"bouncerate", Metric::BounceRate},
        {"averagevisitduration", Metric::VisitDuration},
        {"visitduration", Metric::VisitDuration},
        {"averagetimeonpage", Metric::TimeOnPage},
        {"timeonpage", Metric::TimeOnPage},
        {"exits", Metric::Exits},
    }};
    const QString plain = name.toLower().remove(QLatin1Char('-'));
    for (const auto &[known, metric] : Names) {
        if (plain == QLatin1String(known))
            return metric;
    }
    return std::nullopt;
}

QString listOf(bool (*isListed)(domain::Dimension))
{
    QStringList names;
    for (const domain::Dimension dimension : domain::AllDimensions)
        if (isListed(dimension))
            names.append(domain::dimensionName(dimension));
    return names.join(QStringLiteral(", "));
}

Usage laterRelease(const QString &what)
{
    return Usage(QStringLiteral("%1 comes with a later release of Footfall.").arg(what));
}

/// The event or goal that a list is about.
struct Target {
    std::optional<QString> event;
    std::optional<QString> goal;
    [[nodiscard]] bool isGiven() const { return event || goal; }
};

tl::expected<Target, QString> targetFrom(const Arguments &arguments)
{
    Target target;
    const QStringList filters = arguments.all("--filter");
    if (filters.isEmpty())
        return target;
    const QString &filter = filters.first();
    const QString name = filter.section(QLatin1Char('='), 0, 0);
    const QString value = filter.section(QLatin1Char('='), 1);
    const bool isEvent = name == QStringLiteral("event");
    if (filters.size() > 1 || (!isEvent && name != QStringLiteral("goal")))
        return laterRelease(QStringLiteral("Every --filter but one goal=NAME or event=NAME"));
    if (value.isEmpty())
        return Usage(QStringLiteral("--filter needs a name: --filter %1=NAME.").arg(name));
    (isEvent ? target.event : target.goal) = value;
    return target;
}

tl::expected<int, QString> limitFrom(const Arguments &arguments, int otherwise)
{
    const auto text = arguments.value("--limit");
    if (!text)
        return otherwise;
    bool isNumber = false;
    const int limit = text->toInt(&isNumber);
    if (!isNumber || limit < 0)
        return Usage(QStringLiteral("--limit is a number of rows; 0 for all."));
    return limit;
}

tl::expected<domain::BreakdownRequest, QString>
breakdownFrom(const Arguments &arguments, domain::Dimension dimension, int limit)
{
    domain::BreakdownRequest request;
    request.dimension = dimension;
    request.search = arguments.value("--search").value_or(QString());
    request.limit = limit;
    if (const auto sort = arguments.value("--sort")) {
        const auto metric = metricFromName(*sort);
        if (!metric)
            return Usage(QStringLiteral("--sort is visitors, pageViews, visits, bounceRate, "
                                        "averageVisitDuration, averageTimeOnPage or exits."));
        if (*metric == domain::Metric::Exits && dimension != domain::Dimension::ExitPage)
            return Usage(QStringLiteral("--sort exits needs --by exit-page."));
        request.sortBy = *metric;
    }
    return request;
}

/// Nothing where it is a plain dimension, or none at all.
std::optional<domain::OccurrenceRequest> listFromName(const QString &by)
{
    using By = domain::OccurrenceRequest::By;
    const QString propertyOf = QStringLiteral("event:");
    domain::OccurrenceRequest request;
    if (by == QStringLiteral("event"))
        request.by = By::Event;
    else if (by == QStringLiteral("goal"))
        request.by = By::Goal;
    else if (by == QStringLiteral("property"))
        request.by = By::PropertyKey;
    else if (by.startsWith(propertyOf) && by.size() > propertyOf.size())
        request.by = By::PropertyValue;
    else
        return std::nullopt;
    if (request.by == By::PropertyValue)
        request.property = by.mid(propertyOf.size());
    return request;
}

tl::expected<domain::OccurrenceRequest, QString> occurrencesFrom(const Arguments &arguments,
                                                                 domain::OccurrenceRequest request,
                                                                 const Target &target, int limit)
{
    using By = domain::OccurrenceRequest::By;
    if (arguments.has("--sort"))
        return Usage(QStringLiteral(
            "--sort is for views; events and goals are sorted by conversions, then by events."));
    const bool isOfProperties = request.by == By::PropertyKey || request.by == By::PropertyValue;
    if (target.isGiven() && request.by != By::Dimension && (target.goal || !isOfProperties))
        return laterRelease(QStringLiteral("This --filter with this --by"));
    if (request.by == By::Dimension && !domain::isOfEvents(request.dimension))
        return Usage(
            QStringLiteral("“%1” is not known of events and goals. Use one of %2.")
                .arg(domain::dimensionName(request.dimension), listOf(domain::isOfEvents)));
    request.event = target.event;
    request.goal = target.goal;
    request.search = arguments.value("--search").value_or(QString());
    request.limit = limit;
    return request;
}

tl::expected<void, QString> list(domain::StatsRequest &request, const Arguments &arguments,
                                 const QString &by)
{
    const auto target = targetFrom(arguments);
    if (!target)
        return Usage(target.error());
    if (target->isGiven() && (arguments.has("--interval") || arguments.has("--compare")))
        return laterRelease(QStringLiteral("--filter with --interval or --compare"));
    const auto limit = limitFrom(arguments, domain::BreakdownRequest().limit);
    if (!limit)
        return Usage(limit.error());
    if (by == QStringLiteral("bot")) {
        if (target->isGiven() || arguments.has("--search") || arguments.has("--sort"))
            return Usage(QStringLiteral("--by bot goes without --filter, --search and --sort."));
        request.bots = *limit;
        return {};
    }
    std::optional<domain::OccurrenceRequest> occurrences = listFromName(by);
    const auto dimension = domain::dimensionFromName(by);
    if (!occurrences && !dimension)
        return Usage(QStringLiteral("There is no dimension “%1”. Use one of %2, event, goal, "
                                    "property, event:PROPERTY, bot.")
                         .arg(by.left(80), listOf([](domain::Dimension) { return true; })));
    if (!occurrences && target->isGiven()) {
        occurrences.emplace();
        occurrences->by = domain::OccurrenceRequest::By::Dimension;
        occurrences->dimension = *dimension;
    }
    if (occurrences) {
        auto wanted = occurrencesFrom(arguments, *occurrences, *target, *limit);
        if (!wanted)
            return Usage(wanted.error());
        request.occurrences.push_back(*std::move(wanted));
        return {};
    }
    auto breakdown = breakdownFrom(arguments, *dimension, *limit);
    if (!breakdown)
        return Usage(breakdown.error());
    request.breakdowns.push_back(*std::move(breakdown));
    return {};
}

tl::expected<void, QString> compare(domain::StatsRequest &request, const QString &with)
{
    if (with == QStringLiteral("previous")) {
        request.comparison = domain::Comparison::Previous;
    } else if (with == QStringLiteral("weekday")) {
        request.comparison = domain::Comparison::Weekday;
    } else if (with == QStringLiteral("year")) {
        request.comparison = domain::Comparison::Year;
    } else {
        const auto choice = domain::periodFromText(with);
        if (!choice || !std::holds_alternative<domain::Period>(*choice))
            return Usage(QStringLiteral(
                "--compare is previous, weekday, year or two days: 2026-01-01..2026-01-31."));
        request.comparedWith = std::get<domain::Period>(*choice);
    }
    return {};
}

} // namespace

tl::expected<domain::StatsRequest, QString> statsRequestFrom(const Arguments &arguments)
{
    domain::StatsRequest request;
    if (!arguments.has("--site"))
        return Usage(QStringLiteral("Say which site: --site CODE."));
    if (const auto text = arguments.value("--period")) {
        const auto period = domain::periodFromText(*text);
        if (!period)
            return Usage(period.error().message);
        request.period = *period;
    }
    if (const auto name = arguments.value("--interval")) {
        request.interval = domain::intervalFromName(*name);
        if (!request.interval)
            return Usage(QStringLiteral("--interval is hour, day, week or month."));
    }
    if (const auto with = arguments.value("--compare")) {
        if (const auto compared = compare(request, *with); !compared)
            return Usage(compared.error());
    }
    if (const auto by = arguments.value("--by")) {
        if (const auto listed = list(request, arguments, *by); !listed)
            return Usage(listed.error());
    } else if (const auto target = targetFrom(arguments); !target) {
        return Usage(target.error());
    } else if (target->isGiven()) {
        return laterRelease(QStringLiteral("--filter without --by DIMENSION"));
    } else if (arguments.has("--search") || arguments.has("--sort") || arguments.has("--limit")) {
        return Usage(QStringLiteral("--search, --sort and --limit need --by DIMENSION."));
    }
    return request;
}

} // namespace footfall::instance::cli
