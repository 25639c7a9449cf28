// SPDX-License-Identifier: GPL-3.0-or-later
// Which site a request is for, found quickly by any of its names. Made of one snapshot; any one
// thread.
#pragma once

#include "core/domain/sitedirectory.h"
#include "server/protocols/protocol.h"

#include <QHash>

namespace footfall::server {

class SiteIndex
{
public:
    SiteIndex() = default;
    explicit SiteIndex(std::shared_ptr<const domain::SiteSnapshot> snapshot);

    [[nodiscard]] const std::shared_ptr<const domain::SiteSnapshot> &snapshot() const
    {
        return m_snapshot;
    }
    /// Null where there is no such site. Valid as long as the index.
    [[nodiscard]] const domain::Site *find(const SiteNames &names) const;

private:
    [[nodiscard]] const domain::Site *byKey(const QString &key) const;
    [[nodiscard]] const domain::Site *byHostname(const QString &sent) const;
    [[nodiscard]] const domain::Site *byToken(const QByteArray &hash) const;

    struct Token {
        QByteArray hash;
        const domain::Site *site;
    };
    std::shared_ptr<const domain::SiteSnapshot> m_snapshot;
    QHash<QString, const domain::Site *> m_codes;
    QHash<QString, const domain::Site *> m_aliases;
    QHash<QString, const domain::Site *> m_hostnames; ///< Also "*.example.com".
    std::vector<Token> m_tokens;
};

} // namespace footfall::server
