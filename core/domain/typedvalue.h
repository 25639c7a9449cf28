// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody types as a value of a filter, as it is stored: classes, countries and languages are
// stored as codes and shown by names. Any thread; needs Qt's names of countries and languages.
#pragma once

#include "core/domain/country.h"
#include "core/domain/filter.h"

#include <span>

namespace footfall::domain {

/// One of the few values of a dimension.
struct ValueClass {
    QStringView value; ///< As it is stored.
    const char *words; ///< What it is shown as, in English; translated in the context "Names".
};
/// Of channels, device and screen classes; empty where values are no classes.
[[nodiscard]] std::span<const ValueClass> valueClasses(Dimension dimension);

/// By its English name, in any case: "germany", "Côte d'Ivoire". Unknown where none is called so.
[[nodiscard]] Country countryNamed(const QString &name);
/// That there is none, and how countries are written.
[[nodiscard]] tl::unexpected<Error> noSuchCountry(const QString &typed);

/// "Search" is "search", "social media" is "social", "EN-gb" is "en-GB", "German" is "de" and
/// "German (Germany)" is "de-DE"; what is not set, what was withheld, and values of all other
/// dimensions are as they are typed, and so, but for its case, is the tag of a language of three
/// letters or with any region: visitors have such that nobody has named. Error, Invalid, in words:
/// there is no such value.
[[nodiscard]] Result<QString> storedValue(Dimension dimension, const QString &typed);
/// The same of each condition that compares whole values.
[[nodiscard]] Result<Filter> withStoredValues(Filter filter);

} // namespace footfall::domain
