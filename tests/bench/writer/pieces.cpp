// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/writer/pieces.h"

#include "core/pipeline/aggregator.h"
#include "core/pipeline/writer.h"
#include "core/storage/logmover.h"
#include "core/storage/maintenance.h"
#include "tests/bench/writer/meter.h"

#include <algorithm>
#include <cstdio>

namespace footfall::bench {

namespace {

/// The pieces of one kind.
struct Pieces {
    std::vector<double> milliseconds;

    template <typename Work>
    void measure(Work work)
    {
        Meter meter;
        meter.measure(work);
        milliseconds.push_back(meter.cpu() * 1e3);
    }
    void print(const char *name)
    {
        std::sort(milliseconds.begin(), milliseconds.end());
        const auto at = [&](size_t part) {
            return milliseconds[std::min(milliseconds.size() - 1,
                                         milliseconds.size() * part / 100)];
        };
        if (!milliseconds.empty())
            std::printf("| %s | %zu | %.2f | %.2f | %.2f |\n", name, milliseconds.size(), at(50),
                        at(99), milliseconds.back());
    }
};

} // namespace

/// As the pipeline does it while views come: short steps of the fold, and the log emptied beside.
void measurePieces(const Task &task)
{
    Place place(task.directory);
    pipeline::VisitTracker tracker;
    pipeline::Writer writer(place.database(), tracker);
    pipeline::Aggregator aggregator(place.database(), tracker);
    (void)need(writer.load());
    const storage::SideFiles sideFiles(place.path());
    const auto mover = need(storage::LogMover::open(place.path(), sideFiles));
    HitStream stream(place.site, task.shape, Noon);
    const auto snapshot = place.published.snapshot();
    Pieces batches, steps, sweeps, vacuums, passes, reliefs, checkpoints;
    constexpr qint64 MostFrames = storage::Database::UsualFrames;
    qint64 frames = 0;
    place.database().watchLog([&](qint64 now) { frames = now; });
    domain::Instant folded = stream.now();
    const auto writeBatch = [&] {
        const auto items = stream.next(task.batch);
        batches.measure(
            [&] { (void)need(writer.write(items, *snapshot, storage::Database::Sync::Later)); });
    };
    const auto write = [&] {
        writeBatch();
        if (frames < MostFrames)
            return;
        passes.measure([&] { (void)need(mover->move()); });
        writeBatch();
        reliefs.measure([&] { (void)need(storage::relieveLog(place.database())); });
        frames = 0;
    };
    for (qint64 done = 0; done < task.views; done += qint64(task.batch)) {
        write();
        if (stream.now() - folded < std::chrono::seconds(1))
            continue;
        folded = stream.now();
        for (auto progress = pipeline::Aggregator::Progress::More;
             progress == pipeline::Aggregator::Progress::More;) {
            steps.measure([&] {
                progress =
                    need(aggregator.foldSome(stream.now(), pipeline::Aggregator::Turn::Short))
                        .progress;
            });
            write();
        }
        sweeps.measure([&] { (void)need(storage::rewritePageViews(place.database())); });
        vacuums.measure([&] { (void)need(storage::vacuum(place.database(), 256)); });
        passes.measure([&] { (void)need(mover->move()); });
        write();
        checkpoints.measure([&] { (void)need(storage::checkpoint(place.database())); });
        frames = 0;
    }
    place.database().watchLog({});
    std::printf("%zu visits were open at the end; batches of %zu, a fold each second.\n\n"
                "| piece | times | median ms | p99 | longest |\n|---|---|---|---|---|\n",
                tracker.openViews(), task.batch);
    batches.print("a batch");
    steps.print("a step of the fold");
    sweeps.print("the open views are written anew");
    vacuums.print("pages are given back");
    passes.print("the log is moved (another thread's)");
    reliefs.print("the rest of it, and it is begun anew");
    checkpoints.print("the rest of it, and it is emptied");
}

} // namespace footfall::bench
