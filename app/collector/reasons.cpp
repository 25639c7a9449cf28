// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/reasons.h"

#include <QCoreApplication>

namespace footfall::app {

using domain::Rejection;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Reasons)
};
} // namespace

QString reasonName(Rejection reason)
{
    switch (reason) {
    case Rejection::UnknownSite: return Words::tr("Unknown site");
    case Rejection::Malformed: return Words::tr("Damaged request");
    case Rejection::TooLarge: return Words::tr("Too large");
    case Rejection::RateLimited: return Words::tr("Too many at once");
    case Rejection::WrongHostname: return Words::tr("Wrong hostname");
    case Rejection::Bot: return Words::tr("Crawler or bot");
    case Rejection::PrivacySignal: return Words::tr("Privacy signal (GPC, DNT)");
    case Rejection::OwnVisit: return Words::tr("Own visit");
    case Rejection::AddressExcluded: return Words::tr("Address excluded");
    case Rejection::Superseded: return Words::tr("Late leave report (superseded)");
    case Rejection::PathIgnored: return Words::tr("Page left out");
    case Rejection::SpamReferrer: return Words::tr("Referrer spam");
    case Rejection::BotSearch: return Words::tr("Search engine");
    case Rejection::BotAi: return Words::tr("AI crawler");
    case Rejection::BotSeo: return Words::tr("SEO crawler");
    case Rejection::BotMonitor: return Words::tr("Uptime monitor");
    case Rejection::BotPreview: return Words::tr("Preview or feed reader");
    case Rejection::BotArchive: return Words::tr("Archive or research");
    case Rejection::BotScanner: return Words::tr("Security scanner");
    case Rejection::BotAdvertising: return Words::tr("Advertising crawler");
    case Rejection::BotLibrary: return Words::tr("Program or script");
    case Rejection::BotAutomation: return Words::tr("Automated browser");
    case Rejection::BotPrefetch: return Words::tr("Fetched ahead");
    case Rejection::BotNameless: return Words::tr("No user agent");
    case Rejection::Unavailable: return Words::tr("Could not be kept");
    }
    return {};
}

QString reasonMeaning(Rejection reason)
{
    switch (reason) {
    case Rejection::UnknownSite:
        return Words::tr("The request named a tracking code that no site has.");
    case Rejection::Malformed: return Words::tr("The request could not be understood.");
    case Rejection::TooLarge: return Words::tr("The request was larger than the limits allow.");
    case Rejection::RateLimited:
        return Words::tr("One address sent more requests at once than the limits allow.");
    case Rejection::WrongHostname:
        return Words::tr("The page was on a hostname that is not the site’s.");
    case Rejection::Bot:
        return Words::tr("It said that it is a program, or behaved like one; of no known kind.");
    case Rejection::PrivacySignal:
        return Words::tr(
            "The visitor’s browser asked not to be counted, and the site respects it.");
    case Rejection::OwnVisit: return Words::tr("Somebody asked in this browser not to be counted.");
    case Rejection::AddressExcluded:
        return Words::tr("The address lies in a range that you excluded.");
    case Rejection::Superseded:
        return Words::tr("The report on leaving a page came after the next view.");
    case Rejection::PathIgnored:
        return Words::tr("The page is one of those that the site leaves out.");
    case Rejection::SpamReferrer:
        return Words::tr("It named a referrer that is known for advertising itself this way.");
    case Rejection::BotSearch: return Words::tr("It fills the index of a search engine.");
    case Rejection::BotAi: return Words::tr("It gathers texts for language models.");
    case Rejection::BotSeo: return Words::tr("It gathers links and words for marketing tools.");
    case Rejection::BotMonitor: return Words::tr("It looks whether the site is up.");
    case Rejection::BotPreview: return Words::tr("It previews a link, or reads a feed.");
    case Rejection::BotArchive: return Words::tr("It keeps copies of the web, or studies it.");
    case Rejection::BotScanner: return Words::tr("It looks for holes in the site.");
    case Rejection::BotAdvertising: return Words::tr("It checks where advertisements stand.");
    case Rejection::BotLibrary:
        return Words::tr("It was sent by a program’s library, not by a browser.");
    case Rejection::BotAutomation: return Words::tr("A program drives this browser.");
    case Rejection::BotPrefetch:
        return Words::tr("The page was fetched before anybody asked to see it.");
    case Rejection::BotNameless: return Words::tr("It did not say what it is.");
    case Rejection::Unavailable:
        return Words::tr("Neither the database nor the disk could keep it; the browser was told to "
                         "try again.");
    }
    return {};
}

QString reasonIcon(Rejection reason)
{
    switch (reason) {
    case Rejection::BotSearch: return QStringLiteral("search");
    case Rejection::BotAi: return QStringLiteral("sparkles");
    case Rejection::BotSeo: return QStringLiteral("trending-up");
    case Rejection::BotMonitor: return QStringLiteral("heart-pulse");
    case Rejection::BotPreview: return QStringLiteral("rss");
    case Rejection::BotArchive: return QStringLiteral("archive");
    case Rejection::BotScanner: return QStringLiteral("radar");
    case Rejection::BotAdvertising: return QStringLiteral("megaphone");
    case Rejection::BotLibrary: return QStringLiteral("code");
    case Rejection::BotAutomation: return QStringLiteral("mouse-pointer-click");
    case Rejection::BotPrefetch: return QStringLiteral("fast-forward");
    case Rejection::BotNameless: return QStringLiteral("circle-question-mark");
    case Rejection::Bot: return QStringLiteral("bot");
    default: return QStringLiteral("ban");
    }
}

ReasonColor reasonColor(Rejection reason)
{
    if (domain::isBot(reason))
        return &Theme::s6;
    switch (reason) {
    case Rejection::Superseded: return &Theme::s6;
    case Rejection::AddressExcluded:
    case Rejection::OwnVisit:
    case Rejection::PathIgnored: return &Theme::s5;
    case Rejection::PrivacySignal: return &Theme::s4;
    case Rejection::UnknownSite:
    case Rejection::WrongHostname: return &Theme::s3;
    case Rejection::RateLimited:
    case Rejection::SpamReferrer: return &Theme::s2;
    default: return &Theme::s1;
    }
}

} // namespace footfall::app
