// SPDX-License-Identifier: GPL-3.0-or-later
// A connection of the guard without a socket, its handler, and a clock in the test's hand. One
// thread.
#pragma once

#include "server/guard/connection.h"

#include <memory>
#include <optional>

namespace footfall::kit {

/// Answers "/now..." at once, and all else when told.
class NotingHandler : public server::guard::RequestHandler
{
public:
    [[nodiscard]] server::Ticket draw() override { return ++m_last; }
    [[nodiscard]] std::optional<server::Reply> serve(const server::guard::Request &request,
                                                     const server::Address &,
                                                     server::Ticket ticket) override
    {
        served.append(request.path.toByteArray());
        if (request.path.startsWith("/now"))
            return server::textReply(200, request.path.toByteArray());
        waiting.append({ticket, request.path.toByteArray()});
        return std::nullopt;
    }
    void turnedAway(int status) override { faults.append(status); }

    QList<QByteArray> served;
    QList<std::pair<server::Ticket, QByteArray>> waiting;
    QList<int> faults;

private:
    server::Ticket m_last = 0;
};

/// A connection, its handler, and a clock in the test's hand.
struct Wire {
    explicit Wire(const domain::Limits &limits = {})
        : connection(std::make_shared<domain::Limits>(limits), server::Address(), handler, now)
    {
    }

    void receive(const QByteArray &bytes) { connection.receive(bytes, now); }
    void answer(qsizetype which)
    {
        const auto [ticket, path] = handler.waiting.takeAt(which);
        connection.answer(ticket, server::textReply(200, path), now);
    }
    /// All that it wants to send, as a client that reads it.
    QByteArray take()
    {
        QByteArray all;
        while (!connection.output().isEmpty()) {
            const QByteArray some = connection.output().toByteArray();
            all += some;
            connection.sent(some.size(), now);
        }
        return all;
    }
    void pass(std::chrono::seconds time)
    {
        now += time;
        connection.expire(now);
    }

    server::guard::Time now{std::chrono::hours(1)};
    NotingHandler handler;
    server::guard::Connection connection;
};

[[nodiscard]] inline QByteArray getRequest(const QByteArray &path, const QByteArray &headers = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}

[[nodiscard]] inline QByteArray answerTo(const QByteArray &path)
{
    return server::toHttp1(server::textReply(200, path), server::BodyPart::Sent,
                           server::Connection::KeptOpen);
}

} // namespace footfall::kit
