// SPDX-License-Identifier: GPL-3.0-or-later
// GoatCounter's requests: GET or POST /count with everything in the query, and POST /api/v0/count
// with a site's token and a list. Pure functions.
//
// The former name no site: it is the one with an alias equal to the host that was asked, else the
// one with the hostname of Origin or Referer, else the only one there is. A view's time is when it
// comes in, whatever created_at says: the salts of another day are gone.
#pragma once

#include "server/protocols/protocol.h"

namespace footfall::server::goatcounter {

inline constexpr qsizetype MostHits = 500;

[[nodiscard]] tl::expected<Found, Refusal> understand(const RequestView &request);
/// Always a picture; a reason in X-Goatcounter, where there is one.
[[nodiscard]] Reply answer(AnswerShape shape, std::span<const Outcome> outcomes);
[[nodiscard]] Reply refused(const Refusal &refusal);

[[nodiscard]] tl::expected<Found, Refusal> understandList(const RequestView &request);
/// 202, or 400 and the errors by index; those without one are counted.
[[nodiscard]] Reply answerList(AnswerShape shape, std::span<const Outcome> outcomes);
[[nodiscard]] Reply refusedList(const Refusal &refusal);

inline constexpr Protocol TheProtocol{"goatcounter", understand, answer, refused};
inline constexpr Protocol Api{"goatcounter-api", understandList, answerList, refusedList};

} // namespace footfall::server::goatcounter
