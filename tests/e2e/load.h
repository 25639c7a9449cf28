// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that send view after view, each of a pathname of its own, until the server is gone;
// and what was counted of them afterwards.
#pragma once

#include "tests/e2e/collectclient.h"
#include "tests/kit/serverprogram.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

namespace footfall::e2e {

class Load : public QObject
{
public:
    static constexpr int Connections = 8;
    static constexpr int Visitors = 40;

    /// Pathnames that were answered with 2xx go into the set.
    Load(quint16 port, const QString &code, const QString &prefix, QSet<QString> &acknowledged)
        : m_code(code), m_prefix(prefix), m_acknowledged(acknowledged)
    {
        for (int i = 0; i < Connections; ++i) {
            auto *socket = new QTcpSocket(this);
            connect(socket, &QTcpSocket::connected, this, [this, socket] { next(socket); });
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            socket->connectToHost(QStringLiteral("127.0.0.1"), port);
        }
    }

private:
    struct Pending {
        QString pathname;
        QByteArray bytes;
    };

    void next(QTcpSocket *socket)
    {
        const int number = m_sent++;
        View view;
        view.code = m_code;
        view.pathname = m_prefix + QString::number(number);
        view.visitor = QStringLiteral("198.51.100.%1").arg(1 + number % Visitors);
        m_pending[socket] = {view.pathname, {}};
        socket->write(requestOf(view));
    }
    void read(QTcpSocket *socket)
    {
        Pending &pending = m_pending[socket];
        pending.bytes += socket->readAll();
        while (const auto answer = takeAnswer(pending.bytes)) {
            if (answer->status / 100 == 2)
                m_acknowledged.insert(pending.pathname);
            next(socket);
        }
    }

    QString m_code;
    QString m_prefix;
    QSet<QString> &m_acknowledged;
    QHash<QTcpSocket *, Pending> m_pending;
    int m_sent = 0;
};

/// How often each pathname was counted.
[[nodiscard]] inline QHash<QString, int> countedViews(const QString &directory, const QString &code)
{
    QHash<QString, int> counted;
    const QStringList words{QStringLiteral("stats"),
                            QStringLiteral("--period"),
                            QStringLiteral("all"),
                            QStringLiteral("--by"),
                            QStringLiteral("page"),
                            QStringLiteral("--limit"),
                            QStringLiteral("0"),
                            QStringLiteral("--format"),
                            QStringLiteral("json"),
                            QStringLiteral("--site"),
                            code};
    const QJsonArray rows =
        kit::runServer(words, directory).json().value(QStringLiteral("rows")).toArray();
    for (const QJsonValue &value : rows)
        counted.insert(value.toObject().value(QStringLiteral("value")).toString(),
                       value.toObject().value(QStringLiteral("pageViews")).toInt());
    return counted;
}

} // namespace footfall::e2e
