// SPDX-License-Identifier: GPL-3.0-or-later
// One connection without a socket: the order of answers, who is heard how long, and how it ends.
#include "server/guard/behind.h"
#include "server/guard/connection.h"
#include "server/guard/crowd.h"
#include "tests/kit/testmain.h"

#include <QTest>

using namespace footfall;
using namespace std::chrono_literals;
using server::Reply;
using server::Ticket;
using server::guard::Connection;
using server::guard::Request;
using server::guard::Time;
using Ending = Connection::Ending;

namespace {

/// Answers "/now..." at once, and all else when told.
class Handler : public server::guard::RequestHandler
{
public:
    [[nodiscard]] Ticket draw() override { return ++m_last; }
    [[nodiscard]] std::optional<Reply> serve(const Request &request, const server::Address &,
                                             Ticket ticket) override
    {
        served.append(request.path.toByteArray());
        if (request.path.startsWith("/now"))
            return server::textReply(200, request.path.toByteArray());
        waiting.append({ticket, request.path.toByteArray()});
        return std::nullopt;
    }
    void turnedAway(int status) override { faults.append(status); }

    QList<QByteArray> served;
    QList<std::pair<Ticket, QByteArray>> waiting;
    QList<int> faults;

private:
    Ticket m_last = 0;
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

    Time now{std::chrono::hours(1)};
    Handler handler;
    Connection connection;
};

QByteArray get(const QByteArray &path, const QByteArray &headers = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}

QByteArray answerTo(const QByteArray &path)
{
    return server::toHttp1(server::textReply(200, path), server::BodyPart::Sent,
                           server::Connection::KeptOpen);
}

} // namespace

class TestGuardConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void answersComeInOrderHoweverLate()
    {
        Wire wire;
        wire.receive(get("/1") + get("/now2") + get("/3") + get("/now4"));
        QCOMPARE(wire.handler.served.size(), 4);
        QVERIFY(wire.take().isEmpty());
        wire.answer(1);
        QVERIFY(wire.take().isEmpty());
        QVERIFY(wire.connection.owesAnswers());
        wire.answer(0);
        QCOMPARE(wire.take(),
                 answerTo("/1") + answerTo("/now2") + answerTo("/3") + answerTo("/now4"));
        QVERIFY(!wire.connection.owesAnswers());
        QVERIFY(wire.connection.ending() == Ending::None);
    }

    void ticketsOfOthersAreIgnored()
    {
        Wire wire;
        wire.receive(get("/1"));
        wire.connection.answer(4711, server::textReply(200, "no"), wire.now);
        QVERIFY(wire.take().isEmpty());
        const Ticket ticket = wire.handler.waiting.front().first;
        wire.answer(0);
        wire.connection.answer(ticket, server::textReply(200, "again"), wire.now);
        QCOMPARE(wire.take(), answerTo("/1"));
    }

    void whoIsUnansweredIsKnown()
    {
        Wire wire;
        wire.receive(get("/1") + get("/now2") + get("/3"));
        wire.answer(1);
        QList<Ticket> unanswered;
        wire.connection.forEachUnanswered([&](Ticket ticket) { unanswered.append(ticket); });
        QCOMPARE(unanswered, QList<Ticket>{wire.handler.waiting.front().first});
    }

    void closeIsHonouredAndNothingHeardAfterwards()
    {
        Wire wire;
        wire.receive(get("/1", "Connection: close\r\n") + get("/2"));
        QCOMPARE(wire.handler.served.size(), 1);
        QVERIFY(!wire.connection.wantsInput());
        QVERIFY(wire.connection.ending() == Ending::None);
        wire.answer(0);
        QVERIFY(wire.connection.ending() == Ending::None);
        QVERIFY(wire.take().contains("Connection: close\r\n"));
        // It sent what we did not read: a plain close would be a reset.
        QVERIFY(wire.connection.ending() == Ending::Linger);

        Wire polite;
        polite.receive("GET /now HTTP/1.0\r\n\r\n");
        QVERIFY(polite.take().contains("Connection: close\r\n"));
        QVERIFY(polite.connection.ending() == Ending::Close);
    }

    void aFaultIsAnsweredOnceAndInItsTurn()
    {
        Wire wire;
        wire.receive(get("/1") + "nonsense\r\n\r\n" + get("/now"));
        QCOMPARE(wire.handler.faults, QList<int>{400});
        QVERIFY(wire.take().isEmpty());
        wire.receive(QByteArray(1000, 'x'));
        wire.answer(0);
        const QByteArray said = wire.take();
        QVERIFY(said.startsWith(answerTo("/1") + "HTTP/1.1 400 Bad Request\r\n"));
        QCOMPARE(said.count("HTTP/1.1"), 2);
        QVERIFY(said.contains("Connection: close\r\n"));
        QVERIFY(wire.connection.ending() == Ending::Linger);
        QCOMPARE(wire.handler.faults.size(), 1);
        QCOMPARE(wire.handler.served.size(), 1);
    }

    void headHasNoBody()
    {
        Wire wire;
        wire.receive("HEAD /now HTTP/1.1\r\nHost: a\r\n\r\n" + get("/now"));
        const QByteArray whole = answerTo("/now");
        QCOMPARE(wire.take(), whole.left(whole.indexOf("\r\n\r\n") + 4) + whole);
    }

    void continueIsSaidOnceAndOnlyInItsTurn()
    {
        Wire wire;
        const QByteArray head =
            "POST /now HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";
        wire.receive(head);
        QCOMPARE(wire.take(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        wire.receive("a");
        QVERIFY(wire.take().isEmpty());
        wire.receive("bc");
        QCOMPARE(wire.take(), answerTo("/now"));

        wire.receive(get("/1") + head);
        QVERIFY(wire.take().isEmpty());
        wire.answer(0);
        QCOMPARE(wire.take(), answerTo("/1") + "HTTP/1.1 100 Continue\r\n\r\n");
        wire.receive("abc");
        QCOMPARE(wire.take(), answerTo("/now"));

        // Who did not wait is not told.
        wire.receive(head + "abc");
        QCOMPARE(wire.take(), answerTo("/now"));
    }

    void whoHalfClosesIsStillAnswered()
    {
        Wire wire;
        wire.receive(get("/1"));
        wire.connection.receiveEnd(wire.now);
        QVERIFY(wire.connection.ending() == Ending::None);
        QVERIFY(!wire.connection.wantsInput());
        wire.answer(0);
        QCOMPARE(wire.take(), answerTo("/1"));
        QVERIFY(wire.connection.ending() == Ending::Close);

        Wire unfinished;
        unfinished.receive("GET / HT");
        unfinished.connection.receiveEnd(unfinished.now);
        QVERIFY(unfinished.take().isEmpty());
        QVERIFY(unfinished.connection.ending() == Ending::Close);
    }

    void tooMuchUnansweredIsNotRead()
    {
        Wire wire;
        constexpr int Requests = 1000;
        QByteArray all;
        for (int i = 0; i < Requests; ++i)
            all += get("/" + QByteArray::number(i));
        wire.receive(all);
        const qsizetype first = wire.handler.served.size();
        QVERIFY(first > 1 && first < Requests);
        QVERIFY(!wire.connection.wantsInput());
        wire.connection.receiveEnd(wire.now);
        QByteArray said;
        while (!wire.handler.waiting.isEmpty()) {
            wire.answer(0);
            said += wire.take();
        }
        QCOMPARE(wire.handler.served.size(), Requests);
        QCOMPARE(said.count("HTTP/1.1 200"), Requests);
        QVERIFY(said.endsWith(answerTo("/" + QByteArray::number(Requests - 1))));
        QVERIFY(wire.connection.ending() == Ending::Close);
    }

    void whoDoesNotReadIsNotReadFromAndThenCut()
    {
        domain::Limits limits;
        limits.unreadAnswers = 10'000;
        limits.unread = 30s;
        Wire wire(limits);
        for (int i = 0; i < 1000 && wire.connection.wantsInput(); ++i)
            wire.receive(get("/now"));
        QVERIFY(!wire.connection.wantsInput());
        QVERIFY(wire.connection.output().size() < 11'000);
        wire.connection.sent(0, wire.now);
        // A little now and then does not help.
        for (int i = 0; i < 29; ++i) {
            wire.pass(1s);
            wire.connection.sent(1, wire.now);
            QVERIFY(wire.connection.ending() == Ending::None);
        }
        wire.pass(1s);
        QVERIFY(wire.connection.ending() == Ending::Cut);

        Wire slow(limits);
        for (int i = 0; i < 1000 && slow.connection.wantsInput(); ++i)
            slow.receive(get("/now"));
        slow.connection.sent(0, slow.now);
        slow.pass(29s);
        slow.take();
        QVERIFY(slow.connection.wantsInput());
        slow.pass(29s);
        QVERIFY(slow.connection.ending() == Ending::None);
    }

    void whoReadsALittleDoesNotMakeItGrow()
    {
        domain::Limits limits;
        limits.unreadAnswers = 10'000;
        Wire wire(limits);
        for (int i = 0; i < 5000; ++i) {
            while (wire.connection.wantsInput())
                wire.receive(get("/now"));
            wire.connection.sent(500, wire.now);
            QVERIFY(wire.connection.heldBytes() < 50'000);
        }
        QVERIFY(wire.handler.served.size() > 5000);
    }

    void whatWaitsForAnEarlierAnswerIsBoundedToo()
    {
        domain::Limits limits;
        limits.unreadAnswers = 10'000;
        Wire wire(limits);
        wire.receive(get("/late"));
        QByteArray name(1'000, 'x');
        for (int i = 0; i < 100 && wire.connection.wantsInput(); ++i)
            wire.receive(get("/now" + name));
        QVERIFY(wire.handler.served.size() < 15);
        QVERIFY(wire.connection.heldBytes() >= limits.unreadAnswers);
        wire.answer(0);
        QVERIFY(wire.take().contains(answerTo("/now" + name)));
        QVERIFY(wire.connection.wantsInput());
        QCOMPARE(wire.connection.heldBytes(), 0);
    }

    void whoSaysNothingIsLeft_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("patience");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("nothing at all") << QByteArray() << 15 << false;
        QTest::newRow("nothing more") << get("/now") << 75 << false;
        QTest::newRow("half a line") << QByteArray("GET /") << 30 << true;
        QTest::newRow("half a head") << get("/now").chopped(2) << 30 << true;
        QTest::newRow("half a second request") << get("/now") + "GET" << 30 << true;
        QTest::newRow("half a body")
            << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\na") << 30 << true;
    }
    void whoSaysNothingIsLeft()
    {
        QFETCH(QByteArray, before);
        QFETCH(int, patience);
        QFETCH(bool, isTold);
        Wire wire;
        wire.receive(before);
        wire.take();
        QVERIFY(wire.connection.deadline() == wire.now + std::chrono::seconds(patience));
        wire.pass(std::chrono::seconds(patience - 1));
        QVERIFY(wire.connection.ending() == Ending::None);
        wire.pass(1s);
        QCOMPARE(wire.take().startsWith("HTTP/1.1 408"), isTold);
        QVERIFY(wire.connection.ending() == (isTold ? Ending::Linger : Ending::Close));
    }

    void dribblingDoesNotHelp()
    {
        Wire wire;
        const QByteArray request = get("/now", QByteArray("A: b\r\n").repeated(20));
        int seconds = 0;
        for (int i = 0; i < 40 && wire.handler.faults.isEmpty(); ++i) {
            wire.receive(request.mid(i, 1));
            wire.pass(1s);
            seconds = i + 1;
        }
        QVERIFY(wire.take().startsWith("HTTP/1.1 408"));
        QCOMPARE(seconds, 30);
    }

    void waitingForUsIsNotTheClientsFault()
    {
        Wire wire;
        wire.receive(get("/1"));
        QVERIFY(wire.connection.deadline() == Time::max());
        wire.pass(1h);
        QVERIFY(wire.connection.ending() == Ending::None);
        wire.answer(0);
        wire.take();
        wire.pass(74s);
        QVERIFY(wire.connection.ending() == Ending::None);
        wire.pass(1s);
        QVERIFY(wire.connection.ending() == Ending::Close);
    }

    void finishingOwesNothing()
    {
        Wire wire;
        wire.receive(get("/1") + "GET /2");
        wire.connection.finish();
        wire.receive(" HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(wire.connection.ending() == Ending::None);
        wire.answer(0);
        QCOMPARE(wire.take(), answerTo("/1"));
        QVERIFY(wire.connection.ending() != Ending::None);
        QCOMPARE(wire.handler.served.size(), 1);
    }

    void whoMustGiveUpIsTold()
    {
        Wire wire;
        wire.receive(get("/now").chopped(2));
        QVERIFY(wire.connection.heldBytes() > 0);
        wire.connection.giveUp();
        QVERIFY(wire.take().startsWith("HTTP/1.1 503"));
        QCOMPARE(wire.connection.heldBytes(), 0);
        QVERIFY(wire.connection.ending() == Ending::Linger);
        QCOMPARE(wire.handler.faults, QList<int>{503});

        // Unless it does not listen.
        Wire deaf;
        deaf.receive(get("/now"));
        deaf.connection.giveUp();
        QVERIFY(deaf.connection.ending() == Ending::Cut);
    }

    void aNetworkHasItsShareOfTheCrowd()
    {
        using server::guard::Crowd;
        const auto address = [](const char *text) { return *server::Address::parsed(text); };
        constexpr auto Each = Crowd::Counted::PerNetworkToo;
        domain::Limits limits;
        limits.connections = 5;
        limits.connectionsPerAddress = 2;
        Crowd crowd;
        QVERIFY(crowd.enter(address("192.0.2.1"), Each, limits));
        QVERIFY(crowd.enter(address("192.0.2.1"), Each, limits));
        QVERIFY(!crowd.enter(address("192.0.2.1"), Each, limits));
        QVERIFY(crowd.enter(address("192.0.2.2"), Each, limits));
        // One household has many addresses of IPv6.
        QVERIFY(crowd.enter(address("2001:db8::1"), Each, limits));
        QVERIFY(crowd.enter(address("2001:db8::2"), Each, limits));
        QVERIFY(!crowd.enter(address("2001:db8::3"), Each, limits));
        // It is full, for a trusted proxy, too.
        QVERIFY(!crowd.enter(address("192.0.2.3"), Crowd::Counted::InAllOnly, limits));
        crowd.leave(address("2001:db8::1"), Each);
        crowd.leave(address("192.0.2.1"), Each);
        QVERIFY(crowd.enter(address("192.0.2.1"), Crowd::Counted::InAllOnly, limits));
        QVERIFY(crowd.enter(address("192.0.2.1"), Each, limits));
        QVERIFY(!crowd.enter(address("192.0.2.1"), Each, limits));
    }

    void requestsAreWrittenAnew()
    {
        server::guard::RequestParser parser(std::make_shared<domain::Limits>());
        const QByteArray bytes =
            "POST http://other/a?b=c HTTP/1.1\r\nHost:a\r\nConnection: close, X\r\nExpect: "
            "100-continue\r\nTransfer-Encoding: chunked\r\nX-One: \t1 \r\nupgrade: h2c\r\n\r\n"
            "3;x=y\r\nabc\r\n0\r\n\r\n";
        QVERIFY(parser.read(bytes).progress == server::guard::RequestParser::Progress::Complete);
        QCOMPARE(server::guard::writtenAnew(parser.request()),
                 QByteArray("POST /a?b=c HTTP/1.1\r\nHost: a\r\nX-One: 1\r\nContent-Length: "
                            "3\r\n\r\nabc"));
    }
};

FOOTFALL_TEST_MAIN(TestGuardConnection)
#include "tst_guardconnection.moc"
