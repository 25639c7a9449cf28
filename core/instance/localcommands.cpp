// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/localcommands.h"

#include "core/instance/futures.h"

namespace footfall::instance {

LocalCommands::LocalCommands(Identity identity, pipeline::Pipeline &pipeline,
                             domain::CollectorControl *collector)
    : m_identity(std::move(identity)), m_pipeline(pipeline), m_collector(collector)
{
}

QFuture<domain::Result<domain::Site>> LocalCommands::addSite(const domain::SiteDraft &draft)
{
    return m_pipeline.addSite(draft);
}

QFuture<domain::Result<domain::Site>> LocalCommands::editSite(const QString &trackingCode,
                                                              const domain::SiteEdit &edit)
{
    return m_pipeline.editSite(trackingCode, edit);
}

QFuture<domain::Result<domain::Done>> LocalCommands::removeSite(const QString &trackingCode)
{
    return m_pipeline.removeSite(trackingCode);
}

QFuture<domain::Result<domain::FoldReport>> LocalCommands::fold()
{
    return m_pipeline.fold();
}

QFuture<domain::Result<domain::InstanceStatus>> LocalCommands::status()
{
    domain::InstanceStatus status;
    status.version = QStringLiteral(FOOTFALL_VERSION);
    status.dataDirectory = m_identity.dataDirectory;
    status.processId = QCoreApplication::applicationPid();
    status.program = m_identity.program;
    if (m_collector)
        status.collector = m_collector->status();
    status.store = m_pipeline.storeStatus();
    status.sites = static_cast<qint64>(m_pipeline.sites()->snapshot()->sites.size());
    status.ledger = m_pipeline.ledger();
    return readyFuture<domain::InstanceStatus>(status);
}

namespace {

template <typename T>
QFuture<domain::Result<T>> doesNotCollect()
{
    return readyFuture<T>(
        domain::failure(domain::ErrorKind::Unavailable,
                        QCoreApplication::translate("Instance", "This program does not collect.")));
}

} // namespace

QFuture<domain::Result<domain::CollectorStatus>>
LocalCommands::listen(const domain::ListenSettings &settings)
{
    return m_collector ? m_collector->listen(settings) : doesNotCollect<domain::CollectorStatus>();
}

QFuture<domain::Result<domain::CollectorStatus>>
LocalCommands::setFlow(domain::CollectorControl::Flow flow)
{
    return m_collector ? m_collector->setFlow(flow) : doesNotCollect<domain::CollectorStatus>();
}

QFuture<domain::Result<domain::CollectorActivity>> LocalCommands::activity()
{
    if (!m_collector)
        return doesNotCollect<domain::CollectorActivity>();
    return readyFuture<domain::CollectorActivity>(m_collector->activity());
}

QFuture<domain::Result<domain::AddressExplanation>> LocalCommands::probe(const QString &publicUrl)
{
    const QString token = m_collector ? m_collector->openProbe() : QString();
    if (token.isEmpty())
        return doesNotCollect<domain::AddressExplanation>();
    return m_probe.ask(publicUrl, token);
}

} // namespace footfall::instance
