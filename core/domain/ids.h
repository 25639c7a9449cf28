// SPDX-License-Identifier: GPL-3.0-or-later
// Integers that cannot be mixed up: a site's key is not a pathname's. Any thread.
#pragma once

#include <QHashFunctions>
#include <compare>

namespace footfall::domain {

template <typename Tag>
struct Id {
    qint64 value = 0; ///< 0 means "none"; the database's keys start at 1.

    [[nodiscard]] constexpr bool isValid() const { return value > 0; }
    constexpr auto operator<=>(const Id &) const = default;
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.value, seed); }
};

using SiteId = Id<struct SiteTag>;
using NameId = Id<struct NameTag>; ///< A row of the dictionary of names.
using PageViewId = Id<struct PageViewTag>;
using GoalId = Id<struct GoalTag>;
using TokenId = Id<struct TokenTag>;

} // namespace footfall::domain
