// SPDX-License-Identifier: GPL-3.0-or-later
// A collector that listens, and a client of it. The thread that made them.
#pragma once

#include "server/collector.h"
#include "tests/kit/fixedclock.h"
#include "tests/server/fakesink.h"

#include <QMutex>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <sys/socket.h>

namespace footfall::kit {

inline constexpr int Patience = 10'000; // Milliseconds until a test gives up.

[[nodiscard]] inline QByteArray targetOfView(const QByteArray &pathname)
{
    return "/?h=https%3A%2F%2Fexample.com&p=" + pathname.toPercentEncoding() +
           "&r=&sid=ABCDEFGH&qs=%7B%7D&cid=1";
}

[[nodiscard]] inline QByteArray browserRequest(const QByteArray &address,
                                               const QByteArray &method = "GET",
                                               const QByteArray &headers = {})
{
    // Without a name, whoever asks is taken for a bot.
    return method + ' ' + address +
           " HTTP/1.1\r\nHost: stats.example.com\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; "
           "rv:128.0) Gecko/20100101 Firefox/128.0\r\n" +
           headers + "\r\n";
}

/// A socket that says what a test wants, and hears what comes back.
class CollectorClient
{
public:
    explicit CollectorClient(quint16 port)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        m_isConnected = m_socket.waitForConnected(Patience);
    }

    [[nodiscard]] bool isConnected() const { return m_isConnected; }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.waitForBytesWritten(Patience);
    }

    /// Head and body of the next answer, by its Content-Length; what is missing is empty.
    QByteArray answer(bool hasBody = true)
    {
        while (!m_buffer.contains("\r\n\r\n"))
            if (!read())
                return {};
        const qsizetype headSize = m_buffer.indexOf("\r\n\r\n") + 4;
        const QByteArray head = m_buffer.left(headSize);
        const qsizetype mark = head.indexOf("Content-Length: ");
        const qsizetype bodySize =
            hasBody && mark >= 0
                ? head.mid(mark + 16, head.indexOf('\r', mark) - mark - 16).toLongLong()
                : 0;
        while (m_buffer.size() < headSize + bodySize)
            if (!read())
                return {};
        const QByteArray whole = m_buffer.left(headSize + bodySize);
        m_buffer.remove(0, whole.size());
        return whole;
    }

    /// Whether the server ends the connection, with nothing more to say.
    bool isEnded()
    {
        if (m_socket.state() == QAbstractSocket::ConnectedState)
            m_socket.waitForDisconnected(Patience);
        return m_socket.state() == QAbstractSocket::UnconnectedState && m_buffer.isEmpty() &&
               m_socket.bytesAvailable() == 0;
    }

    void leaveByFin() { m_socket.close(); }
    void leaveByReset()
    {
        const linger now{1, 0};
        setsockopt(static_cast<int>(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now,
                   sizeof now);
        m_socket.abort();
    }

private:
    bool read()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(Patience))
            return false;
        m_buffer += m_socket.readAll();
        return true;
    }

    QTcpSocket m_socket;
    QByteArray m_buffer;
    bool m_isConnected = false;
};

/// A collector on a free port, with a real enricher and a sink in the test's hand.
class RunningCollector
{
public:
    explicit RunningCollector(FakeSink::Settling settling = FakeSink::Settling::AtOnce,
                              const domain::ListenSettings &settings = {QStringLiteral("127.0.0.1"),
                                                                        0,
                                                                        {}})
        : sink(settling)
    {
        enrich::EnricherOptions options;
        options.saltFile = directory.filePath(QStringLiteral("salts"));
        auto opened = enrich::Enricher::open(options);
        Q_ASSERT(opened);
        enricher = std::move(*opened);
        server::CollectorParts parts{sink, std::make_shared<FixedSites>(), enricher, clock,
                                     [this] { return store; }};
        parts.stateChanged = [this](domain::CollectorStatus::State state) {
            const QMutexLocker lock(&m_mutex);
            m_told.append(state);
        };
        collector = std::make_unique<server::Collector>(parts, settings);
    }

    [[nodiscard]] quint16 port() const { return collector->status().port; }
    /// What its state was said to be.
    [[nodiscard]] QList<domain::CollectorStatus::State> told()
    {
        const QMutexLocker lock(&m_mutex);
        return m_told;
    }

    QTemporaryDir directory;
    FixedClock clock{at("2026-03-29T12:00:00Z")};
    FakeSink sink;
    domain::StoreStatus store;
    std::shared_ptr<enrich::Enricher> enricher;

private:
    QMutex m_mutex;
    QList<domain::CollectorStatus::State> m_told;

public:
    std::unique_ptr<server::Collector> collector; ///< Tells us until it ends: goes first.
};

} // namespace footfall::kit
