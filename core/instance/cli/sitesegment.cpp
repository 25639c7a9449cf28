// SPDX-License-Identifier: GPL-3.0-or-later
// site segment: filters that were given a name.
#include "core/domain/typedvalue.h"
#include "core/instance/cli/sitechange.h"
#include "core/instance/cli/siteparts.h"
#include "core/queries/statsreader.h"

namespace footfall::instance::cli {

namespace {

constexpr qsizetype FirstFilter = 3; // Of the operands, after CODE, verb and NAME.

ExitCode segment(const Context &context, const Arguments &arguments)
{
    const auto part = PartAction::from(arguments);
    if (!part)
        return context.wrongUsage(part.error());
    if (part->verb != PartAction::Verb::List && arguments.has("--json"))
        return context.wrongUsage(QStringLiteral("--json goes with list."));
    const QStringList filters = arguments.operands().mid(FirstFilter);
    domain::SiteEdit edit;
    switch (part->verb) {
    case PartAction::Verb::List:
        return listParts(context, arguments, &domain::Site::savedFilters, segmentText,
                         segmentsJson);
    case PartAction::Verb::Add: {
        if (filters.isEmpty())
            return context.wrongUsage(
                QStringLiteral("Say what the segment selects, for example source=Google."));
        const auto filter = domain::filterFromTexts(filters).and_then(domain::withStoredValues);
        if (!filter)
            return context.wrongUsage(filter.error().message);
        if (const auto checked = queries::StatsReader::check(*filter); !checked)
            return context.wrongUsage(checked.error().message);
        edit.saveFilters = {{part->operand, *filter}};
        break;
    }
    case PartAction::Verb::Remove:
        if (!filters.isEmpty())
            return context.wrongUsage(
                QStringLiteral("“%1” is too much.").arg(filters.first().left(80)));
        edit.removeFilters = {part->operand};
        break;
    }
    const auto edited = changeSite(context, part->trackingCode, edit);
    return edited ? ExitCode::Done : context.fail(edited.error());
}

} // namespace

Command siteSegmentCommand()
{
    return {{"site segment",
             "CODE add|list|remove [NAME] [FILTER...]",
             "Give filters a name.",
             {{"--json", nullptr, "With list: as JSON."}},
             {},
             "FILTER is as for “stats --filter”: source=Google, page!=/about, page~docs, "
             "page@/docs/*.\nadd replaces a segment of the same name.\n"},
            segment};
}

} // namespace footfall::instance::cli
