// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sitejson.h"

#include "core/domain/json.h"

#include <QJsonArray>

namespace footfall::domain {

namespace {

constexpr qsizetype MostEntries = 1'000; // Of any list.

QStringList textsAt(const QJsonObject &object, const char *key)
{
    QStringList list;
    const QJsonArray values = object.value(QLatin1String(key)).toArray();
    for (qsizetype i = 0; i < std::min(values.size(), MostEntries); ++i)
        list.append(values.at(i).toString().left(json::LongestText));
    return list;
}

QJsonArray arrayOf(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

template <typename Value, typename Make>
std::vector<Value> valuesAt(const QJsonObject &object, const char *key, Make make)
{
    std::vector<Value> values;
    const QJsonArray array = object.value(QLatin1String(key)).toArray();
    for (qsizetype i = 0; i < std::min(array.size(), MostEntries); ++i)
        values.push_back(make(array.at(i).toObject()));
    return values;
}

template <typename Value, typename Make>
QJsonArray arrayOf(const std::vector<Value> &values, Make make)
{
    QJsonArray array;
    for (const Value &value : values)
        array.append(make(value));
    return array;
}

QString nameOf(PrivacySignals privacySignals)
{
    return privacySignals == PrivacySignals::Respect ? QStringLiteral("respect")
                                                     : QStringLiteral("ignore");
}

PrivacySignals signalsAt(const QJsonObject &object)
{
    return json::textAt(object, "privacySignals") == QLatin1String("respect")
               ? PrivacySignals::Respect
               : PrivacySignals::Ignore;
}

QString nameOf(HostnameRule rule)
{
    return rule == HostnameRule::Listed ? QStringLiteral("listed") : QStringLiteral("any");
}

HostnameRule hostnameRuleAt(const QJsonObject &object)
{
    return json::textAt(object, "hostnameRule") == QLatin1String("listed") ? HostnameRule::Listed
                                                                           : HostnameRule::Any;
}

QString nameOf(BotViews views)
{
    return views == BotViews::Shown ? QStringLiteral("shown") : QStringLiteral("discarded");
}

BotViews botViewsAt(const QJsonObject &object)
{
    return json::textAt(object, "botViews") == QLatin1String("shown") ? BotViews::Shown
                                                                      : BotViews::Discarded;
}

QJsonObject objectOf(const PathRules &rules)
{
    return {{QStringLiteral("keptQuery"), arrayOf(rules.keptQuery)},
            {QStringLiteral("groups"), arrayOf(rules.groups)},
            {QStringLiteral("ignored"), arrayOf(rules.ignored)}};
}

PathRules pathRulesAt(const QJsonObject &object)
{
    const QJsonObject rules = object.value(QStringLiteral("pathRules")).toObject();
    return {textsAt(rules, "keptQuery"), textsAt(rules, "groups"), textsAt(rules, "ignored")};
}

QJsonObject objectOf(const Goal &goal)
{
    return {{QStringLiteral("id"), goal.id.value},
            {QStringLiteral("name"), goal.name},
            {QStringLiteral("kind"),
             goal.kind == GoalKind::Page ? QStringLiteral("page") : QStringLiteral("event")},
            {QStringLiteral("pattern"), goal.pattern}};
}

Goal goalFrom(const QJsonObject &object)
{
    const bool isPage = json::textAt(object, "kind") == QLatin1String("page");
    return {GoalId{json::countAt(object, "id")}, json::textAt(object, "name"),
            isPage ? GoalKind::Page : GoalKind::Event, json::textAt(object, "pattern")};
}

QJsonObject objectOf(const ApiToken &token)
{
    return {{QStringLiteral("id"), token.id.value},
            {QStringLiteral("name"), token.name},
            {QStringLiteral("hash"), QString::fromLatin1(token.hash.toHex())},
            {QStringLiteral("createdAt"), json::moment(token.createdAt)}};
}

ApiToken tokenFrom(const QJsonObject &object)
{
    return {TokenId{json::countAt(object, "id")}, json::textAt(object, "name"),
            QByteArray::fromHex(json::textAt(object, "hash").toLatin1()),
            json::momentAt(object, "createdAt")};
}

QJsonObject objectOf(const SavedFilter &saved)
{
    return {{QStringLiteral("name"), saved.name},
            {QStringLiteral("filter"), arrayOf(toTexts(saved.filter))}};
}

/// With an empty filter, which no site keeps, where it is none.
SavedFilter savedFilterFrom(const QJsonObject &object)
{
    return {json::textAt(object, "name"),
            filterFromTexts(textsAt(object, "filter")).value_or(Filter{})};
}

QJsonObject objectOf(const Keeping &keeping)
{
    return {{QStringLiteral("strictVisits"), keeping.strictVisits},
            {QStringLiteral("days"), keeping.days},
            {QStringLiteral("hourlyDays"), keeping.hourlyDays},
            {QStringLiteral("appliesFrom"), json::moment(keeping.appliesFrom)},
            {QStringLiteral("strictAppliesFrom"), json::moment(keeping.strictAppliesFrom)},
            {QStringLiteral("strictBefore"), keeping.strictBefore}};
}

Keeping keepingAt(const QJsonObject &object)
{
    const QJsonObject keeping = object.value(QStringLiteral("keeping")).toObject();
    return {
        json::smallCountAt(keeping, "strictVisits"),  json::smallCountAt(keeping, "days"),
        json::smallCountAt(keeping, "hourlyDays"),    json::momentAt(keeping, "appliesFrom"),
        json::momentAt(keeping, "strictAppliesFrom"), json::smallCountAt(keeping, "strictBefore")};
}

std::vector<SiteCalendar::Span> spansAt(const QJsonObject &object)
{
    std::vector<SiteCalendar::Span> spans;
    const QJsonArray zones = object.value(QStringLiteral("timeZones")).toArray();
    for (qsizetype i = 0; i < std::min(zones.size(), MostEntries); ++i) {
        const QJsonObject span = zones.at(i).toObject();
        const QTimeZone zone(json::textAt(span, "zone").toLatin1());
        const Instant from =
            instantFromMilliseconds(span.value(QStringLiteral("from")).toInteger());
        if (zone.isValid() && (spans.empty() || from > spans.back().from))
            spans.push_back({from, zone});
    }
    return spans;
}

} // namespace

QJsonObject toJson(const Site &site)
{
    QJsonArray zones;
    for (const SiteCalendar::Span &span : site.calendar.spans())
        zones.append(QJsonObject{{QStringLiteral("from"), qint64(toMilliseconds(span.from))},
                                 {QStringLiteral("zone"), QString::fromLatin1(span.zone.id())}});
    const auto asObject = [](const auto &value) { return objectOf(value); };
    return {{QStringLiteral("id"), site.id.value},
            {QStringLiteral("trackingCode"), site.trackingCode},
            {QStringLiteral("name"), site.name},
            {QStringLiteral("hostnames"), arrayOf(site.hostnames)},
            {QStringLiteral("timeZones"), zones},
            {QStringLiteral("privacySignals"), nameOf(site.privacySignals)},
            {QStringLiteral("createdAt"), qint64(toMilliseconds(site.createdAt))},
            {QStringLiteral("aliases"), arrayOf(site.aliases)},
            {QStringLiteral("hostnameRule"), nameOf(site.hostnameRule)},
            {QStringLiteral("botViews"), nameOf(site.botViews)},
            {QStringLiteral("pathRules"), objectOf(site.pathRules)},
            {QStringLiteral("excludedRanges"), arrayOf(site.excludedRanges)},
            {QStringLiteral("goals"), arrayOf(site.goals, asObject)},
            {QStringLiteral("tokens"), arrayOf(site.tokens, asObject)},
            {QStringLiteral("savedFilters"), arrayOf(site.savedFilters, asObject)},
            {QStringLiteral("keeping"), objectOf(site.keeping)}};
}

std::optional<Site> siteFromJson(const QJsonObject &object)
{
    Site site;
    site.id.value = json::countAt(object, "id");
    site.trackingCode = json::textAt(object, "trackingCode");
    site.name = json::textAt(object, "name");
    site.hostnames = textsAt(object, "hostnames");
    site.privacySignals = signalsAt(object);
    site.createdAt = instantFromMilliseconds(object.value(QStringLiteral("createdAt")).toInteger());
    site.aliases = textsAt(object, "aliases");
    site.hostnameRule = hostnameRuleAt(object);
    site.botViews = botViewsAt(object);
    site.pathRules = pathRulesAt(object);
    site.excludedRanges = textsAt(object, "excludedRanges");
    site.goals = valuesAt<Goal>(object, "goals", goalFrom);
    site.tokens = valuesAt<ApiToken>(object, "tokens", tokenFrom);
    site.savedFilters = valuesAt<SavedFilter>(object, "savedFilters", savedFilterFrom);
    std::erase_if(site.savedFilters,
                  [](const SavedFilter &saved) { return saved.filter.isEmpty(); });
    site.keeping = keepingAt(object);
    std::vector<SiteCalendar::Span> spans = spansAt(object);
    if (spans.empty() || site.trackingCode.isEmpty())
        return std::nullopt;
    site.calendar = SiteCalendar(std::move(spans));
    return site;
}

QJsonObject toJson(const SiteEdit &edit)
{
    const auto asObject = [](const auto &value) { return objectOf(value); };
    QJsonObject object{{QStringLiteral("addHostnames"), arrayOf(edit.addHostnames)},
                       {QStringLiteral("removeHostnames"), arrayOf(edit.removeHostnames)},
                       {QStringLiteral("addAliases"), arrayOf(edit.addAliases)},
                       {QStringLiteral("removeAliases"), arrayOf(edit.removeAliases)},
                       {QStringLiteral("addGoals"), arrayOf(edit.addGoals, asObject)},
                       {QStringLiteral("removeGoals"), arrayOf(edit.removeGoals)},
                       {QStringLiteral("addTokens"), arrayOf(edit.addTokens, asObject)},
                       {QStringLiteral("removeTokens"),
                        arrayOf(edit.removeTokens, [](TokenId id) { return id.value; })},
                       {QStringLiteral("saveFilters"), arrayOf(edit.saveFilters, asObject)},
                       {QStringLiteral("removeFilters"), arrayOf(edit.removeFilters)}};
    if (edit.name)
        object.insert(QStringLiteral("name"), *edit.name);
    if (edit.timeZone)
        object.insert(QStringLiteral("timeZone"), *edit.timeZone);
    if (edit.privacySignals)
        object.insert(QStringLiteral("privacySignals"), nameOf(*edit.privacySignals));
    if (edit.hostnameRule)
        object.insert(QStringLiteral("hostnameRule"), nameOf(*edit.hostnameRule));
    if (edit.botViews)
        object.insert(QStringLiteral("botViews"), nameOf(*edit.botViews));
    if (edit.pathRules)
        object.insert(QStringLiteral("pathRules"), objectOf(*edit.pathRules));
    if (edit.excludedRanges)
        object.insert(QStringLiteral("excludedRanges"), arrayOf(*edit.excludedRanges));
    if (edit.keeping)
        object.insert(QStringLiteral("keeping"), objectOf(*edit.keeping));
    return object;
}

SiteEdit editFromJson(const QJsonObject &object)
{
    const auto has = [&object](const char *key) { return object.contains(QLatin1String(key)); };
    SiteEdit edit;
    if (has("name"))
        edit.name = json::textAt(object, "name");
    if (has("timeZone"))
        edit.timeZone = json::textAt(object, "timeZone");
    edit.addHostnames = textsAt(object, "addHostnames");
    edit.removeHostnames = textsAt(object, "removeHostnames");
    if (has("privacySignals"))
        edit.privacySignals = signalsAt(object);
    edit.addAliases = textsAt(object, "addAliases");
    edit.removeAliases = textsAt(object, "removeAliases");
    if (has("hostnameRule"))
        edit.hostnameRule = hostnameRuleAt(object);
    if (has("botViews"))
        edit.botViews = botViewsAt(object);
    if (has("pathRules"))
        edit.pathRules = pathRulesAt(object);
    if (has("excludedRanges"))
        edit.excludedRanges = textsAt(object, "excludedRanges");
    edit.addGoals = valuesAt<Goal>(object, "addGoals", goalFrom);
    edit.removeGoals = textsAt(object, "removeGoals");
    edit.addTokens = valuesAt<ApiToken>(object, "addTokens", tokenFrom);
    const QJsonArray tokens = object.value(QStringLiteral("removeTokens")).toArray();
    for (const QJsonValue &token : tokens)
        edit.removeTokens.push_back(TokenId{token.toInteger()});
    edit.saveFilters = valuesAt<SavedFilter>(object, "saveFilters", savedFilterFrom);
    edit.removeFilters = textsAt(object, "removeFilters");
    if (has("keeping"))
        edit.keeping = keepingAt(object);
    return edit;
}

} // namespace footfall::domain
