// SPDX-License-Identifier: GPL-3.0-or-later
// A start without the database: locked, on a full disk, unreadable, or missing while views wait for
// it. The sites are those that were noted beside the spool.
//
// Numbers: how much of an epoch is in the database is not known here. What waits in the spool keeps
// its numbers, since replay skips what was applied of them; what comes goes on behind them in the
// same epoch, but further away than anything that can have been committed meanwhile. Where nothing
// waits, an epoch is drawn that no database has. As soon as there is a database, adoptFile() finds
// either the same epoch, or another, and gives all that waits new numbers; after a kill the next
// start does the same.
#include "core/pipeline/writerloop.h"

#include <QFileInfo>
#include <QUuid>

namespace footfall::pipeline {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

/// More than is ever committed between two starts: a million a second for twelve days.
constexpr quint64 FarBehind = quint64{1} << 40;

bool holdsSomething(const QString &path)
{
    const QFileInfo file(path);
    return file.exists() && file.size() > 0;
}

} // namespace

/// The key is there only while the spool holds something. A new file would know none of its sites.
Result<Done> WriterLoop::nothingWaitsForAMissingFile() const
{
    if (holdsSomething(m_options.databasePath) || !QFileInfo::exists(m_options.spoolKeyFile))
        return Done{};
    return domain::failure(
        ErrorKind::Storage,
        tr("The database %1 is missing, and page views wait for it in %2. Put it back. To begin "
           "anew without them, end Footfall and move %2 and %3 away.")
            .arg(m_options.databasePath, m_options.spoolDirectory, m_options.spoolKeyFile));
}

/// Where there is nothing yet, nothing is kept for it; a link may lead to a disk that comes later.
bool WriterLoop::mayStartWithout(const domain::Error &error) const
{
    const bool mayPass = error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::Storage;
    const bool isThere = holdsSomething(m_options.databasePath) ||
                         QFileInfo(m_options.databasePath).isSymLink() ||
                         QFileInfo::exists(m_options.spoolKeyFile);
    return m_options.start == PipelineOptions::Start::WithoutIfNeedBe && mayPass && isThere;
}

void WriterLoop::startWithout(const domain::Error &error)
{
    m_engine.reset();
    noteOpened(Opened::NotYet);
    m_earlier.reset();
    m_applied = 0;
    m_booked = 0;
    m_loaded = 0;
    m_epoch = QUuid::createUuid().toString(QUuid::Id128);
    m_published->publishNoted({});
    quint64 last = 0;
    Result<std::unique_ptr<Spool>> opened = Spool::open(spoolOptions());
    if (opened) {
        last = goOnBehind(**opened, last);
        m_spooler.setSpool(*std::move(opened));
    } else {
        m_board.noteSpoolProblem(opened.error());
    }
    m_inbox.begin(last, m_epoch, Inbox::Mode::Spooling);
    haveTrouble(error);
}

/// Behind what waits in the spool. Returns the number that is followed by the next.
quint64 WriterLoop::goOnBehind(const Spool &spool, quint64 last)
{
    const Spool::Contents contents = spool.contents();
    const std::optional<SpooledSites> noted = m_sitesFile.read();
    // What waits, at least, is for sites of these names.
    m_sitesLeft = noted ? noted->sites : std::vector<domain::Site>();
    // Views for sites of one numbering must not get behind those of another.
    if (noted && (contents.records == 0 || noted->epoch == contents.epoch))
        m_published->publishNoted(noted->sites);
    if (contents.records == 0)
        return last;
    m_epoch = contents.epoch;
    noteFound(spool);
    return contents.lastSequence + FarBehind;
}

/// The spool could not be opened either, until now.
void WriterLoop::openSpoolWithout(const std::shared_ptr<Spool> &spool)
{
    m_inbox.hold();
    const quint64 last = goOnBehind(*spool, m_inbox.lastSequence());
    m_inbox.resume(last, m_epoch, sameIds());
}

/// What was found in the spool, and is of an earlier epoch of the database that was opened now, may
/// be in it.
Result<Done> WriterLoop::releaseEarlier(Spool &spool)
{
    if (!m_earlier || spool.contents().epoch != m_earlier->epoch)
        return Done{};
    const quint64 stored = m_earlier->applied;
    const quint64 known = std::exchange(m_foundStored, stored);
    for (const Spool::Waiting &waiting : spool.found(known))
        m_book.waiting(waiting.site, waiting.minute, -waiting.hits);
    for (const Spool::Waiting &waiting : spool.found(stored))
        m_book.waiting(waiting.site, waiting.minute, waiting.hits);
    m_book.loaded({0, spool.foundDecisions(known)});
    m_book.found(spool.foundDecisions(stored));
    return spool.release(stored);
}

/// For such a start. Not while a spool cannot be opened: what waits there is for the sites that
/// were noted before.
void WriterLoop::noteSites()
{
    if (!m_spooler.spool())
        return;
    // Where it fails, the next minute tries again, and the spooler before it keeps anything.
    if (const Result<Done> noted = m_sitesFile.note(m_published->snapshot(), m_epoch); !noted)
        m_board.noteSpoolProblem(noted.error());
}

void WriterLoop::noteOpened(Opened opened)
{
    m_opened = opened;
    m_board.update([&](domain::StoreStatus &status) { status.wasOpened = opened == Opened::Once; });
}

} // namespace footfall::pipeline
