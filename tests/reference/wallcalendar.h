// SPDX-License-Identifier: GPL-3.0-or-later
// A site's days and hours as somebody would note them who looks at the clock on the wall once a
// minute, and changes its zone when told to (design section 4). Any thread; immutable.
#pragma once

#include "core/domain/period.h"
#include "tests/reference/doing.h"

#include <memory>

namespace footfall::reference {

class WallCalendar
{
public:
    struct Hour {
        domain::Instant start;
        QDate day;
        int offset = 0; ///< Seconds ahead of UTC when it began.
    };

    /// What is asked of it lies within some days around.
    WallCalendar(const SiteShape &site, domain::Instant from, int days);
    /// The same one for equal questions: noting all minutes takes a while.
    [[nodiscard]] static std::shared_ptr<const WallCalendar> of(const SiteShape &site,
                                                                domain::Instant from, int days);

    [[nodiscard]] const Hour &hourAt(domain::Instant moment) const;
    [[nodiscard]] QDate dayAt(domain::Instant moment) const { return hourAt(moment).day; }
    [[nodiscard]] domain::Instant startOf(QDate day) const;

    struct Bucket {
        domain::Instant start;
        QDate firstDay;
        QDate lastDay;
    };
    /// The points of a chart; REQUIRES: the period lies within.
    [[nodiscard]] std::vector<Bucket> buckets(const domain::Period &period,
                                              domain::Interval interval) const;

private:
    std::vector<Hour> m_hours;
};

} // namespace footfall::reference
