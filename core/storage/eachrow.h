// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a statement to its end. The thread of the connection.
#pragma once

#include "core/storage/statement.h"

namespace footfall::storage {

/// Runs a statement whose parameters are bound, and hands each row to take.
template <typename Take>
domain::Result<domain::Done> forEachRow(Statement &statement, Take take)
{
    if (const domain::Result<domain::Done> started = statement.start(); !started)
        return started;
    while (statement.next())
        take(statement);
    return statement.outcome();
}

} // namespace footfall::storage
