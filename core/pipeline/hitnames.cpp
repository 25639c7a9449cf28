// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/hitnames.h"

#include <initializer_list>

namespace footfall::pipeline {

using domain::Done;
using domain::Hit;
using domain::NameId;
using domain::Result;
using storage::NameKind;

namespace {

struct Part {
    NameKind kind;
    const QString &text;
    NameId &id;
};

Result<Done> nameAll(storage::NameStore &names, domain::SiteId site,
                     std::initializer_list<Part> parts)
{
    for (const Part &part : parts) {
        if (part.text.isEmpty())
            continue;
        const Result<NameId> id = names.intern(site, part.kind, part.text);
        if (!id)
            return tl::unexpected(id.error());
        part.id = *id;
    }
    return Done{};
}

} // namespace

Result<Done> HitNames::namePlace(const Hit &hit, NameId *hostname, NameId *pathname)
{
    return nameAll(m_names, hit.site,
                   {{NameKind::Hostname, hit.hostname, *hostname},
                    {NameKind::Pathname, hit.pathname, *pathname}});
}

Result<Done> HitNames::nameEntry(const Hit &hit, storage::PageViewRow *row)
{
    return nameAll(m_names, hit.site,
                   {{NameKind::Referrer, hit.referrer, row->referrer},
                    {NameKind::Language, hit.language, row->language},
                    {NameKind::Screen, hit.screen, row->screen},
                    {NameKind::UtmTerm, hit.utm.term, row->utmTerm},
                    {NameKind::UtmContent, hit.utm.content, row->utmContent}});
}

Result<storage::Origin> HitNames::originOf(const Hit &hit)
{
    storage::Origin origin;
    return nameAll(m_names, hit.site,
                   {{NameKind::Source, hit.source, origin.source},
                    {NameKind::Channel, hit.channel, origin.channel},
                    {NameKind::UtmSource, hit.utm.source, origin.utmSource},
                    {NameKind::UtmMedium, hit.utm.medium, origin.utmMedium},
                    {NameKind::UtmCampaign, hit.utm.campaign, origin.utmCampaign}})
        .map([&](Done) { return origin; });
}

Result<storage::ClientNames> HitNames::clientOf(const Hit &hit)
{
    const size_t hash = qHash(hit.client.browserVersion) ^ 3 * qHash(hit.client.system) ^
                        static_cast<size_t>(hit.site.value);
    KnownClient &known = m_clients.at(hash % m_clients.size());
    if (known.site == hit.site && known.client == hit.client)
        return known.names;
    return namesOfClient(hit).map([&](const storage::ClientNames &names) {
        known = {hit.site, hit.client, names};
        return names;
    });
}

Result<storage::ClientNames> HitNames::namesOfClient(const Hit &hit)
{
    storage::ClientNames client;
    return nameAll(m_names, hit.site,
                   {{NameKind::Browser, hit.client.browser, client.browser},
                    {NameKind::BrowserVersion, hit.client.browserVersion, client.browserVersion},
                    {NameKind::System, hit.client.system, client.system},
                    {NameKind::Device, hit.client.device, client.device}})
        .map([&](Done) { return client; });
}

} // namespace footfall::pipeline
