// SPDX-License-Identifier: GPL-3.0-or-later
// What bots looked at, where a site shows it: added up by the day, bounded, and gone after 35 days.
#include "tests/kit/testmain.h"
#include "tests/pipeline/writerbench.h"

using namespace footfall;
using Bench = kit::WriterBench;

class TestBotSightings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whatBotsLookedAtIsAddedUp()
    {
        Bench bench;
        const domain::Site site = bench.addSite("SHOWN");
        const domain::Site other = bench.addSite("DISCARDED");
        bench.showBots("SHOWN");
        const QDate day(2026, 3, 10);
        const pipeline::BotSighting google{site.id,
                                           day,
                                           domain::Rejection::BotSearch,
                                           QStringLiteral("Googlebot"),
                                           QStringLiteral("/"),
                                           3};
        pipeline::BotSighting scanner{
            site.id, day, domain::Rejection::BotScanner, {}, QStringLiteral("/wp-login.php"), 1};
        pipeline::BotSighting discarded = google;
        discarded.site = other.id;
        pipeline::BotSighting gone = google;
        gone.site.value = 99;
        bench.failStatement(7);
        QVERIFY(!bench.writeSightings({google, scanner}));
        bench.failNothing();
        QVERIFY(bench.writeSightings({google, scanner, discarded, gone}));
        QVERIFY(bench.writeSightings({google, scanner}));
        scanner.day = day.addDays(1);
        QVERIFY(bench.writeSightings({scanner}));
        QCOMPARE(bench.rows("SELECT b.site_id, day, reason, coalesce(bot.text, ''), page.text, "
                            "page_views FROM daily_bot b LEFT JOIN name bot ON bot.id = bot_id "
                            "JOIN name page ON page.id = pathname_id ORDER BY day, reason"),
                 (QList<QVariantList>{{1, day.toJulianDay(), 20, QStringLiteral("Googlebot"),
                                       QStringLiteral("/"), 6},
                                      {1, day.toJulianDay(), 26, QString(QLatin1String("")),
                                       QStringLiteral("/wp-login.php"), 2},
                                      {1, day.toJulianDay() + 1, 26, QString(QLatin1String("")),
                                       QStringLiteral("/wp-login.php"), 1}}));
    }

    void whatBotsTryIsBounded()
    {
        Bench bench;
        const domain::Site site = bench.addSite("SHOWN");
        bench.showBots("SHOWN");
        pipeline::BotSightings sightings;
        for (int i = 0; i < 1'200; ++i)
            sightings.push_back({site.id, QDate(2026, 3, 10), domain::Rejection::BotScanner,
                                 QStringLiteral("Nikto"), QStringLiteral("/try-%1").arg(i), 2});
        QVERIFY(bench.writeSightings(sightings));
        QVERIFY(bench.writeSightings(sightings));
        QCOMPARE(bench.number("SELECT count(*) FROM daily_bot"), 1'001);
        QCOMPARE(bench.number("SELECT sum(page_views) FROM daily_bot"), 4'800);
        QCOMPARE(bench.number("SELECT page_views FROM daily_bot JOIN name ON name.id = pathname_id "
                              "WHERE text = '(other)'"),
                 800);
        QCOMPARE(bench.number("SELECT count(*) FROM name WHERE text LIKE '/try-%'"), 1'000);
    }

    void whatBotsTryIsNotBoundedByWhatWasNotWritten()
    {
        Bench bench;
        const domain::Site site = bench.addSite("SHOWN");
        bench.showBots("SHOWN");
        const auto sighting = [&site](const QString &pathname) {
            return pipeline::BotSighting{site.id,
                                         QDate(2026, 3, 10),
                                         domain::Rejection::BotScanner,
                                         QStringLiteral("Nikto"),
                                         pathname,
                                         1};
        };
        pipeline::BotSightings tries;
        for (int i = 0; i < 4'000; ++i)
            tries.push_back(sighting(QStringLiteral("/try-%1").arg(i)));
        bench.failStatement(8'000); // Long after there were too many.
        QVERIFY(!bench.writeSightings(tries));
        QVERIFY(bench.hasFailed());
        bench.failNothing();
        QVERIFY(bench.writeSightings({sighting(QStringLiteral("/wp-login.php"))}));
        QCOMPARE(bench.rows("SELECT text, page_views FROM daily_bot "
                            "JOIN name ON name.id = pathname_id"),
                 (QList<QVariantList>{{QStringLiteral("/wp-login.php"), 1}}));
    }

    void whatBotsLookedAtGoesAfter35Days_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<int>("left");
        // In New York; four rows of 10 March and one of the 11th.
        QTest::newRow("on the 35th day") << QByteArray("2026-04-15T03:59:59Z") << 5;
        QTest::newRow("after it") << QByteArray("2026-04-15T04:00:00Z") << 1;
        QTest::newRow("and after the other one") << QByteArray("2026-04-16T04:00:00Z") << 0;
    }
    void whatBotsLookedAtGoesAfter35Days()
    {
        QFETCH(QByteArray, now);
        QFETCH(int, left);
        Bench bench;
        const domain::Site site = bench.addSite("SHOWN", "America/New_York");
        bench.showBots("SHOWN");
        for (int i = 0; i < 5; ++i)
            QVERIFY(bench.writeSightings({{site.id,
                                           QDate(2026, 3, i < 4 ? 10 : 11),
                                           domain::Rejection::BotSearch,
                                           {},
                                           QStringLiteral("/%1").arg(i),
                                           1}}));
        const auto snapshot = bench.published().snapshot();
        while (*bench.housekeeping().forgetSome(*snapshot, kit::at(now.constData())) > 0) {
        }
        QCOMPARE(bench.number("SELECT count(*) FROM daily_bot"), left);
    }
};

FOOTFALL_TEST_MAIN(TestBotSightings)
#include "tst_botsightings.moc"
