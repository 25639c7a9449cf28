// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of page_view as the writer would insert them, and nothing else: no look-up, no change of
// an earlier row, no sets, no sums. The least that SQLite can do. One thread; throws.
#pragma once

#include "core/pipeline/item.h"

#include <sqlite3.h>

namespace footfall::bench {

class InsertOnly
{
public:
    explicit InsertOnly(const QString &path);
    ~InsertOnly();
    InsertOnly(const InsertOnly &) = delete;
    InsertOnly &operator=(const InsertOnly &) = delete;

    /// One transaction.
    void write(const std::vector<pipeline::Item> &items);

private:
    void execute(const char *sql);

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr;
};

} // namespace footfall::bench
