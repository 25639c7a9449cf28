// SPDX-License-Identifier: GPL-3.0-or-later
// One client's connection without its socket: bytes in, requests to the handler, answers in order,
// however late they come, and when all of that has taken too long. The time is passed in. Lives in
// the server's thread.
#pragma once

#include "server/guard/requestparser.h"
#include "server/reply.h"

#include <chrono>
#include <optional>
#include <vector>

namespace footfall::server::guard {

using Time = std::chrono::steady_clock::time_point;

/// Who serves the requests of many connections.
class RequestHandler
{
public:
    virtual ~RequestHandler() = default;
    /// Draws the name of the next request.
    [[nodiscard]] virtual Ticket draw() = 0;
    /// The answer, or none yet: then the connection's answer() is called later, not from here.
    [[nodiscard]] virtual std::optional<Reply> serve(const Request &request, const Address &peer,
                                                     Ticket ticket) = 0;
    /// What a client sent was no request, and has been answered so.
    virtual void turnedAway(int status) = 0;
};

class Connection
{
public:
    /// The handler outlives the connection.
    Connection(std::shared_ptr<const domain::Limits> limits, const Address &peer,
               RequestHandler &handler, Time now);

    [[nodiscard]] const Address &peer() const { return m_peer; }

    /// What the client sent. May be called although wantsInput() says no; it is then kept or, where
    /// nothing more is heard, dropped.
    void receive(QByteArrayView bytes, Time now);
    /// The client will send nothing more; it may still read.
    void receiveEnd(Time now);
    /// Whether to read on. Else the client's bytes wait in the system, and then at the client.
    [[nodiscard]] bool wantsInput() const;

    /// Of a ticket that serve() left unanswered; others are ignored.
    void answer(Ticket ticket, const Reply &reply, Time now);

    /// What is to be sent, and how much of it has been.
    [[nodiscard]] QByteArrayView output() const { return QByteArrayView(m_output).sliced(m_sent); }
    void sent(qsizetype bytes, Time now);

    /// Hears nothing more, and ends when all answers that are owed have been sent.
    void finish();

    enum class Ending {
        None,
        Close,  ///< All is said.
        Linger, ///< The same, but the client may still be sending: a reset would eat the answer.
        Cut,    ///< At once, and what has not been sent is lost.
    };
    [[nodiscard]] Ending ending() const;

    /// When expire() is to be called.
    [[nodiscard]] Time deadline() const;
    void expire(Time now);

    [[nodiscard]] bool owesAnswers() const { return !m_owed.empty(); }
    /// Calls function(ticket) for each request that waits for its answer.
    template <typename Function>
    void forEachUnanswered(Function function) const
    {
        for (const Owed &owed : m_owed)
            if (!owed.isAnswered)
                function(owed.ticket);
    }
    /// Memory that it takes: of requests that are not whole, and answers that are not read, or
    /// wait for those before them.
    [[nodiscard]] qsizetype heldBytes() const
    {
        return m_parser.heldBytes() + m_waiting.capacity() + m_output.capacity() + m_owedBytes;
    }
    /// There is no memory for it: answers 503 and ends, or is cut.
    void giveUp();

private:
    struct Owed {
        Ticket ticket = 0;
        BodyPart bodyPart = BodyPart::Sent;
        server::Connection connection = server::Connection::KeptOpen;
        bool isAnswered = false;
        QByteArray answer;
    };

    [[nodiscard]] bool hasRoom() const;
    void process(QByteArrayView bytes, Time now);
    void serve(const Request &request);
    void turnAway(const Fault &fault);
    void say(QByteArray answer);
    void put(const QByteArray &bytes);
    void sayContinue();
    void release();
    /// Goes on with what was left because too much was unanswered.
    void goOn(Time now);

    const std::shared_ptr<const domain::Limits> m_limits;
    const Address m_peer;
    RequestHandler &m_handler;
    RequestParser m_parser;
    QByteArray m_waiting; ///< Received, but not looked at yet.
    std::vector<Owed> m_owed;
    qsizetype m_owedBytes = 0; ///< Of the answers among them.
    QByteArray m_output;
    qsizetype m_sent = 0; ///< Of the output.

    Time m_lastSign;     ///< The last byte or answer.
    Time m_requestBegan; ///< Of the request that is not whole.
    Time m_blockedSince; ///< When the client was first too slow for what is to be sent.
    bool m_isNew = true; ///< Not a byte yet.
    bool m_isDeaf = false;
    bool m_hasEnded = false;      ///< The client sends nothing more.
    bool m_hasStrayInput = false; ///< The client sent what is not heard.
    bool m_mustLinger = false;
    bool m_isCut = false;
    bool m_hasContinued = false;
};

} // namespace footfall::server::guard
