// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include <QtDebug>
#include <utility>

namespace footfall::storage {

using domain::Done;
using domain::Result;

Result<Transaction> Transaction::begin(Database &database, Kind kind)
{
    const Result<Done> begun = database.run(kind == Kind::Immediate ? "transaction_begin_immediate"
                                                                    : "transaction_begin_deferred");
    if (!begun)
        return tl::unexpected(begun.error());
    return Transaction(&database);
}

Transaction::Transaction(Database *database) : m_database(database) {}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    // After a full disk or an I/O error SQLite may have rolled back by itself; then this fails, and
    // there is nothing left to undo.
    if (m_database)
        (void)m_database->run("transaction_rollback");
}

Result<Done> Transaction::commit()
{
    Q_ASSERT(m_database);
    const Result<Done> committed = m_database->run("transaction_commit");
    if (committed)
        m_database = nullptr;
    return committed;
}

} // namespace footfall::storage
