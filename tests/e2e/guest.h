// SPDX-License-Identifier: GPL-3.0-or-later
// Clients that a server would rather not have: one that says what a test wants, in the clear or
// encrypted, many at a time; and bare sockets for those that flood, dribble or vanish.
#pragma once

#include "tests/e2e/collectclient.h"

#include <QSslSocket>
#include <QTest>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

namespace footfall::e2e {

enum class Line { Plain, Tls };

/// Says one thing after the other, each when the one before is answered, and hears what comes back.
class Guest : public QObject
{
public:
    Guest(quint16 port, Line line, const QList<QByteArray> &sayings) : m_left(sayings)
    {
        connect(&m_socket, &QSslSocket::readyRead, this, [this] { hear(); });
        connect(&m_socket, &QSslSocket::disconnected, this, [this] { hear(); });
        if (line == Line::Plain) {
            connect(&m_socket, &QSslSocket::connected, this, [this] { say(); });
            m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        } else {
            m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
            connect(&m_socket, &QSslSocket::encrypted, this, [this] { say(); });
            m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        }
    }

    // Its socket's last words would come to what is gone already.
    ~Guest() override { m_socket.disconnect(); }

    [[nodiscard]] const QList<int> &statuses() const { return m_statuses; }
    [[nodiscard]] const QList<Answer> &answers() const { return m_answers; }
    [[nodiscard]] bool isEnded() const
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    /// What came and is no answer.
    [[nodiscard]] const QByteArray &rest() const { return m_bytes; }
    [[nodiscard]] bool hasHeard(qsizetype answers) const { return m_statuses.size() >= answers; }

private:
    void say()
    {
        if (!m_left.isEmpty())
            m_socket.write(m_left.takeFirst());
    }
    void hear()
    {
        if (m_socket.isOpen())
            m_bytes += m_socket.readAll();
        while (const auto answer = takeAnswer(m_bytes)) {
            m_statuses.append(answer->status);
            m_answers.append(*answer);
            say();
        }
    }

    QSslSocket m_socket;
    QList<QByteArray> m_left;
    QByteArray m_bytes;
    QList<int> m_statuses;
    QList<Answer> m_answers;
};

/// A descriptor that does not block, connected to the server.
class BareSocket
{
public:
    explicit BareSocket(quint16 port, int receiveBuffer = 0)
        : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        if (receiveBuffer > 0)
            setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isConnected =
            ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
        fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
    }
    ~BareSocket() { leave(); }
    BareSocket(BareSocket &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1)), m_isConnected(other.m_isConnected)
    {
    }
    BareSocket &operator=(BareSocket &&) = delete;

    [[nodiscard]] bool isConnected() const { return m_isConnected; }

    /// How much the system took; -1: the connection is gone.
    qsizetype send(QByteArrayView bytes)
    {
        const ssize_t sent =
            ::send(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        return sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? 0 : sent;
    }
    void sayNoMore() { shutdown(m_descriptor, SHUT_WR); }

    /// Takes what is there, waiting for it if need be; whether more may come.
    bool receive(QByteArray &bytes, int milliseconds)
    {
        pollfd waiting{m_descriptor, POLLIN, 0};
        if (poll(&waiting, 1, milliseconds) <= 0)
            return true;
        char buffer[16384];
        const ssize_t size = recv(m_descriptor, buffer, sizeof buffer, 0);
        if (size > 0)
            bytes.append(buffer, size);
        return size > 0 || (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
    }
    /// Everything until the server ends the connection; false where it does not.
    bool receiveAll(QByteArray &bytes, int milliseconds)
    {
        QElapsedTimer timer;
        timer.start();
        while (!timer.hasExpired(milliseconds))
            if (!receive(bytes, 100))
                return true;
        return false;
    }
    /// Whether the server has ended it, said or not.
    [[nodiscard]] bool isCut()
    {
        QByteArray bytes;
        pollfd state{m_descriptor, POLLIN | POLLRDHUP, 0};
        return poll(&state, 1, 0) > 0 && (state.revents & (POLLHUP | POLLERR | POLLRDHUP));
    }
    void leave()
    {
        if (m_descriptor >= 0)
            close(std::exchange(m_descriptor, -1));
    }
    void leaveByReset()
    {
        const linger now{1, 0};
        setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        leave();
    }

private:
    int m_descriptor;
    bool m_isConnected = false;
};

/// The waiting times of a client that does nothing wrong, in microseconds.
struct Latency {
    qint64 median = 0;
    qint64 p99 = 0;
    bool isAnswered = false;
};

[[nodiscard]] inline Latency latencyOf(quint16 port, const QByteArray &request, int requests = 300)
{
    CollectClient client(port);
    std::vector<qint64> times;
    for (int i = 0; i < requests; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (client.ask(request).status / 100 != 2)
            return {};
        times.push_back(timer.nsecsElapsed() / 1000);
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 99 / 100], true};
}

} // namespace footfall::e2e
