// SPDX-License-Identifier: GPL-3.0-or-later
// One request of each tracker on a real socket: it is answered as its client needs, and counted for
// the site that it names in its own way.
#include "tests/e2e/collectclient.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace footfall;
using kit::runServer;
using kit::words;

namespace {

/// JSON with its quotes as they are in the code.
QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

constexpr char Uuid[] = "11111111-2222-3333-4444-555555555555";

/// A server with a site that answers to what other products call it, and another one.
struct Running {
    Running()
    {
        const auto run = [this](const QStringList &arguments) {
            const kit::CommandOutput output = runServer(arguments, directory.path());
            isSetUp &= output.exitCode == 0;
            return output.out.trimmed();
        };
        run(words("site add example.com --code MAINCODE"));
        run(words("site edit MAINCODE --alias ABCDE --alias gc.example.net --show-bots on --alias")
            << QLatin1String(Uuid));
        run(words("site add shop.example --code SHOPCODE"));
        token = run(words("site token MAINCODE add shop")).toLatin1();
        server = std::make_unique<kit::ServerProgram>(directory.path(),
                                                      words("--trust-proxy 127.0.0.1/32"));
        isSetUp &= server->waitUntilCollecting();
        client.emplace(server->port());
    }

    /// Of one visitor for each number.
    [[nodiscard]] e2e::Answer ask(const QByteArray &line, const QByteArray &headers = {},
                                  const QByteArray &body = {})
    {
        return client->ask(line +
                           " HTTP/1.1\r\nHost: stats.example.net\r\nUser-Agent: Mozilla/5.0 "
                           "(X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\n"
                           "X-Forwarded-For: 198.51.100.1\r\n" +
                           headers + "Content-Length: " + QByteArray::number(body.size()) +
                           "\r\n\r\n" + body);
    }
    [[nodiscard]] QJsonObject totals(const char *code = "MAINCODE") const
    {
        return runServer(words("stats --period all --format json --site") << QLatin1String(code),
                         directory.path())
            .json()
            .value(QStringLiteral("totals"))
            .toObject();
    }
    [[nodiscard]] QStringList pages() const
    {
        const QJsonArray rows = runServer(words("stats --period all --format json --by page "
                                                "--site MAINCODE"),
                                          directory.path())
                                    .json()
                                    .value(QStringLiteral("rows"))
                                    .toArray();
        QStringList pages;
        for (const QJsonValue &row : rows)
            pages.append(row[QStringLiteral("value")].toString());
        pages.sort();
        return pages;
    }

    QTemporaryDir directory;
    bool isSetUp = true;
    QByteArray token;
    std::unique_ptr<kit::ServerProgram> server;
    std::optional<e2e::CollectClient> client;
};

int number(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toInt(-1);
}

} // namespace

