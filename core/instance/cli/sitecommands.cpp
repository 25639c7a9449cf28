// SPDX-License-Identifier: GPL-3.0-or-later
// site add, remove; the others that begin with "site" have files of their own.
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
        siteListCommand(),
        siteEditCommand(),
        {{"site remove", "CODE", "Remove a site and everything counted for it.", {}, {}}, remove},
        siteGoalCommand(),
        siteInferenceCommand(),
        siteSegmentCommand(),
        siteTokenCommand(),
    };
}

} // namespace footfall::instance::cli
