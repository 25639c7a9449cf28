// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that note what they were asked and answer when told to.
#pragma once

#include "core/domain/commands.h"
#include "core/instance/futures.h"

namespace footfall::tests {

class FakeCommands : public domain::Commands
{
public:
    QFuture<domain::Result<domain::Site>> addSite(const domain::SiteDraft &draft) override
    {
        return instance::readyFuture<domain::Site>(
            domain::siteFromDraft(draft, domain::instantFromSeconds(1'790'000'000)));
    }
    QFuture<domain::Result<domain::Site>> editSite(const QString &trackingCode,
                                                   const domain::SiteEdit &edit) override
    {
        editedCode = trackingCode;
        edited = edit;
        return instance::readyFuture<domain::Site>(
            domain::failure(domain::ErrorKind::NotFound, QStringLiteral("no such site")));
    }
    QFuture<domain::Result<domain::Done>> removeSite(const QString &trackingCode) override
    {
        removed.append(trackingCode);
        return instance::readyFuture<domain::Done>(domain::Done{});
    }
    QFuture<domain::Result<domain::FoldReport>> fold() override
    {
        folds.emplace_back();
        folds.back().start();
        return folds.back().future();
    }
    QFuture<domain::Result<domain::InstanceStatus>> status() override
    {
        domain::InstanceStatus status;
        status.program = QStringLiteral("fake");
        status.processId = 4711;
        return instance::readyFuture<domain::InstanceStatus>(status);
    }
    QFuture<domain::Result<domain::CollectorStatus>>
    listen(const domain::ListenSettings &settings) override
    {
        listened = settings;
        domain::CollectorStatus status;
        status.state = domain::CollectorStatus::State::Collecting;
        status.address = settings.address;
        status.port = settings.port;
        return instance::readyFuture<domain::CollectorStatus>(status);
    }
    QFuture<domain::Result<domain::CollectorStatus>>
    setFlow(domain::CollectorControl::Flow wanted) override
    {
        flow = wanted;
        domain::CollectorStatus status;
        status.state = wanted == domain::CollectorControl::Flow::Paused
                           ? domain::CollectorStatus::State::Paused
                           : domain::CollectorStatus::State::Collecting;
        return instance::readyFuture<domain::CollectorStatus>(status);
    }
    QFuture<domain::Result<domain::CollectorActivity>> activity() override
    {
        return instance::readyFuture<domain::CollectorActivity>(activityNow);
    }
    QFuture<domain::Result<domain::AddressExplanation>> probe(const QString &publicUrl) override
    {
        probed = publicUrl;
        domain::AddressExplanation seen;
        seen.address = QStringLiteral("198.51.100.7");
        seen.peer = QStringLiteral("127.0.0.1");
        seen.header = QStringLiteral("X-Forwarded-For");
        return instance::readyFuture<domain::AddressExplanation>(seen);
    }

    QString editedCode;
    domain::SiteEdit edited;
    QStringList removed;
    domain::ListenSettings listened;
    std::optional<domain::CollectorControl::Flow> flow;
    domain::CollectorActivity activityNow;
    QString probed;
    std::vector<QPromise<domain::Result<domain::FoldReport>>> folds; ///< Waiting for their end.
};

} // namespace footfall::tests
