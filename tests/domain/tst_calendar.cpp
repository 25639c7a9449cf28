// SPDX-License-Identifier: GPL-3.0-or-later
// Days and hours of a site, through every kind of clock change that zones have come up with.
#include "core/domain/calendar.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;
using footfall::kit::at;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

namespace {

QTimeZone zone(const char *name)
{
    return QTimeZone(QByteArray(name));
}

QDate day(const char *iso)
{
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

QString text(Instant moment)
{
    return QDateTime::fromMSecsSinceEpoch(toMilliseconds(moment), Qt::UTC)
        .toString(Qt::ISODateWithMs);
}

QByteArray coverProblem(const SiteCalendar &calendar, Instant from, Instant to)
{
    for (Instant hour = calendar.hourOf(from); hour < to;) {
        const Instant next = calendar.nextHour(hour);
        const Instant middle = hour + (next - hour) / 2;
        const Instant last = next - milliseconds(1);
        if (next <= hour || next - hour > hours(1))
            return "an hour of a wrong length at " + text(hour).toUtf8();
        if (calendar.hourOf(hour) != hour || calendar.hourOf(middle) != hour ||
            calendar.hourOf(last) != hour || calendar.hourOf(next) != next)
            return "moments outside of their hour at " + text(hour).toUtf8();
        const QDate today = calendar.dayOf(hour);
        if (calendar.dayOf(middle) != today || calendar.dayOf(last) != today)
            return "an hour of two days at " + text(hour).toUtf8();
        const Instant start = calendar.startOfDay(today);
        const Instant end = calendar.endOfDay(today);
        if (hour < start || next > end)
            return "an hour outside of its day at " + text(hour).toUtf8();
        if (calendar.dayOf(start) != today || calendar.dayOf(end - milliseconds(1)) != today ||
            calendar.dayOf(end) <= today || calendar.dayOf(start - milliseconds(1)) >= today)
            return "a day that does not hold its own ends at " + text(hour).toUtf8();
        hour = next;
    }
    return {};
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
        QCOMPARE(text(calendar.startOfDay(asked)), text(at(start.constData())));
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
        QCOMPARE(text(found), text(at(hour.constData())));
        QCOMPARE(text(calendar.nextHour(found)), text(at(next.constData())));
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

    void newZoneTakesForceAtMidnight_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<int>("firstDayHours");
        QTest::addColumn<int>("skippedDays");
        const auto row = [](const char *before, const char *after, int length, int skipped) {
            QTest::addRow("%s to %s", before, after)
                << QByteArray(before) << QByteArray(after) << length << skipped;
        };
        row("Europe/Berlin", "Europe/London", 25, 0);
        row("Europe/London", "Europe/Berlin", 23, 0);
        row("Europe/Berlin", "America/New_York", 30, 0);
        row("America/New_York", "Europe/Berlin", 18, 0);
        row("UTC", "Asia/Tokyo", 15, 0);
        row("Asia/Tokyo", "UTC", 33, 0);
        // The new zone's midnight that comes 11 hours on is too near; the one after ends the day.
        row("America/New_York", "Asia/Singapore", 35, 1);
        row("Asia/Singapore", "America/New_York", 37, 0);
        row("Pacific/Pago_Pago", "Pacific/Kiritimati", 23, 1);
        // At the midnight after 25 hours this date would begin once more.
        row("Pacific/Kiritimati", "Pacific/Pago_Pago", 49, 0);
    }
    void newZoneTakesForceAtMidnight()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(int, firstDayHours);
        QFETCH(int, skippedDays);
        const SiteCalendar old{QTimeZone(before)};
        const Instant now = at("2026-01-15T12:34:56Z");
        const QDate lastDay = old.dayOf(now);
        const SiteCalendar changed = old.changedTo(QTimeZone(after), now);

        const Instant force = old.endOfDay(lastDay);
        QCOMPARE(changed.spans().size(), size_t(2));
        QCOMPARE(text(changed.spans().back().from), text(force));
        QCOMPARE(changed.zoneAt(force - milliseconds(1)).id(), before);
        QCOMPARE(changed.zoneAt(force).id(), after);
        // History keeps its days and hours.
        for (Instant moment = now - hours(50); moment < force; moment += minutes(37)) {
            QCOMPARE(changed.dayOf(moment), old.dayOf(moment));
            QCOMPARE(text(changed.hourOf(moment)), text(old.hourOf(moment)));
        }
        const QDate firstDay = lastDay.addDays(1);
        QCOMPARE(changed.dayOf(force), firstDay);
        QCOMPARE(text(changed.startOfDay(firstDay)), text(force));
        const Instant end = changed.endOfDay(firstDay);
        QCOMPARE((end - force) / hours(1), firstDayHours);
        QCOMPARE(changed.dayOf(end), firstDay.addDays(1 + skippedDays));
        QCOMPARE(coverProblem(changed, now - hours(50), end + hours(80)), QByteArray());
    }

    void zonesCanChangeOften()
    {
        SiteCalendar calendar(zone("Pacific/Kiritimati"));
        Instant now = at("2026-01-15T12:00:00Z");
        const char *names[] = {"Pacific/Pago_Pago",   "Asia/Kathmandu", "America/St_Johns",
                               "Australia/Lord_Howe", "Europe/Berlin",  "Pacific/Kiritimati"};
        for (const char *name : names) {
            calendar = calendar.changedTo(zone(name), now);
            now += hours(60);
        }
        QCOMPARE(calendar.spans().size(), size_t(7));
        QCOMPARE(coverProblem(calendar, at("2026-01-13T00:00:00Z"), at("2026-02-20T00:00:00Z")),
                 QByteArray());
        QCOMPARE(SiteCalendar(calendar.spans()), calendar);
    }

    void pendingChangeIsReplaced()
    {
        const SiteCalendar old(zone("Europe/Berlin"));
        const Instant now = at("2026-01-15T12:00:00Z");
        const SiteCalendar once = old.changedTo(zone("Asia/Tokyo"), now);
        const SiteCalendar twice = once.changedTo(zone("America/New_York"), now + hours(1));
        QCOMPARE(twice.spans().size(), size_t(2));
        QCOMPARE(twice.spans().back().zone, zone("America/New_York"));
        QCOMPARE(twice.changedTo(zone("Europe/Berlin"), now + hours(2)), old);
        QCOMPARE(old.changedTo(zone("Europe/Berlin"), now), old);
    }
};

FOOTFALL_TEST_MAIN(TestCalendar)
#include "tst_calendar.moc"
