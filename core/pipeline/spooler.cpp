// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spooler.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <openssl/crypto.h>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

namespace {

Q_LOGGING_CATEGORY(pipelineLog, "footfall.pipeline", QtInfoMsg)

} // namespace

Spooler::Spooler(Inbox &inbox, LedgerBook &book, StatusBoard &board,
                 const domain::SiteDirectory &sites, SpooledSitesFile &sitesFile)
    : m_inbox(inbox), m_book(book), m_board(board), m_sites(sites), m_sitesFile(sitesFile)
{
}

Spooler::~Spooler()
{
    finish();
}

void Spooler::start()
{
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(QStringLiteral("spooler"));
    m_thread->start();
}

void Spooler::finish()
{
    if (!m_thread)
        return;
    m_inbox.finishSpooling();
    m_thread->wait();
    m_thread.reset();
}

std::shared_ptr<Spool> Spooler::spool() const
{
    const std::lock_guard lock(m_mutex);
    return m_spool;
}

void Spooler::setSpool(std::shared_ptr<Spool> spool)
{
    const std::lock_guard lock(m_mutex);
    m_spool = std::move(spool);
}

void Spooler::run()
{
    while (true) {
        const Inbox::Work work = m_inbox.nextWork();
        switch (work.kind) {
        case Inbox::Work::Kind::Append: append(work); break;
        case Inbox::Work::Kind::WriteDecisions: {
            const LedgerEntries entries = m_book.takeDecisions();
            const BotSightings sightings = m_book.takeSightings();
            const bool isSome = !entries.empty() || !sightings.empty();
            if (isSome && !m_inbox.add(entries, sightings)) {
                m_book.putBack(entries);
                m_book.putBack(sightings);
            }
            break;
        }
        case Inbox::Work::Kind::Pulse: work.pulse(); break;
        case Inbox::Work::Kind::End: OPENSSL_thread_stop(); return;
        }
    }
}

void Spooler::append(const Inbox::Work &work)
{
    if (work.isLate)
        qCInfo(pipelineLog) << "Writing to the database takes long: page views are kept in the "
                               "spool meanwhile.";
    std::vector<Record> records;
    records.reserve(work.group->size());
    for (const Item &item : *work.group)
        records.push_back(item.record);
    const std::shared_ptr<Spool> spool = this->spool();
    Result<Done> appended =
        spool ? spool->hasRoom()
              : domain::failure(
                    domain::ErrorKind::Storage,
                    QCoreApplication::translate("Pipeline", "There is no spool to keep them in."));
    if (appended)
        appended = m_sitesFile.note(m_sites.snapshot(), work.epoch);
    if (appended)
        appended = spool->append(records, work.epoch);
    std::vector<Receipt> receipts(work.group->size(), Receipt::Spooled);
    if (spool && !appended && appended.error().kind == domain::ErrorKind::Invalid) {
        // One that it can never keep must not hold up the others.
        std::vector<Record> kept;
        for (size_t i = 0; i < records.size(); ++i) {
            if (Spool::canKeep(records[i]))
                kept.push_back(std::move(records[i]));
            else
                receipts[i] = Receipt::Unwritable;
        }
        if (kept.size() < receipts.size())
            qCWarning(pipelineLog).noquote() << "An item is left out:" << appended.error().message;
        appended = spool->append(kept, work.epoch);
    }
    if (appended) {
        m_board.noteSpooled();
        m_inbox.appended(work.group, receipts);
        return;
    }
    if (spool)
        m_board.noteSpoolProblem(appended.error());
    m_inbox.notAppended(work.group);
}

} // namespace footfall::pipeline
