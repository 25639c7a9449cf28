// SPDX-License-Identifier: GPL-3.0-or-later
// One of the server's threads with its room. Made and destroyed on any thread that is not it.
#pragma once

#include "server/serverroom.h"

#include <QThread>

namespace footfall::server {

class ServerThread
{
public:
    ServerThread(Commons &commons, const std::shared_ptr<guard::Crowd> &crowd)
    {
        m_thread.setObjectName(QStringLiteral("server"));
        m_anchor.moveToThread(&m_thread);
        m_thread.start();
        run([&] { m_room = std::make_unique<ServerRoom>(commons, crowd); });
    }
    ~ServerThread()
    {
        run([this] {
            m_room.reset();
            enrich::Enricher::releaseThread();
        });
        m_thread.quit();
        m_thread.wait();
    }
    ServerThread(const ServerThread &) = delete;
    ServerThread &operator=(const ServerThread &) = delete;

    [[nodiscard]] ServerRoom &room() { return *m_room; }
    /// In the thread; returns when it is done.
    template <typename Function>
    void run(Function function)
    {
        QMetaObject::invokeMethod(&m_anchor, function, Qt::BlockingQueuedConnection);
    }

private:
    QThread m_thread;
    QObject m_anchor; ///< Brings calls into the thread.
    std::unique_ptr<ServerRoom> m_room;
};

} // namespace footfall::server
