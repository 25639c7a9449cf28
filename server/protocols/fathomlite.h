// SPDX-License-Identifier: GPL-3.0-or-later
// Fathom Lite's requests: GET /collect by an image, of its versions 1.0 to 1.3. Pure functions.
//
// What its cookie says of the visitor (id, pid, u, nv, ns) is not read: we link views by ourselves.
// Its client keeps that cookie only when the image was shown, so what is not counted is answered
// with no image.
#pragma once

#include "server/protocols/protocol.h"

namespace footfall::server::fathomlite {

[[nodiscard]] tl::expected<Found, Refusal> understand(const RequestView &request);
[[nodiscard]] Reply answer(AnswerShape shape, std::span<const Outcome> outcomes);
[[nodiscard]] Reply refused(const Refusal &refusal);

inline constexpr Protocol TheProtocol{"fathom-lite", understand, answer, refused};

} // namespace footfall::server::fathomlite
