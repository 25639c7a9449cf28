// SPDX-License-Identifier: GPL-3.0-or-later
// Filters in words, and why a number is not known under one, or only at most. GUI thread. Values
// come from visitors: what is returned is plain text.
#pragma once

#include "app/filter/filteredit.h"
#include "core/domain/statsrequest.h"

namespace footfall::app {

/// "is", "does not contain".
[[nodiscard]] QString operatorWords(domain::FilterOperator by, domain::FilterSense sense);
/// What a chip says, in the three weights in which it is drawn.
struct ChipWords {
    QString dimension; ///< "Country", or "or Page" for an alternative.
    QString verb;      ///< "is"
    QString values;    ///< "Germany or France"
    [[nodiscard]] QString text() const;
};
[[nodiscard]] ChipWords chipWords(const Chip &chip);
/// All chips of a filter in a line.
[[nodiscard]] QString filterText(const domain::Filter &filter);

/// How far a metric's number is to be believed.
[[nodiscard]] domain::Exactness exactnessOf(domain::Metric metric,
                                            const domain::Knowledge &knowledge);
/// Why it is not exact, in a sentence; empty where it is.
[[nodiscard]] QString inexactReason(domain::Metric metric, domain::Exactness exactness,
                                    const domain::Filter &filter);
/// "1,234", "≤ 1,234", "–".
[[nodiscard]] QString believedText(const QString &number, domain::Exactness exactness);

/// What a filter on that dimension costs, before it is set; empty where nothing is lost.
[[nodiscard]] QString costOf(domain::Dimension dimension);

} // namespace footfall::app
