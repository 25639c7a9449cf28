// SPDX-License-Identifier: GPL-3.0-or-later
// What a site's owner makes of pathnames before they are counted: which query values stay, which
// pages are grouped or left out. Pure functions; any thread.
#pragma once

#include "core/domain/result.h"

#include <QStringList>
#include <optional>

namespace footfall::domain {

struct PathRules {
    QStringList keptQuery; ///< Names of query parameters that stay; "*" stands for any text.
    QStringList groups;    ///< Patterns; what matches is counted under the pattern ("/users/*").
    QStringList ignored;   ///< Patterns; what matches is not counted.
    bool operator==(const PathRules &) const = default;
};

inline constexpr qsizetype MostPathRules = 100; ///< Of each kind.
inline constexpr qsizetype LongestPathRule = 200;

/// Whether the whole text matches, where "*" stands for any text, also none. Linear in the text for
/// each star.
[[nodiscard]] bool matchesPattern(QStringView text, QStringView pattern);

/// The pathname to count: with the parameters of the query that stay, in the order of their names,
/// then grouped. Nothing where it is left out. The query is percent-encoded, without "?".
[[nodiscard]] std::optional<QString> applyPathRules(const QString &pathname, QStringView query,
                                                    const PathRules &rules);

/// Trimmed, doubles removed. An error says which rule cannot be meant, and why.
[[nodiscard]] Result<PathRules> checkedPathRules(const PathRules &typed);

} // namespace footfall::domain
