// SPDX-License-Identifier: GPL-3.0-or-later
// Looks into the dictionary of names without adding to it, and goes through it page by page. The
// thread of the connection, which may be read-only.
#pragma once

#include "core/storage/namestore.h"

#include <functional>
#include <string_view>

namespace footfall::storage {

class NameReader
{
public:
    /// The database outlives it.
    explicit NameReader(Database &database);

    /// Invalid where the name was never stored.
    [[nodiscard]] domain::Result<domain::NameId> find(domain::SiteId site, NameKind kind,
                                                      const QString &text);
    /// Empty for 0, and where it is gone.
    [[nodiscard]] domain::Result<QString> text(domain::NameId id);

    /// A name, all of it: as long as the newest one stays the same, no id before it was given to
    /// another name.
    struct Witness {
        domain::NameId id;
        qint64 site = 0;
        qint64 kind = 0;
        QString text;
        bool operator==(const Witness &) const = default;
    };
    [[nodiscard]] domain::Result<Witness> newest();
    [[nodiscard]] domain::Result<Witness> witness(domain::NameId id);

    /// Of what is stored; the text is UTF-8 and stays until take returns.
    using Take = std::function<void(domain::NameId id, std::string_view text)>;
    /// Hands over the names of a kind that come after a text, at most so many, by text; returns the
    /// last one's where more may follow. An empty text begins.
    [[nodiscard]] domain::Result<std::optional<QString>>
    page(domain::SiteId site, NameKind kind, const QString &after, int limit, const Take &take);
    /// Those whose ids are higher.
    [[nodiscard]] domain::Result<domain::Done> since(domain::SiteId site, NameKind kind,
                                                     domain::NameId after, const Take &take);

private:
    Database &m_database;
};

} // namespace footfall::storage
