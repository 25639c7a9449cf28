// SPDX-License-Identifier: GPL-3.0-or-later
// How many page views a second the writer stores, alone and with the fold, beside the least that
// SQLite can do with the same rows. One thread, a real file, synchronous=FULL. Prints a markdown
// table. With --pieces instead: how long the pieces take between which views that wait have their
// turn, in processor time, which is the same beside other programs.
//   bench_writer [--views N] [--runs N] [--batch N]... [--order random|cycle]...
//                [--chunk N] [--directory DIR] [--pieces] [--visitors N]
#include "core/pipeline/aggregator.h"
#include "core/pipeline/publishedsites.h"
#include "core/pipeline/sitecommands.h"
#include "core/pipeline/sweeper.h"
#include "core/pipeline/writer.h"
#include "core/storage/logmover.h"
#include "core/storage/maintenance.h"
#include "core/storage/migrator.h"
#include "tests/bench/hitstream.h"
#include "tests/kit/fixedclock.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <map>
#include <sqlite3.h>
#include <stdexcept>

using namespace footfall;
using bench::HitStream;
using bench::StreamShape;

namespace {

const domain::Instant Noon = kit::at("2026-06-15T12:00:00Z");
constexpr std::chrono::seconds FoldInterval{10}; // As the settings have it, by the hits' clock.

void expect(bool isRight, const char *what)
{
    if (!isRight)
        throw std::runtime_error(what);
}

/// Wall clock and processor time of the parts that are measured.
class Meter
{
public:
    template <typename Work>
    void measure(Work work)
    {
        const double cpu = processorSeconds();
        QElapsedTimer timer;
        timer.start();
        work();
        m_wall += static_cast<double>(timer.nsecsElapsed()) / 1e9;
        m_cpu += processorSeconds() - cpu;
    }
    [[nodiscard]] double wall() const { return m_wall; }
    [[nodiscard]] double cpu() const { return m_cpu; }

private:
    static double processorSeconds()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
    }
    double m_wall = 0;
    double m_cpu = 0;
};

struct Figures {
    double viewsPerSecond = 0;
    double processorMicroseconds = 0; ///< For one view.
};

Figures figuresFrom(const Meter &meter, qint64 views)
{
    return {static_cast<double>(views) / meter.wall(),
            meter.cpu() * 1e6 / static_cast<double>(views)};
}

