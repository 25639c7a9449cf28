// SPDX-License-Identifier: GPL-3.0-or-later
// The front desk and the collect desk behind it, without sockets and without salts on disk.
#include "server/frontdesk.h"
#include "server/health.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/server/fakeledger.h"
#include "tests/server/fakesink.h"
#include "tests/server/requests.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace footfall;
using namespace footfall::server;
using kit::FakeSink;
using kit::requestTo;
using pipeline::Admission;
using pipeline::Receipt;

namespace {

const QByteArray view = "/?h=https%3A%2F%2Fexample.com&p=%2F&r=&sid=ABCDEFGH&qs=%7B%7D&cid=1";
const QByteArray leave = view + "&dp=1&vt=100";

class Desks
{
public:
    Desks()
        : collect({sink, std::make_shared<kit::FixedSites>(),
                   [this](const enrich::RawHit &raw, const domain::Site &site) {
                       return enrich(raw, site);
                   },
                   clock, activity, limiter, &ledger,
                   [this](const Hindrance &hindrance) { hindrances.push_back(hindrance); }})
        , front({collect, [this](HealthDetail detail) { return healthReply(facts, detail); },
                 seenAs, clock, [](const Address &) { return QStringLiteral("DE"); }})
    {
    }

    tl::expected<domain::Hit, domain::Rejection> enrich(const enrich::RawHit &raw,
                                                        const domain::Site &site)
    {
        lastRaw = raw;
        if (failure)
            return tl::unexpected(*failure);
        domain::Hit hit;
        hit.kind = raw.kind;
        hit.site = site.id;
        return hit;
    }

    [[nodiscard]] domain::CollectorStatus status() const
    {
        domain::CollectorStatus status;
        activity.describe(status, clock.now());
        return status;
    }

    kit::FixedClock clock{kit::at("2026-03-29T12:00:00Z")};
    HealthFacts facts;
    FakeSink sink{FakeSink::Settling::WhenTold};
    kit::FakeLedger ledger;
    Activity activity;
    RateLimiter limiter;
    SeenAs seenAs;
    std::vector<Hindrance> hindrances;
    std::optional<domain::Rejection> failure;
    enrich::RawHit lastRaw;
    CollectDesk collect;
    FrontDesk front;
};

} // namespace

