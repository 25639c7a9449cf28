// SPDX-License-Identifier: GPL-3.0-or-later
// A connection's bytes: however they come, and whenever answers do, they are read as the same
// requests, each is answered once and in its order, and little is kept.
#include "server/guard/connection.h"
#include "tests/fuzz/fuzz.h"

using namespace footfall;
using server::Reply;
using server::Ticket;
using server::guard::Connection;
using server::guard::Request;

namespace {

std::shared_ptr<const domain::Limits> limits()
{
    static const auto limits = [] {
        auto made = std::make_shared<domain::Limits>();
        made->requestLine = 300;
        made->headers = 500;
        made->headerCount = 8;
        made->body = 100;
        made->unreadAnswers = 2000;
        return made;
    }();
    return limits;
}

class Handler : public server::guard::RequestHandler
{
public:
    explicit Handler(bool isSlow) : m_isSlow(isSlow) {}

    Ticket draw() override { return ++m_last; }
    std::optional<Reply> serve(const Request &request, const server::Address &,
                               Ticket ticket) override
    {
        FUZZ_CHECK(request.path.startsWith('/') || request.path == "*");
        FUZZ_CHECK(request.body.size() <= limits()->body);
        FUZZ_CHECK(static_cast<int>(request.headers.size()) <= limits()->headerCount);
        seen += request.methodName.toByteArray() + ' ' + request.path.toByteArray() + '?' +
                request.query.toByteArray() + '\n';
        for (const auto &[name, value] : request.headers)
            seen += name.toByteArray() + ':' + value.toByteArray() + '\n';
        seen += request.body.toByteArray() + '\n';
        if (!m_isSlow)
            return server::textReply(200, QByteArray::number(ticket));
        waiting.push_back(ticket);
        return std::nullopt;
    }
    void turnedAway(int status) override
    {
        FUZZ_CHECK(fault == 0);
        fault = status;
    }

    QByteArray seen;
    int fault = 0;
    std::vector<Ticket> waiting;

private:
    const bool m_isSlow;
    Ticket m_last = 0;
};

struct Outcome {
    QByteArray seen;
    int fault = 0;
    QByteArray said;
    bool operator==(const Outcome &) const = default;
};

Outcome outcomeOf(QByteArrayView bytes, qsizetype step, bool isSlow)
{
    server::guard::Time now{std::chrono::hours(1)};
    Handler handler(isSlow);
    Connection connection(limits(), server::Address(), handler, now);
    QByteArray said;
    const auto take = [&] {
        while (!connection.output().isEmpty()) {
            const QByteArray some = connection.output().toByteArray().left(100);
            said += some;
            connection.sent(some.size(), now);
        }
    };
    const auto answerAll = [&] {
        while (!handler.waiting.empty()) {
            // The newest first.
            const Ticket ticket = handler.waiting.back();
            handler.waiting.pop_back();
            connection.answer(ticket, server::textReply(200, QByteArray::number(ticket)), now);
            take();
        }
    };
    while (!bytes.isEmpty()) {
        // Bytes that are gone as soon as they were read.
        const QByteArray piece = bytes.first(std::min(step, bytes.size())).toByteArray();
        bytes = bytes.sliced(piece.size());
        connection.receive(piece, now);
        take();
        if (!connection.wantsInput())
            answerAll();
        if (connection.ending() != Connection::Ending::None)
            break;
        FUZZ_CHECK(connection.heldBytes() < 64 * 1024 + step);
    }
    connection.receiveEnd(now);
    answerAll();
    take();
    FUZZ_CHECK(connection.ending() != Connection::Ending::None);
    FUZZ_CHECK(!connection.owesAnswers());
    // Whether a "100" was said depends on how the body came.
    said.replace("HTTP/1.1 100 Continue\r\n\r\n", "");
    return {handler.seen, handler.fault, said};
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArrayView bytes = fuzz::view(data, std::min<size_t>(size, 8192));
    if (bytes.isEmpty())
        return 0;
    const Outcome whole = outcomeOf(bytes, bytes.size(), false);
    for (const qsizetype step : {qsizetype(1), qsizetype(3), qsizetype(64)})
        FUZZ_CHECK(outcomeOf(bytes, step, false) == whole);
    FUZZ_CHECK(outcomeOf(bytes, bytes.size(), true) == whole);
    FUZZ_CHECK(outcomeOf(bytes, 7, true) == whole);
    return 0;
}
