// SPDX-License-Identifier: GPL-3.0-or-later
// What was spooled while the database was away is replayed, in order, once.
#include "core/pipeline/writerloop.h"

#include <QLoggingCategory>
#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

Q_LOGGING_CATEGORY(pipelineLog, "footfall.pipeline", QtInfoMsg)

} // namespace

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

} // namespace footfall::pipeline
