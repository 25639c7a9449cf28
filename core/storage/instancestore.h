// SPDX-License-Identifier: GPL-3.0-or-later
// The few values that belong to the database as a whole. The thread of the connection.
#pragma once

#include "core/storage/database.h"

#include <optional>

namespace footfall::storage {

class InstanceStore
{
public:
    /// The database outlives it.
    explicit InstanceStore(Database &database);

    /// A random id of this database: sequence numbers of another one mean nothing here. Drawn and
    /// stored when first asked for.
    [[nodiscard]] domain::Result<QString> epoch();
    /// Draws another one: sequence numbers given until now mean nothing any more.
    [[nodiscard]] domain::Result<QString> renewEpoch();

    /// The highest sequence number of a hit whose effects are in the database.
    [[nodiscard]] domain::Result<quint64> appliedSequence();
    [[nodiscard]] domain::Result<domain::Done> setAppliedSequence(quint64 sequence);

    /// An epoch, and what of it is in the database.
    struct Numbering {
        QString epoch;
        quint64 applied = 0;
    };
    /// One that was renewed while a spool of it may be somewhere.
    [[nodiscard]] domain::Result<std::optional<Numbering>> earlier();
    /// Notes the one that is in force as that.
    [[nodiscard]] domain::Result<Numbering> noteAsEarlier();
    [[nodiscard]] domain::Result<domain::Done> forgetEarlier();

    /// Whether whoever noted it last did not come to noting its end: it crashed, perhaps.
    [[nodiscard]] domain::Result<bool> isInUse();
    [[nodiscard]] domain::Result<domain::Done> noteInUse();
    [[nodiscard]] domain::Result<domain::Done> noteLeft();

private:
    [[nodiscard]] domain::Result<QString> value(const QString &key);
    [[nodiscard]] domain::Result<domain::Done> setValue(const QString &key, const QString &value);
    [[nodiscard]] domain::Result<domain::Done> removeValue(const QString &key);

    Database &m_database;
};

} // namespace footfall::storage
