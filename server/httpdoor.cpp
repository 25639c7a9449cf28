// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/httpdoor.h"

#include "server/listener.h"

#include <QAbstractHttpServer>
#include <QCoreApplication>
#include <QHash>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpSocket>

#include <deque>

namespace footfall::server {

namespace {

/// Of the system's own queue, before we take them: visitors come in crowds.
constexpr int WaitingConnections = 1024;

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

/// What a request's view looks at. Qt 6.4 and 6.8 list headers in different ways, but both know
/// them by name; several lines of one name come joined.
struct ViewedRequest {
    explicit ViewedRequest(const QHttpServerRequest &request)
        : path(request.url().path(QUrl::FullyEncoded).toLatin1())
        , query(request.url().query(QUrl::FullyEncoded).toLatin1())
    {
        for (const char *name :
             {"User-Agent", "Accept-Language", "DNT", "Sec-GPC", "X-Forwarded-For", "Forwarded",
              "X-Real-IP", "If-None-Match", "Accept-Encoding"})
            if (QByteArray value = request.value(name); !value.isEmpty())
                values.emplace_back(name, std::move(value));
        for (const auto &[name, value] : values)
            headers.push_back({name, value});
        view = {methodOf(request),     path,   query, request.remoteAddress(),
                request.body().size(), headers};
    }
    QByteArray path;
    QByteArray query;
    std::vector<std::pair<const char *, QByteArray>> values;
    std::vector<HeaderField> headers;
    RequestView view;
};

/// The answers that one connection is owed, the oldest request's first.
struct Line {
    struct Owed {
        Ticket ticket = 0;
        BodyPart bodyPart = BodyPart::Sent;
        Connection connection = Connection::KeptOpen;
        std::optional<QByteArray> answer;
    };
    std::deque<Owed> owed;
    bool isClosing = false; ///< The last answer is on its way.

    /// Whether the client has said that it asks no more.
    [[nodiscard]] bool hasEnded() const
    {
        return isClosing || (!owed.empty() && owed.back().connection == Connection::Closing);
    }
};

} // namespace

class HttpDoor::Private : public QAbstractHttpServer
{
public:
    Private(Handler handler, TicketSource tickets)
        : m_handler(std::move(handler)), m_tickets(std::move(tickets))
    {
    }

    QPointer<Listener> listener; ///< A child: bind() takes it.
    QHostAddress address;        ///< As bound: a server that stopped listening has forgotten it.
    quint16 port = 0;

    /// Those that are open; whether they are the listener's children or a stream's is Qt's affair.
    [[nodiscard]] QList<QTcpSocket *> connections() const
    {
        QList<QTcpSocket *> open;
        for (QTcpSocket *socket : findChildren<QTcpSocket *>())
            if (socket->state() != QAbstractSocket::UnconnectedState)
                open.append(socket);
        return open;
    }

    void finish()
    {
        for (QTcpSocket *socket : connections()) {
            socket->flush();
            if (!owesAnswer(socket))
                closeSoon(socket);
        }
    }

