// SPDX-License-Identifier: GPL-3.0-or-later
// Footfall's own interface for back ends and apps: POST /api/v1/views with a site's token and a
// list of views and events, each with the visitor for whom it is sent. Described for its users in
// resources/openapi/footfall.yaml. Pure functions.
#pragma once

#include "server/protocols/protocol.h"

namespace footfall::server::serverapi {

inline constexpr qsizetype MostItems = 500;

[[nodiscard]] tl::expected<Found, Refusal> understand(const RequestView &request);
/// How many were accepted, and what is wrong with the others, by index.
[[nodiscard]] Reply answer(AnswerShape shape, std::span<const Outcome> outcomes);
[[nodiscard]] Reply refused(const Refusal &refusal);

inline constexpr Protocol TheProtocol{"server-api", understand, answer, refused};

} // namespace footfall::server::serverapi
