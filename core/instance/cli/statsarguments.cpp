// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/cli/statsarguments.h"

#include "core/domain/typedvalue.h"
#include "core/queries/statsreader.h"

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

/// The event or goal that a list is about.
struct Target {
    std::optional<QString> event;
    std::optional<QString> goal;
    [[nodiscard]] bool isGiven() const { return event || goal; }
};

/// All that --filter said.
struct Filters {
    domain::Filter filter;
    QStringList segments;
    Target target;
    [[nodiscard]] bool isEmpty() const
    {
        return filter.isEmpty() && segments.isEmpty() && !target.isGiven();
    }
};

/// "goal=NAME" and the like; nothing where it is about a dimension.
std::optional<QString> nameIn(const QString &expression, const char *kind)
{
    const QString sign = QLatin1String(kind) + QLatin1Char('=');
    return expression.startsWith(sign) ? std::optional(expression.mid(sign.size())) : std::nullopt;
}

Usage nameless(const char *kind)
{
    return Usage(QStringLiteral("--filter needs a name: %1=NAME.").arg(QLatin1String(kind)));
}

tl::expected<Filters, QString> filtersFrom(const Arguments &arguments)
{
    Filters filters;
    QStringList conditions;
    const QStringList expressions = arguments.all("--filter");
    for (const QString &expression : expressions) {
        if (const auto segment = nameIn(expression, "segment")) {
            if (segment->isEmpty())
                return nameless("segment");
            filters.segments.append(*segment);
            continue;
        }
        const auto event = nameIn(expression, "event");
        const auto goal = nameIn(expression, "goal");
        if (!event && !goal) {
            conditions.append(expression);
            continue;
        }
        if (filters.target.isGiven())
            return Usage(QStringLiteral("A list is about one event or one goal: write --filter "
                                        "event=NAME or goal=NAME once."));
        if (event.value_or(goal.value_or(QString())).isEmpty())
            return nameless(event ? "event" : "goal");
        filters.target = {event, goal};
    }
    auto filter = domain::filterFromTexts(conditions).and_then(domain::withStoredValues);
    if (!filter)
        return Usage(filter.error().message);
    if (const auto checked = queries::StatsReader::check(*filter); !checked)
        return Usage(checked.error().message);
    filters.filter = *std::move(filter);
    return filters;
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
    // As the window's panels: what could be added to the filter stays visible.
    if (arguments.has("--facet"))
        request.ownConditions = domain::OwnConditions::Leave;
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
    if (arguments.has("--facet"))
        return Usage(QStringLiteral("--facet is for lists of page views."));
    const bool isOfProperties = request.by == By::PropertyKey || request.by == By::PropertyValue;
    if (target.isGiven() && request.by != By::Dimension && (target.goal || !isOfProperties))
        return Usage(QStringLiteral("--filter event=NAME and goal=NAME say where something "
                                    "happened, with --by DIMENSION; event=NAME also goes with "
                                    "--by property and --by event:PROPERTY."));
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
                                 const Filters &filters, const QString &by)
{
    const Target &target = filters.target;
    if (target.isGiven() && (arguments.has("--interval") || arguments.has("--compare")))
        return Usage(QStringLiteral("--interval and --compare count page views: they go without "
                                    "--filter event=NAME and goal=NAME."));
    // CSV is summed up by others: what is cut without a word would be missing.
    const bool isCsv = arguments.value("--format") == QStringLiteral("csv");
    const auto limit = limitFrom(arguments, isCsv ? 0 : domain::BreakdownRequest().limit);
    if (!limit)
        return Usage(limit.error());
    if (by == QStringLiteral("bot")) {
        if (!filters.isEmpty() || arguments.has("--search") || arguments.has("--sort") ||
            arguments.has("--facet"))
            return Usage(QStringLiteral(
                "--by bot goes without --filter, --facet, --search and --sort: bots are no "
                "visitors, and nothing else is known of them."));
        request.bots = *limit;
        return {};
    }
    std::optional<domain::OccurrenceRequest> occurrences = listFromName(by);
    const auto dimension = domain::dimensionFromName(by);
    if (!occurrences && !dimension)
        return Usage(QStringLiteral("There is no dimension “%1”. Use one of %2, event, goal, "
                                    "property, event:PROPERTY, bot.")
                         .arg(by.left(80), listOf([](domain::Dimension) { return true; })));
    if (!occurrences && target.isGiven()) {
        occurrences.emplace();
        occurrences->by = domain::OccurrenceRequest::By::Dimension;
        occurrences->dimension = *dimension;
    }
    if (occurrences) {
        auto wanted = occurrencesFrom(arguments, *occurrences, target, *limit);
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

tl::expected<StatsQuestion, QString> statsQuestionFrom(const Arguments &arguments)
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
        // One table of values has no place for a second period.
        if (arguments.value("--format") == QStringLiteral("csv"))
            return Usage(QStringLiteral("--compare goes with --format table or json."));
    }
    auto filters = filtersFrom(arguments);
    if (!filters)
        return Usage(filters.error());
    request.filter = filters->filter;
    if (const auto by = arguments.value("--by")) {
        if (const auto listed = list(request, arguments, *filters, *by); !listed)
            return Usage(listed.error());
    } else if (filters->target.isGiven()) {
        return Usage(QStringLiteral(
            "--filter event=NAME and goal=NAME need --by DIMENSION, which lists where it happened; "
            "--by event and --by goal tell how often, without a filter of it. Page views cannot be "
            "filtered by them: nothing tells which views and events belong to one person."));
    } else if (arguments.has("--search") || arguments.has("--sort") || arguments.has("--limit") ||
               arguments.has("--facet")) {
        return Usage(QStringLiteral("--facet, --search, --sort and --limit need --by DIMENSION."));
    }
    return StatsQuestion{std::move(request), std::move(filters->segments)};
}

} // namespace footfall::instance::cli
