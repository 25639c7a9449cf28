// SPDX-License-Identifier: GPL-3.0-or-later
// What the collector is asked, from any thread, and its answers from the foreman's.
#include "server/collectorprivate.h"

#include <QPromise>

namespace footfall::server {

using domain::CollectorStatus;
using domain::Done;
using domain::ListenSettings;
using domain::Result;

Collector::Collector(const CollectorParts &parts, const ListenSettings &settings)
    : d(std::make_unique<Private>(parts))
{
    d->run([this, &settings] { d->begin(settings); });
}

Collector::~Collector()
{
    stop();
}

CollectorStatus Collector::status() const
{
    return d->status();
}

namespace {

/// The answer of a function that runs in the object's thread.
template <typename Function, typename Answer = std::invoke_result_t<Function>>
QFuture<Answer> later(QObject *object, Function function)
{
    const auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QFuture<Answer> future = promise->future();
    QMetaObject::invokeMethod(
        object,
        [promise, function] {
            promise->addResult(function());
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

} // namespace

QFuture<Result<CollectorStatus>> Collector::listen(const ListenSettings &settings)
{
    return later(d.get(), [this, settings] { return d->listen(settings); });
}

QFuture<Result<CollectorStatus>> Collector::setFlow(Flow flow)
{
    return later(d.get(), [this, flow] { return d->setFlow(flow); });
}

QFuture<Result<Done>> Collector::pulse()
{
    return later(d.get(), [this] { return d->pulse(); });
}

domain::CollectorActivity Collector::activity() const
{
    return d->commons().activity();
}

QString Collector::openProbe()
{
    return d->commons().openProbe();
}

void Collector::stop()
{
    d->run([this] { d->stop(); });
}

} // namespace footfall::server
