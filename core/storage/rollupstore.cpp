// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/rollupstore.h"

#include "core/domain/timespent.h"

#include <algorithm>
#include <array>

namespace footfall::storage {

using domain::Done;
using domain::PageViewId;
using domain::Result;

namespace {

// The columns of fold_due.sql.
constexpr int IdColumn = 0;
constexpr int HashColumn = 1;
constexpr int SiteColumn = 2;

/// Where nobody's view is due, those that are open are many, and to look at all of them takes long.
constexpr qint64 RowsForOneDue = 4;

/// What a fact is about, in the order of fold_due.sql.
constexpr std::array AboutColumns{
    &FactKey::site,     &FactKey::day,        &FactKey::hour,           &FactKey::hostname,
    &FactKey::pathname, &FactKey::isEntry,    &FactKey::isExit,         &FactKey::source,
    &FactKey::channel,  &FactKey::utmSource,  &FactKey::utmMedium,      &FactKey::utmCampaign,
    &FactKey::country,  &FactKey::browser,    &FactKey::browserVersion, &FactKey::system,
    &FactKey::device,   &FactKey::referrer,   &FactKey::language,       &FactKey::screen,
    &FactKey::utmTerm,  &FactKey::utmContent,
};

/// What an occurrence is about, in the order of fold_event_due.sql and fold_event_delete.sql.
constexpr std::array OccurrenceColumns{
    &OccurrenceKey::site,          &OccurrenceKey::day,       &OccurrenceKey::hour,
    &OccurrenceKey::kind,          &OccurrenceKey::target,    &OccurrenceKey::hostname,
    &OccurrenceKey::pathname,      &OccurrenceKey::source,    &OccurrenceKey::channel,
    &OccurrenceKey::utmSource,     &OccurrenceKey::utmMedium, &OccurrenceKey::utmCampaign,
    &OccurrenceKey::country,       &OccurrenceKey::browser,   &OccurrenceKey::browserVersion,
    &OccurrenceKey::system,        &OccurrenceKey::device,    &OccurrenceKey::propertyKey,
    &OccurrenceKey::propertyValue, &OccurrenceKey::currency,
};

FoldedView viewFrom(const Statement &row)
{
    FoldedView view;
    int column = SiteColumn;
    for (const auto part : AboutColumns)
        view.about.*part = row.integer(column++);
    view.counters.visitors = row.integer(column);
    view.counters.pageVisitors = row.integer(column + 1);
    view.counters.pageViews = 1;
    view.counters.visits = view.about.isEntry;
    view.counters.bounces = row.integer(column + 2);
    view.counters.exits = view.about.isExit;
    // Rows of an earlier release know it to the millisecond.
    view.counters.durationMs =
        domain::keptTime(std::chrono::milliseconds(row.integer(column + 3))).count();
    view.counters.durationViews = row.isNull(column + 3) ? 0 : 1;
    return view;
}

Occurrence occurrenceFrom(const Statement &row)
{
    Occurrence occurrence;
    int column = 0;
    for (const auto part : OccurrenceColumns)
        occurrence.key.*part = row.integer(column++);
    occurrence.sums = {row.integer(column), row.integer(column + 1), row.integer(column + 2)};
    return occurrence;
}

} // namespace

RollupStore::RollupStore(Database &database) : m_database(database), m_folder(database) {}

Result<RollupStore::Folded> RollupStore::fold(domain::Instant silentSince, qint64 limit,
                                              PageViewId after)
{
    Result<Folded> folded = read(silentSince, limit, after);
    if (!folded || folded->rows == 0) {
        m_folder.forget();
        return folded;
    }
    if (const Result<Done> done = m_folder.write(); !done)
        return tl::unexpected(done.error());
    const Result<Statement *> remove = m_database.statement("fold_delete");
    if (!remove)
        return tl::unexpected(remove.error());
    (*remove)
        ->bind(0, after.value)
        .bind(1, folded->last.value)
        .bind(2, domain::toMilliseconds(silentSince));
    return (*remove)->run().map([&](Done) { return *std::move(folded); });
}

Result<RollupStore::Folded> RollupStore::read(domain::Instant silentSince, qint64 limit,
                                              PageViewId after)
{
    const Result<Scan> scanned = scan(limit * RowsForOneDue, after);
    if (!scanned)
        return tl::unexpected(scanned.error());
    const Result<Statement *> statement = m_database.statement("fold_due");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &rows = **statement;
    rows.bind(0, after.value)
        .bind(1, scanned->last.value)
        .bind(2, domain::toMilliseconds(silentSince))
        .bind(3, limit);
    if (const Result<Done> started = rows.start(); !started)
        return tl::unexpected(started.error());
    Folded folded;
    while (rows.next()) {
        m_folder.add(viewFrom(rows));
        ++folded.rows;
        folded.last = PageViewId{rows.integer(IdColumn)};
        if (const auto visit = rows.hash(HashColumn))
            folded.silent.push_back(
                {folded.last, domain::SiteId{rows.integer(SiteColumn)}, *visit});
    }
    if (folded.rows < limit) {
        folded.last = std::max(folded.last, scanned->last);
        folded.isComplete = scanned->isComplete;
    } else {
        folded.isComplete = false; // Nobody has looked.
    }
    return rows.outcome().map([&](Done) { return std::move(folded); });
}

Result<RollupStore::Scan> RollupStore::scan(qint64 most, PageViewId after)
{
    const Result<Statement *> statement = m_database.statement("fold_scan_end");
    if (!statement)
        return tl::unexpected(statement.error());
    Statement &row = **statement;
    if (const Result<Done> started = row.bind(0, after.value).bind(1, most).start(); !started)
        return tl::unexpected(started.error());
    Scan scan{after, true};
    if (row.next() && row.integer(1) > 0)
        scan = {PageViewId{row.integer(0)}, row.integer(1) < most};
    row.finish();
    return row.outcome().map([&](Done) { return scan; });
}

Result<qint64> RollupStore::foldEvents(qint64 limit)
{
    const Result<Statement *> due = m_database.statement("fold_event_due");
    if (!due)
        return tl::unexpected(due.error());
    Statement &rows = **due;
    if (const Result<Done> started = rows.bind(0, limit).start(); !started)
        return tl::unexpected(started.error());
    qint64 folded = 0;
    OccurrenceKey last;
    for (; rows.next(); ++folded) {
        const Occurrence occurrence = occurrenceFrom(rows);
        last = occurrence.key;
        m_folder.add(occurrence);
    }
    if (const Result<Done> read = rows.outcome(); !read || folded == 0) {
        m_folder.forget();
        return read.map([](Done) { return qint64{0}; });
    }
    if (const Result<Done> written = m_folder.write(); !written)
        return tl::unexpected(written.error());
    const Result<Statement *> remove = m_database.statement("fold_event_delete");
    if (!remove)
        return tl::unexpected(remove.error());
    int position = 0;
    for (const auto part : OccurrenceColumns)
        (*remove)->bind(position++, last.*part);
    return (*remove)->run().map([&](Done) { return folded; });
}

} // namespace footfall::storage
