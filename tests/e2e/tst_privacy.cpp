// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that a visitor could be known by is in any file of a real run: the bytes of every file of
// the data directory are searched, from a child process, because closing another descriptor of the
// database in the server's process would drop SQLite's locks.
#include "tests/e2e/collectclient.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QTemporaryDir>

using namespace footfall;
using kit::runServer;
using kit::words;

namespace {

constexpr char Probe[] = "FootfallProbe/7.31";
constexpr char SomePathname[] = "/a-page-that-is-kept";

enum class Found { Yes, No, Failed };

/// A pattern of grep -P, over all files below the directory.
Found search(const QString &directory, const QByteArray &pattern)
{
    QProcess grep;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    grep.setProcessEnvironment(environment);
    grep.start(QStringLiteral("grep"),
               {QStringLiteral("-raPqi"), QString::fromLatin1(pattern), directory});
    if (!grep.waitForFinished(30'000) || grep.exitCode() > 1)
        return Found::Failed;
    return grep.exitCode() == 0 ? Found::Yes : Found::No;
}

QByteArray quoted(const QByteArray &text)
{
    return "\\Q" + text + "\\E";
}

} // namespace

class TestPrivacy : public QObject
{
    Q_OBJECT

    void nothingIsFound(const QString &directory)
    {
        // The search can find: a pathname is kept.
        QCOMPARE(search(directory, quoted(SomePathname)), Found::Yes);
        QCOMPARE(search(directory, quoted("203.0.113.77")), Found::No);
        QCOMPARE(search(directory, quoted("2001:db8:77:1::4d4d")), Found::No);
        QCOMPARE(search(directory, quoted("203.0.113.78")), Found::No);
        QCOMPARE(search(directory, quoted(Probe)), Found::No);
        QCOMPARE(search(directory, quoted("gecko/20100101")), Found::No);
        QCOMPARE(search(directory, "\\xcb\\x00\\x71\\x4d"), Found::No);
        QCOMPARE(search(directory, "\\x4d\\x71\\x00\\xcb"), Found::No);
        QCOMPARE(search(directory, "\\x20\\x01\\x0d\\xb8\\x00\\x77\\x00\\x01"), Found::No);
        QCOMPARE(search(directory, quoted("20010db800770001")), Found::No);
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void noAddressAndNoUserAgentOnDisk()
    {
        const QTemporaryDir directory;
        const QString code =
            runServer(words("site add example.com"), directory.path()).out.trimmed();
        kit::ServerProgram server(directory.path(), words("--trust-proxy 127.0.0.1/32"));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        e2e::CollectClient client(server.port());
        const auto send = [&client, &code](const char *visitor, const QString &pathname,
                                           const QList<std::pair<QString, QString>> &more = {}) {
            e2e::View view;
            view.code = code;
            view.visitor = QString::fromLatin1(visitor);
            view.pathname = pathname;
            view.userAgent =
                QByteArray("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 ") + Probe;
            view.more = more;
            return client.send(view).status;
        };
        for (const char *visitor : {"203.0.113.77", "2001:db8:77:1::4d4d", "::ffff:203.0.113.78",
                                    "203.0.113.77, 203.0.113.78"}) {
            for (int i = 0; i < 5; ++i)
                QCOMPARE(send(visitor, QLatin1String(SomePathname) + QString::number(i)), 200);
            QCOMPARE(send(visitor, QStringLiteral("/"),
                          {{QStringLiteral("name"), QStringLiteral("an event")}}),
                     200);
            QCOMPARE(send(visitor, QStringLiteral("/"),
                          {{QStringLiteral("dp"), QStringLiteral("1")},
                           {QStringLiteral("vt"), QStringLiteral("900")}}),
                     200);
        }
        nothingIsFound(directory.path()); // In the database and its WAL as they are in use.
        QCOMPARE(runServer(words("fold"), directory.path()).exitCode, 0);
        nothingIsFound(directory.path());
        const kit::CommandOutput status = runServer(words("status --json"), directory.path());
        QVERIFY(!status.out.contains(QStringLiteral("203.0.113")));
        const e2e::Answer health = client.get("/health");
        QVERIFY(!health.body.contains("203.0.113"));
        server.process().setReadChannel(QProcess::StandardOutput);
        QCOMPARE(server.terminate(), 0);
        nothingIsFound(directory.path());
        const QByteArray said =
            server.process().readAllStandardOutput() + server.process().readAllStandardError();
        QVERIFY2(!said.contains("203.0.113") && !said.contains(Probe), said.constData());
    }

    /// Every protocol, with the sender's address and user agent in every place that it has.
    void noTrackerBringsThemIn()
    {
        const QTemporaryDir directory;
        const QString code =
            runServer(words("site add example.com --code MARKEDCODE"), directory.path())
                .out.trimmed();
        QCOMPARE(code, QStringLiteral("MARKEDCODE"));
        const auto set = [&](const QStringList &arguments) {
            return runServer(arguments, directory.path());
        };
        QCOMPARE(set(words("site edit MARKEDCODE --alias 11111111-2222-3333-4444-555555555555 "
                           "--show-bots on --keep-query ip --keep-query ua"))
                     .exitCode,
                 0);
        QCOMPARE(set(words("site goal MARKEDCODE add Bought --event bought")).exitCode, 0);
        const QByteArray token =
            set(words("site token MARKEDCODE add shop")).out.trimmed().toLatin1();
        kit::ServerProgram server(directory.path(), words("--trust-proxy 127.0.0.1/32"));
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        e2e::CollectClient client(server.port());

        const QByteArray agent =
            QByteArray("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 ") + Probe;
        const QByteArray address = "203.0.113.77";
        const QByteArray both = agent + " at " + address;
        const QByteArray encoded = both.toPercentEncoding();
        const auto ask = [&](const QByteArray &line, QByteArray body = {},
                             const QByteArray &headers = {}) {
            body.replace('\'', '"').replace("BOTH", both).replace("AGENT", agent);
            body.replace("ADDRESS", address).replace("ENCODED", encoded);
            QByteArray target = line;
            target.replace("ENCODED", encoded).replace("ADDRESS", address);
            return client
                .ask(target + " HTTP/1.1\r\nHost: stats.example.net\r\nUser-Agent: " + agent +
                     "\r\nX-Forwarded-For: " + address + "\r\nX-Plausible-IP: " + address +
                     "\r\nCF-Connecting-IP: " + address + "\r\n" + headers +
                     "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body)
                .status;
        };
        const auto isTaken = [](int status) { return status >= 200 && status < 300; };
        const QByteArray bearer = "Authorization: Bearer " + token + "\r\n";
        const QByteArray page = "https://example.com/a-page-that-is-kept/ENCODED?ip=ADDRESS&ua="
                                "ENCODED&utm_source=ENCODED&utm_term=ADDRESS";
        QVERIFY(isTaken(ask("GET /?h=https%3A%2F%2Fexample.com&p=%2Fa-page-that-is-kept&r=https%3A"
                            "%2F%2Fother.example%2FENCODED&sid=MARKEDCODE")));
        QVERIFY(isTaken(ask("POST /?h=https%3A%2F%2Fexample.com&p=%2FENCODED&r=&sid=MARKEDCODE&name"
                            "=ENCODED")));
        QVERIFY(isTaken(
            ask("GET /collect?p=%2FENCODED&h=https%3A%2F%2Fexample.com&r=&sid=MARKEDCODE")));
        QVERIFY(isTaken(
            ask("POST /api/event", "{'n':'pageview','u':'" + page +
                                       "','d':'MARKEDCODE','r':'https://o.example/ENCODED'}")));
        QVERIFY(isTaken(
            ask("POST /api/event",
                "{'n':'BOTH','u':'" + page +
                    "','d':'MARKEDCODE','p':{'agent':'AGENT','ip':'ADDRESS','BOTH':'x'}}")));
        QVERIFY(
            isTaken(ask("POST /api/send",
                        "{'type':'event','payload':{'website':'11111111-2222-3333-4444-"
                        "555555555555','hostname':'example.com','url':'" +
                            page +
                            "','ip':'ADDRESS','userAgent':'AGENT','title':'BOTH','name':'bought',"
                            "'data':{'agent':'AGENT','deep':{'ip':'ADDRESS'}}}}",
                        "Content-Type: application/json\r\n")));
        QVERIFY(isTaken(ask("GET /count?p=%2FENCODED&t=ENCODED&r=ENCODED&s=1920", {},
                            "Referer: https://example.com/\r\n")));
        QVERIFY(isTaken(ask("POST /api/v0/count",
                            "{'hits':[{'path':'/ENCODED','title':'BOTH','ip':'ADDRESS',"
                            "'user_agent':'AGENT','query':'ip=ADDRESS'}]}",
                            bearer)));
        QVERIFY(isTaken(ask("POST /api/v1/views",
                            "{'items':[{'type':'view','url':'" + page +
                                "','ip':'ADDRESS','userAgent':'AGENT'},{'type':'event','name':"
                                "'BOTH','url':'" +
                                page +
                                "','ip':'ADDRESS','userAgent':'AGENT','properties':{'agent':"
                                "'AGENT','ip':'ADDRESS'}}]}",
                            bearer + "Content-Type: application/json\r\n")));
        QVERIFY(isTaken(ask("GET /pixel.gif?site=MARKEDCODE&p=%2FENCODED")));

        const auto search = [&] { nothingIsFound(directory.path()); };
        search();
        QCOMPARE(set(words("fold")).exitCode, 0);
        search();
        QByteArray said;
        for (const char *asked :
             {"status --json", "status", "stats --site MARKEDCODE --by page --format json",
              "stats --site MARKEDCODE --by event --format csv",
              "stats --site MARKEDCODE --by goal", "stats --site MARKEDCODE --by property",
              "stats --site MARKEDCODE --by event:agent", "stats --site MARKEDCODE --by event:ip",
              "stats --site MARKEDCODE --by utm-source", "stats --site MARKEDCODE --by referrer",
              "stats --site MARKEDCODE --by bot"})
            said += set(words(asked)).out.toUtf8();
        QVERIFY2(said.contains("(removed)") && said.contains("bought"), said.constData());
        QCOMPARE(server.terminate(), 0);
        search();
        QVERIFY(!said.contains(token));
        QCOMPARE(::search(directory.path(), quoted(token)), Found::No);
        said += server.process().readAllStandardOutput() + server.process().readAllStandardError();
        for (const QByteArray &trace : {address, QByteArray(Probe), agent})
            QVERIFY2(!said.contains(trace), said.constData());
    }

    void theSaltsAreForTheirOwnerAlone()
    {
        const QTemporaryDir directory;
        const QString code =
            runServer(words("site add example.com"), directory.path()).out.trimmed();
        kit::ServerProgram server(directory.path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        e2e::CollectClient client(server.port());
        e2e::View view;
        view.code = code;
        QCOMPARE(client.send(view).status, 200);
        const QFileInfoList files =
            QDir(directory.path()).entryInfoList({QStringLiteral("salt*")}, QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &file : files)
            QCOMPARE(int(file.permissions() & 0x77), 0);
        QCOMPARE(server.terminate(), 0);
    }
};

FOOTFALL_TEST_MAIN(TestPrivacy)
#include "tst_privacy.moc"
