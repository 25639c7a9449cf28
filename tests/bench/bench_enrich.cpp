// SPDX-License-Identifier: GPL-3.0-or-later
// How long one request of a visitor takes to be understood: hashes, country, source, language.
// Prints a row of a markdown table.
#include "core/enrich/enricher.h"
#include "core/instance/settings.h"
#include "tests/demo/rawhits.h"
#include "tests/kit/fixedclock.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace footfall;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    constexpr int Repetitions = 7;
    constexpr size_t HitsWanted = 50'000;

    QTemporaryDir directory;
    const auto options =
        enrich::EnricherOptions::standard(directory.path(), instance::installedDataDirectory());
    const auto enricher = enrich::Enricher::open(options);
    if (!enricher) {
        std::fputs(qPrintable(enricher.error().message + QLatin1Char('\n')), stderr);
        return 1;
    }

    const domain::Instant noon = kit::at("2026-06-15T12:00:00Z");
    const demo::DemoSite demoSite = demo::demoSites().front();
    const demo::AddressBook addresses(options.countryDatabase,
                                      {demoSite.countries.begin(), demoSite.countries.end()}, 1);
    demo::Visits visits(demoSite, addresses, 1, std::chrono::days(1), noon);
    std::vector<demo::Action> actions;
    while (actions.size() < HitsWanted)
        visits.appendVisit(noon, &actions);
    std::vector<enrich::RawHit> raws;
    for (const demo::Action &action : actions)
        raws.push_back(demo::toRawHit(action));
    auto site = domain::siteFromDraft({.hostname = demoSite.hostname,
                                       .name = demoSite.name,
                                       .timeZone = demoSite.timeZone,
                                       .trackingCode = {}},
                                      noon);
    if (!site)
        return 1;
    site->id = domain::SiteId{1};

    std::vector<double> microseconds;
    for (int repetition = 0; repetition < Repetitions; ++repetition) {
        QElapsedTimer timer;
        timer.start();
        for (const enrich::RawHit &raw : raws) {
            const auto hit = (*enricher)->enrich(raw, *site);
            if (!hit)
                return 1;
        }
        microseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1000.0 /
                               static_cast<double>(raws.size()));
    }
    std::sort(microseconds.begin(), microseconds.end());
    std::printf("| one request enriched, one thread | %.2f µs (%.2f to %.2f) |\n",
                microseconds[Repetitions / 2], microseconds.front(), microseconds.back());
    return 0;
}
