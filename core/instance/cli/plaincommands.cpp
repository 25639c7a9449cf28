// SPDX-License-Identifier: GPL-3.0-or-later
// snippet, fold, status.
#include "core/domain/snippet.h"
#include "core/instance/cli/command.h"
#include "core/instance/futures.h"
#include "core/instance/oneshot.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>

namespace footfall::instance::cli {

namespace {

QString momentText(domain::Instant moment)
{
    return QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(moment), Qt::UTC)
        .toString(Qt::ISODate);
}

ExitCode snippet(const Context &context, const Arguments &arguments)
{
    const auto code = arguments.value("--site");
    if (!code)
        return context.wrongUsage(QStringLiteral("Say which site: --site CODE."));
    QString text = arguments.value("--url").value_or(QString());
    if (text.isEmpty()) {
        const auto settings = readSettings(context.dataDirectory);
        if (!settings)
            return context.fail(settings.error());
        text = publicUrlOf(*settings);
    }
    const auto url = domain::normalisedPublicUrl(text);
    if (!url)
        return context.wrongUsage(url.error().message);
    const auto site = readSite(context, *code);
    if (!site)
        return context.fail(site.error());
    context.out << domain::trackingSnippet(site->trackingCode, *url) << Qt::endl;
    return ExitCode::Done;
}

ExitCode fold(const Context &context, const Arguments &)
{
    const auto oneShot = OneShot::open(context.dataDirectory, context.environment.clock);
    if (!oneShot)
        return context.fail(oneShot.error());
    const auto report = await((*oneShot)->commands().fold());
    if (!report)
        return context.fail(report.error());
    context.out << "Folded " << report->folded << " page views; " << report->open << " still open."
                << Qt::endl;
    return ExitCode::Done;
}

domain::Result<domain::InstanceStatus> statusOf(const Context &context)
{
    const auto client = connectToHolder(context.dataDirectory);
    if (!client)
        return tl::unexpected(client.error());
    if (*client)
        return await((*client)->status());
    domain::InstanceStatus status;
    status.version = QStringLiteral(FOOTFALL_VERSION);
    status.dataDirectory = context.dataDirectory;
    if (QFileInfo::exists(databasePathIn(context.dataDirectory))) {
        const auto sites = readSites(context);
        if (!sites)
            return tl::unexpected(sites.error());
        status.sites = static_cast<qint64>(sites->size());
    }
    return status;
}

void print(QTextStream &out, const domain::InstanceStatus &status)
{
    using State = domain::CollectorStatus::State;
    const domain::CollectorStatus &collector = status.collector;
    if (status.processId == 0 && !QFileInfo::exists(databasePathIn(status.dataDirectory)))
        out << "There is no Footfall data in " << status.dataDirectory << " yet.\n";
    else if (status.processId == 0)
        out << "No Footfall runs on " << status.dataDirectory << ".\n";
    else
        out << status.program << ' ' << status.version << " (process " << status.processId
            << ") holds " << status.dataDirectory << ".\n";
    if (collector.state == State::Collecting)
        out << "Collecting on " << webAddressOf(collector.address, collector.port) << " since "
            << momentText(collector.since) << ".\n"
            << "Items: " << collector.received << " received, " << collector.stored << " stored, "
            << collector.rejected << " rejected, " << collector.refused << " refused.\n";
    else if (status.processId != 0)
        out << "Not collecting.\n";
    for (const QString &problem : {collector.problem, status.store.problem}) {
        if (!problem.isEmpty())
            out << "Problem: " << problem << '\n';
    }
    if (status.store.checkpointOverdue)
        out << "Problem: a long reading of the database holds up the erasing of old hashes.\n";
    out << "Sites: " << status.sites << Qt::endl;
}

ExitCode status(const Context &context, const Arguments &arguments)
{
    const auto status = statusOf(context);
    if (!status)
        return context.fail(status.error());
    if (arguments.has("--json"))
        context.out << QString::fromUtf8(
                           QJsonDocument(domain::toJson(*status)).toJson(QJsonDocument::Indented))
                    << Qt::flush;
    else
        print(context.out, *status);
    return ExitCode::Done;
}

} // namespace

Command snippetCommand()
{
    return {{"snippet",
             "",
             "Print the line of HTML to paste into a site's pages.",
             {{"--site", "CODE", "The site's tracking code."},
              {"--url", "URL", "Where visitors reach the collector; else as in the settings."}},
             {}},
            snippet};
}

Command foldCommand()
{
    return {{"fold", "", "Fold finished page views into sums now.", {}, {}}, fold};
}

Command statusCommand()
{
    return {{"status",
             "",
             "Say who holds the data directory, and how it goes.",
             {{"--json", nullptr, "As JSON."}},
             {}},
            status};
}

} // namespace footfall::instance::cli
