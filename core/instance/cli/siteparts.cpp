// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/cli/siteparts.h"

#include "core/instance/cli/statustext.h"

namespace footfall::instance::cli {

namespace {

QString signalsName(domain::PrivacySignals privacySignals)
{
    return privacySignals == domain::PrivacySignals::Respect ? QStringLiteral("respect")
                                                             : QStringLiteral("ignore");
}

QString ruleName(domain::HostnameRule rule)
{
    return rule == domain::HostnameRule::Listed ? QStringLiteral("listed") : QStringLiteral("any");
}

/// Null: nothing goes.
QJsonValue orForever(int days)
{
    return days == 0 ? QJsonValue() : QJsonValue(days);
}

QJsonValue momentOrNull(domain::Instant moment)
{
    return domain::toMilliseconds(moment) == 0 ? QJsonValue() : QJsonValue(momentText(moment));
}

} // namespace

tl::expected<PartAction, QString> PartAction::from(const Arguments &arguments)
{
    const QStringList &operands = arguments.operands();
    PartAction part;
    part.trackingCode = operands.at(0);
    const QString &verb = operands.at(1);
    if (verb == QStringLiteral("add"))
        part.verb = Verb::Add;
    else if (verb == QStringLiteral("remove"))
        part.verb = Verb::Remove;
    else if (verb != QStringLiteral("list"))
        return tl::unexpected(QStringLiteral("Say add, list or remove, not “%1”.").arg(verb));
    part.operand = operands.value(2).trimmed();
    if (part.verb == Verb::List && operands.size() > 2)
        return tl::unexpected(QStringLiteral("“%1” is too much.").arg(operands.at(2).left(80)));
    if (part.verb != Verb::List && part.operand.isEmpty())
        return tl::unexpected(QStringLiteral("Say what to %1: its name is missing.").arg(verb));
    return part;
}

QString goalText(const domain::Goal &goal)
{
    return QStringLiteral("%1: %2 %3")
        .arg(goal.name,
             goal.kind == domain::GoalKind::Page ? QStringLiteral("page") : QStringLiteral("event"),
             goal.pattern);
}

QJsonArray goalsJson(const std::vector<domain::Goal> &goals)
{
    QJsonArray array;
    for (const domain::Goal &goal : goals)
        array.append(QJsonObject{
            {QStringLiteral("name"), goal.name},
            {goal.kind == domain::GoalKind::Page ? QStringLiteral("page") : QStringLiteral("event"),
             goal.pattern}});
    return array;
}

QString segmentText(const domain::SavedFilter &saved)
{
    return QStringLiteral("%1: %2").arg(saved.name,
                                        domain::toTexts(saved.filter).join(QStringLiteral("  ")));
}

QJsonArray segmentsJson(const std::vector<domain::SavedFilter> &saved)
{
    QJsonArray array;
    for (const domain::SavedFilter &each : saved)
        array.append(QJsonObject{
            {QStringLiteral("name"), each.name},
            {QStringLiteral("filters"), QJsonArray::fromStringList(domain::toTexts(each.filter))}});
    return array;
}

QString tokenText(const domain::ApiToken &token)
{
    return QStringLiteral("%1  %2  %3")
        .arg(QString::number(token.id.value), momentText(token.createdAt), token.name);
}

QJsonArray tokensJson(const std::vector<domain::ApiToken> &tokens)
{
    QJsonArray array;
    for (const domain::ApiToken &token : tokens)
        array.append(QJsonObject{{QStringLiteral("id"), token.id.value},
                                 {QStringLiteral("name"), token.name},
                                 {QStringLiteral("createdAt"), momentText(token.createdAt)}});
    return array;
}

QStringList settingLines(const domain::Site &site)
{
    QStringList lines;
    const auto line = [&lines](const char *name, const QStringList &values) {
        if (!values.isEmpty())
            lines.append(QStringLiteral("%1: %2").arg(QLatin1String(name),
                                                      values.join(QStringLiteral(", "))));
    };
    line("aliases", site.aliases);
    if (site.hostnameRule == domain::HostnameRule::Listed)
        line("hostnames", {ruleName(site.hostnameRule)});
    if (site.privacySignals == domain::PrivacySignals::Respect)
        line("privacy signals", {signalsName(site.privacySignals)});
    if (site.botViews == domain::BotViews::Shown)
        line("show bots", {QStringLiteral("on")});
    line("kept query", site.pathRules.keptQuery);
    line("grouped paths", site.pathRules.groups);
    line("ignored paths", site.pathRules.ignored);
    line("excluded addresses", site.excludedRanges);
    for (const domain::Goal &goal : site.goals)
        lines.append(QStringLiteral("goal ") + goalText(goal));
    const domain::Keeping &keeping = site.keeping;
    if (keeping.strictVisits > 0)
        line("strict", {QStringLiteral("%1 visits").arg(keeping.strictVisits)});
    if (keeping.days > 0)
        line("keep days", {QString::number(keeping.days)});
    if (keeping.hourlyDays > 0)
        line("keep hours", {QStringLiteral("of %1 days").arg(keeping.hourlyDays)});
    if (domain::toMilliseconds(keeping.appliesFrom) != 0)
        line("nothing goes before", {momentText(keeping.appliesFrom)});
    if (domain::toMilliseconds(keeping.strictAppliesFrom) != 0)
        line("past days not stricter before", {momentText(keeping.strictAppliesFrom)});
    for (const domain::SavedFilter &saved : site.savedFilters)
        lines.append(QStringLiteral("segment ") + segmentText(saved));
    for (const domain::ApiToken &token : site.tokens)
        lines.append(QStringLiteral("token ") + tokenText(token));
    return lines;
}

QJsonObject siteJson(const domain::Site &site)
{
    const auto array = [](const QStringList &list) { return QJsonArray::fromStringList(list); };
    return {{QStringLiteral("code"), site.trackingCode},
            {QStringLiteral("name"), site.name},
            {QStringLiteral("hostnames"), array(site.hostnames)},
            {QStringLiteral("timeZone"), QString::fromLatin1(site.timeZone().id())},
            {QStringLiteral("createdAt"), momentText(site.createdAt)},
            {QStringLiteral("aliases"), array(site.aliases)},
            {QStringLiteral("hostnameRule"), ruleName(site.hostnameRule)},
            {QStringLiteral("privacySignals"), signalsName(site.privacySignals)},
            {QStringLiteral("showBots"), site.botViews == domain::BotViews::Shown},
            {QStringLiteral("keptQuery"), array(site.pathRules.keptQuery)},
            {QStringLiteral("groupedPaths"), array(site.pathRules.groups)},
            {QStringLiteral("ignoredPaths"), array(site.pathRules.ignored)},
            {QStringLiteral("excludedAddresses"), array(site.excludedRanges)},
            {QStringLiteral("goals"), goalsJson(site.goals)},
            {QStringLiteral("segments"), segmentsJson(site.savedFilters)},
            {QStringLiteral("tokens"), tokensJson(site.tokens)},
            {QStringLiteral("strictVisits"), site.keeping.strictVisits},
            {QStringLiteral("keepDays"), orForever(site.keeping.days)},
            {QStringLiteral("keepHourlyDays"), orForever(site.keeping.hourlyDays)},
            {QStringLiteral("keepingAppliesFrom"), momentOrNull(site.keeping.appliesFrom)},
            {QStringLiteral("strictAppliesFrom"), momentOrNull(site.keeping.strictAppliesFrom)}};
}

} // namespace footfall::instance::cli
