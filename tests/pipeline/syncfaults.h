// SPDX-License-Identifier: GPL-3.0-or-later
// A pipeline whose log reaches the disk late or not at all, and views under way in it. The thread
// of the test.
#pragma once

#include "core/storage/logfile.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

#include <cerrno>
#include <unistd.h>

namespace footfall::kit {

/// The log's fdatasync() hangs, or fails with EIO, as the faults have it.
[[nodiscard]] inline storage::LogFile::SyncCall syncWith(const std::shared_ptr<Faults> &faults)
{
    return [gate = faults->gate()](int descriptor) {
        if (!gate())
            return ::fdatasync(descriptor);
        errno = EIO;
        return -1;
    };
}

[[nodiscard]] inline pipeline::PipelineOptions withSyncFaults(const std::shared_ptr<Faults> &faults)
{
    pipeline::PipelineOptions options;
    options.syncCall = syncWith(faults);
    return options;
}

/// A page of the same visitor at its own second, told by its number.
inline void acceptPage(const Bench &bench, const domain::Site &site, int page)
{
    QVERIFY(bench->inbox().accept(
                viewOf(site, QStringLiteral("ann"), std::chrono::seconds(page), pageOf(page)),
                bench.log, quint64(page)) == pipeline::Admission::Accepted);
}

/// One that is written and cannot become safe, and one behind it, in a batch of its own.
inline void putTwoUnderWay(const Bench &bench, const domain::Site &site, Faults &statements,
                           Faults &syncs)
{
    statements.hang();
    acceptPage(bench, site, 1);
    statements.waitUntilHanging();
    acceptPage(bench, site, 2);
    syncs.hang();
    statements.heal();
    syncs.waitUntilHanging();
}

/// In the database, be it safe or not.
[[nodiscard]] inline bool canBeSeen(const Bench &bench, qint64 views)
{
    return QTest::qWaitFor([&] { return bench.number("SELECT count(*) FROM page_view") == views; },
                           10'000);
}

/// As if the end had come at once: nobody told the first one. -1 if it cannot be told.
[[nodiscard]] inline qint64 storedAfterAKill(const Bench &bench)
{
    Bench next(bench.copy());
    if (!next.waitUntilStored())
        return -1;
    return next.number("SELECT count(*) FROM page_view");
}

} // namespace footfall::kit
