// SPDX-License-Identifier: GPL-3.0-or-later
// What became of every view that was sent, each of a pathname of its own; and the connections that
// send them until told to stop, whatever happens to the server. One thread.
#pragma once

#include "tests/e2e/collectclient.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace footfall::e2e {

struct Views {
    QSet<QString> sent;
    QSet<QString> acknowledged; ///< Answered with 2xx: these must be kept.
    QSet<QString> refused;      ///< Answered with 503.
    int unexpected = 0;         ///< Any other answer.

    [[nodiscard]] qsizetype unanswered() const
    {
        return sent.size() - acknowledged.size() - refused.size();
    }
};

class SteadyLoad : public QObject
{
public:
    static constexpr int Connections = 8;

    SteadyLoad(quint16 port, QString code, QString prefix, Views &views,
               int connections = Connections)
        : m_port(port), m_code(std::move(code)), m_prefix(std::move(prefix)), m_views(views)
    {
        for (int i = 0; i < connections; ++i)
            addConnection();
    }

    /// Nothing more is sent; true once all that was sent is answered.
    [[nodiscard]] bool finish()
    {
        m_isEnding = true;
        return m_pending.isEmpty();
    }

private:
    struct Pending {
        QString pathname;
        QByteArray bytes;
    };

    void addConnection()
    {
        auto *socket = new QTcpSocket(this);
        connect(socket, &QTcpSocket::connected, this, [this, socket] { next(socket); });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_pending.remove(socket);
            connectLater(socket);
        });
        connect(socket, &QTcpSocket::errorOccurred, this, [this, socket] {
            if (socket->state() == QTcpSocket::UnconnectedState)
                connectLater(socket);
        });
        socket->connectToHost(QStringLiteral("127.0.0.1"), m_port);
    }
    void connectLater(QTcpSocket *socket)
    {
        QTimer::singleShot(20, socket, [this, socket] {
            if (!m_isEnding && socket->state() == QTcpSocket::UnconnectedState)
                socket->connectToHost(QStringLiteral("127.0.0.1"), m_port);
        });
    }
    void next(QTcpSocket *socket)
    {
        if (m_isEnding || m_pending.contains(socket) ||
            socket->state() != QTcpSocket::ConnectedState)
            return;
        View view;
        view.code = m_code;
        view.pathname = m_prefix + QString::number(m_number);
        view.visitor = QStringLiteral("198.51.100.%1").arg(1 + m_number % 40);
        ++m_number;
        m_views.sent.insert(view.pathname);
        m_pending[socket] = {view.pathname, {}};
        socket->write(requestOf(view));
    }
    void read(QTcpSocket *socket)
    {
        const QByteArray bytes = socket->readAll();
        if (!m_pending.contains(socket)) {
            // Nobody asked: told as an answer that should not be.
            ++m_views.unexpected;
            return;
        }
        Pending &pending = m_pending[socket];
        pending.bytes += bytes;
        const auto answer = takeAnswer(pending.bytes);
        if (!answer)
            return;
        const QString pathname = pending.pathname;
        m_pending.remove(socket);
        if (answer->status / 100 == 2) {
            m_views.acknowledged.insert(pathname);
            next(socket);
        } else if (answer->status == 503) {
            m_views.refused.insert(pathname);
            // As it is told: later.
            QTimer::singleShot(50, socket, [this, socket] { next(socket); });
        } else {
            ++m_views.unexpected;
            next(socket);
        }
    }

    quint16 m_port;
    QString m_code;
    QString m_prefix;
    Views &m_views;
    QHash<QTcpSocket *, Pending> m_pending;
    int m_number = 0;
    bool m_isEnding = false;
};

} // namespace footfall::e2e
