// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the program that holds the directory: pipeline and collector are its own. Any
// thread; both outlive it.
#pragma once

#include "core/domain/commands.h"
#include "core/instance/addressprobe.h"
#include "core/pipeline/pipeline.h"

namespace footfall::instance {

class LocalCommands : public domain::Commands
{
public:
    struct Identity {
        QString dataDirectory;
        QString program;
    };
    /// Without a collector (a command line that holds the directory for a moment) nothing listens.
    LocalCommands(Identity identity, pipeline::Pipeline &pipeline,
                  domain::CollectorControl *collector);

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
    Identity m_identity;
    pipeline::Pipeline &m_pipeline;
    domain::CollectorControl *m_collector;
    AddressProbe m_probe;
};

} // namespace footfall::instance
