// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sitestore.h"

#include "core/storage/siteparts.h"

#include <QCoreApplication>

namespace footfall::storage {

using domain::Done;
using domain::ErrorKind;
using domain::Result;
using domain::Site;
using domain::SiteId;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

void bindSwitches(Statement &statement, int position, const Site &site)
{
    statement.bind(position, site.hostnameRule == domain::HostnameRule::Listed ? 1 : 0)
        .bind(position + 1, site.botViews == domain::BotViews::Shown ? 1 : 0)
        .bind(position + 2, qint64(site.keeping.strictVisits))
        .bind(position + 3, qint64(site.keeping.days))
        .bind(position + 4, qint64(site.keeping.hourlyDays))
        .bind(position + 5, domain::toMilliseconds(site.keeping.appliesFrom))
        .bind(position + 6, domain::toMilliseconds(site.keeping.strictAppliesFrom))
        .bind(position + 7, qint64(site.keeping.strictBefore));
}

qint64 numberOf(domain::PrivacySignals signals)
{
    return signals == domain::PrivacySignals::Respect ? 1 : 0;
}

} // namespace

SiteStore::SiteStore(Database &database) : m_database(database) {}

Result<std::vector<Site>> SiteStore::all()
{
    Result<SiteParts> parts = readSiteParts(m_database);
    if (!parts)
        return tl::unexpected(parts.error());
    const Result<Statement *> statement = m_database.statement("site_all");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    if (const Result<Done> started = rows.start(); !started)
        return tl::unexpected(started.error());
    std::vector<Site> sites;
    while (rows.next()) {
        const SiteId id{rows.integer(0)};
        Site site = std::move((*parts)[id]);
        site.id = id;
        site.trackingCode = rows.text(1);
        site.name = rows.text(2);
        site.privacySignals =
            rows.integer(3) == 1 ? domain::PrivacySignals::Respect : domain::PrivacySignals::Ignore;
        site.createdAt = domain::instantFromMilliseconds(rows.integer(4));
        site.hostnameRule =
            rows.integer(5) == 1 ? domain::HostnameRule::Listed : domain::HostnameRule::Any;
        site.botViews =
            rows.integer(6) == 1 ? domain::BotViews::Shown : domain::BotViews::Discarded;
        site.keeping = {static_cast<int>(rows.integer(7)),
                        static_cast<int>(rows.integer(8)),
                        static_cast<int>(rows.integer(9)),
                        domain::instantFromMilliseconds(rows.integer(10)),
                        domain::instantFromMilliseconds(rows.integer(11)),
                        static_cast<int>(rows.integer(12))};
        sites.push_back(std::move(site));
    }
    return rows.outcome().map([&](Done) { return std::move(sites); });
}

Result<SiteId> SiteStore::insert(const Site &site)
{
    const Result<Statement *> owned = m_database.statement("site_code_owner");
    if (!owned)
        return tl::unexpected(owned.error());
    const Result<QString> owner = ownerName((*owned)->bind(0, site.trackingCode));
    if (!owner)
        return tl::unexpected(owner.error());
    if (!owner->isNull())
        return domain::failure(
            ErrorKind::Invalid,
            Words::tr("The tracking code %1 belongs to the site “%2” already. Choose another.")
                .arg(site.trackingCode, *owner));

    Site stored = site;
    if (const Result<Done> checked = checkAliases(stored); !checked)
        return tl::unexpected(checked.error());
    const Result<Statement *> statement = m_database.statement("site_insert");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &insert = **statement;
    insert.bind(0, site.trackingCode)
        .bind(1, site.name)
        .bind(2, numberOf(site.privacySignals))
        .bind(3, domain::toMilliseconds(site.createdAt));
    bindSwitches(insert, 4, site);
    if (const Result<Done> done = insert.run(); !done)
        return tl::unexpected(done.error());
    stored.id = SiteId{insert.lastInsertId()};
    return writeSiteParts(m_database, stored).map([](const Site &written) { return written.id; });
}

Result<Site> SiteStore::update(const Site &site)
{
    if (const Result<Done> checked = checkAliases(site); !checked)
        return tl::unexpected(checked.error());
    const Result<Statement *> statement = m_database.statement("site_update");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, site.name).bind(1, numberOf(site.privacySignals));
    bindSwitches(**statement, 2, site);
    if (const Result<Done> done = (*statement)->bind(10, site.id.value).run(); !done)
        return tl::unexpected(done.error());
    return writeSiteParts(m_database, site);
}

/// Null where there is none.
Result<QString> SiteStore::ownerName(Statement &statement)
{
    if (const Result<Done> started = statement.start(); !started)
        return tl::unexpected(started.error());
    QString owner;
    if (statement.next())
        owner = statement.text(0).isNull() ? QStringLiteral("") : statement.text(0);
    statement.finish();
    return statement.outcome().map([&](Done) { return owner; });
}

