// SPDX-License-Identifier: GPL-3.0-or-later
// status: who holds the data directory, what became of everything that was received, what waits,
// and when no collector ran; through the holder, or from the disk where there is none.
#include "core/instance/cli/command.h"
#include "core/instance/cli/statustext.h"
#include "core/instance/futures.h"
#include "core/instance/holding.h"
#include "core/instance/oneshot.h"
#include "core/pipeline/atrest.h"
#include "core/queries/keepingreader.h"
#include "core/queries/statsreader.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace footfall::instance::cli {

namespace {

using domain::CollectorIs;
using domain::Result;

constexpr std::chrono::days OffTimesShown{7};

struct Status {
    domain::InstanceStatus instance;
    std::vector<domain::OffTime> offTimes;         ///< Of the last days.
    std::optional<domain::Instant> lastCollecting; ///< Where nobody runs: when it was last known.
};

Result<Status> statusAtRest(const Context &context)
{
    Status found;
    domain::InstanceStatus &status = found.instance;
    status.version = QStringLiteral(FOOTFALL_VERSION);
    status.dataDirectory = context.dataDirectory;
    pipeline::PipelineOptions options;
    options.databasePath = databasePathIn(context.dataDirectory);
    if (!QFileInfo::exists(options.databasePath))
        return found;
    const auto lock = lockForAMoment(context.dataDirectory);
    auto atRest = pipeline::readAtRest(options, context.environment.clock,
                                       lock ? pipeline::LockIs::Held : pipeline::LockIs::NotHeld);
    if (!atRest)
        return tl::unexpected(atRest.error());
    status.sites = atRest->sites;
    status.store = std::move(atRest->store);
    status.ledger = std::move(atRest->ledger);
    found.lastCollecting = atRest->lastCollecting;
    return found;
}

Result<Status> statusOf(const Context &context)
{
    const auto client = connectToHolder(context.dataDirectory);
    if (!client)
        return tl::unexpected(client.error());
    auto found = *client ? await((*client)->status()).map([](domain::InstanceStatus running) {
        return Status{std::move(running), {}, {}};
    })
                         : statusAtRest(context);
    if (!found)
        return found;
    Status &status = *found;
    const QString databasePath = databasePathIn(context.dataDirectory);
    if (!QFileInfo::exists(databasePath))
        return found;
    // Without them the rest is still worth saying: the database may be away just now.
    if (const auto reader = queries::StatsReader::open(databasePath, context.environment.clock)) {
        const domain::Instant now = context.environment.clock.now();
        const bool isCollecting =
            status.instance.collector.state == domain::CollectorStatus::State::Collecting;
        status.offTimes = (*reader)
                              ->offTimes(now - OffTimesShown, now,
                                         isCollecting ? CollectorIs::Collecting : CollectorIs::Off)
                              .value_or(std::vector<domain::OffTime>());
    }
    return found;
}

/// What each site takes on the disk, as "site list" shows it. Without those that cannot be read,
/// the rest is still worth saying.
QJsonArray siteSizes(const Context &context)
{
    QJsonArray array;
    const QString databasePath = databasePathIn(context.dataDirectory);
    if (!QFileInfo::exists(databasePath))
        return array;
    const auto sites = readSites(context);
    for (const domain::Site &site : sites.value_or(std::vector<domain::Site>())) {
        const auto sizes = queries::readSizes(databasePath, site.id);
        if (!sizes)
            continue;
        QJsonObject object = domain::toJson(*sizes);
        object.insert(QStringLiteral("site"), site.trackingCode);
        array.append(object);
    }
    return array;
}

QJsonObject jsonOf(const Status &status, const QJsonArray &sizes)
{
    QJsonArray offTimes;
    for (const domain::OffTime &off : status.offTimes)
        offTimes.append(QJsonObject{{QStringLiteral("from"), momentText(off.from)},
                                    {QStringLiteral("to"), momentText(off.to)}});
    QJsonObject json = domain::toJson(status.instance);
    json.insert(QStringLiteral("offTimes"), offTimes);
    json.insert(QStringLiteral("siteSizes"), sizes);
    if (status.lastCollecting)
        json.insert(QStringLiteral("lastCollecting"), momentText(*status.lastCollecting));
    return json;
}

QString textOf(const Status &status)
{
    const domain::InstanceStatus &instance = status.instance;
    if (instance.processId == 0 && !QFileInfo::exists(databasePathIn(instance.dataDirectory)))
        return QStringLiteral("There is no Footfall data in %1 yet.\n").arg(instance.dataDirectory);
    const QString last =
        status.lastCollecting
            ? QStringLiteral("Not collecting since %1.\n").arg(momentText(*status.lastCollecting))
            : QString();
    return holderText(instance) + last + QStringLiteral("Sites: %1\n").arg(instance.sites) +
           spoolText(instance.store) + offTimesText(status.offTimes) + QLatin1Char('\n') +
           ledgerText(instance.ledger);
}

ExitCode status(const Context &context, const Arguments &arguments)
{
    if (!QFileInfo(context.dataDirectory).isDir())
        return context.fail(
            {domain::ErrorKind::NotFound,
             QStringLiteral("There is no directory %1. Name another with --data-dir.")
                 .arg(context.dataDirectory)});
    const auto status = statusOf(context);
    if (!status)
        return context.fail(status.error());
    if (arguments.has("--json"))
        context.out << QString::fromUtf8(
            QJsonDocument(jsonOf(*status, siteSizes(context))).toJson(QJsonDocument::Indented));
    else
        context.out << textOf(*status);
    context.out.flush();
    return ExitCode::Done;
}

} // namespace

Command statusCommand()
{
    return {{"status",
             "",
             "Say who holds the data directory, and what became of everything that was received.",
             {{"--json", nullptr, "As JSON, with what each site takes on the disk (siteSizes)."}},
             {}},
            status};
}

} // namespace footfall::instance::cli
