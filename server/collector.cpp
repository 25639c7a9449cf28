// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/collector.h"

#include "server/serverroom.h"

#include <QCoreApplication>
#include <QFutureInterface>
#include <QPromise>
#include <QThread>

namespace footfall::server {

using domain::CollectorStatus;
using domain::ListenSettings;
using domain::Result;

class Collector::Private
{
public:
    explicit Private(const CollectorParts &parts)
    {
        thread.setObjectName(QStringLiteral("server"));
        anchor.moveToThread(&thread);
        thread.start();
        QMetaObject::invokeMethod(
            &anchor, [this, &parts] { room = std::make_unique<ServerRoom>(parts); },
            Qt::BlockingQueuedConnection);
    }

    ~Private()
    {
        QMetaObject::invokeMethod(
            &anchor,
            [this] {
                room.reset();
                enrich::Enricher::releaseThread();
            },
            Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
    }

    QThread thread;
    QObject anchor; ///< Brings calls into the thread.
    std::unique_ptr<ServerRoom> room;
    std::atomic<bool> isStopped = false;
};

Collector::Collector(const CollectorParts &parts, const ListenSettings &settings)
    : d(std::make_unique<Private>(parts))
{
    QMetaObject::invokeMethod(
        &d->anchor, [this, &settings] { (void)d->room->listen(settings); },
        Qt::BlockingQueuedConnection);
}

Collector::~Collector()
{
    stop();
}

CollectorStatus Collector::status() const
{
    return d->room->status();
}

QFuture<Result<CollectorStatus>> Collector::listen(const ListenSettings &settings)
{
    const auto promise = std::make_shared<QPromise<Result<CollectorStatus>>>();
    promise->start();
    QFuture<Result<CollectorStatus>> future = promise->future();
    QMetaObject::invokeMethod(
        &d->anchor,
        [this, promise, settings] {
            if (d->isStopped)
                promise->addResult(domain::failure(
                    domain::ErrorKind::Unavailable,
                    QCoreApplication::translate(
                        "Server", "The collector has been stopped. Start Footfall again.")));
            else
                promise->addResult(d->room->listen(settings));
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

void Collector::stop()
{
    if (d->isStopped.exchange(true))
        return;
    QMetaObject::invokeMethod(
        &d->anchor, [this] { d->room->stop(); }, Qt::BlockingQueuedConnection);
}

} // namespace footfall::server
