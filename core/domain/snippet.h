// SPDX-License-Identifier: GPL-3.0-or-later
// The one line of HTML that a site's owner pastes, and the address it names. Any thread.
#pragma once

#include "core/domain/result.h"

namespace footfall::domain {

/// "https://stats.example.com/" becomes "https://stats.example.com": http or https, a hostname, no
/// query; a final slash goes.
[[nodiscard]] Result<QString> normalisedPublicUrl(const QString &text);

/// <script src="URL/script.js" data-site="CODE" defer></script>, escaped.
[[nodiscard]] QString trackingSnippet(const QString &trackingCode, const QString &publicUrl);

} // namespace footfall::domain
