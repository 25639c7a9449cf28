// SPDX-License-Identifier: GPL-3.0-or-later
// A transaction that reads, and ends and begins anew where it lasts, so that checkpoints get
// through. The thread of the connection, which outlives it.
#pragma once

#include "core/domain/result.h"
#include "core/storage/database.h"

#include <QElapsedTimer>
#include <chrono>
#include <optional>

namespace footfall::queries {

class ReadTransaction
{
public:
    /// longest: after which renewIfLong() begins another one. The database outlives it.
    ReadTransaction(storage::Database &database, std::chrono::milliseconds longest)
        : m_database(database), m_longest(longest)
    {
    }

    /// Ends the one before: what is read from now on may be newer than what was read.
    [[nodiscard]] domain::Result<domain::Done> begin()
    {
        m_transaction.reset(); // One at a time.
        domain::Result<storage::Transaction> begun =
            storage::Transaction::begin(m_database, storage::Transaction::Kind::Deferred);
        if (!begun)
            return tl::unexpected(begun.error());
        m_transaction.emplace(*std::move(begun));
        m_since.start();
        return domain::Done{};
    }
    /// So that the log can be emptied while somebody reads for long.
    [[nodiscard]] domain::Result<domain::Done> renewIfLong()
    {
        if (m_since.elapsed() < m_longest.count())
            return domain::Done{};
        m_wasRenewed = true;
        return begin();
    }
    /// Whether what was read may be of several states of the database.
    [[nodiscard]] bool wasRenewed() const { return m_wasRenewed; }

private:
    storage::Database &m_database;
    std::chrono::milliseconds m_longest;
    std::optional<storage::Transaction> m_transaction;
    QElapsedTimer m_since;
    bool m_wasRenewed = false;
};

} // namespace footfall::queries
