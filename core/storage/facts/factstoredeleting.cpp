// SPDX-License-Identifier: GPL-3.0-or-later
// Segments that are out of force go, so many bytes at a time.
#include "core/storage/facts/factstore.h"

#include "core/storage/eachrow.h"
#include "core/storage/facts/partid.h"

namespace footfall::storage {

using domain::Done;
using domain::Result;

Result<qint64> FactStore::deleteSome(qint64 bytes)
{
    qint64 deleted = 0;
    while (deleted < bytes) {
        const Result<Statement *> next = m_database.statement("fact_segment_next_deleted");
        if (!next)
            return tl::unexpected(next.error());
        std::optional<SegmentId> id;
        qint64 headBytes = 0;
        const Result<Done> found = forEachRow(**next, [&](const Statement &row) {
            id = SegmentId{row.integer(0)};
            headBytes = row.integer(1);
        });
        if (!found)
            return tl::unexpected(found.error());
        if (!id)
            break;
        const Result<qint64> parts = deleteParts(*id, bytes - deleted);
        if (!parts)
            return parts;
        deleted += *parts;
        if (*parts > 0)
            continue; // There may be more of them.
        const Result<Statement *> itself = m_database.statement("fact_segment_delete");
        if (!itself)
            return tl::unexpected(itself.error());
        if (const Result<Done> done = (*itself)->bind(0, id->value).run(); !done)
            return tl::unexpected(done.error());
        deleted += headBytes;
    }
    return deleted;
}

Result<qint64> FactStore::deleteParts(SegmentId id, qint64 bytes)
{
    const Result<Statement *> sizes = m_database.statement("fact_column_sizes");
    if (!sizes)
        return tl::unexpected(sizes.error());
    (*sizes)->bind(0, partId(id, 0)).bind(1, lastPartId(id));
    if (const Result<Done> started = (*sizes)->start(); !started)
        return tl::unexpected(started.error());
    qint64 deleted = 0;
    qint64 last = 0;
    while (deleted < bytes && (*sizes)->next()) {
        last = (*sizes)->integer(0);
        deleted += (*sizes)->integer(1);
    }
    (*sizes)->finish();
    if (const Result<Done> read = (*sizes)->outcome(); !read)
        return tl::unexpected(read.error());
    if (deleted == 0)
        return 0;
    const Result<Statement *> parts = m_database.statement("fact_column_delete");
    if (!parts)
        return tl::unexpected(parts.error());
    return (*parts)->bind(0, partId(id, 0)).bind(1, last).run().map([&](Done) { return deleted; });
}

Result<Done> FactStore::deleteUnfinished()
{
    return m_database.run("fact_segment_give_up");
}

} // namespace footfall::storage
