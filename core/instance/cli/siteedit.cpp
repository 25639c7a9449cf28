// SPDX-License-Identifier: GPL-3.0-or-later
// site edit. Lists are changed by one option that adds and one that removes, "--alias" and
// "--remove-alias"; all may be repeated.
#include "core/instance/cli/keepingtext.h"
#include "core/instance/cli/sitechange.h"
#include "core/instance/cli/statustext.h"
#include "core/instance/holding.h"
#include "core/queries/keepingreader.h"

namespace footfall::instance::cli {

namespace {

using domain::Done;
using domain::Result;

template <typename Value>
struct Choice {
    const char *word;
    Value value;
};

/// Nothing where the option is not given.
template <typename Value>
tl::expected<std::optional<Value>, QString> chosen(const Arguments &arguments, const char *option,
                                                   std::initializer_list<Choice<Value>> choices)
{
    const auto word = arguments.value(option);
    if (!word)
        return std::nullopt;
    QStringList words;
    for (const Choice<Value> &choice : choices) {
        if (*word == QLatin1String(choice.word))
            return choice.value;
        words.append(QLatin1String(choice.word));
    }
    return tl::unexpected(
        QStringLiteral("%1 is %2.").arg(QLatin1String(option), words.join(QStringLiteral(" or "))));
}

/// A list that is written whole: what is added goes to its end.
struct ListOptions {
    const char *add;
    const char *remove;
};
constexpr ListOptions KeptQuery{"--keep-query", "--remove-keep-query"};
constexpr ListOptions Groups{"--group-path", "--remove-group-path"};
constexpr ListOptions Ignored{"--ignore-path", "--remove-ignore-path"};
constexpr ListOptions Ranges{"--exclude-address", "--remove-exclude-address"};

bool isGiven(const Arguments &arguments, const ListOptions &options)
{
    return arguments.has(options.add) || arguments.has(options.remove);
}

Result<Done> change(QStringList &list, const Arguments &arguments, const ListOptions &options)
{
    for (const QString &typed : arguments.all(options.remove)) {
        if (list.removeAll(typed.trimmed()) == 0)
            return domain::failure(
                domain::ErrorKind::NotFound,
                QStringLiteral("%1 “%2”: the site has no such entry. “footfall-server site list” "
                               "shows what it has.")
                    .arg(QLatin1String(options.remove), typed.left(80)));
    }
    list += arguments.all(options.add);
    return Done{};
}

/// The lists that an edit replaces as a whole.
Result<Done> changeLists(domain::SiteEdit &edit, const domain::Site &site,
                         const Arguments &arguments)
{
    if (isGiven(arguments, KeptQuery) || isGiven(arguments, Groups) ||
        isGiven(arguments, Ignored)) {
        domain::PathRules rules = site.pathRules;
        for (const auto &[list, options] :
             {std::pair(&rules.keptQuery, KeptQuery), std::pair(&rules.groups, Groups),
              std::pair(&rules.ignored, Ignored)}) {
            if (const Result<Done> done = change(*list, arguments, options); !done)
                return done;
        }
        edit.pathRules = rules;
    }
    if (isGiven(arguments, Ranges)) {
        QStringList ranges = site.excludedRanges;
        if (const Result<Done> done = change(ranges, arguments, Ranges); !done)
            return done;
        edit.excludedRanges = ranges;
    }
    return Done{};
}

constexpr const char *Strict = "--strict";
constexpr const char *KeepDays = "--keep-days";
constexpr const char *KeepHours = "--keep-hours";
constexpr const char *Preview = "--preview";
const QString OnlyKeeping =
    QStringLiteral("--preview goes with --strict, --keep-days and --keep-hours, and nothing else.");

tl::expected<void, QString> readCount(const Arguments &arguments, const char *option,
                                      std::initializer_list<Choice<int>> words, const char *help,
                                      int &count)
{
    const auto typed = arguments.value(option);
    if (!typed)
        return {};
    for (const Choice<int> &choice : words) {
        if (*typed == QLatin1String(choice.word)) {
            count = choice.value;
            return {};
        }
    }
    bool isNumber = false;
    const int number = typed->toInt(&isNumber);
    if (!isNumber || number <= 0)
        return tl::unexpected(
            QStringLiteral("%1 is %2.").arg(QLatin1String(option), QLatin1String(help)));
    count = number;
    return {};
}

/// Of the site as it is, what the options say otherwise; nothing where none is given.
tl::expected<std::optional<domain::Keeping>, QString> keepingFrom(const Arguments &arguments,
                                                                  domain::Keeping keeping)
{
    if (!arguments.has(Strict) && !arguments.has(KeepDays) && !arguments.has(KeepHours))
        return std::nullopt;
    auto read = readCount(arguments, Strict, {{"on", domain::UsualStrictVisits}, {"off", 0}},
                          "on, off or a number of visits", keeping.strictVisits);
    if (read)
        read = readCount(arguments, KeepDays, {{"forever", 0}}, "a number of days or forever",
                         keeping.days);
    if (read)
        read = readCount(arguments, KeepHours, {{"forever", 0}}, "a number of days or forever",
                         keeping.hourlyDays);
    if (!read)
        return tl::unexpected(read.error());
    return keeping;
}

tl::expected<domain::SiteEdit, QString> editFrom(const Arguments &arguments)
{
    domain::SiteEdit edit;
    edit.name = arguments.value("--name");
    edit.timeZone = arguments.value("--time-zone");
    edit.addHostnames = arguments.all("--hostname");
    edit.removeHostnames = arguments.all("--remove-hostname");
    edit.addAliases = arguments.all("--alias");
    edit.removeAliases = arguments.all("--remove-alias");
    const auto privacySignals = chosen<domain::PrivacySignals>(
        arguments, "--privacy-signals",
        {{"respect", domain::PrivacySignals::Respect}, {"ignore", domain::PrivacySignals::Ignore}});
    if (!privacySignals)
        return tl::unexpected(privacySignals.error());
    edit.privacySignals = *privacySignals;
    const auto hostnameRule = chosen<domain::HostnameRule>(
        arguments, "--hostnames",
        {{"any", domain::HostnameRule::Any}, {"listed", domain::HostnameRule::Listed}});
    if (!hostnameRule)
        return tl::unexpected(hostnameRule.error());
    edit.hostnameRule = *hostnameRule;
    const auto botViews = chosen<domain::BotViews>(
        arguments, "--show-bots",
        {{"on", domain::BotViews::Shown}, {"off", domain::BotViews::Discarded}});
    if (!botViews)
        return tl::unexpected(botViews.error());
    edit.botViews = *botViews;
    return edit;
}

/// What would go, or the outcome where it cannot be told.
ExitCode preview(const Context &context, const Arguments &arguments)
{
    if (!arguments.hasOnly({Strict, KeepDays, KeepHours, Preview}) || !*keepingFrom(arguments, {}))
        return context.wrongUsage(OnlyKeeping);
    const auto site = readSite(context, arguments.operands().first());
    if (!site)
        return context.fail(site.error());
    domain::SiteEdit edit;
    edit.keeping = *keepingFrom(arguments, site->keeping);
    const domain::Instant now = context.environment.clock.now();
    const auto after = domain::siteAfterEdit(*site, edit, domain::SiteHistory::HasViews, now);
    if (!after)
        return context.fail(after.error());
    const auto taken =
        queries::previewKeeping(databasePathIn(context.dataDirectory), *site, after->keeping, now);
    if (!taken)
        return context.fail(taken.error());
    context.out << previewText(*taken) << changedStrictText(site->keeping, after->keeping)
                << Qt::flush;
    return ExitCode::Done;
}

ExitCode edit(const Context &context, const Arguments &arguments)
{
    auto edit = editFrom(arguments);
    if (!edit)
        return context.wrongUsage(edit.error());
    if (arguments.isEmpty())
        return context.wrongUsage(QStringLiteral("Say what to change, for example --name NAME."));
    if (const auto keeping = keepingFrom(arguments, {}); !keeping)
        return context.wrongUsage(keeping.error());
    if (arguments.has(Preview))
        return preview(context, arguments);
    auto change = SiteChange::begin(context, arguments.operands().first());
    if (!change)
        return context.fail(change.error());
    if (const auto lists = changeLists(*edit, change->before(), arguments); !lists)
        return context.fail(lists.error());
    edit->keeping = *keepingFrom(arguments, change->before().keeping);
    const domain::Keeping before = change->before().keeping;
    const auto edited = change->apply(*edit);
    if (!edited)
        return context.fail(edited.error());
    const domain::Keeping &keeping = edited->keeping;
    if (edit->keeping)
        context.out << changedStrictText(before, keeping)
                    << pendingText(keeping, context.environment.clock.now()) << Qt::flush;
    const domain::SiteCalendar::Span &last = edited->calendar.spans().back();
    const bool isAhead =
        edited->calendar.spans().size() > 1 && last.from > context.environment.clock.now();
    if (edit->timeZone && isAhead)
        context.out << QString::fromLatin1(last.zone.id()) << " is in force from "
                    << edited->calendar.toIso(last.from) << Qt::endl;
    return ExitCode::Done;
}

} // namespace

Command siteEditCommand()
{
    return {
        {"site edit",
         "CODE",
         "Change a site.",
         {{"--name", "NAME", "Call it so."},
          {"--time-zone", "Area/City",
           "From its next midnight on, which is printed; at once without views."},
          {"--alias", "ALIAS", "Answer to another product's site id, UUID or domain too."},
          {"--remove-alias", "ALIAS", "No longer answer to it."},
          {"--hostname", "HOSTNAME", "Add a hostname; *.example.com for all below it."},
          {"--remove-hostname", "HOSTNAME", "Remove a hostname."},
          {"--hostnames", "any|listed", "Count views of any hostname, or only of its own."},
          {"--show-bots", "on|off", "Keep what bots looked at, for “stats --by bot”."},
          {"--privacy-signals", "respect|ignore", "What DNT and GPC mean for it."},
          {KeptQuery.add, "NAME",
           "Count pages apart by this parameter of the query; * at the end."},
          {KeptQuery.remove, "NAME", "No longer."},
          {Groups.add, "PATTERN", "Count all pages that match as one, such as /users/*."},
          {Groups.remove, "PATTERN", "No longer."},
          {Ignored.add, "PATTERN", "Do not count pages that match, such as /admin/*."},
          {Ignored.remove, "PATTERN", "Count them again."},
          {Ranges.add, "CIDR", "Do not count views from there, such as 203.0.113.0/24."},
          {Ranges.remove, "CIDR", "Count them again."},
          {Strict, "on|off|VISITS", "Give up details that fewer visits than this share; on: 5."},
          {KeepDays, "DAYS|forever", "Delete what is older, beginning a day from now."},
          {KeepHours, "DAYS|forever", "Of what is older, give up the hour and keep the day."},
          {Preview, nullptr, "Say what these three would take away, and change nothing."}},
         {},
         "Options that add to a list or remove from it may be repeated. A change is in force when "
         "the command\nreturns.\n"},
        edit};
}

} // namespace footfall::instance::cli
