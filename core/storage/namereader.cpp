// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/namereader.h"

#include "core/storage/eachrow.h"

namespace footfall::storage {

using domain::Done;
using domain::NameId;
using domain::Result;
using domain::SiteId;

NameReader::NameReader(Database &database) : m_database(database) {}

Result<NameId> NameReader::find(SiteId site, NameKind kind, const QString &text)
{
    const Result<Statement *> statement = m_database.statement("name_find");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, site.value).bind(1, qint64(kind)).bind(2, text);
    NameId id;
    return forEachRow(**statement, [&id](const Statement &row) { id = NameId{row.integer(0)}; })
        .map([&id](Done) { return id; });
}

Result<QString> NameReader::text(NameId id)
{
    if (!id.isValid())
        return QString();
    return witness(id).map([](Witness found) { return std::move(found.text); });
}

Result<NameReader::Witness> NameReader::witness(NameId id)
{
    const Result<Statement *> statement = m_database.statement("name_get");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, id.value);
    Witness found;
    return forEachRow(**statement,
                      [&found, id](const Statement &row) {
                          found = {id, row.integer(0), row.integer(1), row.text(2)};
                      })
        .map([&found](Done) { return std::move(found); });
}

Result<NameReader::Witness> NameReader::newest()
{
    const Result<qint64> id = m_database.number("name_newest");
    if (!id)
        return tl::unexpected(id.error());
    return witness(NameId{*id});
}

Result<std::optional<QString>> NameReader::page(SiteId site, NameKind kind, const QString &after,
                                                int limit, const Take &take)
{
    const Result<Statement *> statement = m_database.statement("name_page");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, site.value).bind(1, qint64(kind)).bind(2, after).bind(3, limit);
    int taken = 0;
    std::optional<QString> last;
    const Result<Done> done = forEachRow(**statement, [&](const Statement &row) {
        take(NameId{row.integer(0)}, row.view(1));
        if (++taken == limit)
            last = row.text(1);
    });
    if (!done)
        return tl::unexpected(done.error());
    return last;
}

Result<Done> NameReader::since(SiteId site, NameKind kind, NameId after, const Take &take)
{
    const Result<Statement *> statement = m_database.statement("name_since");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, after.value).bind(1, site.value).bind(2, qint64(kind));
    return forEachRow(**statement,
                      [&take](const Statement &row) { take(NameId{row.integer(0)}, row.view(1)); });
}

} // namespace footfall::storage
