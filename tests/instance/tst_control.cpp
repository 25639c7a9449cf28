// SPDX-License-Identifier: GPL-3.0-or-later
// What passes over the control socket: commands and answers, and what is neither.
#include "core/domain/apitoken.h"
#include "tests/instance/controlends.h"
#include "tests/kit/testmain.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace footfall;
using instance::await;
using instance::ControlClient;
using instance::ControlServer;

class TestControl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void commandsAndAnswersPass()
    {
        const auto ends = tests::connectedEnds();
        QVERIFY(ends);
        const domain::SiteDraft draft{QStringLiteral("example.com"), QStringLiteral("Büro"),
                                      QStringLiteral("Asia/Kolkata"), QStringLiteral("CODE1")};
        const auto site = await(ends->client->addSite(draft));
        QVERIFY(site);
        QCOMPARE(*site, *domain::siteFromDraft(draft, domain::instantFromSeconds(1'790'000'000)));

        domain::SiteEdit edit;
        edit.name = QStringLiteral("New");
        edit.addHostnames = {QStringLiteral("a.example"), QStringLiteral("b.example")};
        edit.privacySignals = domain::PrivacySignals::Respect;
        edit.addAliases = {QStringLiteral("a1b2")};
        edit.removeAliases = {QStringLiteral("old.example")};
        edit.hostnameRule = domain::HostnameRule::Listed;
        edit.botViews = domain::BotViews::Shown;
        edit.pathRules = domain::PathRules{
            {QStringLiteral("page")}, {QStringLiteral("/users/*")}, {QStringLiteral("/admin/*")}};
        edit.excludedRanges = QStringList{QStringLiteral("203.0.113.0/24")};
        edit.addGoals = {
            {{}, QStringLiteral("Sold"), domain::GoalKind::Event, QStringLiteral("buy")},
            {{}, QStringLiteral("Read"), domain::GoalKind::Page, QStringLiteral("/a*")}};
        edit.removeGoals = {QStringLiteral("Gone")};
        const domain::DrawnToken drawn = domain::drawToken(QStringLiteral("shop"));
        edit.addTokens = {drawn.token};
        edit.removeTokens = {domain::TokenId{3}};
        const auto edited = await(ends->client->editSite(QStringLiteral("CODE1"), edit));
        QVERIFY(!edited);
        QCOMPARE(edited.error(),
                 (domain::Error{domain::ErrorKind::NotFound, QStringLiteral("no such site")}));
        QCOMPARE(ends->commands.editedCode, QStringLiteral("CODE1"));
        QCOMPARE(ends->commands.edited.name, edit.name);
        QVERIFY(!ends->commands.edited.timeZone);
        QCOMPARE(ends->commands.edited.addHostnames, edit.addHostnames);
        QVERIFY(ends->commands.edited.privacySignals == domain::PrivacySignals::Respect);
        const domain::SiteEdit &came = ends->commands.edited;
        QCOMPARE(came.addAliases, edit.addAliases);
        QCOMPARE(came.removeAliases, edit.removeAliases);
        QVERIFY(came.hostnameRule == edit.hostnameRule);
        QVERIFY(came.botViews == edit.botViews);
        QVERIFY(came.pathRules == edit.pathRules);
        QVERIFY(came.excludedRanges == edit.excludedRanges);
        QVERIFY(came.addGoals == edit.addGoals);
        QCOMPARE(came.removeGoals, edit.removeGoals);
        QVERIFY(came.addTokens == edit.addTokens);
        QVERIFY(came.removeTokens == edit.removeTokens);
        QCOMPARE(domain::hashOfToken(drawn.text.toLatin1()), drawn.token.hash);

        QVERIFY(await(ends->client->removeSite(QStringLiteral("CODE1"))));
        QCOMPARE(ends->commands.removed, QStringList{QStringLiteral("CODE1")});
        QCOMPARE(await(ends->client->status())->processId, qint64(4711));

        QSignalSpy moved(ends->server.get(), &ControlServer::moved);
        domain::ListenSettings place;
        place.address = QStringLiteral("0.0.0.0");
        place.port = 81;
        place.trustedProxies = {QStringLiteral("10.0.0.0/8")};
        place.tlsCertificate = QStringLiteral("/some/cert.pem");
        place.tlsKey = QStringLiteral("/some/key.pem");
        place.threads = 2;
        place.limits.body = 2048;
        place.limits.ratePerSecond = 0.5;
        place.limits.idle = std::chrono::seconds(7);
        QCOMPARE(await(ends->client->listen(place))->port, quint16(81));
        QCOMPARE(ends->commands.listened, place);
        QCOMPARE(moved.size(), 1);
        place.limits.body = -1;
        QVERIFY(!await(ends->client->listen(place)));
        QCOMPARE(ends->commands.listened.limits.body, 2048);

        const auto paused = await(ends->client->setFlow(domain::CollectorControl::Flow::Paused));
        QVERIFY(paused);
        QVERIFY(ends->commands.flow == domain::CollectorControl::Flow::Paused);
        QVERIFY(paused->state == domain::CollectorStatus::State::Paused);
        QVERIFY(await(ends->client->setFlow(domain::CollectorControl::Flow::Open)));
        QVERIFY(ends->commands.flow == domain::CollectorControl::Flow::Open);

        const auto seen = await(ends->client->probe(QStringLiteral("https://stats.example.com")));
        QVERIFY(seen);
        QCOMPARE(ends->commands.probed, QStringLiteral("https://stats.example.com"));
        QCOMPARE(seen->address, QStringLiteral("198.51.100.7"));
        QCOMPARE(seen->header, QStringLiteral("X-Forwarded-For"));
    }

    void aLotOfActivityPasses()
    {
        const auto ends = tests::connectedEnds();
        QVERIFY(ends);
        domain::CollectorActivity &activity = ends->commands.activityNow;
        const domain::Instant start = domain::instantFromSeconds(1'790'000'000);
        for (int i = 0; i < 720; ++i)
            activity.intervals.push_back({start + std::chrono::seconds(5 * i), 1'000'000 + i,
                                          900'000, 90'000, 9'000, 900, 12'345, 1.25, 78.5});
        for (int i = 0; i < 100; ++i)
            activity.recent.push_back({start, QStringLiteral("ABCDEFGH"),
                                       QString(2000, QChar(0x6771)), domain::ItemOutcome::Rejected,
                                       domain::Rejection::Bot, 1.5});
        for (int i = 0; i < 20; ++i)
            activity.problems.push_back(
                {start, start, QStringLiteral("Title"), QString(4000, QLatin1Char('x'))});
        activity.queueCapacity = 10'000;
        activity.waitingInSpool = 7;
        const auto passed = await(ends->client->activity());
        QVERIFY(passed);
        QCOMPARE(passed->intervals.size(), size_t(720));
        QVERIFY(passed->intervals == activity.intervals);
        QCOMPARE(passed->recent.size(), size_t(100));
        QCOMPARE(passed->problems.size(), size_t(20));
        QCOMPARE(passed->queueCapacity, qint64(10'000));
    }

    void answersThatMakeNoSense_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("isLost");
        QTest::newRow("no result") << QByteArray("{\"id\":1}\n") << false;
        QTest::newRow("no object") << QByteArray("{\"id\":1,\"result\":[1]}\n") << false;
        QTest::newRow("another shape")
            << QByteArray("{\"id\":1,\"result\":{\"version\":7,\"collector\":{}}}\n") << false;
        QTest::newRow("an error without words") << QByteArray("{\"id\":1,\"error\":{}}\n") << false;
        QTest::newRow("no JSON") << QByteArray("hello\n") << true;
        QTest::newRow("no id") << QByteArray("{\"id\":\"1\",\"result\":{}}\n") << true;
        QTest::newRow("without end")
            << QByteArray(int(ControlClient::LongestAnswer) + 10, 'x') << true;
    }

    void answersThatMakeNoSense()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, isLost);
        const QTemporaryDir directory;
        auto listening = instance::listenIn(directory.path());
        QVERIFY(listening);
        QLocalServer holder;
        QVERIFY(holder.listen(qintptr(listening->socket.release())));
        connect(&holder, &QLocalServer::newConnection, &holder, [&holder, answer] {
            QLocalSocket *socket = holder.nextPendingConnection();
            connect(socket, &QLocalSocket::readyRead, socket, [socket, answer] {
                if (socket->readAll().contains('\n'))
                    socket->write(answer);
            });
        });
        const auto client = ControlClient::open(directory.path());
        QVERIFY(client);
        QSignalSpy lost(client->get(), &ControlClient::lost);
        const auto status = await((*client)->status());
        QVERIFY(!status);
        QVERIFY(!status.error().message.isEmpty());
        QTRY_COMPARE(lost.size(), isLost ? 1 : 0);
    }

    void theAnswerComesWhenTheChangeIsInForce()
    {
        const auto ends = tests::connectedEnds();
        QVERIFY(ends);
        const auto fold = ends->client->fold();
        QVERIFY(await(ends->client->status())); // Asked later, answered earlier.
        QTRY_COMPARE(ends->commands.folds.size(), size_t(1));
        QVERIFY(!fold.isFinished());
        ends->commands.folds.front().addResult(domain::FoldReport{7, 3});
        ends->commands.folds.front().finish();
        const auto report = await(fold);
        QVERIFY(report);
        QCOMPARE(report->folded, qint64(7));
        QCOMPARE(report->open, qint64(3));
    }

    void nonsenseEndsTheConnection_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no JSON") << QByteArray("hello\n");
        QTest::newRow("no object") << QByteArray("[1]\n");
        QTest::newRow("no end") << QByteArray(int(ControlServer::LongestLine) + 1, 'x');
    }

    void nonsenseEndsTheConnection()
    {
        QFETCH(QByteArray, bytes);
        const auto ends = tests::connectedEnds();
        QVERIFY(ends);
        auto raw = instance::connectTo(ends->directory.path());
        QVERIFY(raw);
        QLocalSocket socket;
        QVERIFY(socket.setSocketDescriptor(qintptr(raw->socket.release())));
        socket.write(bytes);
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QVERIFY(await(ends->client->status()));
    }

    void anUnknownCommandIsAnswered()
    {
        const auto ends = tests::connectedEnds();
        QVERIFY(ends);
        auto raw = instance::connectTo(ends->directory.path());
        QVERIFY(raw);
        QLocalSocket socket;
        QVERIFY(socket.setSocketDescriptor(qintptr(raw->socket.release())));
        socket.write("{\"id\":5,\"command\":\"conquer\"}\n");
        QTRY_VERIFY(socket.canReadLine());
        const QByteArray line = socket.readLine();
        QVERIFY(line.contains("\"id\":5"));
        QVERIFY(line.contains("conquer"));
    }
};

FOOTFALL_TEST_MAIN(TestControl)
#include "tst_control.moc"
