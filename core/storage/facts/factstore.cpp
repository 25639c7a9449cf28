// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/factstore.h"

#include "core/storage/eachrow.h"
#include "core/storage/facts/openfacts.h"
#include "core/storage/facts/partid.h"
#include "core/storage/facts/segmentcodec.h"

#include <QCoreApplication>

namespace footfall::storage {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

/// fact_segment.state.
enum State { Unfinished = 0, InForce = 1, Replaced = 2 };

tl::unexpected<domain::Error> notFound()
{
    return domain::failure(
        ErrorKind::NotFound,
        Words::tr("Facts that were asked for are no longer in the database. Ask again."));
}

/// Nobody could read it: what it was made of has to stay.
tl::unexpected<domain::Error> tooMany()
{
    return domain::failure(ErrorKind::Storage,
                           Words::tr("There are more facts at once than a segment holds. They stay "
                                     "as they are."));
}

SegmentInfo infoFrom(const Statement &row)
{
    SegmentInfo info;
    info.id = {row.integer(0)};
    info.site = domain::SiteId{row.integer(1)};
    info.kind = static_cast<FactKind>(row.integer(2));
    info.level = static_cast<FactLevel>(row.integer(3));
    info.closedVisits = static_cast<int>(row.integer(4));
    info.firstDay = row.integer(5);
    info.lastDay = row.integer(6);
    info.rows = row.integer(7);
    info.bytes = row.integer(8);
    info.hourlyFrom = row.integer(9);
    return info;
}

Result<QByteArray> onlyBytes(Statement &statement)
{
    std::optional<QByteArray> bytes;
    const Result<Done> done =
        forEachRow(statement, [&](const Statement &row) { bytes = row.bytes(0); });
    if (!done)
        return tl::unexpected(done.error());
    if (!bytes)
        return notFound();
    return *std::move(bytes);
}

Result<std::vector<SegmentInfo>> infosFrom(Statement &statement)
{
    std::vector<SegmentInfo> infos;
    return forEachRow(statement, [&](const Statement &row) { infos.push_back(infoFrom(row)); })
        .map([&](Done) { return std::move(infos); });
}

} // namespace

FactStore::FactStore(Database &database) : m_database(database) {}

Result<SegmentId> FactStore::append(domain::SiteId site, const FactTable &table, FactLevel level)
{
    if (table.rows > MostRows)
        return tooMany(); // Not even encoded.
    const EncodedSegment segment = encode(table);
    SegmentInfo about;
    about.site = site;
    about.level = level;
    const Result<SegmentId> id = insert(about, segment, InForce);
    if (!id)
        return id;
    for (const EncodedSegment::Blob &part : segment.blobs)
        if (const Result<Done> done = put(*id, part); !done)
            return tl::unexpected(done.error());
    return id;
}

Result<SegmentId> FactStore::insert(const SegmentInfo &about, const EncodedSegment &segment,
                                    int state)
{
    if (segment.rows > MostRows)
        return tooMany();
    Q_ASSERT(segment.rows > 0 && segment.lastDay - segment.firstDay < LongestSegment);
    const Result<Statement *> statement = m_database.statement("fact_segment_insert");
    if (!statement)
        return tl::unexpected(statement.error());
    return (*statement)
        ->bind(0, about.site.value)
        .bind(1, qint64(segment.kind))
        .bind(2, qint64(about.level))
        .bind(3, qint64(state))
        .bind(4, qint64(about.closedVisits))
        .bind(5, segment.firstDay)
        .bind(6, segment.lastDay)
        .bind(7, static_cast<qint64>(segment.rows))
        .bind(8, segment.bytes())
        .bind(9, segment.head)
        .bind(10, about.hourlyFrom)
        .run()
        .map([&](Done) { return SegmentId{(*statement)->lastInsertId()}; });
}

Result<std::vector<SegmentInfo>> FactStore::segments(domain::SiteId site, FactKind kind,
                                                     const domain::Period &period)
{
    const Result<Statement *> statement = m_database.statement("fact_segment_of_period");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)
        ->bind(0, site.value)
        .bind(1, qint64(kind))
        .bind(2, period.from.toJulianDay())
        .bind(3, LongestSegment)
        .bind(4, period.to.toJulianDay());
    return infosFrom(**statement);
}

