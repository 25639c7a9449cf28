// SPDX-License-Identifier: GPL-3.0-or-later
// Hostnames as they are kept and compared: lower case, no scheme, port, path or final dot. Any
// thread.
#pragma once

#include "core/domain/result.h"

#include <QString>

namespace footfall::domain {

/// From what a person types ("https://www.Example.com/shop", "münchen.example") or a browser sends
/// (with scheme or port): "www.example.com", "xn--mnchen-3ya.example". "localhost" and addresses
/// are hostnames too.
[[nodiscard]] Result<QString> normalisedHostname(const QString &text);

/// Without a leading "www.".
[[nodiscard]] QString withoutWww(const QString &hostname);

} // namespace footfall::domain
