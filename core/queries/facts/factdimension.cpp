// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/factdimension.h"

#include <algorithm>

namespace footfall::queries {

using domain::Dimension;
using storage::FactColumn;

FactColumn columnOf(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Page:
    case Dimension::EntryPage:
    case Dimension::ExitPage: return FactColumn::Pathname;
    case Dimension::Hostname: return FactColumn::Hostname;
    case Dimension::Referrer: return FactColumn::Referrer;
    case Dimension::Source: return FactColumn::Source;
    case Dimension::Country: return FactColumn::Country;
    case Dimension::Language: return FactColumn::Language;
    case Dimension::Channel: return FactColumn::Channel;
    case Dimension::Browser: return FactColumn::Browser;
    case Dimension::BrowserVersion: return FactColumn::BrowserVersion;
    case Dimension::System: return FactColumn::System;
    case Dimension::Device: return FactColumn::Device;
    case Dimension::Screen: return FactColumn::Screen;
    case Dimension::UtmSource: return FactColumn::UtmSource;
    case Dimension::UtmMedium: return FactColumn::UtmMedium;
    case Dimension::UtmCampaign: return FactColumn::UtmCampaign;
    case Dimension::UtmTerm: return FactColumn::UtmTerm;
    case Dimension::UtmContent: return FactColumn::UtmContent;
    }
    return FactColumn::Pathname;
}

Concerns concernsOf(Dimension dimension)
{
    if (dimension == Dimension::ExitPage)
        return Concerns::Exits;
    return isEntryOnly(dimension) ? Concerns::EntryViews : Concerns::AllViews;
}

ColumnPlace placeOf(Dimension dimension)
{
    const FactColumn column = columnOf(dimension);
    const storage::FactGroup group = storage::groupOf(column);
    const std::vector<FactColumn> &columns = storage::columnsOf(group);
    const auto found = std::find(columns.begin(), columns.end(), column);
    return {group, static_cast<size_t>(found - columns.begin())};
}

} // namespace footfall::queries
