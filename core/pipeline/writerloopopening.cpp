// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a database file, the first or another in its place, and what waits in the spool for it.
#include "core/pipeline/writerloop.h"

#include "core/storage/migrator.h"

#include <QFileInfo>
#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

Result<Done> WriterLoop::openAtStart()
{
    if (const Result<Done> safe = nothingWaitsForAMissingFile(); !safe)
        return safe;
    if (const Result<Done> opened = openEngine(); !opened)
        return opened;
    if (const Result<Done> spoolFound = openSpool(); !spoolFound)
        return spoolFound;
    noteSites();
    return Done{};
}

Result<Done> WriterLoop::openEngine()
{
    auto database = storage::openMigrated(m_options.databasePath);
    if (!database)
        return tl::unexpected(database.error());
    (*database)->setGate(m_options.gate);
    m_engine = std::make_unique<Engine>(*std::move(database), *m_published, m_board, m_clock);
    const Result<Done> loaded = loadEngine();
    if (!loaded)
        m_engine.reset();
    return loaded;
}

Result<Done> WriterLoop::loadEngine()
{
    if (const Result<Done> open = m_engine->writer.load(); !open)
        return open;
    if (const Result<Done> safe = useLog(); !safe)
        return safe;
    if (const Result<Done> adopted = adoptFile(); !adopted)
        return adopted;
    if (const Result<Done> sites = m_engine->sites.load(); !sites)
        return sites;
    if (const Result<Done> loaded = loadBook(m_applied); !loaded)
        return loaded;
    noteOpened(Opened::Once);
    noteInUse();
    return Done{};
}

/// Whoever finds that note at the next start knows that this run did not end as it should, or that
/// the file is damaged. In a file that is opened again it is our own.
void WriterLoop::noteInUse()
{
    const bool isAgain = std::exchange(m_hasNotedUse, true);
    const Result<bool> wasInUse = m_engine->instance.isInUse();
    if (wasInUse && *wasInUse) {
        if (!isAgain) // A check would hold up what makes room.
            m_watch.begin(m_options.databasePath);
        return;
    }
    if (wasInUse)
        m_watch.trust();
    // Where it fails, nothing is written, and there is no harm in a check that is left out.
    if (m_engine->instance.noteInUse())
        m_engine->checkpointer.noteWritten();
}

/// Not where a check was due that did not come to its end, or found damage: the next start looks
/// again, and tells.
void WriterLoop::noteLeft()
{
    if (m_watch.isSettled() && m_engine->instance.noteLeft())
        m_engine->checkpointer.noteWritten();
}

Result<Done> WriterLoop::loadBook(quint64 applied)
{
    const auto rows = storage::LedgerStore(*m_engine->database)
                          .all(domain::minuteOf(m_clock.now()) - LedgerBook::MinutesKept);
    if (!rows)
        return tl::unexpected(rows.error());
    m_book.load(*rows);
    m_loaded = applied;
    return Done{};
}

/// The same database, or an older copy of it: our numbers go on. Another one gets a new epoch, and
/// what waits gets new numbers in it.
Result<Done> WriterLoop::adoptFile()
{
    const Result<QString> epoch = m_engine->instance.epoch();
    if (!epoch)
        return tl::unexpected(epoch.error());
    const Result<quint64> applied = m_engine->instance.appliedSequence();
    if (!applied)
        return tl::unexpected(applied.error());
    const auto earlier = m_engine->instance.earlier();
    if (!earlier)
        return tl::unexpected(earlier.error());
    m_earlier = *earlier;
    m_isAppliedKnown = true;
    if (m_epoch.isEmpty()) {
        m_epoch = *epoch;
        m_applied = *applied;
        m_booked = *applied;
        return Done{};
    }
    if (*epoch == m_epoch && *applied <= m_inbox.lastSequence()) {
        m_sitesLeft.clear();
        m_applied = *applied;
        return Done{};
    }

    const auto sites = storage::SiteStore(*m_engine->database).all();
    if (!sites)
        return tl::unexpected(sites.error());
    if (m_sitesLeft.empty())
        m_sitesLeft = m_published->snapshot()->sites;
    const IdMove ids = idMove(m_sitesLeft, *sites);
    const quint64 first = std::max(*applied, m_inbox.lastSequence()) + 1;
    m_inbox.hold();
    const Result<quint64> last = renumber(m_spooler.spool().get(), first, ids);
    if (!last) {
        m_inbox.resume();
        return tl::unexpected(last.error());
    }
    // What is accepted from then on must be for these.
    m_published->publish(*sites);
    m_inbox.resume(*last, m_epoch, ids);
    // If they are stored, then in the file that is gone.
    for (const Record &record : m_inbox.takeUncertain())
        m_book.refusedFor(record, LedgerBook::Stored::No);
    m_book.move(ids.site);
    m_sitesLeft.clear();
    m_applied = *applied;
    m_booked = *applied;
    return Done{};
}

/// A spool that cannot be opened may hold records of the epoch that ends here, and among them such
/// as are stored: when it is opened, they must be known.
Result<QString> WriterLoop::renewEpoch()
{
    if (!m_earlier && !m_spooler.spool()) {
        const auto noted = m_engine->instance.noteAsEarlier();
        if (!noted)
            return tl::unexpected(noted.error());
        m_earlier = *noted;
    }
    return m_engine->instance.renewEpoch();
}

