// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of the collector: what the foreman knows and does. What it does runs in the foreman's
// thread, by run() or an event; status() and commons() in any.
#pragma once

#include "server/collector.h"
#include "server/serverthread.h"

#include <QMutex>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <limits>

namespace footfall::server {

/// Lives in a thread of its own, the foreman's: it opens the port, which the server's threads
/// share, and does what is to be done once a minute.
class Collector::Private : public QObject
{
public:
    explicit Private(const CollectorParts &parts);
    ~Private() override;

    template <typename Function>
    void run(Function function)
    {
        QMetaObject::invokeMethod(this, function, Qt::BlockingQueuedConnection);
    }

    void begin(const domain::ListenSettings &settings);
    /// Where it fails, what was open before is open again.
    domain::Result<domain::CollectorStatus> listen(const domain::ListenSettings &settings);
    domain::Result<domain::CollectorStatus> setFlow(Flow flow);
    domain::Result<domain::Done> pulse();
    void stop();

    [[nodiscard]] domain::CollectorStatus status();
    [[nodiscard]] Commons &commons() { return m_commons; }

private:
    /// Null: plain HTTP.
    [[nodiscard]] domain::Result<std::shared_ptr<Tls>>
    openTls(const domain::ListenSettings &settings) const;
    void setThreads(int count);
    domain::Result<domain::Done> move(const domain::ListenSettings &settings);
    void closeListener();
    void finishConnections();
    void keepHouse();
    tl::unexpected<domain::Error> failed(const domain::Error &error);
    void setState(domain::CollectorStatus::State state, const QString &problem = {});

    const CollectorParts m_parts;
    Commons m_commons;
    const std::shared_ptr<guard::Crowd> m_crowd = std::make_shared<guard::Crowd>();
    QThread m_foreman;
    std::unique_ptr<QTimer> m_minute;

    domain::ListenSettings m_settings; ///< Of the open port, or the last that was.
    std::shared_ptr<const guard::Listener> m_listener;
    std::vector<std::unique_ptr<ServerThread>> m_threads;
    bool m_isStopped = false;
    std::atomic<long long> m_lastLack = std::numeric_limits<long long>::min() / 2;

    mutable QMutex m_mutex; ///< Over what follows.
    domain::CollectorStatus m_status;
};

} // namespace footfall::server
