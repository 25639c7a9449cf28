// SPDX-License-Identifier: GPL-3.0-or-later
// site goal: what a site's owner watches.
#include "core/instance/cli/sitechange.h"
#include "core/instance/cli/siteparts.h"

namespace footfall::instance::cli {

namespace {

tl::expected<domain::Goal, QString> goalFrom(const Arguments &arguments, const QString &name)
{
    const auto event = arguments.value("--event");
    const auto page = arguments.value("--page");
    if (event.has_value() == page.has_value())
        return tl::unexpected(
            QStringLiteral("Say what meets the goal: --event NAME or --page PATTERN."));
    domain::Goal goal;
    goal.name = name;
    goal.kind = event ? domain::GoalKind::Event : domain::GoalKind::Page;
    goal.pattern = event ? *event : *page;
    return goal;
}

ExitCode goal(const Context &context, const Arguments &arguments)
{
    const auto part = PartAction::from(arguments);
    if (!part)
        return context.wrongUsage(part.error());
    if (part->verb != PartAction::Verb::Add &&
        (arguments.has("--event") || arguments.has("--page")))
        return context.wrongUsage(QStringLiteral("--event and --page go with add."));
    if (part->verb != PartAction::Verb::List && arguments.has("--json"))
        return context.wrongUsage(QStringLiteral("--json goes with list."));
    domain::SiteEdit edit;
    switch (part->verb) {
    case PartAction::Verb::List:
        return listParts(context, arguments, &domain::Site::goals, goalText, goalsJson);
    case PartAction::Verb::Add: {
        const auto added = goalFrom(arguments, part->operand);
        if (!added)
            return context.wrongUsage(added.error());
        edit.addGoals = {*added};
        break;
    }
    case PartAction::Verb::Remove: edit.removeGoals = {part->operand}; break;
    }
    const auto edited = changeSite(context, part->trackingCode, edit);
    return edited ? ExitCode::Done : context.fail(edited.error());
}

} // namespace

Command siteGoalCommand()
{
    return {{"site goal",
             "CODE add|list|remove [NAME]",
             "Watch for an event or a page that visitors are to reach.",
             {{"--event", "EVENT", "With add: met by this event."},
              {"--page", "PATTERN", "With add: met by a view of a page like /thanks or /order/*."},
              {"--json", nullptr, "With list: as JSON."}},
             {},
             "A goal is counted from the moment at which it is added.\n“stats --by goal” says how "
             "many visitors met each, and for how much.\n"},
            goal};
}

} // namespace footfall::instance::cli
