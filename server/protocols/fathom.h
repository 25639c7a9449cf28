// SPDX-License-Identifier: GPL-3.0-or-later
// Fathom's requests, which our own tracker sends too: GET or POST on a folder, everything in the
// query.
// Pure functions: they know no socket, no database and no clock.
#pragma once

#include "core/domain/rejection.h"
#include "core/enrich/rawhit.h"
#include "server/reply.h"
#include "server/requestview.h"

#include <tl/expected.hpp>

namespace footfall::server::fathom {

/// What a request holds; time and address are filled in by whoever knows them.
struct Found {
    QString trackingCode;
    enrich::RawHit hit;
};

struct Refusal {
    domain::Rejection reason = domain::Rejection::Malformed;
    int status = 400;
    QByteArray text; ///< For the person who looks at the request in the browser's tools.
    bool operator==(const Refusal &) const = default;
};

inline constexpr qsizetype LongestQuery = 8192;
inline constexpr qsizetype LongestBody = 8192; ///< Beacons have none; what some send is not read.

/// A page view (h, p, r, sid, qs), an event (name, payload), a goal (gcode: an event of that name)
/// or a leave report (dp; vt: the visible time in milliseconds).
[[nodiscard]] tl::expected<Found, Refusal> understand(const RequestView &request);

/// DNT: 1 or Sec-GPC: 1.
[[nodiscard]] bool asksNotToBeTracked(const RequestView &request);

/// An <img> wants a picture that can be shown, a beacon nothing.
enum class AnswerShape { Image, Nothing };
[[nodiscard]] AnswerShape answerShape(const RequestView &request);

/// The protocol's positive answer.
[[nodiscard]] Reply accepted(AnswerShape shape);
[[nodiscard]] Reply refused(const Refusal &refusal);
[[nodiscard]] Refusal unknownSite();
/// "Come again": the database cannot take it just now.
[[nodiscard]] Reply busy();
/// "Come again later": this address has sent more than its share.
[[nodiscard]] Reply tooMany(std::chrono::seconds wait);
[[nodiscard]] Reply preflight();

} // namespace footfall::server::fathom