Result<Done> SiteStore::checkAliases(const Site &site)
{
    const Result<Statement *> statement = m_database.statement("site_alias_owner");
    if (!statement)
        return tl::unexpected(statement.error());
    for (const QString &alias : site.aliases) {
        const Result<QString> owner =
            ownerName((*statement)->bind(0, alias).bind(1, site.id.value));
        if (!owner)
            return tl::unexpected(owner.error());
        if (!owner->isNull())
            return domain::failure(
                ErrorKind::Invalid,
                Words::tr("“%1” belongs to the site “%2” already. Remove it there first: what "
                          "trackers send under it can be counted for one site only.")
                    .arg(alias, *owner));
    }
    return Done{};
}

Result<Done> SiteStore::remove(SiteId site)
{
    const Result<Statement *> statement = m_database.statement("site_delete");
    if (!statement)
        return tl::unexpected(statement.error());
    return (*statement)->bind(0, site.value).run();
}

Result<Done> SiteStore::markRemoved(SiteId site)
{
    for (const char *sqlName :
         {"site_mark_removed", "site_alias_delete", "site_token_delete_all"}) {
        const Result<Statement *> statement = m_database.statement(sqlName);
        if (!statement)
            return tl::unexpected(statement.error());
        if (const Result<Done> done = (*statement)->bind(0, site.value).run(); !done)
            return done;
    }
    return Done{};
}

Result<std::vector<SiteId>> SiteStore::removed()
{
    const Result<Statement *> statement = m_database.statement("site_removed_all");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    if (const Result<Done> started = rows.start(); !started)
        return tl::unexpected(started.error());
    std::vector<SiteId> sites;
    while (rows.next())
        sites.push_back(SiteId{rows.integer(0)});
    return rows.outcome().map([&](Done) { return std::move(sites); });
}

Result<qint64> SiteStore::removeData(SiteId site, qint64 limit)
{
    qint64 removedRows = 0;
    for (const char *sqlName :
         {"removed_page_view_delete", "removed_seen_visitor_delete", "removed_seen_page_delete",
          "removed_seen_goal_delete", "removed_seen_block_delete", "removed_hourly_total_delete",
          "removed_fact_column_delete", "removed_fact_segment_delete", "removed_event_fact_delete",
          "removed_daily_occurrence_delete", "removed_daily_property_delete",
          "removed_daily_bot_delete", "removed_name_delete", "removed_ledger_minute_delete",
          "removed_ledger_hour_delete"}) {
        const Result<Statement *> statement = m_database.statement(sqlName);
        if (!statement)
            return tl::unexpected(statement.error());
        (*statement)->bind(0, site.value).bind(1, limit - removedRows);
        if (const Result<Done> done = (*statement)->run(); !done)
            return tl::unexpected(done.error());
        removedRows += (*statement)->rowsChanged();
        if (removedRows >= limit)
            break;
    }
    return removedRows;
}

Result<qint64> SiteStore::removeGoalData(qint64 limit)
{
    const Result<Statement *> removedGoals = m_database.statement("site_goal_removed_all");
    if (!removedGoals)
        return tl::unexpected(removedGoals.error());
    Statement &rows = **removedGoals;
    if (const Result<Done> started = rows.start(); !started)
        return tl::unexpected(started.error());
    struct Removed {
        qint64 site, goal;
    };
    std::vector<Removed> goals;
    while (rows.next())
        goals.push_back({rows.integer(0), rows.integer(1)});
    if (const Result<Done> read = rows.outcome(); !read)
        return tl::unexpected(read.error());

    const Result<Statement *> facts = m_database.statement("goal_event_fact_delete");
    const Result<Statement *> sums = m_database.statement("goal_daily_occurrence_delete");
    const Result<Statement *> itself = m_database.statement("site_goal_delete");
    for (const Result<Statement *> &statement : {facts, sums, itself})
        if (!statement)
            return tl::unexpected(statement.error());
    qint64 removedRows = 0;
    for (const Removed &removed : goals) {
        (*facts)->bind(0, removed.site).bind(1, removed.goal).bind(2, limit - removedRows);
        if (const Result<Done> done = (*facts)->run(); !done)
            return tl::unexpected(done.error());
        removedRows += (*facts)->rowsChanged();
        if (removedRows >= limit)
            break;
        (*sums)->bind(0, removed.site).bind(1, removed.goal);
        Result<Done> done = (*sums)->run();
        if (done)
            done = (*itself)->bind(0, removed.goal).run();
        if (!done)
            return tl::unexpected(done.error());
        removedRows += (*sums)->rowsChanged() + 1;
    }
    return removedRows;
}

Result<domain::SiteHistory> SiteStore::history(SiteId site)
{
    const Result<Statement *> statement = m_database.statement("site_has_views");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &row = **statement;
    if (const Result<Done> started = row.bind(0, site.value).start(); !started)
        return tl::unexpected(started.error());
    const bool hasViews = row.next() && row.integer(0) != 0;
    row.finish();
    return hasViews ? domain::SiteHistory::HasViews : domain::SiteHistory::Empty;
}

} // namespace footfall::storage
