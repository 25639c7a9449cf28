// SPDX-License-Identifier: GPL-3.0-or-later
// site add, list, edit, remove.
#include "core/instance/cli/command.h"
#include "core/instance/futures.h"
#include "core/instance/oneshot.h"

namespace footfall::instance::cli {

namespace {

ExitCode add(const Context &context, const Arguments &arguments)
{
    const domain::SiteDraft draft{arguments.operands().first(),
                                  arguments.value("--name").value_or(QString()),
                                  arguments.value("--time-zone").value_or(QString()),
                                  arguments.value("--code").value_or(QString())};
    // Checked before a directory is made for nothing.
    if (const auto valid = domain::siteFromDraft(draft, context.environment.clock.now()); !valid)
        return context.fail(valid.error());
    const auto oneShot = OneShot::open(context.dataDirectory, context.environment.clock);
    if (!oneShot)
        return context.fail(oneShot.error());
    const auto added = await((*oneShot)->commands().addSite(draft));
    if (!added)
        return context.fail(added.error());
    context.out << added->trackingCode << Qt::endl;
    return ExitCode::Done;
}

ExitCode list(const Context &context, const Arguments &)
{
    const auto sites = readSites(context);
    if (!sites)
        return context.fail(sites.error());
    qsizetype codeWidth = 0;
    qsizetype zoneWidth = 0;
    qsizetype nameWidth = 0;
    for (const domain::Site &site : *sites) {
        codeWidth = std::max(codeWidth, site.trackingCode.size());
        zoneWidth = std::max(zoneWidth, site.timeZone().id().size());
        nameWidth = std::max(nameWidth, site.name.size());
    }
    for (const domain::Site &site : *sites) {
        context.out << site.trackingCode.leftJustified(codeWidth) << "  "
                    << QString::fromLatin1(site.timeZone().id()).leftJustified(zoneWidth) << "  "
                    << site.name.leftJustified(nameWidth) << "  "
                    << site.hostnames.join(QStringLiteral(", ")) << '\n';
    }
    context.out.flush();
    return ExitCode::Done;
}

ExitCode edit(const Context &context, const Arguments &arguments)
{
    domain::SiteEdit edit;
    edit.name = arguments.value("--name");
    edit.timeZone = arguments.value("--time-zone");
    edit.addHostnames = arguments.all("--hostname");
    edit.removeHostnames = arguments.all("--remove-hostname");
    if (const auto privacySignals = arguments.value("--privacy-signals")) {
        if (*privacySignals == QStringLiteral("respect"))
            edit.privacySignals = domain::PrivacySignals::Respect;
        else if (*privacySignals == QStringLiteral("ignore"))
            edit.privacySignals = domain::PrivacySignals::Ignore;
        else
            return context.wrongUsage(QStringLiteral("--privacy-signals is respect or ignore."));
    }
    if (!edit.name && !edit.timeZone && !edit.privacySignals && edit.addHostnames.isEmpty() &&
        edit.removeHostnames.isEmpty())
        return context.wrongUsage(QStringLiteral("Say what to change, for example --name NAME."));
    const auto oneShot = OneShot::open(context.dataDirectory, context.environment.clock);
    if (!oneShot)
        return context.fail(oneShot.error());
    const auto edited = await((*oneShot)->commands().editSite(arguments.operands().first(), edit));
    if (!edited)
        return context.fail(edited.error());
    const domain::SiteCalendar::Span &last = edited->calendar.spans().back();
    const bool isAhead =
        edited->calendar.spans().size() > 1 && last.from > context.environment.clock.now();
    if (edit.timeZone && isAhead)
        context.out << QString::fromLatin1(last.zone.id()) << " is in force from "
                    << edited->calendar.toIso(last.from) << Qt::endl;
    return ExitCode::Done;
}

ExitCode remove(const Context &context, const Arguments &arguments)
{
    const auto oneShot = OneShot::open(context.dataDirectory, context.environment.clock);
    if (!oneShot)
        return context.fail(oneShot.error());
    const auto removed = await((*oneShot)->commands().removeSite(arguments.operands().first()));
    return removed ? ExitCode::Done : context.fail(removed.error());
}

} // namespace

std::vector<Command> siteCommands()
{
    return {
        {{"site add",
          "HOSTNAME",
          "Add a site; prints its tracking code and nothing else.",
          {{"--name", "NAME", "How it is called; else the hostname."},
           {"--time-zone", "Area/City", "Where its days begin; else UTC."},
           {"--code", "CODE", "Its tracking code; else one is drawn."}},
          {}},
         add},
        {{"site list", "", "List the sites: tracking code, time zone, name, hostnames.", {}, {}},
         list},
        {{"site edit",
          "CODE",
          "Change a site.",
          {{"--name", "NAME", "Call it so."},
           {"--hostname", "HOSTNAME", "Add a hostname; may be repeated."},
           {"--remove-hostname", "HOSTNAME", "Remove a hostname; may be repeated."},
           {"--time-zone", "Area/City",
            "From its next midnight on, which is printed; at once without views."},
           {"--privacy-signals", "respect|ignore", "What DNT and GPC mean for it."}},
          {"--alias", "--remove-alias", "--strict", "--show-bots"}},
         edit},
        {{"site remove", "CODE", "Remove a site and everything counted for it.", {}, {}}, remove},
    };
}

} // namespace footfall::instance::cli
