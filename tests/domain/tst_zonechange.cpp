// SPDX-License-Identifier: GPL-3.0-or-later
// When a site takes another time zone: from which midnight on, and what of a change that waits.
#include "tests/domain/calendarcover.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;
using footfall::kit::at;
using footfall::tests::coverProblem;
using footfall::tests::momentText;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

namespace {

QTimeZone zone(const char *name)
{
    return QTimeZone(QByteArray(name));
}

} // namespace

class TestZoneChange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

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
        QCOMPARE(momentText(changed.spans().back().from), momentText(force));
        QCOMPARE(changed.zoneAt(force - milliseconds(1)).id(), before);
        QCOMPARE(changed.zoneAt(force).id(), after);
        // History keeps its days and hours.
        for (Instant moment = now - hours(50); moment < force; moment += minutes(37)) {
            QCOMPARE(changed.dayOf(moment), old.dayOf(moment));
            QCOMPARE(momentText(changed.hourOf(moment)), momentText(old.hourOf(moment)));
        }
        const QDate firstDay = lastDay.addDays(1);
        QCOMPARE(changed.dayOf(force), firstDay);
        QCOMPARE(momentText(changed.startOfDay(firstDay)), momentText(force));
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

FOOTFALL_TEST_MAIN(TestZoneChange)
#include "tst_zonechange.moc"