/// The rows of page_view as the writer would insert them, and nothing else: no look-up, no change
/// of an earlier row, no sets, no sums.
class InsertOnly
{
public:
    explicit InsertOnly(const QString &path)
    {
        expect(sqlite3_open(qPrintable(path), &m_database) == SQLITE_OK, "open");
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA synchronous = FULL");
        execute("PRAGMA secure_delete = ON");
        execute("PRAGMA cache_size = -16000");
        execute("PRAGMA wal_autocheckpoint = 4000");
        expect(sqlite3_prepare_v2(
                   m_database,
                   "INSERT INTO page_view VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
                   "?,?,?,?,?,?,?,?,?,?)",
                   -1, &m_insert, nullptr) == SQLITE_OK,
               sqlite3_errmsg(m_database));
    }
    ~InsertOnly()
    {
        sqlite3_finalize(m_insert);
        sqlite3_close(m_database);
    }
    void write(const std::vector<pipeline::Item> &items)
    {
        execute("BEGIN IMMEDIATE");
        for (const pipeline::Item &item : items) {
            const domain::Hit &hit = *item.record.hit();
            const qint64 before[] = {qint64(item.record.sequence), hit.site.value};
            const qint64 after[] = {domain::toMilliseconds(hit.time),
                                    domain::toSeconds(hit.hour),
                                    hit.day.toJulianDay(),
                                    1,
                                    qint64(hit.pathname.size()) * 50,
                                    hit.source.size(),
                                    hit.country.number(),
                                    hit.referrer.size(),
                                    3,
                                    2,
                                    1,
                                    1,
                                    1,
                                    1,
                                    0};
            int column = 1;
            for (const qint64 value : before)
                sqlite3_bind_int64(m_insert, column++, value);
            sqlite3_bind_blob(m_insert, column++, hit.visit.bytes.data(),
                              int(hit.visit.bytes.size()), SQLITE_STATIC);
            for (const qint64 value : after)
                sqlite3_bind_int64(m_insert, column++, value);
            sqlite3_bind_null(m_insert, column++);
            sqlite3_bind_int64(m_insert, column++, 0);
            for (const QString *text :
                 {&hit.channel, &hit.client.browser, &hit.client.browserVersion, &hit.client.system,
                  &hit.client.device, &hit.utm.source, &hit.utm.medium, &hit.utm.campaign,
                  &hit.utm.term, &hit.utm.content})
                sqlite3_bind_int64(m_insert, column++, text->size());
            expect(sqlite3_step(m_insert) == SQLITE_DONE, "insert");
            sqlite3_reset(m_insert);
        }
        execute("COMMIT");
    }

private:
    void execute(const char *sql)
    {
        expect(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
    }
    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr;
};

/// A migrated database with one site, for one run.
class Place
{
public:
    explicit Place(const QString &parent)
        : m_directory(parent.isEmpty() ? QString() : parent + QStringLiteral("/writer-XXXXXX"))
    {
        auto opened = storage::openMigrated(path());
        expect(opened.has_value(), "migrate");
        m_database = *std::move(opened);
        pipeline::SiteCommands commands(*m_database, published, m_clock);
        expect(commands.load().has_value(), "load");
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("bench.example");
        const auto added = commands.add(draft);
        expect(added.has_value(), "add a site");
        site = *added;
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

Figures measureInsertOnly(const Task &task)
{
    Place place(task.directory);
    place.close();
    InsertOnly database(place.path());
    HitStream stream(place.site, task.shape, Noon);
    Meter meter;
    for (qint64 done = 0; done < task.views; done += qint64(task.batch)) {
        const auto items = stream.next(task.batch);
        meter.measure([&] { database.write(items); });
    }
    return figuresFrom(meter, task.views);
}

enum class Folding { Never, AtItsInterval };

Figures measureWriter(const Task &task, Folding folding)
{
    Place place(task.directory);
    pipeline::VisitTracker tracker;
    pipeline::Writer writer(place.database(), tracker);
    const auto aggregator =
        task.chunk > 0
            ? std::make_unique<pipeline::Aggregator>(place.database(), tracker, task.chunk)
            : std::make_unique<pipeline::Aggregator>(place.database(), tracker);
    pipeline::Sweeper sweeper(place.database());
    expect(writer.load().has_value(), "load");
    HitStream stream(place.site, task.shape, Noon);
    const auto snapshot = place.published.snapshot();
    domain::Instant folded = stream.now();
    Meter meter;
    const auto foldAll = [&] {
        for (;;) {
            const auto step = aggregator->foldSome(stream.now());
            expect(step.has_value(), "fold");
            if (step->progress == pipeline::Aggregator::Progress::Complete)
                break;
        }
        sweeper.noteFolded();
        if (sweeper.isDue(pipeline::Sweeper::Haste::WhenCheap))
            expect(sweeper.run().has_value(), "sweep");
        expect(storage::vacuum(place.database(), 256).has_value(), "vacuum");
        expect(storage::checkpoint(place.database()).has_value(), "checkpoint");
    };
    for (qint64 done = 0; done < task.views; done += qint64(task.batch)) {
        const auto items = stream.next(task.batch);
        meter.measure([&] {
            const auto receipts = writer.write(items, *snapshot);
            expect(receipts.has_value(), "write");
            if (folding == Folding::AtItsInterval && stream.now() - folded >= FoldInterval) {
                folded = stream.now();
                foldAll();
            }
        });
    }
    if (folding == Folding::AtItsInterval)
        meter.measure(foldAll);
    return figuresFrom(meter, task.views);
}

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
            return milliseconds[std::min(milliseconds.size() - 1, milliseconds.size() * part / 100)];
        };
        if (!milliseconds.empty())
            std::printf("| %s | %zu | %.2f | %.2f | %.2f |\n", name, milliseconds.size(), at(50),
                        at(99), milliseconds.back());
    }
};

