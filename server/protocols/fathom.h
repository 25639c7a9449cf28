// SPDX-License-Identifier: GPL-3.0-or-later
// Fathom's requests, which our own tracker sends too: GET or POST on a folder, everything in the
// query. Pure functions.
//
// A page view has h, p, r, sid and qs; an event name and payload; a goal gcode and gval (an event
// of that name); a leave report dp, and vt: the visible time in milliseconds. Of the payload,
// "_value" is an amount in cents of "_currency", "_site_id" another site, "_interactive" false an
// event that does not end a bounce; the rest is properties. qs is a JSON object of parts of the
// page's query from Fathom's script, "?" and the whole of it from ours; ours may tell the screen's
// width, w.
#pragma once

#include "server/protocols/protocol.h"

namespace footfall::server::fathom {

inline constexpr qsizetype LongestRequestQuery = 8192;
inline constexpr qsizetype LongestBody = 8192; ///< Beacons have none; what some send is not read.

[[nodiscard]] tl::expected<Found, Refusal> understand(const RequestView &request);
/// An <img> gets a picture that can be shown, a beacon nothing.
[[nodiscard]] Reply answer(AnswerShape shape, std::span<const Outcome> outcomes);
[[nodiscard]] Reply refused(const Refusal &refusal);

inline constexpr Protocol TheProtocol{"fathom", understand, answer, refused};

} // namespace footfall::server::fathom
