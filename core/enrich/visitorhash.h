// SPDX-License-Identifier: GPL-3.0-or-later
// The labelled hashes of design section 4. Any thread; a context is kept for each.
#pragma once

#include "core/domain/hit.h"
#include "core/enrich/saltfile.h"

#include <QByteArrayView>

namespace footfall::enrich {

enum class HashLabel {
    Visit, ///< Finds the visitor's newest view.
    Seen,  ///< Unique visitors.
    Page,  ///< Unique viewers of a pathname: the only one that takes it.
};

struct Visitor {
    domain::SiteId site;
    const std::array<quint8, 16> &address;
    QByteArrayView userAgent;
};

/// SHA-256(salt, label, site, address, user agent [, pathname]), each with its length before it,
/// cut to 16 bytes; the salt is the one of the address's last byte. Nothing where the library
/// fails.
[[nodiscard]] std::optional<domain::Hash16> visitorHash(HashLabel label, const SaltSet &salts,
                                                        const Visitor &visitor,
                                                        QByteArrayView pathname = {});

/// Frees what the library keeps for the calling thread.
void releaseThreadHashing();

} // namespace footfall::enrich
