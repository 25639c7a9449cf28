// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a page view at the desks: it is answered once its receipt is there, or told why
// not.
#include "server/protocols/fathom.h"
#include "tests/kit/testmain.h"
#include "tests/server/desks.h"
#include "tests/server/requests.h"

using namespace footfall;
using namespace footfall::server;
using kit::Desks;
using kit::FakeSink;
using kit::LeaveTarget;
using kit::requestTo;
using kit::ViewTarget;
using pipeline::Admission;
using pipeline::Receipt;

class TestDesks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aViewIsAnsweredWhenItsReceiptIsThere()
    {
        Desks desks;
        QVERIFY(!desks.front.receive(requestTo(ViewTarget), 7));
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
            requestTo(ViewTarget, Method::Get, {{"X-Forwarded-For", "198.51.100.4"}}), 1);
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
        row("stored", ViewTarget, Receipt::Stored, 204, {1, 0, 0});
        row("leave stored", LeaveTarget, Receipt::Stored, 204, {1, 0, 0});
        row("leave too late", LeaveTarget, Receipt::Superseded, 204, {0, 1, 0});
        row("site gone", ViewTarget, Receipt::SiteGone, 404, {0, 1, 0});
        row("unwritable", ViewTarget, Receipt::Unwritable, 503, {0, 0, 1});
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

    /// Where the database was not read yet, it may be in there: come again.
    void anUnknownSiteMayBeKnownLater()
    {
        Desks desks(kit::FixedSites::Known::Some);
        const auto reply =
            desks.front.receive(requestTo("/?h=https%3A%2F%2Fexample.com&p=%2F&sid=NOSUCHXX"), 1);
        QVERIFY(reply);
        QCOMPARE(reply->status, 503);
        QVERIFY(reply->header("Retry-After").toInt() > 0);
        QCOMPARE(desks.status().refused, 1);
        QVERIFY(!desks.front.receive(requestTo(ViewTarget), 2));
    }

    void whatIsMalformedChangesNothing()
    {
        Desks desks;
        QCOMPARE(desks.front.receive(requestTo("/?p=%2F"), 1)->status, 400);
        desks.failure = domain::Rejection::Malformed;
        QCOMPARE(desks.front.receive(requestTo(ViewTarget), 2)->status, 400);
        QVERIFY(desks.sink.hits().empty());
        QCOMPARE(desks.status().rejected, 2);
        QCOMPARE(desks.collect.waiting(), size_t(0));
    }

    void aFullOrClosedInboxAndLostSaltsAreBusy()
    {
        Desks desks;
        for (const Admission admission : {Admission::Full, Admission::Closed}) {
            desks.sink.setAdmission(admission);
            const auto reply = desks.front.receive(requestTo(ViewTarget), 1);
            QVERIFY(reply);
            QCOMPARE(reply->status, 503);
            QVERIFY(reply->header("Retry-After").toInt() > 0);
            QCOMPARE(desks.collect.waiting(), size_t(0));
        }
        desks.failure = domain::Rejection::Unavailable;
        QCOMPARE(desks.front.receive(requestTo(ViewTarget), 2)->status, 503);
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
        QByteArray target = ViewTarget;
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

    void aClosedDeskTakesNothingNew()
    {
        Desks desks;
        QVERIFY(!desks.front.receive(requestTo(ViewTarget), 1));
        desks.front.close();
        QCOMPARE(desks.front.receive(requestTo(ViewTarget), 2)->status, 503);
        QCOMPARE(desks.collect.settled({{1, Receipt::Stored}}).size(), size_t(1));
    }

    void whoIsNeverAnsweredDoesNotWaitForEver()
    {
        Activity activity;
        FakeSink sink(FakeSink::Settling::WhenTold);
        const kit::FixedClock clock(kit::at("2026-03-29T12:00:00Z"));
        RateLimiter limiter;
        const auto deepest = [&](domain::Instant now) {
            domain::CollectorActivity shown;
            activity.describe(shown, now);
            return shown.intervals.back().deepestQueue;
        };
        {
            CollectDesk desk(
                {sink, std::make_shared<kit::FixedSites>(),
                 [](const enrich::RawHit &, const domain::Site &) { return domain::Hit(); }, clock,
                 activity, limiter});
            QVERIFY(!desk.collect(fathom::TheProtocol, requestTo(ViewTarget),
                                  *Address::parsed("203.0.113.7"), 1));
            QCOMPARE(deepest(clock.now() + std::chrono::seconds(5)), 1);
        }
        QCOMPARE(deepest(clock.now() + std::chrono::seconds(5)), 0);
    }
};

FOOTFALL_TEST_MAIN(TestDesks)
#include "tst_desks.moc"
