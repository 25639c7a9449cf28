// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/dimension.h"

namespace footfall::domain {

QString dimensionName(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Page: return QStringLiteral("page");
    case Dimension::EntryPage: return QStringLiteral("entry-page");
    case Dimension::ExitPage: return QStringLiteral("exit-page");
    case Dimension::Hostname: return QStringLiteral("hostname");
    case Dimension::Referrer: return QStringLiteral("referrer");
    case Dimension::Source: return QStringLiteral("source");
    case Dimension::Country: return QStringLiteral("country");
    case Dimension::Language: return QStringLiteral("language");
    case Dimension::Channel: return QStringLiteral("channel");
    case Dimension::Browser: return QStringLiteral("browser");
    case Dimension::BrowserVersion: return QStringLiteral("browser-version");
    case Dimension::System: return QStringLiteral("system");
    case Dimension::Device: return QStringLiteral("device");
    case Dimension::Screen: return QStringLiteral("screen");
    case Dimension::UtmSource: return QStringLiteral("utm-source");
    case Dimension::UtmMedium: return QStringLiteral("utm-medium");
    case Dimension::UtmCampaign: return QStringLiteral("utm-campaign");
    case Dimension::UtmTerm: return QStringLiteral("utm-term");
    case Dimension::UtmContent: return QStringLiteral("utm-content");
    }
    return {};
}

std::optional<Dimension> dimensionFromName(QStringView name)
{
    for (const Dimension dimension : AllDimensions)
        if (dimensionName(dimension) == name)
            return dimension;
    return std::nullopt;
}

bool isEntryOnly(Dimension dimension)
{
    switch (dimension) {
    case Dimension::EntryPage:
    case Dimension::Referrer:
    case Dimension::Language:
    case Dimension::Screen:
    case Dimension::UtmTerm:
    case Dimension::UtmContent: return true;
    default: return false;
    }
}

bool isOfEvents(Dimension dimension)
{
    return isCarried(dimension) || dimension == Dimension::Page ||
           dimension == Dimension::Hostname;
}

bool isCarried(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Source:
    case Dimension::Channel:
    case Dimension::Country:
    case Dimension::Browser:
    case Dimension::BrowserVersion:
    case Dimension::System:
    case Dimension::Device:
    case Dimension::UtmSource:
    case Dimension::UtmMedium:
    case Dimension::UtmCampaign: return true;
    default: return false;
    }
}

qint64 rowVisitors(Dimension dimension, const Counters &counters)
{
    const bool isPage = dimension == Dimension::Page || dimension == Dimension::ExitPage;
    return isPage ? counters.pageVisitors : counters.visitors;
}

} // namespace footfall::domain
