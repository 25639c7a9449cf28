// SPDX-License-Identifier: GPL-3.0-or-later
// Finds texts as a condition of a filter or a search says, in time linear in the text. Safe from
// any thread once it is made; needs RE2.
#pragma once

#include "core/domain/filter.h"

#include <memory>
#include <string_view>

namespace re2 {
class RE2;
}

namespace footfall::queries {

class TextPattern
{
public:
    /// Invalid, with RE2's reason, where an expression cannot be read or is too large.
    [[nodiscard]] static domain::Result<TextPattern> of(domain::FilterOperator by,
                                                        const QString &value);
    /// What RE2 says against an expression, in its own words; empty where it can be read.
    [[nodiscard]] static QString problemOf(domain::FilterOperator by, const QString &value);

    /// UTF-8.
    [[nodiscard]] bool matches(std::string_view text) const;
    [[nodiscard]] bool matches(const QString &text) const;

private:
    TextPattern(std::shared_ptr<const re2::RE2> expression, bool isWhole);
    std::shared_ptr<const re2::RE2> m_expression;
    bool m_isWhole;
};

/// What Contains means of a country: one or two letters look for codes, more for names in English,
/// because no code has three.
[[nodiscard]] bool matchesCountry(const QString &code, const QString &search);

} // namespace footfall::queries
