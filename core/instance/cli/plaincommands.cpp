// SPDX-License-Identifier: GPL-3.0-or-later
// snippet, fold.
#include "core/domain/snippet.h"
#include "core/instance/cli/command.h"
#include "core/instance/futures.h"
#include "core/instance/oneshot.h"

#include <array>

namespace footfall::instance::cli {

namespace {

/// The public URL, else where the holder listens, which flags may have told it; else where the
/// settings say.
domain::Result<QString> addressForVisitors(const Context &context)
{
    const auto settings = readSettings(context.dataDirectory);
    if (!settings)
        return tl::unexpected(settings.error());
    if (settings->publicUrl.isEmpty()) {
        if (const auto client = ControlClient::open(context.dataDirectory)) {
            const auto status = await((*client)->status());
            if (status && status->collector.port != 0)
                return reachableAddressOf(status->collector);
        }
    }
    return publicUrlOf(*settings);
}

struct TrackerName {
    const char *name;
    domain::Tracker tracker;
};
constexpr std::array<TrackerName, domain::AllTrackers.size()> TrackerNames{{
    {"footfall", domain::Tracker::Footfall},
    {"footfall-plus", domain::Tracker::FootfallPlus},
    {"fathom-lite", domain::Tracker::FathomLite},
    {"plausible", domain::Tracker::Plausible},
    {"umami", domain::Tracker::Umami},
    {"goatcounter", domain::Tracker::GoatCounter},
    {"pixel", domain::Tracker::Pixel},
}};

tl::expected<domain::Tracker, QString> trackerFrom(const QString &name)
{
    QStringList names;
    for (const TrackerName &known : TrackerNames) {
        if (name == QLatin1String(known.name))
            return known.tracker;
        names.append(QLatin1String(known.name));
    }
    return tl::unexpected(QStringLiteral("There is no tracker “%1”. Use one of %2.")
                              .arg(name.left(80), names.join(QStringLiteral(", "))));
}

ExitCode snippet(const Context &context, const Arguments &arguments)
{
    const auto code = arguments.value("--site");
    if (!code)
        return context.wrongUsage(QStringLiteral("Say which site: --site CODE."));
    const auto tracker = trackerFrom(
        arguments.value("--tracker").value_or(QLatin1String(TrackerNames.front().name)));
    if (!tracker)
        return context.wrongUsage(tracker.error());
    QString text = arguments.value("--url").value_or(QString());
    if (text.isEmpty()) {
        const auto address = addressForVisitors(context);
        if (!address)
            return context.fail(address.error());
        text = *address;
    }
    const auto url = domain::normalisedPublicUrl(text);
    if (!url)
        return context.wrongUsage(url.error().message);
    const auto site = readSite(context, *code);
    if (!site)
        return context.fail(site.error());
    context.out << domain::snippetFor(*tracker, *site, *url) << Qt::endl;
    return ExitCode::Done;
}

ExitCode fold(const Context &context, const Arguments &)
{
    const auto oneShot = OneShot::open(context.dataDirectory, context.environment.clock);
    if (!oneShot)
        return context.fail(oneShot.error());
    const auto report = await((*oneShot)->commands().fold());
    if (!report)
        return context.fail(report.error());
    context.out << "Folded " << report->folded << " page views; " << report->open << " still open."
                << Qt::endl;
    return ExitCode::Done;
}

} // namespace

Command snippetCommand()
{
    return {
        {"snippet",
         "",
         "Print the HTML to paste into a site's pages.",
         {{"--site", "CODE", "The site's tracking code."},
          {"--url", "URL",
           "Where visitors reach the collector; else as in the settings, or "
           "where it listens."},
          {"--tracker", "TRACKER", "Whose script the pages use; else footfall."}},
         {},
         "TRACKER is footfall, footfall-plus (with events that need no code), fathom-lite, "
         "plausible, umami,\ngoatcounter or pixel (a picture, for pages without JavaScript).\n"},
        snippet};
}

Command foldCommand()
{
    return {{"fold", "", "Fold finished page views into sums now.", {}, {}}, fold};
}

} // namespace footfall::instance::cli
