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
    return readyFuture<domain::InstanceStatus>(status);
}

QFuture<domain::Result<domain::CollectorStatus>>
LocalCommands::listen(const domain::ListenSettings &settings)
{
    if (!m_collector)
        return readyFuture<domain::CollectorStatus>(domain::failure(
            domain::ErrorKind::Unavailable,
            QCoreApplication::translate("Instance", "This program does not collect.")));
    return m_collector->listen(settings);
}

} // namespace footfall::instance
