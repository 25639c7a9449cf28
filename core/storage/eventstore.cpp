// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/eventstore.h"

namespace footfall::storage {

using domain::Done;
using domain::Result;

EventStore::EventStore(Database &database) : m_database(database) {}

Result<QSet<QString>> EventStore::namesOfDay(domain::SiteId site, QDate day)
{
    const Result<Statement *> statement = m_database.statement("event_names");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    if (const Result<Done> started = rows.bind(0, site.value).bind(1, day.toJulianDay()).start();
        !started)
        return tl::unexpected(started.error());
    QSet<QString> names;
    while (rows.next())
        names.insert(rows.text(0));
    return rows.outcome().map([&](Done) { return std::move(names); });
}

Result<Done> EventStore::add(domain::SiteId site, QDate day, domain::NameId event, qint64 count)
{
    const Result<Statement *> statement = m_database.statement("event_add");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, site.value)
        .bind(1, day.toJulianDay())
        .bind(2, event.value)
        .bind(3, count);
    return (*statement)->run();
}

} // namespace footfall::storage
