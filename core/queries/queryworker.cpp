// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/queryworker.h"

#include <utility>

namespace footfall::queries {

using namespace domain;

namespace {

constexpr std::chrono::milliseconds PollInterval{500};
/// Where somebody asks so often that a question ahead never ends, it is given up.
constexpr int MostInterruptions = 3;

} // namespace

QueryWorker::QueryWorker(const QString &databasePath, const Clock &clock, qint64 factBytes,
                         const AheadLimits &ahead)
    : m_databasePath(databasePath)
    , m_clock(clock)
    , m_factBytes(factBytes)
    , m_timer(this)
    , m_quiet(ahead.quiet)
    , m_likely(ahead)
    , m_aheadTimer(this)
{
    m_aheadTimer.setSingleShot(true);
    connect(&m_aheadTimer, &QTimer::timeout, this, &QueryWorker::askAhead);
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
    m_ahead.request_stop();
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
    m_ahead.request_stop();
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
    askAheadLater(m_quiet);
}

void QueryWorker::answer(const StatsRequest &request, const std::stop_token &stop)
{
    bool isStreamed = false;
    AnswerControl control{stop};
    control.soFar = [&](const StatsResult &first) {
        isStreamed = true;
        Q_EMIT answered(first);
    };
    const Result<StatsResult> result = m_reader->answer(request, control);
    if (result)
        Q_EMIT answered(*result);
    else if (!stop.stop_requested()) // Else nobody waits for it any more.
        Q_EMIT failed(request.id, result.error());
    if (result && !isStreamed) {
        if (m_likely.note(request, *result) == LikelyNext::Outcome::AnotherQuestion)
            m_interruptions = 0;
    } else if (isStreamed || !stop.stop_requested())
        m_likely.forget();
}

void QueryWorker::askAheadLater(std::chrono::milliseconds quiet)
{
    if (m_likely.next())
        m_aheadTimer.start(quiet);
    else
        Q_EMIT askedAhead();
}

/// One question. The answer is dropped: what is kept of it by the engine answers the next time.
void QueryWorker::askAhead()
{
    AnswerControl control;
    control.urgency = Urgency::Ahead;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_hasEnded || m_wakeSent) // Then work() asks ahead later.
            return;
        m_ahead = std::stop_source();
        control.stop = m_ahead.get_token();
    }
    const std::optional<StatsRequest> request = m_likely.next();
    if (!request || !isOpen())
        return;
    // What does not fit the cache would be read from the disk again and again for nobody.
    bool isStreamed = false;
    control.soFar = [&](const StatsResult &) {
        isStreamed = true;
        const QMutexLocker lock(&m_mutex);
        m_ahead.request_stop();
    };
    const Result<StatsResult> result = m_reader->answer(*request, control);
    const bool isInterrupted = !result && control.stop.stop_requested();
    if (isStreamed) {
        m_likely.giveUp();
    } else if (isInterrupted && ++m_interruptions < MostInterruptions) {
        return; // It is asked again when it is quiet again.
    } else {
        m_likely.noteAsked();
        m_interruptions = 0;
    }
    askAheadLater({});
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
