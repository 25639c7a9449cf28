// SPDX-License-Identifier: GPL-3.0-or-later
// The front desk: addresses and methods, a path below another, what only this computer is told, and
// how one is seen.
#include "server/protocols/routes.h"
#include "tests/kit/testmain.h"
#include "tests/server/desks.h"
#include "tests/server/requests.h"

#include <QJsonDocument>

using namespace footfall;
using namespace footfall::server;
using kit::Desks;
using kit::LeaveTarget;
using kit::requestTo;
using kit::ViewTarget;

class TestFrontDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void otherAddressesAndMethods_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("method");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("allow");
        const auto row = [](const char *name, const QByteArray &target, Method method, int status,
                            const QByteArray &allow = {}) {
            QTest::newRow(name) << target << static_cast<int>(method) << status << allow;
        };
        row("nothing there", "/wp-login.php", Method::Get, 404);
        row("collector without a query", "/", Method::Get, 404);
        row("collector HEAD", ViewTarget, Method::Head, 405, "GET, POST, OPTIONS");
        row("collector PUT", ViewTarget, Method::Other, 405, "GET, POST, OPTIONS");
        row("collector preflight", "/", Method::Options, 204);
        row("script", "/script.js", Method::Get, 200);
        row("script with a version", "/script.js?v=2", Method::Get, 200);
        row("script HEAD", "/script.js", Method::Head, 200);
        row("script preflight", "/script.js", Method::Options, 204);
        row("script plus", "/script.plus.js", Method::Get, 200);
        row("script of Umami", "/stats/umami.js", Method::Get, 200);
        row("script of Plausible", "/js/script.hash.js", Method::Get, 200);
        row("script of Plausible's new tag", "/js/pa-Ab12.js", Method::Head, 200);
        row("script of Fathom Lite", "/tracker.js", Method::Get, 200);
        row("script of GoatCounter", "/count.js", Method::Post, 405, "GET, HEAD, OPTIONS");
        row("script of nobody", "/js/nobody.js", Method::Get, 404);
        row("script POST", "/script.js", Method::Post, 405, "GET, HEAD, OPTIONS");
        row("health", "/health", Method::Get, 200);
        row("health POST", "/health", Method::Post, 405, "GET, HEAD");
    }
    void otherAddressesAndMethods()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, method);
        QFETCH(int, status);
        QFETCH(QByteArray, allow);
        Desks desks;
        const auto reply = desks.front.receive(requestTo(target, static_cast<Method>(method)), 1);
        QVERIFY(reply);
        QCOMPARE(reply->status, status);
        QCOMPARE(reply->header("Allow"), allow);
        QVERIFY(desks.sink.hits().empty());
        QCOMPARE(desks.status().received, 0);
    }

    void preflightsAreGranted()
    {
        Desks desks;
        const auto reply = desks.front.receive(requestTo("/", Method::Options), 1);
        QCOMPARE(reply->header("Access-Control-Allow-Origin"), QByteArray("*"));
        QCOMPARE(reply->header("Access-Control-Allow-Methods"), QByteArray("GET, POST, OPTIONS"));
        QVERIFY(reply->header("Access-Control-Allow-Headers").startsWith("Content-Type"));
    }

    void whatIsWrongIsForThisComputerAlone_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("forwardedFor");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("this computer") << "127.0.0.1" << QByteArray() << true;
        QTest::newRow("this computer, as IPv6 writes it")
            << "::ffff:127.0.0.1" << QByteArray() << true;
        QTest::newRow("somebody else") << "203.0.113.7" << QByteArray() << false;
        QTest::newRow("through a proxy") << "127.0.0.1" << QByteArray("203.0.113.7") << false;
    }
    void whatIsWrongIsForThisComputerAlone()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArray, forwardedFor);
        Desks desks;
        desks.facts.saltProblem = QStringLiteral("The disk that holds anna/salts is full.");
        kit::TestRequest request("/health", Method::Get, {{"X-Forwarded-For", forwardedFor}});
        request.view.peer = QHostAddress(peer);
        const std::optional<Reply> reply = desks.front.receive(request, 1);
        QCOMPARE(reply->status, 503);
        QTEST(reply->body.contains("anna"), "isTold");
    }

    void aSubPathIsServedWhetherTheProxyTakesThePrefixAwayOrNot_data()
    {
        QTest::addColumn<QByteArray>("prefix");
        for (const char *prefix : {"/", "/stats/", "/a/b/stats/"})
            QTest::newRow(prefix) << QByteArray(prefix);
    }
    void aSubPathIsServedWhetherTheProxyTakesThePrefixAwayOrNot()
    {
        QFETCH(QByteArray, prefix);
        Desks desks;
        QCOMPARE(desks.front.receive(requestTo(prefix + "script.js"), 1)->status, 200);
        QCOMPARE(desks.front.receive(requestTo(prefix + "health"), 2)->status, 200);
        QVERIFY(isCollectPath(prefix));
        QVERIFY(!isCollectPath(prefix + "script.js"));
        QVERIFY(!desks.front.receive(requestTo(prefix + ViewTarget.mid(1)), 3));
        QVERIFY(!desks.front.receive(requestTo(prefix + LeaveTarget.mid(1), Method::Post), 4));
        QCOMPARE(desks.sink.hits().size(), size_t(2));
        QCOMPARE(desks.front.receive(requestTo(prefix, Method::Options), 5)->status, 204);
        QCOMPARE(desks.front.receive(requestTo(prefix + "nothing"), 6)->status, 404);
        // What only ends like it is something else.
        QCOMPARE(desks.front.receive(requestTo(prefix + "my-script.js"), 7)->status, 404);
        QCOMPARE(desks.front.receive(requestTo(prefix + "unhealthy"), 8)->status, 404);
        QVERIFY(desks.ledger.decisions().empty());
    }

    void whoeverHasATokenIsToldHowTheyAreSeen()
    {
        Desks desks;
        desks.front.setClientAddress(*ClientAddress::trusting({QStringLiteral("203.0.113.0/24")}));
        const QString token = desks.seenAs.openProbe(desks.clock.now());
        QCOMPARE(token.size(), 32);
        const QByteArray target = "/stats/seen-as?token=" + token.toLatin1();
        const auto ask = [&](const QByteArray &where, Method method = Method::Get) {
            return desks.front.receive(
                requestTo(where, method,
                          {{"X-Forwarded-For", "198.51.100.4"}, {"X-Real-IP", "1.2.3.4"}}),
                1);
        };
        const auto reply = ask(target);
        QCOMPARE(reply->status, 200);
        QCOMPARE(reply->header("Content-Type"), QByteArray("application/json"));
        const auto explanation =
            domain::explanationFromJson(QJsonDocument::fromJson(reply->body).object());
        const domain::AddressExplanation expected{
            QStringLiteral("198.51.100.4"),    QStringLiteral("203.0.113.7"),
            QStringLiteral("X-Forwarded-For"), QStringLiteral("203.0.113.0/24"),
            QStringLiteral("X-Real-IP"),       QStringLiteral("DE")};
        QVERIFY(explanation == expected);
        QCOMPARE(ask(target, Method::Post)->status, 405);
        // For anybody else there is nothing, in the very words of any other path.
        const Reply nothing = *ask("/nothing");
        for (const QByteArray &other :
             {QByteArray("/seen-as"), QByteArray("/seen-as?token="),
              QByteArray("/seen-as?token=" + QByteArray(32, '0')), target + '0'})
            for (const Method method : {Method::Get, Method::Post})
                QVERIFY(*ask(other, method) == nothing);
        desks.clock.advance(std::chrono::minutes(10));
        QVERIFY(*ask(target) == nothing);
        QCOMPARE(desks.status().received, 0);
    }

    void onlyAFewTokensAreOpen()
    {
        SeenAs seenAs;
        const domain::Instant now = kit::at("2026-03-29T12:00:00Z");
        const QByteArray first = seenAs.openProbe(now).toLatin1();
        QByteArray last;
        for (int i = 0; i < 8; ++i) {
            QVERIFY(seenAs.isOpen(first, now) == (i < 8));
            last = seenAs.openProbe(now).toLatin1();
            QVERIFY(last != first);
        }
        QVERIFY(!seenAs.isOpen(first, now));
        QVERIFY(seenAs.isOpen(last, now));
    }
};

FOOTFALL_TEST_MAIN(TestFrontDesk)
#include "tst_frontdesk.moc"
