// SPDX-License-Identifier: GPL-3.0-or-later
// Which protocol serves which path and method. Any folder may stand before, so that a proxy may put
// us on a sub-path ("/stats/api/event") whether it takes the prefix away or not. Any thread.
#pragma once

#include "server/protocols/protocol.h"

namespace footfall::server {

/// Whether trackers send there: then the guard answers by itself, late and in order.
[[nodiscard]] bool isCollectPath(QByteArrayView path);

/// Null where none does.
[[nodiscard]] const Protocol *protocolFor(QByteArrayView path, Method method);

/// "GET, POST, OPTIONS".
[[nodiscard]] QByteArray methodsAllowedOn(QByteArrayView path);

} // namespace footfall::server
