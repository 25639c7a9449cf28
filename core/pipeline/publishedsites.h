// SPDX-License-Identifier: GPL-3.0-or-later
// The newest snapshot of the sites: the writer's thread publishes, any thread reads without
// waiting.
#pragma once

#include "core/domain/sitedirectory.h"

#include <atomic>

namespace footfall::pipeline {

class PublishedSites : public domain::SiteDirectory
{
public:
    [[nodiscard]] std::shared_ptr<const domain::SiteSnapshot> snapshot() const override
    {
        return m_snapshot.load();
    }
    void publish(std::vector<domain::Site> sites)
    {
        m_snapshot.store(std::make_shared<const domain::SiteSnapshot>(std::move(sites)));
    }
    /// As long as the database could not be read.
    void publishNoted(std::vector<domain::Site> sites)
    {
        m_snapshot.store(std::make_shared<const domain::SiteSnapshot>(
            domain::SiteSnapshot{std::move(sites), false}));
    }

private:
    std::atomic<std::shared_ptr<const domain::SiteSnapshot>> m_snapshot{
        std::make_shared<const domain::SiteSnapshot>()};
};

} // namespace footfall::pipeline
