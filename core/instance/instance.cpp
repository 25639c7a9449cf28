// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/instance.h"

#include "core/instance/commandswitch.h"
#include "core/instance/controlclient.h"
#include "core/instance/futures.h"
#include "core/instance/holding.h"
#include "core/instance/settingkeys.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QThread>
#include <QTimer>
#include <unistd.h>

namespace footfall::instance {

using domain::Result;

namespace {

/// How long a start waits for a holder that starts or ends at this moment.
constexpr std::chrono::seconds StartPatience{2};
constexpr std::chrono::milliseconds StartPause{40};
/// Between attempts to find or become the holder; a holder that ends may fold for a while.
constexpr std::chrono::milliseconds RetryPause{100};
/// After an attempt that has failed for a reason of its own, such as a full disk: each opens the
/// database, in the window's thread.
constexpr std::chrono::seconds FailurePause{5};
/// After so many attempts it is said that nobody answers.
constexpr int RetriesInSilence = 100;

} // namespace

class Instance::Private
{
public:
    Private(Instance *instance, InstanceOptions instanceOptions, const domain::Clock &systemClock)
        : q(instance), options(std::move(instanceOptions)), clock(systemClock)
    {
        QObject::connect(&retry, &QTimer::timeout, q, [this] { seekRole(); });
    }

    Result<domain::Done> start();
    Result<domain::Done> readSettingsAgain();
    /// Listens as is wanted, where that differs from now or has failed; who paused stays paused.
    QFuture<Result<domain::CollectorStatus>> listenAs(const domain::ListenSettings &wanted,
                                                      const domain::ListenSettings &now);
    /// Notes what took force at once, and tells whom it concerns.
    void takeForce(const Settings &wanted);
    /// Puts into settings.ini what has been changed; the command line's word is for this time only.
    Result<domain::Done> keep(const Settings &before, const Settings &wanted);
    /// Holder or connected viewer afterwards, or neither: false.
    Result<bool> tryRoles();
    Result<domain::Done> hold(std::unique_ptr<DirectoryLock> lock);
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

Result<std::unique_ptr<Instance>> Instance::open(const InstanceOptions &options,
                                                 const domain::Clock &clock)
{
    if (const auto prepared = prepareDataDirectory(options.dataDirectory); !prepared)
        return tl::unexpected(prepared.error());
    InstanceOptions absolute = options;
    absolute.dataDirectory = QDir::cleanPath(QDir(options.dataDirectory).absolutePath());
    std::unique_ptr<Instance> instance(new Instance(absolute, clock));
    if (const auto started = instance->d->start(); !started)
        return tl::unexpected(started.error());
    return instance;
}

Instance::Instance(const InstanceOptions &options, const domain::Clock &clock)
    : d(std::make_unique<Private>(this, options, clock))
{
}

Instance::~Instance()
{
    d->retry.stop();
    d->commands.set(nullptr);
    d->client.reset();
    d->holding.reset();
}

Instance::Role Instance::role() const
{
    return d->role;
}

QString Instance::databasePath() const
{
    return databasePathIn(d->options.dataDirectory);
}

LockHolder Instance::holder() const
{
    return d->holder;
}

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

domain::Commands &Instance::commands()
{
    return d->commands;
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

QFuture<Result<domain::Done>> Instance::pulse()
{
    return d->holding ? d->holding->pulse() : readyFuture<domain::Done>(domain::Done{});
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

Result<domain::Done> Instance::Private::start()
{
    if (const auto read = readSettingsAgain(); !read)
        return read;
    const QDeadlineTimer deadline(StartPatience);
    while (true) {
        const auto found = tryRoles();
        if (!found)
            return tl::unexpected(found.error());
        if (*found)
            return domain::Done{};
        if (deadline.hasExpired())
            break;
        QThread::msleep(static_cast<unsigned long>(StartPause.count()));
    }
    retry.start(
        RetryPause); // Somebody starts or ends slowly: a viewer without a connection for now.
    return domain::Done{};
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

Result<bool> Instance::Private::tryRoles()
{
    auto attempt = DirectoryLock::acquire(options.dataDirectory, options.program);
    if (!attempt)
        return tl::unexpected(attempt.error());
    if (attempt->lock) {
        const auto held = hold(std::move(attempt->lock));
        if (!held)
            return tl::unexpected(held.error());
        return true;
    }
    holder = attempt->holder;
    auto connected = ControlClient::open(options.dataDirectory);
    if (connected) {
        view(std::move(*connected));
        return true;
    }
    if (connected.error().kind == domain::ErrorKind::Unavailable)
        return false;
    return domain::failure(connected.error().kind,
                           QCoreApplication::translate(
                               "Instance", "%1 is held by %2 of another user. Run Footfall as that "
                                           "user, or join a group that may write the directory.")
                               .arg(options.dataDirectory, describe(holder)));
}

Result<domain::Done> Instance::Private::hold(std::unique_ptr<DirectoryLock> lock)
{
    auto begun = Holding::begin(std::move(lock), {options.dataDirectory, options.program}, inForce,
                                options.makeCollector, clock);
    if (!begun)
        return tl::unexpected(begun.error());
    holding = std::move(*begun);
    if (ControlServer *server = holding->controlServer()) {
        QObject::connect(server, &ControlServer::moved, q,
                         [this](const domain::ListenSettings &listen) {
                             inForce.listen = listen;
                             if (options.overrides)
                                 options.overrides->listen = listen;
                         });
    }
    holder = {QCoreApplication::applicationPid(), options.program, qint64(::geteuid())};
    commands.set(&holding->commands());
    role = Role::Holder;
    return domain::Done{};
}

void Instance::Private::view(std::unique_ptr<ControlClient> connected)
{
    client = std::move(connected);
    if (client->holderUserId() >= 0)
        holder.userId = client->holderUserId();
    // Queued: it may come in the middle of a command.
    QObject::connect(
        client.get(), &ControlClient::lost, q, [this] { holderLeft(); }, Qt::QueuedConnection);
    commands.set(client.get());
    role = Role::Viewer;
}

void Instance::Private::holderLeft()
{
    commands.set(nullptr);
    client.reset();
    retries = 0;
    if (holder.userId >= 0 && holder.userId != qint64(::geteuid()))
        Q_EMIT q->holderLost(QCoreApplication::translate(
            "Instance",
            "The program that collected here has ended. It ran as another user, so this one does "
            "not take over: nothing is collected until it is started again."));
    seekRole();
}

void Instance::Private::seekRole()
{
    const bool maySucceed = holder.userId < 0 || holder.userId == qint64(::geteuid());
    if (!maySucceed) {
        // Another user's files are for their program; this one only looks for its return.
        if (auto connected = ControlClient::open(options.dataDirectory)) {
            retry.stop();
            view(std::move(*connected));
            Q_EMIT q->roleChanged(role);
            return;
        }
        retry.start(RetryPause);
        return;
    }
    Result<bool> found = false;
    if (const auto read = readSettingsAgain(); read)
        found = tryRoles();
    else
        found = tl::unexpected(read.error());
    if (found && *found) {
        retry.stop();
        Q_EMIT q->roleChanged(role);
        return;
    }
    ++retries;
    if (!found && retries == 1)
        Q_EMIT q->holderLost(found.error().message);
    else if (found && retries == RetriesInSilence)
        Q_EMIT q->holderLost(QCoreApplication::translate(
                                 "Instance", "%1 holds the data directory and does not answer.")
                                 .arg(describe(holder)));
    retry.start(found ? std::chrono::milliseconds(RetryPause) : FailurePause);
}

} // namespace footfall::instance
