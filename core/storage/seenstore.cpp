// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/seenstore.h"

namespace footfall::storage {

using domain::Done;
using domain::Result;

SeenStore::SeenStore(Database &database) : m_database(database) {}

Result<Sighting> SeenStore::insert(SeenSet set, domain::SiteId site, QDate day,
                                   const domain::Hash16 &hash)
{
    const Result<Statement *> statement =
        m_database.statement(set == SeenSet::Visitor ? "seen_visitor_insert" : "seen_page_insert");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, site.value).bind(1, day.toJulianDay()).bind(2, hash);
    return (*statement)->run().map([&](Done) {
        return (*statement)->rowsChanged() > 0 ? Sighting::First : Sighting::Again;
    });
}

Result<qint64> SeenStore::removeBefore(SeenSet set, domain::SiteId site, QDate day, qint64 limit)
{
    const Result<Statement *> statement = m_database.statement(
        set == SeenSet::Visitor ? "seen_visitor_delete_before" : "seen_page_delete_before");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, site.value).bind(1, day.toJulianDay()).bind(2, limit);
    return (*statement)->run().map([&](Done) { return (*statement)->rowsChanged(); });
}

} // namespace footfall::storage
