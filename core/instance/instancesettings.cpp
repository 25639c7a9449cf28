// SPDX-License-Identifier: GPL-3.0-or-later
// The settings: which are in force, and what of a change takes force while running.
#include "core/instance/instanceprivate.h"

#include "core/instance/futures.h"
#include "core/instance/settingkeys.h"

#include <QPromise>

namespace footfall::instance {

using domain::Result;

Settings Instance::settings() const
{
    if (d->options.overrides)
        return *d->options.overrides;
    // A viewer may have written the file meanwhile; where we listen is what is in force here.
    if (auto written = readSettings(d->options.dataDirectory)) {
        if (d->role == Role::Holder)
            written->listen = d->inForce.listen;
        return *written;
    }
    return d->inForce;
}

QFuture<Result<domain::CollectorStatus>> Instance::apply(const Settings &settings)
{
    if (const auto checked = checkSettings(settings); !checked)
        return readyFuture<domain::CollectorStatus>(tl::unexpected(checked.error()));
    const auto promise = std::make_shared<QPromise<Result<domain::CollectorStatus>>>();
    promise->start();
    const Settings before = this->settings();
    const auto take = [this, before, settings, promise](Result<domain::CollectorStatus> moved) {
        if (moved) {
            d->takeForce(settings);
            if (const auto kept = d->keep(before, settings); !kept)
                moved = tl::unexpected(kept.error());
        }
        promise->addResult(moved);
        promise->finish();
    };
    whenDone(d->listenAs(settings.listen, before.listen), this, take);
    return promise->future();
}

QFuture<Result<SettingsReport>> Instance::reload(const Settings &settings)
{
    if (d->options.overrides)
        d->options.overrides = settings;
    SettingsReport report;
    if (d->role == Role::Viewer)
        return readyFuture<SettingsReport>(report);
    Settings possible = settings;
    for (const SettingKey &key : settingKeys()) {
        if (!key.differs(d->inForce, settings))
            continue;
        if (key.effect == SettingKey::Effect::AtOnce) {
            report.changed.append(key.name);
        } else {
            report.afterRestart.append(key.name);
            key.copy(d->inForce, possible);
        }
    }
    const auto promise = std::make_shared<QPromise<Result<SettingsReport>>>();
    promise->start();
    whenDone(
        d->listenAs(possible.listen, d->inForce.listen), this,
        [this, possible, report, promise](const Result<domain::CollectorStatus> &moved) mutable {
            if (moved) {
                d->takeForce(possible);
                report.collector = *moved;
                promise->addResult(report);
            } else {
                promise->addResult(tl::unexpected(moved.error()));
            }
            promise->finish();
        });
    return promise->future();
}

QFuture<Result<domain::CollectorStatus>>
Instance::Private::listenAs(const domain::ListenSettings &wanted, const domain::ListenSettings &now)
{
    const auto promise = std::make_shared<QPromise<Result<domain::CollectorStatus>>>();
    promise->start();
    const auto finish = [promise](const Result<domain::CollectorStatus> &status) {
        promise->addResult(status);
        promise->finish();
    };
    const auto pauseAgain = [this, finish](const Result<domain::CollectorStatus> &moved) {
        if (moved)
            whenDone(commands.setFlow(domain::CollectorControl::Flow::Paused), q, finish);
        else
            finish(moved);
    };
    whenDone(commands.status(), q,
             [this, wanted, isSame = wanted == now, finish,
              pauseAgain](const Result<domain::InstanceStatus> &status) {
                 using State = domain::CollectorStatus::State;
                 if (!status)
                     finish(tl::unexpected(status.error()));
                 else if (status->collector.state == State::Paused && !isSame)
                     whenDone(commands.listen(wanted), q, pauseAgain);
                 // To listen once more closes the door for a moment; what failed is tried again.
                 else if (status->collector.state == State::Failed || !isSame)
                     whenDone(commands.listen(wanted), q, finish);
                 else
                     finish(status->collector);
             });
    return promise->future();
}

void Instance::Private::takeForce(const Settings &wanted)
{
    // Setting it starts the wait anew.
    if (holding && wanted.foldInterval != inForce.foldInterval)
        holding->setFoldInterval(wanted.foldInterval);
    for (const SettingKey &key : settingKeys()) {
        if (key.effect == SettingKey::Effect::AtOnce)
            key.copy(wanted, inForce);
    }
    Q_EMIT q->settingsInForce(inForce);
}

Result<domain::Done> Instance::Private::keep(const Settings &before, const Settings &wanted)
{
    if (options.overrides)
        options.overrides = wanted;
    const auto written = readSettings(options.dataDirectory);
    const Settings lasting = written ? changedIn(*written, before, wanted) : wanted;
    if (written == lasting)
        return domain::Done{};
    return writeSettings(options.dataDirectory, lasting);
}

Result<domain::Done> Instance::Private::readSettingsAgain()
{
    if (options.overrides) {
        inForce = *options.overrides;
        return domain::Done{};
    }
    auto read = readSettings(options.dataDirectory);
    if (!read)
        return tl::unexpected(read.error());
    inForce = *read;
    return domain::Done{};
}

} // namespace footfall::instance
