// SPDX-License-Identifier: GPL-3.0-or-later
// A visit as the tracker has it: a view that is open, and what arrives after it. Any thread.
#pragma once

#include "core/domain/hit.h"
#include "core/storage/pageviewstore.h"
#include "tests/kit/fixedclock.h"

namespace footfall::kit {

inline const domain::Instant Start = at("2026-03-10T10:20:00Z");
inline const domain::Instant Hour = at("2026-03-10T10:00:00Z");
inline constexpr domain::NameId PathnameA{11};
inline constexpr domain::NameId SourceA{21};

[[nodiscard]] inline domain::Hash16 hash(quint8 number)
{
    domain::Hash16 value;
    value.bytes.fill(number);
    return value;
}

[[nodiscard]] inline domain::Hit hitAt(std::chrono::milliseconds offset,
                                       domain::HitKind kind = domain::HitKind::PageView)
{
    domain::Hit hit;
    hit.kind = kind;
    hit.site = domain::SiteId{1};
    hit.time = Start + offset;
    hit.visit = hash(1);
    return hit;
}

/// The first view of a visit, or a later one.
enum class Role { Entry, Later };

[[nodiscard]] inline storage::OpenPageView openView(Role role = Role::Entry, qint64 id = 1)
{
    storage::OpenPageView view;
    view.id = domain::PageViewId{id};
    view.site = domain::SiteId{1};
    view.hour = Hour;
    view.pathname = PathnameA;
    view.origin.source = SourceA;
    view.isEntry = role == Role::Entry;
    view.state.visitorHash = hash(1);
    view.state.time = Start;
    view.state.isBounce = view.isEntry;
    return view;
}

} // namespace footfall::kit
