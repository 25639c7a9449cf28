// SPDX-License-Identifier: GPL-3.0-or-later
// The front desk and the collect desk behind it, without sockets and without salts on disk.
#include "server/frontdesk.h"
#include "server/health.h"
#include "server/protocols/fathom.h"
#include "server/protocols/routes.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/server/fakeledger.h"
#include "tests/server/fakesink.h"
#include "tests/server/requests.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace footfall;
using namespace footfall::server;
using domain::Rejection;
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
    explicit Desks(kit::FixedSites::Known known = kit::FixedSites::Known::All)
        : collect({sink, std::make_shared<kit::FixedSites>(known),
                   [this](const enrich::RawHit &raw, const domain::Site &site) {
                       return enrich(raw, site);
                   },
                   clock, activity, limiter, &ledger,
                   [this](const Hindrance &hindrance) { hindrances.push_back(hindrance); }})
        , front({collect, [this](HealthDetail detail) { return healthReply(facts, detail); },
                 seenAs, clock, [](const Address &) { return QStringLiteral("DE"); }})
    {
    }

    tl::expected<domain::Hit, enrich::TurnedAway> enrich(const enrich::RawHit &raw,
                                                         const domain::Site &site)
    {
        lastRaw = raw;
        if (failure)
            return tl::unexpected(enrich::TurnedAway{*failure, bot});
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
    QString bot;
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
        QVERIFY(!desks.front.receive(requestTo(view), 2));
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
        QVERIFY(!desks.front.receive(requestTo(prefix + view.mid(1)), 3));
        QVERIFY(!desks.front.receive(requestTo(prefix + leave.mid(1), Method::Post), 4));
        QCOMPARE(desks.sink.hits().size(), size_t(2));
        QCOMPARE(desks.front.receive(requestTo(prefix, Method::Options), 5)->status, 204);
        QCOMPARE(desks.front.receive(requestTo(prefix + "nothing"), 6)->status, 404);
        // What only ends like it is something else.
        QCOMPARE(desks.front.receive(requestTo(prefix + "my-script.js"), 7)->status, 404);
        QCOMPARE(desks.front.receive(requestTo(prefix + "unhealthy"), 8)->status, 404);
        QVERIFY(desks.ledger.decisions().empty());
    }

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
        QByteArray quiet = view;
        quiet.replace("ABCDEFGH", "QUIETONE");
        row("malformed", "/?p=%2F", Rejection::Malformed, 0, 400);
        row("too large", view + "&x=" + QByteArray(9000, 'x'), Rejection::TooLarge, 0, 414);
        row("unknown site", "/?h=https%3A%2F%2Fexample.com&p=%2F&sid=NOSUCHXX",
            Rejection::UnknownSite, 0, 404);
        row("privacy signal", quiet, Rejection::PrivacySignal, 2, 200);
        row("not understood", view, Rejection::Malformed, 1, 400,
            static_cast<int>(Rejection::Malformed));
        row("a bot", view, Rejection::Bot, 1, 200, static_cast<int>(Rejection::Bot));
        row("no salts", view, Rejection::Unavailable, 1, 503,
            static_cast<int>(Rejection::Unavailable));
        row("full", view, Rejection::Unavailable, 1, 503, 0, Admission::Full);
        row("closed", view, Rejection::Unavailable, 1, 503, 0, Admission::Closed);
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
            QVERIFY(!desks.front.receive(requestTo(view), 1));
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
            QVERIFY(!desks.front.receive(requestTo(view), ticket));
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
        QVERIFY(!desks.front.receive(requestTo(view), 1));
        QVERIFY(!desks.front.receive(requestTo(view), 2));
        const auto reply = desks.front.receive(requestTo(view), 3);
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
        kit::TestRequest other(view, Method::Get, {});
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
            return desks.front.receive(requestTo(view, Method::Get, {{"X-Forwarded-For", visitor}}),
                                       ticket);
        };
        QVERIFY(!from("198.51.100.1", 1));
        QVERIFY(!from("198.51.100.2", 2));
        QCOMPARE(from("198.51.100.1", 3)->status, 429);
    }

    void whatHappenedIsShownWithItsPage()
    {
        Desks desks;
        QVERIFY(!desks.front.receive(requestTo(view), 1));
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
        QByteArray quiet = view;
        quiet.replace("ABCDEFGH", "QUIETONE");
        (void)desks.front.receive(requestTo(quiet, Method::Get, {{"DNT", "1"}}), 3);
        desks.activity.describe(activity, desks.clock.now());
        QCOMPARE(activity.recent[0].reason, Rejection::PrivacySignal);
        QCOMPARE(activity.recent[0].pathname, QString());
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
            QVERIFY(!desk.collect(fathom::TheProtocol, requestTo(view),
                                  *Address::parsed("203.0.113.7"), 1));
            QCOMPARE(deepest(clock.now() + std::chrono::seconds(5)), 1);
        }
        QCOMPARE(deepest(clock.now() + std::chrono::seconds(5)), 0);
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

FOOTFALL_TEST_MAIN(TestDesks)
#include "tst_desks.moc"
