// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/cli/command.h"

#include "core/instance/holding.h"
#include "core/queries/statsreader.h"

#include <QFileInfo>

namespace footfall::instance::cli {

using domain::Result;

ExitCode Context::fail(const domain::Error &error) const
{
    err << "footfall-server: " << error.message << Qt::endl;
    return ExitCode::Failed;
}

ExitCode Context::wrongUsage(const QString &message) const
{
    err << "footfall-server: " << message << "\nTry it with --help." << Qt::endl;
    return ExitCode::WrongUsage;
}

Result<std::vector<domain::Site>> readSites(const Context &context)
{
    const QString databasePath = databasePathIn(context.dataDirectory);
    if (!QFileInfo::exists(databasePath))
        return domain::failure(
            domain::ErrorKind::NotFound,
            QStringLiteral("There is no Footfall data in %1 yet. Add a site with “footfall-server "
                           "site add HOSTNAME”, or name another directory with --data-dir.")
                .arg(context.dataDirectory));
    auto reader = queries::StatsReader::open(databasePath, context.environment.clock);
    if (!reader)
        return tl::unexpected(reader.error());
    return (*reader)->sites();
}

Result<domain::Site> readSite(const Context &context, const QString &trackingCode)
{
    const auto sites = readSites(context);
    if (!sites)
        return tl::unexpected(sites.error());
    for (const domain::Site &site : *sites) {
        if (site.trackingCode == trackingCode)
            return site;
    }
    return domain::failure(
        domain::ErrorKind::NotFound,
        QStringLiteral(
            "There is no site with the tracking code “%1”. “footfall-server site list” shows them.")
            .arg(trackingCode.left(80)));
}

} // namespace footfall::instance::cli
