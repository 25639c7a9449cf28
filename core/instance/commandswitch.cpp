// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/commandswitch.h"

#include "core/instance/futures.h"

namespace footfall::instance {

using domain::Result;

void CommandSwitch::set(domain::Commands *commands)
{
    const std::scoped_lock lock(m_mutex);
    m_commands = commands;
}

template <typename T, typename Call>
QFuture<Result<T>> CommandSwitch::forward(Call call)
{
    const std::scoped_lock lock(m_mutex);
    if (m_commands)
        return call(*m_commands);
    return readyFuture<T>(domain::failure(
        domain::ErrorKind::Unavailable,
        QCoreApplication::translate(
            "Instance", "No program holds the data directory just now. Try again in a moment.")));
}

QFuture<Result<domain::Site>> CommandSwitch::addSite(const domain::SiteDraft &draft)
{
    return forward<domain::Site>([&](domain::Commands &to) { return to.addSite(draft); });
}

QFuture<Result<domain::Site>> CommandSwitch::editSite(const QString &trackingCode,
                                                      const domain::SiteEdit &edit)
{
    return forward<domain::Site>(
        [&](domain::Commands &to) { return to.editSite(trackingCode, edit); });
}

QFuture<Result<domain::Done>> CommandSwitch::removeSite(const QString &trackingCode)
{
    return forward<domain::Done>([&](domain::Commands &to) { return to.removeSite(trackingCode); });
}

QFuture<Result<domain::FoldReport>> CommandSwitch::fold()
{
    return forward<domain::FoldReport>([](domain::Commands &to) { return to.fold(); });
}

QFuture<Result<domain::InstanceStatus>> CommandSwitch::status()
{
    return forward<domain::InstanceStatus>([](domain::Commands &to) { return to.status(); });
}

QFuture<Result<domain::CollectorStatus>>
CommandSwitch::listen(const domain::ListenSettings &settings)
{
    return forward<domain::CollectorStatus>(
        [&](domain::Commands &to) { return to.listen(settings); });
}

QFuture<Result<domain::CollectorStatus>> CommandSwitch::setFlow(domain::CollectorControl::Flow flow)
{
    return forward<domain::CollectorStatus>([&](domain::Commands &to) { return to.setFlow(flow); });
}

QFuture<Result<domain::CollectorActivity>> CommandSwitch::activity()
{
    return forward<domain::CollectorActivity>([](domain::Commands &to) { return to.activity(); });
}

QFuture<Result<domain::AddressExplanation>> CommandSwitch::probe(const QString &publicUrl)
{
    return forward<domain::AddressExplanation>(
        [&](domain::Commands &to) { return to.probe(publicUrl); });
}

} // namespace footfall::instance
