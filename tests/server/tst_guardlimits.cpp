// SPDX-License-Identifier: GPL-3.0-or-later
// What one client may ask of the guard: how long it is heard, how much of it is held, who is cut or
// told to go, and how many connections its network may have.
#include "server/guard/crowd.h"
#include "tests/kit/testmain.h"
#include "tests/server/wire.h"

#include <QTest>

using namespace footfall;
using namespace std::chrono_literals;
using kit::answerTo;
using kit::getRequest;
using kit::Wire;
using server::guard::Time;
using Ending = server::guard::Connection::Ending;

class TestGuardLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void tooMuchUnansweredIsNotRead()
    {
        Wire wire;
        constexpr int Requests = 1000;
        QByteArray all;
        for (int i = 0; i < Requests; ++i)
            all += getRequest("/" + QByteArray::number(i));
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
            wire.receive(getRequest("/now"));
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
            slow.receive(getRequest("/now"));
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
                wire.receive(getRequest("/now"));
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
        wire.receive(getRequest("/late"));
        QByteArray name(1'000, 'x');
        for (int i = 0; i < 100 && wire.connection.wantsInput(); ++i)
            wire.receive(getRequest("/now" + name));
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
        QTest::newRow("nothing more") << getRequest("/now") << 75 << false;
        QTest::newRow("half a line") << QByteArray("GET /") << 30 << true;
        QTest::newRow("half a head") << getRequest("/now").chopped(2) << 30 << true;
        QTest::newRow("half a second request") << getRequest("/now") + "GET" << 30 << true;
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
        const QByteArray request = getRequest("/now", QByteArray("A: b\r\n").repeated(20));
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
        wire.receive(getRequest("/1"));
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

    void whoMustGiveUpIsTold()
    {
        Wire wire;
        wire.receive(getRequest("/now").chopped(2));
        QVERIFY(wire.connection.heldBytes() > 0);
        wire.connection.giveUp();
        QVERIFY(wire.take().startsWith("HTTP/1.1 503"));
        QCOMPARE(wire.connection.heldBytes(), 0);
        QVERIFY(wire.connection.ending() == Ending::Linger);
        QCOMPARE(wire.handler.faults, QList<int>{503});

        // Unless it does not listen.
        Wire deaf;
        deaf.receive(getRequest("/now"));
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
};

FOOTFALL_TEST_MAIN(TestGuardLimits)
#include "tst_guardlimits.moc"
