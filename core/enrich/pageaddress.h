// SPDX-License-Identifier: GPL-3.0-or-later
// The hostname and pathname of a viewed page, as they are kept. Everything here is what a visitor
// sent. Any thread.
#pragma once

#include <QString>
#include <optional>

namespace footfall::enrich {

inline constexpr qsizetype LongestPathname = 2000;

/// "https://Example.com:8080" becomes "example.com"; nothing where that is no hostname.
[[nodiscard]] std::optional<QString> cleanHostname(const QString &sent);

/// Without query and fragment, but with the route of a single-page app ("/app#/settings"), and with
/// one leading slash. Nothing where it does not begin with a slash, has control characters or
/// broken surrogates, or is longer than 2,000 characters.
[[nodiscard]] std::optional<QString> cleanPathname(QStringView sent);

/// True if a control character or half a surrogate pair is in it: never kept, never shown.
[[nodiscard]] bool hasUnsafeCharacters(QStringView text);

} // namespace footfall::enrich
