// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that spools: what the inbox gives it is appended, and answered once it is on the disk.
// It also watches whether the writer commits in time, and passes on what the door decided. It
// sleeps while there is nothing to do. Functions from any thread.
#pragma once

#include "core/domain/sitedirectory.h"
#include "core/pipeline/inbox.h"
#include "core/pipeline/spool/spool.h"
#include "core/pipeline/spooledsites.h"
#include "core/pipeline/statusboard.h"

#include <QThread>

namespace footfall::pipeline {

class Spooler
{
public:
    /// All of them outlive it. In the file the sites are noted before anything is spooled for them.
    Spooler(Inbox &inbox, LedgerBook &book, StatusBoard &board, const domain::SiteDirectory &sites,
            SpooledSitesFile &sitesFile);
    ~Spooler();

    void start();
    /// Nothing waits in memory any more when it returns.
    void finish();

    /// Null where it cannot be used.
    [[nodiscard]] std::shared_ptr<Spool> spool() const;
    void setSpool(std::shared_ptr<Spool> spool);

private:
    void run();
    void append(const Inbox::Work &work);

    Inbox &m_inbox;
    LedgerBook &m_book;
    StatusBoard &m_board;
    const domain::SiteDirectory &m_sites;
    SpooledSitesFile &m_sitesFile;
    mutable std::mutex m_mutex;
    std::shared_ptr<Spool> m_spool;
    std::unique_ptr<QThread> m_thread;
};

} // namespace footfall::pipeline
