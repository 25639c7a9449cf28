// SPDX-License-Identifier: GPL-3.0-or-later
// The labelled hashes of design section 4. Any thread; a context is kept for each.
#pragma once

#include "core/domain/hit.h"
#include "core/enrich/saltfile.h"

#include <QByteArrayView>
#include <initializer_list>

namespace footfall::enrich {

enum class HashLabel {
    Visit, ///< Finds the visitor's newest view.
    Seen,  ///< Unique visitors.
    Page,  ///< Unique viewers of a pathname, its part.
    // Those of one day who did something. Their parts tell what.
    Event,    ///< The event's name.
    Property, ///< The event's name, the property's key and its value.
    Goal,     ///< The goal's number and its name.
};

struct Visitor {
    domain::SiteId site;
    const std::array<quint8, 16> &address;
    QByteArrayView userAgent;
};

/// SHA-256(salt, label, site, address, user agent, parts...), each with its length before it, cut
/// to 16 bytes; the salt is the one of the address's last byte. Nothing where the library fails.
[[nodiscard]] std::optional<domain::Hash16>
visitorHash(HashLabel label, const SaltSet &salts, const Visitor &visitor,
            std::initializer_list<QByteArrayView> parts = {});

/// Frees what the library keeps for the calling thread.
void releaseThreadHashing();

} // namespace footfall::enrich