class TestTrackers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void everyTrackerCounts()
    {
        Running running;
        QVERIFY(running.isSetUp);
        const QByteArray json = "Content-Type: application/json\r\n";
        const QByteArray text = "Content-Type: text/plain\r\nOrigin: https://example.com\r\n";

        QCOMPARE(
            running.ask("GET /?h=https%3A%2F%2Fexample.com&p=%2Ffathom&r=&sid=ABCDE&cid=1").status,
            200);
        const auto lite =
            running.ask("GET /stats/collect?p=%2Flite&h=https%3A%2F%2Fexample.com&r=&sid=ABCDE");
        QCOMPARE(lite.status, 200);
        QCOMPARE(lite.body.size(), 42);
        QVERIFY(lite.headers.contains("Tk: N\r\n"));

        const auto plausible = running.ask(
            "POST /api/event", text,
            quoted(
                "{'n':'pageview','v':36,'u':'https://example.com/plausible','d':'example.com'}"));
        QCOMPARE(plausible.status, 202);
        QCOMPARE(plausible.body, QByteArray("ok"));
        QVERIFY(!plausible.headers.contains("\r\nx-plausible-dropped"));
        const auto dropped = running.ask(
            "POST /api/event", text,
            quoted("{'n':'pageview','u':'https://nobody.example/','d':'nobody.example'}"));
        QCOMPARE(dropped.status, 202);
        QVERIFY(dropped.headers.contains("x-plausible-dropped: 1\r\n"));
        const auto both = running.ask(
            "POST /api/event", text,
            quoted(
                "{'n':'pageview','u':'https://example.com/both','d':'example.com,shop.example'}"));
        QCOMPARE(both.status, 202);

        const QByteArray umami =
            quoted("{'type':'event','payload':{'website':'ID','hostname':'example.com',"
                   "'url':'https://example.com/umami'}}")
                .replace("ID", Uuid);
        QVERIFY(running.ask("POST /api/send", json, umami).body.contains("\"cache\":"));
        QCOMPARE(running.ask("OPTIONS /api/send").status, 204);
        QVERIFY(running.ask("POST /api/batch", json, '[' + umami + ']')
                    .body.contains("\"processed\":1"));
        QCOMPARE(running
                     .ask("POST /api/send", json,
                          quoted("{'type':'event','payload':{'website':'x','url':'/'}}"))
                     .status,
                 400);

        const auto goat =
            running.ask("POST /count?p=%2Fgoat&b=0&rnd=x", "Origin: https://example.com\r\n");
        QCOMPARE(goat.status, 200);
        QCOMPARE(goat.body.size(), 43);
        QCOMPARE(running.ask("GET /pixel.gif?site=MAINCODE&p=%2Fpixel").status, 200);

        const QByteArray bearer = "Authorization: Bearer " + running.token + "\r\n";
        QCOMPARE(running
                     .ask("POST /api/v0/count", json + bearer,
                          quoted("{'hits':[{'path':'/goat-api','ip':'198.51.100.1',"
                                 "'user_agent':'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0'}]}"))
                     .status,
                 202);
        const QByteArray views =
            quoted("{'items':[{'type':'view','url':'/api','ip':'198.51.100.1',"
                   "'userAgent':'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0'}]}");
        QCOMPARE(running.ask("POST /api/v1/views", json + bearer, views).body,
                 (quoted("{'accepted':1,'errors':[]}")));
        QCOMPARE(running.ask("POST /api/v1/views", json, views).status, 401);
        QCOMPARE(
            running.ask("POST /api/v1/views", json + "Authorization: Bearer x\r\n", views).status,
            401);

        QCOMPARE(
            running.pages().join(u' '),
            QStringLiteral("/api /both /fathom /goat /goat-api /lite /pixel /plausible /umami"));
        QCOMPARE(number(running.totals(), "pageViews"), 10); // Umami's twice.
        QCOMPARE(number(running.totals("SHOPCODE"), "pageViews"), 1);
    }

    void oneConnectionSpeaksThemAllInOrder()
    {
        Running running;
        QVERIFY(running.isSetUp);
        // Sent at once; those that wait for the disk and those that do not are answered in turn.
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), running.server->port());
        QVERIFY(socket.waitForConnected(10'000));
        const QByteArray head =
            " HTTP/1.1\r\nHost: gc.example.net\r\nUser-Agent: Mozilla/5.0 (X11; "
            "Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\n";
        const QByteArray body =
            quoted("{'n':'pageview','u':'https://example.com/one','d':'example.com,shop.example'}");
        socket.write("POST /api/event" + head +
                     "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket.write("GET /script.js" + head + "\r\n");
        socket.write("GET /count?p=%2Ftwo" + head + "\r\n");
        socket.write("GET /collect?p=%2F" + head + "\r\n");
        socket.write("GET /health" + head + "\r\n");
        QList<int> statuses;
        QByteArray bytes;
        while (statuses.size() < 5) {
            if (const auto answer = e2e::takeAnswer(bytes)) {
                statuses.append(answer->status);
                continue;
            }
            QVERIFY(socket.waitForReadyRead(20'000));
            bytes += socket.readAll();
        }
        QCOMPARE(statuses, (QList<int>{202, 200, 200, 200, 200}));
        QCOMPARE(running.pages().join(u' '), QStringLiteral("/one /two"));
    }

    void aBodyThatIsTooLongIsTold()
    {
        Running running;
        QVERIFY(running.isSetUp);
        const QByteArray body = (quoted("{'n':'pageview','u':'https://example.com/'}"))
                                    .replace("pageview", QByteArray(70'000, 'x'));
        QCOMPARE(running.ask("POST /api/event", "Content-Type: text/plain\r\n", body).status, 413);
        QCOMPARE(number(running.totals(), "pageViews"), 0);
    }
};

FOOTFALL_TEST_MAIN(TestTrackers)
#include "tst_trackers.moc"
