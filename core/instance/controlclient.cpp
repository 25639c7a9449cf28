// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/controlclient.h"

#include "core/instance/commandjson.h"
#include "core/instance/controlsocket.h"
#include "core/instance/futures.h"

#include <QJsonDocument>
#include <QLocalSocket>

namespace footfall::instance {

using domain::Result;

namespace {

tl::unexpected<domain::Error> holderGone()
{
    return domain::failure(
        domain::ErrorKind::Unavailable,
        QCoreApplication::translate(
            "Instance",
            "The program that holds the data directory has ended. Try again in a moment."));
}

} // namespace

Result<std::unique_ptr<ControlClient>> ControlClient::open(const QString &dataDirectory)
{
    auto connected = connectTo(dataDirectory);
    if (!connected)
        return tl::unexpected(connected.error());
    std::unique_ptr<ControlClient> client(new ControlClient);
    client->m_holderUserId = connected->peerUserId;
    if (!client->m_socket->setSocketDescriptor(qintptr(connected->socket.release())))
        return domain::failure(domain::ErrorKind::Unavailable, client->m_socket->errorString());
    return client;
}

ControlClient::ControlClient() : m_socket(new QLocalSocket(this))
{
    m_socket->setReadBufferSize(LongestAnswer);
    connect(m_socket, &QLocalSocket::readyRead, this, &ControlClient::read);
    connect(m_socket, &QLocalSocket::disconnected, this, &ControlClient::end);
}

ControlClient::~ControlClient()
{
    m_socket->disconnect(this);
    end();
}

template <typename T, typename Decode>
QFuture<Result<T>> ControlClient::call(const QString &command, const QJsonObject &arguments,
                                       Decode decode)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    const Reply reply = [promise, decode](const Result<QJsonObject> &answer) {
        promise->addResult(answer ? Result<T>(decode(*answer))
                                  : Result<T>(tl::unexpected(answer.error())));
        promise->finish();
    };
    QMetaObject::invokeMethod(
        this, [this, command, arguments, reply] { send(command, arguments, reply); });
    return future;
}

QFuture<Result<domain::Site>> ControlClient::addSite(const domain::SiteDraft &draft)
{
    return call<domain::Site>(QStringLiteral("addSite"), toJson(draft), siteFromJson);
}

QFuture<Result<domain::Site>> ControlClient::editSite(const QString &trackingCode,
                                                      const domain::SiteEdit &edit)
{
    return call<domain::Site>(
        QStringLiteral("editSite"),
        {{QStringLiteral("trackingCode"), trackingCode}, {QStringLiteral("edit"), toJson(edit)}},
        siteFromJson);
}

QFuture<Result<domain::Done>> ControlClient::removeSite(const QString &trackingCode)
{
    return call<domain::Done>(QStringLiteral("removeSite"),
                              {{QStringLiteral("trackingCode"), trackingCode}},
                              [](const QJsonObject &) { return domain::Done{}; });
}

QFuture<Result<domain::FoldReport>> ControlClient::fold()
{
    return call<domain::FoldReport>(QStringLiteral("fold"), {}, foldReportFromJson);
}

QFuture<Result<domain::InstanceStatus>> ControlClient::status()
{
    return call<domain::InstanceStatus>(QStringLiteral("status"), {}, instanceStatusFromJson);
}

QFuture<Result<domain::CollectorStatus>>
ControlClient::listen(const domain::ListenSettings &settings)
{
    return call<domain::CollectorStatus>(QStringLiteral("listen"), toJson(settings),
                                         collectorStatusFromJson);
}

QFuture<Result<domain::CollectorStatus>> ControlClient::setFlow(domain::CollectorControl::Flow flow)
{
    return call<domain::CollectorStatus>(QStringLiteral("setFlow"),
                                         {{QStringLiteral("flow"), nameOf(flow)}},
                                         collectorStatusFromJson);
}

QFuture<Result<domain::CollectorActivity>> ControlClient::activity()
{
    return call<domain::CollectorActivity>(QStringLiteral("activity"), {}, activityFromJson);
}

QFuture<Result<domain::AddressExplanation>> ControlClient::probe(const QString &publicUrl)
{
    return call<domain::AddressExplanation>(
        QStringLiteral("probe"), {{QStringLiteral("publicUrl"), publicUrl}}, explanationFromJson);
}

void ControlClient::send(const QString &command, const QJsonObject &arguments, const Reply &reply)
{
    if (m_isLost || m_socket->state() != QLocalSocket::ConnectedState) {
        reply(holderGone());
        return;
    }
    const qint64 id = ++m_lastId;
    m_waiting.insert(id, reply);
    m_socket->write(QJsonDocument(QJsonObject{{QStringLiteral("id"), id},
                                              {QStringLiteral("command"), command},
                                              {QStringLiteral("arguments"), arguments}})
                        .toJson(QJsonDocument::Compact)
                        .append('\n'));
    m_socket->flush();
}

void ControlClient::read()
{
    while (m_socket->canReadLine()) {
        const QJsonDocument line = QJsonDocument::fromJson(m_socket->readLine());
        const QJsonObject answer = line.object();
        if (!line.isObject() || !answer.value(QStringLiteral("id")).isDouble()) {
            m_socket->abort();
            end();
            return;
        }
        const Reply reply = m_waiting.take(answer.value(QStringLiteral("id")).toInteger());
        if (!reply)
            continue;
        const QJsonValue error = answer.value(QStringLiteral("error"));
        const QJsonValue result = answer.value(QStringLiteral("result"));
        if (error.isObject())
            reply(tl::unexpected(errorFromJson(error.toObject())));
        else if (result.isObject())
            reply(result.toObject());
        else
            reply(senselessAnswer());
    }
    // The buffer is full, and still no line.
    if (m_socket->bytesAvailable() >= LongestAnswer) {
        m_socket->abort();
        end();
    }
}

void ControlClient::end()
{
    if (m_isLost)
        return;
    m_isLost = true;
    const QHash<qint64, Reply> waiting = std::exchange(m_waiting, {});
    for (const Reply &reply : waiting)
        reply(holderGone());
    Q_EMIT lost();
}

} // namespace footfall::instance