    // A responder of Qt 6.4 does not survive its client, and none writes a 204 without a length. So
    // answers are written to the socket itself, which is followed until it is gone.
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override
    {
        receive(request, socket);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override {}
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &) override
    {
        if (QTcpSocket *socket =
                listener ? listener->socketOf(request.remoteAddress(), request.remotePort())
                         : nullptr)
            receive(request, socket);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override {}
#endif

    void receive(const QHttpServerRequest &request, QTcpSocket *socket)
    {
        if (!m_lines.contains(socket))
            connect(socket, &QObject::destroyed, this, [this, socket] { forget(socket); });
        if (m_lines[socket].hasEnded())
            return;
        const Ticket ticket = m_tickets();
        const ViewedRequest viewed(request);
        const RequestView &view = viewed.view;
        const bool isLast =
            request.value(QByteArrayLiteral("Connection")).toLower().contains("close");
        m_lines[socket].owed.push_back(
            {ticket, view.method == Method::Head ? BodyPart::Omitted : BodyPart::Sent,
             isLast ? Connection::Closing : Connection::KeptOpen, std::nullopt});
        m_sockets.insert(ticket, socket);
        if (const std::optional<Reply> reply = m_handler(view, ticket))
            answer(ticket, *reply);
    }

    void answer(Ticket ticket, const Reply &reply)
    {
        QTcpSocket *socket = m_sockets.take(ticket);
        if (!socket)
            return;
        Line &line = m_lines[socket];
        for (Line::Owed &owed : line.owed)
            if (owed.ticket == ticket)
                owed.answer = toHttp1(reply, owed.bodyPart, owed.connection);
        QByteArray bytes;
        while (!line.owed.empty() && line.owed.front().answer && !line.isClosing) {
            bytes += *line.owed.front().answer;
            line.isClosing = line.owed.front().connection == Connection::Closing;
            line.owed.pop_front();
        }
        if (bytes.isEmpty() || socket->state() != QAbstractSocket::ConnectedState)
            return;
        socket->write(bytes);
        if (line.isClosing)
            closeSoon(socket);
    }

private:
    [[nodiscard]] bool owesAnswer(QTcpSocket *socket) const
    {
        const auto line = m_lines.constFind(socket);
        return line != m_lines.cend() && !line->owed.empty();
    }

    void forget(QTcpSocket *socket)
    {
        const Line line = m_lines.take(socket);
        for (const Line::Owed &owed : line.owed)
            m_sockets.remove(owed.ticket);
    }

    QHash<QTcpSocket *, Line> m_lines;
    QHash<Ticket, QTcpSocket *> m_sockets; ///< Only those that are still there: see forget().

    /// Queued: the server above reads from the socket once more after the handler has returned.
    static void closeSoon(QTcpSocket *socket)
    {
        QMetaObject::invokeMethod(
            socket, [socket] { socket->disconnectFromHost(); }, Qt::QueuedConnection);
    }

    const Handler m_handler;
    const TicketSource m_tickets;
};

domain::Result<std::unique_ptr<HttpDoor>> HttpDoor::open(const QHostAddress &address, quint16 port,
                                                         Handler handler, TicketSource tickets)
{
    auto parts = std::make_unique<Private>(std::move(handler), std::move(tickets));
    auto listener = std::make_unique<Listener>();
    listener->setListenBacklogSize(WaitingConnections);
    if (!listener->listen(address, port))
        return domain::failure(
            domain::ErrorKind::Unavailable,
            listenProblem(listener->serverError(), listener->errorString(), address, port));
    parts->address = listener->serverAddress();
    parts->port = listener->serverPort();
    parts->listener = listener.release();
    parts->bind(parts->listener);
    return std::unique_ptr<HttpDoor>(new HttpDoor(std::move(parts)));
}

HttpDoor::HttpDoor(std::unique_ptr<Private> parts) : d(std::move(parts)) {}

HttpDoor::~HttpDoor()
{
    // Before the server, whose slots its sockets call.
    delete d->listener;
}

QHostAddress HttpDoor::address() const
{
    return d->address;
}

quint16 HttpDoor::port() const
{
    return d->port;
}

void HttpDoor::answer(Ticket ticket, const Reply &reply)
{
    d->answer(ticket, reply);
}

void HttpDoor::stopListening()
{
    if (d->listener)
        d->listener->close();
}

void HttpDoor::finish()
{
    d->finish();
}

bool HttpDoor::isEmpty() const
{
    return d->connections().isEmpty();
}

QString listenProblem(QAbstractSocket::SocketError error, const QString &detail,
                      const QHostAddress &address, quint16 port)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return QCoreApplication::translate("Server", "Port %1 is used by another program. Choose "
                                                     "another port, e.g. %2, or stop that program.")
            .arg(port)
            .arg(port < 65535 ? port + 1 : port - 1);
    case QAbstractSocket::SocketAccessError:
        return QCoreApplication::translate(
                   "Server", "This user may not open port %1: ports below 1024 need more rights. "
                             "Choose a port from 1024 on, e.g. 8080.")
            .arg(port);
    case QAbstractSocket::SocketAddressNotAvailableError:
        return QCoreApplication::translate(
                   "Server", "%1 is not an address of this computer. Use one that it has, "
                             "127.0.0.1 for this computer alone, or 0.0.0.0 for all.")
            .arg(address.toString());
    default:
        return QCoreApplication::translate("Server", "Cannot listen on %1, port %2: %3.")
            .arg(address.toString())
            .arg(port)
            .arg(detail);
    }
}

} // namespace footfall::server
