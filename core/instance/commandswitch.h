// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of an instance through its changes of role: goes to the holder's or the viewer's
// end, or says why nobody answers just now. Any thread.
#pragma once

#include "core/domain/commands.h"

#include <mutex>

namespace footfall::instance {

class CommandSwitch : public domain::Commands
{
public:
    /// Null: nobody answers. Once this returns, the one before is not called any more.
    void set(domain::Commands *commands);

    QFuture<domain::Result<domain::Site>> addSite(const domain::SiteDraft &draft) override;
    QFuture<domain::Result<domain::Site>> editSite(const QString &trackingCode,
                                                   const domain::SiteEdit &edit) override;
    QFuture<domain::Result<domain::Done>> removeSite(const QString &trackingCode) override;
    QFuture<domain::Result<domain::FoldReport>> fold() override;
    QFuture<domain::Result<domain::InstanceStatus>> status() override;
    QFuture<domain::Result<domain::CollectorStatus>>
    listen(const domain::ListenSettings &settings) override;
    QFuture<domain::Result<domain::CollectorStatus>>
    setFlow(domain::CollectorControl::Flow flow) override;
    QFuture<domain::Result<domain::CollectorActivity>> activity() override;
    QFuture<domain::Result<domain::AddressExplanation>> probe(const QString &publicUrl) override;

private:
    template <typename T, typename Call>
    QFuture<domain::Result<T>> forward(Call call);

    std::mutex m_mutex; ///< Held during a call: calls only start work.
    domain::Commands *m_commands = nullptr;
};

} // namespace footfall::instance
