// SPDX-License-Identifier: GPL-3.0-or-later
// A picture that counts a view without JavaScript: GET /pixel.gif?site=CODE[&p=/path][&r=...].
// Where the page is not said, it is the one that the browser says to come from; browsers tell most
// other hosts only its hostname, so pages do well to say p. Pure functions.
#pragma once

#include "server/protocols/protocol.h"

namespace footfall::server::pixel {

[[nodiscard]] tl::expected<Found, Refusal> understand(const RequestView &request);
/// Always a picture, so that no page shows a broken one; the status tells.
[[nodiscard]] Reply answer(AnswerShape shape, std::span<const Outcome> outcomes);
[[nodiscard]] Reply refused(const Refusal &refusal);

inline constexpr Protocol TheProtocol{"pixel", understand, answer, refused};

} // namespace footfall::server::pixel
