// SPDX-License-Identifier: GPL-3.0-or-later
// The query thread's side of QueryService: holds the connection, works on the newest question,
// looks twice a second whether somebody committed, and asks ahead what is likely to be asked next
// while nobody asks. Lives in the query thread; what the other side calls is marked.
#pragma once

#include "core/queries/likelynext.h"
#include "core/queries/statsreader.h"
#include "core/storage/sidefiles.h"

#include <QMutex>
#include <QObject>
#include <QTimer>

namespace footfall::queries {

class QueryWorker : public QObject
{
    Q_OBJECT
public:
    QueryWorker(const QString &databasePath, const domain::Clock &clock, qint64 factBytes,
                const AheadLimits &ahead);

    // From any thread; they return at once.
    /// Stops the question that is being worked on.
    void put(domain::StatsRequest request);
    /// No answer, nor first numbers, to what was put.
    void cancel();
    void putSummaries();
    /// Stops, and works on nothing any more.
    void end();

    /// Opens the database, or goes on trying.
    void begin();

Q_SIGNALS:
    /// First numbers too (StatsResult::percent), where they take a while.
    void answered(const footfall::domain::StatsResult &result);
    void failed(quint64 id, const footfall::domain::Error &error);
    void summariesReady(const std::vector<footfall::domain::SiteSummary> &summaries);
    void dataChanged();
    void askedAhead();

private:
    struct Waiting {
        std::optional<domain::StatsRequest> request; ///< The newest; older ones are forgotten.
        bool summaries = false;
    };

    void wake();
    void work();
    void answer(const domain::StatsRequest &request, const std::stop_token &stop);
    void askAheadLater(std::chrono::milliseconds quiet);
    void askAhead();
    void poll();
    [[nodiscard]] bool isOpen();
    [[nodiscard]] domain::Result<domain::Done> ensureOpen();

    const QString m_databasePath;
    const domain::Clock &m_clock;
    const qint64 m_factBytes;
    QTimer m_timer;
    std::unique_ptr<StatsReader> m_reader;
    std::optional<storage::SideFiles> m_files; ///< That it reads; somebody may move them.
    qint64 m_dataVersion = 0;
    const std::chrono::milliseconds m_quiet;
    LikelyNext m_likely;
    QTimer m_aheadTimer;
    int m_interruptions = 0; ///< Of m_likely's next.

    QMutex m_mutex;
    Waiting m_waiting; ///< Under the mutex, as all below.
    bool m_wakeSent = false;
    bool m_hasEnded = false;
    std::stop_source m_current; ///< Of the question that is being worked on.
    std::stop_source m_ahead;   ///< Of the one that nobody waits for.
};

} // namespace footfall::queries
