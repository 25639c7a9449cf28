// SPDX-License-Identifier: GPL-3.0-or-later
// The holder's end of the control socket: one JSON object a line comes in, one goes out when the
// change is in force. Lives in the main thread; the commands outlive it.
//   {"id": 7, "command": "addSite", "arguments": {...}}
//   {"id": 7, "result": {...}}  or  {"id": 7, "error": {"kind": "invalid", "message": "..."}}
#pragma once

#include "core/domain/commands.h"
#include "core/instance/controlsocket.h"

#include <QLocalServer>
#include <QObject>

class QLocalSocket;

namespace footfall::instance {

class ControlServer : public QObject
{
    Q_OBJECT
public:
    explicit ControlServer(domain::Commands &commands, QObject *parent = nullptr);
    ~ControlServer() override;

    [[nodiscard]] domain::Result<domain::Done> listen(const QString &dataDirectory);

    static constexpr qint64 LongestLine = 1024 * 1024;
    static constexpr int MostConnections = 64;

Q_SIGNALS:
    /// A viewer moved the collector, and it listens there.
    void moved(const footfall::domain::ListenSettings &settings);

private:
    void accept();
    void read(QLocalSocket *socket);
    void handle(QLocalSocket *socket, const QJsonObject &request);
    template <typename T, typename Encode>
    void answer(QLocalSocket *socket, qint64 id, const QFuture<domain::Result<T>> &future,
                Encode encode);

    domain::Commands &m_commands;
    Descriptor m_directory;
    QLocalServer m_server;
    int m_connections = 0;
};

} // namespace footfall::instance
