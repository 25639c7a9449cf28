// SPDX-License-Identifier: GPL-3.0-or-later
// An enricher on a directory that goes away, with the data that is there, and a page view for it.
// One thread.
#pragma once

#include "core/enrich/enricher.h"
#include "tests/enrich/addresses.h"
#include "tests/kit/fixedclock.h"

#include <QFile>
#include <QTemporaryDir>

namespace footfall::kit {

[[nodiscard]] inline domain::Site siteIn(const char *zone)
{
    domain::Site site;
    site.id = domain::SiteId{1};
    site.hostnames = {QStringLiteral("example.com"), QStringLiteral("www.example.net")};
    site.calendar = domain::SiteCalendar(QTimeZone(zone));
    return site;
}

[[nodiscard]] inline enrich::RawHit pageView(const char *time)
{
    enrich::RawHit raw;
    raw.time = at(time);
    raw.hostname = QStringLiteral("https://example.com");
    raw.pathname = QStringLiteral("/a");
    raw.address = addressBytes("8.8.8.8");
    raw.userAgent = "Mozilla/5.0 (Test)";
    return raw;
}

/// What tests of the enricher are made of.
class EnricherTest : public QObject
{
protected:
    [[nodiscard]] bool hasData() const
    {
        return QFile::exists(QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/dbip-country.mmdb")) &&
               QFile::exists(QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/referrers.json")) &&
               QFile::exists(QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/uap-core.yaml"));
    }
    /// Reading the patterns takes a moment: only where they are asked for.
    enum class Agents { Unknown, Understood };
    [[nodiscard]] std::unique_ptr<enrich::Enricher> open(Agents agents = Agents::Unknown) const
    {
        auto options = enrich::EnricherOptions::standard(m_directory->path(),
                                                         QStringLiteral(FOOTFALL_SHARE_DIRECTORY));
        if (agents == Agents::Unknown)
            options.userAgents = {};
        return std::move(enrich::Enricher::open(options).value());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<enrich::Enricher> m_enricher;
};

} // namespace footfall::kit
