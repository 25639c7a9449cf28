// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/queryworker.h"

#include <utility>

namespace footfall::queries {

using namespace domain;

namespace {

constexpr std::chrono::milliseconds PollInterval{500};

} // namespace

QueryWorker::QueryWorker(const QString &databasePath, const Clock &clock, qint64 factBytes)
    : m_databasePath(databasePath), m_clock(clock), m_factBytes(factBytes), m_timer(this)
{
    m_timer.setInterval(PollInterval);
    connect(&m_timer, &QTimer::timeout, this, &QueryWorker::poll);
}

void QueryWorker::put(StatsRequest request)
{
    const QMutexLocker lock(&m_mutex);
    m_waiting.request = std::move(request);
    m_current.request_stop();
    wake();
}

void QueryWorker::end()
{
    const QMutexLocker lock(&m_mutex);
    m_hasEnded = true;
    m_current.request_stop();
}

void QueryWorker::cancel()
{
    const QMutexLocker lock(&m_mutex);
    m_current.request_stop();
    m_waiting.request.reset();
}

void QueryWorker::putSummaries()
{
    const QMutexLocker lock(&m_mutex);
    m_waiting.summaries = true;
    wake();
}

void QueryWorker::wake()
{
    if (!std::exchange(m_wakeSent, true))
        QMetaObject::invokeMethod(this, &QueryWorker::work, Qt::QueuedConnection);
}

void QueryWorker::begin()
{
    poll();
    m_timer.start();
}

void QueryWorker::work()
{
    Waiting waiting;
    std::stop_token stop;
    {
        const QMutexLocker lock(&m_mutex);
        m_wakeSent = false;
        if (m_hasEnded)
            return;
        waiting = std::exchange(m_waiting, {});
        m_current = std::stop_source();
        stop = m_current.get_token();
    }
    const Result<Done> open = ensureOpen();
    if (waiting.request && open)
        answer(*waiting.request, stop);
    else if (waiting.request)
        Q_EMIT failed(waiting.request->id, open.error());
    if (waiting.summaries) {
        const Result<std::vector<SiteSummary>> summaries =
            open ? m_reader->summaries() : tl::unexpected(open.error());
        if (summaries)
            Q_EMIT summariesReady(*summaries);
        else
            Q_EMIT failed(0, summaries.error());
    }
}

void QueryWorker::answer(const StatsRequest &request, const std::stop_token &stop)
{
    AnswerControl control{stop};
    control.soFar = [this](const StatsResult &first) { Q_EMIT answered(first); };
    const Result<StatsResult> result = m_reader->answer(request, control);
    if (result)
        Q_EMIT answered(*result);
    else if (!stop.stop_requested()) // Else nobody waits for it any more.
        Q_EMIT failed(request.id, result.error());
}

void QueryWorker::poll()
{
    if (!isOpen()) {
        (void)ensureOpen(); // Whoever asks meanwhile is told why not.
        return;
    }
    const Result<qint64> version = m_reader->dataVersion();
    if (!version) {
        m_reader.reset();
        return;
    }
    if (std::exchange(m_dataVersion, *version) != *version)
        Q_EMIT dataChanged();
}

/// Another file, or a log that others do not write, would never tell news.
bool QueryWorker::isOpen()
{
    if (m_reader && !m_files->areInPlace())
        m_reader.reset();
    return m_reader != nullptr;
}

Result<Done> QueryWorker::ensureOpen()
{
    if (isOpen())
        return Done{};
    Result<std::unique_ptr<StatsReader>> reader =
        StatsReader::open(m_databasePath, m_clock, m_factBytes);
    if (!reader)
        return tl::unexpected(reader.error());
    const Result<qint64> version = (*reader)->dataVersion();
    if (!version)
        return tl::unexpected(version.error());
    m_reader = *std::move(reader);
    m_files.emplace(m_databasePath);
    m_dataVersion = *version;
    Q_EMIT dataChanged();
    return Done{};
}

} // namespace footfall::queries
