// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a batch of hits in one transaction: all of it is in force afterwards, or nothing. The
// thread of the connection.
#pragma once

#include "core/domain/sitedirectory.h"
#include "core/pipeline/bottally.h"
#include "core/pipeline/eventtally.h"
#include "core/pipeline/hitnames.h"
#include "core/pipeline/ledgerbook.h"
#include "core/pipeline/visittracker.h"
#include "core/storage/instancestore.h"
#include "core/storage/ledgerstore.h"
#include "core/storage/seenstore.h"

#include <map>

namespace footfall::pipeline {

class Writer
{
public:
    /// The database and the tracker outlive it.
    Writer(storage::Database &database, VisitTracker &tracker);

    /// Reads the open views; once, before anything is written.
    [[nodiscard]] domain::Result<domain::Done> load();

    /// One receipt for each item, in their order. After a failure everything is as it was, and the
    /// same batch may come again.
    [[nodiscard]] domain::Result<std::vector<Receipt>>
    write(const std::vector<Item> &items, const domain::SiteSnapshot &sites,
          storage::Database::Sync sync = storage::Database::Sync::AtCommit);

    /// Whether writing works, without changing anything.
    [[nodiscard]] domain::Result<domain::Done> probe();

    void forgetSite(domain::SiteId site);

private:
    struct Mark { ///< A seen set's entry, and the batch's view, or the tally's question, that asks.
        storage::SeenMark seen;
        size_t asker;
        auto operator<=>(const Mark &) const = default;
    };
    struct Batch {
        std::vector<storage::PageViewRow> rows; ///< New ones; their ids rise without a gap.
        std::map<domain::PageViewId, storage::PageViewState> changes; ///< Of rows stored before.
        std::vector<Mark> marks;
    };

    [[nodiscard]] domain::Result<std::vector<Receipt>> attempt(const std::vector<Item> &items,
                                                               const domain::SiteSnapshot &sites,
                                                               storage::Database::Sync sync);
    [[nodiscard]] domain::Result<Receipt> apply(const domain::Hit &hit, const domain::Site &site,
                                                Batch &batch);
    [[nodiscard]] domain::Result<domain::Done> view(const domain::Hit &hit,
                                                    const domain::Site &site, Batch &batch);
    [[nodiscard]] domain::Result<domain::Done> event(const domain::Hit &hit,
                                                     const domain::Site &site, Batch &batch);
    [[nodiscard]] domain::Result<storage::PageViewRow> rowOf(const domain::Hit &hit,
                                                             const VisitTracker::Arrival &arrival);
    void change(const VisitTracker::Change &change, Batch &batch);
    [[nodiscard]] domain::Result<domain::Done> writeMarks(Batch &batch);
    [[nodiscard]] domain::Result<domain::Done> writeViews(const Batch &batch);

    storage::Database &m_database;
    VisitTracker &m_tracker;
    storage::NameStore m_names;
    storage::PageViewStore m_views;
    storage::SeenStore m_seen;
    storage::OccurrenceStore m_occurrences;
    storage::InstanceStore m_instance;
    storage::LedgerStore m_ledger;
    storage::BotStore m_botStore;
    EventTally m_events;
    BotTally m_bots;
    HitNames m_hitNames;
    domain::PageViewId m_lastId;
};

} // namespace footfall::pipeline
