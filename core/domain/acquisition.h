// SPDX-License-Identifier: GPL-3.0-or-later
// Where a visit came from: its source, its channel, its campaign. Any thread; values.
#pragma once

#include <QString>
#include <array>

namespace footfall::domain {

/// What a campaign's link says (utm_source, utm_medium...).
struct Utm {
    QString source;
    QString medium;
    QString campaign;
    QString term; ///< This and the next one are kept on entry views only.
    QString content;
    bool operator==(const Utm &) const = default;
};

// The channels, as they are stored; the window has words for them.
inline constexpr QStringView ChannelDirect = u"direct";
inline constexpr QStringView ChannelSearch = u"search";
inline constexpr QStringView ChannelSocial = u"social";
inline constexpr QStringView ChannelAi = u"ai"; ///< AI assistants.
inline constexpr QStringView ChannelMail = u"mail";
inline constexpr QStringView ChannelPaid = u"paid";
inline constexpr QStringView ChannelReferral = u"referral";
inline constexpr QStringView ChannelInternal =
    u"internal"; ///< From the site itself, after a pause.

inline constexpr std::array Channels{ChannelDirect,   ChannelSearch,  ChannelSocial,
                                     ChannelAi,       ChannelMail,    ChannelPaid,
                                     ChannelReferral, ChannelInternal};

} // namespace footfall::domain
