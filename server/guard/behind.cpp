// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/guard/behind.h"

#include <QAbstractHttpServer>
#include <QHostAddress>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#endif

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace footfall::server::guard {

namespace {

bool concernsConnection(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 10> names{
        "Connection",     "Keep-Alive",    "Proxy-Connection",  "TE",
        "Trailer",        "Upgrade",       "Transfer-Encoding", "Expect",
        "Content-Length", "HTTP2-Settings"};
    return std::any_of(names.begin(), names.end(),
                       [name](QByteArrayView one) { return isSame(one, name); });
}

/// Of those that Qt HttpServer knows: it hangs up on others.
bool isKnown(QByteArrayView method)
{
    static constexpr std::array<QByteArrayView, 7> methods{"GET", "HEAD",   "POST", "OPTIONS",
                                                           "PUT", "DELETE", "PATCH"};
    return std::find(methods.begin(), methods.end(), method) != methods.end();
}

/// A connection that only holds one request.
class Paper : public QTcpSocket
{
public:
    Paper(const QByteArray &bytes, const Address &peer) : m_bytes(bytes)
    {
        setPeerAddress(QHostAddress(peer.toString()));
        setSocketState(ConnectedState);
        setOpenMode(ReadWrite);
    }

    [[nodiscard]] qint64 bytesAvailable() const override
    {
        return QTcpSocket::bytesAvailable() + m_bytes.size() - m_at;
    }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const qint64 read = std::min<qint64>(size, m_bytes.size() - m_at);
        std::memcpy(data, m_bytes.constData() + m_at, static_cast<size_t>(read));
        m_at += read;
        return read;
    }
    /// What Qt says by itself, we have said better.
    qint64 writeData(const char *, qint64 size) override { return size; }

private:
    const QByteArray m_bytes;
    qint64 m_at = 0;
};

/// Where Qt's server gets its connections from.
class Hatch : public QTcpServer
{
public:
    void offer(QTcpSocket *socket)
    {
        m_offered = socket;
        // Which of the two Qt's server listens to depends on its version.
        QMetaObject::invokeMethod(this, "pendingConnectionAvailable", Qt::DirectConnection);
        if (m_offered)
            QMetaObject::invokeMethod(this, "newConnection", Qt::DirectConnection);
    }
    [[nodiscard]] bool hasPendingConnections() const override { return m_offered; }
    QTcpSocket *nextPendingConnection() override { return std::exchange(m_offered, nullptr); }

private:
    QTcpSocket *m_offered = nullptr;
};

Method methodOf(const QHttpServerRequest &request)
{
    switch (request.method()) {
    case QHttpServerRequest::Method::Get: return Method::Get;
    case QHttpServerRequest::Method::Head: return Method::Head;
    case QHttpServerRequest::Method::Post: return Method::Post;
    case QHttpServerRequest::Method::Options: return Method::Options;
    default: return Method::Other;
    }
}

std::vector<std::pair<QByteArray, QByteArray>> headerLines(const QHttpServerRequest &request)
{
    std::vector<std::pair<QByteArray, QByteArray>> lines;
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    for (const auto &[name, value] : request.headers())
        lines.emplace_back(name, value);
#else
    const QHttpHeaders &headers = request.headers();
    for (qsizetype i = 0; i < headers.size(); ++i)
        lines.emplace_back(headers.nameAt(i).toString().toLatin1(),
                           headers.valueAt(i).toByteArray());
#endif
    return lines;
}

} // namespace

class Behind::Server : public QAbstractHttpServer
{
public:
    explicit Server(Handler handler) : m_handler(std::move(handler)) {}

    bool open(int listeningDescriptor)
    {
        if (m_hatch)
            return true;
        const int copy = fcntl(listeningDescriptor, F_DUPFD_CLOEXEC, 0);
        if (copy < 0)
            return false;
        auto *const hatch = new Hatch;
        if (!hatch->setSocketDescriptor(copy)) {
            ::close(copy);
            delete hatch;
            return false;
        }
        hatch->pauseAccepting();
        bind(hatch); // Takes it.
        hatch->close();
        m_hatch = hatch;
        return true;
    }

    std::optional<Reply> serve(const Request &request, const Address &peer, Ticket ticket)
    {
        if (!isKnown(request.methodName))
            return textReply(501, "This method is not known here.");
        if (!m_hatch)
            return textReply(503, "The server is not ready.");
        m_peer = peer;
        m_ticket = ticket;
        m_isHandled = false;
        m_reply.reset();
        QPointer<Paper> paper(new Paper(writtenAnew(request), peer));
        m_hatch->offer(paper);
        if (paper)
            Q_EMIT paper->readyRead();
        // Its parent is what Qt's server keeps for each connection. Not deleted later: a client
        // that asks a thousand things at once would have a thousand of these waiting.
        if (paper)
            delete (paper->parent() ? paper->parent() : paper.data());
        if (!m_isHandled)
            return textReply(400, "The request is malformed.");
        return std::exchange(m_reply, std::nullopt);
    }

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *) override
    {
        return handle(request);
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override {}
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &) override
    {
        return handle(request);
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override {}
#endif

private:
    bool handle(const QHttpServerRequest &request)
    {
        if (std::exchange(m_isHandled, true))
            return true;
        const QUrl url = request.url();
        const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
        const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
        const auto lines = headerLines(request);
        std::vector<HeaderField> fields;
        fields.reserve(lines.size());
        for (const auto &[name, value] : lines)
            fields.push_back({name, value});
        RequestView view;
        view.method = methodOf(request);
        view.path = path;
        view.query = query;
        view.peer = m_peer;
        const QByteArray body = request.body();
        view.body = body;
        view.headers = fields;
        m_reply = m_handler(view, m_ticket);
        return true;
    }

    const Handler m_handler;
    Hatch *m_hatch = nullptr; ///< A child: bind() takes it.
    Address m_peer;
    Ticket m_ticket = 0;
    bool m_isHandled = false;
    std::optional<Reply> m_reply;
};

Behind::Behind(Handler handler) : m_server(std::make_unique<Server>(std::move(handler))) {}

Behind::~Behind() = default;

bool Behind::open(int listeningDescriptor)
{
    return m_server->open(listeningDescriptor);
}

std::optional<Reply> Behind::serve(const Request &request, const Address &peer, Ticket ticket)
{
    return m_server->serve(request, peer, ticket);
}

QByteArray writtenAnew(const Request &request)
{
    QByteArray bytes;
    bytes.reserve(1024 + request.body.size());
    // Two slashes would begin a host's name for QUrl.
    QByteArrayView path = request.path;
    while (path.startsWith("//"))
        path = path.sliced(1);
    bytes.append(request.methodName).append(' ').append(path);
    if (!request.query.isEmpty())
        bytes.append('?').append(request.query);
    bytes.append(" HTTP/1.1\r\n");
    for (const HeaderField &field : request.headers)
        if (!concernsConnection(field.name))
            bytes.append(field.name).append(": ").append(field.value).append("\r\n");
    if (!request.body.isEmpty())
        bytes.append("Content-Length: ")
            .append(QByteArray::number(request.body.size()))
            .append("\r\n");
    bytes.append("\r\n").append(request.body);
    return bytes;
}

} // namespace footfall::server::guard
