// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/writerloop.h"

#include "core/pipeline/receipts.h"
#include "core/storage/maintenance.h"
#include "core/storage/migrator.h"

#include <QThread>
#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;
using std::chrono::milliseconds;

namespace {

constexpr size_t BatchLimit = 4'000;
constexpr milliseconds FirstPause{50};
constexpr std::chrono::minutes LongestFoldInterval{5};
constexpr std::chrono::minutes HouseInterval{1};

} // namespace

WriterLoop::Engine::Engine(std::unique_ptr<storage::Database> opened, PublishedSites &published,
                           StatusBoard &board, const domain::Clock &clock)
    : database(std::move(opened))
    , writer(*database, tracker)
    , aggregator(*database, tracker)
    , housekeeping(*database)
    , sites(*database, published, clock)
    , sweeper(*database)
    , checkpointer(*database, board)
{
}

WriterLoop::WriterLoop(const PipelineOptions &options, const domain::Clock &clock,
                       std::shared_ptr<PublishedSites> published)
    : m_options(options)
    , m_clock(clock)
    , m_published(std::move(published))
    , m_foldTimer(this)
    , m_houseTimer(this)
{
    connect(&m_foldTimer, &QTimer::timeout, this, &WriterLoop::beginFold);
    connect(&m_houseTimer, &QTimer::timeout, this, &WriterLoop::keepHouse);
}

Result<Done> WriterLoop::start()
{
    auto database = storage::openMigrated(m_options.databasePath);
    if (!database)
        return tl::unexpected(database.error());
    m_engine = std::make_unique<Engine>(*std::move(database), *m_published, m_board, m_clock);
    const Result<Done> loaded = load();
    if (!loaded) {
        m_engine.reset();
        return loaded;
    }
    if (m_options.foldInterval > milliseconds(0))
        m_foldTimer.start(std::min<milliseconds>(m_options.foldInterval, LongestFoldInterval));
    m_houseTimer.start(HouseInterval);
    post(&WriterLoop::keepHouse);
    return loaded;
}

Result<Done> WriterLoop::load()
{
    storage::InstanceStore instance(*m_engine->database);
    if (const Result<QString> epoch = instance.epoch(); !epoch)
        return tl::unexpected(epoch.error());
    const Result<quint64> applied = instance.appliedSequence();
    if (!applied)
        return tl::unexpected(applied.error());
    if (const Result<Done> sites = m_engine->sites.load(); !sites)
        return sites;
    m_inbox = std::make_unique<Inbox>(m_options.inboxCapacity, *applied,
                                      [this] { post(&WriterLoop::drain); });
    return m_engine->writer.load();
}

void WriterLoop::shutDown()
{
    m_foldTimer.stop();
    m_houseTimer.stop();
    while (m_inbox->size() > 0)
        writeWaiting();
    beginFold();
    while (m_folded)
        foldStep();
    while (!m_removals.empty())
        endRemoval(domain::failure(domain::ErrorKind::Unavailable,
                                   tr("Footfall is closing. The site is gone; the rest of its data "
                                      "will be deleted at the next start.")));
    tidy(Sweeper::Haste::Now);
    m_engine->checkpointer.finish();
    m_engine.reset();
}

domain::StoreStatus WriterLoop::status() const
{
    domain::StoreStatus status = m_board.status();
    status.waiting += qint64(m_inbox->size());
    return status;
}

void WriterLoop::post(void (WriterLoop::*step)())
{
    QMetaObject::invokeMethod(
        this,
        [this, step] {
            if (m_engine)
                (this->*step)();
        },
        Qt::QueuedConnection);
}

domain::Instant WriterLoop::pipelineTime() const
{
    const domain::Instant now = m_clock.now();
    return std::min(now, m_inbox->oldestTime().value_or(now));
}

void WriterLoop::drain()
{
    const std::vector<Item> batch = m_inbox->take(BatchLimit);
    if (batch.empty())
        return;
    writeBatch(batch);
    post(&WriterLoop::drain);
}

/// What waits now; what comes meanwhile may wait for its turn.
void WriterLoop::writeWaiting()
{
    for (size_t left = m_inbox->size(); left > 0;) {
        const std::vector<Item> batch = m_inbox->take(std::min(left, BatchLimit));
        writeBatch(batch);
        left -= std::min(left, batch.size());
    }
    // take() may have left the inbox believing that we will come again.
    post(&WriterLoop::drain);
}

