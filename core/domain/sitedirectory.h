// SPDX-License-Identifier: GPL-3.0-or-later
// Which sites there are: an immutable snapshot that the pipeline publishes and that server and
// enrich read. Any thread.
#pragma once

#include "core/domain/site.h"

#include <memory>
#include <vector>

namespace footfall::domain {

struct SiteSnapshot {
    std::vector<Site> sites; ///< In the order in which they were added.
    /// False: the database was not read yet; these were noted, and there may be others.
    bool isComplete = true;

    [[nodiscard]] const Site *byCode(QStringView trackingCode) const
    {
        for (const Site &site : sites)
            if (site.trackingCode == trackingCode)
                return &site;
        return nullptr;
    }
    /// By what a tracker calls it: the tracking code, else an alias (normalised).
    [[nodiscard]] const Site *byKey(const QString &key) const
    {
        if (const Site *site = byCode(key))
            return site;
        const QString alias = key.toLower();
        for (const Site &site : sites)
            if (site.aliases.contains(alias))
                return &site;
        return nullptr;
    }
    [[nodiscard]] const Site *byId(SiteId id) const
    {
        for (const Site &site : sites)
            if (site.id == id)
                return &site;
        return nullptr;
    }
};

class SiteDirectory
{
public:
    virtual ~SiteDirectory() = default;
    /// Never null. A later call may give a newer snapshot; one in hand never changes.
    [[nodiscard]] virtual std::shared_ptr<const SiteSnapshot> snapshot() const = 0;
};

} // namespace footfall::domain
