// SPDX-License-Identifier: GPL-3.0-or-later
// In which column of a table a dimension's values are, for the model of the facts engine and for
// what asks it. Any thread; needs nothing.
#pragma once

#include "core/domain/statsrequest.h"
#include "core/storage/facts/facttable.h"

#include <map>

namespace footfall::model {

[[nodiscard]] inline storage::FactColumn columnFor(domain::Dimension dimension)
{
    using domain::Dimension;
    using storage::FactColumn;
    static const std::map<Dimension, FactColumn> columns{
        {Dimension::Page, FactColumn::Pathname},
        {Dimension::EntryPage, FactColumn::Pathname},
        {Dimension::ExitPage, FactColumn::Pathname},
        {Dimension::Hostname, FactColumn::Hostname},
        {Dimension::Referrer, FactColumn::Referrer},
        {Dimension::Source, FactColumn::Source},
        {Dimension::Country, FactColumn::Country},
        {Dimension::Language, FactColumn::Language},
        {Dimension::Channel, FactColumn::Channel},
        {Dimension::Browser, FactColumn::Browser},
        {Dimension::BrowserVersion, FactColumn::BrowserVersion},
        {Dimension::System, FactColumn::System},
        {Dimension::Device, FactColumn::Device},
        {Dimension::Screen, FactColumn::Screen},
        {Dimension::UtmSource, FactColumn::UtmSource},
        {Dimension::UtmMedium, FactColumn::UtmMedium},
        {Dimension::UtmCampaign, FactColumn::UtmCampaign},
        {Dimension::UtmTerm, FactColumn::UtmTerm},
        {Dimension::UtmContent, FactColumn::UtmContent},
    };
    return columns.at(dimension);
}

} // namespace footfall::model
