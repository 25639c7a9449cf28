// SPDX-License-Identifier: GPL-3.0-or-later
// The real footfall-server, as a script would use it: exit codes, what goes to which output, with
// and without a server that holds the directory.
#include "core/domain/apitoken.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace footfall;
using kit::Output;
using kit::runServer;

namespace {

constexpr uid_t Nobody = 65534;

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void exitCodesOfUsage_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *line, int exitCode, const char *said) {
            QTest::newRow(line) << QString::fromLatin1(line) << exitCode << QString::fromUtf8(said);
        };
        row("--version", 0, "footfall-server");
        row("--help", 0, "stats");
        row("site --help", 0, "HOSTNAME");
        for (const char *help :
             {"serve --help", "site add --help", "site list --help", "site edit --help",
              "site remove --help", "site goal --help", "site segment --help", "site token --help",
              "stats --help", "snippet --help", "fold --help", "status --help", "check --help",
              "site inference --help"})
            row(help, 0, "--data-dir");
        row("", 2, "--help");
        row("conquer", 2, "conquer");
        row("site", 2, "add");
        row("site add", 2, "HOSTNAME");
        row("site add a.example b.example", 2, "b.example");
        row("site add a.example --name", 2, "--name");
        row("site add a.example --colour red", 2, "--colour");
        row("site remove", 2, "CODE");
        row("site edit X", 2, "what to change");
        row("site edit X --privacy-signals maybe", 2, "respect");
        row("stats", 2, "--site");
        row("stats --site X --period someday", 2, "someday");
        row("stats --site X --interval year", 2, "--interval");
        row("stats --site X --by colour", 2, "colour");
        row("stats --site X --by pages", 2, "Use one of page, entry-page");
        row("stats --site X --limit 3", 2, "--by");
        row("stats --site X --by page --limit many", 2, "--limit");
        row("stats --site X --by page --sort beauty", 2, "--sort");
        row("stats --site X --compare tomorrow", 2, "--compare");
        row("stats --site X --format xml", 2, "--format");
        row("status --json=yes", 2, "--json");
        row("serve --listen nowhere", 2, "nowhere");
        row("serve --trust-proxy all", 2, "all");
        row("serve --tls-cert x", 2, "--tls-key");
        row("serve --tls-key x", 2, "--tls-cert");
        // A file may be there later, so a service manager is to try again.
        row("serve --tls-cert /no/cert.pem --tls-key /no/key.pem", 1, "/no/cert.pem");
        row("status --data-dir /no/such/directory", 1, "/no/such/directory");
        row("serve --threads 0", 2, "from 1 to 16");
        row("serve --threads two", 2, "from 1 to 16");
        row("serve --log-level loud", 2, "debug, info, warning or error");
        row("fold --data-dir", 2, "--data-dir");
        row("site edit X --hostnames some", 2, "any or listed");
        row("site edit X --show-bots perhaps", 2, "on or off");
        row("site goal X", 2, "add|list|remove");
        row("site goal X watch Y", 2, "watch");
        row("site goal X list Y", 2, "too much");
        row("site goal X add", 2, "missing");
        row("site goal X add Y", 2, "--event NAME or --page PATTERN");
        row("site goal X add Y --event a --page /b", 2, "--event NAME or --page PATTERN");
        row("site goal X remove Y --event a", 2, "go with add");
        row("site goal X remove Y --json", 2, "goes with list");
        row("site segment X add", 2, "missing");
        row("site segment X add Y", 2, "source=Google");
        row("site segment X add Y colour=red", 2, "colour");
        row("site segment X list Y", 2, "too much");
        row("site segment X remove Y page=/a", 2, "too much");
        row("site edit X --preview", 2, "--preview goes with");
        row("site edit X --preview --name Y --strict on", 2, "--preview goes with");
        row("site inference", 2, "CODE");
        row("site edit X --strict maybe", 2, "on, off or a number");
        row("site edit X --keep-days 0", 2, "a number of days or forever");
        row("site edit X --keep-hours never", 2, "a number of days or forever");
        row("site token X add", 2, "missing");
        row("site token X remove first", 2, "number");
        row("snippet --site X --tracker none", 2, "footfall, footfall-plus, fathom-lite");
        row("stats --site X --by event:", 2, "event:PROPERTY");
        row("stats --site X --by goal --sort events", 2, "--sort is for views");
        row("stats --site X --by bot --search a", 2, "--by bot");
        row("stats --site X --by source --filter goal=", 2, "goal=NAME");
        row("stats --site X --by screen --filter goal=a", 2, "Use one of page, hostname, source");
        row("stats --site X --by exit-page --filter event=a", 2, "not known of events");
        row("stats --site X --filter page", 2, "Write it like source=Google");
        row("stats --site X --filter pgae=/a", 2, "Do you mean “page”");
        row("stats --site X --filter page~", 2, "no text");
        row("stats --site X --filter page@/(/", 2, "missing ): (");
        row("stats --site X --filter page@/a{1001}/", 2, "cannot be read");
        row("stats --site X --filter page@/(((a{1,99}){1,99}){1,99})/", 2, "cannot be read");
        row("stats --site X --filter country=Germany", 2, "country~Germany");
        row("stats --site X --filter segment=", 2, "segment=NAME");
        row("stats --site X --facet", 2, "need --by DIMENSION");
        row("stats --site X --by event --facet", 2, "--facet is for lists of page views");
        row("stats --site X --by bot --filter page=/a", 2, "--by bot goes without --filter");
        row("stats --site X --filter goal=a", 2, "need --by DIMENSION");
        row("stats --site X --by page --filter event!=a", 2, "belong to one person");
        row("stats --site X --by page --filter event~a", 2, "belong to one person");
        row("stats --site X --by page --filter event=a --filter event=b", 2, "about one event");
        row("stats --site X --by event --filter goal=a", 2, "where something happened");
        row("stats --site X --by event:plan --filter goal=a", 2, "where something happened");
        row("stats --site X --by page --filter event=a --interval day", 2, "count page views");
        row("stats --site X --by page --filter event=a --compare year", 2, "count page views");
        row("stats --site X --compare 2026-02-01..2026-01-01", 2, "--compare is");
    }
    void exitCodesOfUsage()
    {
        QFETCH(QString, line);
        QFETCH(int, exitCode);
        QFETCH(QString, said);
        const QTemporaryDir directory;
        QStringList arguments = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (!line.contains(QStringLiteral("--data-dir")) && !arguments.isEmpty())
            arguments = QStringList{QStringLiteral("--data-dir=") + directory.path()} + arguments;
        const Output output = runServer(arguments);
        QCOMPARE(output.exitCode, exitCode);
        const QString &text = exitCode == 0 ? output.out : output.err;
        QVERIFY2(text.contains(said), qPrintable(output.out + output.err));
        QVERIFY((exitCode == 0 ? output.err : output.out).isEmpty());
        QVERIFY(QDir(directory.path()).isEmpty()); // Wrong usage changes nothing.
    }

    void aSitesLifeWithoutAServer() { aSitesLife(); }

    void aSitesLifeWithAServer()
    {
        const QTemporaryDir directory;
        kit::ServerProgram server(directory.path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        aSitesLifeIn(directory.path());
        QCOMPARE(server.terminate(), 0);
    }

    void statsHaveTheOneShape()
    {
        const QTemporaryDir directory;
        const QString code =
            runServer(words("site add example.com --time-zone Asia/Kolkata"), directory.path())
                .out.trimmed();
        const Output output =
            runServer(words("stats --period 2026-01-01..2026-01-03 --interval day --by page "
                            "--compare previous --format json --site")
                          << code,
                      directory.path());
        QCOMPARE(output.exitCode, 0);
        const QJsonObject json = output.json();
        QCOMPARE(json.value(QStringLiteral("site")).toString(), code);
        const QJsonObject period = json.value(QStringLiteral("period")).toObject();
        QCOMPARE(period.value(QStringLiteral("from")).toString(), QStringLiteral("2026-01-01"));
        QCOMPARE(period.value(QStringLiteral("to")).toString(), QStringLiteral("2026-01-03"));
        QCOMPARE(period.value(QStringLiteral("timeZone")).toString(),
                 QStringLiteral("Asia/Kolkata"));
        for (const char *key : {"visitors", "pageViews", "visits", "bounces", "bounceRate",
                                "averageVisitDuration", "averageTimeOnPage"})
            QVERIFY2(json.value(QStringLiteral("totals")).toObject().contains(QLatin1String(key)),
                     key);
        QVERIFY(json.value(QStringLiteral("totals"))
                    .toObject()
                    .contains(QStringLiteral("liveVisitors")));
        QVERIFY(json.value(QStringLiteral("comparison")).isObject());
        QVERIFY(json.value(QStringLiteral("rows")).isArray());
        const QJsonArray series = json.value(QStringLiteral("series")).toArray();
        QCOMPARE(series.size(), 3);
        QCOMPARE(series[0].toObject().value(QStringLiteral("start")).toString(),
                 QStringLiteral("2026-01-01T00:00:00+05:30"));

        for (const char *format : {"table", "csv"}) {
            const Output text =
                runServer(words("stats --period today --by page --format")
                              << QLatin1String(format) << QStringLiteral("--site") << code,
                          directory.path());
            QCOMPARE(text.exitCode, 0);
            QVERIFY(!text.out.isEmpty());
        }
    }

    void withoutDataThereIsAMessage_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line :
             {"site list", "stats --site X", "snippet --site X --url https://a.example"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }

    void withoutDataThereIsAMessage()
    {
        QFETCH(QString, line);
        const QTemporaryDir directory;
        const Output output =
            runServer(line.split(QLatin1Char(' ')), directory.filePath(QStringLiteral("none")));
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.err.contains(QStringLiteral("site add")), qPrintable(output.err));
        QVERIFY(!QDir(directory.filePath(QStringLiteral("none")))
                     .exists()); // Reading makes no directory.
    }

    void statusSaysWhoHolds()
    {
        const QTemporaryDir directory;
        const Output nobody = runServer(words("status --json"), directory.path());
        QCOMPARE(nobody.exitCode, 0);
        QCOMPARE(nobody.json().value(QStringLiteral("processId")).toInt(-1), 0);
        QVERIFY(!nobody.json().contains(QStringLiteral("lastCollecting")));
        kit::ServerProgram server(directory.path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        const Output running = runServer(words("status --json"), directory.path());
        QCOMPARE(running.exitCode, 0);
        QCOMPARE(running.json().value(QStringLiteral("processId")).toInteger(),
                 server.process().processId());
        const QJsonObject collector = running.json().value(QStringLiteral("collector")).toObject();
        QCOMPARE(collector.value(QStringLiteral("state")).toString(), QStringLiteral("collecting"));
        QCOMPARE(collector.value(QStringLiteral("port")).toInt(), int(server.port()));
        QVERIFY(runServer(words("status"), directory.path())
                    .out.contains(QStringLiteral("Collecting on http://127.0.0.1:")));
        QCOMPARE(runServer(words("fold"), directory.path()).exitCode, 0);
        // The flags, and not the settings, said where it listens.
        const QString code = runServer(words("site add a.example"), directory.path()).out.trimmed();
        const Output snippet = runServer(words("snippet --site") << code, directory.path());
        QVERIFY2(snippet.out.contains(QStringLiteral("http://127.0.0.1:%1/").arg(server.port())),
                 qPrintable(snippet.out + snippet.err));
        QCOMPARE(server.terminate(), 0);
        QVERIFY(runServer(words("status"), directory.path())
                    .out.contains(QStringLiteral("Not collecting since 20")));
    }

    void aSecondServerStandsByAndTakesOver()
    {
        const QTemporaryDir directory;
        kit::ServerProgram first(directory.path());
        QVERIFY2(first.waitUntilCollecting(), qPrintable(first.errors()));
        kit::ServerProgram second(directory.path());
        QVERIFY(second.waitForLine(QStringLiteral("Standing by"))
                    .contains(QString::number(first.process().processId())));
        first.kill();
        QVERIFY2(second.waitUntilCollecting(), qPrintable(second.errors()));
        QCOMPARE(second.terminate(), 0);
    }

    void anotherUserOfTheGroupWatchesAndDoesNotTakeOver()
    {
        if (::geteuid() != 0)
            QSKIP("needs a second user");
        // Of root, for the group of nobody.
        const QTemporaryDir directory;
        const QByteArray path = QFile::encodeName(directory.path());
        QVERIFY(::chown(path.constData(), 0, Nobody) == 0 && ::chmod(path.constData(), 0770) == 0);
        kit::ServerProgram holder(directory.path());
        QVERIFY2(holder.waitUntilCollecting(), qPrintable(holder.errors()));

        QProcess viewer;
        viewer.setChildProcessModifier([] {
            if (::setgroups(0, nullptr) != 0 || ::setgid(Nobody) != 0 || ::setuid(Nobody) != 0)
                ::_exit(99);
        });
        const auto start = [&viewer, &directory](const char *line) {
            viewer.start(QStringLiteral(FOOTFALL_SERVER_PROGRAM),
                         words(line) << QStringLiteral("--data-dir") << directory.path());
        };
        start("site add example.com");
        QVERIFY(viewer.waitForFinished(30'000));
        QVERIFY2(viewer.exitCode() == 0, viewer.readAllStandardError().constData());
        QCOMPARE(viewer.readAllStandardOutput().trimmed().size(), 8);

        start("serve --listen 127.0.0.1:0");
        QVERIFY(viewer.waitForReadyRead(30'000));
        QVERIFY(viewer.readAllStandardOutput().contains("Standing by"));
        holder.kill();
        viewer.setReadChannel(QProcess::StandardError);
        QVERIFY(viewer.waitForReadyRead(30'000));
        const QByteArray said = viewer.readAllStandardError();
        QVERIFY2(said.contains("another user"), said.constData());
        kit::ServerProgram again(directory.path());
        QVERIFY2(again.waitUntilCollecting(), qPrintable(again.errors())); // The lock was free.
        viewer.setReadChannel(QProcess::StandardOutput);
        QVERIFY(viewer.waitForReadyRead(30'000));
        QVERIFY(viewer.readAllStandardOutput().contains("Standing by"));
        viewer.terminate();
        QVERIFY(viewer.waitForFinished(30'000));
        QCOMPARE(viewer.exitCode(), 0);
    }

    void hangupReadsTheSettingsAgain()
    {
        const QTemporaryDir directory;
        const auto write = [&directory](const QByteArray &text) {
            QFile file(directory.filePath(QStringLiteral("settings.ini")));
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(write("[listen]\nport=0\n"));
        QProcess process;
        process.start(QStringLiteral(FOOTFALL_SERVER_PROGRAM),
                      {QStringLiteral("serve"), QStringLiteral("--data-dir"), directory.path()});
        QVERIFY(process.waitForReadyRead(30'000));
        QVERIFY(process.readAll().contains("collecting on http://127.0.0.1:"));
        QVERIFY(write("[listen]\nport=0\naddress=::1\n"));
        ::kill(static_cast<pid_t>(process.processId()), SIGHUP);
        QVERIFY(process.waitForReadyRead(30'000));
        const QByteArray moved = process.readAll();
        QVERIFY2(moved.contains("collecting on http://[::1]:"), moved.constData());
        QVERIFY(write("[listen]\nport=many\n"));
        process.setReadChannel(QProcess::StandardError);
        ::kill(static_cast<pid_t>(process.processId()), SIGHUP);
        QVERIFY(process.waitForReadyRead(30'000));
        const QByteArray refused = process.readAllStandardError();
        QVERIFY2(refused.contains("settings.ini") && refused.contains("then reload."),
                 refused.constData());
        process.terminate();
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 0);
    }

private:
    static QJsonObject listed(const QString &directory)
    {
        const QByteArray json = runServer(words("site list --json"), directory).out.toUtf8();
        const QJsonArray sites = QJsonDocument::fromJson(json).array();
        return sites.isEmpty() ? QJsonObject() : sites.first().toObject();
    }

    void aSitesRulesIn(const QString &directory)
    {
        const Output edited = runServer(
            words("site edit SHOP1 --alias Shop.Example.org --alias "
                  "B2C3D4E5-0000-4000-8000-000000000001 --hostnames listed --show-bots on "
                  "--keep-query page --keep-query q --group-path /users/* --ignore-path /admin/* "
                  "--exclude-address 203.0.113.0/24 --exclude-address 2001:db8::1"),
            directory);
        QVERIFY2(edited.exitCode == 0, qPrintable(edited.err));
        QVERIFY((edited.out + edited.err).isEmpty());
        const auto list = [](const char *text) { return QJsonArray::fromStringList(words(text)); };
        QJsonObject site = listed(directory);
        QCOMPARE(site.value(QStringLiteral("code")).toString(), QStringLiteral("SHOP1"));
        QCOMPARE(site.value(QStringLiteral("aliases")).toArray(),
                 list("shop.example.org b2c3d4e5-0000-4000-8000-000000000001"));
        QCOMPARE(site.value(QStringLiteral("hostnameRule")).toString(), QStringLiteral("listed"));
        QCOMPARE(site.value(QStringLiteral("privacySignals")).toString(),
                 QStringLiteral("respect"));
        QVERIFY(site.value(QStringLiteral("showBots")).toBool());
        QCOMPARE(site.value(QStringLiteral("keptQuery")).toArray(), list("page q"));
        QCOMPARE(site.value(QStringLiteral("groupedPaths")).toArray(), list("/users/*"));
        QCOMPARE(site.value(QStringLiteral("ignoredPaths")).toArray(), list("/admin/*"));
        QCOMPARE(site.value(QStringLiteral("excludedAddresses")).toArray(),
                 list("203.0.113.0/24 2001:db8::1"));

        QCOMPARE(runServer(words("site edit SHOP1 --remove-alias shop.example.org "
                                 "--remove-keep-query page --remove-group-path /users/* "
                                 "--remove-ignore-path /admin/* --remove-exclude-address "
                                 "203.0.113.0/24 --show-bots off --hostnames any"),
                           directory)
                     .exitCode,
                 0);
        site = listed(directory);
        QCOMPARE(site.value(QStringLiteral("aliases")).toArray().size(), 1);
        QVERIFY(!site.value(QStringLiteral("showBots")).toBool());
        QCOMPARE(site.value(QStringLiteral("hostnameRule")).toString(), QStringLiteral("any"));
        QCOMPARE(site.value(QStringLiteral("keptQuery")).toArray(), list("q"));
        QVERIFY(site.value(QStringLiteral("groupedPaths")).toArray().isEmpty());
        QCOMPARE(site.value(QStringLiteral("excludedAddresses")).toArray(), list("2001:db8::1"));
        const QString text = runServer(words("site list"), directory).out;
        for (const char *line :
             {"  aliases: b2c3", "  kept query: q\n", "  excluded addresses: 2001:db8::1\n",
              "  privacy signals: respect\n"})
            QVERIFY2(text.contains(QLatin1String(line)), qPrintable(text));

        // What cannot be meant changes nothing.
        for (const char *wrong :
             {"--exclude-address nowhere", "--group-path users", "--remove-alias none",
              "--remove-keep-query page", "--remove-ignore-path /x", "--alias other --name="}) {
            const Output output = runServer(words("site edit SHOP1") + words(wrong), directory);
            QVERIFY2(output.exitCode == 1 && !output.err.isEmpty(), wrong);
        }
        QCOMPARE(listed(directory), site);
    }

    void aSitesGoalsIn(const QString &directory)
    {
        QCOMPARE(runServer(words("site goal SHOP1 add Sold --event buy"), directory).exitCode, 0);
        QCOMPARE(runServer(words("site goal SHOP1 add Read --page /a*"), directory).exitCode, 0);
        QCOMPARE(runServer(words("site goal SHOP1 add Sold --event buy2"), directory).exitCode, 1);
        QCOMPARE(runServer(words("site goal SHOP1 add Page --page a"), directory).exitCode, 1);
        QCOMPARE(runServer(words("site goal NOBODY add Sold --event buy"), directory).exitCode, 1);
        QCOMPARE(runServer(words("site goal SHOP1 list"), directory).out,
                 QStringLiteral("Sold: event buy\nRead: page /a*\n"));
        // Never met is met by nobody, and not left out.
        const Output rows =
            runServer(words("stats --site SHOP1 --by goal --format csv"), directory);
        QCOMPARE(rows.out, QStringLiteral("\"goal\",\"events\",\"conversions\",\"conversionRate\","
                                          "\"amount\",\"amounts\"\r\n"
                                          "\"Read\",0,0,,,\"\"\r\n\"Sold\",0,0,,,\"\"\r\n"));
        QCOMPARE(runServer(words("stats --site SHOP1 --by source --filter goal=Sold"), directory)
                     .exitCode,
                 0);
        QCOMPARE(runServer(words("stats --site SHOP1 --by source --filter goal=Gone"), directory)
                     .exitCode,
                 1);
        QCOMPARE(runServer(words("site goal SHOP1 remove Sold"), directory).exitCode, 0);
        QCOMPARE(runServer(words("site goal SHOP1 remove Sold"), directory).exitCode, 1);
        const QByteArray json =
            runServer(words("site goal SHOP1 list --json"), directory).out.toUtf8();
        QCOMPARE(QJsonDocument::fromJson(json).toJson(QJsonDocument::Compact),
                 QByteArray(R"([{"name":"Read","page":"/a*"}])"));
        const Output bots = runServer(words("stats --site SHOP1 --by bot"), directory);
        QCOMPARE(bots.exitCode, 1);
        QVERIFY2(bots.err.contains(QStringLiteral("site edit SHOP1 --show-bots on")),
                 qPrintable(bots.err));
        QCOMPARE(runServer(words("site edit SHOP1 --show-bots on"), directory).exitCode, 0);
        QCOMPARE(runServer(words("stats --site SHOP1 --by bot --format csv"), directory).out,
                 QStringLiteral("\"bot\",\"kind\",\"page\",\"pageViews\"\r\n"));
    }

    void aSitesSegmentsIn(const QString &directory)
    {
        QCOMPARE(runServer(words("site segment SHOP1 add Ads channel=paid country!=DE"), directory)
                     .exitCode,
                 0);
        QCOMPARE(runServer(words("site segment SHOP1 add Docs page@/docs/*"), directory).exitCode,
                 0);
        QCOMPARE(runServer(words("site segment SHOP1 add Ads channel=ai"), directory).exitCode, 0);
        QCOMPARE(runServer(words("site segment NOBODY add Ads channel=ai"), directory).exitCode, 1);
        QCOMPARE(runServer(words("site segment SHOP1 list"), directory).out,
                 QStringLiteral("Ads: channel=ai\nDocs: page@/docs/*\n"));
        QCOMPARE(runServer(words("site segment SHOP1 remove Ads"), directory).exitCode, 0);
        QCOMPARE(runServer(words("site segment SHOP1 remove Ads"), directory).exitCode, 1);
        const QByteArray json =
            runServer(words("site segment SHOP1 list --json"), directory).out.toUtf8();
        QCOMPARE(QJsonDocument::fromJson(json).toJson(QJsonDocument::Compact),
                 QByteArray("[{\"filters\":[\"page@/docs/*\"],\"name\":\"Docs\"}]"));
    }

    void aSitesKeepingIn(const QString &directory)
    {
        const auto keeping = [&] {
            const QJsonObject site = listed(directory);
            QVariantList values;
            for (const char *key : {"strictVisits", "keepDays", "keepHourlyDays"})
                values.append(site.value(QLatin1String(key)).toInt(-1));
            return values;
        };
        QCOMPARE(keeping(), (QVariantList{0, -1, -1}));
        QVERIFY(listed(directory).value(QStringLiteral("keepingAppliesFrom")).isNull());
        QVERIFY(listed(directory).value(QStringLiteral("strictAppliesFrom")).isNull());
        const auto edit = [&](const char *options) {
            return runServer(words("site edit SHOP1") + words(options), directory).exitCode;
        };
        QCOMPARE(edit("--strict on"), 0);
        QVERIFY(listed(directory).value(QStringLiteral("keepingAppliesFrom")).isNull());
        QVERIFY(listed(directory).value(QStringLiteral("strictAppliesFrom")).isString());
        QCOMPARE(edit("--keep-days 90 --keep-hours 31"), 0);
        QCOMPARE(keeping(), (QVariantList{5, 90, 31}));
        QVERIFY(listed(directory).value(QStringLiteral("keepingAppliesFrom")).isString());
        QVERIFY(listed(directory).value(QStringLiteral("strictAppliesFrom")).isString());
        const QString raised = QStringLiteral("fewer than 7 visits are closed anew");
        const QString lowered = QStringLiteral("5 visits hold for days that close from now on.");
        const auto says = [&](const char *options) {
            return runServer(words("site edit SHOP1") + words(options), directory).out;
        };
        QVERIFY(says("--strict 7 --preview").contains(raised));
        QVERIFY(says("--strict 7").contains(raised));
        QVERIFY(!says("--strict 7").contains(raised));
        QVERIFY(says("--strict 5 --preview").contains(lowered));
        QVERIFY(says("--strict 5").contains(lowered));
        QVERIFY(!says("--strict 5").contains(lowered));
        QCOMPARE(edit("--strict 7 --keep-days 29"), 1);
        QCOMPARE(edit("--strict 1"), 1);
        QCOMPARE(keeping(), (QVariantList{5, 90, 31}));
        const QString text = runServer(words("site list"), directory).out;
        for (const char *line : {"  strict: 5 visits\n", "  keep days: 90\n"})
            QVERIFY2(text.contains(QLatin1String(line)), qPrintable(text));
        const Output preview =
            runServer(words("site edit SHOP1 --preview --keep-days 30"), directory);
        QCOMPARE(preview.exitCode, 0);
        QCOMPARE(preview.out, QStringLiteral("Nothing would go.\n"));
        QCOMPARE(keeping(), (QVariantList{5, 90, 31}));
        const Output inference = runServer(words("site inference SHOP1 --json"), directory);
        const QJsonObject share = QJsonDocument::fromJson(inference.out.toUtf8()).object();
        QCOMPARE(share.value(QStringLiteral("strictVisits")).toInt(), 5);
        QCOMPARE(share.value(QStringLiteral("share")).toDouble(-1), 0.0);
        QVERIFY(listed(directory)
                    .value(QStringLiteral("sizes"))
                    .toObject()
                    .contains(QStringLiteral("factBytes")));
        const QJsonArray sizes = runServer(words("status --json"), directory)
                                     .json()
                                     .value(QStringLiteral("siteSizes"))
                                     .toArray();
        QJsonObject expected = listed(directory).value(QStringLiteral("sizes")).toObject();
        expected.insert(QStringLiteral("site"), QStringLiteral("SHOP1"));
        QVERIFY(sizes.contains(expected));
        const Output check = runServer(words("check"), directory);
        QCOMPARE(check.exitCode, 0);
        QVERIFY2(check.out.contains(QStringLiteral("whole")), qPrintable(check.out));
        QCOMPARE(edit("--strict off --keep-days forever --keep-hours forever"), 0);
        QCOMPARE(keeping(), (QVariantList{0, -1, -1}));
        QVERIFY(listed(directory).value(QStringLiteral("keepingAppliesFrom")).isNull());
        QVERIFY(listed(directory).value(QStringLiteral("strictAppliesFrom")).isNull());
    }

    void aSitesTokensIn(const QString &directory)
    {
        const Output first = runServer(words("site token SHOP1 add back-end"), directory);
        QCOMPARE(first.exitCode, 0);
        QVERIFY(first.err.isEmpty());
        const QString token = first.out.trimmed();
        QCOMPARE(token.size(), 43);
        QCOMPARE(first.out, token + QLatin1Char('\n'));
        const QString second =
            runServer(words("site token SHOP1 add app"), directory).out.trimmed();
        QVERIFY(second != token);
        const QString text = runServer(words("site token SHOP1 list"), directory).out;
        QCOMPARE(text.count(QLatin1Char('\n')), 2);
        QVERIFY(text.contains(QStringLiteral("  back-end\n")));
        const QString number = text.section(QLatin1Char(' '), 0, 0);
        QCOMPARE(runServer(words("site token SHOP1 remove") << number, directory).exitCode, 0);
        QCOMPARE(runServer(words("site token SHOP1 remove") << number, directory).exitCode, 1);
        const QString left = runServer(words("site token SHOP1 list --json"), directory).out;
        QVERIFY2(left.contains(QStringLiteral("app")) && !left.contains(QStringLiteral("back-end")),
                 qPrintable(left));
        // Nobody finds a token, nor what is kept of it, in what is printed or on the disk.
        const QString all = text + left + runServer(words("site list --json"), directory).out +
                            runServer(words("status --json"), directory).out;
        for (const QString &secret : {token, second}) {
            const QByteArray hash = domain::hashOfToken(secret.toLatin1()).toHex();
            QVERIFY(!all.contains(secret) && !all.contains(QLatin1String(hash)));
            const QStringList names = QDir(directory).entryList(QDir::Files | QDir::Hidden);
            for (const QString &name : names) {
                QFile file(QDir(directory).filePath(name));
                QVERIFY(!file.open(QIODevice::ReadOnly) ||
                        !file.readAll().contains(secret.toLatin1()));
            }
        }
    }

    void aSitesLife()
    {
        const QTemporaryDir directory;
        aSitesLifeIn(directory.path());
    }

    void aSitesLifeIn(const QString &directory)
    {
        const Output added = runServer(words("site add https://www.Example.com/ --name Shop "
                                             "--time-zone Europe/Berlin --code SHOP1"),
                                       directory);
        QCOMPARE(added.exitCode, 0);
        QCOMPARE(added.out, QStringLiteral("SHOP1\n"));
        const Output drawn = runServer(words("site add other.example"), directory);
        QCOMPARE(drawn.out.trimmed().size(), 8);
        QCOMPARE(runServer(words("site add third.example --code SHOP1"), directory).exitCode, 1);
        QCOMPARE(runServer(words("site add fourth.example --time-zone Europe/Atlantis"), directory)
                     .exitCode,
                 1);

        QString list = runServer(words("site list"), directory).out;
        QCOMPARE(list.count(QLatin1Char('\n')), 2);
        for (const char *part :
             {"SHOP1", "Shop", "Europe/Berlin", "www.example.com", "other.example"})
            QVERIFY2(list.contains(QLatin1String(part)), qPrintable(list));

        const Output edited =
            runServer(words("site edit SHOP1 --name Store --hostname shop.example --time-zone "
                            "Asia/Tokyo --privacy-signals respect"),
                      directory);
        QCOMPARE(edited.exitCode, 0);
        QCOMPARE(edited.out, QString()); // Without views a new zone is in force at once.
        QCOMPARE(runServer(words("site edit SHOP1 --remove-hostname www.example.com"), directory)
                     .exitCode,
                 0);
        list = runServer(words("site list"), directory).out;
        QVERIFY2(list.contains(QStringLiteral("Store")) &&
                     list.contains(QStringLiteral("shop.example")) &&
                     list.contains(QStringLiteral("Asia/Tokyo")),
                 qPrintable(list));
        QVERIFY2(!list.contains(QStringLiteral("www.example.com")), qPrintable(list));
        QCOMPARE(runServer(words("site edit NOBODY --name X"), directory).exitCode, 1);
        aSitesRulesIn(directory);
        aSitesGoalsIn(directory);
        aSitesSegmentsIn(directory);
        aSitesKeepingIn(directory);
        aSitesTokensIn(directory);

        const Output snippet =
            runServer(words("snippet --site SHOP1 --url https://stats.example.com/"), directory);
        QCOMPARE(snippet.out, QStringLiteral("<script src=\"https://stats.example.com/script.js\" "
                                             "data-site=\"SHOP1\" defer></script>\n"));
        const Output pixel = runServer(
            words("snippet --site SHOP1 --tracker pixel --url https://stats.example.com/"),
            directory);
        QVERIFY2(pixel.out.contains(QStringLiteral("<img ")) &&
                     pixel.out.contains(QStringLiteral("SHOP1")),
                 qPrintable(pixel.out + pixel.err));
        QCOMPARE(
            runServer(words("snippet --site NOBODY --url https://stats.example.com/"), directory)
                .exitCode,
            1);
        QCOMPARE(runServer(words("snippet --site SHOP1 --url stats"), directory).exitCode, 2);

        QCOMPARE(runServer(words("stats --site SHOP1"), directory).exitCode, 0);
        QCOMPARE(runServer(words("site remove SHOP1"), directory).exitCode, 0);
        QCOMPARE(runServer(words("site remove SHOP1"), directory).exitCode, 1);
        const Output gone = runServer(words("stats --site SHOP1"), directory);
        QCOMPARE(gone.exitCode, 1);
        QVERIFY2(gone.err.contains(QStringLiteral("SHOP1")), qPrintable(gone.err));
    }
};

FOOTFALL_TEST_MAIN(TestCommandLine)
#include "tst_commandline.moc"
