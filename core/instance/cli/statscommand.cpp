// SPDX-License-Identifier: GPL-3.0-or-later
// stats: the numbers of a site, as a table, CSV or JSON.
#include "core/instance/cli/command.h"
#include "core/instance/cli/statsarguments.h"
#include "core/instance/holding.h"
#include "core/instance/oneshot.h"
#include "core/instance/settings.h"
#include "core/queries/statscsv.h"
#include "core/queries/statsjson.h"
#include "core/queries/statsreader.h"
#include "core/queries/statstable.h"

#include <QJsonDocument>
#include <algorithm>

namespace footfall::instance::cli {

namespace {

/// Adds what the site has saved under those names.
domain::Result<domain::Done> addSegments(domain::Filter &filter, const QStringList &names,
                                         const domain::Site &site)
{
    for (const QString &name : names) {
        const auto saved =
            std::find_if(site.savedFilters.begin(), site.savedFilters.end(),
                         [&name](const domain::SavedFilter &each) { return each.name == name; });
        if (saved == site.savedFilters.end()) {
            QStringList known;
            for (const domain::SavedFilter &each : site.savedFilters)
                known.append(each.name);
            return domain::failure(
                domain::ErrorKind::NotFound,
                QStringLiteral("This site has no segment “%1”. ").arg(name.left(80)) +
                    (known.isEmpty()
                         ? QStringLiteral("It has none.")
                         : QStringLiteral("It has: %1.").arg(known.join(QStringLiteral(", ")))));
        }
        for (const domain::Condition &condition : saved->filter.conditions)
            if (std::find(filter.conditions.begin(), filter.conditions.end(), condition) ==
                filter.conditions.end())
                filter.conditions.push_back(condition);
    }
    return domain::Done{};
}

/// Why a list has no rows under this filter; a table and JSON say it themselves.
void tellUnknown(const Context &context, const domain::StatsResult &result)
{
    for (const domain::Occurrences &list : result.occurrences)
        if (!list.unknown.isEmpty())
            context.err << list.unknown << Qt::endl;
}

ExitCode stats(const Context &context, const Arguments &arguments)
{
    auto question = statsQuestionFrom(arguments);
    if (!question)
        return context.wrongUsage(question.error());
    domain::StatsRequest &request = question->request;
    const QString format = arguments.value("--format").value_or(QStringLiteral("table"));
    if (!QStringList{QStringLiteral("table"), QStringLiteral("csv"), QStringLiteral("json")}
             .contains(format))
        return context.wrongUsage(QStringLiteral("--format is table, csv or json."));
    const auto site = readSite(context, *arguments.value("--site"));
    if (!site)
        return context.fail(site.error());
    if (request.bots && site->botViews == domain::BotViews::Discarded)
        return context.fail(
            {domain::ErrorKind::Invalid,
             QStringLiteral("What bots look at is not kept for this site. Switch it on with "
                            "“footfall-server site edit %1 --show-bots on”.")
                 .arg(site->trackingCode)});
    request.site = site->id;
    if (const auto added = addSegments(request.filter, question->segments, *site); !added)
        return context.fail(added.error());
    if (request.interval)
        request.collector = collectorOn(context.dataDirectory);
    const auto settings = readSettings(context.dataDirectory);
    if (!settings)
        return context.fail(settings.error());
    const auto reader = queries::StatsReader::open(
        databasePathIn(context.dataDirectory), context.environment.clock, settings->cacheBytes());
    if (!reader)
        return context.fail(reader.error());
    const auto result = (*reader)->answer(request);
    if (!result && result.error().kind == domain::ErrorKind::Invalid)
        return context.wrongUsage(result.error().message);
    if (!result)
        return context.fail(result.error());
    if (format == QStringLiteral("json"))
        context.out << QString::fromUtf8(
            QJsonDocument(queries::toJson(*result)).toJson(QJsonDocument::Indented));
    else if (format == QStringLiteral("csv")) {
        context.out << QString::fromUtf8(queries::toCsv(*result));
        tellUnknown(context, *result);
    } else
        context.out << queries::toTable(*result);
    context.out.flush();
    return ExitCode::Done;
}

} // namespace

Command statsCommand()
{
    return {
        {"stats",
         "",
         "Show a site's numbers, up to this moment.",
         {{"--site", "CODE", "The site's tracking code."},
          {"--period", "PERIOD",
           "FROM..TO, today, yesterday, 7d, 30d (without --period), 90d, month, last-month, "
           "12mo, all."},
          {"--by", "DIMENSION", "List values, most first; what there is to list stands above."},
          {"--filter", "EXPRESSION", "Only such page views; how to write it stands above."},
          {"--facet", nullptr,
           "List as the window does: conditions on the listed dimension do not apply."},
          {"--interval", "INTERVAL", "Add a series by hour, day, week or month."},
          {"--compare", "WITH", "previous, weekday, year or FROM..TO; what they are stands above."},
          {"--search", "TEXT", "Only values that contain it."},
          {"--sort", "METRIC",
           "visitors, pageViews, visits, bounceRate, averageVisitDuration, averageTimeOnPage, "
           "exits."},
          {"--limit", "N", "So many rows, 0 for all; without --limit 10, and all in CSV."},
          {"--format", "FORMAT", "table, csv or json."}},
         {},
         "--by page, entry-page, exit-page, hostname, referrer, source, channel, country, "
         "language, browser,\n     browser-version, system, device, screen, utm-source, "
         "utm-medium, utm-campaign, utm-term or\n     utm-content lists views;\n"
         "--by event, goal, property or event:PROPERTY lists what happened besides, the last "
         "two of one event\n     with --filter event=NAME; --by bot what bots looked at.\n"
         "--filter DIMENSION=V is, DIMENSION~V contains, DIMENSION@P matches, where * is any "
         "text,\n     DIMENSION@/RE/ matches a regular expression (RE2); with ! before the "
         "sign: does not. Without\n     V: what is direct, unknown or not set. Several on one "
         "dimension are alternatives, what excludes\n     and several dimensions hold together: "
         "--filter source=Google --filter page!=/about\n     --filter 'page@/docs/*'. "
         "--filter segment=NAME is one that was saved.\n     Channels, devices, screens, "
         "countries and languages are compared as they are stored or by their\n     English "
         "names, in any case: channel=Search, country=Germany, language=de-DE.\n     "
         "What cannot be is refused.\n"
         "--filter goal=NAME or event=NAME with --by DIMENSION lists where it happened; page "
         "views cannot be\n     filtered by these.\n"
         "--compare previous is, of this month, the same days of the month before, of whole months "
         "the months\n     before, else as many days before; weekday the nearest weeks before, on "
         "the same weekdays; year\n     the same days a year earlier. Today is told up to this "
         "hour, too. All time has nothing before it.\n"},
        stats};
}

} // namespace footfall::instance::cli
