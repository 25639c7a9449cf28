// SPDX-License-Identifier: GPL-3.0-or-later
// Crowds and floods against the real program: memory stays bounded, and who keeps the rules is
// served all the while. With FOOTFALL_LONG_TESTS=1 more of everything.
#include "tests/e2e/hostileserver.h"
#include "tests/kit/testmain.h"

using namespace footfall;
using namespace footfall::e2e;

class TestFloods : public QObject
{
    Q_OBJECT
    std::unique_ptr<Collecting> m_plain;

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }
    void initTestCase()
    {
        m_plain = std::make_unique<Collecting>();
        QVERIFY(m_plain->isCollecting);
        qInfo("Memory at first: %lld KiB.", static_cast<long long>(m_plain->peakMemory()));
        tell("before");
    }
    void cleanupTestCase()
    {
        tell("afterwards");
        const qint64 peak = m_plain->peakMemory();
        qInfo("Memory at its highest: %lld KiB.", static_cast<long long>(peak));
        QVERIFY(peak > 0 && peak < MemoryBound);
    }

    /// 100 MB where a few hundred bytes belong: answered, and not kept.
    void floods_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::addColumn<QByteArray>("flood");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &beginning, const QByteArray &flood,
                            int status) { QTest::newRow(name) << beginning << flood << status; };
        row("line", "GET /", "a", 414);
        row("header", "GET / HTTP/1.1\r\nHost: a\r\nA: ", "a", 431);
        row("headers", "GET / HTTP/1.1\r\nHost: a\r\n", "A: b\r\n", 431);
        row("body", posted("Content-Length: 10000000000\r\n"), "a", 413);
        row("chunks", chunked({}), "1\r\na\r\n", 413);
        row("one chunk", chunked("FFFFFF\r\n"), "a", 413);
        row("chunk extension", chunked("1;"), "a", 413);
        row("bare newlines", {}, "\n", 400);
        row("NULs", {}, QByteArray(1, '\0'), 400);
    }
    void floods()
    {
        QFETCH(QByteArray, beginning);
        QFETCH(QByteArray, flood);
        QFETCH(int, status);
        constexpr qsizetype Whole = 100'000'000;
        const QByteArray piece = flood.repeated(256 * 1024 / flood.size());
        BareSocket socket(m_plain->port());
        QByteArray heard;
        socket.send(beginning);
        QElapsedTimer timer;
        timer.start();
        qsizetype sent = 0;
        while (sent < Whole && !timer.hasExpired(10'000)) {
            const qsizetype now = socket.send(piece);
            if (now < 0)
                break;
            sent += now;
            (void)socket.receive(heard, now == 0 ? 10 : 0);
        }
        (void)socket.receiveAll(heard, 500);
        VERIFY_SAYING(heard.startsWith("HTTP/1.1 " + QByteArray::number(status)), heard.left(100));
        QCOMPARE(heard.count("HTTP/1.1"), 1);
        VERIFY_SAYING(m_plain->peakMemory() < MemoryBound,
                      QByteArray::number(m_plain->peakMemory()));
    }

    /// Those who dribble, who never read, who only sit there and who vanish, all together.
    void aCrowd()
    {
        const size_t many = isLong() ? 1000 : 200;
        std::vector<BareSocket> dribbling;
        std::vector<BareSocket> greedy;
        std::vector<BareSocket> idle;
        for (size_t i = 0; i < many; ++i) {
            dribbling.emplace_back(m_plain->port());
            idle.emplace_back(m_plain->port());
            QVERIFY(dribbling.back().isConnected() && idle.back().isConnected());
        }
        const QByteArray scripts = get("/script.js").repeated(200);
        for (size_t i = 0; i < many / 4; ++i) {
            greedy.emplace_back(m_plain->port(), 4096);
            QVERIFY(greedy.back().isConnected());
        }
        const QByteArray slow = get("/health", QByteArray("A: b\r\n").repeated(50));
        QElapsedTimer timer;
        timer.start();
        bool isTold = false;
        for (qsizetype i = 0; !timer.hasExpired(6500); ++i) {
            for (BareSocket &socket : dribbling)
                socket.send(slow.mid(i % slow.size(), 1));
            for (BareSocket &socket : greedy)
                socket.send(scripts);
            if (!std::exchange(isTold, true))
                tell("meanwhile");
            QTest::qSleep(100);
        }
        const auto cut = [](std::vector<BareSocket> &sockets) {
            return static_cast<size_t>(std::count_if(
                sockets.begin(), sockets.end(), [](BareSocket &socket) { return socket.isCut(); }));
        };
        QCOMPARE(cut(dribbling), dribbling.size());
        QCOMPARE(cut(greedy), greedy.size());
        QCOMPARE(cut(idle), idle.size());
        QByteArray heard;
        (void)dribbling.front().receiveAll(heard, 1000);
        VERIFY_SAYING(heard.startsWith("HTTP/1.1 408"), heard.left(100));
        VERIFY_SAYING(m_plain->peakMemory() < MemoryBound,
                      QByteArray::number(m_plain->peakMemory()));
    }

    /// More of what is not whole than there is memory for: some are turned away.
    void aThousandHalfBodies()
    {
        const Collecting server(Line::Plain, {{QStringLiteral("requestSeconds"), 300}});
        const QByteArray half = posted("Content-Length: 65000\r\n", QByteArray(64'000, 'a'));
        std::vector<BareSocket> sockets;
        int turnedAway = 0;
        for (int i = 0; i < 1400; ++i) {
            sockets.emplace_back(server.port());
            QVERIFY(sockets.back().isConnected());
            for (qsizetype sent = 0; sent < half.size();) {
                const qsizetype now = sockets.back().send(QByteArrayView(half).sliced(sent));
                if (now < 0)
                    break;
                sent += now;
            }
        }
        // The last to come first: they are the ones.
        for (auto socket = sockets.rbegin(); socket != sockets.rend(); ++socket) {
            QByteArray heard;
            (void)socket->receive(heard, turnedAway > 0 ? 0 : 5);
            turnedAway += heard.startsWith("HTTP/1.1 503") ? 1 : 0;
        }
        VERIFY_SAYING(turnedAway > 0 && turnedAway < 700, QByteArray::number(turnedAway));
        CollectClient client(server.port());
        QCOMPARE(client.ask(server.view()).status, 204);
        VERIFY_SAYING(server.peakMemory() < MemoryBound, QByteArray::number(server.peakMemory()));
    }

    void aThousandLeaveWithoutTheirAnswer()
    {
        for (int i = 0; i < 1000; ++i) {
            BareSocket socket(m_plain->port());
            QVERIFY(socket.isConnected());
            socket.send(m_plain->view("/leaving"));
            if (i % 3 == 0)
                socket.send("GET / HTTP/1.1\r\nHos");
            if (i % 2)
                socket.leaveByReset();
        }
        QVERIFY(m_plain->isRunning());
        tell("after a thousand left");
    }

    void oneAddressDoesNotTakeAllPlaces()
    {
        const Collecting server(Line::Plain, {{QStringLiteral("connectionsPerAddress"), 20}});
        std::vector<BareSocket> sockets;
        for (int i = 0; i < 50; ++i)
            sockets.emplace_back(server.port());
        const auto open = [&sockets] {
            return std::count_if(sockets.begin(), sockets.end(),
                                 [](BareSocket &socket) { return !socket.isCut(); });
        };
        QVERIFY(QTest::qWaitFor([&] { return open() == 20; }));
        sockets.clear();
        CollectClient client(server.port());
        QVERIFY(QTest::qWaitFor([&] { return client.get("/health").status == 200; }));
    }

    void withoutDescriptorsThoseWhoAreThereAreServed()
    {
        const Collecting server(Line::Plain, {}, [] {
            const rlimit limit{128, 4096};
            setrlimit(RLIMIT_NOFILE, &limit);
        });
        QVERIFY(server.isCollecting);
        server.limitDescriptors(128);
        CollectClient faithful(server.port());
        QCOMPARE(faithful.ask(server.view()).status, 204);
        std::vector<BareSocket> crowd;
        const auto isServed = [&server] {
            return latencyOf(server.port(), get("/health"), 1).isAnswered;
        };
        const auto checkBusiness = [&](const char *when) {
            const qint64 before = server.timeUsed();
            QTest::qSleep(1000);
            const qint64 used = server.timeUsed() - before;
            VERIFY_SAYING(used < 300, when);
            QCOMPARE(faithful.ask(server.view()).status, 204);
        };

        // More than there is room for: turned away at once, and nobody waits.
        for (int i = 0; i < 300; ++i)
            crowd.emplace_back(server.port());
        QVERIFY(QTest::qWaitFor([&] { return crowd.back().isCut(); }));
        checkBusiness("turning away");
        crowd.clear();
        QVERIFY(QTest::qWaitFor(isServed));

        // Not even for one.
        server.limitDescriptors(4);
        for (int i = 0; i < 100; ++i)
            crowd.emplace_back(server.port());
        checkBusiness("with none left");
        server.limitDescriptors(128);
        crowd.clear();
        QVERIFY(QTest::qWaitFor(isServed, 10'000));
        QCOMPARE(faithful.ask(server.view()).status, 204);
    }

private:
    void tell(const char *when)
    {
        const Latency latency = latencyOf(m_plain->port(), m_plain->view(), isLong() ? 2000 : 300);
        VERIFY_SAYING(latency.isAnswered, when);
        qInfo("A normal client %s: median %.2f ms, p99 %.2f ms.", when,
              static_cast<double>(latency.median) / 1000, static_cast<double>(latency.p99) / 1000);
    }
};

FOOTFALL_TEST_MAIN(TestFloods)
#include "tst_floods.moc"
