// SPDX-License-Identifier: GPL-3.0-or-later
// The database is away, and comes back: what was spooled meanwhile is replayed, in order, once.
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

void WriterLoop::replay()
{
    if (isInTrouble() || !settleSyncs())
        return; // Its turn will come.
    if (!m_spooler.spool())
        openSpoolLate();
    if (const Result<Done> usable = ensureEngine(); !usable) {
        haveTrouble(usable.error());
        return;
    }
    const std::shared_ptr<Spool> spool = m_spooler.spool();
    const bool isDraining = spool && spool->contents().records > 0;
    const qint64 least = leastRoomTo(isDraining);
    if (const Result<Done> fits = haveRoom(least); !fits) {
        haveTrouble(fits.error());
        m_isShortOfRoom = true;
        return;
    }
    if (!isDraining && std::exchange(m_isShortOfRoom, false)) {
        // Of both, though nobody visits.
        m_board.noteCommit();
        m_board.noteSpooled();
    }
    forgetEarlier();
    const quint64 spooled = m_inbox.lastSpooled();
    std::vector<Record> records;
    if (spool) {
        Result<std::vector<Record>> read = spool->read(std::min(m_replayLimit, batchLimit(least)));
        if (!read) {
            spool->rewind();
            haveTrouble(read.error());
            return;
        }
        records = *std::move(read);
        if (const qint64 setAside = spool->contents().setAside;
            std::exchange(m_setAside, setAside) != setAside)
            m_inbox.noteLost();
    }
    if (records.empty())
        rejoin(spooled);
    else if (apply(std::move(records)))
        wake();
}

/// All of the spool is in the database.
void WriterLoop::rejoin(quint64 spooled)
{
    if (const std::shared_ptr<Spool> spool = m_spooler.spool()) {
        if (const Result<Done> released = spool->release(spooled); !released)
            m_board.noteSpoolProblem(released.error());
    }
    switch (m_inbox.rejoin(spooled)) {
    case Inbox::Rejoin::Direct:
    case Inbox::Rejoin::Now: wake(); break;
    case Inbox::Rejoin::Later: break; // The spooler wakes us.
    }
}

bool WriterLoop::apply(std::vector<Record> records)
{
    const std::shared_ptr<Spool> spool = m_spooler.spool();
    const quint64 last = records.back().sequence;
    std::vector<Item> items;
    for (Record &record : records) {
        if (record.sequence > m_applied)
            items.push_back({std::move(record), nullptr, 0});
        else
            skip(record);
    }
    if (!items.empty()) {
        const Result<std::vector<Receipt>> receipts =
            m_engine->writer.write(items, *m_published->snapshot());
        Result<Done> kept = receipts.map([](const auto &) { return Done{}; });
        if (kept)
            kept = fileInPlace();
        if (!kept) {
            m_isAppliedKnown = false;
            spool->rewind();
            if (kept.error().kind == ErrorKind::Invalid) {
                isolate(items.front().record, kept.error());
                return false;
            }
            // The disk may have room for fewer at a time.
            m_replayLimit = std::max<size_t>(m_replayLimit / 2, 1);
            haveTrouble(kept.error());
            return false;
        }
        m_replayLimit = std::min(2 * m_replayLimit, ReplayLimit);
        m_applied = last;
        noteCommit();
        qint64 stored = 0;
        for (size_t i = 0; i < items.size(); ++i) {
            const domain::Hit *hit = items[i].record.hit();
            stored += hit && receipts->at(i) == Receipt::Stored ? 1 : 0;
            // It was counted in a file that was replaced, by a backup of it.
            if (hit && items[i].record.sequence <= m_booked)
                m_book.waiting(hit->site, domain::minuteOf(hit->time), 1);
        }
        m_book.settled(items, *receipts);
        m_board.update([&](domain::StoreStatus &status) { status.stored += stored; });
    }
    m_booked = std::max<quint64>(m_booked, last);
    if (const Result<Done> released = spool->release(last); !released)
        m_board.noteSpoolProblem(released.error());
    return true;
}

/// One that the database will never accept must not hold up all others.
void WriterLoop::isolate(const Record &first, const domain::Error &error)
{
    if (m_replayLimit > 1) {
        m_replayLimit /= 2;
        wake();
        return;
    }
    qCWarning(pipelineLog).noquote() << "One item is left out:" << error.message;
    if (const domain::Hit *hit = first.hit())
        m_book.settled(*hit, Receipt::Unwritable);
    else
        m_book.loaded(first);
    m_applied = first.sequence;
    m_booked = first.sequence;
    m_isAppliedKnown = true;
    if (const Result<Done> released = m_spooler.spool()->release(first.sequence); !released)
        m_board.noteSpoolProblem(released.error());
    wake();
}

/// It is in the database already: it was spooled although its commit succeeded after all.
void WriterLoop::skip(const Record &record)
{
    if (record.sequence <= m_booked)
        return;
    m_booked = record.sequence;
    if (record.sequence <= m_loaded)
        m_book.loaded(record);
    else if (const domain::Hit *hit = record.hit())
        m_book.settled(*hit, Receipt::Stored);
    else
        m_book.written(*record.entries());
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
