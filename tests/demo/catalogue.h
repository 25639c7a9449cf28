// SPDX-License-Identifier: GPL-3.0-or-later
// The made-up sites of the demo: what they are called, what people read there, and whence people
// come. Any thread; values.
#pragma once

#include "tests/demo/random.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace footfall::demo {

struct Origin {
    QString referrer;       ///< As document.referrer; empty: typed, or hidden by an application.
    QString campaignSource; ///< The address carried ?utm_source=...
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
    std::vector<QString> events{};
};

[[nodiscard]] std::vector<DemoSite> demoSites();

/// What a browser in that country would send as Accept-Language.
[[nodiscard]] QByteArray acceptLanguage(const QByteArray &country, Random &random);

struct DemoBrowser {
    QByteArray userAgent;
    QString screen; ///< "1440x900"
};
[[nodiscard]] const DemoBrowser &drawBrowser(Random &random);

} // namespace footfall::demo