/// What there was of it is released or has new numbers. Where it fails, it is tried again.
void WriterLoop::forgetEarlier()
{
    if (m_earlier && m_spooler.spool() && m_engine->instance.forgetEarlier())
        m_earlier.reset();
}

/// Gives the database a new epoch, and to what waits in the spool as well, if there is one. Returns
/// the last number.
Result<quint64> WriterLoop::renumber(Spool *spool, quint64 first, const IdMove &ids)
{
    const Result<QString> epoch = renewEpoch();
    if (!epoch)
        return tl::unexpected(epoch.error());
    if (spool && spool->contents().records > 0) {
        // What was stored in the file that was there before stays stored there.
        if (spool->contents().epoch == m_epoch) {
            if (const Result<Done> released = spool->release(m_booked); !released)
                return tl::unexpected(released.error());
        }
        if (const Result<Done> released = releaseEarlier(*spool); !released)
            return tl::unexpected(released.error());
    }
    Result<quint64> last = first - 1;
    if (spool && spool->contents().records > 0) {
        spool->rewind();
        last = spool->renumber(*epoch, first, ids);
    }
    if (last)
        m_epoch = *epoch;
    return last;
}

Result<Done> WriterLoop::openSpool()
{
    Result<std::unique_ptr<Spool>> spool = Spool::open(spoolOptions());
    Result<Done> adopted = spool ? adoptFound(**spool) : tl::unexpected(spool.error());
    if (adopted) {
        m_spooler.setSpool(*std::move(spool));
        forgetEarlier();
        return adopted;
    }
    m_board.noteSpoolProblem(adopted.error());
    // Whatever it holds must not be taken for what is numbered from now on.
    const Result<QString> epoch = renewEpoch();
    if (!epoch)
        return tl::unexpected(epoch.error());
    m_epoch = *epoch;
    m_inbox.begin(m_applied, m_epoch, Inbox::Mode::Direct);
    return Done{};
}

/// What an earlier run left: it is replayed while new views arrive behind it.
Result<Done> WriterLoop::adoptFound(Spool &spool)
{
    Spool::Contents contents = spool.contents();
    quint64 last = std::max(m_applied, contents.lastSequence);
    if (contents.records > 0 && contents.epoch != m_epoch) {
        const Result<QString> epoch = renewEpoch();
        if (!epoch)
            return tl::unexpected(epoch.error());
        m_epoch = *epoch;
        const Result<quint64> renumbered = renumberFound(spool, m_applied + 1);
        if (!renumbered)
            return tl::unexpected(renumbered.error());
        last = *renumbered;
        contents = spool.contents();
    }
    noteFound(spool);
    m_inbox.begin(last, m_epoch,
                  contents.records > 0 ? Inbox::Mode::Spooling : Inbox::Mode::Direct);
    return Done{};
}

/// Of another database's numbering, whose sites were noted beside it; or of an earlier one of this
/// database, which may hold some of it.
Result<quint64> WriterLoop::renumberFound(Spool &spool, quint64 first)
{
    quint64 stored = 0;
    if (m_earlier && spool.contents().epoch == m_earlier->epoch) {
        stored = m_earlier->applied;
        if (const Result<Done> released = spool.release(stored); !released)
            return tl::unexpected(released.error());
    }
    const std::vector<Spool::Waiting> found = spool.found(stored);
    const IdMove ids =
        idMove(m_sitesFile.read().value_or(SpooledSites{}).sites, m_published->snapshot()->sites);
    Result<quint64> last = spool.renumber(m_epoch, first, ids);
    if (!last)
        return last;
    for (const Spool::Waiting &waiting : found) {
        if (!ids.site(waiting.site))
            m_book.foundWithoutSite(waiting.minute, waiting.hits);
    }
    return last;
}

/// What waits there is in the ledger from now on.
void WriterLoop::noteFound(const Spool &spool)
{
    for (const Spool::Waiting &waiting : spool.found(m_applied))
        m_book.waiting(waiting.site, waiting.minute, waiting.hits);
    m_book.found(spool.foundDecisions(m_applied));
}

/// It could not be used at the start. What it holds comes before what waits in memory.
void WriterLoop::openSpoolLate()
{
    Result<std::unique_ptr<Spool>> opened = Spool::open(spoolOptions());
    if (!opened) {
        m_board.noteSpoolProblem(opened.error());
        return;
    }
    const std::shared_ptr<Spool> spool = *std::move(opened);
    if (m_opened == Opened::NotYet) {
        openSpoolWithout(spool);
    } else if (spool->contents().records > 0) {
        m_inbox.hold();
        const Result<quint64> last = renumberFound(*spool, m_inbox.lastSequence() + 1);
        if (!last) {
            m_inbox.resume();
            m_board.noteSpoolProblem(last.error());
            return;
        }
        noteFound(*spool);
        m_inbox.resume(*last, m_epoch, sameIds());
    }
    m_spooler.setSpool(spool);
    m_board.noteSpooled();
}

} // namespace footfall::pipeline
