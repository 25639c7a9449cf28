// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/botlist.h"
#include "tests/enrich/uapcases.h"
#include "tests/kit/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <set>

using namespace footfall;
using domain::Rejection;
using enrich::BotList;

namespace {

QString shared(const char *file)
{
    return QStringLiteral(FOOTFALL_SHARE_DIRECTORY "/") + QString::fromLatin1(file);
}

const BotList &bots()
{
    static const BotList list({shared("crawler-user-agents.json"), shared("bots-supplement.json")});
    return list;
}

bool hasList()
{
    return QFile::exists(shared("crawler-user-agents.json"));
}

/// What people browse with, in uap-core's words.
bool isPeoples(const std::string &family)
{
    static const std::vector<std::string> beginnings{
        "Chrome", "Firefox",    "Safari",      "Mobile Safari", "Edge",        "Opera",
        "IE",     "Samsung",    "Android",     "UC Browser",    "Yandex",      "Vivaldi",
        "Brave",  "DuckDuckGo", "Amazon Silk", "QQ Browser",    "MiuiBrowser", "Chromium",
        "Whale",  "Coc Coc",    "Maxthon",     "Pale Moon",     "Konqueror",   "Epiphany",
    };
    return std::any_of(beginnings.begin(), beginnings.end(), [&](const std::string &beginning) {
        return family.compare(0, beginning.size(), beginning) == 0;
    });
}

} // namespace

