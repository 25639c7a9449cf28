// SPDX-License-Identifier: GPL-3.0-or-later
// The sites, beside what is spooled for them: whose an id in the spool is where another database is
// there when it is replayed, and whose views are kept where the database cannot be opened at a
// start. Kept while all is well, so that it is there when it is needed; holds no secret, a token is
// there as its hash. Any thread.
#pragma once

#include "core/domain/result.h"
#include "core/domain/sitedirectory.h"

#include <mutex>
#include <optional>

namespace footfall::pipeline {

struct SpooledSites {
    QString epoch; ///< Of the numbering in which the sites have these ids.
    std::vector<domain::Site> sites;
};

class SpooledSitesFile
{
public:
    /// The folder is the spool's, and there by the first note().
    explicit SpooledSitesFile(const QString &spoolDirectory);

    /// Durable when it returns; at once where it was noted before. A snapshot that knows of no site
    /// because nothing could be read takes no other's place.
    [[nodiscard]] domain::Result<domain::Done>
    note(const std::shared_ptr<const domain::SiteSnapshot> &sites, const QString &epoch);
    /// Nothing where there is none, or it cannot be read.
    [[nodiscard]] std::optional<SpooledSites> read() const;

private:
    [[nodiscard]] bool write(const QByteArray &bytes) const;

    const QString m_path;
    std::mutex m_mutex;
    std::shared_ptr<const domain::SiteSnapshot> m_noted;
    QString m_notedEpoch;
};

} // namespace footfall::pipeline
