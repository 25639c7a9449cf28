// SPDX-License-Identifier: GPL-3.0-or-later
// site token: who may send for a site from a back end or an app. A token is printed once, and only
// its hash is kept; it never goes to a log.
#include "core/domain/apitoken.h"
#include "core/instance/cli/sitechange.h"
#include "core/instance/cli/siteparts.h"

namespace footfall::instance::cli {

namespace {

ExitCode add(const Context &context, const PartAction &part)
{
    const domain::DrawnToken drawn = domain::drawToken(part.operand);
    domain::SiteEdit edit;
    edit.addTokens = {drawn.token};
    if (const auto edited = changeSite(context, part.trackingCode, edit); !edited)
        return context.fail(edited.error());
    context.out << drawn.text << Qt::endl;
    return ExitCode::Done;
}

ExitCode remove(const Context &context, const PartAction &part)
{
    bool isNumber = false;
    const domain::TokenId id{part.operand.toLongLong(&isNumber)};
    if (!isNumber)
        return context.wrongUsage(QStringLiteral(
            "A token is removed by its number, which “site token CODE list” shows first."));
    domain::SiteEdit edit;
    edit.removeTokens = {id};
    const auto edited = changeSite(context, part.trackingCode, edit);
    return edited ? ExitCode::Done : context.fail(edited.error());
}

ExitCode token(const Context &context, const Arguments &arguments)
{
    const auto part = PartAction::from(arguments);
    if (!part)
        return context.wrongUsage(part.error());
    if (part->verb != PartAction::Verb::List && arguments.has("--json"))
        return context.wrongUsage(QStringLiteral("--json goes with list."));
    switch (part->verb) {
    case PartAction::Verb::List:
        return listParts(context, arguments, &domain::Site::tokens, tokenText, tokensJson);
    case PartAction::Verb::Add: return add(context, *part);
    case PartAction::Verb::Remove: return remove(context, *part);
    }
    return ExitCode::Failed;
}

} // namespace

Command siteTokenCommand()
{
    return {{"site token",
             "CODE add|list|remove [NAME|NUMBER]",
             "Let a back end or an app send for a site.",
             {{"--json", nullptr, "With list: as JSON."}},
             {},
             "add NAME prints a token and nothing else. It is shown this once: only its hash is "
             "kept.\nremove NUMBER ends it at once; list has the numbers.\n"},
            token};
}

} // namespace footfall::instance::cli
