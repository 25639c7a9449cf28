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
        return Words::tr("The browser said that it is a program, or behaved like one.");
    case Rejection::PrivacySignal:
        return Words::tr(
            "The visitor’s browser asked not to be counted, and the site respects it.");
    case Rejection::OwnVisit: return Words::tr("Somebody asked in this browser not to be counted.");
    case Rejection::AddressExcluded:
        return Words::tr("The address lies in a range that you excluded.");
    case Rejection::Superseded:
        return Words::tr("The report on leaving a page came after the next view.");
    case Rejection::Unavailable:
        return Words::tr("Neither the database nor the disk could keep it; the browser was told to "
                         "try again.");
    }
    return {};
}

ReasonColor reasonColor(Rejection reason)
{
    switch (reason) {
    case Rejection::Bot:
    case Rejection::Superseded: return &Theme::s6;
    case Rejection::AddressExcluded:
    case Rejection::OwnVisit: return &Theme::s5;
    case Rejection::PrivacySignal: return &Theme::s4;
    case Rejection::UnknownSite:
    case Rejection::WrongHostname: return &Theme::s3;
    case Rejection::RateLimited: return &Theme::s2;
    case Rejection::Malformed:
    case Rejection::TooLarge:
    case Rejection::Unavailable: break;
    }
    return &Theme::s1;
}

} // namespace footfall::app
