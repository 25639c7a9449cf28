// SPDX-License-Identifier: GPL-3.0-or-later
// The names that a hit bears, as the ids that rows have instead; new ones are written down. The
// thread of the connection.
#pragma once

#include "core/domain/hit.h"
#include "core/storage/namestore.h"
#include "core/storage/pageviewstore.h"

#include <array>

namespace footfall::pipeline {

class HitNames
{
public:
    /// The store outlives it.
    explicit HitNames(storage::NameStore &names) : m_names(names) {}

    // What has no name keeps the id that it has.
    [[nodiscard]] domain::Result<domain::Done>
    namePlace(const domain::Hit &hit, domain::NameId *hostname, domain::NameId *pathname);
    /// What only the first view of a visit bears, but for its origin.
    [[nodiscard]] domain::Result<domain::Done> nameEntry(const domain::Hit &hit,
                                                         storage::PageViewRow *row);

    [[nodiscard]] domain::Result<storage::Origin> originOf(const domain::Hit &hit);
    [[nodiscard]] domain::Result<storage::ClientNames> clientOf(const domain::Hit &hit);

    /// Names that it knows may not be there any more.
    void forget() { m_clients.fill({}); }

private:
    struct KnownClient { ///< Hardly any visitor has one that nobody else has.
        domain::SiteId site;
        domain::Client client;
        storage::ClientNames names;
    };
    [[nodiscard]] domain::Result<storage::ClientNames> namesOfClient(const domain::Hit &hit);

    storage::NameStore &m_names;
    std::array<KnownClient, 256> m_clients; ///< By a hash; the latest takes the place.
};

} // namespace footfall::pipeline
