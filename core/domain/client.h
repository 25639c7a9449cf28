// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor looks with, as far as it is kept: names out of the data files, never the user
// agent. Any thread; a value.
#pragma once

#include <QString>

namespace footfall::domain {

struct Client {
    QString browser; ///< "Firefox"; empty: unknown.
    QString
        browserVersion; ///< With its major version: "Firefox 128"; the browser where there is none.
    QString system;     ///< "Windows", "Android"; empty: unknown.
    QString device;     ///< A device class (below); empty: unknown.
    bool operator==(const Client &) const = default;
};

// The device classes, as they are stored; the window has words for them.
inline constexpr QStringView DeviceDesktop = u"desktop";
inline constexpr QStringView DevicePhone = u"phone";
inline constexpr QStringView DeviceTablet = u"tablet";
inline constexpr QStringView DeviceTv = u"tv"; ///< Large displays, consoles.

/// The class of a screen that is so many CSS pixels wide: "phone" (below 576), "tablet" (992),
/// "laptop" (1440), "desktop" (2560) or "large"; empty where the width makes no sense. Sizes in
/// pixels would tell visitors apart.
[[nodiscard]] inline QString screenClass(int width)
{
    if (width <= 0 || width > 20'000)
        return {};
    if (width < 576)
        return QStringLiteral("phone");
    if (width < 992)
        return QStringLiteral("tablet");
    if (width < 1440)
        return QStringLiteral("laptop");
    return width < 2560 ? QStringLiteral("desktop") : QStringLiteral("large");
}

} // namespace footfall::domain
