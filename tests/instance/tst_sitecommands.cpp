// SPDX-License-Identifier: GPL-3.0-or-later
// The real footfall-server's commands about a site, through its whole life, with and without a
// server that holds the directory.
#include "core/domain/apitoken.h"
#include "tests/instance/listedsite.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/testmain.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace footfall;
using kit::CommandOutput;
using kit::runServer;
using kit::words;
using tests::listedSite;

class TestSiteCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aSitesLifeWithoutAServer() { aSitesLife(); }

    void aSitesLifeWithAServer()
    {
        const QTemporaryDir directory;
        kit::ServerProgram server(directory.path());
        QVERIFY2(server.waitUntilCollecting(), qPrintable(server.errors()));
        aSitesLifeIn(directory.path());
        QCOMPARE(server.terminate(), 0);
    }

private:
    void aSitesRulesIn(const QString &directory)
    {
        const CommandOutput edited = runServer(
            words("site edit SHOP1 --alias Shop.Example.org --alias "
                  "B2C3D4E5-0000-4000-8000-000000000001 --hostnames listed --show-bots on "
                  "--keep-query page --keep-query q --group-path /users/* --ignore-path /admin/* "
                  "--exclude-address 203.0.113.0/24 --exclude-address 2001:db8::1"),
            directory);
        QVERIFY2(edited.exitCode == 0, qPrintable(edited.err));
        QVERIFY((edited.out + edited.err).isEmpty());
        const auto list = [](const char *text) { return QJsonArray::fromStringList(words(text)); };
        QJsonObject site = listedSite(directory);
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
        site = listedSite(directory);
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
            const CommandOutput output =
                runServer(words("site edit SHOP1") + words(wrong), directory);
            QVERIFY2(output.exitCode == 1 && !output.err.isEmpty(), wrong);
        }
        QCOMPARE(listedSite(directory), site);
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
        const CommandOutput rows =
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
        const CommandOutput bots = runServer(words("stats --site SHOP1 --by bot"), directory);
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
        QCOMPARE(runServer(words("site segment SHOP1 add Ads channel=AI"), directory).exitCode, 0);
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

    void aSitesTokensIn(const QString &directory)
    {
        const CommandOutput first = runServer(words("site token SHOP1 add back-end"), directory);
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
        const CommandOutput added = runServer(words("site add https://www.Example.com/ --name Shop "
                                                    "--time-zone Europe/Berlin --code SHOP1"),
                                              directory);
        QCOMPARE(added.exitCode, 0);
        QCOMPARE(added.out, QStringLiteral("SHOP1\n"));
        const CommandOutput drawn = runServer(words("site add other.example"), directory);
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

        const CommandOutput edited =
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
        aSitesTokensIn(directory);

        const CommandOutput snippet =
            runServer(words("snippet --site SHOP1 --url https://stats.example.com/"), directory);
        QCOMPARE(snippet.out, QStringLiteral("<script src=\"https://stats.example.com/script.js\" "
                                             "data-site=\"SHOP1\" defer></script>\n"));
        const CommandOutput pixel = runServer(
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
        const CommandOutput gone = runServer(words("stats --site SHOP1"), directory);
        QCOMPARE(gone.exitCode, 1);
        QVERIFY2(gone.err.contains(QStringLiteral("SHOP1")), qPrintable(gone.err));
    }
};

FOOTFALL_TEST_MAIN(TestSiteCommands)
#include "tst_sitecommands.moc"
