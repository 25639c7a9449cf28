// SPDX-License-Identifier: GPL-3.0-or-later
// Days and hours of a site, through every kind of clock change that zones have come up with.
#include "tests/domain/calendarcover.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;
using footfall::kit::at;
using footfall::tests::coverProblem;
using footfall::tests::momentText;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

QDate day(const char *iso)
{
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

} // namespace

class TestCalendar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void hoursAndDaysCoverTime_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<int>("days");
        const auto row = [](const char *name, const char *from, int days) {
            QTest::addRow("%s %s", name, from) << QByteArray(name) << QByteArray(from) << days;
        };
        row("UTC", "2026-02-27T00:00:00Z", 4);
        for (const char *name : {"Europe/Berlin", "Europe/Dublin", "Africa/Cairo", "Asia/Beirut"}) {
            row(name, "2026-03-20T00:00:00Z", 15);
            row(name, "2026-10-20T00:00:00Z", 15);
            row(name, "2026-04-20T00:00:00Z", 8);
        }
        for (const char *name : {"America/New_York", "America/St_Johns", "America/Havana"}) {
            row(name, "2026-03-05T00:00:00Z", 8);
            row(name, "2026-10-29T00:00:00Z", 8);
        }
        row("Australia/Lord_Howe", "2026-04-02T00:00:00Z", 6);
        row("Australia/Lord_Howe", "2026-10-01T00:00:00Z", 6);
        row("Asia/Kolkata", "2026-03-25T00:00:00Z", 4);
        row("Asia/Kathmandu", "2026-03-25T00:00:00Z", 4);
        row("Pacific/Chatham", "2026-04-02T00:00:00Z", 5);
        row("America/Sao_Paulo", "2018-02-15T00:00:00Z", 5);
        row("America/Sao_Paulo", "2018-11-01T00:00:00Z", 6);
        row("America/Asuncion", "2023-10-01T00:00:00Z", 3);
        row("Atlantic/Azores", "2026-10-23T00:00:00Z", 4);
        row("Asia/Tehran", "2021-03-20T00:00:00Z", 4);
        row("Asia/Tehran", "2021-09-20T00:00:00Z", 4);
        row("America/St_Johns", "2010-03-12T00:00:00Z", 4);
        row("America/St_Johns", "2010-11-05T00:00:00Z", 4);
        row("Pacific/Apia", "2011-12-28T00:00:00Z", 6);
        row("Africa/Casablanca", "2026-02-13T00:00:00Z", 40);
        row("America/Caracas", "2016-04-29T00:00:00Z", 4);
        row("Asia/Pyongyang", "2018-05-03T00:00:00Z", 3);
        row("Antarctica/Troll", "2026-03-27T00:00:00Z", 4);
        row("Europe/Berlin", "2060-03-25T00:00:00Z", 6);
    }
    void hoursAndDaysCoverTime()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, from);
        QFETCH(int, days);
        QVERIFY2(QTimeZone(name).isValid(), name.constData());
        const SiteCalendar calendar{QTimeZone(name)};
        const Instant start = at(from.constData());
        QCOMPARE(coverProblem(calendar, start, start + hours(24 * days)), QByteArray());
    }

    void dayStartsAndLasts_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<int>("minutesLong");
        const auto row = [](const char *name, const char *date, const char *start, int length) {
            QTest::addRow("%s %s", name, date)
                << QByteArray(name) << QByteArray(date) << QByteArray(start) << length;
        };
        row("UTC", "2026-01-01", "2026-01-01T00:00:00Z", 24 * 60);
        row("Asia/Kolkata", "2026-01-01", "2025-12-31T18:30:00Z", 24 * 60);
        row("Asia/Kathmandu", "2026-01-01", "2025-12-31T18:15:00Z", 24 * 60);
        row("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", 23 * 60);
        row("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", 25 * 60);
        row("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z", 23 * 60);
        row("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", 25 * 60);
        row("America/St_Johns", "2026-01-01", "2026-01-01T03:30:00Z", 24 * 60);
        row("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00Z", 24 * 60 + 30);
        row("Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30:00Z", 24 * 60 - 30);
        // Midnight does not exist: the day begins at one o'clock.
        row("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", 23 * 60);
        row("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00Z", 25 * 60);
        row("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z", 23 * 60);
        row("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z", 23 * 60);
        // Midnight comes twice: the day begins at the first.
        row("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", 25 * 60);
        row("Atlantic/Azores", "2026-10-25", "2026-10-25T00:00:00Z", 25 * 60);
        // One minute past midnight the clock went back to yesterday.
        row("America/St_Johns", "2010-11-06", "2010-11-06T02:30:00Z", 24 * 60);
        row("America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z", 25 * 60);
        // A Friday that Samoa never had.
        row("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", 24 * 60);
        row("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", 0);
        row("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", 24 * 60);
    }
    void dayStartsAndLasts()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, date);
        QFETCH(QByteArray, start);
        QFETCH(int, minutesLong);
        const SiteCalendar calendar{QTimeZone(name)};
        const QDate asked = day(date.constData());
        QCOMPARE(momentText(calendar.startOfDay(asked)), momentText(at(start.constData())));
        QCOMPARE((calendar.endOfDay(asked) - calendar.startOfDay(asked)) / minutes(1), minutesLong);
    }

    void hourOfAMoment_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("moment");
        QTest::addColumn<QByteArray>("hour");
        QTest::addColumn<QByteArray>("next");
        const auto row = [](const char *name, const char *moment, const char *hour,
                            const char *next) {
            QTest::addRow("%s %s", name, moment)
                << QByteArray(name) << QByteArray(moment) << QByteArray(hour) << QByteArray(next);
        };
        row("UTC", "2026-01-01T10:59:59.999Z", "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z");
        row("Asia/Kolkata", "2026-01-01T10:00:00Z", "2026-01-01T09:30:00Z", "2026-01-01T10:30:00Z");
        row("Asia/Kathmandu", "2026-01-01T10:10:00Z", "2026-01-01T09:15:00Z",
            "2026-01-01T10:15:00Z");
        row("Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T00:00:00Z",
            "2026-10-25T01:00:00Z");
        row("Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25T01:00:00Z",
            "2026-10-25T02:00:00Z");
        // Lord Howe goes back from 02:00 to 01:30: that second 01:30 is half an hour of its own.
        row("Australia/Lord_Howe", "2026-04-04T14:59:00Z", "2026-04-04T14:00:00Z",
            "2026-04-04T15:00:00Z");
        row("Australia/Lord_Howe", "2026-04-04T15:10:00Z", "2026-04-04T15:00:00Z",
            "2026-04-04T15:30:00Z");
        row("Australia/Lord_Howe", "2026-04-04T15:40:00Z", "2026-04-04T15:30:00Z",
            "2026-04-04T16:30:00Z");
        // And forward from 02:00 to 02:30: the hour of two o'clock is half as long.
        row("Australia/Lord_Howe", "2026-10-03T15:29:00Z", "2026-10-03T14:30:00Z",
            "2026-10-03T15:30:00Z");
        row("Australia/Lord_Howe", "2026-10-03T15:30:00Z", "2026-10-03T15:30:00Z",
            "2026-10-03T16:00:00Z");
    }
    void hourOfAMoment()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, moment);
        QFETCH(QByteArray, hour);
        QFETCH(QByteArray, next);
        const SiteCalendar calendar{QTimeZone(name)};
        const Instant found = calendar.hourOf(at(moment.constData()));
        QCOMPARE(momentText(found), momentText(at(hour.constData())));
        QCOMPARE(momentText(calendar.nextHour(found)), momentText(at(next.constData())));
    }

    void isoHasTheOffset_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("moment");
        QTest::addColumn<QString>("iso");
        QTest::newRow("utc") << QByteArray("UTC") << QByteArray("2026-01-01T00:00:00Z")
                             << QStringLiteral("2026-01-01T00:00:00+00:00");
        QTest::newRow("summer") << QByteArray("Europe/Berlin") << QByteArray("2026-03-29T01:00:00Z")
                                << QStringLiteral("2026-03-29T03:00:00+02:00");
        QTest::newRow("west") << QByteArray("America/St_Johns")
                              << QByteArray("2026-01-01T00:00:00Z")
                              << QStringLiteral("2025-12-31T20:30:00-03:30");
        QTest::newRow("quarter") << QByteArray("Asia/Kathmandu")
                                 << QByteArray("2026-01-01T00:00:00Z")
                                 << QStringLiteral("2026-01-01T05:45:00+05:45");
    }
    void isoHasTheOffset()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, moment);
        QFETCH(QString, iso);
        QCOMPARE(SiteCalendar{QTimeZone(name)}.toIso(at(moment.constData())), iso);
    }
};

FOOTFALL_TEST_MAIN(TestCalendar)
#include "tst_calendar.moc"
