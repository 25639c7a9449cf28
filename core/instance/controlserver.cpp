// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/controlserver.h"

#include "core/instance/commandjson.h"
#include "core/instance/futures.h"

#include <QJsonDocument>
#include <QLocalSocket>
#include <QPointer>

namespace footfall::instance {

namespace {

// Two of the longest answers: who reads none of them has gone wrong.
constexpr qint64 MostUnread = 16 * 1024 * 1024;

void send(QLocalSocket *socket, const QJsonObject &object)
{
    if (socket->bytesToWrite() > MostUnread) {
        socket->abort();
        return;
    }
    socket->write(QJsonDocument(object).toJson(QJsonDocument::Compact).append('\n'));
    socket->flush();
}

void refuse(QLocalSocket *socket, qint64 id, const domain::Error &error)
{
    send(socket, {{QStringLiteral("id"), id}, {QStringLiteral("error"), toJson(error)}});
}

domain::Error unknownCommand(const QString &command)
{
    return {domain::ErrorKind::Invalid,
            QCoreApplication::translate("Instance",
                                        "The program that holds the data directory does not know "
                                        "the command “%1”. Are both of one version?")
                .arg(command.left(40))};
}

} // namespace

ControlServer::ControlServer(domain::Commands &commands, QObject *parent)
    : QObject(parent), m_commands(commands)
{
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::accept);
}

ControlServer::~ControlServer()
{
    m_server.close();
    if (m_directory.number() >= 0)
        removeSocketFrom(m_directory);
}

domain::Result<domain::Done> ControlServer::listen(const QString &dataDirectory)
{
    auto listening = listenIn(dataDirectory);
    if (!listening)
        return tl::unexpected(listening.error());
    m_directory = std::move(listening->directory);
    if (!m_server.listen(qintptr(listening->socket.release())))
        return domain::failure(domain::ErrorKind::Unavailable, m_server.errorString());
    return domain::Done{};
}

void ControlServer::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (m_connections >= MostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        socket->setReadBufferSize(LongestLine);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            --m_connections;
            socket->deleteLater();
        });
    }
}

void ControlServer::read(QLocalSocket *socket)
{
    while (socket->canReadLine()) {
        const QJsonDocument request = QJsonDocument::fromJson(socket->readLine());
        if (!request.isObject()) {
            socket->abort();
            return;
        }
        handle(socket, request.object());
    }
    if (socket->bytesAvailable() >= LongestLine)
        socket->abort();
}

template <typename T, typename Encode>
void ControlServer::answer(QLocalSocket *socket, qint64 id,
                           const QFuture<domain::Result<T>> &future, Encode encode)
{
    whenDone(
        future, this,
        [connection = QPointer<QLocalSocket>(socket), id, encode](const domain::Result<T> &result) {
            // Encode also where the client has left: it may note what was done.
            const QJsonObject body =
                result ? QJsonObject{{QStringLiteral("id"), id},
                                     {QStringLiteral("result"), encode(*result)}}
                       : QJsonObject{{QStringLiteral("id"), id},
                                     {QStringLiteral("error"), toJson(result.error())}};
            if (connection && connection->state() == QLocalSocket::ConnectedState)
                send(connection, body);
        });
}

void ControlServer::handle(QLocalSocket *socket, const QJsonObject &request)
{
    const qint64 id = request.value(QStringLiteral("id")).toInteger();
    const QString command = request.value(QStringLiteral("command")).toString();
    const QJsonObject arguments = request.value(QStringLiteral("arguments")).toObject();
    const QString code = arguments.value(QStringLiteral("trackingCode")).toString();
    const auto siteToJson = [](const domain::Site &site) { return toJson(site); };

    if (command == QStringLiteral("addSite")) {
        answer(socket, id, m_commands.addSite(draftFromJson(arguments)), siteToJson);
    } else if (command == QStringLiteral("editSite")) {
        answer(socket, id,
               m_commands.editSite(
                   code, domain::editFromJson(arguments.value(QStringLiteral("edit")).toObject())),
               siteToJson);
    } else if (command == QStringLiteral("removeSite")) {
        answer(socket, id, m_commands.removeSite(code), [](domain::Done) { return QJsonObject(); });
    } else if (command == QStringLiteral("fold")) {
        answer(socket, id, m_commands.fold(),
               [](const domain::FoldReport &report) { return toJson(report); });
    } else if (command == QStringLiteral("status")) {
        answer(socket, id, m_commands.status(),
               [](const domain::InstanceStatus &status) { return domain::toJson(status); });
    } else if (command == QStringLiteral("listen")) {
        const domain::Result<domain::ListenSettings> settings = listenFromJson(arguments);
        if (!settings) {
            refuse(socket, id, settings.error());
            return;
        }
        answer(socket, id, m_commands.listen(*settings),
               [this, settings = *settings](const domain::CollectorStatus &status) {
                   Q_EMIT moved(settings);
                   return domain::toJson(status);
               });
    } else if (command == QStringLiteral("setFlow")) {
        const auto flow = flowFromName(arguments.value(QStringLiteral("flow")).toString());
        if (!flow) {
            refuse(socket, id, unknownCommand(command));
            return;
        }
        answer(socket, id, m_commands.setFlow(*flow),
               [](const domain::CollectorStatus &status) { return domain::toJson(status); });
    } else if (command == QStringLiteral("activity")) {
        answer(socket, id, m_commands.activity(),
               [](const domain::CollectorActivity &activity) { return domain::toJson(activity); });
    } else if (command == QStringLiteral("probe")) {
        answer(socket, id,
               m_commands.probe(arguments.value(QStringLiteral("publicUrl")).toString()),
               [](const domain::AddressExplanation &seen) { return domain::toJson(seen); });
    } else {
        refuse(socket, id, unknownCommand(command));
    }
}

} // namespace footfall::instance
