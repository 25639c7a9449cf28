// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/guard/connection.h"

#include <algorithm>

namespace footfall::server::guard {

namespace {

/// Of one connection. A client that sends more at once waits for the answers to these.
constexpr size_t MostUnanswered = 256;

} // namespace

Connection::Connection(std::shared_ptr<const domain::Limits> limits, const Address &peer,
                       RequestHandler &handler, Time now)
    : m_limits(std::move(limits))
    , m_peer(peer)
    , m_handler(handler)
    , m_parser(m_limits)
    , m_lastSign(now)
{
}

bool Connection::hasRoom() const
{
    return m_owed.size() < MostUnanswered &&
           m_output.size() - m_sent + m_owedBytes < m_limits->unreadAnswers;
}

bool Connection::wantsInput() const
{
    return !m_isDeaf && m_waiting.isEmpty() && hasRoom();
}

void Connection::receive(QByteArrayView bytes, Time now)
{
    if (bytes.isEmpty())
        return;
    m_lastSign = now;
    m_isNew = false;
    if (m_isDeaf) {
        m_hasStrayInput = true;
    } else if (!m_waiting.isEmpty()) {
        m_waiting.append(bytes);
    } else {
        process(bytes, now);
    }
}

void Connection::process(QByteArrayView bytes, Time now)
{
    while (!bytes.isEmpty() && hasRoom()) {
        if (!m_parser.isInside()) {
            m_requestBegan = now;
            m_hasContinued = false;
        }
        const RequestParser::Outcome outcome = m_parser.read(bytes);
        if (outcome.progress == RequestParser::Progress::Failed) {
            turnAway(Fault(m_parser.fault()));
            return;
        }
        bytes = bytes.sliced(outcome.consumed);
        if (outcome.progress == RequestParser::Progress::Complete) {
            serve(m_parser.request());
            if (m_isDeaf) {
                m_hasStrayInput |= !bytes.isEmpty();
                return;
            }
        }
    }
    m_waiting.append(bytes);
    sayContinue();
}

void Connection::serve(const Request &request)
{
    const Ticket ticket = m_handler.draw();
    const BodyPart bodyPart = request.method == Method::Head ? BodyPart::Omitted : BodyPart::Sent;
    const auto connection =
        request.isLast ? server::Connection::Closing : server::Connection::KeptOpen;
    m_isDeaf |= request.isLast;
    if (const std::optional<Reply> reply = m_handler.serve(request, m_peer, ticket))
        say(toHttp1(*reply, bodyPart, connection));
    else
        m_owed.push_back({ticket, bodyPart, connection, false, {}});
}

void Connection::turnAway(const Fault &fault)
{
    m_isDeaf = true;
    // It is likely to be sending still.
    m_mustLinger = true;
    m_waiting = {};
    m_parser.forget();
    say(toHttp1(textReply(fault.status, QByteArray(fault.text)), BodyPart::Sent,
                server::Connection::Closing));
    m_handler.turnedAway(fault.status);
}

/// In its turn.
void Connection::say(QByteArray answer)
{
    if (m_owed.empty()) {
        put(answer);
        return;
    }
    m_owedBytes += answer.size();
    m_owed.push_back({0, {}, {}, true, std::move(answer)});
}

void Connection::put(const QByteArray &bytes)
{
    if (m_sent == m_output.size()) {
        m_output = bytes;
    } else {
        // A client that reads a little now and then must not make it grow.
        m_output.remove(0, m_sent);
        m_output.append(bytes);
    }
    m_sent = 0;
}

/// Only when nothing else is owed: who reads a "100" takes it for the answer that is next.
void Connection::sayContinue()
{
    if (m_hasContinued || !m_owed.empty() || !m_parser.awaitsContinue())
        return;
    m_hasContinued = true;
    put(QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"));
}

void Connection::answer(Ticket ticket, const Reply &reply, Time now)
{
    const auto owed = std::find_if(m_owed.begin(), m_owed.end(), [ticket](const Owed &one) {
        return one.ticket == ticket && !one.isAnswered;
    });
    if (owed == m_owed.end())
        return;
    m_lastSign = now;
    owed->answer = toHttp1(reply, owed->bodyPart, owed->connection);
    owed->isAnswered = true;
    m_owedBytes += owed->answer.size();
    release();
    goOn(now);
}

void Connection::release()
{
    const auto end = std::find_if(m_owed.begin(), m_owed.end(),
                                  [](const Owed &owed) { return !owed.isAnswered; });
    for (auto owed = m_owed.begin(); owed != end; ++owed) {
        m_owedBytes -= owed->answer.size();
        put(owed->answer);
    }
    m_owed.erase(m_owed.begin(), end);
    if (!m_isDeaf)
        sayContinue();
}

void Connection::goOn(Time now)
{
    if (!m_waiting.isEmpty() && !m_isDeaf && hasRoom()) {
        // The time that it waited here is not the client's.
        m_requestBegan = now;
        const QByteArray bytes = std::exchange(m_waiting, {});
        process(bytes, now);
    }
    m_isDeaf |= m_hasEnded && m_waiting.isEmpty();
}

void Connection::sent(qsizetype bytes, Time now)
{
    m_sent += bytes;
    if (m_sent < m_output.size()) {
        if (m_blockedSince == Time())
            m_blockedSince = now;
    } else {
        m_blockedSince = {};
        m_output = {};
        m_sent = 0;
    }
    if (bytes > 0)
        m_lastSign = now;
    goOn(now);
}

void Connection::receiveEnd(Time now)
{
    m_hasEnded = true;
    goOn(now);
}

void Connection::finish()
{
    m_isDeaf = true;
    m_hasStrayInput |= !m_waiting.isEmpty();
    m_waiting = {};
}

Connection::Ending Connection::ending() const
{
    if (m_isCut)
        return Ending::Cut;
    if (!m_isDeaf || !m_owed.empty() || m_sent < m_output.size())
        return Ending::None;
    return m_mustLinger || m_hasStrayInput ? Ending::Linger : Ending::Close;
}

Time Connection::deadline() const
{
    Time next = Time::max();
    if (m_blockedSince != Time())
        next = m_blockedSince + m_limits->unread;
    if (m_isDeaf || !m_waiting.isEmpty())
        return next;
    if (m_parser.isInside())
        return std::min(next, m_requestBegan + m_limits->request);
    if (!m_owed.empty())
        return next;
    return std::min(next, m_lastSign + (m_isNew ? m_limits->firstByte : m_limits->idle));
}

void Connection::expire(Time now)
{
    if (now < deadline())
        return;
    if (m_blockedSince != Time() && now >= m_blockedSince + m_limits->unread)
        m_isCut = true;
    else if (m_parser.isInside())
        turnAway({408, "The request took too long."});
    else
        m_isDeaf = true;
}

void Connection::giveUp()
{
    // Who does not read would not read that either.
    if (m_sent < m_output.size())
        m_isCut = true;
    else if (!m_isDeaf)
        turnAway({503, "Too many requests are under way. Try again soon."});
}

} // namespace footfall::server::guard
