// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/pipeline.h"

#include "core/pipeline/writerloop.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QThread>
#include <mutex>
#include <openssl/crypto.h>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

PipelineOptions completed(PipelineOptions options)
{
    const QDir beside = QFileInfo(options.databasePath).dir();
    if (options.spoolDirectory.isEmpty())
        options.spoolDirectory = beside.filePath(QStringLiteral("spool"));
    if (options.spoolKeyFile.isEmpty())
        options.spoolKeyFile = beside.filePath(QStringLiteral("spool.key"));
    return options;
}

class Pipeline::Private
{
public:
    Private(const PipelineOptions &options, const domain::Clock &clockToUse)
        : clock(clockToUse)
        , capacity(qint64(options.inboxCapacity))
        , loop(options, clockToUse, sites)
    {
        thread.setObjectName(QStringLiteral("writer"));
        loop.moveToThread(&thread);
        // In the thread, at its end: what OpenSSL keeps for it would outlive it.
        QObject::connect(&thread, &QThread::finished, [] { OPENSSL_thread_stop(); });
        thread.start();
    }
    ~Private()
    {
        thread.quit();
        thread.wait();
    }

    /// Runs the command in the writer's thread; the future is its promise's.
    template <typename T, typename Command>
    QFuture<Result<T>> ask(Command command)
    {
        const auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        // Under the lock, so that no command is posted behind the end of the loop.
        const std::lock_guard lock(mutex);
        if (isClosed) {
            resolve<T>(promise, domain::failure(domain::ErrorKind::Unavailable,
                                                QCoreApplication::translate(
                                                    "Pipeline", "Footfall is closing.")));
        } else {
            QMetaObject::invokeMethod(
                &loop, [command = std::move(command), promise] { command(promise); },
                Qt::QueuedConnection);
        }
        return promise->future();
    }

    const domain::Clock &clock;
    const qint64 capacity;
    std::shared_ptr<PublishedSites> sites = std::make_shared<PublishedSites>();
    WriterLoop loop;
    QThread thread;
    std::mutex mutex;
    bool isClosed = false;
};

Result<std::unique_ptr<Pipeline>> Pipeline::open(const PipelineOptions &options,
                                                 const domain::Clock &clock)
{
    auto d = std::make_unique<Private>(options, clock);
    Result<Done> started = Done{};
    QMetaObject::invokeMethod(
        &d->loop, [&] { started = d->loop.start(); }, Qt::BlockingQueuedConnection);
    if (!started)
        return tl::unexpected(started.error());
    return std::unique_ptr<Pipeline>(new Pipeline(std::move(d)));
}

Pipeline::Pipeline(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

Pipeline::~Pipeline()
{
    close();
}

HitSink &Pipeline::inbox()
{
    return d->loop.inbox();
}

qint64 Pipeline::queueCapacity() const
{
    return d->capacity;
}

std::shared_ptr<const domain::SiteDirectory> Pipeline::sites() const
{
    return d->sites;
}

domain::StoreStatus Pipeline::storeStatus() const
{
    return d->loop.status();
}

DoorLedger &Pipeline::doorLedger()
{
    return d->loop.book();
}

domain::Ledger Pipeline::ledger() const
{
    return d->loop.book().ledger(*d->sites->snapshot(), d->clock.now());
}

void Pipeline::noteDoor(Door door)
{
    if (door == Door::Open)
        d->loop.runs().begin();
    else
        d->loop.runs().end();
    QMetaObject::invokeMethod(&d->loop, &WriterLoop::writeRuns, Qt::QueuedConnection);
}

QFuture<Result<domain::Site>> Pipeline::addSite(const domain::SiteDraft &draft)
{
    return d->ask<domain::Site>(
        [this, draft](const Promise<domain::Site> &promise) { d->loop.addSite(draft, promise); });
}

QFuture<Result<domain::Site>> Pipeline::editSite(const QString &trackingCode,
                                                 const domain::SiteEdit &edit)
{
    return d->ask<domain::Site>([this, trackingCode, edit](const Promise<domain::Site> &promise) {
        d->loop.editSite(trackingCode, edit, promise);
    });
}

QFuture<Result<Done>> Pipeline::removeSite(const QString &trackingCode)
{
    return d->ask<Done>([this, trackingCode](const Promise<Done> &promise) {
        d->loop.removeSite(trackingCode, promise);
    });
}

QFuture<Result<domain::FoldReport>> Pipeline::fold()
{
    return d->ask<domain::FoldReport>(
        [this](const Promise<domain::FoldReport> &promise) { d->loop.fold(promise); });
}

void Pipeline::setFoldInterval(std::chrono::milliseconds interval)
{
    const std::lock_guard lock(d->mutex);
    if (!d->isClosed)
        QMetaObject::invokeMethod(
            &d->loop, [this, interval] { d->loop.setFoldInterval(interval); },
            Qt::QueuedConnection);
}

QFuture<Result<Done>> Pipeline::pulse()
{
    struct Pulse {
        std::mutex mutex;
        QPromise<Result<Done>> promise;
        bool hasSpooler = false;
        bool hasWriter = false;

        void note(bool Pulse::*who, Inbox::Mode mode)
        {
            const std::lock_guard lock(mutex);
            this->*who = true;
            if (!hasSpooler || !(hasWriter || mode != Inbox::Mode::Direct) ||
                promise.future().isFinished())
                return;
            promise.addResult(Done{});
            promise.finish();
        }
    };
    const auto pulse = std::make_shared<Pulse>();
    pulse->promise.start();
    const std::lock_guard lock(d->mutex);
    if (!d->isClosed) {
        Inbox &inbox = d->loop.inbox();
        QMetaObject::invokeMethod(
            &d->loop, [pulse, &inbox] { pulse->note(&Pulse::hasWriter, inbox.mode()); },
            Qt::QueuedConnection);
        inbox.pulse([pulse, &inbox] { pulse->note(&Pulse::hasSpooler, inbox.mode()); });
    }
    return pulse->promise.future();
}

void Pipeline::close()
{
    {
        const std::lock_guard lock(d->mutex);
        if (std::exchange(d->isClosed, true))
            return;
    }
    d->loop.inbox().close();
    QMetaObject::invokeMethod(
        &d->loop, [this] { d->loop.shutDown(); }, Qt::BlockingQueuedConnection);
}

} // namespace footfall::pipeline
