// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that a test answers when it wants, so that what happens meanwhile can be looked at. GUI
// thread.
#pragma once

#include "app/dialogs/backend.h"
#include "core/domain/commands.h"
#include "tests/kit/fixedclock.h"

#include <QPromise>
#include <memory>

namespace footfall::kit {

template <typename T>
struct PendingAnswer {
    std::shared_ptr<QPromise<domain::Result<T>>> promise;

    QFuture<domain::Result<T>> begin()
    {
        promise = std::make_shared<QPromise<domain::Result<T>>>();
        promise->start();
        return promise->future();
    }
    [[nodiscard]] bool isWaiting() const { return promise != nullptr; }
    void answer(domain::Result<T> result)
    {
        promise->addResult(std::move(result));
        promise->finish();
        promise.reset();
    }
};

class FakeCommands : public domain::Commands
{
public:
    QFuture<domain::Result<domain::Site>> addSite(const domain::SiteDraft &draft) override
    {
        lastDraft = draft;
        return adding.begin();
    }
    QFuture<domain::Result<domain::Site>> editSite(const QString &trackingCode,
                                                   const domain::SiteEdit &edit) override
    {
        lastCode = trackingCode;
        lastEdit = edit;
        return editing.begin();
    }
    QFuture<domain::Result<domain::Done>> removeSite(const QString &trackingCode) override
    {
        lastCode = trackingCode;
        return removing.begin();
    }
    QFuture<domain::Result<domain::FoldReport>> fold() override { return folding.begin(); }
    QFuture<domain::Result<domain::InstanceStatus>> status() override { return asking.begin(); }
    QFuture<domain::Result<domain::CollectorStatus>> listen(const domain::ListenSettings &) override
    {
        return listening.begin();
    }
    QFuture<domain::Result<domain::CollectorStatus>>
    setFlow(domain::CollectorControl::Flow flow) override
    {
        lastFlow = flow;
        return flowing.begin();
    }
    QFuture<domain::Result<domain::CollectorActivity>> activity() override
    {
        return watching.begin();
    }
    QFuture<domain::Result<domain::AddressExplanation>> probe(const QString &publicUrl) override
    {
        lastProbe = publicUrl;
        return probing.begin();
    }

    domain::SiteDraft lastDraft;
    domain::SiteEdit lastEdit;
    QString lastCode;
    std::optional<domain::CollectorControl::Flow> lastFlow;
    QString lastProbe;
    PendingAnswer<domain::Site> adding;
    PendingAnswer<domain::Site> editing;
    PendingAnswer<domain::Done> removing;
    PendingAnswer<domain::FoldReport> folding;
    PendingAnswer<domain::InstanceStatus> asking;
    PendingAnswer<domain::CollectorStatus> listening;
    PendingAnswer<domain::CollectorStatus> flowing;
    PendingAnswer<domain::CollectorActivity> watching;
    PendingAnswer<domain::AddressExplanation> probing;
};

/// A backend on fakes; settings are taken over when apply is answered by the test.
struct FakeBackend {
    FixedClock clock{at("2026-03-10T12:00:00Z")};
    FakeCommands commands;
    instance::Settings settings;
    instance::Settings applied;
    PendingAnswer<domain::CollectorStatus> applying;
    std::optional<quint16> freePort = 8081;
    std::vector<domain::StatsRequest> asked;
    std::vector<app::Backend::Answer> answers; ///< Of each that was asked; given by the test.

    [[nodiscard]] app::Backend backend()
    {
        app::Backend made;
        made.commands = &commands;
        made.clock = &clock;
        made.dataDirectory = QStringLiteral("/home/someone/.local/share/footfall");
        made.settings = [this] { return settings; };
        made.apply = [this](const instance::Settings &wanted) {
            applied = wanted;
            return applying.begin();
        };
        made.ask = [this](const domain::StatsRequest &request, QObject *,
                          const app::Backend::Answer &answer) {
            asked.push_back(request);
            answers.push_back(answer);
        };
        made.freePort = [this](const QString &, quint16) { return freePort; };
        return made;
    }
    [[nodiscard]] domain::Site site() const
    {
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("harbour-books.example");
        draft.timeZone = QStringLiteral("Europe/London");
        draft.trackingCode = QStringLiteral("HARBOUR1");
        domain::Site made = *domain::siteFromDraft(draft, clock.now());
        made.id = domain::SiteId{1};
        return made;
    }
};

} // namespace footfall::kit
