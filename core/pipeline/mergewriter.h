// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what was merged into the database, a few blobs a transaction, so that waiting page views
// get their turn in between. In force it is at once and as a whole, when all of it is there. The
// thread of the connection.
#pragma once

#include "core/pipeline/mergedfacts.h"

namespace footfall::pipeline {

class MergeWriter
{
public:
    /// The database outlives it.
    explicit MergeWriter(storage::Database &database);

    /// REQUIRES: it is idle.
    void begin(MergedFacts merged);
    [[nodiscard]] bool isIdle() const { return m_step == Step::None; }
    /// What is being written is of this site.
    [[nodiscard]] bool isOf(domain::SiteId site) const;

    enum class Progress { More, Complete };
    /// One transaction. Where a source is gone meanwhile, nothing is replaced, and it is complete.
    /// After a failure it is idle, and nothing has changed but bytes that the next one deletes.
    [[nodiscard]] domain::Result<Progress> writeSome();
    /// What was begun is not put in force.
    void abandon();

    /// Deletes a little of what was replaced or abandoned, in an earlier run perhaps, or of removed
    /// sites. One transaction.
    [[nodiscard]] domain::Result<Progress> deleteSome();

private:
    enum class Step { None, Begin, Put, Replace, Delete };
    [[nodiscard]] domain::Result<Step> write();
    [[nodiscard]] domain::Result<Step> beginNext();
    [[nodiscard]] domain::Result<Step> put();
    [[nodiscard]] domain::Result<Step> replace();

    storage::Database &m_database;
    storage::FactStore m_facts;
    MergedFacts m_merged;
    Step m_step = Step::None;
    std::vector<storage::SegmentId> m_begun; ///< Of the merged ones, in their order.
    size_t m_written = 0;                    ///< Blobs of the last of them.
    bool m_mayHaveUnfinished = true;         ///< Of an earlier run, killed perhaps.
};

} // namespace footfall::pipeline
