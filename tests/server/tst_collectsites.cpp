// SPDX-License-Identifier: GPL-3.0-or-later
// Which site an item is of, whatever its tracker calls it, and how bots of it are shown.
#include "tests/kit/testmain.h"
#include "tests/server/itemdesks.h"
#include "tests/server/requests.h"

using namespace footfall;
using namespace footfall::server;
using domain::Rejection;
using kit::plausibleBody;
using kit::posted;
using kit::requestTo;
using Desks = kit::ItemDesks;

class TestCollectSites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

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
            desks.front.receive(posted("/api/event", plausibleBody(domains.join(','))), 1);
        QVERIFY(reply);
        QTEST(reply->status, "status");
        QTEST(desks.ledger.decisions().size(), "decisions");
    }
};

FOOTFALL_TEST_MAIN(TestCollectSites)
#include "tst_collectsites.moc"
