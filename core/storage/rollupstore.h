// SPDX-License-Identifier: GPL-3.0-or-later
// Turns page views into sums and facts, and events into facts. Sums stay where facts do not tell
// the same: a site's totals by hour, since facts of days that are closed or old give the hour up;
// and what happened by day, by which the names of a day are bounded, and which is all there is of
// releases before 0.4. The thread of the connection.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/hit.h"
#include "core/storage/database.h"
#include "core/storage/facts/factfolder.h"

#include <vector>

namespace footfall::storage {

class RollupStore
{
public:
    /// The database outlives it.
    explicit RollupStore(Database &database);

    /// A view that nobody finished: still its visitor's newest when it was folded.
    struct Silent {
        domain::PageViewId id;
        domain::SiteId site;
        domain::Hash16 visit;
    };
    struct Folded {
        qint64 rows = 0;
        domain::PageViewId last; ///< Every due row behind `after` up to here was folded.
        bool isComplete = true;  ///< There is none behind it.
        std::vector<Silent> silent;
    };
    /// Adds the oldest due rows behind `after`, at most limit, to the sums and facts, and deletes
    /// them; looks at a few times as many rows at most. Due is what is finished, and what has been
    /// silent since that moment. Inside the caller's transaction.
    [[nodiscard]] domain::Result<Folded> fold(domain::Instant silentSince, qint64 limit,
                                              domain::PageViewId after = {});

    /// Turns events into facts, at most about so many, and deletes their rows; their sums were
    /// written with them. Returns how many. Inside the caller's transaction.
    [[nodiscard]] domain::Result<qint64> foldEvents(qint64 limit);

private:
    struct Scan {
        domain::PageViewId last; ///< Of the rows that are looked at.
        bool isComplete = true;  ///< There is none behind it.
    };
    [[nodiscard]] domain::Result<Scan> scan(qint64 most, domain::PageViewId after);
    /// What is read is in m_folder.
    [[nodiscard]] domain::Result<Folded> read(domain::Instant silentSince, qint64 limit,
                                              domain::PageViewId after);

    Database &m_database;
    FactFolder m_folder;
};

} // namespace footfall::storage
