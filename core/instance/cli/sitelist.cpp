// SPDX-License-Identifier: GPL-3.0-or-later
// site list: a line for each site, and below it what was set for it.
#include "core/instance/cli/command.h"
#include "core/instance/cli/siteparts.h"

#include <QJsonDocument>

namespace footfall::instance::cli {

namespace {

void print(QTextStream &out, const std::vector<domain::Site> &sites)
{
    qsizetype codeWidth = 0;
    qsizetype zoneWidth = 0;
    qsizetype nameWidth = 0;
    for (const domain::Site &site : sites) {
        codeWidth = std::max(codeWidth, site.trackingCode.size());
        zoneWidth = std::max(zoneWidth, site.timeZone().id().size());
        nameWidth = std::max(nameWidth, site.name.size());
    }
    for (const domain::Site &site : sites) {
        out << site.trackingCode.leftJustified(codeWidth) << "  "
            << QString::fromLatin1(site.timeZone().id()).leftJustified(zoneWidth) << "  "
            << site.name.leftJustified(nameWidth) << "  "
            << site.hostnames.join(QStringLiteral(", ")) << '\n';
        for (const QString &line : settingLines(site))
            out << "  " << line << '\n';
    }
}

ExitCode list(const Context &context, const Arguments &arguments)
{
    const auto sites = readSites(context);
    if (!sites)
        return context.fail(sites.error());
    if (arguments.has("--json")) {
        QJsonArray array;
        for (const domain::Site &site : *sites)
            array.append(siteJson(site));
        context.out << QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented));
    } else {
        print(context.out, *sites);
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
