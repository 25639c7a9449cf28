// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/engine/fill.h"

#include "core/storage/migrator.h"
#include "core/storage/sitestore.h"
#include "tests/bench/need.h"
#include "tests/bench/viewfacts.h"
#include "tests/kit/mergeall.h"

#include <cstdio>
#include <random>

namespace footfall::bench {

void fill(const QString &path, qint64 views, quint32 paths, qint64 yearRows)
{
    const auto database = need(storage::openMigrated(path));
    auto site = need(domain::siteFromDraft({.hostname = QStringLiteral("bench.example"),
                                            .name = {},
                                            .timeZone = QStringLiteral("UTC"),
                                            .trackingCode = {}},
                                           domain::Instant{}));
    auto adding =
        need(storage::Transaction::begin(*database, storage::Transaction::Kind::Immediate));
    const domain::SiteId id = need(storage::SiteStore(*database).insert(site));
    (void)need(adding.commit());
    std::mt19937_64 random(20261128);
    const ViewFacts facts{.paths = paths};
    storage::FactStore store(*database);
    pipeline::MergeLimits limits;
    limits.yearRows = yearRows;
    pipeline::SiteMerging merging;
    merging.site = id;
    for (int month = 0; month < Months; ++month) {
        const QDate first = First.addMonths(month);
        const QDate next = First.addMonths(month + 1);
        const qint64 rows = views / Months;
        const auto parts = static_cast<int>(rows / limits.rows + 1);
        const auto days = static_cast<int>(first.daysTo(next));
        for (int part = 0; part < parts; ++part) {
            const int from = days * part / parts;
            const int to = days * (part + 1) / parts;
            const storage::FactTable table =
                facts.made(random, first.toJulianDay() + from, to - from,
                           static_cast<size_t>(rows * (to - from) / days));
            auto transaction =
                need(storage::Transaction::begin(*database, storage::Transaction::Kind::Immediate));
            (void)need(store.append(id, table, storage::FactLevel::Month));
            (void)need(transaction.commit());
        }
        merging.openDay = next.toJulianDay();
        (void)need(kit::mergeAll(*database, {merging}, limits));
        std::fprintf(stderr, "\rmonth %d of %d", month + 1, Months);
    }
    (void)need(database->execute("PRAGMA incremental_vacuum"));
    (void)need(database->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    std::fputs("\n", stderr);
}

} // namespace footfall::bench
