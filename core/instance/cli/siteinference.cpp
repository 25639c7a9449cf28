// SPDX-License-Identifier: GPL-3.0-or-later
// site inference: how many visits could be put together again from the database alone.
#include "core/instance/cli/command.h"
#include "core/instance/cli/keepingtext.h"
#include "core/instance/holding.h"
#include "core/queries/keepingreader.h"

#include <QJsonDocument>

namespace footfall::instance::cli {

namespace {

ExitCode inference(const Context &context, const Arguments &arguments)
{
    const auto site = readSite(context, arguments.operands().first());
    if (!site)
        return context.fail(site.error());
    const auto share = queries::readInference(databasePathIn(context.dataDirectory), *site,
                                              context.environment.clock.now());
    if (!share)
        return context.fail(share.error());
    if (arguments.has("--json")) {
        QJsonObject json = domain::toJson(*share);
        json.insert(QStringLiteral("strictVisits"), site->keeping.strictVisits);
        context.out << QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented));
    } else {
        context.out << inferenceText(*share, site->keeping);
    }
    context.out.flush();
    return ExitCode::Done;
}

} // namespace

Command siteInferenceCommand()
{
    return {{"site inference",
             "CODE",
             "Say how many visits stand alone, so that their views could be told to belong "
             "together.",
             {{"--json", nullptr, "As JSON."}},
             {},
             "An estimate from what is folded of the last 30 days. Which views are one visit's is "
             "not stored: counted\nare visits of several views that were the only one of their "
             "hour with all that their views carry.\n"},
            inference};
}

} // namespace footfall::instance::cli
