// SPDX-License-Identifier: GPL-3.0-or-later
// What a run of bench_writer writes, and where. One thread; throws.
#pragma once

#include "core/pipeline/publishedsites.h"
#include "core/pipeline/sitecommands.h"
#include "core/storage/migrator.h"
#include "tests/bench/hitstream.h"
#include "tests/bench/need.h"
#include "tests/kit/fixedclock.h"

#include <QTemporaryDir>

namespace footfall::bench {

inline const domain::Instant Noon = kit::at("2026-06-15T12:00:00Z");

/// A migrated database with one site, for one run.
class Place
{
public:
    explicit Place(const QString &parent)
        : m_directory(parent.isEmpty() ? QString() : parent + QStringLiteral("/writer-XXXXXX"))
    {
        m_database = need(storage::openMigrated(path()));
        pipeline::SiteCommands commands(*m_database, published, m_clock);
        (void)need(commands.load());
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("bench.example");
        site = need(commands.add(draft));
    }
    [[nodiscard]] QString path() const { return m_directory.filePath(QStringLiteral("bench.db")); }
    [[nodiscard]] storage::Database &database() { return *m_database; }
    void close() { m_database.reset(); }

    pipeline::PublishedSites published;
    domain::Site site;

private:
    QTemporaryDir m_directory;
    kit::FixedClock m_clock{Noon};
    std::unique_ptr<storage::Database> m_database;
};

struct Task {
    StreamShape shape;
    qint64 views = 0;
    size_t batch = 0;
    qint64 chunk = 0; ///< Rows a transaction of the fold; 0: as the program has it.
    QString directory;
};

} // namespace footfall::bench
