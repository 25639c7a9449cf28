// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include <utility>

namespace footfall::storage {

using domain::Done;
using domain::Result;

Result<Transaction> Transaction::begin(Database &database, Kind kind, Database::Sync sync)
{
    if (const Result<Done> set = database.setSync(sync); !set)
        return tl::unexpected(set.error());
    const Result<Done> begun = database.run(kind == Kind::Immediate ? "transaction_begin_immediate"
                                                                    : "transaction_begin_deferred");
    if (!begun) {
        (void)database.setSync(Database::Sync::AtCommit);
        return tl::unexpected(begun.error());
    }
    return Transaction(&database, sync);
}

Transaction::Transaction(Database *database, Database::Sync sync)
    : m_database(database), m_sync(sync)
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_sync(other.m_sync)
{
}

Transaction::~Transaction()
{
    if (!m_database)
        return;
    m_database->rollBack();
    (void)m_database->setSync(Database::Sync::AtCommit);
}

Result<Done> Transaction::commit()
{
    Q_ASSERT(m_database);
    const Result<Done> committed = m_database->run("transaction_commit");
    if (committed)
        (void)std::exchange(m_database, nullptr)->setSync(Database::Sync::AtCommit);
    return committed;
}

} // namespace footfall::storage
