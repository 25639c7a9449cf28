// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/queryservice.h"

#include "core/queries/queryworker.h"

#include <QCoreApplication>
#include <QThread>
#include <stop_token>

namespace footfall::queries {

using namespace domain;

class QueryService::Private
{
public:
    Private(QueryService &service, const QString &path, const Clock &theClock, qint64 bytes,
            const AheadLimits &aheadLimits)
        : q(service), databasePath(path), clock(theClock), factBytes(bytes), ahead(aheadLimits)
    {
    }

    void startThread();
    void endExport();

    QueryService &q;
    const QString databasePath;
    const Clock &clock;
    const qint64 factBytes;
    const AheadLimits ahead;
    QThread thread;
    QueryWorker *worker = nullptr; ///< Deleted when the thread ends.
    quint64 newestId = 0;

    std::unique_ptr<QThread> exportThread;
    std::stop_source exportStop;
};

void QueryService::Private::startThread()
{
    worker = new QueryWorker(databasePath, clock, factBytes, ahead);
    worker->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
    QObject::connect(&thread, &QThread::started, worker, &QueryWorker::begin);
    QObject::connect(worker, &QueryWorker::answered, &q, [this](const StatsResult &result) {
        if (result.id == newestId)
            Q_EMIT q.answered(result);
    });
    QObject::connect(worker, &QueryWorker::failed, &q, [this](quint64 id, const Error &error) {
        if (id == 0 || id == newestId)
            Q_EMIT q.failed(id, error);
    });
    QObject::connect(worker, &QueryWorker::summariesReady, &q, &QueryService::summariesReady);
    QObject::connect(worker, &QueryWorker::dataChanged, &q, &QueryService::dataChanged);
    QObject::connect(worker, &QueryWorker::askedAhead, &q, &QueryService::askedAhead);
    thread.setObjectName(QStringLiteral("queries"));
    thread.start();
}

void QueryService::Private::endExport()
{
    if (exportThread) {
        exportThread->wait();
        exportThread.reset();
    }
}

QueryService::QueryService(const QString &databasePath, const Clock &clock, QObject *parent,
                           qint64 factBytes, const AheadLimits &ahead)
    : QObject(parent), d(std::make_unique<Private>(*this, databasePath, clock, factBytes, ahead))
{
    // Signals between the threads carry these.
    qRegisterMetaType<StatsResult>("footfall::domain::StatsResult");
    qRegisterMetaType<Error>("footfall::domain::Error");
    qRegisterMetaType<std::vector<SiteSummary>>("std::vector<footfall::domain::SiteSummary>");
    d->startThread();
}

QueryService::~QueryService()
{
    d->exportStop.request_stop();
    d->endExport();
    d->worker->end();
    d->thread.quit();
    d->thread.wait();
}

quint64 QueryService::ask(StatsRequest request)
{
    request.id = ++d->newestId;
    d->worker->put(std::move(request));
    return d->newestId;
}

void QueryService::cancel()
{
    ++d->newestId; // What is under way already answers nothing.
    d->worker->cancel();
}

void QueryService::askSummaries()
{
    d->worker->putSummaries();
}

void QueryService::startExport(const ExportRequest &request)
{
    if (d->exportThread) {
        Q_EMIT exportFailed(
            {ErrorKind::Unavailable,
             QCoreApplication::translate("Queries", "Another export is still being written.")});
        return;
    }
    d->exportStop = std::stop_source();
    const ExportControl control{
        d->exportStop.get_token(), [this](int percent) {
            QMetaObject::invokeMethod(this, [this, percent] { Q_EMIT exportProgressed(percent); });
        }};
    d->exportThread.reset(QThread::create([this, request, control] {
        const Result<Done> done =
            exportCsv(d->databasePath, d->clock, request, control, d->factBytes);
        QMetaObject::invokeMethod(this, [this, done, path = request.filePath] {
            d->endExport();
            if (done)
                Q_EMIT exportFinished(path);
            else
                Q_EMIT exportFailed(done.error());
        });
    }));
    d->exportThread->setObjectName(QStringLiteral("export"));
    d->exportThread->start();
}

void QueryService::cancelExport()
{
    d->exportStop.request_stop();
}

} // namespace footfall::queries
