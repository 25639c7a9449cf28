// SPDX-License-Identifier: GPL-3.0-or-later
// One connection without a socket: the order of answers, however late they are, and how it ends.
#include "server/guard/behind.h"
#include "tests/kit/testmain.h"
#include "tests/server/wire.h"

#include <QTest>

using namespace footfall;
using kit::answerTo;
using kit::getRequest;
using kit::Wire;
using server::Ticket;
using Ending = server::guard::Connection::Ending;

class TestGuardConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void answersComeInOrderHoweverLate()
    {
        Wire wire;
        wire.receive(getRequest("/1") + getRequest("/now2") + getRequest("/3") +
                     getRequest("/now4"));
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
        wire.receive(getRequest("/1"));
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
        wire.receive(getRequest("/1") + getRequest("/now2") + getRequest("/3"));
        wire.answer(1);
        QList<Ticket> unanswered;
        wire.connection.forEachUnanswered([&](Ticket ticket) { unanswered.append(ticket); });
        QCOMPARE(unanswered, QList<Ticket>{wire.handler.waiting.front().first});
    }

    void closeIsHonouredAndNothingHeardAfterwards()
    {
        Wire wire;
        wire.receive(getRequest("/1", "Connection: close\r\n") + getRequest("/2"));
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
        wire.receive(getRequest("/1") + "nonsense\r\n\r\n" + getRequest("/now"));
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
        wire.receive("HEAD /now HTTP/1.1\r\nHost: a\r\n\r\n" + getRequest("/now"));
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

        wire.receive(getRequest("/1") + head);
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
        wire.receive(getRequest("/1"));
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

    void finishingOwesNothing()
    {
        Wire wire;
        wire.receive(getRequest("/1") + "GET /2");
        wire.connection.finish();
        wire.receive(" HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(wire.connection.ending() == Ending::None);
        wire.answer(0);
        QCOMPARE(wire.take(), answerTo("/1"));
        QVERIFY(wire.connection.ending() != Ending::None);
        QCOMPARE(wire.handler.served.size(), 1);
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
