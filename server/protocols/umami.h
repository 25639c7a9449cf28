// SPDX-License-Identifier: GPL-3.0-or-later
// Umami's requests: POST /api/send (from version 2), /api/collect (version 1) and /api/batch (a
// list of the same). Pure functions.
//
// Where a performance report, an identity or an error is sent, there is nothing that we keep.
// Umami's clients give back what they were answered with their next request ("cache"); it names
// nobody here, so all get the same. Clients up to 2.15 read it as text, later ones as JSON: those
// are told by the page's address, which only they send whole.
#pragma once

#include "server/protocols/protocol.h"

namespace footfall::server::umami {

inline constexpr qsizetype MostInBatch = 100;

[[nodiscard]] tl::expected<Found, Refusal> understand(const RequestView &request);
[[nodiscard]] tl::expected<Found, Refusal> understandFirst(const RequestView &request);
[[nodiscard]] tl::expected<Found, Refusal> understandBatch(const RequestView &request);
/// The "cache" answer; {"beep":"boop"} for what is dropped.
[[nodiscard]] Reply answer(AnswerShape shape, std::span<const Outcome> outcomes);
[[nodiscard]] Reply refused(const Refusal &refusal);

inline constexpr Protocol TheProtocol{"umami", understand, answer, refused};
inline constexpr Protocol FirstVersion{"umami-1", understandFirst, answer, refused};
inline constexpr Protocol Batch{"umami-batch", understandBatch, answer, refused};

} // namespace footfall::server::umami
