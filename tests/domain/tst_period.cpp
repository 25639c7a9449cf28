// SPDX-License-Identifier: GPL-3.0-or-later
// Periods, what they are compared with, and their buckets.
#include "core/domain/period.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;
using footfall::kit::at;

namespace {

QDate day(const QString &iso)
{
    return QDate::fromString(iso, Qt::ISODate);
}

Period period(const QString &text)
{
    return std::get<Period>(periodFromText(text).value());
}

QString text(const Period &period)
{
    return period.from.toString(Qt::ISODate) + QStringLiteral("..") +
           period.to.toString(Qt::ISODate);
}

} // namespace

class TestPeriod : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void resolves_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("today");
        QTest::addColumn<QString>("resolved");
        const auto row = [](const char *choice, const char *today, const char *resolved) {
            QTest::addRow("%s on %s", choice, today)
                << QString::fromLatin1(choice) << QString::fromLatin1(today)
                << QString::fromLatin1(resolved);
        };
        row("today", "2026-03-01", "2026-03-01..2026-03-01");
        row("yesterday", "2026-03-01", "2026-02-28..2026-02-28");
        row("7d", "2026-03-01", "2026-02-23..2026-03-01");
        row("30d", "2026-03-01", "2026-01-31..2026-03-01");
        row("90d", "2026-03-01", "2025-12-02..2026-03-01");
        row("month", "2026-03-01", "2026-03-01..2026-03-01");
        row("month", "2024-02-29", "2024-02-01..2024-02-29");
        row("last-month", "2024-03-31", "2024-02-01..2024-02-29");
        row("last-month", "2026-01-15", "2025-12-01..2025-12-31");
        row("12mo", "2026-03-31", "2025-04-01..2026-03-31");
        row("all", "2026-03-31", "2025-06-07..2026-03-31");
        row("all", "2025-01-01",
            "2025-01-01..2025-01-01"); // Data from the future of a wrong clock.
        row("2026-01-01..2026-01-31", "2026-03-31", "2026-01-01..2026-01-31");
        row("2026-01-05", "2026-03-31", "2026-01-05..2026-01-05");
    }
    void resolves()
    {
        QFETCH(QString, choice);
        QFETCH(QString, today);
        QFETCH(QString, resolved);
        const Result<PeriodChoice> parsed = periodFromText(choice);
        QVERIFY(parsed);
        QCOMPARE(text(resolvePeriod(*parsed, day(today), day(QStringLiteral("2025-06-07")))),
                 resolved);
    }

    void allTimeWithoutDataIsToday()
    {
        const QDate today = day(QStringLiteral("2026-03-31"));
        QCOMPARE(resolvePeriod(PeriodPreset::AllTime, today, QDate()), (Period{today, today}));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *bad :
             {"", "..", "8d", "TODAY", "2026-01-31..2026-01-01", "2026-02-30", "2026-01-01..",
              "..2026-01-01", "2026-01-01...2026-01-02", "2026/01/01", "2026-01-01T10:00",
              "1969-12-31", "2026-01-01..9999-01-01", "-2026-01-01", "2026-1-1",
              "2026-01-01..2026-01-02..2026-01-03"})
            QTest::addRow("%s", bad) << QString::fromLatin1(bad);
    }
    void refuses()
    {
        QFETCH(QString, text);
        const Result<PeriodChoice> parsed = periodFromText(text);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Invalid);
        QVERIFY(!parsed.error().message.isEmpty());
    }

    void compares_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("today");
        QTest::addColumn<int>("comparison");
        QTest::addColumn<QString>("with");
        const auto row = [](const char *choice, const char *today, Comparison comparison,
                            const char *with) {
            QTest::addRow("%s on %s, %d", choice, today, int(comparison))
                << QString::fromLatin1(choice) << QString::fromLatin1(today) << int(comparison)
                << QString::fromLatin1(with);
        };
        const Comparison previous = Comparison::Previous;
        row("today", "2026-03-01", previous, "2026-02-28..2026-02-28");
        row("7d", "2026-03-08", previous, "2026-02-23..2026-03-01");
        row("2026-05-02..2026-05-31", "2026-06-30", previous, "2026-04-02..2026-05-01");
        // Days that happen to be a month are days.
        row("30d", "2026-04-30", previous, "2026-03-02..2026-03-31");
        row("12mo", "2026-04-30", previous, "2024-05-01..2025-04-30");
        // Months are compared with months.
        row("month", "2026-06-12", previous, "2026-05-01..2026-05-12");
        row("month", "2026-03-31", previous, "2026-02-01..2026-02-28");
        row("month", "2026-02-28", previous, "2026-01-01..2026-01-28");
        row("month", "2026-01-05", previous, "2025-12-01..2025-12-05");
        row("last-month", "2026-04-15", previous, "2026-02-01..2026-02-28");
        row("2026-03-01..2026-03-31", "2026-06-30", previous, "2026-02-01..2026-02-28");
        row("2026-04-01..2026-06-30", "2026-07-09", previous, "2026-01-01..2026-03-31");
        row("2025-01-01..2025-12-31", "2026-07-09", previous, "2024-01-01..2024-12-31");
        row("2026-03-02..2026-03-08", "2026-03-08", Comparison::Weekday, "2026-02-23..2026-03-01");
        row("2026-03-02..2026-03-09", "2026-03-09", Comparison::Weekday, "2026-02-16..2026-02-23");
        row("2026-03-04", "2026-03-08", Comparison::Weekday, "2026-02-25..2026-02-25");
        row("last-month", "2026-04-15", Comparison::Weekday, "2026-01-25..2026-02-24");
        row("2024-02-29..2024-03-05", "2024-03-08", Comparison::Year, "2023-02-28..2023-03-05");
        row("2026-01-01..2026-12-31", "2027-01-01", Comparison::Year, "2025-01-01..2025-12-31");
        row("month", "2026-06-12", Comparison::Year, "2025-06-01..2025-06-12");
    }
    void compares()
    {
        QFETCH(QString, choice);
        QFETCH(QString, today);
        QFETCH(int, comparison);
        QFETCH(QString, with);
        const PeriodChoice asked = periodFromText(choice).value();
        const Period period = resolvePeriod(asked, day(today), QDate());
        const std::optional<Period> found = comparisonPeriod(asked, period, Comparison(comparison));
        QVERIFY(found);
        QCOMPARE(text(*found), with);
        QVERIFY(found->to < period.from);
    }

    void someThingsAreComparedWithNothing()
    {
        const Period june = period(QStringLiteral("2026-06-01..2026-06-30"));
        QVERIFY(!comparisonPeriod(june, june, Comparison::None));
        QVERIFY(!comparisonPeriod(PeriodPreset::ThisMonth, june, Comparison::None));
        for (const Comparison comparison :
             {Comparison::Previous, Comparison::Weekday, Comparison::Year})
            QVERIFY(!comparisonPeriod(PeriodPreset::AllTime, june, comparison));
    }

    void namesGoBothWays()
    {
        for (const Interval interval :
             {Interval::Hour, Interval::Day, Interval::Week, Interval::Month})
            QCOMPARE(intervalFromName(intervalName(interval)), std::optional(interval));
        QVERIFY(!intervalFromName(u"minute"));
    }

    void naturalIntervalKeepsChartsReadable()
    {
        const QDate from = day(QStringLiteral("2026-01-01"));
        QCOMPARE(naturalInterval({from, from.addDays(1)}), Interval::Hour);
        QCOMPARE(naturalInterval({from, from.addDays(2)}), Interval::Day);
        QCOMPARE(naturalInterval({from, from.addDays(91)}), Interval::Day);
        QCOMPARE(naturalInterval({from, from.addDays(92)}), Interval::Week);
        QCOMPARE(naturalInterval({from, from.addDays(731)}), Interval::Month);
    }

    void bucketsHaveDays_data()
    {
        QTest::addColumn<QString>("of");
        QTest::addColumn<int>("interval");
        QTest::addColumn<QStringList>("buckets");
        const auto row = [](const char *of, Interval interval, const QStringList &buckets) {
            QTest::addRow("%s %d", of, int(interval))
                << QString::fromLatin1(of) << int(interval) << buckets;
        };
        row("2026-03-01..2026-03-03", Interval::Day,
            {QStringLiteral("2026-03-01..2026-03-01"), QStringLiteral("2026-03-02..2026-03-02"),
             QStringLiteral("2026-03-03..2026-03-03")});
        row("2026-03-01..2026-03-10", Interval::Week, // The 1st is a Sunday.
            {QStringLiteral("2026-03-01..2026-03-01"), QStringLiteral("2026-03-02..2026-03-08"),
             QStringLiteral("2026-03-09..2026-03-10")});
        row("2025-12-30..2026-02-01", Interval::Month,
            {QStringLiteral("2025-12-30..2025-12-31"), QStringLiteral("2026-01-01..2026-01-31"),
             QStringLiteral("2026-02-01..2026-02-01")});
    }
    void bucketsHaveDays()
    {
        QFETCH(QString, of);
        QFETCH(int, interval);
        QFETCH(QStringList, buckets);
        QStringList found;
        for (const Bucket &bucket : bucketsOf(period(of), Interval(interval), SiteCalendar()))
            found << text({bucket.firstDay, bucket.lastDay});
        QCOMPARE(found, buckets);
    }

    void hoursOfADay_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("date");
        QTest::addColumn<int>("count");
        QTest::newRow("plain") << QByteArray("Asia/Kolkata") << QStringLiteral("2026-03-29") << 24;
        QTest::newRow("spring") << QByteArray("Europe/Berlin") << QStringLiteral("2026-03-29")
                                << 23;
        QTest::newRow("autumn") << QByteArray("Europe/Berlin") << QStringLiteral("2026-10-25")
                                << 25;
        QTest::newRow("half back")
            << QByteArray("Australia/Lord_Howe") << QStringLiteral("2026-04-05") << 25;
        QTest::newRow("half forth")
            << QByteArray("Australia/Lord_Howe") << QStringLiteral("2026-10-04") << 24;
        QTest::newRow("no midnight")
            << QByteArray("Africa/Cairo") << QStringLiteral("2026-04-24") << 23;
        QTest::newRow("no such day")
            << QByteArray("Pacific/Apia") << QStringLiteral("2011-12-30") << 0;
    }
    void hoursOfADay()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, date);
        QFETCH(int, count);
        const SiteCalendar calendar{QTimeZone(zone)};
        QCOMPARE(int(bucketsOf({day(date), day(date)}, Interval::Hour, calendar).size()), count);
    }

    void bucketsCoverThePeriod_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("of");
        QTest::newRow("berlin") << QByteArray("Europe/Berlin")
                                << QStringLiteral("2026-03-20..2026-11-02");
        QTest::newRow("lord howe")
            << QByteArray("Australia/Lord_Howe") << QStringLiteral("2026-03-20..2026-11-02");
        QTest::newRow("samoa") << QByteArray("Pacific/Apia")
                               << QStringLiteral("2011-12-01..2012-01-15");
        QTest::newRow("sao paulo")
            << QByteArray("America/Sao_Paulo") << QStringLiteral("2018-02-01..2018-12-01");
    }
    void bucketsCoverThePeriod()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, of);
        const SiteCalendar calendar{QTimeZone(zone)};
        const Period days = period(of);
        for (const Interval interval :
             {Interval::Hour, Interval::Day, Interval::Week, Interval::Month}) {
            const std::vector<Bucket> buckets = bucketsOf(days, interval, calendar);
            QCOMPARE(buckets.front().start, calendar.startOfDay(days.from));
            QCOMPARE(buckets.back().end, calendar.endOfDay(days.to));
            for (size_t i = 0; i < buckets.size(); ++i) {
                QVERIFY(buckets[i].start < buckets[i].end);
                const QDate first = calendar.dayOf(buckets[i].start);
                QVERIFY(buckets[i].firstDay <= first && first <= buckets[i].lastDay);
                if (i > 0)
                    QCOMPARE(buckets[i].start, buckets[i - 1].end);
            }
        }
    }
};

FOOTFALL_TEST_MAIN(TestPeriod)
#include "tst_period.moc"