Result<std::vector<SegmentInfo>> FactStore::allSegments()
{
    const Result<Statement *> statement = m_database.statement("fact_segment_all");
    if (!statement)
        return tl::unexpected(statement.error());
    return infosFrom(**statement);
}

Result<QByteArray> FactStore::head(SegmentId id)
{
    const Result<Statement *> statement = m_database.statement("fact_segment_head");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, id.value);
    return onlyBytes(**statement);
}

Result<QByteArray> FactStore::blob(SegmentId id, quint32 part)
{
    const Result<Statement *> statement = m_database.statement("fact_column_get");
    if (!statement)
        return tl::unexpected(statement.error());
    (*statement)->bind(0, partId(id, part));
    return onlyBytes(**statement);
}

Result<EncodedSegment> FactStore::read(SegmentId id)
{
    const Result<Statement *> itself = m_database.statement("fact_segment_get");
    if (!itself)
        return tl::unexpected(itself.error());
    std::optional<EncodedSegment> segment;
    (*itself)->bind(0, id.value);
    const Result<Done> found = forEachRow(**itself, [&](const Statement &row) {
        segment.emplace();
        segment->kind = static_cast<FactKind>(row.integer(0));
        segment->rows = static_cast<size_t>(row.integer(1));
        segment->firstDay = row.integer(2);
        segment->lastDay = row.integer(3);
        segment->head = row.bytes(4);
    });
    if (!found)
        return tl::unexpected(found.error());
    if (!segment)
        return notFound();
    const Result<Statement *> parts = m_database.statement("fact_column_of_segment");
    if (!parts)
        return tl::unexpected(parts.error());
    (*parts)->bind(0, partId(id, 0)).bind(1, lastPartId(id));
    return forEachRow(**parts,
                      [&](const Statement &row) {
                          segment->blobs.push_back(
                              {static_cast<quint32>(row.integer(0) - partId(id, 0)), row.bytes(1)});
                      })
        .map([&](Done) { return *std::move(segment); });
}

Result<SegmentId> FactStore::begin(const SegmentInfo &about, const EncodedSegment &segment)
{
    return insert(about, segment, Unfinished);
}

Result<Done> FactStore::put(SegmentId id, const EncodedSegment::Blob &blob)
{
    Q_ASSERT(blob.part < 1U << PartBits);
    const Result<Statement *> statement = m_database.statement("fact_column_insert");
    if (!statement)
        return tl::unexpected(statement.error());
    return (*statement)->bind(0, partId(id, blob.part)).bind(1, blob.data).run();
}

Result<Done> FactStore::requireState(SegmentId id, int state)
{
    const Result<Statement *> statement = m_database.statement("fact_segment_state");
    if (!statement)
        return tl::unexpected(statement.error());
    std::optional<qint64> found;
    (*statement)->bind(0, id.value);
    const Result<Done> done =
        forEachRow(**statement, [&](const Statement &row) { found = row.integer(0); });
    if (done && found != qint64{state})
        return notFound();
    return done;
}

Result<Done> FactStore::setState(SegmentId id, int from, int to)
{
    const Result<Statement *> statement = m_database.statement("fact_segment_set_state");
    if (!statement)
        return tl::unexpected(statement.error());
    return (*statement)->bind(0, qint64{to}).bind(1, id.value).bind(2, qint64{from}).run();
}

Result<Done> FactStore::replace(const std::vector<SegmentId> &old,
                                const std::vector<SegmentId> &with)
{
    for (const auto &[ids, state] : {std::pair{&old, InForce}, std::pair{&with, Unfinished}})
        for (const SegmentId id : *ids)
            if (const Result<Done> found = requireState(id, state); !found)
                return found;
    for (const SegmentId id : old)
        if (const Result<Done> done = setState(id, InForce, Replaced); !done)
            return done;
    for (const SegmentId id : with)
        if (const Result<Done> done = setState(id, Unfinished, InForce); !done)
            return done;
    return Done{};
}

Result<FactTable> FactStore::openViews(domain::SiteId site, const domain::Period &period)
{
    return storage::openViews(m_database, site, period);
}

Result<FactTable> FactStore::waitingEvents(domain::SiteId site, const domain::Period &period)
{
    return storage::waitingEvents(m_database, site, period);
}

} // namespace footfall::storage
