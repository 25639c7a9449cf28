// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/withheld.h"

#include "core/domain/dimension.h"

#include <utility>

namespace footfall::storage {

namespace {

/// A country is a number, and has none.
constexpr std::array NamedColumns{
    std::pair(FactColumn::Hostname, NameKind::Hostname),
    std::pair(FactColumn::Pathname, NameKind::Pathname),
    std::pair(FactColumn::Source, NameKind::Source),
    std::pair(FactColumn::Channel, NameKind::Channel),
    std::pair(FactColumn::UtmSource, NameKind::UtmSource),
    std::pair(FactColumn::UtmMedium, NameKind::UtmMedium),
    std::pair(FactColumn::UtmCampaign, NameKind::UtmCampaign),
    std::pair(FactColumn::Browser, NameKind::Browser),
    std::pair(FactColumn::BrowserVersion, NameKind::BrowserVersion),
    std::pair(FactColumn::System, NameKind::System),
    std::pair(FactColumn::Device, NameKind::Device),
    std::pair(FactColumn::Referrer, NameKind::Referrer),
    std::pair(FactColumn::Language, NameKind::Language),
    std::pair(FactColumn::Screen, NameKind::Screen),
    std::pair(FactColumn::UtmTerm, NameKind::UtmTerm),
    std::pair(FactColumn::UtmContent, NameKind::UtmContent),
};

} // namespace

domain::Result<Withheld> internWithheld(NameStore &names, domain::SiteId site)
{
    Withheld withheld;
    for (const auto &[column, kind] : NamedColumns) {
        const auto id = names.intern(site, kind, domain::WithheldValue.toString());
        if (!id)
            return tl::unexpected(id.error());
        withheld.values[static_cast<size_t>(column)] = static_cast<quint32>(id->value);
    }
    return withheld;
}

} // namespace footfall::storage
