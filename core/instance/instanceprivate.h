// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of the instance, shared by the files that implement it: its role in the data directory
// and the settings that are in force. The main thread.
#pragma once

#include "core/instance/commandswitch.h"
#include "core/instance/controlclient.h"
#include "core/instance/holding.h"
#include "core/instance/instance.h"

#include <QTimer>

namespace footfall::instance {

class Instance::Private
{
public:
    Private(Instance *instance, InstanceOptions instanceOptions, const domain::Clock &systemClock)
        : q(instance), options(std::move(instanceOptions)), clock(systemClock)
    {
        QObject::connect(&retry, &QTimer::timeout, q, [this] { seekRole(); });
    }

    domain::Result<domain::Done> start();
    domain::Result<domain::Done> readSettingsAgain();
    /// Listens as is wanted, where that differs from now or has failed; who paused stays paused.
    QFuture<domain::Result<domain::CollectorStatus>> listenAs(const domain::ListenSettings &wanted,
                                                              const domain::ListenSettings &now);
    /// Notes what took force at once, and tells whom it concerns.
    void takeForce(const Settings &wanted);
    /// Puts into settings.ini what has been changed; the command line's word is for this time only.
    domain::Result<domain::Done> keep(const Settings &before, const Settings &wanted);
    /// Holder or connected viewer afterwards, or neither: false.
    domain::Result<bool> tryRoles();
    domain::Result<domain::Done> hold(std::unique_ptr<DirectoryLock> lock);
    void view(std::unique_ptr<ControlClient> client);
    void seekRole();
    void holderLeft();

    Instance *q;
    InstanceOptions options;
    const domain::Clock &clock;
    Settings inForce;
    Role role = Role::Viewer;
    CommandSwitch commands;
    std::unique_ptr<Holding> holding;
    std::unique_ptr<ControlClient> client;
    LockHolder holder;
    QTimer retry;
    int retries = 0;
};

} // namespace footfall::instance
