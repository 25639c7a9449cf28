// SPDX-License-Identifier: GPL-3.0-or-later
// Plausible's requests: POST /api/event with a JSON object, of text/plain or application/json, with
// short or long keys. Pure functions.
//
// An "engagement" tells for how many milliseconds (e) a page was visible since the last one: a
// leave report. How far a page was scrolled (sd) is accepted, but no metric needs it. The older
// scripts' "pageleave" is a leave report without a time. A list of domains is an item for each.
#pragma once

#include "server/protocols/protocol.h"

namespace footfall::server::plausible {

inline constexpr qsizetype MostDomains = 10;

[[nodiscard]] tl::expected<Found, Refusal> understand(const RequestView &request);
/// 202 "ok"; how many items were dropped stands in a header.
[[nodiscard]] Reply answer(AnswerShape shape, std::span<const Outcome> outcomes);
/// 400 and the errors by key.
[[nodiscard]] Reply refused(const Refusal &refusal);

inline constexpr Protocol TheProtocol{"plausible", understand, answer, refused};

} // namespace footfall::server::plausible
