// SPDX-License-Identifier: GPL-3.0-or-later
// The dictionary: each pathname, hostname, referrer... of a site stands once in the database, and
// everything else holds its id. The thread of the connection.
#pragma once

#include "core/domain/ids.h"
#include "core/storage/database.h"

#include <QHash>
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
    struct Key {
        domain::SiteId site;
        NameKind kind;
        QString text;
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, key.site.value, int(key.kind), key.text);
        }
    };
    void remember(const Key &key, domain::NameId id);

    Database &m_database;
    qsizetype m_cacheSize;
    QHash<Key, domain::NameId> m_known;
    std::vector<Key> m_added; ///< Since the transaction began.
};

} // namespace footfall::storage
