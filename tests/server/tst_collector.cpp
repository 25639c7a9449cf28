// SPDX-License-Identifier: GPL-3.0-or-later
// The collector over real sockets: what goes over the line, in which order, and who may leave when.
#include "tests/kit/testmain.h"
#include "tests/server/runningcollector.h"

#include <QDir>
#include <QRegularExpression>

using namespace footfall;
using domain::ListenSettings;
using kit::browserRequest;
using kit::CollectorClient;
using kit::FakeSink;
using kit::Patience;
using kit::targetOfView;
using Running = kit::RunningCollector;

class TestCollector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void oneConnectionServesManyRequests()
    {
        Running running;
        CollectorClient client(running.port());
        for (int i = 0; i < 3; ++i) {
            client.send(browserRequest(targetOfView("/page")));
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
        CollectorClient client(running.port());
        client.send(browserRequest(targetOfView("/page")));
        QVERIFY(client.answer().startsWith("HTTP/1.1 503 "));
        QVERIFY(running.collector->status().problem.contains(QStringLiteral("salts")));
        client.send(browserRequest("/health"));
        const QByteArray health = client.answer();
        QVERIFY2(health.startsWith("HTTP/1.1 503 ") && health.contains("salts"),
                 health.constData());
        QVERIFY(QDir(running.directory.path()).rmdir(QStringLiteral("salts.new")));
        client.send(browserRequest(targetOfView("/page")));
        QVERIFY(client.answer().startsWith("HTTP/1.1 200 "));
        QVERIFY(running.collector->status().problem.isEmpty());
    }

    void aBeaconsAnswerIsExactlyThis()
    {
        Running running;
        CollectorClient client(running.port());
        client.send(
            browserRequest(targetOfView("/"), "POST",
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
        CollectorClient client(running.port());
        client.send(browserRequest("/script.js") + browserRequest("/script.js", "HEAD") +
                    browserRequest("/health"));
        const QByteArray got = client.answer();
        const QByteArray head = client.answer(false);
        QCOMPARE(head, got.left(got.indexOf("\r\n\r\n") + 4));
        QVERIFY(head.contains("Content-Length: "));
        QVERIFY(client.answer().contains("\"status\":\"collecting\""));
    }

    void preflightIsGranted()
    {
        Running running;
        CollectorClient client(running.port());
        client.send(browserRequest(
            "/", "OPTIONS",
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
        CollectorClient client(running.port());
        client.send(browserRequest(targetOfView("/1")) + browserRequest("/health") +
                    browserRequest(targetOfView("/2"), "POST", "Content-Length: 0\r\n") +
                    browserRequest("/nothing") + browserRequest(targetOfView("/3")));
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
        std::vector<std::unique_ptr<CollectorClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<CollectorClient>(running.port()));
            clients.back()->send(
                i % 2 ? browserRequest(targetOfView("/"), "POST", "Content-Length: 0\r\n")
                      : browserRequest(targetOfView("/")));
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
            std::vector<std::unique_ptr<CollectorClient>> clients;
            for (int i = 0; i < 100; ++i) {
                clients.push_back(std::make_unique<CollectorClient>(running.port()));
                QVERIFY(clients.back()->isConnected());
                clients.back()->send(browserRequest(targetOfView("/")));
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
        CollectorClient client(running.port());
        client.send(browserRequest("/health"));
        QVERIFY(client.answer().contains("\"status\":\"collecting\""));
        QVERIFY(QTest::qWaitFor([&running] { return running.collector->status().stored == 1000; },
                                Patience));
    }

    void connectionCloseIsHonoured()
    {
        Running running;
        CollectorClient client(running.port());
        // Who says so asks no more: what follows is not heard.
        client.send(browserRequest(targetOfView("/"), "GET", "Connection: close\r\n") +
                    browserRequest(targetOfView("/")));
        const QByteArray answer = client.answer();
        QVERIFY(answer.contains("Connection: close\r\n"));
        QVERIFY(client.isEnded());
        QCOMPARE(running.sink.hits().size(), size_t(1));
    }

    void aFullInboxIs503()
    {
        Running running;
        running.sink.setAdmission(pipeline::Admission::Full);
        CollectorClient client(running.port());
        client.send(browserRequest(targetOfView("/")));
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
        CollectorClient client(running.port());
        client.send(browserRequest(targetOfView("/")) + browserRequest("/health"));
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
            CollectorClient client(running.port());
            for (const char *address : {"198.51.100.1", "198.51.100.2"}) {
                client.send(browserRequest(targetOfView("/"), "GET",
                                           QByteArray("x-forwarded-for: ") + address + "\r\n"));
                QVERIFY(client.answer().startsWith("HTTP/1.1 200"));
            }
            const std::vector<domain::Hit> hits = running.sink.hits();
            QCOMPARE(hits.size(), size_t(2));
            QCOMPARE(hits[0].visit != hits[1].visit, isTrusted);
        }
    }
};

FOOTFALL_TEST_MAIN(TestCollector)
#include "tst_collector.moc"
