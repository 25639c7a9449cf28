// SPDX-License-Identifier: GPL-3.0-or-later
// A migrated database in a directory that goes away. The thread that made it.
#pragma once

#include "core/storage/migrator.h"

#include <QTemporaryDir>

namespace footfall::kit {

class TestDatabase
{
public:
    TestDatabase()
    {
        auto opened = storage::openMigrated(path());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        m_database = std::move(*opened);
    }
    [[nodiscard]] QString path() const { return m_directory.filePath(QStringLiteral("footfall.db")); }
    [[nodiscard]] storage::Database &operator*() const { return *m_database; }
    [[nodiscard]] storage::Database *operator->() const { return m_database.get(); }

private:
    QTemporaryDir m_directory;
    std::unique_ptr<storage::Database> m_database;
};

} // namespace footfall::kit
