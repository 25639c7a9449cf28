// SPDX-License-Identifier: GPL-3.0-or-later
// The salts of each site's day (design section 4): drawn when a day's first hit comes, on the disk
// before they are used, gone 30 minutes after the day. Any thread.
#pragma once

#include "core/domain/sitedirectory.h"
#include "core/enrich/saltfile.h"

#include <mutex>
#include <shared_mutex>

namespace footfall::enrich {

class SaltBook
{
public:
    /// Reads the file, or makes an empty one: what hinders writing shows at once. REQUIRES: this
    /// process holds the data directory (another's salts would be overwritten).
    [[nodiscard]] static domain::Result<std::unique_ptr<SaltBook>> open(const QString &path);

    /// Draws them where there are none yet. Never null.
    [[nodiscard]] domain::Result<std::shared_ptr<const SaltSet>> salts(const domain::SiteDay &key);
    /// Null where there are none.
    [[nodiscard]] std::shared_ptr<const SaltSet> existing(const domain::SiteDay &key) const;

    /// Forgets what must not be known any more; of sites that are not known yet, as long as not all
    /// are, on the third day at the latest, which is after that day's end everywhere. On failure
    /// memory has forgotten, the file not yet: call again.
    [[nodiscard]] domain::Result<domain::Done> expire(const domain::SiteSnapshot &sites,
                                                      domain::Instant now);

    /// Why salts could not be had or written when it was last tried; empty where they could.
    [[nodiscard]] QString problem() const;

private:
    SaltBook(SaltFile file, SaltSets sets);

    [[nodiscard]] domain::Result<domain::Done> write(const SaltSets &sets);
    void remember(const domain::Result<domain::Done> &outcome);

    std::mutex m_writing; ///< Held through a change of file and map; taken before m_reading.
    SaltFile m_file;
    bool m_fileIsStale = false;

    mutable std::shared_mutex m_reading;
    SaltSets m_sets;
    QString m_problem;
};

} // namespace footfall::enrich
