// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a database file, the first or another in its place, and what waits in the spool for it.
#include "core/pipeline/writerloop.h"

#include "core/storage/migrator.h"

#include <QFileInfo>
#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;
using domain::SiteId;

namespace {

/// The site that has the same tracking code.
Inbox::SiteFor byTrackingCode(const SpooledSites &before, const std::vector<domain::Site> &now)
{
    std::map<SiteId, SiteId> sites;
    for (const auto &[id, code] : before) {
        const auto same = std::find_if(now.begin(), now.end(), [&](const domain::Site &site) {
            return site.trackingCode == code;
        });
        if (same != now.end())
            sites.emplace(id, same->id);
    }
    return [sites = std::move(sites)](SiteId site) -> std::optional<SiteId> {
        const auto found = sites.find(site);
        return found == sites.end() ? std::nullopt : std::optional(found->second);
    };
}

} // namespace

/// The key is there only while the spool holds something. A new file would know none of its sites.
Result<Done> WriterLoop::nothingWaitsForAMissingFile() const
{
    if (QFileInfo::exists(m_options.databasePath) || !QFileInfo::exists(m_options.spoolKeyFile))
        return Done{};
    return domain::failure(
        domain::ErrorKind::Storage,
        tr("The database %1 is missing, and page views wait for it in %2. Put it back, then start "
           "again. To begin anew without them, move %2 and %3 away first.")
            .arg(m_options.databasePath, m_options.spoolDirectory, m_options.spoolKeyFile));
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
    return Done{};
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
        m_applied = *applied;
        return Done{};
    }

    const auto sites = storage::SiteStore(*m_engine->database).all();
    if (!sites)
        return tl::unexpected(sites.error());
    if (m_sitesLeft.empty())
        m_sitesLeft = spooledSites(*m_published->snapshot());
    const Inbox::SiteFor siteFor = byTrackingCode(m_sitesLeft, *sites);
    const quint64 first = std::max(*applied, m_inbox.lastSequence()) + 1;
    m_inbox.hold();
    const Result<quint64> last = renumber(m_spooler.spool().get(), first, siteFor);
    if (!last) {
        m_inbox.resume();
        return tl::unexpected(last.error());
    }
    // What is accepted from then on must be for these.
    m_published->publish(*sites);
    m_inbox.resume(*last, m_epoch, siteFor);
    m_book.move(siteFor);
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
Result<quint64> WriterLoop::renumber(Spool *spool, quint64 first, const Inbox::SiteFor &siteFor)
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
    }
    Result<quint64> last = first - 1;
    if (spool && spool->contents().records > 0) {
        spool->rewind();
        last = spool->renumber(*epoch, first, siteFor);
    }
    if (last)
        m_epoch = *epoch;
    return last;
}

Result<Done> WriterLoop::openSpool()
{
    Result<std::unique_ptr<Spool>> spool =
        Spool::open({m_options.spoolDirectory, m_options.spoolKeyFile});
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
    const Inbox::SiteFor siteFor =
        byTrackingCode(readSpooledSites(spooledSitesFile(m_options.spoolDirectory)),
                       m_published->snapshot()->sites);
    Result<quint64> last = spool.renumber(m_epoch, first, siteFor);
    if (!last)
        return last;
    for (const Spool::Waiting &waiting : found) {
        if (!siteFor(waiting.site))
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
    Result<std::unique_ptr<Spool>> opened =
        Spool::open({m_options.spoolDirectory, m_options.spoolKeyFile});
    if (!opened) {
        m_board.noteSpoolProblem(opened.error());
        return;
    }
    const std::shared_ptr<Spool> spool = *std::move(opened);
    if (spool->contents().records > 0) {
        m_inbox.hold();
        const Result<quint64> last = renumberFound(*spool, m_inbox.lastSequence() + 1);
        if (!last) {
            m_inbox.resume();
            m_board.noteSpoolProblem(last.error());
            return;
        }
        noteFound(*spool);
        m_inbox.resume(*last, m_epoch, [](SiteId site) { return std::optional(site); });
    }
    m_spooler.setSpool(spool);
    m_board.noteSpooled();
}

} // namespace footfall::pipeline
