// SPDX-License-Identifier: GPL-3.0-or-later
// site list: a line for each site, and below it what was set for it.
#include "core/instance/cli/command.h"
#include "core/instance/cli/keepingtext.h"
#include "core/instance/cli/siteparts.h"
#include "core/instance/holding.h"
#include "core/queries/keepingreader.h"

#include <QJsonDocument>

namespace footfall::instance::cli {

namespace {

/// None where the database is not ready.
using Sizes = std::vector<std::optional<domain::SiteSizes>>;

void print(QTextStream &out, const std::vector<domain::Site> &sites, const Sizes &sizes)
{
    qsizetype codeWidth = 0;
    qsizetype zoneWidth = 0;
    qsizetype nameWidth = 0;
    for (const domain::Site &site : sites) {
        codeWidth = std::max(codeWidth, site.trackingCode.size());
        zoneWidth = std::max(zoneWidth, site.timeZone().id().size());
        nameWidth = std::max(nameWidth, site.name.size());
    }
    for (size_t i = 0; i < sites.size(); ++i) {
        const domain::Site &site = sites[i];
        out << site.trackingCode.leftJustified(codeWidth) << "  "
            << QString::fromLatin1(site.timeZone().id()).leftJustified(zoneWidth) << "  "
            << site.name.leftJustified(nameWidth) << "  "
            << site.hostnames.join(QStringLiteral(", ")) << '\n';
        for (const QString &line : settingLines(site))
            out << "  " << line << '\n';
        if (sizes[i] && sizes[i]->facts > 0)
            out << "  " << sizesText(*sizes[i]) << '\n';
    }
}

ExitCode list(const Context &context, const Arguments &arguments)
{
    const auto sites = readSites(context);
    if (!sites)
        return context.fail(sites.error());
    Sizes sizes;
    for (const domain::Site &site : *sites) {
        const auto ofSite = queries::readSizes(databasePathIn(context.dataDirectory), site.id);
        sizes.push_back(ofSite ? std::optional(*ofSite) : std::nullopt);
    }
    if (arguments.has("--json")) {
        QJsonArray array;
        for (size_t i = 0; i < sites->size(); ++i) {
            QJsonObject object = siteJson(sites->at(i));
            if (sizes[i])
                object.insert(QStringLiteral("sizes"), domain::toJson(*sizes[i]));
            array.append(object);
        }
        context.out << QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented));
    } else {
        print(context.out, *sites, sizes);
    }
    context.out.flush();
    return ExitCode::Done;
}

} // namespace

Command siteListCommand()
{
    return {{"site list",
             "",
             "List the sites: tracking code, time zone, name, hostnames; below, what is set.",
             {{"--json", nullptr, "As JSON."}},
             {}},
            list};
}

} // namespace footfall::instance::cli
