// SPDX-License-Identifier: GPL-3.0-or-later
// A day of a site: what salts, seen sets and caps are kept for. Any thread; a value, and a key.
#pragma once

#include "core/domain/ids.h"

#include <QDate>
#include <compare>
#include <utility>

namespace footfall::domain {

struct SiteDay {
    SiteId site;
    QDate day;

    auto operator<=>(const SiteDay &other) const
    {
        return std::pair(site, day.toJulianDay()) <=>
               std::pair(other.site, other.day.toJulianDay());
    }
    bool operator==(const SiteDay &) const = default;
};

} // namespace footfall::domain
