// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a raw hit (with address and user agent) into a Hit (without): hashes, country, source,
// client; or says why it is turned away. Any thread; calls from several threads at once are fine.
// Needs the data files, and the salt file's directory to be writable. Only the holder of the data
// directory opens one, after it has the lock: two of them would overwrite each other's salts.
#pragma once

#include "core/domain/rejection.h"
#include "core/domain/sitedirectory.h"
#include "core/enrich/rawhit.h"
#include "core/enrich/useragents.h"

#include <memory>

namespace footfall::enrich {

struct EnricherOptions {
    QString saltFile;           ///< Beside the database; made with mode 0600.
    QString countryDatabase;    ///< .mmdb; missing: countries stay unknown.
    QStringList referrerTables; ///< JSON, later ones win; missing: sources are hostnames.
    QString spamReferrers;      ///< A hostname a line; missing: referrer spam is counted.
    UserAgentFiles userAgents;  ///< Missing: browsers stay unknown, bots are counted.

    /// The usual files: salts beside the database, data where the program's share directory is.
    [[nodiscard]] static EnricherOptions standard(const QString &dataDirectory,
                                                  const QString &shareDirectory);
};

class Enricher
{
public:
    [[nodiscard]] static domain::Result<std::unique_ptr<Enricher>>
    open(const EnricherOptions &options);
    ~Enricher();

    /// Looks at the address, then for bots, the hostname, the pathname, the referrer; the first
    /// that is not to be counted is the reason. The time decides the day, hour and salts.
    /// Unavailable where new salts cannot be written (then nothing may be counted: hashes would be
    /// lost).
    [[nodiscard]] tl::expected<domain::Hit, TurnedAway> enrich(const RawHit &raw,
                                                               const domain::Site &site);

    /// Forgets the salts of days that ended 30 minutes ago or more, and of sites that are gone.
    /// Called at the start and every minute by whoever holds the data directory.
    domain::Result<domain::Done> expireSalts(const domain::SiteSnapshot &sites,
                                             domain::Instant now);

    /// Frees what was kept for the calling thread. To be called before a thread that enriched ends:
    /// OpenSSL frees it later than a QThread can be waited for, perhaps after the program's end
    /// began.
    static void releaseThread();

    /// Why hits are Unavailable just now, and what to do; empty where all is well.
    [[nodiscard]] QString problem() const;

    /// Unknown without data.
    [[nodiscard]] domain::Country countryOf(const std::array<quint8, 16> &address) const;

    /// "dbip-country, 2026-11": what is shown where countries are; empty without data.
    [[nodiscard]] QString countryDataDescription() const;

private:
    struct Private;
    explicit Enricher(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace footfall::enrich