class TestDesks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aViewIsAnsweredWhenItsReceiptIsThere()
    {
        Desks desks;
        QVERIFY(!desks.front.receive(requestTo(view), 7));
        QCOMPARE(desks.collect.waiting(), size_t(1));
        QCOMPARE(desks.status().received, 0);
        const auto answers = desks.collect.settled({{7, Receipt::Stored}, {8, Receipt::Stored}});
        QCOMPARE(answers.size(), size_t(1));
        QCOMPARE(answers.front().ticket, Ticket(7));
        QCOMPARE(answers.front().reply.status, 200);
        QCOMPARE(answers.front().reply.header("Content-Type"), QByteArray("image/gif"));
        QCOMPARE(desks.collect.waiting(), size_t(0));
        QCOMPARE(desks.status().stored, 1);
        QCOMPARE(desks.status().viewsPerMinute.back(), 1);
    }

    void theVisitorsAddressAndTimeReachTheEnricher()
    {
        Desks desks;
        desks.front.setClientAddress(*ClientAddress::trusting({QStringLiteral("203.0.113.0/24")}));
        (void)desks.front.receive(
            requestTo(view, Method::Get, {{"X-Forwarded-For", "198.51.100.4"}}), 1);
        QVERIFY(desks.lastRaw.address == Address::parsed("198.51.100.4")->bytes());
        QCOMPARE(desks.lastRaw.time, desks.clock.now());
    }

    void receipts_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("receipt");
        QTest::addColumn<int>("status");
        QTest::addColumn<QList<qint64>>("counted"); // stored, rejected, refused
        const auto row = [](const char *name, const QByteArray &target, Receipt receipt, int status,
                            QList<qint64> counted) {
            QTest::newRow(name) << target << static_cast<int>(receipt) << status << counted;
        };
        row("stored", view, Receipt::Stored, 204, {1, 0, 0});
        row("leave stored", leave, Receipt::Stored, 204, {1, 0, 0});
        row("leave too late", leave, Receipt::Superseded, 204, {0, 1, 0});
        row("site gone", view, Receipt::SiteGone, 404, {0, 1, 0});
        row("unwritable", view, Receipt::Unwritable, 503, {0, 0, 1});
    }
    void receipts()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, receipt);
        QFETCH(int, status);
        QFETCH(QList<qint64>, counted);
        Desks desks;
        QVERIFY(!desks.front.receive(requestTo(target, Method::Post), 1));
        const auto answers = desks.collect.settled({{1, static_cast<Receipt>(receipt)}});
        QCOMPARE(answers.size(), size_t(1));
        QCOMPARE(answers.front().reply.status, status);
        const domain::CollectorStatus now = desks.status();
        QCOMPARE((QList<qint64>{now.stored, now.rejected, now.refused}), counted);
        QCOMPARE(now.received, 1);
        if (status == 503)
            QVERIFY(answers.front().reply.header("Retry-After").toInt() > 0);
    }

    void anUnknownSiteIsToldSo()
    {
        Desks desks;
        const auto reply =
            desks.front.receive(requestTo("/?h=https%3A%2F%2Fexample.com&p=%2F&sid=NOSUCHXX"), 1);
        QVERIFY(reply);
        QCOMPARE(reply->status, 404);
        QVERIFY(reply->body.contains("tracking code"));
        QVERIFY(desks.sink.hits().empty());
        QCOMPARE(desks.status().rejected, 1);
    }

    void whatIsMalformedChangesNothing()
    {
        Desks desks;
        QCOMPARE(desks.front.receive(requestTo("/?p=%2F"), 1)->status, 400);
        desks.failure = domain::Rejection::Malformed;
        QCOMPARE(desks.front.receive(requestTo(view), 2)->status, 400);
        QVERIFY(desks.sink.hits().empty());
        QCOMPARE(desks.status().rejected, 2);
        QCOMPARE(desks.collect.waiting(), size_t(0));
    }

    void aFullOrClosedInboxAndLostSaltsAreBusy()
    {
        Desks desks;
        for (const Admission admission : {Admission::Full, Admission::Closed}) {
            desks.sink.setAdmission(admission);
            const auto reply = desks.front.receive(requestTo(view), 1);
            QVERIFY(reply);
            QCOMPARE(reply->status, 503);
            QVERIFY(reply->header("Retry-After").toInt() > 0);
            QCOMPARE(desks.collect.waiting(), size_t(0));
        }
        desks.failure = domain::Rejection::Unavailable;
        QCOMPARE(desks.front.receive(requestTo(view), 2)->status, 503);
        QCOMPARE(desks.status().refused, 3);
    }

    void privacySignalsAreRespectedWhereTheSiteSaysSo_data()
    {
        QTest::addColumn<QByteArray>("site");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("isCounted");
        QTest::newRow("respect DNT") << QByteArray("QUIETONE") << QByteArray("DNT") << false;
        QTest::newRow("respect GPC") << QByteArray("QUIETONE") << QByteArray("Sec-GPC") << false;
        QTest::newRow("respect, none sent")
            << QByteArray("QUIETONE") << QByteArray("X-None") << true;
        QTest::newRow("ignore DNT") << QByteArray("ABCDEFGH") << QByteArray("DNT") << true;
    }
    void privacySignalsAreRespectedWhereTheSiteSaysSo()
    {
        QFETCH(QByteArray, site);
        QFETCH(QByteArray, header);
        QFETCH(bool, isCounted);
        Desks desks;
        QByteArray target = view;
        target.replace("ABCDEFGH", site);
        const auto reply = desks.front.receive(requestTo(target, Method::Get, {{header, "1"}}), 1);
        QCOMPARE(desks.sink.hits().size(), size_t(isCounted ? 1 : 0));
        QCOMPARE(reply.has_value(), !isCounted);
        if (reply) {
            QCOMPARE(reply->status, 200);
            QCOMPARE(reply->body.size(), 43);
            QCOMPARE(desks.status().rejected, 1);
        }
    }

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
        row("collector HEAD", view, Method::Head, 405, "GET, POST, OPTIONS");
        row("collector PUT", view, Method::Other, 405, "GET, POST, OPTIONS");
        row("collector preflight", "/", Method::Options, 204);
        row("script", "/script.js", Method::Get, 200);
        row("script with a version", "/script.js?v=2", Method::Get, 200);
        row("script HEAD", "/script.js", Method::Head, 200);
        row("script preflight", "/script.js", Method::Options, 204);
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
        QCOMPARE(reply->header("Access-Control-Allow-Headers"), QByteArray("Content-Type"));
    }

    void aClosedDeskTakesNothingNew()
    {
        Desks desks;
        QVERIFY(!desks.front.receive(requestTo(view), 1));
        desks.front.close();
        QCOMPARE(desks.front.receive(requestTo(view), 2)->status, 503);
        QCOMPARE(desks.collect.settled({{1, Receipt::Stored}}).size(), size_t(1));
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
};

FOOTFALL_TEST_MAIN(TestDesks)
#include "tst_desks.moc"
