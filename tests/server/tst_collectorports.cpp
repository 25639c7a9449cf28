// SPDX-License-Identifier: GPL-3.0-or-later
// Where the collector listens: ports that are taken, moving, pausing, several threads, and the end.
#include "server/guard/listener.h"
#include "tests/kit/testmain.h"
#include "tests/server/runningcollector.h"

#include <QSemaphore>
#include <QTcpServer>

using namespace footfall;
using domain::CollectorStatus;
using domain::ListenSettings;
using kit::browserRequest;
using kit::CollectorClient;
using kit::FakeSink;
using kit::Patience;
using kit::targetOfView;
using server::Collector;
using Running = kit::RunningCollector;

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

domain::Result<CollectorStatus> listened(Collector &collector, const ListenSettings &settings)
{
    QFuture<domain::Result<CollectorStatus>> future = collector.listen(settings);
    future.waitForFinished();
    return future.result();
}

} // namespace

class TestCollectorPorts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aPortThatIsTakenIsSaidAndCanBeReplaced()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Running running(FakeSink::Settling::AtOnce,
                        {QStringLiteral("127.0.0.1"), other.serverPort(), {}});
        const CollectorStatus failed = running.collector->status();
        QCOMPARE(failed.state, CollectorStatus::State::Failed);
        QVERIFY2(failed.problem.contains(QString::number(other.serverPort())),
                 qPrintable(failed.problem));
        QVERIFY(failed.problem.contains(QStringLiteral("another")));

        const auto listening = listened(*running.collector, {QStringLiteral("127.0.0.1"), 0, {}});
        QVERIFY(listening);
        QCOMPARE(listening->state, CollectorStatus::State::Collecting);
        QVERIFY(listening->problem.isEmpty());
        CollectorClient client(listening->port);
        client.send(browserRequest("/health"));
        QVERIFY(client.answer().startsWith("HTTP/1.1 200"));
    }

    void moving_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isSamePort");
        QTest::newRow("another port") << QStringLiteral("127.0.0.1") << false;
        QTest::newRow("all addresses, same port") << QStringLiteral("0.0.0.0") << true;
        QTest::newRow("same place") << QStringLiteral("127.0.0.1") << true;
    }
    void moving()
    {
        QFETCH(QString, address);
        QFETCH(bool, isSamePort);
        Running running(FakeSink::Settling::WhenTold);
        const quint16 before = running.port();
        CollectorClient waiting(before);
        waiting.send(browserRequest(targetOfView("/")));
        QVERIFY(running.sink.waitForHits(1));

        const auto moved =
            listened(*running.collector, {address, isSamePort ? before : freePort(), {}});
        QVERIFY2(moved, moved ? "" : qPrintable(moved.error().message));
        QCOMPARE(moved->port == before, isSamePort);
        QCOMPARE(moved->address, address);
        CollectorClient client(moved->port);
        client.send(browserRequest("/health"));
        QVERIFY(client.answer().startsWith("HTTP/1.1 200"));

        // Who asked at the old door is answered there.
        running.sink.settleBackwards();
        QVERIFY(waiting.answer().startsWith("HTTP/1.1 200"));
    }

    void whatCannotBeMovedToStaysWhereItWas_data()
    {
        QTest::addColumn<ListenSettings>("settings");
        QTest::newRow("not of this computer") << ListenSettings{QStringLiteral("192.0.2.1"), 0, {}};
        QTest::newRow("no address") << ListenSettings{QStringLiteral("everywhere"), 0, {}};
        QTest::newRow("no range") << ListenSettings{
            QStringLiteral("127.0.0.1"), 0, {QStringLiteral("proxy")}};
    }
    void whatCannotBeMovedToStaysWhereItWas()
    {
        QFETCH(ListenSettings, settings);
        for (const bool isSamePort : {false, true}) {
            Running running;
            const quint16 port = running.port();
            ListenSettings wanted = settings;
            wanted.port = isSamePort ? port : quint16(0);
            const auto moved = listened(*running.collector, wanted);
            QVERIFY(!moved);
            QVERIFY(!moved.error().message.isEmpty());
            QCOMPARE(running.collector->status().state, CollectorStatus::State::Collecting);
            QCOMPARE(running.port(), port);
            CollectorClient client(port);
            client.send(browserRequest("/health"));
            QVERIFY(client.answer().startsWith("HTTP/1.1 200"));
        }
    }

    void problemsSayWhatToDo()
    {
        using server::guard::listenProblem;
        const QHostAddress any(QHostAddress::AnyIPv4);
        QCOMPARE(listenProblem(QAbstractSocket::AddressInUseError, {}, any, 8080),
                 QStringLiteral("Port 8080 is used by another program. Choose another port, e.g. "
                                "8081, or stop that program."));
        QVERIFY(listenProblem(QAbstractSocket::SocketAccessError, {}, any, 80)
                    .contains(QStringLiteral("1024")));
        QVERIFY(listenProblem(QAbstractSocket::SocketAddressNotAvailableError, {},
                              QHostAddress(QStringLiteral("192.0.2.1")), 80)
                    .contains(QStringLiteral("192.0.2.1")));
        QVERIFY(listenProblem(QAbstractSocket::SocketResourceError, QStringLiteral("No files left"),
                              any, 80)
                    .contains(QStringLiteral("No files left")));
    }

    void pausedIsClosedUntilItIsOpened()
    {
        Running running(FakeSink::Settling::WhenTold);
        const quint16 port = running.port();
        CollectorClient waiting(port);
        waiting.send(browserRequest(targetOfView("/")));
        QVERIFY(running.sink.waitForHits(1));
        CollectorClient idle(port);
        idle.send(browserRequest("/health"));
        QVERIFY(idle.answer().startsWith("HTTP/1.1 200"));

        QFuture<domain::Result<CollectorStatus>> paused =
            running.collector->setFlow(domain::CollectorControl::Flow::Paused);
        paused.waitForFinished();
        QVERIFY(paused.result());
        QCOMPARE(running.collector->status().state, CollectorStatus::State::Paused);
        QVERIFY(!CollectorClient(port).isConnected());
        QVERIFY(idle.isEnded());
        running.sink.settleBackwards();
        QVERIFY(waiting.answer().startsWith("HTTP/1.1 200"));
        QVERIFY(waiting.isEnded());

        QFuture<domain::Result<CollectorStatus>> opened =
            running.collector->setFlow(domain::CollectorControl::Flow::Open);
        opened.waitForFinished();
        QVERIFY(opened.result());
        QCOMPARE(opened.result()->state, CollectorStatus::State::Collecting);
        QCOMPARE(opened.result()->port, port);
        CollectorClient client(port);
        client.send(browserRequest("/health"));
        QVERIFY(client.answer().startsWith("HTTP/1.1 200"));
        QCOMPARE(running.told(),
                 (QList{CollectorStatus::State::Collecting, CollectorStatus::State::Paused,
                        CollectorStatus::State::Collecting}));
    }

    void severalThreadsShareOnePort()
    {
        ListenSettings settings{QStringLiteral("127.0.0.1"), 0, {}};
        settings.threads = 3;
        Running running(FakeSink::Settling::WhenTold, settings);
        settings.port = running.port();
        for (const int threads : {3, 1, 2}) {
            settings.threads = threads;
            QVERIFY(listened(*running.collector, settings));
            QCOMPARE(running.port(), settings.port);
            std::vector<std::unique_ptr<CollectorClient>> clients;
            const size_t before = running.sink.hits().size();
            for (int i = 0; i < 60; ++i) {
                clients.push_back(std::make_unique<CollectorClient>(settings.port));
                clients.back()->send(browserRequest(targetOfView("/")) + browserRequest("/health"));
            }
            QVERIFY(running.sink.waitForHits(before + clients.size()));
            running.sink.settleBackwards();
            for (const auto &client : clients) {
                QVERIFY(client->answer().endsWith(';'));
                QVERIFY(client->answer().contains("\"status\":"));
            }
        }
        QCOMPARE(running.collector->status().stored, 180);
    }

    void stoppingAnswersWhatWasAccepted()
    {
        Running running(FakeSink::Settling::WhenTold);
        const quint16 port = running.port();
        CollectorClient client(port);
        client.send(browserRequest(targetOfView("/")));
        QVERIFY(running.sink.waitForHits(1));
        std::unique_ptr<QThread> writer(QThread::create([&running] {
            QThread::msleep(100);
            running.sink.settleBackwards();
        }));
        writer->start();
        running.collector->stop();
        QVERIFY(writer->wait());
        QVERIFY(client.answer().startsWith("HTTP/1.1 200"));
        QVERIFY(client.isEnded());
        QCOMPARE(running.collector->status().state, CollectorStatus::State::Stopped);
        QCOMPARE(running.collector->status().stored, 1);
        QVERIFY(!CollectorClient(port).isConnected());

        const auto again = listened(*running.collector, {QStringLiteral("127.0.0.1"), 0, {}});
        QVERIFY(!again);
        QCOMPARE(again.error().kind, domain::ErrorKind::Unavailable);
    }

    /// The thread finds the end and receipts at once, and is told of nothing else afterwards.
    void receiptsRightBehindTheEndAreAnswered()
    {
        Running running(FakeSink::Settling::WhenTold);
        CollectorClient first(running.port());
        CollectorClient second(running.port());
        CollectorClient third(running.port());
        for (CollectorClient *client : {&first, &second, &third})
            client->send(browserRequest("/script.js"));
        for (CollectorClient *client : {&first, &second, &third})
            QVERIFY(client->answer().startsWith("HTTP/1.1 200"));
        // Nothing else is done in the thread while it holds a hit.
        QSemaphore holds;
        QSemaphore goOn;
        running.sink.setWhenTaken([&] {
            holds.release();
            goOn.acquire();
        });
        first.send(browserRequest(targetOfView("/first")));
        QVERIFY(holds.tryAcquire(1, Patience));
        goOn.release();
        second.send(browserRequest(targetOfView("/second")));
        QVERIFY(holds.tryAcquire(1, Patience));
        std::unique_ptr<QThread> end(QThread::create([&running] { running.collector->stop(); }));
        end->start();
        QThread::msleep(100); // Until the listener's end waits for the thread,
        third.send(browserRequest(targetOfView("/third")));
        goOn.release();
        QVERIFY(holds.tryAcquire(1, Patience));
        QThread::msleep(100); // and then that of the room.
        running.sink.settleBackwards();
        goOn.release();
        QVERIFY(end->wait());
        for (CollectorClient *client : {&first, &second, &third})
            QVERIFY(client->answer().startsWith("HTTP/1.1 200"));
        QCOMPARE(running.collector->status().stored, 3);
    }
};

FOOTFALL_TEST_MAIN(TestCollectorPorts)
#include "tst_collectorports.moc"
