// SPDX-License-Identifier: GPL-3.0-or-later
// The dictionary: each pathname, hostname, referrer... of a site stands once in the database, and
// everything else holds its id. The thread of the connection.
#pragma once

#include "core/domain/ids.h"
#include "core/storage/database.h"

#include <QHash>
#include <unordered_map>
#include <utility>
#include <vector>

namespace footfall::storage {

/// The numbers are stored (name.kind): never change them.
enum class NameKind {
    Pathname = 1,
    Hostname = 2,
    Referrer = 3,
    Source = 4,
    Language = 5,
    Screen = 6,
    Event = 7,
    Channel = 8,
    Browser = 9,
    BrowserVersion = 10,
    System = 11,
    Device = 12,
    UtmSource = 13,
    UtmMedium = 14,
    UtmCampaign = 15,
    UtmTerm = 16,
    UtmContent = 17,
    PropertyKey = 18,
    PropertyValue = 19,
    Currency = 20,
    Bot = 21,
};

class NameStore
{
public:
    /// The database outlives it. cacheSize: how many names are remembered.
    explicit NameStore(Database &database, qsizetype cacheSize = 100'000);

    /// The id, of a new row if need be; 0 for an empty text. Inside the caller's transaction, which
    /// ends with keep() or forget().
    [[nodiscard]] domain::Result<domain::NameId> intern(domain::SiteId site, NameKind kind,
                                                        const QString &text);
    /// The id, or 0 where the name was never stored.
    [[nodiscard]] domain::Result<domain::NameId> find(domain::SiteId site, NameKind kind,
                                                      const QString &text);

    void keep();   ///< The transaction was committed.
    void forget(); ///< It was rolled back: its new rows are not there.
    void forgetSite(domain::SiteId site);

private:
    struct Section { ///< What names are apart by.
        domain::SiteId site;
        NameKind kind;
        bool operator==(const Section &) const = default;
    };
    struct SectionHash {
        size_t operator()(const Section &section) const
        {
            constexpr size_t Kinds = 32;
            return static_cast<size_t>(section.site.value) * Kinds +
                   static_cast<size_t>(section.kind);
        }
    };
    using Known = std::unordered_map<Section, QHash<QString, domain::NameId>, SectionHash>;
    void remember(const Section &section, const QString &text, domain::NameId id);

    Database &m_database;
    qsizetype m_cacheSize;
    Known m_known;
    qsizetype m_remembered = 0;
    std::vector<std::pair<Section, QString>> m_added; ///< Since the transaction began.
};

} // namespace footfall::storage
