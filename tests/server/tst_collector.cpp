// SPDX-License-Identifier: GPL-3.0-or-later
// The collector over real sockets: what goes over the line, in which order, and who may leave when.
#include "server/collector.h"
#include "server/guard/listener.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/server/fakesink.h"

#include <QDir>
#include <QMutex>
#include <QRegularExpression>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <sys/socket.h>

using namespace footfall;
using domain::CollectorStatus;
using domain::ListenSettings;
using kit::FakeSink;
using server::Collector;

namespace {

constexpr int Patience = 10'000; // Milliseconds until a test gives up.

QByteArray target(const QByteArray &pathname)
{
    return "/?h=https%3A%2F%2Fexample.com&p=" + pathname.toPercentEncoding() +
           "&r=&sid=ABCDEFGH&qs=%7B%7D&cid=1";
}

QByteArray get(const QByteArray &address, const QByteArray &method = "GET",
               const QByteArray &headers = {})
{
    // Without a name, whoever asks is taken for a bot.
    return method + ' ' + address +
           " HTTP/1.1\r\nHost: stats.example.com\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; "
           "rv:128.0) Gecko/20100101 Firefox/128.0\r\n" +
           headers + "\r\n";
}

class Client
{
public:
    explicit Client(quint16 port)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        m_isConnected = m_socket.waitForConnected(Patience);
    }

    [[nodiscard]] bool isConnected() const { return m_isConnected; }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.waitForBytesWritten(Patience);
    }

    /// Head and body of the next answer, by its Content-Length; what is missing is empty.
    QByteArray answer(bool hasBody = true)
    {
        while (!m_buffer.contains("\r\n\r\n"))
            if (!read())
                return {};
        const qsizetype headSize = m_buffer.indexOf("\r\n\r\n") + 4;
        const QByteArray head = m_buffer.left(headSize);
        const qsizetype mark = head.indexOf("Content-Length: ");
        const qsizetype bodySize =
            hasBody && mark >= 0
                ? head.mid(mark + 16, head.indexOf('\r', mark) - mark - 16).toLongLong()
                : 0;
        while (m_buffer.size() < headSize + bodySize)
            if (!read())
                return {};
        const QByteArray whole = m_buffer.left(headSize + bodySize);
        m_buffer.remove(0, whole.size());
        return whole;
    }

    /// Whether the server ends the connection, with nothing more to say.
    bool isEnded()
    {
        if (m_socket.state() == QAbstractSocket::ConnectedState)
            m_socket.waitForDisconnected(Patience);
        return m_socket.state() == QAbstractSocket::UnconnectedState && m_buffer.isEmpty() &&
               m_socket.bytesAvailable() == 0;
    }

    void leaveByFin() { m_socket.close(); }
    void leaveByReset()
    {
        const linger now{1, 0};
        setsockopt(static_cast<int>(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now,
                   sizeof now);
        m_socket.abort();
    }

private:
    bool read()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(Patience))
            return false;
        m_buffer += m_socket.readAll();
        return true;
    }

    QTcpSocket m_socket;
    QByteArray m_buffer;
    bool m_isConnected = false;
};

/// A collector on a free port, with a real enricher and a sink in the test's hand.
class Running
{
public:
    explicit Running(FakeSink::Settling settling = FakeSink::Settling::AtOnce,
                     const ListenSettings &settings = {QStringLiteral("127.0.0.1"), 0, {}})
        : sink(settling)
    {
        enrich::EnricherOptions options;
        options.saltFile = directory.filePath(QStringLiteral("salts"));
        auto opened = enrich::Enricher::open(options);
        Q_ASSERT(opened);
        enricher = std::move(*opened);
        server::CollectorParts parts{sink, std::make_shared<kit::FixedSites>(), enricher, clock,
                                     [this] { return store; }};
        parts.stateChanged = [this](CollectorStatus::State state) {
            const QMutexLocker lock(&m_mutex);
            m_told.append(state);
        };
        collector = std::make_unique<Collector>(parts, settings);
    }

    [[nodiscard]] quint16 port() const { return collector->status().port; }
    /// What its state was said to be.
    [[nodiscard]] QList<CollectorStatus::State> told()
    {
        const QMutexLocker lock(&m_mutex);
        return m_told;
    }

