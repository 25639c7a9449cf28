// SPDX-License-Identifier: GPL-3.0-or-later
// How the rows of a list stand to the filter on their own dimension. Any thread; made once for a
// list, because expressions are read by RE2, as the engine reads them.
#pragma once

#include "core/queries/textpattern.h"

#include <optional>
#include <vector>

namespace footfall::app {

/// How a row stands to the filter on its own dimension.
enum class RowChoice {
    None,    ///< The filter says nothing about it.
    Chosen,  ///< It passes because the filter names it, or finds it.
    Beside,  ///< Others are named, it is not.
    LeftOut, ///< It is named, or found, as what does not pass.
};

struct RowStanding {
    RowChoice choice = RowChoice::None;
    /// Whether a condition names the very value, which pointing at the row takes back; else it is
    /// found by a part, a pattern or an expression.
    bool isNamed = false;
    bool operator==(const RowStanding &) const = default;
};

class RowMarker
{
public:
    RowMarker(const domain::Filter &filter, domain::Dimension dimension);

    /// REQUIRES: the value is one of the dimension, as stored; empty is what is not known.
    [[nodiscard]] RowStanding standingOf(const QString &value) const;

private:
    struct Rule {
        domain::Condition condition;
        std::optional<queries::TextPattern> pattern; ///< None where it names, or cannot be read.
    };
    [[nodiscard]] static bool finds(const Rule &rule, const QString &value);

    std::vector<Rule> m_rules;
    bool m_canMark = true; ///< Of an expression that cannot be read nobody knows what it finds.
};

} // namespace footfall::app