void WriterLoop::writeBatch(const std::vector<Item> &batch)
{
    m_board.update([&](domain::StoreStatus &status) { status.waiting = qint64(batch.size()); });
    const auto snapshot = m_published->snapshot();
    QElapsedTimer elapsed;
    elapsed.start();
    Result<std::vector<Receipt>> receipts = m_engine->writer.write(batch, *snapshot);
    for (milliseconds pause = FirstPause; !receipts; pause *= 2) {
        m_board.noteProblem(receipts.error());
        // Where a batch was given up before, the next ones need not wait as long to hear of it.
        if (m_gaveUp || milliseconds(elapsed.elapsed()) + pause > m_options.patience)
            break;
        QThread::msleep(static_cast<unsigned long>(pause.count()));
        receipts = m_engine->writer.write(batch, *snapshot);
    }
    if (receipts)
        noteCommit();
    else
        m_gaveUp = true;
    qint64 stored = 0;
    if (receipts)
        stored = std::count(receipts->begin(), receipts->end(), Receipt::Stored);
    // First the status, then the answers: who has one finds it counted.
    m_board.update([&](domain::StoreStatus &status) {
        status.waiting = 0;
        status.stored += stored;
    });
    settle(batch, receipts);
}

void WriterLoop::fold(const Promise<domain::FoldReport> &promise)
{
    writeWaiting();
    m_foldPromises.push_back(promise);
    beginFold();
}

void WriterLoop::beginFold()
{
    if (m_folded)
        return;
    m_folded = 0;
    foldStep();
}

void WriterLoop::foldStep()
{
    if (!m_folded)
        return;
    const auto step = m_engine->aggregator.foldSome(pipelineTime());
    if (!step) {
        m_board.noteProblem(step.error());
        endFold(tl::unexpected(step.error()));
        return;
    }
    if (step->folded > 0)
        noteCommit();
    *m_folded += step->folded;
    if (step->progress == Aggregator::Progress::More) {
        post(&WriterLoop::foldStep);
        return;
    }
    const Result<qint64> open = storage::PageViewStore(*m_engine->database).count();
    endFold(open.map([&](qint64 rows) { return domain::FoldReport{*m_folded, rows}; }));
}

void WriterLoop::endFold(Result<domain::FoldReport> report)
{
    m_folded.reset();
    if (report) {
        m_board.update([&](domain::StoreStatus &status) { status.lastFold = m_clock.now(); });
        if (report->folded > 0)
            m_engine->sweeper.noteFolded();
        tidy(m_foldPromises.empty() ? Sweeper::Haste::WhenCheap : Sweeper::Haste::Now);
    }
    for (const auto &promise : std::exchange(m_foldPromises, {}))
        resolve(promise, report);
}

/// What was erased is nowhere any more, and the file is no larger than it must be.
void WriterLoop::tidy(Sweeper::Haste haste)
{
    if (m_engine->sweeper.isDue(haste)) {
        if (const Result<Done> swept = m_engine->sweeper.run(); !swept)
            m_board.noteProblem(swept.error());
        (void)storage::vacuum(*m_engine->database, PagesPerVacuum);
        m_engine->checkpointer.noteWritten();
    }
    m_engine->checkpointer.run();
}

void WriterLoop::keepHouse()
{
    if (!m_board.status().problem.isEmpty() && m_engine->writer.probe())
        noteCommit();
    forgetStep();
    const auto unfinished = m_engine->sites.unfinishedRemovals();
    if (!unfinished) {
        m_board.noteProblem(unfinished.error());
        return;
    }
    const bool isIdle = m_removals.empty();
    for (const domain::SiteId site : *unfinished) {
        const auto isIt = [&](const Removal &removal) { return removal.site == site; };
        if (std::none_of(m_removals.begin(), m_removals.end(), isIt))
            m_removals.push_back({site, nullptr});
    }
    if (isIdle && !m_removals.empty())
        post(&WriterLoop::removalStep);
}

void WriterLoop::forgetStep()
{
    const Result<qint64> forgotten =
        m_engine->housekeeping.forgetSome(*m_published->snapshot(), pipelineTime());
    if (!forgotten) {
        m_board.noteProblem(forgotten.error());
    } else if (*forgotten > 0) {
        noteCommit();
        post(&WriterLoop::forgetStep);
    }
}

void WriterLoop::noteCommit()
{
    m_gaveUp = false;
    m_engine->checkpointer.noteWritten();
    m_board.noteCommit();
}

} // namespace footfall::pipeline
