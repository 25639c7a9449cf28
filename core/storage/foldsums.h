// SPDX-License-Identifier: GPL-3.0-or-later
// What a chunk of page views adds to the sums and facts, added up in memory, so that each row of
// the database is touched once and in the order of its key. Any thread; a value.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/counters.h"
#include "core/domain/dimension.h"
#include "core/domain/ids.h"

#include <array>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace footfall::storage {

/// Everything that a fact is about, in the order of the table's key, and the day. The numbers are
/// those of the database.
struct FactKey {
    qint64 site = 0;
    qint64 hour = 0;
    qint64 hostname = 0;
    qint64 pathname = 0;
    qint64 isEntry = 0;
    qint64 isExit = 0;
    qint64 source = 0;
    qint64 channel = 0;
    qint64 utmSource = 0;
    qint64 utmMedium = 0;
    qint64 utmCampaign = 0;
    qint64 country = 0;
    qint64 browser = 0;
    qint64 browserVersion = 0;
    qint64 system = 0;
    qint64 device = 0;
    qint64 referrer = 0; ///< This and the next four of entry views only.
    qint64 language = 0;
    qint64 screen = 0;
    qint64 utmTerm = 0;
    qint64 utmContent = 0;
    qint64 day = 0;
    auto operator<=>(const FactKey &) const = default;
};

/// A page view as it is folded: without its hash.
struct FoldedView {
    FactKey about;
    domain::Counters counters; ///< Of this one view.
};

class FoldSums
{
public:
    /// expected: how many views will come, about.
    explicit FoldSums(size_t expected);

    void add(const FoldedView &view);

    struct HourKey {
        qint64 site, day, hour;
        auto operator<=>(const HourKey &) const = default;
    };
    struct ValueKey {
        qint64 site, dimension, day, value;
        auto operator<=>(const ValueKey &) const = default;
    };
    template <typename Key>
    struct Sum {
        Key key;
        domain::Counters counters;
    };

    // By rising key.
    [[nodiscard]] std::vector<Sum<HourKey>> hours() const;
    [[nodiscard]] std::vector<Sum<ValueKey>> values() const;
    [[nodiscard]] std::vector<Sum<FactKey>> facts() const;

private:
    /// Ids of the database come one after the other: they are spread by a large odd number.
    struct Spread {
        size_t operator()(qint64 value) const
        {
            return static_cast<size_t>(value) * size_t{0x9e3779b97f4a7c15};
        }
    };
    /// Of one dimension; many views have no value in it.
    struct Values {
        domain::Counters none;
        std::unordered_map<qint64, domain::Counters, Spread> some;
    };
    struct Day {
        std::map<qint64, domain::Counters> hours;
        std::array<Values, domain::AllDimensions.size()> dimensions;
    };
    using DayKey = std::pair<qint64, qint64>; ///< Site and day.

    std::map<DayKey, Day> m_days;
    const DayKey *m_lastKey = nullptr; ///< Views of a day follow each other.
    Day *m_lastDay = nullptr;
    std::vector<Sum<FactKey>> m_facts; ///< One a view: hardly two are alike.
};

} // namespace footfall::storage
