// SPDX-License-Identifier: GPL-3.0-or-later
// Adds, edits and removes sites: first in the database, then in the published snapshot. The thread
// of the connection.
#pragma once

#include "core/pipeline/publishedsites.h"
#include "core/storage/sitestore.h"

namespace footfall::pipeline {

class SiteCommands
{
public:
    /// All of them outlive it.
    SiteCommands(storage::Database &database, PublishedSites &published,
                 const domain::Clock &clock);

    /// Publishes what the database holds; once, at the start.
    [[nodiscard]] domain::Result<domain::Done> load();

    [[nodiscard]] domain::Result<domain::Site> add(const domain::SiteDraft &draft);
    [[nodiscard]] domain::Result<domain::Site> edit(const QString &trackingCode,
                                                    const domain::SiteEdit &edit);

    /// What waits for an instant that only a clock that was ahead can have set waits no longer than
    /// what is set now.
    [[nodiscard]] domain::Result<domain::Done> boundKeeping();

    /// From here on the site is gone for everybody; its data follows by removeSome().
    [[nodiscard]] domain::Result<domain::SiteId> beginRemoval(const QString &trackingCode);
    /// Sites whose removal was begun and not completed, in an earlier run perhaps.
    [[nodiscard]] domain::Result<std::vector<domain::SiteId>> unfinishedRemovals();
    enum class Progress { More, Complete };
    /// One transaction, of so many rows.
    [[nodiscard]] domain::Result<Progress> removeSome(domain::SiteId site, qint64 rows);

private:
    [[nodiscard]] domain::Result<domain::Site> siteWithCode(const QString &trackingCode) const;

    storage::Database &m_database;
    storage::SiteStore m_sites;
    PublishedSites &m_published;
    const domain::Clock &m_clock;
};

} // namespace footfall::pipeline