class TestBotList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void name_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *pattern, const char *name) {
            QTest::newRow(pattern) << QString::fromLatin1(pattern) << QString::fromLatin1(name);
        };
        row(R"(Googlebot\/)", "Googlebot");
        row(R"(AdsBot-Google([^-]|$))", "AdsBot-Google");
        row(R"([wW]get)", "Wget");
        row(R"(S[eE][mM]rushBot)", "SEMrushBot");
        row(R"((sistrix|SISTRIX) [cC]rawler)", "sistrix Crawler");
        row(R"(Ahrefs(Bot|SiteAudit))", "AhrefsBot");
        row(R"(^curl)", "curl");
        row(R"((^| )sentry\/)", "sentry");
        row(R"(Code\/1\.)", "Code");
        row(R"(BlogTraffic\/\d\.\d+ Feed-Fetcher)", "BlogTraffic");
        row(R"(Automaton|Newsify Feed Fetcher)", "Automaton");
        row(R"(Current[\s\S]*RSS Reader)", "Current RSS Reader");
        row(R"(Riddler \(http:\/\/riddler\.io)", "Riddler");
        row(R"(SSL Labs$)", "SSL Labs");
        row(R"(developers\.google\.com\/\+\/web\/snippet)", "developers.google.com");
        row(R"([)", "");
        row(R"((()", "");
        row("\\", "");
        row("", "");
    }
    void name()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, name);
        QCOMPARE(enrich::readableName(pattern), name);
    }

    void everyInstanceIsCaughtAndNamed()
    {
        if (!hasList())
            QSKIP("no list of bots: packaging/npm/install fetches it");
        QFile file(shared("crawler-user-agents.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int caught = 0;
        int all = 0;
        for (const QJsonValue entry : QJsonDocument::fromJson(file.readAll()).array()) {
            const QString pattern = entry[QLatin1String("pattern")].toString();
            QVERIFY2(!enrich::readableName(pattern).isEmpty(), qPrintable(pattern));
            for (const QJsonValue instance : entry[QLatin1String("instances")].toArray()) {
                ++all;
                const auto bot = bots().find(instance.toString().toUtf8());
                if (bot && domain::isBot(bot->reason) && !bot->bot.isEmpty())
                    ++caught;
                else
                    qInfo("not caught: %s", qPrintable(instance.toString()));
            }
        }
        qInfo("%d of %d instances are caught", caught, all);
        QVERIFY(all > 2000);
        QCOMPARE(caught, all);
    }

    void peopleAreNoBots()
    {
        if (!kit::hasUapCases())
            QSKIP("Debian's package uap-core has the cases");
        int mistaken = 0;
        int all = 0;
        for (const char *file :
             {"tests/test_ua.yaml", "test_resources/firefox_user_agent_strings.yaml",
              "test_resources/opera_mini_user_agent_strings.yaml",
              "test_resources/pgts_browser_list.yaml"}) {
            for (const kit::UapCase &one : kit::uapCases(file, {"family"})) {
                if (!isPeoples(one.expected.front()))
                    continue;
                ++all;
                const auto bot = bots().find(QByteArray::fromStdString(one.userAgent));
                if (!bot)
                    continue;
                ++mistaken;
                qInfo("%s %s: %s", qPrintable(domain::nameOf(bot->reason)), qPrintable(bot->bot),
                      one.userAgent.c_str());
            }
        }
        // What is left names itself: facebookexternalhit, Google Web Preview, Link Checker...
        qInfo("%d of %d browsers are taken for bots (%.3f %%)", mistaken, all,
              100.0 * mistaken / all);
        QVERIFY(all > 9000);
        QVERIFY(mistaken <= 5);
    }

    void kind_data()
    {
        QTest::addColumn<QByteArray>("userAgent");
        QTest::addColumn<Rejection>("kind");
        QTest::addColumn<QString>("bot");
        const auto row = [](const char *userAgent, Rejection kind, const char *bot) {
            QTest::newRow(userAgent) << QByteArray(userAgent) << kind << QString::fromLatin1(bot);
        };
        row("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            Rejection::BotSearch, "Googlebot");
        row("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.1; "
            "+https://openai.com/gptbot)",
            Rejection::BotAi, "GPTBot");
        row("Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", Rejection::BotSeo,
            "AhrefsBot");
        row("Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
            Rejection::BotMonitor, "UptimeRobot");
        row("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            Rejection::BotPreview, "facebookexternalhit");
        row("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "HeadlessChrome/128.0.0.0 Safari/537.36",
            Rejection::BotAutomation, "HeadlessChrome");
        row("curl/8.5.0", Rejection::BotLibrary, "curl");
        row("python-requests/2.31.0", Rejection::BotLibrary, "python-requests");
        row("okhttp/4.12.0", Rejection::BotLibrary, "okhttp");
        row("Go-http-client/2.0", Rejection::BotLibrary, "Go-http-client");
        row("node", Rejection::BotLibrary, "Node.js");
        // Programs of whom nobody has heard give themselves away, and stay without a name: what
        // they say is theirs.
        row("Zebrabot/1.0", Rejection::Bot, "");
        row("Mozilla/5.0 (compatible; zebra-crawler)", Rejection::Bot, "");
        row("bot", Rejection::Bot, "");
        row("Zebra (+https://zebra.example)", Rejection::Bot, "");
    }
    void kind()
    {
        QFETCH(QByteArray, userAgent);
        QFETCH(Rejection, kind);
        QFETCH(QString, bot);
        if (!hasList())
            QSKIP("no list of bots: packaging/npm/install fetches it");
        const auto found = bots().find(userAgent);
        QVERIFY(found);
        QCOMPARE(found->reason, kind);
        QCOMPARE(found->bot, bot);
    }

    void isNone_data()
    {
        QTest::addColumn<QByteArray>("userAgent");
        const auto row = [](const char *userAgent) {
            QTest::newRow(userAgent) << QByteArray(userAgent);
        };
        row("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/128.0.0.0 Safari/537.36");
        row("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
            "like Gecko) Version/17.5 Mobile/15E148 Safari/604.1");
        row("Mozilla/5.0 (Linux; Android 11; CUBOT_X18_Plus) AppleWebKit/537.36 (KHTML, like "
            "Gecko) Chrome/128.0.0.0 Mobile Safari/537.36");
        row("Mozilla/5.0 (Linux; Android 9; CUBOT) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/128.0.0.0 Mobile Safari/537.36");
        row("Mozilla/5.0 (Linux; Android 4.1.1; HTC Butterfly Build/JRO03C) AppleWebKit/535.19 "
            "(KHTML, like Gecko) Chrome/18.0.1025.166 Mobile Safari/535.19");
        row("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
            "like Gecko) Mobile/15E148 Instagram 300.0.0.29.110 (iPhone14,2; iOS 17_0)");
        row("Zebra");
    }
    void isNone()
    {
        QFETCH(QByteArray, userAgent);
        const auto found = bots().find(userAgent);
        QVERIFY2(!found, found ? qPrintable(found->bot) : "");
    }

    /// No name is made of what a user agent says.
    void namesStandInTheFiles()
    {
        std::set<QString> names;
        for (const char *name : {"crawler-user-agents.json", "bots-supplement.json"}) {
            QFile file(shared(name));
            if (!file.open(QIODevice::ReadOnly))
                QSKIP("no list of bots: packaging/npm/install fetches it");
            for (const QJsonValue entry : QJsonDocument::fromJson(file.readAll()).array()) {
                names.insert(entry[QLatin1String("name")].toString());
                names.insert(enrich::readableName(entry[QLatin1String("pattern")].toString()));
            }
        }
        if (!kit::hasUapCases())
            QSKIP("Debian's package uap-core has the cases");
        for (const kit::UapCase &one : kit::uapCases("tests/test_ua.yaml", {"family"}))
            if (const auto bot = bots().find(QByteArray::fromStdString(one.userAgent)))
                QVERIFY(names.count(bot->bot) == 1);
    }

    void filesMayBeMissingOrDamaged()
    {
        const BotList none({QStringLiteral("/nowhere.json")});
        QCOMPARE(none.size(), size_t(0));
        QVERIFY(!none.find("Googlebot/2.1"));

        QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("bots.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"json([{"pattern": "(?=x)"}, {"tags": 7}, 8, {"pattern": "Zebra", "tags": ["seo"]}])json");
        file.close();
        for (int bad = 0; bad < 3; ++bad)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("left out")));
        const BotList list({file.fileName()});
        QCOMPARE(list.size(), size_t(1));
        QCOMPARE(list.find("a Zebra"),
                 (enrich::TurnedAway{Rejection::BotSeo, QStringLiteral("Zebra")}));
    }
};

FOOTFALL_TEST_MAIN(TestBotList)
#include "tst_botlist.moc"
