// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of several items at the desks: counted one by one, answered once; and what a token
// allows.
#include "tests/kit/testmain.h"
#include "tests/server/itemdesks.h"
#include "tests/server/requests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace footfall;
using namespace footfall::server;
using domain::Rejection;
using kit::apiBody;
using kit::BearerHeaders;
using kit::plausibleBody;
using kit::posted;
using pipeline::Receipt;
using Desks = kit::ItemDesks;

class TestCollectDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void severalItemsAreAnsweredOnce()
    {
        Desks desks;
        QVERIFY(!desks.front.receive(
            posted("/api/event", plausibleBody("example.com,shop.example")), 9));
        QCOMPARE(desks.collect.waiting(), size_t(2));
        QCOMPARE(desks.hits.size(), size_t(2));
        QCOMPARE(desks.hits[0].site, domain::SiteId{1});
        QCOMPARE(desks.hits[1].site, domain::SiteId{2});
        QVERIFY(desks.collect.settled({{desks.tokens[1], Receipt::Stored}}).empty());
        // A ticket of the same number is another's.
        QVERIFY(desks.collect.settled({{9, Receipt::Stored}}).empty());
        const auto answers = desks.collect.settled(
            {{desks.tokens[0], Receipt::Stored}, {desks.tokens[0], Receipt::Stored}});
        QCOMPARE(answers.size(), size_t(1));
        QCOMPARE(answers.front().ticket, Ticket(9));
        QCOMPARE(answers.front().reply.status, 202);
        QVERIFY(answers.front().reply.header("x-plausible-dropped").isEmpty());
        QCOMPARE(desks.collect.waiting(), size_t(0));
        QVERIFY(desks.ledger.decisions().empty());
    }

    void eachItemIsCountedOnce()
    {
        Desks desks;
        QVERIFY(!desks.front.receive(posted("/api/event",
                                            plausibleBody("example.com,gone.example,shop.example"),
                                            {{"DNT", "1"}}),
                                     1));
        const auto decisions = desks.ledger.decisions();
        QCOMPARE(decisions.size(), size_t(2));
        QCOMPARE(decisions[0].reason, Rejection::UnknownSite);
        QVERIFY(!decisions[0].site.isValid());
        QCOMPARE(decisions[1].reason, Rejection::PrivacySignal);
        QCOMPARE(decisions[1].site, domain::SiteId{2});
        const auto answers = desks.settle({Receipt::Stored});
        QCOMPARE(answers.size(), size_t(1));
        QCOMPARE(answers.front().reply.header("x-plausible-dropped"), QByteArray("2"));
        domain::CollectorStatus status;
        desks.activity.describe(status, desks.clock.now());
        QCOMPARE(status.received, 3);
        QCOMPARE(status.stored, 1);
        QCOMPARE(status.rejected, 2);
    }

    void whereNothingWaitsTheAnswerComesAtOnce()
    {
        Desks desks;
        const auto reply = desks.front.receive(
            posted("/api/event", plausibleBody("gone.example,away.example")), 1);
        QVERIFY(reply);
        QCOMPARE(reply->status, 202);
        QCOMPARE(reply->header("x-plausible-dropped"), QByteArray("2"));
        desks.room = 0;
        const auto busy =
            desks.front.receive(posted("/api/event", plausibleBody("example.com,shop.example")), 2);
        QCOMPARE(busy->status, 503);
        QVERIFY(busy->header("Retry-After").toInt() > 0);
    }

    void whatIsNotKeptIsNoItem()
    {
        Desks desks;
        const auto reply = desks.front.receive(
            posted("/api/send", R"({"type":"identify","payload":{"website":"main-uuid"}})"), 1);
        QCOMPARE(reply->status, 200);
        QVERIFY(desks.ledger.decisions().empty());
        QVERIFY(desks.raws.empty());
    }

    void theListOfABackEndIsToldItemByItem()
    {
        Desks desks;
        desks.room = 2;
        QVERIFY(!desks.front.receive(
            posted("/api/v1/views", apiBody({"/a", "nowhere", "/b", "/c"}), BearerHeaders), 5));
        const auto answers = desks.settle({Receipt::Stored, Receipt::Unwritable});
        QCOMPARE(answers.size(), size_t(1));
        QCOMPARE(answers.front().reply.status, 200);
        const QJsonObject body = QJsonDocument::fromJson(answers.front().reply.body).object();
        QCOMPARE(body.value(QStringLiteral("accepted")).toInt(), 1);
        QStringList told;
        for (const QJsonValue &error : body.value(QStringLiteral("errors")).toArray())
            told.append(QStringLiteral("%1 %2")
                            .arg(error[QStringLiteral("index")].toInt())
                            .arg(error[QStringLiteral("reason")].toString()));
        QCOMPARE(told.join(u'|'), QStringLiteral("1 malformed|2 unavailable|3 unavailable"));
        // For the visitor, not for the back end that asks; and on the site's own hostname.
        QVERIFY(desks.raws.front().address == Address::parsed("198.51.100.4")->bytes());
        QCOMPARE(desks.raws.front().hostname, QStringLiteral("example.com"));
    }

    void tokens_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("ours") << QByteArray("/api/v1/views") << apiBody({"/a", "broken"});
        QTest::newRow("GoatCounter's")
            << QByteArray("/api/v0/count")
            << QByteArray(R"({"hits":[{"path":"/a","session":"x"},{}]})");
    }
    void tokens()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        Desks desks;
        QVERIFY(!desks.front.receive(posted(path, body, BearerHeaders), 1));
        QCOMPARE(desks.hits.front().site, domain::SiteId{1});
        QCOMPARE(desks.ledger.decisions().size(), size_t(1)); // What is broken.
        const auto wrong =
            desks.front.receive(posted(path, body, {{"Authorization", "Bearer main-tokem"}}), 2);
        QCOMPARE(wrong->status, 401);
        QVERIFY(!wrong->body.contains("url") && !wrong->body.contains("path"));
        QCOMPARE(desks.front.receive(posted(path, body), 3)->status, 401);
        QCOMPARE(desks.hits.size(), size_t(1));
        QCOMPARE(desks.ledger.decisions().size(), size_t(4));
        QCOMPARE(desks.ledger.decisions().back().reason, Rejection::UnknownSite);
    }

    void whoHasATokenIsNotLimitedByItem()
    {
        Desks desks;
        domain::Limits limits;
        limits.ratePerSecond = 1;
        limits.rateBurst = 3;
        desks.limiter.setLimits(limits);
        const QByteArray list = apiBody(QByteArrayList(50, "/a"));
        for (Ticket ticket = 1; ticket <= 3; ++ticket)
            QVERIFY(!desks.front.receive(posted("/api/v1/views", list, BearerHeaders), ticket));
        QCOMPARE(desks.front.receive(posted("/api/v1/views", list, BearerHeaders), 4)->status, 429);
        QCOMPARE(desks.hits.size(), size_t(150));
        QCOMPARE(desks.ledger.decisions().size(), size_t(50));
        QCOMPARE(desks.ledger.decisions().front().reason, Rejection::RateLimited);
    }

    void everybodyElseIs()
    {
        Desks desks;
        domain::Limits limits;
        limits.ratePerSecond = 1;
        limits.rateBurst = 2;
        desks.limiter.setLimits(limits);
        QVERIFY(!desks.front.receive(
            posted("/api/event", plausibleBody("example.com,shop.example")), 1));
        QCOMPARE(desks.front.receive(posted("/api/event", plausibleBody("example.com")), 2)->status,
                 429);
        QCOMPARE(desks.ledger.decisions().size(), size_t(1));
    }

    void whoMakesUpATokenIsToo()
    {
        Desks desks;
        domain::Limits limits;
        limits.ratePerSecond = 1;
        limits.rateBurst = 3;
        desks.limiter.setLimits(limits);
        const kit::Headers madeUp{{"Authorization", "Bearer made-up"}};
        const QByteArray list = apiBody(QByteArrayList(50, "/a"));
        QCOMPARE(desks.front.receive(posted("/api/v1/views", list, madeUp), 1)->status, 401);
        QCOMPARE(desks.front.receive(posted("/api/v1/views", list, madeUp), 2)->status, 429);
        QVERIFY(desks.hits.empty());
    }

    void whoLeavesSeveralItemsWaitingLeavesNothingBehind()
    {
        Desks desks;
        QVERIFY(!desks.front.receive(
            posted("/api/event", plausibleBody("example.com,shop.example")), 1));
        QVERIFY(!desks.front.receive(
            posted("/api/event", plausibleBody("example.com,shop.example")), 2));
        const auto answers = desks.settle(
            {Receipt::Stored, Receipt::Spooled, Receipt::SiteGone, Receipt::Unwritable});
        QCOMPARE(answers.size(), size_t(2));
        QCOMPARE(answers[0].ticket, Ticket(1));
        QCOMPARE(answers[1].ticket, Ticket(2));
        QCOMPARE(answers[1].reply.status, 503);
        QCOMPARE(desks.collect.waiting(), size_t(0));
        QVERIFY(desks.settle({Receipt::Stored, Receipt::Stored}).empty());
    }
};

FOOTFALL_TEST_MAIN(TestCollectDesk)
#include "tst_collectdesk.moc"
