// SPDX-License-Identifier: GPL-3.0-or-later
// Clients that break the rules, meant or not, against the real program: each is answered or cut as
// it should be. With FOOTFALL_LONG_TESTS=1 more of everything.
#include "tests/e2e/hostilecases.h"
#include "tests/kit/testmain.h"

#include <random>

using namespace footfall;
using namespace footfall::e2e;

class TestHostile : public QObject
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

    /// All that was not meant to be said, as the first and as the second thing, by all at once.
    void everyCase_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::newRow("in the clear") << false;
        QTest::newRow("encrypted") << true;
    }
    void everyCase()
    {
        QFETCH(bool, isTls);
        const Line line = isTls ? Line::Tls : Line::Plain;
        std::unique_ptr<Collecting> encrypted;
        if (isTls)
            encrypted = std::make_unique<Collecting>(Line::Tls);
        const Collecting &server = isTls ? *encrypted : *m_plain;
        QVERIFY(server.isCollecting);

        const std::vector<HostileCase> all = hostileCases();
        std::vector<std::unique_ptr<Guest>> first;
        std::vector<std::unique_ptr<Guest>> second;
        for (const HostileCase &one : all) {
            first.push_back(
                std::make_unique<Guest>(server.port(), line, QList<QByteArray>{one.bytes}));
            second.push_back(std::make_unique<Guest>(server.port(), line,
                                                     QList<QByteArray>{get("/health"), one.bytes}));
        }
        const auto isDone = [&all](size_t i, const Guest &guest, qsizetype before) {
            return all[i].isEnded ? guest.isEnded()
                                  : guest.hasHeard(all[i].statuses.size() + before);
        };
        (void)QTest::qWaitFor(
            [&] {
                for (size_t i = 0; i < all.size(); ++i)
                    if (!isDone(i, *first[i], 0) || !isDone(i, *second[i], 1))
                        return false;
                return true;
            },
            20'000);
        for (size_t i = 0; i < all.size(); ++i) {
            const QByteArray name = all[i].name;
            for (const qsizetype before : {0, 1}) {
                const Guest &guest = before ? *second[i] : *first[i];
                const QList<int> expected = QList<int>(before, 200) + all[i].statuses;
                QString heard;
                for (const int status : guest.statuses())
                    heard += QString::number(status) + QLatin1Char(' ');
                VERIFY_SAYING(guest.statuses() == expected,
                              name + (before ? " as the second: " : ": ") + heard.toLatin1());
                VERIFY_SAYING(guest.isEnded() == all[i].isEnded, name);
                VERIFY_SAYING(guest.rest().isEmpty(), name + guest.rest());
            }
        }
        QVERIFY(server.isRunning());
        VERIFY_SAYING(server.peakMemory() < MemoryBound,
                      QByteArray::number(server.peakMemory()) + " KiB");
    }

    void whatIsNotARequestIsNoPageView()
    {
        // A WebSocket on the collect path.
        Guest guest(m_plain->port(), Line::Plain,
                    {m_plain->view("/socket").replace(
                        "Content-Length: 0\r\n", "Connection: Upgrade\r\nUpgrade: websocket\r\n")});
        QVERIFY(QTest::qWaitFor([&] { return guest.isEnded(); }));
        QCOMPARE(guest.statuses(), QList<int>{501});
    }

    void headHasNoBody()
    {
        QByteArray heard;
        BareSocket socket(m_plain->port());
        socket.send("HEAD /script.js HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QVERIFY(socket.receiveAll(heard, 5000));
        QVERIFY(heard.startsWith("HTTP/1.1 200"));
        QVERIFY(heard.endsWith("\r\n\r\n") && heard.count("\r\n\r\n") == 1);
    }

    void whoExpectsIsTold()
    {
        QByteArray heard;
        BareSocket socket(m_plain->port());
        socket.send(posted("Expect: 100-continue\r\nContent-Length: 1\r\n"));
        while (heard.isEmpty())
            QVERIFY(socket.receive(heard, 5000));
        QCOMPARE(heard, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        socket.send("a");
        heard.clear();
        while (heard.isEmpty())
            QVERIFY(socket.receive(heard, 5000));
        QVERIFY(heard.startsWith("HTTP/1.1 404"));
    }

    void halfClosedIsAnswered()
    {
        QByteArray heard;
        BareSocket socket(m_plain->port());
        socket.send(m_plain->view());
        socket.sayNoMore();
        QVERIFY(socket.receiveAll(heard, 5000));
        VERIFY_SAYING(heard.startsWith("HTTP/1.1 204"), heard);
    }

    void tenThousandMalformedRequests()
    {
        std::mt19937 random(20261123);
        const auto below = [&random](qsizetype limit) {
            return static_cast<qsizetype>(random() % static_cast<quint64>(limit));
        };
        const std::vector<HostileCase> seeds = hostileCases();
        const QByteArray odd("\0\r\n\t :;,/?%#\x7f\xff"
                             "0-",
                             16);
        const int requests = isLong() ? 100'000 : 10'000;
        int answered = 0;
        for (int i = 0; i < requests; ++i) {
            QByteArray bytes =
                i % 4 == 0 ? m_plain->view()
                           : seeds[static_cast<size_t>(below(static_cast<qsizetype>(seeds.size())))]
                                 .bytes.left(2000);
            for (qsizetype change = below(4); change >= 0; --change) {
                const qsizetype at = below(bytes.size());
                switch (below(4)) {
                case 0: bytes[at] = odd[below(odd.size())]; break;
                case 1: bytes.insert(at, odd[below(odd.size())]); break;
                case 2: bytes.remove(at, 1 + below(8)); break;
                default: bytes.insert(at, bytes.mid(below(bytes.size()), 1 + below(40))); break;
                }
                if (bytes.isEmpty())
                    bytes = "x";
            }
            BareSocket socket(m_plain->port());
            QVERIFY(socket.isConnected());
            socket.send(bytes);
            socket.sayNoMore();
            QByteArray heard;
            VERIFY_SAYING(socket.receiveAll(heard, 10'000), bytes.toPercentEncoding());
            socket.leaveByReset();
            VERIFY_SAYING(heard.isEmpty() || heard.startsWith("HTTP/1.1 "),
                          bytes.toPercentEncoding());
            answered += heard.isEmpty() ? 0 : 1;
        }
        // The others did not end.
        VERIFY_SAYING(answered > requests / 2, QByteArray::number(answered));
        QVERIFY(m_plain->isRunning());
        VERIFY_SAYING(m_plain->peakMemory() < MemoryBound,
                      QByteArray::number(m_plain->peakMemory()));
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

FOOTFALL_TEST_MAIN(TestHostile)
#include "tst_hostile.moc"
