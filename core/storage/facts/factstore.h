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
    bool isClosed = false; ///< A strict site's details have been given up.
    qint64 firstDay = 0;   ///< Julian, both included.
    qint64 lastDay = 0;
    qint64 rows = 0;
    qint64 bytes = 0;
};

class FactStore
{
public:
    /// The database outlives it.
    explicit FactStore(Database &database);

    /// Encodes and adds a small segment of one fold, in force at once.
    [[nodiscard]] domain::Result<SegmentId> append(domain::SiteId site, const FactTable &table);

    /// In force, by rising first day; of all sites where none is given.
    [[nodiscard]] domain::Result<std::vector<SegmentInfo>>
    segments(domain::SiteId site, FactKind kind, const domain::Period &period);
    [[nodiscard]] domain::Result<std::vector<SegmentInfo>> allSegments();

    [[nodiscard]] domain::Result<QByteArray> head(SegmentId id);
    [[nodiscard]] domain::Result<QByteArray> blob(SegmentId id, quint32 part);
    /// All of it, to be merged.
    [[nodiscard]] domain::Result<EncodedSegment> read(SegmentId id);

    // A merge is written in slices, so that waiting page views get their turn in between: begin,
    // any number of put, then replace, which takes the new one in force and the old ones out of
    // it; their bytes go by deleteSome. What was begun but not replaced is deleted at the next
    // start by deleteUnfinished.
    [[nodiscard]] domain::Result<SegmentId> begin(const SegmentInfo &about, const QByteArray &head);
    [[nodiscard]] domain::Result<domain::Done> put(SegmentId id, const EncodedSegment::Blob &blob);
    /// NotFound, and nothing is changed, where one of the old ones is not in force any more.
    [[nodiscard]] domain::Result<domain::Done> replace(const std::vector<SegmentId> &old,
                                                       const std::vector<SegmentId> &with);
    /// Deletes replaced segments, at most about so many bytes; returns how many went.
    [[nodiscard]] domain::Result<qint64> deleteSome(qint64 bytes);
    [[nodiscard]] domain::Result<domain::Done> deleteUnfinished();

    /// Page views that are not folded yet, as facts; what of them is open counts as its row says.
    [[nodiscard]] domain::Result<FactTable> openViews(domain::SiteId site,
                                                      const domain::Period &period);
    /// Events that are not folded yet.
    [[nodiscard]] domain::Result<FactTable> waitingEvents(domain::SiteId site,
                                                          const domain::Period &period);

private:
    Database &m_database;
};

} // namespace footfall::storage
