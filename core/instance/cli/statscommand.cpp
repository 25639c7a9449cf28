// SPDX-License-Identifier: GPL-3.0-or-later
// stats: the numbers of a site, as a table, CSV or JSON.
#include "core/instance/cli/command.h"
#include "core/instance/holding.h"
#include "core/instance/oneshot.h"
#include "core/queries/statsjson.h"
#include "core/queries/statsreader.h"
#include "core/queries/statstable.h"

#include <QJsonDocument>
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

bool isLaterDimension(const QString &name)
{
    static const QStringList later{
        QStringLiteral("screen"),      QStringLiteral("channel"),      QStringLiteral("browser"),
        QStringLiteral("system"),      QStringLiteral("device"),       QStringLiteral("utm-source"),
        QStringLiteral("utm-medium"),  QStringLiteral("utm-campaign"), QStringLiteral("utm-term"),
        QStringLiteral("utm-content"), QStringLiteral("event"),        QStringLiteral("goal")};
    return later.contains(name) || name.startsWith(QStringLiteral("event:"));
}

tl::expected<domain::BreakdownRequest, QString> breakdownFrom(const Arguments &arguments,
                                                              const QString &by)
{
    if (isLaterDimension(by))
        return Usage(
            QStringLiteral("The dimension “%1” comes with a later release of Footfall.").arg(by));
    const auto dimension = domain::dimensionFromName(by);
    if (!dimension) {
        QStringList names;
        for (const domain::Dimension known : domain::AllDimensions)
            names.append(domain::dimensionName(known));
        return Usage(QStringLiteral("There is no dimension “%1”. Use one of %2.")
                         .arg(by.left(80), names.join(QStringLiteral(", "))));
    }
    domain::BreakdownRequest request;
    request.dimension = *dimension;
    request.search = arguments.value("--search").value_or(QString());
    if (const auto limit = arguments.value("--limit")) {
        bool isNumber = false;
        request.limit = limit->toInt(&isNumber);
        if (!isNumber || request.limit < 0)
            return Usage(QStringLiteral("--limit is a number of rows; 0 for all."));
    }
    if (const auto sort = arguments.value("--sort")) {
        const auto metric = metricFromName(*sort);
        if (!metric)
            return Usage(QStringLiteral("--sort is visitors, pageViews, visits, bounceRate, "
                                        "averageVisitDuration, averageTimeOnPage or exits."));
        if (*metric == domain::Metric::Exits && *dimension != domain::Dimension::ExitPage)
            return Usage(QStringLiteral("--sort exits needs --by exit-page."));
        request.sortBy = *metric;
    }
    return request;
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

tl::expected<domain::StatsRequest, QString> requestFrom(const Arguments &arguments)
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
        auto breakdown = breakdownFrom(arguments, *by);
        if (!breakdown)
            return Usage(breakdown.error());
        request.breakdowns.push_back(std::move(*breakdown));
    } else if (arguments.has("--search") || arguments.has("--sort") || arguments.has("--limit")) {
        return Usage(QStringLiteral("--search, --sort and --limit need --by DIMENSION."));
    }
    return request;
}

ExitCode stats(const Context &context, const Arguments &arguments)
{
    auto request = requestFrom(arguments);
    if (!request)
        return context.wrongUsage(request.error());
    const QString format = arguments.value("--format").value_or(QStringLiteral("table"));
    if (!QStringList{QStringLiteral("table"), QStringLiteral("csv"), QStringLiteral("json")}
             .contains(format))
        return context.wrongUsage(QStringLiteral("--format is table, csv or json."));
    const auto site = readSite(context, *arguments.value("--site"));
    if (!site)
        return context.fail(site.error());
    request->site = site->id;
    if (request->interval)
        request->collector = collectorOn(context.dataDirectory);
    const auto reader = queries::StatsReader::open(databasePathIn(context.dataDirectory),
                                                   context.environment.clock);
    if (!reader)
        return context.fail(reader.error());
    const auto result = (*reader)->answer(*request);
    if (!result)
        return context.fail(result.error());
    if (format == QStringLiteral("json"))
        context.out << QString::fromUtf8(
            QJsonDocument(queries::toJson(*result)).toJson(QJsonDocument::Indented));
    else if (format == QStringLiteral("csv"))
        context.out << QString::fromUtf8(queries::toCsv(*result));
    else
        context.out << queries::toTable(*result);
    context.out.flush();
    return ExitCode::Done;
}

} // namespace

Command statsCommand()
{
    return {{"stats",
             "",
             "Show a site's numbers, up to this moment.",
             {{"--site", "CODE", "The site's tracking code."},
              {"--period", "PERIOD",
               "FROM..TO, today, yesterday, 7d, 30d (without --period), 90d, month, last-month, "
               "12mo, all."},
              {"--by", "DIMENSION",
               "List the values of page, entry-page, exit-page, hostname, referrer, source, "
               "country or language."},
              {"--interval", "INTERVAL", "Add a series by hour, day, week or month."},
              {"--compare", "WITH", "previous, weekday, year or FROM..TO."},
              {"--search", "TEXT", "Only values that contain it."},
              {"--sort", "METRIC",
               "visitors, pageViews, visits, bounceRate, averageVisitDuration, averageTimeOnPage, "
               "exits."},
              {"--limit", "N", "So many rows, 0 for all; 10 without --limit."},
              {"--format", "FORMAT", "table, csv or json."}},
             {"--filter", "--facet"}},
            stats};
}

} // namespace footfall::instance::cli
