// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody types as a value of a filter, as it is stored: classes and codes are written, and
// shown, in more than one way. Any thread.
#pragma once

#include "core/domain/country.h"
#include "core/domain/filter.h"

#include <span>

namespace footfall::domain {

/// A value that is one of a few.
struct ValueClass {
    QStringView value; ///< As stored.
    const char *words; ///< What it is shown as in English; translated in the context "Names".
};
/// Of channels, device and screen classes; empty where values are not classes.
[[nodiscard]] std::span<const ValueClass> valueClasses(Dimension dimension);

/// "DE", "de" or, as Qt has it in English, "Germany"; unknown where no country is written so.
[[nodiscard]] Country countryFromText(const QString &text);

/// "Search" is "search", "social media" is "social", "EN-gb" is "en-GB", "German (Germany)" is
/// "de-DE". What is not set, or was withheld, and values of other dimensions are what they are.
/// Error: Invalid, where there is no such class, country or language.
[[nodiscard]] Result<QString> storedValue(Dimension dimension, const QString &typed);
/// The same of all values that a filter compares as a whole.
[[nodiscard]] Result<Filter> withStoredValues(Filter filter);

} // namespace footfall::domain
