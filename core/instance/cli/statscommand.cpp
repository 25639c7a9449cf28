// SPDX-License-Identifier: GPL-3.0-or-later
// stats: the numbers of a site, as a table, CSV or JSON.
#include "core/instance/cli/command.h"
#include "core/instance/cli/statsarguments.h"
#include "core/instance/holding.h"
#include "core/instance/oneshot.h"
#include "core/queries/statsjson.h"
#include "core/queries/statsreader.h"
#include "core/queries/statstable.h"

#include <QJsonDocument>

namespace footfall::instance::cli {

namespace {

ExitCode stats(const Context &context, const Arguments &arguments)
{
    auto request = statsRequestFrom(arguments);
    if (!request)
        return context.wrongUsage(request.error());
    const QString format = arguments.value("--format").value_or(QStringLiteral("table"));
    if (!QStringList{QStringLiteral("table"), QStringLiteral("csv"), QStringLiteral("json")}
             .contains(format))
        return context.wrongUsage(QStringLiteral("--format is table, csv or json."));
    const auto site = readSite(context, *arguments.value("--site"));
    if (!site)
        return context.fail(site.error());
    if (request->bots && site->botViews == domain::BotViews::Discarded)
        return context.fail(
            {domain::ErrorKind::Invalid,
             QStringLiteral("What bots look at is not kept for this site. Switch it on with "
                            "“footfall-server site edit %1 --show-bots on”.")
                 .arg(site->trackingCode)});
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
              {"--by", "DIMENSION", "List values, most first; what there is to list stands above."},
              {"--filter", "EXPRESSION",
               "goal=NAME or event=NAME, with --by DIMENSION: where it happened."},
              {"--interval", "INTERVAL", "Add a series by hour, day, week or month."},
              {"--compare", "WITH", "previous, weekday, year or FROM..TO."},
              {"--search", "TEXT", "Only values that contain it."},
              {"--sort", "METRIC",
               "visitors, pageViews, visits, bounceRate, averageVisitDuration, averageTimeOnPage, "
               "exits."},
              {"--limit", "N", "So many rows, 0 for all; 10 without --limit."},
              {"--format", "FORMAT", "table, csv or json."}},
             {"--facet"},
             "--by page, entry-page, exit-page, hostname, referrer, source, channel, country, "
             "language, browser,\n     browser-version, system, device, screen, utm-source, "
             "utm-medium, utm-campaign, utm-term or\n     utm-content lists views;\n"
             "--by event, goal, property or event:PROPERTY lists what happened besides, the last "
             "two of one event\n     with --filter event=NAME; --by bot what bots looked at.\n"
             "Totals are of the whole site, also with --filter.\n"},
            stats};
}

} // namespace footfall::instance::cli
