// SPDX-License-Identifier: GPL-3.0-or-later
// The role: holder of the directory or viewer, at the start and after a holder has left.
#include "core/instance/instanceprivate.h"

#include "core/instance/futures.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QThread>
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

domain::Commands &Instance::commands()
{
    return d->commands;
}

QFuture<Result<domain::Done>> Instance::pulse()
{
    return d->holding ? d->holding->pulse() : readyFuture<domain::Done>(domain::Done{});
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
