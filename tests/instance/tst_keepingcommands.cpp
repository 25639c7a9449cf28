// SPDX-License-Identifier: GPL-3.0-or-later
// The real footfall-server's commands about what is kept of a site and for how long, with and
// without a server that holds the directory.
#include "tests/instance/listedsite.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace footfall;
using kit::CommandOutput;
using kit::runServer;
using kit::words;
using tests::listedSite;

class TestKeepingCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aSitesKeepingWithoutAServer()
    {
        const QTemporaryDir directory;
        aSitesKeepingIn(directory.path());
    }

    void aSitesKeepingWithAServer()
    {
        const QTemporaryDir directory;
        kit::ServerProgram server(directory.path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        aSitesKeepingIn(directory.path());
        QCOMPARE(server.terminate(), 0);
    }

private:
    void aSitesKeepingIn(const QString &directory)
    {
        QCOMPARE(runServer(words("site add www.example.com --time-zone Asia/Tokyo --code SHOP1"),
                           directory)
                     .exitCode,
                 0);
        const auto keeping = [&] {
            const QJsonObject site = listedSite(directory);
            QVariantList values;
            for (const char *key : {"strictVisits", "keepDays", "keepHourlyDays"})
                values.append(site.value(QLatin1String(key)).toInt(-1));
            return values;
        };
        QCOMPARE(keeping(), (QVariantList{0, -1, -1}));
        QVERIFY(listedSite(directory).value(QStringLiteral("keepingAppliesFrom")).isNull());
        QVERIFY(listedSite(directory).value(QStringLiteral("strictAppliesFrom")).isNull());
        const auto edit = [&](const char *options) {
            return runServer(words("site edit SHOP1") + words(options), directory).exitCode;
        };
        QCOMPARE(edit("--strict on"), 0);
        QVERIFY(listedSite(directory).value(QStringLiteral("keepingAppliesFrom")).isNull());
        QVERIFY(listedSite(directory).value(QStringLiteral("strictAppliesFrom")).isString());
        QCOMPARE(edit("--keep-days 90 --keep-hours 31"), 0);
        QCOMPARE(keeping(), (QVariantList{5, 90, 31}));
        QVERIFY(listedSite(directory).value(QStringLiteral("keepingAppliesFrom")).isString());
        QVERIFY(listedSite(directory).value(QStringLiteral("strictAppliesFrom")).isString());
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
        const CommandOutput preview =
            runServer(words("site edit SHOP1 --preview --keep-days 30"), directory);
        QCOMPARE(preview.exitCode, 0);
        QCOMPARE(preview.out, QStringLiteral("Nothing would go.\n"));
        QCOMPARE(keeping(), (QVariantList{5, 90, 31}));
        const CommandOutput inference = runServer(words("site inference SHOP1 --json"), directory);
        const QJsonObject share = QJsonDocument::fromJson(inference.out.toUtf8()).object();
        QCOMPARE(share.value(QStringLiteral("strictVisits")).toInt(), 5);
        QCOMPARE(share.value(QStringLiteral("share")).toDouble(-1), 0.0);
        QVERIFY(listedSite(directory)
                    .value(QStringLiteral("sizes"))
                    .toObject()
                    .contains(QStringLiteral("factBytes")));
        const QJsonArray sizes = runServer(words("status --json"), directory)
                                     .json()
                                     .value(QStringLiteral("siteSizes"))
                                     .toArray();
        QJsonObject expected = listedSite(directory).value(QStringLiteral("sizes")).toObject();
        expected.insert(QStringLiteral("site"), QStringLiteral("SHOP1"));
        QVERIFY(sizes.contains(expected));
        const CommandOutput check = runServer(words("check"), directory);
        QCOMPARE(check.exitCode, 0);
        QVERIFY2(check.out.contains(QStringLiteral("whole")), qPrintable(check.out));
        QCOMPARE(edit("--strict off --keep-days forever --keep-hours forever"), 0);
        QCOMPARE(keeping(), (QVariantList{0, -1, -1}));
        QVERIFY(listedSite(directory).value(QStringLiteral("keepingAppliesFrom")).isNull());
        QVERIFY(listedSite(directory).value(QStringLiteral("strictAppliesFrom")).isNull());
    }
};

FOOTFALL_TEST_MAIN(TestKeepingCommands)
#include "tst_keepingcommands.moc"
