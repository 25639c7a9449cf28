// SPDX-License-Identifier: GPL-3.0-or-later
// What the desks tell the ledger and show as activity, each item once; and who comes too often.
#include "tests/kit/testmain.h"
#include "tests/server/desks.h"
#include "tests/server/requests.h"

using namespace footfall;
using namespace footfall::server;
using domain::Rejection;
using kit::Desks;
using kit::requestTo;
using kit::ViewTarget;
using pipeline::Admission;
using pipeline::Receipt;

class TestDoorLedger : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void theDoorTellsTheLedgerOnceOfWhatGetsNoReceipt_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("enricherSays"); // 0: nothing.
        QTest::addColumn<int>("admission");
        QTest::addColumn<qint64>("site"); // 0: the nameless one.
        QTest::addColumn<int>("reason");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &target, Rejection reason,
                            qint64 site, int status, int enricherSays = 0,
                            Admission admission = Admission::Accepted) {
            QTest::newRow(name) << target << enricherSays << static_cast<int>(admission) << site
                                << static_cast<int>(reason) << status;
        };
        QByteArray quiet = ViewTarget;
        quiet.replace("ABCDEFGH", "QUIETONE");
        row("malformed", "/?p=%2F", Rejection::Malformed, 0, 400);
        row("too large", ViewTarget + "&x=" + QByteArray(9000, 'x'), Rejection::TooLarge, 0, 414);
        row("unknown site", "/?h=https%3A%2F%2Fexample.com&p=%2F&sid=NOSUCHXX",
            Rejection::UnknownSite, 0, 404);
        row("privacy signal", quiet, Rejection::PrivacySignal, 2, 200);
        row("not understood", ViewTarget, Rejection::Malformed, 1, 400,
            static_cast<int>(Rejection::Malformed));
        row("a bot", ViewTarget, Rejection::Bot, 1, 200, static_cast<int>(Rejection::Bot));
        row("no salts", ViewTarget, Rejection::Unavailable, 1, 503,
            static_cast<int>(Rejection::Unavailable));
        row("full", ViewTarget, Rejection::Unavailable, 1, 503, 0, Admission::Full);
        row("closed", ViewTarget, Rejection::Unavailable, 1, 503, 0, Admission::Closed);
    }
    void theDoorTellsTheLedgerOnceOfWhatGetsNoReceipt()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, enricherSays);
        QFETCH(int, admission);
        QFETCH(qint64, site);
        QFETCH(int, reason);
        Desks desks;
        if (enricherSays)
            desks.failure = static_cast<Rejection>(enricherSays);
        desks.sink.setAdmission(static_cast<Admission>(admission));
        const auto reply =
            desks.front.receive(requestTo(target, Method::Get, {{"Sec-GPC", "1"}}), 1);
        QVERIFY(reply);
        QTEST(reply->status, "status");
        QCOMPARE(desks.ledger.decisions().size(), size_t(1));
        const kit::FakeLedger::Decision expected{site ? domain::SiteId{site} : domain::SiteId{},
                                                 static_cast<Rejection>(reason), desks.clock.now()};
        QVERIFY(desks.ledger.decisions().front() == expected);
        const bool isRefused = expected.reason == Rejection::Unavailable;
        QCOMPARE(desks.status().rejected, isRefused ? 0 : 1);
        QCOMPARE(desks.status().refused, isRefused ? 1 : 0);
        QCOMPARE(desks.hindrances.size(), size_t(isRefused ? 1 : 0));
    }

    void whatGotAReceiptIsNotToldAgain()
    {
        Desks desks;
        for (const Receipt receipt : {Receipt::Stored, Receipt::Spooled, Receipt::Superseded,
                                      Receipt::SiteGone, Receipt::Unwritable}) {
            QVERIFY(!desks.front.receive(requestTo(ViewTarget), 1));
            QCOMPARE(desks.collect.settled({{1, receipt}}).size(), size_t(1));
            // A second receipt: the slow commit succeeded after all.
            QVERIFY(desks.collect.settled({{1, Receipt::Stored}}).empty());
        }
        QVERIFY(desks.ledger.decisions().empty());
        QCOMPARE(desks.status().received, 5);
        QCOMPARE(desks.status().stored, 2);
    }

    void whatIsSpooledOrLostIsNoticed()
    {
        Desks desks;
        for (const Ticket ticket : {1, 2, 3, 4})
            QVERIFY(!desks.front.receive(requestTo(ViewTarget), ticket));
        (void)desks.collect.settled({{1, Receipt::Spooled},
                                     {2, Receipt::Spooled},
                                     {3, Receipt::Unwritable},
                                     {4, Receipt::Stored}});
        QCOMPARE(desks.hindrances.size(), size_t(1));
        QCOMPARE(desks.hindrances.front().spooled, 2);
        QCOMPARE(desks.hindrances.front().refused, 1);
    }

    void whatTheGuardTurnsAwayIsAnItemOfNobodys()
    {
        Desks desks;
        for (const int status : {400, 408, 413, 414, 431, 501, 505})
            desks.front.noteUnparsed(status);
        const auto decisions = desks.ledger.decisions();
        QCOMPARE(decisions.size(), size_t(7));
        for (const auto &decision : decisions)
            QVERIFY(!decision.site.isValid());
        const auto tooLarge =
            std::count_if(decisions.begin(), decisions.end(), [](const auto &decision) {
                return decision.reason == Rejection::TooLarge;
            });
        QCOMPARE(tooLarge, 3);
        QCOMPARE(desks.status().rejected, 7);
    }

    void tooManyAreToldWhenToComeAgain()
    {
        Desks desks;
        domain::Limits limits;
        limits.ratePerSecond = 0.1;
        limits.rateBurst = 2;
        desks.limiter.setLimits(limits);
        QVERIFY(!desks.front.receive(requestTo(ViewTarget), 1));
        QVERIFY(!desks.front.receive(requestTo(ViewTarget), 2));
        const auto reply = desks.front.receive(requestTo(ViewTarget), 3);
        QVERIFY(reply);
        QCOMPARE(reply->status, 429);
        QCOMPARE(reply->header("Retry-After"), QByteArray("10"));
        QCOMPARE(reply->header("Access-Control-Allow-Origin"), QByteArray("*"));
        // Whose it would have been is known, and otherwise it is nobody's.
        QCOMPARE(desks.front.receive(requestTo("/?p=%2F"), 4)->status, 429);
        const auto decisions = desks.ledger.decisions();
        QCOMPARE(decisions.size(), size_t(2));
        QCOMPARE(decisions[0].reason, Rejection::RateLimited);
        QCOMPARE(decisions[0].site, domain::SiteId{1});
        QCOMPARE(decisions[1].reason, Rejection::RateLimited);
        QVERIFY(!decisions[1].site.isValid());
        // The script and a preflight cost nothing, and others are not meant.
        QCOMPARE(desks.front.receive(requestTo("/script.js"), 5)->status, 200);
        QCOMPARE(desks.front.receive(requestTo("/", Method::Options), 6)->status, 204);
        kit::TestRequest other(ViewTarget, Method::Get, {});
        other.view.peer = *Address::parsed("203.0.113.8");
        QVERIFY(!desks.front.receive(other, 7));
    }

    void behindATrustedProxyEachVisitorHasALimitOfTheirOwn()
    {
        Desks desks;
        desks.front.setClientAddress(*ClientAddress::trusting({QStringLiteral("203.0.113.0/24")}));
        domain::Limits limits;
        limits.ratePerSecond = 1;
        limits.rateBurst = 1;
        desks.limiter.setLimits(limits);
        const auto from = [&](const QByteArray &visitor, Ticket ticket) {
            return desks.front.receive(
                requestTo(ViewTarget, Method::Get, {{"X-Forwarded-For", visitor}}), ticket);
        };
        QVERIFY(!from("198.51.100.1", 1));
        QVERIFY(!from("198.51.100.2", 2));
        QCOMPARE(from("198.51.100.1", 3)->status, 429);
    }

    void whatHappenedIsShownWithItsPage()
    {
        Desks desks;
        QVERIFY(!desks.front.receive(requestTo(ViewTarget), 1));
        (void)desks.collect.settled({{1, Receipt::Stored}});
        (void)desks.front.receive(requestTo("/?h=https%3A%2F%2Fexample.com&p=%2Fa&sid=NOSUCHXX"),
                                  2);
        domain::CollectorActivity activity;
        desks.activity.describe(activity, desks.clock.now());
        QCOMPARE(activity.recent.size(), size_t(2));
        QCOMPARE(activity.recent[1].site, QStringLiteral("ABCDEFGH"));
        QCOMPARE(activity.recent[1].outcome, domain::ItemOutcome::Stored);
        QVERIFY(activity.recent[1].milliseconds >= 0);
        QCOMPARE(activity.recent[0].site, QString());
        QCOMPARE(activity.recent[0].pathname, QStringLiteral("/a"));
        QCOMPARE(activity.recent[0].reason, Rejection::UnknownSite);
        QCOMPARE(activity.intervals.back().received, 2);
        QCOMPARE(activity.intervals.back().deepestQueue, 1);
        QByteArray quiet = ViewTarget;
        quiet.replace("ABCDEFGH", "QUIETONE");
        (void)desks.front.receive(requestTo(quiet, Method::Get, {{"DNT", "1"}}), 3);
        desks.activity.describe(activity, desks.clock.now());
        QCOMPARE(activity.recent[0].reason, Rejection::PrivacySignal);
        QCOMPARE(activity.recent[0].pathname, QString());
    }
};

FOOTFALL_TEST_MAIN(TestDoorLedger)
#include "tst_doorledger.moc"
