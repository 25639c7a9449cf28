// SPDX-License-Identifier: GPL-3.0-or-later
// Which dimensions a filter can be on, in the groups in which they are offered, what fits each, and
// what is not offered because it would follow a person. GUI thread; needs ICU and RE2.
#pragma once

#include "core/domain/filter.h"

#include <QString>
#include <optional>
#include <vector>

namespace footfall::app {

struct DimensionGroup {
    QString title;
    std::vector<domain::Dimension> dimensions;
};
[[nodiscard]] std::vector<DimensionGroup> filterDimensions();

/// What a person might look for and does not find, with the reason in a sentence.
struct NotOffered {
    QString name;
    QString reason;
};
[[nodiscard]] std::vector<NotOffered> notOffered();

struct FilterVerb {
    domain::FilterOperator by = domain::FilterOperator::Is;
    domain::FilterSense sense = domain::FilterSense::Includes;
    bool operator==(const FilterVerb &) const = default;
};
/// Values that are shown by another name than they are stored under can only be chosen, but for
/// languages.
[[nodiscard]] std::vector<FilterVerb> verbsFor(domain::Dimension dimension);

/// A typed text as a value of the dimension: "germany" and "de" are "DE", as a language "German" is
/// "de". None where there is no such value.
[[nodiscard]] std::optional<QString> valueFromText(domain::Dimension dimension,
                                                   const QString &text);
/// What is wrong with the text of a condition, in words, or nothing: what passes, the engine reads.
[[nodiscard]] QString problemOf(domain::FilterOperator by, const QString &text);
/// Of the first condition that has one.
[[nodiscard]] QString problemOf(const domain::Filter &filter);

} // namespace footfall::app
