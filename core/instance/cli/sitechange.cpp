// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/cli/sitechange.h"

#include "core/instance/futures.h"

namespace footfall::instance::cli {

using domain::Result;
using domain::Site;

Result<SiteChange> SiteChange::begin(const Context &context, const QString &trackingCode)
{
    // First the holder, which brings an older database up to date, then the reading.
    auto oneShot = OneShot::open(context.dataDirectory, context.environment.clock);
    if (!oneShot)
        return tl::unexpected(oneShot.error());
    Result<Site> site = readSite(context, trackingCode);
    if (!site)
        return tl::unexpected(site.error());
    return SiteChange(*std::move(oneShot), *std::move(site));
}

Result<Site> SiteChange::apply(const domain::SiteEdit &edit)
{
    return await(m_oneShot->commands().editSite(m_before.trackingCode, edit));
}

Result<Site> changeSite(const Context &context, const QString &trackingCode,
                        const domain::SiteEdit &edit)
{
    return SiteChange::begin(context, trackingCode).and_then([&edit](SiteChange change) {
        return change.apply(edit);
    });
}

} // namespace footfall::instance::cli
