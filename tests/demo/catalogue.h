// SPDX-License-Identifier: GPL-3.0-or-later
// The made-up sites of the demo: what they are called, what people read there, and whence people
// come. Any thread; values.
#pragma once

#include "core/domain/acquisition.h"
#include "tests/demo/browsers.h"
#include "tests/demo/events.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace footfall::demo {

struct Origin {
    QString referrer; ///< As document.referrer; empty: typed, or hidden by an application.
    domain::Utm utm;  ///< What the link's address carried.
};

struct DemoSite {
    QString hostname;
    QString name;
    QString trackingCode;
    QString timeZone;
    double visitsPerDay = 0; ///< At the end of the history; it began with about half of that.
    double viewsPerVisit = 0;

    std::vector<QString> pages{}; ///< The most read first.
    Weights pageWeights{};
    std::vector<Origin> origins{};
    Weights originWeights{};
    std::vector<QByteArray> countries{}; ///< ISO 3166-1 alpha-2.
    Weights countryWeights{};
    std::vector<DemoEvent> events{};
    std::vector<domain::Goal> goals{}; ///< Without ids.
};

[[nodiscard]] std::vector<DemoSite> demoSites();

} // namespace footfall::demo
