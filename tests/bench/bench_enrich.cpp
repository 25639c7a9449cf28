// SPDX-License-Identifier: GPL-3.0-or-later
// How long one request of a visitor takes to be understood: hashes, country, source, language, and
// browser and bots, with user agents that are known, that are new, and without looking at them.
// Prints rows of a markdown table.
#include "core/domain/siteedit.h"
#include "core/enrich/enricher.h"
#include "core/instance/settings.h"
#include "tests/demo/rawhits.h"
#include "tests/kit/fixedclock.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace footfall;

namespace {

constexpr int Repetitions = 7;
constexpr size_t HitsWanted = 50'000;
constexpr size_t NewAgents = 10'000;

struct Times {
    double median = 0;
    double least = 0;
    double most = 0;
};

/// In microseconds of the processor's time for each, so that others on the machine count little;
/// nothing where one was turned away.
std::optional<double> timeOf(enrich::Enricher &enricher, const std::vector<enrich::RawHit> &raws,
                             const domain::Site &site)
{
    const std::clock_t start = std::clock();
    for (const enrich::RawHit &raw : raws) {
        if (const auto hit = enricher.enrich(raw, site); !hit) {
            std::fprintf(stderr, "A hit was turned away: %s\n",
                         qPrintable(domain::nameOf(hit.error().reason)));
            return std::nullopt;
        }
    }
    return static_cast<double>(std::clock() - start) * 1e6 / CLOCKS_PER_SEC /
           static_cast<double>(raws.size());
}

Times sorted(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times.front(), times.back()};
}

void print(const char *what, const Times &times, double before)
{
    std::printf("| %s | %.2f µs (%.2f to %.2f) | %.2f |\n", what, times.median, times.least,
                times.most, times.median / before);
}

std::vector<enrich::RawHit> demoHits(const demo::DemoSite &site, const QString &countries,
                                     domain::Instant noon)
{
    const demo::AddressBook addresses(countries, {site.countries.begin(), site.countries.end()}, 1);
    demo::Visits visits(site, addresses, 1, std::chrono::days(1), noon);
    std::vector<demo::Action> actions;
    while (actions.size() < HitsWanted)
        visits.appendVisit(noon, &actions);
    std::vector<enrich::RawHit> raws;
    for (const demo::Action &action : actions)
        raws.push_back(demo::toRawHit(action));
    return raws;
}

/// Each with a user agent that never came before, as builds of a browser differ.
std::vector<enrich::RawHit> withNewAgents(const std::vector<enrich::RawHit> &raws)
{
    std::vector<enrich::RawHit> changed(raws.begin(), raws.begin() + NewAgents);
    int build = 0;
    for (enrich::RawHit &raw : changed) {
        const QByteArray number = QByteArray::number(++build);
        const QByteArray before = raw.userAgent;
        raw.userAgent.replace(".0.0.0", ".0.6613." + number);
        if (raw.userAgent == before)
            raw.userAgent += " Build/" + number;
    }
    return changed;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QTemporaryDir directory;
    QTemporaryDir otherDirectory;
    const QString data = instance::installedDataDirectory();
    const auto options = enrich::EnricherOptions::standard(directory.path(), data);
    auto before = enrich::EnricherOptions::standard(otherDirectory.path(), data);
    before.userAgents = {};
    const auto enricher = enrich::Enricher::open(options);
    const auto without = enrich::Enricher::open(before);
    if (!enricher || !without) {
        std::fputs("The enricher could not be opened.\n", stderr);
        return 1;
    }
    const domain::Instant noon = kit::at("2026-06-15T12:00:00Z");
    const demo::DemoSite demoSite = demo::demoSites().front();
    const std::vector<enrich::RawHit> raws = demoHits(demoSite, options.countryDatabase, noon);
    auto site = domain::siteFromDraft({.hostname = demoSite.hostname,
                                       .name = demoSite.name,
                                       .timeZone = demoSite.timeZone,
                                       .trackingCode = {}},
                                      noon);
    if (!site)
        return 1;
    site->id = domain::SiteId{1};

    QElapsedTimer timer;
    timer.start();
    if (!(*enricher)->enrich(raws.front(), *site))
        return 1;
    const double firstHit = static_cast<double>(timer.nsecsElapsed()) / 1e6;

    std::vector<double> off;
    std::vector<double> warm;
    // In turns, so that a busy machine is as unfair to both.
    for (int repetition = 0; repetition < Repetitions; ++repetition) {
        const auto one = timeOf(**without, raws, *site);
        const auto other = timeOf(**enricher, raws, *site);
        if (!one || !other)
            return 1;
        off.push_back(*one);
        warm.push_back(*other);
    }
    const auto cold = timeOf(**enricher, withNewAgents(raws), *site);
    if (!cold)
        return 1;

    const Times plain = sorted(off);
    std::printf("| one request enriched, one thread | time | of the first |\n|---|---|---|\n");
    print("without looking at the user agent", plain, plain.median);
    print("user agent seen before", sorted(warm), plain.median);
    print("user agent never seen", {*cold, *cold, *cold}, plain.median);
    std::printf("| the first one, which reads the data | %.0f ms | |\n", firstHit);
    return 0;
}
