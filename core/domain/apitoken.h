// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens with which a back end or an app sends for a site. Any thread; a pure function and a draw
// from the system's random numbers.
#pragma once

#include "core/domain/site.h"

namespace footfall::domain {

struct DrawnToken {
    QString text;   ///< What its owner gets to see, once: 43 characters, never kept.
    ApiToken token; ///< To add to a site.
};

/// 32 random bytes, under the name of who is to have them.
[[nodiscard]] DrawnToken drawToken(const QString &name);

/// What is kept of a token: the SHA-256 of its text.
[[nodiscard]] QByteArray hashOfToken(QByteArrayView text);

} // namespace footfall::domain
