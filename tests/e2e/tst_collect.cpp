// SPDX-License-Identifier: GPL-3.0-or-later
// From a request on a real socket to the numbers of the command line, through a real file.
#include "tests/e2e/collectclient.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace footfall;
using e2e::View;
using kit::runServer;
using kit::words;

namespace {

QStringList behindProxy()
{
    return words("--trust-proxy 127.0.0.1/32");
}

/// One server on a directory of its own, with one site.
struct Running {
    QTemporaryDir directory;
    QString code = runServer(words("site add example.com"), directory.path()).out.trimmed();
    std::unique_ptr<kit::ServerProgram> server =
        std::make_unique<kit::ServerProgram>(directory.path(), behindProxy());
    bool isCollecting = server->waitUntilCollecting();
    e2e::CollectClient client{server->port()};

    [[nodiscard]] View view(const char *pathname, const char *visitor,
                            const char *referrer = "") const
    {
        View view;
        view.code = code;
        view.pathname = QString::fromUtf8(pathname);
        view.visitor = QString::fromLatin1(visitor);
        view.referrer = QString::fromLatin1(referrer);
        return view;
    }
    [[nodiscard]] QJsonObject stats(const char *more = "") const
    {
        return runServer(words("stats --period all --limit 0 --format json --by")
                             << (*more ? QString::fromLatin1(more) : QStringLiteral("page"))
                             << QStringLiteral("--site") << code,
                         directory.path())
            .json();
    }
    [[nodiscard]] QJsonObject totals() const
    {
        return stats().value(QStringLiteral("totals")).toObject();
    }
};

int number(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toInt(-1);
}

QJsonObject rowOf(const QJsonObject &stats, const char *value)
{
    const QJsonArray rows = stats.value(QStringLiteral("rows")).toArray();
    for (const QJsonValue &row : rows) {
        if (row.toObject().value(QStringLiteral("value")).toString() == QString::fromUtf8(value))
            return row.toObject();
    }
    return {};
}

} // namespace

