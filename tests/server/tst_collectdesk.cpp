// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of several items, of sites that are named in many ways, and of bots, at the desks.
#include "server/frontdesk.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/server/fakeledger.h"
#include "tests/server/fakesink.h"
#include "tests/server/requests.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace footfall;
using namespace footfall::server;
using domain::Rejection;
using kit::FakeSink;
using kit::posted;
using kit::requestTo;
using pipeline::Receipt;

namespace {

/// Sites of example.com, which shows bots, and shop.example.
class Desks
{
public:
    Desks()
    {
        domain::Site main;
        main.id = domain::SiteId{1};
        main.trackingCode = QStringLiteral("MAINCODE");
        main.hostnames = {QStringLiteral("example.com")};
        main.aliases = {QStringLiteral("example.com"), QStringLiteral("abcde"),
                        QStringLiteral("gc.example.net"), QStringLiteral("main-uuid")};
        main.botViews = domain::BotViews::Shown;
        main.tokens = {{{},
                        QStringLiteral("back end"),
                        QCryptographicHash::hash("main-token", QCryptographicHash::Sha256),
                        {}}};
        main.pathRules.keptQuery = {QStringLiteral("q")};
        main.pathRules.groups = {QStringLiteral("/users/*")};
        main.pathRules.ignored = {QStringLiteral("/admin/*")};
        domain::Site shop;
        shop.id = domain::SiteId{2};
        shop.trackingCode = QStringLiteral("SHOPCODE");
        shop.hostnames = {QStringLiteral("shop.example")};
        shop.privacySignals = domain::PrivacySignals::Respect;
        sites->publish({main, shop});
    }

    tl::expected<domain::Hit, enrich::TurnedAway> enrich(const enrich::RawHit &raw,
                                                         const domain::Site &site)
    {
        raws.push_back(raw);
        if (raw.botHint == enrich::BotHint::Prefetch)
            return tl::unexpected(enrich::TurnedAway{Rejection::BotPrefetch, {}});
        if (raw.userAgent.contains("Googlebot"))
            return tl::unexpected(
                enrich::TurnedAway{Rejection::BotSearch, QStringLiteral("Googlebot")});
        domain::Hit hit;
        hit.kind = raw.kind;
        hit.site = site.id;
        hit.pathname = raw.pathname;
        return hit;
    }

    /// Receipts for all that wait, in the order in which they came, or backwards.
    std::vector<CollectDesk::Answer> settle(const std::vector<Receipt> &receipts)
    {
        std::vector<pipeline::Settled> settled;
        for (size_t i = 0; i < receipts.size(); ++i)
            settled.push_back({tokens.at(i), receipts[i]});
        return collect.settled(settled);
    }

    class Sink : public pipeline::HitSink
    {
    public:
        explicit Sink(Desks &desks) : m_desks(desks) {}
        pipeline::Admission accept(domain::Hit hit, std::shared_ptr<pipeline::ReceiptPort>,
                                   quint64 token) override
        {
            if (m_desks.room-- <= 0)
                return pipeline::Admission::Full;
            m_desks.hits.push_back(std::move(hit));
            m_desks.tokens.push_back(token);
            return pipeline::Admission::Accepted;
        }

    private:
        Desks &m_desks;
    };

    kit::FixedClock clock{kit::at("2026-03-29T12:00:00Z")};
    std::shared_ptr<kit::FixedSites> sites = std::make_shared<kit::FixedSites>();
    kit::FakeLedger ledger;
    Activity activity;
    RateLimiter limiter;
    SeenAs seenAs;
    std::vector<enrich::RawHit> raws;
    std::vector<domain::Hit> hits;
    std::vector<quint64> tokens;
    int room = 1000;
    Sink sink{*this};
    CollectDesk collect{
        {sink, sites,
         [this](const enrich::RawHit &raw, const domain::Site &site) { return enrich(raw, site); },
         clock, activity, limiter, &ledger}};
    FrontDesk front{{collect, [](HealthDetail) { return Reply(); }, seenAs, clock}};
};

QByteArray plausible(const QByteArray &domains)
{
    return R"({"n":"pageview","u":"https://example.com/a","d":")" + domains + "\"}";
}

QByteArray api(const QByteArrayList &paths)
{
    QByteArrayList items;
    for (const QByteArray &path : paths)
        items.append(R"({"type":"view","url":")" + path +
                     R"(","ip":"198.51.100.4","userAgent":"Mozilla/5.0"})");
    return R"({"items":[)" + items.join(',') + "]}";
}

const kit::Headers bearer{{"Authorization", "Bearer main-token"}};

} // namespace

class TestCollectDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void severalItemsAreAnsweredOnce()
    {
        Desks desks;
        QVERIFY(
            !desks.front.receive(posted("/api/event", plausible("example.com,shop.example")), 9));
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
                                            plausible("example.com,gone.example,shop.example"),
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
        const auto reply =
            desks.front.receive(posted("/api/event", plausible("gone.example,away.example")), 1);
        QVERIFY(reply);
        QCOMPARE(reply->status, 202);
        QCOMPARE(reply->header("x-plausible-dropped"), QByteArray("2"));
        desks.room = 0;
        const auto busy =
            desks.front.receive(posted("/api/event", plausible("example.com,shop.example")), 2);
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
            posted("/api/v1/views", api({"/a", "nowhere", "/b", "/c"}), bearer), 5));
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
        QTest::newRow("ours") << QByteArray("/api/v1/views") << api({"/a", "broken"});
        QTest::newRow("GoatCounter's")
            << QByteArray("/api/v0/count")
            << QByteArray(R"({"hits":[{"path":"/a","session":"x"},{}]})");
    }
    void tokens()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        Desks desks;
        QVERIFY(!desks.front.receive(posted(path, body, bearer), 1));
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
        const QByteArray list = api(QByteArrayList(50, "/a"));
        for (Ticket ticket = 1; ticket <= 3; ++ticket)
            QVERIFY(!desks.front.receive(posted("/api/v1/views", list, bearer), ticket));
        QCOMPARE(desks.front.receive(posted("/api/v1/views", list, bearer), 4)->status, 429);
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
        QVERIFY(
            !desks.front.receive(posted("/api/event", plausible("example.com,shop.example")), 1));
        QCOMPARE(desks.front.receive(posted("/api/event", plausible("example.com")), 2)->status,
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
        const QByteArray list = api(QByteArrayList(50, "/a"));
        QCOMPARE(desks.front.receive(posted("/api/v1/views", list, madeUp), 1)->status, 401);
        QCOMPARE(desks.front.receive(posted("/api/v1/views", list, madeUp), 2)->status, 429);
        QVERIFY(desks.hits.empty());
    }

    void sitesAreFoundByWhatTheirTrackersSay_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("referer");
        QTest::addColumn<qint64>("site");
        const auto row = [](const char *name, const char *target, const char *host,
                            const char *referer, qint64 site) {
            QTest::newRow(name) << QByteArray(target) << QByteArray(host) << QByteArray(referer)
                                << site;
        };
        const char *stats = "stats.example.net";
        row("Fathom's id", "/?h=https%3A%2F%2Fexample.com&p=%2F&sid=ABCDE", stats, "", 1);
        row("Lite's id", "/collect?h=https%3A%2F%2Fx.example&p=%2F&sid=ABCDE", stats, "", 1);
        row("Lite without one", "/collect?h=https%3A%2F%2Fshop.example&p=%2F&sid=", stats, "", 2);
        row("Lite of nobody", "/collect?h=https%3A%2F%2Fx.example&p=%2F", stats, "", 0);
        row("GoatCounter's host", "/count?p=%2F", "GC.example.net:8443", "https://shop.example/",
            1);
        row("GoatCounter's page", "/count?p=%2F", stats, "https://shop.example/", 2);
        row("GoatCounter of nobody", "/count?p=%2F", stats, "https://x.example/", 0);
        row("pixel", "/pixel.gif?site=SHOPCODE&p=%2F", stats, "", 2);
    }
    void sitesAreFoundByWhatTheirTrackersSay()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, referer);
        QFETCH(qint64, site);
        Desks desks;
        const auto reply = desks.front.receive(
            requestTo(target, Method::Get, {{"Host", host}, {"Referer", referer}}), 1);
        QCOMPARE(reply.has_value(), site == 0);
        if (site)
            QCOMPARE(desks.hits.front().site, domain::SiteId{site});
        else
            QCOMPARE(desks.ledger.decisions().front().reason, Rejection::UnknownSite);
    }

    void aChangeOfTheSitesIsSeenAtOnce()
    {
        Desks desks;
        const auto view = "/pixel.gif?site=NEWCODE1&p=%2F";
        QCOMPARE(desks.front.receive(requestTo(view), 1)->status, 404);
        domain::Site site;
        site.id = domain::SiteId{7};
        site.trackingCode = QStringLiteral("NEWCODE1");
        site.hostnames = {QStringLiteral("new.example")};
        desks.sites->publish({site});
        QVERIFY(!desks.front.receive(requestTo(view), 2));
        QCOMPARE(desks.raws.back().hostname, QStringLiteral("new.example"));
        desks.sites->publish({});
        QCOMPARE(desks.front.receive(requestTo(view), 3)->status, 404);
    }

    void botsAreShownWhereTheSiteWantsIt_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("seen"); // "reason bot pathname"
        const QByteArray main = "/pixel.gif?site=MAINCODE&p=";
        const QByteArray agent = "User-Agent";
        const QByteArray google = "Mozilla/5.0 (compatible; Googlebot/2.1)";
        QTest::newRow("shown") << main + "%2Fa" << agent << google
                               << QStringLiteral("bot-search Googlebot /a");
        QTest::newRow("by the site's rules") << main + "%2Fusers%2F7" << agent << google
                                             << QStringLiteral("bot-search Googlebot /users/*");
        QTest::newRow("left out") << main + "%2Fadmin%2F" << agent << google << QString();
        QTest::newRow("with what is kept of the query")
            << main + "%2Fa%3Fq%3Dtea%26r%3D1" << agent << google
            << QStringLiteral("bot-search Googlebot /a?q=tea");
        QTest::newRow("a query that is not safe") << main + "%2Fa%3Fq%3D%C2%85" << agent << google
                                                  << QStringLiteral("bot-search Googlebot /a");
        QTest::newRow("as long as a pathname")
            << main + "%2Fa%3Fq%3D" + QByteArray(3000, 'x') << agent << google
            << QStringLiteral("bot-search Googlebot ") +
                   (QStringLiteral("/a?q=") + QString(2000, u'x')).left(2000);
        QTest::newRow("no view")
            << QByteArray("/?sid=MAINCODE&name=buy&h=https%3A%2F%2Fexample.com&p=%2Fa") << agent
            << google << QString();
        QTest::newRow("prefetch") << main + "%2Fa" << QByteArray("Sec-Purpose")
                                  << QByteArray("prefetch;prerender")
                                  << QStringLiteral("bot-prefetch  /a");
        QTest::newRow("another site")
            << QByteArray("/pixel.gif?site=SHOPCODE&p=%2Fa") << agent << google << QString();
    }
    void botsAreShownWhereTheSiteWantsIt()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        QFETCH(QString, seen);
        Desks desks;
        const auto reply =
            desks.front.receive(requestTo(target, Method::Get, {{header, value}}), 1);
        QCOMPARE(reply->status, 200);
        QCOMPARE(desks.ledger.decisions().size(), size_t(1));
        const auto sightings = desks.ledger.sightings();
        QCOMPARE(sightings.size(), size_t(seen.isEmpty() ? 0 : 1));
        if (seen.isEmpty())
            return;
        QCOMPARE(nameOf(sightings[0].reason) + u' ' + sightings[0].bot + u' ' +
                     sightings[0].pathname,
                 seen);
        QCOMPARE(sightings[0].day, QDate(2026, 3, 29));
        QCOMPARE(sightings[0].site, domain::SiteId{1});
    }

    void methodsAndPreflights_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("method");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("allow");
        const auto row = [](const char *path, Method method, int status, const char *allow = "") {
            QTest::addRow("%s %d", path, static_cast<int>(method))
                << QByteArray(path) << static_cast<int>(method) << status << QByteArray(allow);
        };
        for (const char *path :
             {"/", "/collect", "/api/event", "/api/send", "/api/batch", "/api/collect", "/count",
              "/api/v0/count", "/api/v1/views", "/pixel.gif"})
            row(path, Method::Options, 204);
        row("/api/send", Method::Get, 405, "POST, OPTIONS");
        row("/api/event", Method::Head, 405, "POST, OPTIONS");
        row("/collect", Method::Post, 405, "GET, OPTIONS");
        row("/count", Method::Other, 405, "GET, POST, OPTIONS");
        row("/pixel.gif", Method::Post, 405, "GET, OPTIONS");
    }
    void methodsAndPreflights()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, method);
        Desks desks;
        const auto reply =
            desks.front.receive(requestTo("/stats" + path, static_cast<Method>(method)), 1);
        QTEST(reply->status, "status");
        QTEST(reply->header("Allow"), "allow");
        if (reply->status == 204) {
            QCOMPARE(reply->header("Access-Control-Allow-Origin"), QByteArray("*"));
            QVERIFY(reply->header("Access-Control-Allow-Methods").contains("POST"));
            QVERIFY(reply->header("Access-Control-Allow-Headers").contains("Content-Type"));
            QVERIFY(reply->header("Access-Control-Allow-Headers").contains("X-Umami-Cache"));
        }
        QVERIFY(desks.ledger.decisions().empty());
    }

    void domainsOfOneRequest_data()
    {
        QTest::addColumn<int>("named");
        QTest::addColumn<int>("times");
        QTest::addColumn<int>("status");
        QTest::addColumn<size_t>("decisions");
        QTest::newRow("as many as may be") << 10 << 1 << 202 << size_t(10);
        QTest::newRow("each counts once") << 10 << 50 << 202 << size_t(10);
        QTest::newRow("one too many") << 11 << 1 << 400 << size_t(1);
        QTest::newRow("as many as a body holds") << 16'000 << 1 << 400 << size_t(1);
    }
    void domainsOfOneRequest()
    {
        QFETCH(int, named);
        QFETCH(int, times);
        QByteArrayList domains;
        for (int i = 0; i < named * times; ++i)
            domains.append(QByteArray::number(i % named));
        Desks desks;
        const auto reply =
            desks.front.receive(posted("/api/event", plausible(domains.join(','))), 1);
        QVERIFY(reply);
        QTEST(reply->status, "status");
        QTEST(desks.ledger.decisions().size(), "decisions");
    }

    void whoLeavesSeveralItemsWaitingLeavesNothingBehind()
    {
        Desks desks;
        QVERIFY(
            !desks.front.receive(posted("/api/event", plausible("example.com,shop.example")), 1));
        QVERIFY(
            !desks.front.receive(posted("/api/event", plausible("example.com,shop.example")), 2));
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
