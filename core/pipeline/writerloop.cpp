// SPDX-License-Identifier: GPL-3.0-or-later
// Begin and end.
#include "core/pipeline/writerloop.h"

#include <QFileInfo>
#include <QLoggingCategory>
#include <QThread>
#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;
using std::chrono::milliseconds;

namespace {

Q_LOGGING_CATEGORY(pipelineLog, "footfall.pipeline", QtInfoMsg)

constexpr std::chrono::minutes LongestFoldInterval{5};
constexpr std::chrono::minutes HouseInterval{1};
/// A commit that goes on for so long is worth telling.
constexpr std::chrono::seconds StuckAfter{5};
/// At the end: SIGTERM must be over within 5 seconds.
constexpr milliseconds LastDrain{2'000};
constexpr milliseconds LastFold{1'000};

} // namespace

WriterLoop::Engine::Engine(std::unique_ptr<storage::Database> opened, PublishedSites &published,
                           StatusBoard &board, const domain::Clock &clock)
    : database(std::move(opened))
    , writer(*database, tracker)
    , aggregator(*database, tracker)
    , merges(*database)
    , housekeeping(*database)
    , ledgerTrimmer(*database)
    , sites(*database, published, clock)
    , sweeper(*database)
    , checkpointer(*database, board)
    , instance(*database)
{
}

WriterLoop::WriterLoop(const PipelineOptions &options, const domain::Clock &clock,
                       std::shared_ptr<PublishedSites> published)
    : m_options(completed(options))
    , m_room(m_options.databasePath, m_options.roomLeft)
    , m_clock(clock)
    , m_published(std::move(published))
    , m_book([this] { m_inbox.noteDecisions(); })
    , m_runs(clock)
    , m_inbox({m_options.inboxCapacity, m_options.inboxBytes, m_options.longestCommit,
               m_options.patience},
              m_book, [this] { wake(); })
    , m_sitesFile(m_options.spoolDirectory)
    , m_spooler(m_inbox, m_book, m_board, *m_published, m_sitesFile)
    , m_syncer(
          [this](const Syncer::Commit &safe) { answer(safe.batch, safe.receipts, safe.receipts); },
          [this] {
              QMetaObject::invokeMethod(this, &WriterLoop::settleSyncs, Qt::QueuedConnection);
          })
    , m_watch(m_board, clock)
    , m_merger(
          clock,
          [this](quint64 order, MergedFacts merged) {
              const auto handed = std::make_shared<MergedFacts>(std::move(merged));
              QMetaObject::invokeMethod(
                  this, [this, order, handed] { takeMerged(order, std::move(*handed)); },
                  Qt::QueuedConnection);
          },
          [this](quint64 order, const Result<Done> &result) {
              QMetaObject::invokeMethod(
                  this, [this, order, result] { endMerging(order, result); }, Qt::QueuedConnection);
          })
    , m_foldTimer(this)
    , m_houseTimer(this)
    , m_retryTimer(this)
    , m_mergeTimer(this)
{
    connect(&m_foldTimer, &QTimer::timeout, this, &WriterLoop::beginFold);
    connect(&m_houseTimer, &QTimer::timeout, this, &WriterLoop::keepHouse);
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &WriterLoop::drain);
    m_mergeTimer.setSingleShot(true);
    connect(&m_mergeTimer, &QTimer::timeout, this, &WriterLoop::mergeStep);
}

Result<Done> WriterLoop::start()
{
    if (const Result<Done> opened = openAtStart(); !opened) {
        m_engine.reset();
        if (!mayStartWithout(opened.error()))
            return opened;
        startWithout(opened.error());
    }
    m_isRunning = true;
    m_spooler.start();
    m_syncer.start();
    setFoldInterval(m_options.foldInterval);
    m_houseTimer.start(HouseInterval);
    post(&WriterLoop::keepHouse);
    post(&WriterLoop::deleteStep);
    wake();
    return Done{};
}

void WriterLoop::setFoldInterval(milliseconds interval)
{
    if (interval > milliseconds(0))
        m_foldTimer.start(std::min<milliseconds>(interval, LongestFoldInterval));
    else
        m_foldTimer.stop();
}

void WriterLoop::shutDown()
{
    if (!m_isRunning)
        return;
    m_foldTimer.stop();
    m_houseTimer.stop();
    const LedgerEntries entries = m_book.takeDecisions();
    const BotSightings sightings = m_book.takeSightings();
    if (!entries.empty() || !sightings.empty())
        (void)m_inbox.add(entries, sightings);
    leaveMerging();
    drainForGood();
    m_spooler.finish();
    tellUnrecorded();
    m_runs.end();
    while (!m_removals.empty())
        endRemoval(domain::failure(domain::ErrorKind::Unavailable,
                                   tr("Footfall is closing. The site is gone; the rest of its data "
                                      "will be deleted at the next start.")));
    if (m_engine && !isAway()) {
        foldForGood();
        leaveMerging(); // It may have begun with what was folded now, and somebody may wait for it.
        // Each of these would wait for a lock that holds up the fold; the next start makes up for
        // them.
        if (!m_board.hasProblem() || m_isShortOfRoom) {
            writeRuns();
            noteLeft();
            tidy(Sweeper::Haste::Now);
            m_engine->checkpointer.finish();
        }
    }
    endFold(domain::failure(domain::ErrorKind::Unavailable, tr("Footfall is closing.")));
    m_retryTimer.stop();
    m_isRunning = false;
    m_syncer.finish();
    m_engine.reset();
}

/// To the database if it can be had, else to the spool, for the next start.
void WriterLoop::drainForGood()
{
    QElapsedTimer elapsed;
    elapsed.start();
    m_retryTimer.stop(); // It may have come back just now.
    while (!isInTrouble() && milliseconds(elapsed.elapsed()) < LastDrain) {
        if (m_inbox.mode() != Inbox::Mode::Direct) {
            replay();
        } else if (const Inbox::Batch batch = m_inbox.take(batchLimit(DiskRoom::Reserved))) {
            writeBatch(batch);
        } else if (m_syncer.isResting() && m_inbox.mode() == Inbox::Mode::Direct) {
            return;
        } else {
            settleSyncs();
        }
        QThread::yieldCurrentThread(); // To the spooler, perhaps.
    }
    settleSyncs();
    m_inbox.engage();
}

void WriterLoop::tellUnrecorded()
{
    qint64 items = 0;
    for (const domain::LedgerEntry &entry : m_book.takeDecisions())
        items += entry.items;
    for (const Record &record : m_inbox.takeUncertain())
        items += record.hit() ? 1 : 0;
    if (items > 0)
        qCWarning(pipelineLog,
                  "%lld items that were rejected or refused are not in the ledger: "
                  "neither the database nor the spool could be written.",
                  static_cast<long long>(items));
}

void WriterLoop::foldForGood()
{
    QElapsedTimer elapsed;
    elapsed.start();
    beginFold();
    while (m_folded && milliseconds(elapsed.elapsed()) < LastFold)
        foldStep();
}

domain::StoreStatus WriterLoop::status() const
{
    domain::StoreStatus status = m_board.status();
    status.waiting = m_inbox.size();
    if (const std::shared_ptr<Spool> spool = m_spooler.spool()) {
        const Spool::Contents contents = spool->contents();
        status.spooled = contents.hits;
        status.spoolBytes = contents.bytes;
        status.oldestWaiting = contents.oldest;
        status.waiting += contents.hits;
    }
    const milliseconds writing = m_inbox.writingFor();
    if (status.problem.isEmpty() && writing >= StuckAfter)
        status.problem =
            tr("The disk has not answered for %n seconds. Check the disk that holds %1.", nullptr,
               int(std::chrono::floor<std::chrono::seconds>(writing).count()))
                .arg(m_options.databasePath);
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

void WriterLoop::wake()
{
    QMetaObject::invokeMethod(this, &WriterLoop::drain, Qt::QueuedConnection);
}

/// Views that are yet to be counted may come before the next one of their visitor, and before the
/// end of their day.
domain::Instant WriterLoop::pipelineTime() const
{
    domain::Instant time = m_clock.now();
    if (const std::optional<domain::Instant> oldest = m_inbox.oldestTime())
        time = std::min(time, *oldest);
    if (const std::shared_ptr<Spool> spool = m_spooler.spool()) {
        if (const Spool::Contents contents = spool->contents(); contents.hits > 0)
            time = std::min(time, contents.oldest);
    }
    return time;
}

/// By which days are over: visits may end while there is a spool that cannot be opened, or nothing
/// would be shown for as long, but no day that views wait there for may. What they are is not
/// known, but the key is not older than the first of them was when it was spooled; before, it had
/// waited in memory, for less than a day.
domain::Instant WriterLoop::dayTime(domain::Instant time) const
{
    const QFileInfo key(m_options.spoolKeyFile);
    if (m_spooler.spool() || !key.exists())
        return time;
    const domain::Instant made =
        domain::instantFromMilliseconds(key.lastModified().toMSecsSinceEpoch());
    return std::min(time, made - std::chrono::hours(24));
}

} // namespace footfall::pipeline
