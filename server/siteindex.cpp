// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/siteindex.h"

#include "core/domain/hostname.h"

#include <openssl/crypto.h>

namespace footfall::server {

using domain::Site;

SiteIndex::SiteIndex(std::shared_ptr<const domain::SiteSnapshot> snapshot)
    : m_snapshot(std::move(snapshot))
{
    // Where two sites claim one name, it is the older one's.
    const auto add = [](auto &names, const QString &name, const Site &site) {
        if (!names.contains(name))
            names.insert(name, &site);
    };
    for (const Site &site : m_snapshot->sites) {
        add(m_codes, site.trackingCode, site);
        for (const QString &alias : site.aliases)
            add(m_aliases, alias, site);
        for (const QString &hostname : site.hostnames)
            add(m_hostnames, domain::withoutWww(hostname), site);
        for (const domain::ApiToken &token : site.tokens)
            m_tokens.push_back({token.hash, &site});
    }
}

const Site *SiteIndex::find(const SiteNames &names) const
{
    if (!m_snapshot)
        return nullptr;
    if (!names.tokenHash.isEmpty())
        return byToken(names.tokenHash);
    const Site *site = byKey(names.key);
    if (!site && !names.hostname.isEmpty())
        site = byHostname(names.hostname);
    if (!site && !names.otherHostname.isEmpty())
        site = byHostname(names.otherHostname);
    if (!site && names.onlySite == OnlySite::Yes && m_snapshot->sites.size() == 1)
        site = &m_snapshot->sites.front();
    return site;
}

const Site *SiteIndex::byKey(const QString &key) const
{
    if (key.isEmpty())
        return nullptr;
    const Site *site = m_codes.value(key);
    return site || m_aliases.isEmpty() ? site : m_aliases.value(key.toLower());
}

const Site *SiteIndex::byHostname(const QString &sent) const
{
    const domain::Result<QString> hostname = domain::normalisedHostname(sent);
    if (!hostname)
        return nullptr;
    QString name = domain::withoutWww(*hostname);
    const Site *site = m_hostnames.value(name);
    for (qsizetype dot = name.indexOf(u'.'); !site && dot >= 0; dot = name.indexOf(u'.')) {
        name = name.sliced(dot + 1);
        site = m_hostnames.value(QStringLiteral("*.") + name);
    }
    return site;
}

/// All are compared, each to its end, so that the time taken tells nothing.
const Site *SiteIndex::byToken(const QByteArray &hash) const
{
    const Site *site = nullptr;
    for (const Token &token : m_tokens) {
        const bool isSame =
            token.hash.size() == hash.size() &&
            CRYPTO_memcmp(token.hash.data(), hash.data(), static_cast<size_t>(hash.size())) == 0;
        if (isSame)
            site = token.site;
    }
    return site;
}

} // namespace footfall::server
