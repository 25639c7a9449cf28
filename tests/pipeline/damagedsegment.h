// SPDX-License-Identifier: GPL-3.0-or-later
// A segment of facts that cannot be read until it is mended. The thread of the database, which
// outlives it.
#pragma once

#include "core/storage/database.h"
#include "core/storage/facts/factstore.h"

namespace footfall::kit {

/// Its bytes are taken away, and brought back by mend().
class DamagedSegment
{
public:
    DamagedSegment(storage::Database &database, storage::SegmentId segment)
        : m_database(database)
        , m_itsColumns(" WHERE id >> 24 = " + QByteArray::number(segment.value))
    {
        execute("CREATE TEMP TABLE kept AS SELECT id, data FROM main.fact_column" + m_itsColumns);
        execute("UPDATE fact_column SET data = x'0102'" + m_itsColumns);
    }
    void mend()
    {
        execute("UPDATE fact_column SET data = (SELECT data FROM temp.kept WHERE kept.id = "
                "fact_column.id)" +
                m_itsColumns);
    }

private:
    void execute(const QByteArray &sql)
    {
        if (!m_database.execute(sql))
            qFatal("not executed");
    }

    storage::Database &m_database;
    const QByteArray m_itsColumns;
};

} // namespace footfall::kit
