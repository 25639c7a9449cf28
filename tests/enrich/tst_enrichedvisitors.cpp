// SPDX-License-Identifier: GPL-3.0-or-later
// Who a visitor is to the enricher: the same all day and over midnight, for every thread, and
// nobody on the disk.
#include "tests/enrich/addresses.h"
#include "tests/enrich/enrichertest.h"
#include "tests/kit/testmain.h"

#include <atomic>
#include <set>
#include <thread>

using namespace footfall;
using domain::HitKind;
using domain::Rejection;
using kit::pageView;
using kit::siteIn;

class TestEnrichedVisitors : public kit::EnricherTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnWarnings();
        m_directory = std::make_unique<QTemporaryDir>();
        m_enricher = open();
    }
    void cleanup() { m_enricher.reset(); }

    void occurrencesHaveHashesOfTheirOwn()
    {
        domain::Site site = siteIn("UTC");
        site.goals = {{domain::GoalId{1}, QStringLiteral("Sign-ups"), domain::GoalKind::Event,
                       QStringLiteral("Signup")},
                      {domain::GoalId{2}, QStringLiteral("Also"), domain::GoalKind::Event,
                       QStringLiteral("Signup")}};
        enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
        raw.kind = HitKind::Event;
        raw.eventName = QStringLiteral("Signup");
        raw.properties = {{QStringLiteral("plan"), QStringLiteral("pro")},
                          {QStringLiteral("size"), QStringLiteral("pro")}};
        const domain::Hit hit = m_enricher->enrich(raw, site).value();
        QCOMPARE(hit.goals.size(), size_t(2));
        QCOMPARE(hit.event.properties.size(), size_t(2));
        std::set<domain::Hash16> hashes{domain::Hash16{},
                                        hit.visit,
                                        hit.seen,
                                        hit.page,
                                        hit.event.seen,
                                        hit.event.properties[0].seen,
                                        hit.event.properties[1].seen,
                                        hit.goals[0].seen,
                                        hit.goals[1].seen};
        QCOMPARE(hashes.size(), size_t(9));
        // The same person the same day, and another one.
        raw.pathname = QStringLiteral("/elsewhere");
        raw.time += std::chrono::hours(3);
        const domain::Hit again = m_enricher->enrich(raw, site).value();
        QVERIFY(again.event == hit.event);
        QVERIFY(again.goals == hit.goals);
        raw.address = kit::addressBytes("9.9.9.9");
        const domain::Hit other = m_enricher->enrich(raw, site).value();
        QVERIFY(other.event.seen != hit.event.seen);
        QVERIFY(other.event.properties[0].seen != hit.event.properties[0].seen);
        QVERIFY(other.goals[0].seen != hit.goals[0].seen);
        // A goal that takes a removed one's number is another.
        site.goals[0].name = QStringLiteral("New");
        raw.address = kit::addressBytes("8.8.8.8");
        QVERIFY(m_enricher->enrich(raw, site)->goals[0].seen != hit.goals[0].seen);
    }

    void aVisitorIsTheSameAllDayAndAcrossARestart()
    {
        const domain::Site site = siteIn("UTC");
        const auto morning = m_enricher->enrich(pageView("2026-03-01T00:40:00Z"), site);
        m_enricher = open();
        const auto evening = m_enricher->enrich(pageView("2026-03-01T23:59:59.999Z"), site);
        const auto nextDay = m_enricher->enrich(pageView("2026-03-02T00:00:00Z"), site);
        QVERIFY(morning->visit == evening->visit);
        QVERIFY(morning->seen == evening->seen);
        QVERIFY(morning->page == evening->page);
        QVERIFY(nextDay->visit != evening->visit);
        QVERIFY(nextDay->seen != evening->seen);
        QVERIFY(nextDay->page != evening->page);
    }

    void aVisitGoesOnOverMidnight_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("midnight");
        QTest::newRow("UTC") << QByteArray("UTC") << QByteArray("2026-03-02T00:00:00Z");
        QTest::newRow("half-hour zone")
            << QByteArray("Asia/Kolkata") << QByteArray("2026-03-01T18:30:00Z");
        QTest::newRow("quarter-hour zone")
            << QByteArray("Asia/Kathmandu") << QByteArray("2026-03-01T18:15:00Z");
        QTest::newRow("after 23 hours")
            << QByteArray("Europe/Berlin") << QByteArray("2026-03-29T22:00:00Z");
        QTest::newRow("after 25 hours")
            << QByteArray("Europe/Berlin") << QByteArray("2026-10-25T23:00:00Z");
        QTest::newRow("no midnight")
            << QByteArray("America/Asuncion") << QByteArray("2023-10-01T04:00:00Z");
    }
    void aVisitGoesOnOverMidnight()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, midnight);
        const domain::Site site = siteIn(zone.constData());
        const domain::SiteSnapshot sites{{site}};
        enrich::RawHit raw = pageView(midnight.constData());
        const domain::Instant start = raw.time;
        const auto hitAt = [&](domain::Instant time) {
            raw.time = time;
            return m_enricher->enrich(raw, site).value();
        };
        const domain::Hit before = hitAt(start - std::chrono::milliseconds(1));
        QVERIFY(before.day != hitAt(start).day);
        QVERIFY(!before.previousVisit);
        QVERIFY(hitAt(start).previousVisit == before.visit);
        QVERIFY(
            hitAt(start + std::chrono::minutes(30) - std::chrono::milliseconds(1)).previousVisit ==
            before.visit);
        // Even if nobody has taken them away yet, yesterday's salts are not used any more.
        QVERIFY(!hitAt(start + std::chrono::minutes(30)).previousVisit);
        QVERIFY(m_enricher->expireSalts(sites, start + std::chrono::minutes(30)));
        QVERIFY(!hitAt(start + std::chrono::minutes(1)).previousVisit);
        QVERIFY(hitAt(start + std::chrono::minutes(31)).visit == hitAt(start).visit);
    }

    void aDayWithoutViewsBeforeHasNoPreviousHash()
    {
        QVERIFY(
            !m_enricher->enrich(pageView("2026-03-02T00:05:00Z"), siteIn("UTC"))->previousVisit);
    }

    void aChangedTimeZoneIsSeenAtOnce()
    {
        const enrich::RawHit raw = pageView("2026-03-01T20:00:00Z");
        QCOMPARE(m_enricher->enrich(raw, siteIn("UTC"))->day, QDate(2026, 3, 1));
        QCOMPARE(m_enricher->enrich(raw, siteIn("Asia/Tokyo"))->day, QDate(2026, 3, 2));
        QCOMPARE(m_enricher->enrich(raw, siteIn("UTC"))->day, QDate(2026, 3, 1));
    }

    void hoursFollowTheCalendar()
    {
        const domain::Site site = siteIn("Australia/Lord_Howe");
        // Two days around each change, every few minutes, forwards and then back.
        for (const char *first : {"2026-04-03T12:00:00Z", "2026-10-02T12:00:00Z"}) {
            for (int step = 0; step < 1000; ++step) {
                enrich::RawHit raw = pageView(first);
                raw.time += std::chrono::seconds(337) * (step < 500 ? step : 999 - step);
                const auto hit = m_enricher->enrich(raw, site);
                QCOMPARE(hit->day, site.calendar.dayOf(raw.time));
                QVERIFY(hit->hour == site.calendar.hourOf(raw.time));
            }
        }
    }

    void keepsNothingOfTheVisitorOnDisk()
    {
        QVERIFY(m_enricher->enrich(pageView("2026-03-01T12:00:00Z"), siteIn("UTC")));
        QFile file(m_directory->filePath(QStringLiteral("salts")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.size() > 8192);
        const QByteArray address = QByteArray::fromHex("00000000000000000000ffff08080808");
        QVERIFY(!content.contains(address));
        QVERIFY(!content.contains("8.8.8.8"));
        QVERIFY(!content.contains("Mozilla"));
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("salts")});
    }

    void countsNothingWhereSaltsCannotBeWritten()
    {
        QVERIFY(QDir(m_directory->path()).removeRecursively());
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("salts cannot be written")));
        for (int again = 0; again < 2; ++again) { // The warning comes once.
            const auto hit = m_enricher->enrich(pageView("2026-03-01T12:00:00Z"), siteIn("UTC"));
            QVERIFY(!hit);
            QCOMPARE(hit.error().reason, Rejection::Unavailable);
        }
        QVERIFY(m_enricher->problem().contains(QStringLiteral("salts")));
    }

    void threadsGetTheSame()
    {
        const domain::Site site = siteIn("Europe/Berlin");
        const auto expected = m_enricher->enrich(pageView("2026-03-01T12:00:00Z"), site).value();
        std::vector<std::thread> threads;
        std::atomic<int> wrong = 0;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&, i] {
                for (int round = 0; round < 500; ++round) {
                    enrich::RawHit raw = pageView("2026-03-01T12:00:00Z");
                    raw.referrer =
                        QStringLiteral("https://r%1.example/").arg((round * (i + 1)) % 97);
                    const auto hit = m_enricher->enrich(raw, site);
                    if (!hit || hit->visit != expected.visit || hit->source.isEmpty())
                        ++wrong;
                    if (round % 100 == 0)
                        (void)m_enricher->expireSalts({{site}}, raw.time);
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }
};

FOOTFALL_TEST_MAIN(TestEnrichedVisitors)
#include "tst_enrichedvisitors.moc"
