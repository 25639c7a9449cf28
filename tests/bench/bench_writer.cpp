// SPDX-License-Identifier: GPL-3.0-or-later
// How many page views a second the writer stores, alone and with the fold, beside the least that
// SQLite can do with the same rows. One thread, a real file, synchronous=FULL. Prints a markdown
// table. With --pieces instead: how long the pieces take between which views that wait have their
// turn, in processor time, which is the same beside other programs.
//   bench_writer [--views N] [--runs N] [--batch N]... [--order random|cycle]...
//                [--chunk N] [--directory DIR] [--pieces] [--visitors N]
#include "core/pipeline/aggregator.h"
#include "core/pipeline/sweeper.h"
#include "core/pipeline/writer.h"
#include "core/storage/maintenance.h"
#include "tests/bench/writer/insertonly.h"
#include "tests/bench/writer/meter.h"
#include "tests/bench/writer/pieces.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace footfall;
using bench::HitStream;
using bench::InsertOnly;
using bench::Meter;
using bench::need;
using bench::Noon;
using bench::Place;
using bench::StreamShape;
using bench::Task;

namespace {

constexpr std::chrono::seconds FoldInterval{10}; // As the settings have it, by the hits' clock.

struct Figures {
    double viewsPerSecond = 0;
    double processorMicroseconds = 0; ///< For one view.
};

Figures figuresFrom(const Meter &meter, qint64 views)
{
    return {static_cast<double>(views) / meter.wall(),
            meter.cpu() * 1e6 / static_cast<double>(views)};
}

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
    (void)need(writer.load());
    HitStream stream(place.site, task.shape, Noon);
    const auto snapshot = place.published.snapshot();
    domain::Instant folded = stream.now();
    Meter meter;
    const auto foldAll = [&] {
        for (;;) {
            const auto step = need(aggregator->foldSome(stream.now()));
            if (step.progress == pipeline::Aggregator::Progress::Complete)
                break;
        }
        sweeper.noteFolded();
        if (sweeper.isDue(pipeline::Sweeper::Haste::WhenCheap))
            (void)need(sweeper.run());
        (void)need(storage::vacuum(place.database(), 256));
        (void)need(storage::checkpoint(place.database()));
    };
    for (qint64 done = 0; done < task.views; done += qint64(task.batch)) {
        const auto items = stream.next(task.batch);
        meter.measure([&] {
            (void)need(writer.write(items, *snapshot));
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
        bench::measurePieces(task);
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
