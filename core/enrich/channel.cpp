// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/channel.h"

#include "core/domain/acquisition.h"

#include <algorithm>

namespace footfall::enrich {

namespace {

struct Meaning {
    QStringView medium;
    QStringView channel;
};

/// What people write into utm_medium. Search and social that are paid for are paid.
constexpr Meaning Mediums[] = {
    {u"cpc", domain::ChannelPaid},
    {u"ppc", domain::ChannelPaid},
    {u"cpm", domain::ChannelPaid},
    {u"cpv", domain::ChannelPaid},
    {u"cpa", domain::ChannelPaid},
    {u"cpp", domain::ChannelPaid},
    {u"retargeting", domain::ChannelPaid},
    {u"remarketing", domain::ChannelPaid},
    {u"display", domain::ChannelPaid},
    {u"banner", domain::ChannelPaid},
    {u"ad", domain::ChannelPaid},
    {u"ads", domain::ChannelPaid},
    {u"advertising", domain::ChannelPaid},
    {u"sponsored", domain::ChannelPaid},
    {u"sponsor", domain::ChannelPaid},
    {u"interstitial", domain::ChannelPaid},
    {u"email", domain::ChannelMail},
    {u"e-mail", domain::ChannelMail},
    {u"e_mail", domain::ChannelMail},
    {u"e mail", domain::ChannelMail},
    {u"mail", domain::ChannelMail},
    {u"newsletter", domain::ChannelMail},
    {u"social", domain::ChannelSocial},
    {u"social-network", domain::ChannelSocial},
    {u"social-media", domain::ChannelSocial},
    {u"social_network", domain::ChannelSocial},
    {u"social_media", domain::ChannelSocial},
    {u"social network", domain::ChannelSocial},
    {u"social media", domain::ChannelSocial},
    {u"socialmedia", domain::ChannelSocial},
    {u"sm", domain::ChannelSocial},
    {u"organic", domain::ChannelSearch},
    {u"search", domain::ChannelSearch},
    {u"ai", domain::ChannelAi},
    {u"llm", domain::ChannelAi},
    {u"referral", domain::ChannelReferral},
    {u"affiliate", domain::ChannelReferral},
    {u"link", domain::ChannelReferral},
};

/// Of Ghost's referrer parser and our supplement.
constexpr Meaning TableMediums[] = {
    {u"search", domain::ChannelSearch}, {u"social", domain::ChannelSocial},
    {u"email", domain::ChannelMail},    {u"ai", domain::ChannelAi},
    {u"paid", domain::ChannelPaid},
};

template <size_t Size>
QStringView find(const Meaning (&meanings)[Size], QStringView medium)
{
    const auto found = std::find_if(std::begin(meanings), std::end(meanings),
                                    [medium](const Meaning &m) { return m.medium == medium; });
    return found == std::end(meanings) ? QStringView() : found->channel;
}

QStringView channelOfMedium(QStringView medium)
{
    if (medium.isEmpty())
        return {};
    // "paidsearch", "paid_social"...
    return medium.startsWith(u"paid") ? domain::ChannelPaid : find(Mediums, medium);
}

/// The same string for all hits: nothing is allocated for each.
QString shared(QStringView channel)
{
    static const auto strings = [] {
        std::array<QString, domain::Channels.size()> made;
        std::transform(domain::Channels.begin(), domain::Channels.end(), made.begin(),
                       [](QStringView name) { return name.toString(); });
        return made;
    }();
    return *std::find(strings.begin(), strings.end(), channel);
}

} // namespace

QStringView channelOfTableMedium(QStringView medium)
{
    return find(TableMediums, medium);
}

QString channelOf(const Way &way)
{
    const auto first = [](std::initializer_list<QStringView> channels) {
        const auto found = std::find_if(channels.begin(), channels.end(),
                                        [](QStringView channel) { return !channel.isEmpty(); });
        return found == channels.end() ? QStringView() : *found;
    };
    QStringView channel = way.isPaidClick
                              ? domain::ChannelPaid
                              : first({channelOfMedium(way.medium), way.campaignChannel});
    const bool isElsewhere = way.hasReferrer && !way.isInternal;
    if (channel.isEmpty() && isElsewhere)
        channel = first({way.referrerChannel, domain::ChannelReferral});
    // Of a campaign that nobody knows: somebody set the link somewhere.
    if (channel.isEmpty() && way.hasCampaignSource)
        channel = domain::ChannelReferral;
    if (channel.isEmpty() && way.isInternal)
        channel = domain::ChannelInternal;
    return shared(first({channel, domain::ChannelDirect}));
}

} // namespace footfall::enrich