    QTemporaryDir directory;
    kit::FixedClock clock{kit::at("2026-03-29T12:00:00Z")};
    FakeSink sink;
    domain::StoreStatus store;
    std::shared_ptr<enrich::Enricher> enricher;

private:
    QMutex m_mutex;
    QList<CollectorStatus::State> m_told;

public:
    std::unique_ptr<Collector> collector; ///< Tells us until it ends: goes first.
};

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

class TestCollector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void oneConnectionServesManyRequests()
    {
        Running running;
        Client client(running.port());
        for (int i = 0; i < 3; ++i) {
            client.send(get(target("/page")));
            const QByteArray answer = client.answer();
            QVERIFY2(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer.constData());
            QVERIFY(answer.contains("Content-Type: image/gif\r\n"));
            QVERIFY(answer.endsWith(';'));
        }
        QCOMPARE(running.sink.hits().size(), size_t(3));
        QCOMPARE(running.sink.hits().front().pathname, QStringLiteral("/page"));
        QCOMPARE(running.collector->status().stored, 3);
    }

    void saltsThatCannotBeWrittenAreSaid()
    {
        Running running;
        QVERIFY(QDir(running.directory.path()).mkdir(QStringLiteral("salts.new")));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("salts cannot be written")));
        Client client(running.port());
        client.send(get(target("/page")));
        QVERIFY(client.answer().startsWith("HTTP/1.1 503 "));
        QVERIFY(running.collector->status().problem.contains(QStringLiteral("salts")));
        client.send(get("/health"));
        const QByteArray health = client.answer();
        QVERIFY2(health.startsWith("HTTP/1.1 503 ") && health.contains("salts"),
                 health.constData());
        QVERIFY(QDir(running.directory.path()).rmdir(QStringLiteral("salts.new")));
        client.send(get(target("/page")));
        QVERIFY(client.answer().startsWith("HTTP/1.1 200 "));
        QVERIFY(running.collector->status().problem.isEmpty());
    }

    void aBeaconsAnswerIsExactlyThis()
    {
        Running running;
        Client client(running.port());
        client.send(get(target("/"), "POST",
                        "Content-Length: 0\r\nContent-Type: text/plain;charset=UTF-8\r\n"));
        QCOMPARE(client.answer(), QByteArray("HTTP/1.1 204 No Content\r\n"
                                             "Cache-Control: no-store\r\n"
                                             "Access-Control-Allow-Origin: *\r\n"
                                             "Cross-Origin-Resource-Policy: cross-origin\r\n"
                                             "\r\n"));
    }

    void headHasTheHeadersOfGetAndNoBody()
    {
        Running running;
        Client client(running.port());
        client.send(get("/script.js") + get("/script.js", "HEAD") + get("/health"));
        const QByteArray got = client.answer();
        const QByteArray head = client.answer(false);
        QCOMPARE(head, got.left(got.indexOf("\r\n\r\n") + 4));
        QVERIFY(head.contains("Content-Length: "));
        QVERIFY(client.answer().contains("\"status\":\"collecting\""));
    }

    void preflightIsGranted()
    {
        Running running;
        Client client(running.port());
        client.send(get("/", "OPTIONS",
                        "Origin: https://example.com\r\nAccess-Control-Request-Method: POST\r\n"));
        const QByteArray answer = client.answer();
        QVERIFY(answer.startsWith("HTTP/1.1 204 No Content\r\n"));
        QVERIFY(answer.contains("Access-Control-Allow-Origin: *\r\n"));
        QVERIFY(!answer.contains("Content-Length"));
        QVERIFY(!answer.contains("\r\nContent-Type"));
    }

    void pipelinedRequestsAreAnsweredInOrderHoweverLateTheirReceipts()
    {
        Running running(FakeSink::Settling::WhenTold);
        Client client(running.port());
        client.send(get(target("/1")) + get("/health") +
                    get(target("/2"), "POST", "Content-Length: 0\r\n") + get("/nothing") +
                    get(target("/3")));
        // The last before the first: each waits until those before it are answered.
        while (running.sink.hits().size() < 3) {
            QVERIFY(running.sink.waitForHits(running.sink.hits().size() + 1));
            running.sink.settleBackwards();
        }
        running.sink.settleBackwards();
        QVERIFY(client.answer().startsWith(
            "HTTP/1.1 200 OK\r\nCache-Control: no-store\r\nContent-Type: image/gif"));
        QVERIFY(client.answer().contains("\"status\":\"collecting\""));
        QVERIFY(client.answer().startsWith("HTTP/1.1 204"));
        QVERIFY(client.answer().startsWith("HTTP/1.1 404"));
        QVERIFY(client.answer().endsWith(';'));
    }

    void lateAnswersReachTheirOwnClient()
    {
        Running running(FakeSink::Settling::WhenTold);
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<Client>(running.port()));
            clients.back()->send(i % 2 ? get(target("/"), "POST", "Content-Length: 0\r\n")
                                       : get(target("/")));
        }
        QVERIFY(running.sink.waitForHits(20));
        QCOMPARE(running.collector->status().received, 0);
        running.sink.settleBackwards();
        for (size_t i = 0; i < clients.size(); ++i)
            QVERIFY(clients[i]->answer().startsWith(i % 2 ? "HTTP/1.1 204" : "HTTP/1.1 200"));
        QCOMPARE(running.collector->status().stored, 20);
    }

    void aThousandClientsMayLeaveBeforeTheirAnswer()
    {
        ListenSettings settings{QStringLiteral("127.0.0.1"), 0, {}};
        settings.limits.ratePerSecond = 0; // They all come from one address.
        Running running(FakeSink::Settling::WhenTold, settings);
        for (int round = 0; round < 10; ++round) {
            const size_t before = running.sink.hits().size();
            std::vector<std::unique_ptr<Client>> clients;
            for (int i = 0; i < 100; ++i) {
                clients.push_back(std::make_unique<Client>(running.port()));
                QVERIFY(clients.back()->isConnected());
                clients.back()->send(get(target("/")));
            }
            QVERIFY(running.sink.waitForHits(before + 100));
            for (size_t i = 0; i < clients.size(); ++i)
                if (i % 2)
                    clients[i]->leaveByReset();
                else
                    clients[i]->leaveByFin();
            // Some receipts meet connections that are just going, some meet none.
            running.sink.settleBackwards();
        }
        Client client(running.port());
        client.send(get("/health"));
        QVERIFY(client.answer().contains("\"status\":\"collecting\""));
        QVERIFY(QTest::qWaitFor([&running] { return running.collector->status().stored == 1000; },
                                Patience));
    }

    void connectionCloseIsHonoured()
    {
        Running running;
        Client client(running.port());
        // Who says so asks no more: what follows is not heard.
        client.send(get(target("/"), "GET", "Connection: close\r\n") + get(target("/")));
        const QByteArray answer = client.answer();
        QVERIFY(answer.contains("Connection: close\r\n"));
        QVERIFY(client.isEnded());
        QCOMPARE(running.sink.hits().size(), size_t(1));
    }

    void aFullInboxIs503()
    {
        Running running;
        running.sink.setAdmission(pipeline::Admission::Full);
        Client client(running.port());
        client.send(get(target("/")));
        const QByteArray answer = client.answer();
        QVERIFY(answer.startsWith("HTTP/1.1 503 Service Unavailable\r\n"));
        QVERIFY(answer.contains("Retry-After: "));
        QCOMPARE(running.collector->status().refused, 1);
    }

    void healthIs503WhileNothingCanBeWritten()
    {
        Running running;
        running.store.problem = QStringLiteral("The disk is full.");
        running.sink.setAdmission(pipeline::Admission::Full);
        Client client(running.port());
        client.send(get(target("/")) + get("/health"));
        QVERIFY(client.answer().startsWith("HTTP/1.1 503"));
        const QByteArray answer = client.answer();
        QVERIFY(answer.startsWith("HTTP/1.1 503"));
        QVERIFY(answer.contains("The disk is full."));
    }

    void forwardedAddressesCountWhereTheProxyIsTrusted()
    {
        // Two visitors by address, one page each: with the proxy trusted their hashes differ.
        for (const bool isTrusted : {true, false}) {
            Running running(
                FakeSink::Settling::AtOnce,
                {QStringLiteral("127.0.0.1"), 0,
                 isTrusted ? QStringList{QStringLiteral("127.0.0.0/8")} : QStringList{}});
            Client client(running.port());
            for (const char *address : {"198.51.100.1", "198.51.100.2"}) {
                client.send(
                    get(target("/"), "GET", QByteArray("x-forwarded-for: ") + address + "\r\n"));
                QVERIFY(client.answer().startsWith("HTTP/1.1 200"));
            }
            const std::vector<domain::Hit> hits = running.sink.hits();
            QCOMPARE(hits.size(), size_t(2));
            QCOMPARE(hits[0].visit != hits[1].visit, isTrusted);
        }
    }

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
        Client client(listening->port);
        client.send(get("/health"));
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
        Client waiting(before);
        waiting.send(get(target("/")));
        QVERIFY(running.sink.waitForHits(1));

        const auto moved =
            listened(*running.collector, {address, isSamePort ? before : freePort(), {}});
        QVERIFY2(moved, moved ? "" : qPrintable(moved.error().message));
        QCOMPARE(moved->port == before, isSamePort);
        QCOMPARE(moved->address, address);
        Client client(moved->port);
        client.send(get("/health"));
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
            Client client(port);
            client.send(get("/health"));
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
        Client waiting(port);
        waiting.send(get(target("/")));
        QVERIFY(running.sink.waitForHits(1));
        Client idle(port);
        idle.send(get("/health"));
        QVERIFY(idle.answer().startsWith("HTTP/1.1 200"));

        QFuture<domain::Result<CollectorStatus>> paused =
            running.collector->setFlow(domain::CollectorControl::Flow::Paused);
        paused.waitForFinished();
        QVERIFY(paused.result());
        QCOMPARE(running.collector->status().state, CollectorStatus::State::Paused);
        QVERIFY(!Client(port).isConnected());
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
        Client client(port);
        client.send(get("/health"));
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
            std::vector<std::unique_ptr<Client>> clients;
            const size_t before = running.sink.hits().size();
            for (int i = 0; i < 60; ++i) {
                clients.push_back(std::make_unique<Client>(settings.port));
                clients.back()->send(get(target("/")) + get("/health"));
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
        Client client(port);
        client.send(get(target("/")));
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
        QVERIFY(!Client(port).isConnected());

        const auto again = listened(*running.collector, {QStringLiteral("127.0.0.1"), 0, {}});
        QVERIFY(!again);
        QCOMPARE(again.error().kind, domain::ErrorKind::Unavailable);
    }

    /// The thread finds the end and receipts at once, and is told of nothing else afterwards.
    void receiptsRightBehindTheEndAreAnswered()
    {
        Running running(FakeSink::Settling::WhenTold);
        Client first(running.port());
        Client second(running.port());
        Client third(running.port());
        for (Client *client : {&first, &second, &third})
            client->send(get("/script.js"));
        for (Client *client : {&first, &second, &third})
            QVERIFY(client->answer().startsWith("HTTP/1.1 200"));
        // Nothing else is done in the thread while it holds a hit.
        QSemaphore holds;
        QSemaphore goOn;
        running.sink.setWhenTaken([&] {
            holds.release();
            goOn.acquire();
        });
        first.send(get(target("/first")));
        QVERIFY(holds.tryAcquire(1, Patience));
        goOn.release();
        second.send(get(target("/second")));
        QVERIFY(holds.tryAcquire(1, Patience));
        std::unique_ptr<QThread> end(
            QThread::create([&running] { running.collector->stop(); }));
        end->start();
        QThread::msleep(100); // Until the listener's end waits for the thread,
        third.send(get(target("/third")));
        goOn.release();
        QVERIFY(holds.tryAcquire(1, Patience));
        QThread::msleep(100); // and then that of the room.
        running.sink.settleBackwards();
        goOn.release();
        QVERIFY(end->wait());
        for (Client *client : {&first, &second, &third})
            QVERIFY(client->answer().startsWith("HTTP/1.1 200"));
        QCOMPARE(running.collector->status().stored, 3);
    }
};

FOOTFALL_TEST_MAIN(TestCollector)
#include "tst_collector.moc"
