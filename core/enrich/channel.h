// SPDX-License-Identifier: GPL-3.0-or-later
// The channel of a visit: by what its campaign says, by what the tables know of its source, else by
// whether there is a referrer at all. Pure; any thread.
#pragma once

#include <QString>

namespace footfall::enrich {

/// What was found out about where somebody comes from.
struct Way {
    bool isPaidClick = false; ///< An advertiser's click id.
    QStringView medium = {};  ///< utm_medium, in lower case.
    bool hasCampaignSource = false;
    QStringView campaignChannel = {}; ///< What the tables know of the campaign's source.
    bool hasReferrer = false;
    bool isInternal = false;          ///< The referrer is the site itself.
    QStringView referrerChannel = {}; ///< What the tables know of the referrer.
};

/// One of domain::Channels.
[[nodiscard]] QString channelOf(const Way &way);

/// What a table's medium stands for ("email" is mail); empty for what is no channel of its own.
[[nodiscard]] QStringView channelOfTableMedium(QStringView medium);

} // namespace footfall::enrich
