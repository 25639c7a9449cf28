// SPDX-License-Identifier: GPL-3.0-or-later
// Segments of facts in the database. The thread of the connection; what writes stands inside the
// caller's transaction.
#pragma once

#include "core/domain/ids.h"
#include "core/domain/period.h"
#include "core/storage/database.h"
#include "core/storage/facts/segment.h"

namespace footfall::storage {

/// The numbers are stored (fact_segment.level): never change them.
enum class FactLevel { Fold = 0, Day = 1, Month = 2, Year = 3 };

struct SegmentId {
    qint64 value = 0;
    auto operator<=>(const SegmentId &) const = default;
};

struct SegmentInfo {
    SegmentId id;
    domain::SiteId site;
    FactKind kind = FactKind::PageViews;
    FactLevel level = FactLevel::Fold;
    /// A strict site's details have been given up, so that no cell of a day has fewer visits than
    /// this; 0: they have not. 1, fewer than any site asks for, where nobody noted how many: it was
    /// closed before they were.
    int closedVisits = 0;
    qint64 firstDay = 0; ///< Julian, both included.
    qint64 lastDay = 0;
    qint64 rows = 0;
    qint64 bytes = 0;
    qint64 hourlyFrom = 0; ///< Of days before, the hours have been given up.
    [[nodiscard]] bool isClosed() const { return closedVisits > 0; }
};

class FactStore
{
public:
    /// The database outlives it.
    explicit FactStore(Database &database);

    /// Encodes and adds a segment, as a rule the small one of a fold, in force at once. More
    /// than MostRows are refused. REQUIRES: rows.
    [[nodiscard]] domain::Result<SegmentId> append(domain::SiteId site, const FactTable &table,
                                                   FactLevel level = FactLevel::Fold);

    /// In force, by rising first day.
    [[nodiscard]] domain::Result<std::vector<SegmentInfo>>
    segments(domain::SiteId site, FactKind kind, const domain::Period &period);
    /// In force, by site, kind, and rising first day.
    [[nodiscard]] domain::Result<std::vector<SegmentInfo>> allSegments();

    /// Error, NotFound: there is no such segment.
    [[nodiscard]] domain::Result<QByteArray> head(SegmentId id);
    /// Error, NotFound: there is no such part.
    [[nodiscard]] domain::Result<QByteArray> blob(SegmentId id, quint32 part);
    /// All of it, to be merged.
    [[nodiscard]] domain::Result<EncodedSegment> read(SegmentId id);

    // A merge is written in slices, so that waiting page views get their turn in between: begin,
    // any number of put, then replace, which takes the new one in force and the old ones out of
    // it; their bytes go by deleteSome. What was begun but not replaced is given up at the next
    // start by deleteUnfinished, and goes by deleteSome too.

    /// Of segment its head and what it says of itself are looked at, of about all but these, and no
    /// id. More than MostRows are refused.
    [[nodiscard]] domain::Result<SegmentId> begin(const SegmentInfo &about,
                                                  const EncodedSegment &segment);
    [[nodiscard]] domain::Result<domain::Done> put(SegmentId id, const EncodedSegment::Blob &blob);
    /// NotFound, and nothing is changed, where one of the old ones is not in force any more, or one
    /// of the others was not begun. With none instead the old ones just go.
    [[nodiscard]] domain::Result<domain::Done> replace(const std::vector<SegmentId> &old,
                                                       const std::vector<SegmentId> &with);
    /// Deletes of segments that are out of force, about so many bytes at most, at least one part;
    /// returns how many bytes went: 0 where nothing is left to go.
    [[nodiscard]] domain::Result<qint64> deleteSome(qint64 bytes);
    [[nodiscard]] domain::Result<domain::Done> deleteUnfinished();

    /// Page views that are not folded yet, as facts; what of them is open counts as its row says.
    [[nodiscard]] domain::Result<FactTable> openViews(domain::SiteId site,
                                                      const domain::Period &period);
    /// Events that are not folded yet.
    [[nodiscard]] domain::Result<FactTable> waitingEvents(domain::SiteId site,
                                                          const domain::Period &period);

private:
    [[nodiscard]] domain::Result<SegmentId> insert(const SegmentInfo &about,
                                                   const EncodedSegment &segment, int state);
    [[nodiscard]] domain::Result<domain::Done> requireState(SegmentId id, int state);
    [[nodiscard]] domain::Result<domain::Done> setState(SegmentId id, int from, int to);
    [[nodiscard]] domain::Result<qint64> deleteParts(SegmentId id, qint64 bytes);

    Database &m_database;
};

} // namespace footfall::storage