class TestCollect : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void viewsBecomeNumbers()
    {
        Running running;
        QVERIFY2(running.isCollecting, qPrintable(running.server->errors()));
        e2e::CollectClient &client = running.client;
        QCOMPARE(client.send(running.view("/", "198.51.100.1", "https://www.google.com/")).status,
                 200);
        QCOMPARE(
            client.send(running.view("/pricing", "198.51.100.1", "https://example.com/")).status,
            200);
        QCOMPARE(client.send(running.view("/", "198.51.100.2")).status, 200);

        // Within the same second: "now" is included.
        const QJsonObject byPage = running.stats();
        const QJsonObject totals = byPage.value(QStringLiteral("totals")).toObject();
        QCOMPARE(number(totals, "visitors"), 2);
        QCOMPARE(number(totals, "pageViews"), 3);
        QCOMPARE(number(totals, "visits"), 2);
        QCOMPARE(number(totals, "bounces"), 1);
        QCOMPARE(totals.value(QStringLiteral("bounceRate")).toDouble(), 0.5);
        QCOMPARE(number(totals, "liveVisitors"), 2);
        QCOMPARE(number(rowOf(byPage, "/"), "visitors"), 2);
        QCOMPARE(number(rowOf(byPage, "/"), "pageViews"), 2);
        QCOMPARE(number(rowOf(byPage, "/pricing"), "pageViews"), 1);
        QCOMPARE(number(rowOf(running.stats("entry-page"), "/"), "visits"), 2);
        QCOMPARE(number(rowOf(running.stats("hostname"), "example.com"), "pageViews"), 3);
        QCOMPARE(running.stats("source").value(QStringLiteral("rows")).toArray().size(), 2);

        const auto series =
            runServer(words("stats --period today --interval hour --format json --site")
                          << running.code,
                      running.directory.path())
                .json()
                .value(QStringLiteral("series"))
                .toArray();
        int viewsOfHours = 0;
        for (const QJsonValue &point : series)
            viewsOfHours += number(point.toObject(), "pageViews");
        QCOMPARE(viewsOfHours, 3);
    }

    void foldingAndStartingAgainChangeNothing()
    {
        Running running;
        QVERIFY2(running.isCollecting, qPrintable(running.server->errors()));
        for (int i = 0; i < 30; ++i) {
            const QByteArray path = "/page-" + QByteArray::number(i % 7);
            const QByteArray visitor = "198.51.100." + QByteArray::number(1 + i % 5);
            QCOMPARE(
                running.client.send(running.view(path.constData(), visitor.constData())).status,
                200);
        }
        const QJsonObject before = running.stats();
        QCOMPARE(number(before.value(QStringLiteral("totals")).toObject(), "pageViews"), 30);
        const kit::CommandOutput folded = runServer(words("fold"), running.directory.path());
        QVERIFY2(folded.out.contains(QStringLiteral("Folded 25")),
                 qPrintable(folded.out + folded.err));
        QCOMPARE(running.stats(), before);
        QCOMPARE(running.server->terminate(), 0);
        QCOMPARE(running.stats(), before);
        kit::ServerProgram again(running.directory.path(), behindProxy());
        QVERIFY(again.waitUntilCollecting());
        QCOMPARE(running.stats(), before);
        // The visitors' newest views are known again: a visit goes on.
        e2e::CollectClient client(again.port());
        QCOMPARE(client.send(running.view("/last", "198.51.100.1")).status, 200);
        const QJsonObject after = running.totals();
        QCOMPARE(number(after, "pageViews"), 31);
        QCOMPARE(number(after, "visits"), 5);
        QCOMPARE(number(after, "visitors"), 5);
    }

    void eventsAndLeaveReports()
    {
        Running running;
        QVERIFY2(running.isCollecting, qPrintable(running.server->errors()));
        QCOMPARE(running.client.send(running.view("/", "198.51.100.1")).status, 200);
        View event = running.view("/", "198.51.100.1");
        event.method = "POST";
        event.more = {{QStringLiteral("name"), QStringLiteral("sign up")},
                      {QStringLiteral("payload"), QStringLiteral("{}")}};
        QCOMPARE(running.client.send(event).status, 204);
        View leave = running.view("/", "198.51.100.1");
        leave.method = "POST";
        leave.more = {{QStringLiteral("dp"), QStringLiteral("1")},
                      {QStringLiteral("vt"), QStringLiteral("4000")}};
        QCOMPARE(running.client.send(leave).status, 204);
        const QJsonObject totals = running.totals();
        QCOMPARE(number(totals, "pageViews"), 1);
        QCOMPARE(number(totals, "bounces"), 0);
        QCOMPARE(
            totals.value(QStringLiteral("averageTimeOnPage")).toDouble(),
            4.0); // A little more than has passed is believed: requests travel for different times.
    }

    void whatIsWrongChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &target, int status) {
            QTest::newRow(name) << QByteArray("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n")
                                << status;
        };
        row("unknown site", "/?h=https%3A%2F%2Fa.example&p=%2F&r=&sid=NOBODYXX", 404);
        row("no site", "/?h=https%3A%2F%2Fa.example&p=%2F&r=", 400);
        row("no pathname", "/?h=https%3A%2F%2Fa.example&r=&sid=CODE", 400);
        row("pathname without slash", "/?h=https%3A%2F%2Fa.example&p=index&r=&sid=CODE", 400);
        row("no hostname", "/?p=%2F&r=&sid=CODE", 400);
        row("pathname too long",
            "/?h=https%3A%2F%2Fa.example&p=%2F" + QByteArray(3000, 'x') + "&r=&sid=CODE", 400);
        row("another page", "/nothing-here", 404);
    }

    void whatIsWrongChangesNothing()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        Running running;
        QVERIFY2(running.isCollecting, qPrintable(running.server->errors()));
        QCOMPARE(running.client.ask(request.replace("sid=CODE", "sid=" + running.code.toLatin1()))
                     .status,
                 status);
        QCOMPARE(number(running.totals(), "pageViews"), 0);
        QCOMPARE(running.client.send(running.view("/", "198.51.100.1")).status, 200);
        QCOMPARE(number(running.totals(), "pageViews"), 1);
    }

    void sitesChangeWhileItRuns()
    {
        Running running;
        QVERIFY2(running.isCollecting, qPrintable(running.server->errors()));
        View view = running.view("/", "198.51.100.1");
        view.code = QStringLiteral("NEWSITE1");
        QCOMPARE(running.client.send(view).status, 404);
        QCOMPARE(
            runServer(words("site add second.example --code NEWSITE1"), running.directory.path())
                .exitCode,
            0);
        QCOMPARE(running.client.send(view).status, 200);

        // A zone with views behind it changes at a midnight that is told.
        const kit::CommandOutput zone = runServer(
            words("site edit NEWSITE1 --time-zone Asia/Kathmandu"), running.directory.path());
        QCOMPARE(zone.exitCode, 0);
        QVERIFY2(zone.out.startsWith(QStringLiteral("Asia/Kathmandu is in force from ")),
                 qPrintable(zone.out));

        QCOMPARE(runServer(words("site edit NEWSITE1 --privacy-signals respect"),
                           running.directory.path())
                     .exitCode,
                 0);
        view.headers = "DNT: 1\r\n";
        view.visitor = QStringLiteral("198.51.100.9");
        QCOMPARE(running.client.send(view).status / 100, 2);
        const QJsonObject totals =
            runServer(words("stats --site NEWSITE1 --period all --format json"),
                      running.directory.path())
                .json()
                .value(QStringLiteral("totals"))
                .toObject();
        QCOMPARE(number(totals, "pageViews"), 1);

        QCOMPARE(runServer(words("site remove NEWSITE1"), running.directory.path()).exitCode, 0);
        QCOMPARE(running.client.send(view).status, 404);
        QCOMPARE(running.client.send(running.view("/", "198.51.100.1")).status, 200);
    }

    void theOtherPaths()
    {
        Running running;
        QVERIFY2(running.isCollecting, qPrintable(running.server->errors()));
        const e2e::Answer health = running.client.get("/health");
        QCOMPARE(health.status, 200);
        const e2e::Answer script = running.client.get("/script.js");
        QCOMPARE(script.status, 200);
        QVERIFY(script.headers.toLower().contains("javascript"));
        QVERIFY(script.body.contains("data-"));
        const e2e::Answer image = running.client.send(running.view("/", "198.51.100.1"));
        QVERIFY(image.headers.toLower().contains("image/gif"));
        QVERIFY(image.headers.contains("no-store"));
        QVERIFY(!image.headers.toLower().contains("set-cookie"));
    }

    void countriesComeFromForwardedAddresses()
    {
        const QFileInfo program(QStringLiteral(FOOTFALL_SERVER_PROGRAM));
        if (!QFileInfo::exists(program.absolutePath() +
                               QStringLiteral("/../share/footfall/dbip-country.mmdb")))
            QSKIP("no country data: packaging/npm/install fetches it");
        Running running;
        QVERIFY2(running.isCollecting, qPrintable(running.server->errors()));
        QCOMPARE(running.client.send(running.view("/", "193.99.144.80")).status,
                 200); // A German publisher's.
        QCOMPARE(
            running.client.send(running.view("/", "2001:200:dff:fff1:216:3eff:feb1:44d7")).status,
            200); // A Japanese network's.
        const QJsonObject stats = running.stats("country");
        QCOMPARE(number(rowOf(stats, "DE"), "visitors"), 1);
        QCOMPARE(number(rowOf(stats, "JP"), "visitors"), 1);
    }
};

FOOTFALL_TEST_MAIN(TestCollect)
#include "tst_collect.moc"
