// SPDX-License-Identifier: GPL-3.0-or-later
// The database is away, and comes back: the same file, or another in its place.
#include "core/pipeline/writerloop.h"

#include "core/storage/maintenance.h"

#include <QFileInfo>
#include <QLoggingCategory>
#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::ErrorKind;
using domain::Result;
using std::chrono::milliseconds;

namespace {

Q_LOGGING_CATEGORY(pipelineLog, "footfall.pipeline", QtInfoMsg)

constexpr milliseconds FirstPause{50};
constexpr milliseconds LongestPause{5'000};
/// A connection whose file system went and came back fails for ever.
constexpr int FailuresOfOneConnection = 4;

} // namespace

/// From here on everything goes to the spool; the database is tried again, less and less often.
void WriterLoop::haveTrouble(const domain::Error &error)
{
    m_board.noteProblem(error);
    m_inbox.engage();
    m_isShortOfRoom = false; // Who knows better says so.
    // A lock is no fault of the connection.
    if (error.kind != ErrorKind::Unavailable)
        ++m_failures;
    m_pause = std::clamp(m_pause * 2, FirstPause, LongestPause);
    m_retryTimer.start(m_pause);
}

/// Whether what is committed is where everybody will look for it.
Result<Done> WriterLoop::fileInPlace() const
{
    if (!m_engine)
        return missing();
    const Result<storage::Database::File> file = m_engine->database->file();
    if (!file)
        return tl::unexpected(file.error());
    if (*file == storage::Database::File::InPlace && m_engine->sideFiles->areInPlace())
        return Done{};
    return tl::unexpected(fileMoved());
}

domain::Error WriterLoop::fileMoved() const
{
    return {
        ErrorKind::Unavailable,
        tr("The database %1 was moved or replaced while Footfall is running. It is opened again "
           "as soon as there is one; page views are kept in the spool meanwhile.")
            .arg(m_options.databasePath)};
}

/// There is no connection, and perhaps no file.
Result<Done> WriterLoop::missing() const
{
    if (m_opened == Opened::NotYet) {
        if (const Result<Done> safe = nothingWaitsForAMissingFile(); !safe)
            return safe;
    }
    const QFileInfo file(m_options.databasePath);
    if (const QString problem = m_board.status().problem; file.size() > 0 && !problem.isEmpty())
        return domain::failure(ErrorKind::Unavailable, problem);
    return domain::failure(
        ErrorKind::Unavailable,
        tr("The database %1 is missing. Put it back; page views are kept in the spool meanwhile.")
            .arg(m_options.databasePath));
}

/// The same for what is not a batch: where it is not, the way back begins.
Result<Done> WriterLoop::fileInUse()
{
    Result<Done> inPlace = fileInPlace();
    if (!inPlace && !isInTrouble())
        haveTrouble(inPlace.error());
    return inPlace;
}

Result<Done> WriterLoop::ensureEngine()
{
    if (m_engine && !fileInPlace()) {
        if (const Result<Done> left = leaveFile(); !left)
            return left;
    }
    const bool wasAway = !m_engine;
    const bool isFirst = m_opened == Opened::NotYet;
    if (m_failures > 0 && m_failures % FailuresOfOneConnection == 0)
        leaveEngine();
    if (!m_engine) {
        // A missing file is not made anew: what was counted may come back.
        if (const QFileInfo file(m_options.databasePath); !file.exists() || file.size() == 0)
            return missing();
        if (const Result<Done> opened = openEngine(); !opened)
            return opened;
        noteSites();
        if (wasAway)
            qCInfo(pipelineLog).noquote()
                << "Opened" << m_options.databasePath << (isFirst ? "at last." : "again.");
    }
    if (const Result<Done> clear = clearDoubts(); !clear)
        return clear;
    if (!m_isAppliedKnown) {
        const Result<quint64> applied = m_engine->instance.appliedSequence();
        if (!applied)
            return tl::unexpected(applied.error());
        // A commit that failed has succeeded after all: what became of its items, the file knows.
        if (*applied > m_applied) {
            if (const Result<Done> loaded = loadBook(*applied); !loaded)
                return loaded;
        }
        m_applied = *applied;
        m_isAppliedKnown = true;
    }
    settleUncertain();
    if (m_failures > 0)
        m_engine->checkpointer.makeRoom();
    return Done{};
}

/// They were refused; but where the commit that failed for them has succeeded after all, they are
/// in the database, and its ledger.
void WriterLoop::settleUncertain()
{
    using Stored = LedgerBook::Stored;
    for (const Record &record : m_inbox.takeUncertain())
        m_book.refusedFor(record, record.sequence <= m_applied ? Stored::AsLoaded : Stored::No);
}

/// The log stays behind when a file is moved. Its contents go where they belong, and it is removed,
/// or it would be taken for that of whatever comes in the file's place.
Result<Done> WriterLoop::leaveFile()
{
    leaveMerging(); // It reads that file as well.
    m_engine->checkpointer.settle();
    const Result<storage::Checkpoint> emptied = storage::checkpoint(*m_engine->database);
    if (emptied && *emptied == storage::Checkpoint::Blocked)
        return domain::failure(
            ErrorKind::Unavailable,
            tr("The database %1 was moved or replaced while another program reads it. Close that "
               "program; page views are kept in the spool meanwhile.")
                .arg(m_options.databasePath));
    const storage::SideFiles sideFiles = *m_engine->sideFiles;
    leaveEngine();
    m_hasNotedUse = false; // What comes in its place is another.
    if (emptied)
        sideFiles.remove();
    return Done{};
}

/// What was under way step by step ends with it; whoever waits for it is told.
void WriterLoop::leaveEngine()
{
    leaveMerging();
    m_engine.reset();
    const domain::Error error = missing().error();
    if (m_folded)
        endFold(tl::unexpected(error));
    while (!m_removals.empty())
        endRemoval(tl::unexpected(error));
}

} // namespace footfall::pipeline
