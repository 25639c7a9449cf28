// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/siteparts.h"

#include <set>

namespace footfall::storage {

using domain::Done;
using domain::Goal;
using domain::Result;
using domain::Site;
using domain::SiteCalendar;
using domain::SiteId;

namespace {

/// The numbers are stored (site_rule.kind): never change them.
enum class Rule { KeptQuery = 1, Group = 2, Ignored = 3, ExcludedRange = 4 };

QStringList *listOf(Rule rule, Site &site)
{
    switch (rule) {
    case Rule::KeptQuery: return &site.pathRules.keptQuery;
    case Rule::Group: return &site.pathRules.groups;
    case Rule::Ignored: return &site.pathRules.ignored;
    case Rule::ExcludedRange: return &site.excludedRanges;
    }
    return nullptr;
}

/// Hands each row of a statement without parameters to take, with the site it is about.
template <typename Take>
Result<Done> forEachRow(Database &database, const char *sqlName, SiteParts &parts, Take take)
{
    const Result<Statement *> statement = database.statement(sqlName);
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    if (const Result<Done> started = rows.start(); !started)
        return started;
    while (rows.next())
        take(rows, parts[SiteId{rows.integer(0)}]);
    return rows.outcome();
}

Result<Done> readSpans(Database &database, SiteParts &parts)
{
    Result<Done> understood = Done{};
    std::map<SiteId, std::vector<SiteCalendar::Span>> spans;
    Result<Done> read =
        forEachRow(database, "site_time_zone_all", parts, [&](const Statement &row, Site &) {
            const Result<QTimeZone> zone = domain::timeZoneFromName(row.text(2));
            if (zone)
                spans[SiteId{row.integer(0)}].push_back(
                    {domain::instantFromMilliseconds(row.integer(1)), *zone});
            else
                understood = tl::unexpected(zone.error());
        });
    for (auto &[site, itsSpans] : spans)
        parts[site].calendar = SiteCalendar(std::move(itsSpans));
    return read ? understood : read;
}

/// Runs a statement with the site as its only parameter.
Result<Done> runFor(Database &database, const char *sqlName, SiteId site)
{
    const Result<Statement *> statement = database.statement(sqlName);
    if (!statement)
        return tl::unexpected(statement.error());
    return (*statement)->bind(0, site.value).run();
}

Result<Done> writeHostnames(Database &database, const Site &site)
{
    const Result<Statement *> insert = database.statement("site_hostname_insert");
    if (!insert)
        return tl::unexpected(insert.error());
    for (qsizetype position = 0; position < site.hostnames.size(); ++position) {
        (*insert)->bind(0, site.id.value).bind(1, position).bind(2, site.hostnames.at(position));
        if (const Result<Done> done = (*insert)->run(); !done)
            return done;
    }
    return Done{};
}

Result<Done> writeSpans(Database &database, const Site &site)
{
    const Result<Statement *> insert = database.statement("site_time_zone_insert");
    if (!insert)
        return tl::unexpected(insert.error());
    for (size_t i = 0; i < site.calendar.spans().size(); ++i) {
        const SiteCalendar::Span &span = site.calendar.spans().at(i);
        (*insert)
            ->bind(0, site.id.value)
            .bind(1, i == 0 ? 0 : domain::toMilliseconds(span.from))
            .bind(2, QString::fromUtf8(span.zone.id()));
        if (const Result<Done> done = (*insert)->run(); !done)
            return done;
    }
    return Done{};
}

Result<Done> writeAliases(Database &database, const Site &site)
{
    const Result<Statement *> insert = database.statement("site_alias_insert");
    if (!insert)
        return tl::unexpected(insert.error());
    for (qsizetype position = 0; position < site.aliases.size(); ++position) {
        (*insert)->bind(0, site.aliases.at(position)).bind(1, site.id.value).bind(2, position);
        if (const Result<Done> done = (*insert)->run(); !done)
            return done;
    }
    return Done{};
}

Result<Done> writeRules(Database &database, Site &site)
{
    const Result<Statement *> insert = database.statement("site_rule_insert");
    if (!insert)
        return tl::unexpected(insert.error());
    for (const Rule rule : {Rule::KeptQuery, Rule::Group, Rule::Ignored, Rule::ExcludedRange}) {
        const QStringList &texts = *listOf(rule, site);
        for (qsizetype position = 0; position < texts.size(); ++position) {
            (*insert)
                ->bind(0, site.id.value)
                .bind(1, qint64(rule))
                .bind(2, position)
                .bind(3, texts.at(position));
            if (const Result<Done> done = (*insert)->run(); !done)
                return done;
        }
    }
    return Done{};
}

/// Those that are stored and that are not among these: runs the statement for each.
template <typename Part>
Result<Done> leaveOut(Database &database, const char *idsSql, const char *removeSql, SiteId site,
                      const std::vector<Part> &kept)
{
    const Result<Statement *> ids = database.statement(idsSql);
    const Result<Statement *> remove = database.statement(removeSql);
    if (!ids || !remove)
        return tl::unexpected(ids ? remove.error() : ids.error());
    std::set<qint64> gone;
    if (const Result<Done> started = (*ids)->bind(0, site.value).start(); !started)
        return started;
    while ((*ids)->next())
        gone.insert((*ids)->integer(0));
    if (const Result<Done> read = (*ids)->outcome(); !read)
        return read;
    for (const Part &part : kept)
        gone.erase(part.id.value);
    for (const qint64 id : gone) {
        if (const Result<Done> done = (*remove)->bind(0, id).run(); !done)
            return done;
    }
    return Done{};
}

Result<Done> writeGoals(Database &database, Site &site)
{
    const Result<Done> left =
        leaveOut(database, "site_goal_ids", "site_goal_mark_removed", site.id, site.goals);
    if (!left)
        return left;
    const Result<Statement *> insert = database.statement("site_goal_insert");
    if (!insert)
        return tl::unexpected(insert.error());
    for (Goal &goal : site.goals) {
        if (goal.id.isValid())
            continue;
        (*insert)
            ->bind(0, site.id.value)
            .bind(1, goal.name)
            .bind(2, qint64(goal.kind))
            .bind(3, goal.pattern);
        if (const Result<Done> done = (*insert)->run(); !done)
            return done;
        goal.id.value = (*insert)->lastInsertId();
    }
    return Done{};
}

Result<Done> writeTokens(Database &database, Site &site)
{
    const Result<Done> left =
        leaveOut(database, "site_token_ids", "site_token_delete", site.id, site.tokens);
    if (!left)
        return left;
    const Result<Statement *> insert = database.statement("site_token_insert");
    if (!insert)
        return tl::unexpected(insert.error());
    for (domain::ApiToken &token : site.tokens) {
        if (token.id.isValid())
            continue;
        (*insert)
            ->bind(0, site.id.value)
            .bind(1, token.name)
            .bind(2, token.hash)
            .bind(3, domain::toMilliseconds(token.createdAt));
        if (const Result<Done> done = (*insert)->run(); !done)
            return done;
        token.id.value = (*insert)->lastInsertId();
    }
    return Done{};
}

/// One condition a line.
Result<Done> writeFilters(Database &database, const Site &site)
{
    const Result<Statement *> insert = database.statement("site_filter_insert");
    if (!insert)
        return tl::unexpected(insert.error());
    for (const domain::SavedFilter &saved : site.savedFilters) {
        (*insert)
            ->bind(0, site.id.value)
            .bind(1, saved.name)
            .bind(2, domain::toTexts(saved.filter).join(u'\n'));
        if (const Result<Done> done = (*insert)->run(); !done)
            return done;
    }
    return Done{};
}

Result<Done> readFilters(Database &database, SiteParts &parts)
{
    Result<Done> understood = Done{};
    Result<Done> read =
        forEachRow(database, "site_filter_all", parts, [&](const Statement &row, Site &site) {
            Result<domain::Filter> filter = domain::filterFromTexts(row.text(2).split(u'\n'));
            if (filter)
                site.savedFilters.push_back({row.text(1), *std::move(filter)});
            else
                understood = tl::unexpected(filter.error());
        });
    return read ? understood : read;
}

} // namespace

Result<SiteParts> readSiteParts(Database &database)
{
    SiteParts parts;
    Result<Done> done = readSpans(database, parts);
    if (done)
        done =
            forEachRow(database, "site_hostname_all", parts, [](const Statement &row, Site &site) {
                site.hostnames.append(row.text(1));
            });
    if (done)
        done = forEachRow(database, "site_alias_all", parts, [](const Statement &row, Site &site) {
            site.aliases.append(row.text(1));
        });
    if (done)
        done = forEachRow(database, "site_rule_all", parts, [](const Statement &row, Site &site) {
            if (QStringList *list = listOf(static_cast<Rule>(row.integer(1)), site))
                list->append(row.text(2));
        });
    if (done)
        done = forEachRow(database, "site_goal_all", parts, [](const Statement &row, Site &site) {
            site.goals.push_back({domain::GoalId{row.integer(1)}, row.text(2),
                                  static_cast<domain::GoalKind>(row.integer(3)), row.text(4)});
        });
    if (done)
        done = forEachRow(database, "site_token_all", parts, [](const Statement &row, Site &site) {
            site.tokens.push_back({domain::TokenId{row.integer(1)}, row.text(2), row.bytes(3),
                                   domain::instantFromMilliseconds(row.integer(4))});
        });
    if (done)
        done = readFilters(database, parts);
    return done.map([&](Done) { return std::move(parts); });
}

Result<Site> writeSiteParts(Database &database, Site site)
{
    Result<Done> done = Done{};
    for (const char *sqlName : {"site_hostname_delete", "site_time_zone_delete",
                                "site_alias_delete", "site_rule_delete", "site_filter_delete"}) {
        if (done)
            done = runFor(database, sqlName, site.id);
    }
    if (done)
        done = writeHostnames(database, site);
    if (done)
        done = writeSpans(database, site);
    if (done)
        done = writeAliases(database, site);
    if (done)
        done = writeRules(database, site);
    if (done)
        done = writeGoals(database, site);
    if (done)
        done = writeTokens(database, site);
    if (done)
        done = writeFilters(database, site);
    return done.map([&](Done) { return std::move(site); });
}

} // namespace footfall::storage
