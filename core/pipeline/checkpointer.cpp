// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/checkpointer.h"

#include "core/storage/maintenance.h"

#include <QThread>
#include <algorithm>
#include <utility>

namespace footfall::pipeline {

namespace {

constexpr std::chrono::seconds RetryInterval{1};
constexpr std::chrono::milliseconds Overdue{5'000};
constexpr std::chrono::milliseconds LastPatience{1'000};
constexpr unsigned long LastPauseMs = 50;
constexpr qint64 MostTimes = 4;
/// A page of the log, as SQLite writes it.
constexpr qint64 FrameBytes = 4'096 + 24;
/// The log may take half of what is free: MostTimes of this part.
constexpr qint64 PartsOfRoom = 2 * MostTimes;
/// Below that it would be moved at each commit.
constexpr qint64 FewestFrames = 25;

} // namespace

Checkpointer::Checkpointer(storage::Database &database, StatusBoard &board, qint64 mostFrames,
                           std::function<qint64()> roomLeft)
    : m_database(database)
    , m_board(board)
    , m_mostFrames(mostFrames)
    , m_room(database.path(), std::move(roomLeft))
    , m_fitting(mostFrames)
{
    m_retry.setInterval(RetryInterval);
    QObject::connect(&m_retry, &QTimer::timeout, &m_retry, [this] { runBeside(); });
    m_database.watchLog([this](qint64 frames) { noteFrames(frames); });
}

Checkpointer::~Checkpointer()
{
    m_moving.reset();
    m_database.watchLog({});
}

void Checkpointer::useMover(std::unique_ptr<storage::LogMover> mover)
{
    settle();
    m_moving = std::make_unique<LogMoving>(std::move(mover), [this] {
        // Dropped where this has ended meanwhile.
        QMetaObject::invokeMethod(&m_retry, [this] { endPass(); }, Qt::QueuedConnection);
    });
}

/// Asked again and again: others write to the disk, too. As the log grows, less is left.
qint64 Checkpointer::framesThatFit()
{
    const qint64 fitting = m_room.left() / FrameBytes / PartsOfRoom;
    return std::min(std::max(fitting, FewestFrames), m_mostFrames);
}

/// Within a commit: nothing is done here.
void Checkpointer::noteFrames(qint64 frames)
{
    if (frames < m_frames)
        m_relieved = 0; // It was begun anew.
    m_frames = frames;
    m_hasLog = true;
    m_hasUnmoved = true;
    if (frames - m_relieved < std::min(FewestFrames, m_mostFrames))
        return;
    m_fitting = framesThatFit();
    if (frames - m_relieved < m_fitting)
        return;
    // Where a reader holds it up, not again at each commit.
    m_relieved = frames;
    QMetaObject::invokeMethod(&m_retry, [this] { keepShort(); }, Qt::QueuedConnection);
}

void Checkpointer::keepShort()
{
    beginPass(Then::BeginAnew);
    // The writer is the faster of the two: it waits, or the log would grow for ever.
    if (m_frames >= MostTimes * m_fitting)
        finishPass();
}

void Checkpointer::runBeside()
{
    if (m_hasLog)
        beginPass(Then::Empty);
}

void Checkpointer::beginPass(Then then)
{
    const bool isUnderWay = m_then != Then::Nothing;
    m_then = std::max(m_then, then);
    if (isUnderWay)
        return;
    if (m_moving && m_hasUnmoved)
        m_moving->begin();
    else
        endPass();
}

/// By the pass itself, or for it: the event of one that was waited for comes when that is over.
void Checkpointer::endPass()
{
    if (!m_moving || m_moving->isResting())
        finishPass();
}

void Checkpointer::finishPass()
{
    if (m_then == Then::Nothing)
        return;
    settle();
    const Then then = std::exchange(m_then, Then::Nothing);
    if (then == Then::Empty)
        run();
    else
        relieve();
}

void Checkpointer::makeRoom()
{
    settle();
    // What is tried next finds and tells the same error.
    (void)storage::checkpoint(m_database);
}

/// Whoever calls it begins a checkpoint of the writer's own: until its next commit there may be
/// nothing left to be moved.
void Checkpointer::settle()
{
    if (m_moving)
        m_moving->settle();
    m_hasUnmoved = false;
}

/// What was written during the pass: then the log is written from its start again.
void Checkpointer::relieve()
{
    if (m_fitting < m_mostFrames) {
        makeRoom();
        return;
    }
    if (const domain::Result<domain::Done> relieved = storage::relieveLog(m_database); !relieved)
        m_board.noteProblem(relieved.error());
}

void Checkpointer::run()
{
    if (!m_hasLog)
        return;
    settle();
    m_then = Then::Nothing;
    const domain::Result<storage::Checkpoint> outcome = storage::checkpoint(m_database);
    if (outcome && *outcome == storage::Checkpoint::Complete) {
        m_hasLog = false;
        m_retry.stop();
        m_blocked.invalidate();
        m_board.update([](domain::StoreStatus &status) { status.checkpointOverdue = false; });
        return;
    }
    if (!outcome)
        m_board.noteProblem(outcome.error());
    if (!m_blocked.isValid())
        m_blocked.start();
    const bool isOverdue = std::chrono::milliseconds(m_blocked.elapsed()) >= Overdue;
    m_board.update([&](domain::StoreStatus &status) { status.checkpointOverdue = isOverdue; });
    if (!m_retry.isActive())
        m_retry.start();
}

void Checkpointer::finish()
{
    QElapsedTimer waited;
    waited.start();
    for (run(); m_hasLog && std::chrono::milliseconds(waited.elapsed()) < LastPatience; run())
        QThread::msleep(LastPauseMs);
    m_retry.stop();
}

} // namespace footfall::pipeline
