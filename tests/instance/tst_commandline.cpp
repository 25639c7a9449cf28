// SPDX-License-Identifier: GPL-3.0-or-later
// The real footfall-server, as a script would use it: exit codes, and what goes to which output.
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace footfall;
using kit::CommandOutput;
using kit::runServer;
using kit::words;

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
        row("stats --site X --filter country=Germania", 2, "country=Germany");
        row("stats --site X --filter channel=Serch", 2, "direct, search, social");
        row("stats --site X --filter country=QQ", 2, "“QQ”");
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
        row("stats --site X --compare previous --format csv", 2, "with --format table or json");
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
        const CommandOutput output = runServer(arguments);
        QCOMPARE(output.exitCode, exitCode);
        const QString &text = exitCode == 0 ? output.out : output.err;
        QVERIFY2(text.contains(said), qPrintable(output.out + output.err));
        QVERIFY((exitCode == 0 ? output.err : output.out).isEmpty());
        QVERIFY(QDir(directory.path()).isEmpty()); // Wrong usage changes nothing.
    }

    void statsHaveTheOneShape()
    {
        const QTemporaryDir directory;
        const QString code =
            runServer(words("site add example.com --time-zone Asia/Kolkata"), directory.path())
                .out.trimmed();
        const CommandOutput output =
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
            const CommandOutput text =
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
        const CommandOutput output =
            runServer(line.split(QLatin1Char(' ')), directory.filePath(QStringLiteral("none")));
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.err.contains(QStringLiteral("site add")), qPrintable(output.err));
        QVERIFY(!QDir(directory.filePath(QStringLiteral("none")))
                     .exists()); // Reading makes no directory.
    }
};

FOOTFALL_TEST_MAIN(TestCommandLine)
#include "tst_commandline.moc"
