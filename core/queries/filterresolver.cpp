// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/filterresolver.h"

#include "core/domain/country.h"
#include "core/queries/textpattern.h"

#include <algorithm>
#include <map>

namespace footfall::queries {

using namespace domain;

namespace {

using Values = std::vector<quint32>;

/// By number, which is by letters.
template <typename Takes>
Values countriesThat(Takes takes)
{
    Values countries;
    for (char16_t first = u'A'; first <= u'Z'; ++first) {
        for (char16_t second = u'A'; second <= u'Z'; ++second) {
            const QString code = QString(QChar(first)) + QChar(second);
            if (takes(code))
                countries.push_back(static_cast<quint32>(Country::fromAlpha2(code).number()));
        }
    }
    return countries;
}

Result<Values> countriesOf(const Condition &condition)
{
    if (condition.by == FilterOperator::Is) {
        const Country country = Country::fromAlpha2(condition.value);
        if (!country.isKnown() && !condition.value.isEmpty())
            return Values{};
        return Values{static_cast<quint32>(country.number())};
    }
    if (condition.by == FilterOperator::Contains)
        return countriesThat(
            [&condition](const QString &code) { return matchesCountry(code, condition.value); });
    const Result<TextPattern> pattern = TextPattern::of(condition.by, condition.value);
    if (!pattern)
        return tl::unexpected(pattern.error());
    return countriesThat([&pattern](const QString &code) { return pattern->matches(code); });
}

void insertInto(Values &values, const Values &more)
{
    Values all;
    all.reserve(values.size() + more.size());
    std::set_union(values.begin(), values.end(), more.begin(), more.end(), std::back_inserter(all));
    values = std::move(all);
}

struct Sides {
    std::optional<Values> included; ///< None: no condition includes.
    std::optional<Values> excluded;
};

} // namespace

FilterResolver::FilterResolver(storage::Database &database) : m_names(database), m_search(database)
{
}

Result<Values> FilterResolver::valuesOf(SiteId site, const Condition &condition,
                                        const std::stop_token &stop)
{
    const std::optional<storage::NameKind> kind = nameKindOf(condition.dimension);
    if (!kind)
        return countriesOf(condition);
    if (condition.by != FilterOperator::Is) {
        const Result<const Values *> found =
            m_search.find({site, *kind, condition.by, condition.value}, stop);
        return found.map([](const Values *values) { return *values; });
    }
    if (condition.value.isEmpty())
        return Values{0};
    const Result<NameId> id = m_names.find(site, *kind, condition.value);
    return id.map([](NameId found) {
        return found.isValid() ? Values{static_cast<quint32>(found.value)} : Values{};
    });
}

Result<ValueFilter> FilterResolver::resolve(SiteId site, const Filter &filter,
                                            const std::stop_token &stop)
{
    std::map<Dimension, Sides> byDimension;
    for (const Condition &condition : filter.conditions) {
        const Result<Values> values = valuesOf(site, condition, stop);
        if (!values)
            return tl::unexpected(values.error());
        Sides &sides = byDimension[condition.dimension];
        std::optional<Values> &side =
            condition.sense == FilterSense::Includes ? sides.included : sides.excluded;
        if (!side)
            side.emplace();
        insertInto(*side, *values);
    }
    ValueFilter resolved;
    for (auto &[dimension, sides] : byDimension) {
        if (sides.included)
            resolved.push_back({dimension, FilterSense::Includes, *std::move(sides.included)});
        // Even one that excludes nothing: it may leave entry views only.
        if (sides.excluded)
            resolved.push_back({dimension, FilterSense::Excludes, *std::move(sides.excluded)});
    }
    return resolved;
}

Result<Values> FilterResolver::search(SiteId site, Dimension dimension, const QString &text,
                                      const std::stop_token &stop)
{
    constexpr qsizetype LongestSearch = 500;
    return valuesOf(
        site,
        {dimension, FilterOperator::Contains, FilterSense::Includes, text.left(LongestSearch)},
        stop);
}

} // namespace footfall::queries
