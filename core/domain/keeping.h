// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a site's past is kept and how finely, and from when on a change of it applies. Any
// thread; values.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/result.h"

#include <chrono>

namespace footfall::domain {

/// How much of a site's past is kept, and how finely.
struct Keeping {
    /// Strict (design section 4, "Inference"): where fewer visits than this share all that is known
    /// of them, details are given up when the day is closed. 0: not strict.
    int strictVisits = 0;
    int days = 0;       ///< Days before these are deleted. 0: nothing is.
    int hourlyDays = 0; ///< Of days before these, the hour is given up. 0: of none.
    /// No day and no hour that is there already goes before then, so that it can be taken back.
    Instant appliesFrom{};
    /// Days that are over take no harm from strictVisits before then, for the same reason. Days
    /// that end meanwhile are closed strictly nevertheless.
    Instant strictAppliesFrom{};
    /// With how many visits days that are over are closed until then; 0: they are not.
    int strictBefore = 0;
    bool operator==(const Keeping &) const = default;
};
inline constexpr int UsualStrictVisits = 5;
inline constexpr int FewestKeptDays = 30;
/// How long a setting by which something is deleted can be taken back.
inline constexpr std::chrono::hours KeepingGrace{24};
/// The first day, Julian, that has its hours where the days from that one on are to have them: a
/// large segment is not written anew each day, so that hours go when a month of them does.
[[nodiscard]] qint64 hoursKeptFrom(qint64 day);

/// Instants that are further ahead were set by a clock that was ahead itself: they count as if set
/// now, so that nothing waits for years.
[[nodiscard]] Keeping boundedKeeping(Keeping keeping, Instant now);
/// What is asked for, with the instants from which it applies: each begins anew only where its own
/// part becomes less, so that shorter keeping does not put strict closing off, nor the other way
/// round; what is taken back in time does not wait any more. Does not check what is asked.
[[nodiscard]] Keeping keepingAfter(const Keeping &earlier, Keeping asked, Instant now);
/// Whether a strict site becomes stricter: days that were closed with fewer visits are closed anew.
[[nodiscard]] constexpr bool raisesStrict(const Keeping &before, const Keeping &after)
{
    return before.strictVisits > 0 && after.strictVisits > before.strictVisits;
}
/// Whether a strict site becomes less strict but stays so: what was given up does not come back.
[[nodiscard]] constexpr bool lowersStrict(const Keeping &before, const Keeping &after)
{
    return after.strictVisits > 0 && after.strictVisits < before.strictVisits;
}
/// Whether what is asked for may be asked for.
[[nodiscard]] Result<Done> checkKeeping(const Keeping &asked);

} // namespace footfall::domain