/// As the pipeline does it while views come: short steps of the fold, and the log emptied beside.
void measurePieces(const Task &task)
{
    Place place(task.directory);
    pipeline::VisitTracker tracker;
    pipeline::Writer writer(place.database(), tracker);
    pipeline::Aggregator aggregator(place.database(), tracker);
    expect(writer.load().has_value(), "load");
    const storage::SideFiles sideFiles(place.path());
    const auto mover = storage::LogMover::open(place.path(), sideFiles);
    expect(mover.has_value(), "open beside");
    HitStream stream(place.site, task.shape, Noon);
    const auto snapshot = place.published.snapshot();
    Pieces batches, steps, sweeps, vacuums, passes, reliefs, checkpoints;
    constexpr qint64 MostFrames = storage::Database::UsualFrames;
    qint64 frames = 0;
    place.database().watchLog([&](qint64 now) { frames = now; });
    domain::Instant folded = stream.now();
    const auto writeBatch = [&] {
        const auto items = stream.next(task.batch);
        batches.measure([&] {
            expect(writer.write(items, *snapshot, storage::Database::Sync::Later).has_value(),
                   "write");
        });
    };
    const auto write = [&] {
        writeBatch();
        if (frames < MostFrames)
            return;
        passes.measure([&] { expect((*mover)->move().has_value(), "move"); });
        writeBatch();
        reliefs.measure(
            [&] { expect(storage::relieveLog(place.database()).has_value(), "relieve"); });
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
                const auto step =
                    aggregator.foldSome(stream.now(), pipeline::Aggregator::Turn::Short);
                expect(step.has_value(), "fold");
                progress = step->progress;
            });
            write();
        }
        sweeps.measure(
            [&] { expect(storage::rewritePageViews(place.database()).has_value(), "sweep"); });
        vacuums.measure(
            [&] { expect(storage::vacuum(place.database(), 256).has_value(), "vacuum"); });
        passes.measure([&] { expect((*mover)->move().has_value(), "move"); });
        write();
        checkpoints.measure(
            [&] { expect(storage::checkpoint(place.database()).has_value(), "checkpoint"); });
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

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char *argv[])
try {
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("views"), QStringLiteral("Page views a run."), QStringLiteral("n"),
          QStringLiteral("1000000")},
         {QStringLiteral("runs"), QStringLiteral("Runs of each, taking turns."),
          QStringLiteral("n"), QStringLiteral("3")},
         {QStringLiteral("batch"), QStringLiteral("Page views a transaction."),
          QStringLiteral("n")},
         {QStringLiteral("chunk"), QStringLiteral("Rows a transaction of the fold."),
          QStringLiteral("n"), QStringLiteral("0")},
         {QStringLiteral("order"), QStringLiteral("random or cycle."), QStringLiteral("order")},
         {QStringLiteral("directory"), QStringLiteral("Where the files are made."),
          QStringLiteral("directory")},
         {QStringLiteral("pieces"), QStringLiteral("The pieces between which views wait.")},
         {QStringLiteral("visitors"), QStringLiteral("How many there are."), QStringLiteral("n"),
          QStringLiteral("20000")}});
    parser.process(application);
    Task task;
    task.views = parser.value(QStringLiteral("views")).toLongLong();
    task.chunk = parser.value(QStringLiteral("chunk")).toLongLong();
    task.directory = parser.value(QStringLiteral("directory"));
    task.shape.visitors = parser.value(QStringLiteral("visitors")).toULongLong();
    QStringList batches = parser.values(QStringLiteral("batch"));
    if (batches.isEmpty())
        batches = {QStringLiteral("50"), QStringLiteral("500"), QStringLiteral("4000")};
    QStringList orders = parser.values(QStringLiteral("order"));
    if (orders.isEmpty())
        orders = {QStringLiteral("random"), QStringLiteral("cycle")};

    if (parser.isSet(QStringLiteral("pieces"))) {
        task.batch = batches.constFirst().toULongLong();
        measurePieces(task);
        return 0;
    }
    std::printf(
        "| visitors | batch | insert-only/s | writer/s | ratio | writer and fold/s | ratio | "
        "CPU µs a view |\n|---|---|---|---|---|---|---|---|\n");
    for (const QString &order : std::as_const(orders)) {
        task.shape.order = order == QLatin1String("cycle") ? StreamShape::Order::Cycle
                                                           : StreamShape::Order::Random;
        for (const QString &batch : std::as_const(batches)) {
            task.batch = batch.toULongLong();
            std::vector<double> inserts, writes, folds, writeRatios, foldRatios;
            std::array<std::vector<double>, 3> processor;
            for (int run = parser.value(QStringLiteral("runs")).toInt(); run > 0; --run) {
                const Figures figures[] = {measureInsertOnly(task),
                                           measureWriter(task, Folding::Never),
                                           measureWriter(task, Folding::AtItsInterval)};
                inserts.push_back(figures[0].viewsPerSecond);
                writes.push_back(figures[1].viewsPerSecond);
                folds.push_back(figures[2].viewsPerSecond);
                for (size_t kind = 0; kind < processor.size(); ++kind)
                    processor.at(kind).push_back(figures[kind].processorMicroseconds);
                writeRatios.push_back(writes.back() / inserts.back());
                foldRatios.push_back(folds.back() / inserts.back());
            }
            std::printf("| %s | %s | %.0f | %.0f | %.2f | %.0f | %.2f | %.1f | %.1f | %.1f |\n",
                        qPrintable(order), qPrintable(batch), median(inserts), median(writes),
                        median(writeRatios), median(folds), median(foldRatios),
                        median(processor[0]), median(processor[1]), median(processor[2]));
            std::fflush(stdout);
        }
    }
    return 0;
} catch (const std::exception &exception) {
    std::fprintf(stderr, "%s\n", exception.what());
    return 1;
}
