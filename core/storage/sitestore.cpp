// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sitestore.h"

#include <map>

namespace footfall::storage {

using domain::Done;
using domain::Result;
using domain::Site;
using domain::SiteCalendar;
using domain::SiteId;

namespace {

using Hostnames = std::map<qint64, QStringList>;
using Spans = std::map<qint64, std::vector<SiteCalendar::Span>>;

Result<Hostnames> readHostnames(Database &database)
{
    const Result<Statement *> statement = database.statement("site_hostname_all");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    if (const Result<Done> started = rows.start(); !started)
        return tl::unexpected(started.error());
    Hostnames hostnames;
    while (rows.next())
        hostnames[rows.integer(0)].append(rows.text(1));
    return rows.outcome().map([&](Done) { return std::move(hostnames); });
}

Result<Spans> readSpans(Database &database)
{
    const Result<Statement *> statement = database.statement("site_time_zone_all");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    if (const Result<Done> started = rows.start(); !started)
        return tl::unexpected(started.error());
    Spans spans;
    while (rows.next()) {
        const Result<QTimeZone> zone = domain::timeZoneFromName(rows.text(2));
        if (!zone) {
            rows.finish();
            return tl::unexpected(zone.error());
        }
        spans[rows.integer(0)].push_back({domain::instantFromMilliseconds(rows.integer(1)), *zone});
    }
    return rows.outcome().map([&](Done) { return std::move(spans); });
}

} // namespace

SiteStore::SiteStore(Database &database) : m_database(database) {}

Result<std::vector<Site>> SiteStore::all()
{
    Result<Hostnames> hostnames = readHostnames(m_database);
    if (!hostnames)
        return tl::unexpected(hostnames.error());
    Result<Spans> spans = readSpans(m_database);
    if (!spans)
        return tl::unexpected(spans.error());
    const Result<Statement *> statement = m_database.statement("site_all");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    if (const Result<Done> started = rows.start(); !started)
        return tl::unexpected(started.error());
    std::vector<Site> sites;
    while (rows.next()) {
        Site site;
        site.id = SiteId{rows.integer(0)};
        site.trackingCode = rows.text(1);
        site.name = rows.text(2);
        site.privacySignals =
            rows.integer(3) == 1 ? domain::PrivacySignals::Respect : domain::PrivacySignals::Ignore;
        site.createdAt = domain::instantFromMilliseconds(rows.integer(4));
        site.hostnames = (*hostnames)[site.id.value];
        if (auto &itsSpans = (*spans)[site.id.value]; !itsSpans.empty())
            site.calendar = SiteCalendar(std::move(itsSpans));
        sites.push_back(std::move(site));
    }
    return rows.outcome().map([&](Done) { return std::move(sites); });
}

Result<SiteId> SiteStore::insert(const Site &site)
{
    const Result<Statement *> statement = m_database.statement("site_insert");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &insert = **statement;
    insert.bind(0, site.trackingCode)
        .bind(1, site.name)
        .bind(2, site.privacySignals == domain::PrivacySignals::Respect ? 1 : 0)
        .bind(3, domain::toMilliseconds(site.createdAt));
    if (const Result<Done> done = insert.run(); !done)
        return tl::unexpected(done.error());
    Site stored = site;
    stored.id = SiteId{insert.lastInsertId()};
    return writeParts(stored).map([&](Done) { return stored.id; });
}

Result<Done> SiteStore::update(const Site &site)
{
    const Result<Statement *> statement = m_database.statement("site_update");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, site.name)
        .bind(1, site.privacySignals == domain::PrivacySignals::Respect ? 1 : 0)
        .bind(2, site.id.value);
    if (const Result<Done> done = (*statement)->run(); !done)
        return done;
    for (const char *sqlName : {"site_hostname_delete", "site_time_zone_delete"}) {
        const Result<Statement *> remove = m_database.statement(sqlName);
        if (!remove)
            return tl::unexpected(remove.error());
        if (const Result<Done> done = (*remove)->bind(0, site.id.value).run(); !done)
            return done;
    }
    return writeParts(site);
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
    const Result<Statement *> statement = m_database.statement("site_mark_removed");
    if (!statement)
        return tl::unexpected(statement.error());
    return (*statement)->bind(0, site.value).run();
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
          "removed_seen_block_delete", "removed_hourly_total_delete",
          "removed_daily_breakdown_delete", "removed_fact_delete", "removed_daily_event_delete",
          "removed_name_delete", "removed_ledger_minute_delete", "removed_ledger_hour_delete"}) {
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

Result<Done> SiteStore::writeParts(const Site &site)
{
    const Result<Statement *> hostname = m_database.statement("site_hostname_insert");
    if (!hostname)
        return tl::unexpected(hostname.error());
    for (qsizetype position = 0; position < site.hostnames.size(); ++position) {
        (*hostname)->bind(0, site.id.value).bind(1, position).bind(2, site.hostnames.at(position));
        if (const Result<Done> done = (*hostname)->run(); !done)
            return done;
    }
    const Result<Statement *> span = m_database.statement("site_time_zone_insert");
    if (!span)
        return tl::unexpected(span.error());
    for (size_t i = 0; i < site.calendar.spans().size(); ++i) {
        const SiteCalendar::Span &part = site.calendar.spans().at(i);
        (*span)
            ->bind(0, site.id.value)
            .bind(1, i == 0 ? 0 : domain::toMilliseconds(part.from))
            .bind(2, QString::fromUtf8(part.zone.id()));
        if (const Result<Done> done = (*span)->run(); !done)
            return done;
    }
    return Done{};
}

} // namespace footfall::storage
