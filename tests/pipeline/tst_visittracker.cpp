// SPDX-License-Identifier: GPL-3.0-or-later
// What the tracker makes of a visit's views and events: what is an entry, a bounce and an exit, and
// how long a view was read where the next one ends it.
#include "core/pipeline/visittracker.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/visitkit.h"

using namespace footfall;
using kit::hash;
using kit::hitAt;
using kit::Hour;
using kit::openView;
using kit::Role;
using kit::SourceA;
using kit::Start;
using pipeline::VisitTracker;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

class TestVisitTracker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aNextViewEndsTheOneBefore_data()
    {
        QTest::addColumn<qint64>("gapMs");
        QTest::addColumn<qint64>("reportedMs"); // -1: none
        QTest::addColumn<bool>("isEntry");
        QTest::addColumn<qint64>("durationMs"); // -1: unknown
        QTest::addColumn<bool>("isBounce");
        QTest::addColumn<bool>("isExit");
        QTest::newRow("a second later") << 1'000ll << -1ll << false << 1'000ll << false << false;
        QTest::newRow("at once") << 0ll << -1ll << false << 0ll << false << false;
        QTest::newRow("just within 30 minutes")
            << 1'799'999ll << -1ll << false << 1'800'000ll << false << false;
        QTest::newRow("the nearest tenth") << 9'349ll << -1ll << false << 9'300ll << false << false;
        QTest::newRow("the nearest tenth, above")
            << 9'950ll << -1ll << false << 10'000ll << false << false;
        QTest::newRow("the nearest second")
            << 10'499ll << -1ll << false << 10'000ll << false << false;
        QTest::newRow("the nearest second, above")
            << 10'500ll << -1ll << false << 11'000ll << false << false;
        QTest::newRow("a report to the tenth")
            << 60'000ll << 7'051ll << false << 7'100ll << false << false;
        QTest::newRow("at 30 minutes") << 1'800'000ll << -1ll << true << -1ll << true << true;
        QTest::newRow("the next day") << 86'400'000ll << -1ll << true << -1ll << true << true;
        QTest::newRow("a report wins") << 60'000ll << 7'000ll << false << 7'000ll << false << false;
        QTest::newRow("a report stays at the exit")
            << 1'800'000ll << 7'000ll << true << 7'000ll << true << true;
        QTest::newRow("clock stepped back") << -5'000ll << -1ll << false << 0ll << false << false;
        QTest::newRow("clock stepped back a day")
            << -86'400'000ll << -1ll << false << 0ll << false << false;
    }
    void aNextViewEndsTheOneBefore()
    {
        QFETCH(qint64, gapMs);
        QFETCH(qint64, reportedMs);
        QFETCH(bool, isEntry);
        QFETCH(qint64, durationMs);
        QFETCH(bool, isBounce);
        QFETCH(bool, isExit);
        VisitTracker tracker;
        storage::OpenPageView before = openView();
        if (reportedMs >= 0)
            before.state.duration = milliseconds(reportedMs);
        tracker.open(before);

        const VisitTracker::Arrival arrival = tracker.arrive(hitAt(milliseconds(gapMs)));
        QCOMPARE(arrival.isEntry, isEntry);
        QCOMPARE(arrival.origin.source, isEntry ? domain::NameId{} : SourceA);
        QVERIFY(arrival.previous.has_value());
        QCOMPARE(arrival.previous->id, before.id);
        const storage::PageViewState &state = arrival.previous->state;
        QCOMPARE(state.duration ? state.duration->count() : -1, durationMs);
        QCOMPARE(state.isBounce, isBounce);
        QCOMPARE(state.isExit, isExit);
        QVERIFY(state.finished);
        QVERIFY(!state.visitorHash);
        QVERIFY2(state.time == Hour, "the time is cut to the hour");
    }

    void aStrangerEntersAndEndsNothing()
    {
        VisitTracker tracker;
        tracker.open(openView());
        domain::Hit hit = hitAt(seconds(1));
        hit.visit = hash(2);
        QVERIFY(tracker.arrive(hit).isEntry);
        domain::Hit sameHashElsewhere = hitAt(seconds(1));
        sameHashElsewhere.site = domain::SiteId{2};
        const auto arrival = tracker.arrive(sameHashElsewhere);
        QVERIFY(arrival.isEntry);
        QVERIFY(!arrival.previous);
        QCOMPARE(tracker.openViews(), size_t(1));
    }

    void aVisitGoesOnOverMidnight()
    {
        VisitTracker tracker;
        tracker.open(openView());
        domain::Hit hit = hitAt(minutes(10));
        hit.visit = hash(2);
        hit.previousVisit = hash(1);
        const auto arrival = tracker.arrive(hit);
        QVERIFY(!arrival.isEntry);
        QCOMPARE(arrival.origin.source, SourceA);
        storage::OpenPageView next = openView(Role::Later, 2);
        next.state.visitorHash = hash(2);
        tracker.open(next);
        QCOMPARE(tracker.openViews(), size_t(1));
        // Today's hash is looked for first.
        hit.time += minutes(1);
        QCOMPARE(tracker.arrive(hit).previous->id, domain::PageViewId{2});
    }

    void anEventEndsTheBounce_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<qint64>("gapMs");
        QTest::addColumn<bool>("changes");
        QTest::newRow("on the entry view") << Role::Entry << 1'000ll << true;
        QTest::newRow("just in time") << Role::Entry << 1'799'999ll << true;
        QTest::newRow("after the visit") << Role::Entry << 1'800'000ll << false;
        QTest::newRow("on a later view") << Role::Later << 1'000ll << false;
    }
    void anEventEndsTheBounce()
    {
        QFETCH(Role, role);
        QFETCH(qint64, gapMs);
        QFETCH(bool, changes);
        VisitTracker tracker;
        tracker.open(openView(role));
        const domain::Hit event = hitAt(milliseconds(gapMs), domain::HitKind::Event);
        const auto change = tracker.interact(event);
        QCOMPARE(change.has_value(), changes);
        if (changes) {
            QVERIFY(!change->state.isBounce);
            QVERIFY2(change->state.visitorHash, "still the newest");
            QVERIFY2(change->state.time == Start, "an event does not prolong the visit");
            QVERIFY2(!tracker.interact(event), "only the first changes anything");
            // And it stays ended when the visit times out.
            QVERIFY(!tracker.arrive(hitAt(minutes(40))).previous->state.isBounce);
        }
    }

    void aPassiveEventChangesNothing()
    {
        VisitTracker tracker;
        tracker.open(openView());
        domain::Hit event = hitAt(seconds(1), domain::HitKind::Event);
        event.event.interactivity = domain::Interactivity::Passive;
        QVERIFY(!tracker.interact(event));
        QVERIFY(tracker.arrive(hitAt(minutes(40))).previous->state.isBounce);
    }

    void theOpenVisitEndsWithItsTime_data()
    {
        QTest::addColumn<qint64>("gapMs");
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("at once") << 0ll << true;
        QTest::newRow("just in time") << 1'799'999ll << true;
        QTest::newRow("after the visit") << 1'800'000ll << false;
        QTest::newRow("clock stepped back") << -60'000ll << true;
    }
    void theOpenVisitEndsWithItsTime()
    {
        QFETCH(qint64, gapMs);
        QFETCH(bool, isOpen);
        VisitTracker tracker;
        tracker.open(openView());
        const domain::Hit event = hitAt(milliseconds(gapMs), domain::HitKind::Event);
        const storage::OpenPageView *open = tracker.openVisit(event);
        QCOMPARE(open != nullptr, isOpen);
        if (isOpen)
            QCOMPARE(open->origin.source, SourceA);
    }

    void aRollbackRestoresEveryStep()
    {
        VisitTracker tracker;
        tracker.open(openView());
        tracker.commit();
        (void)tracker.interact(hitAt(seconds(1), domain::HitKind::Event));
        (void)tracker.arrive(hitAt(seconds(2)));
        tracker.open(openView(Role::Later, 2));
        (void)tracker.arrive(hitAt(seconds(3)));
        tracker.open(openView(Role::Later, 3));
        storage::OpenPageView stranger = openView(Role::Entry, 4);
        stranger.state.visitorHash = hash(9);
        tracker.open(stranger);
        tracker.rollback();

        QCOMPARE(tracker.openViews(), size_t(1));
        const auto arrival = tracker.arrive(hitAt(minutes(31)));
        QCOMPARE(arrival.previous->id, domain::PageViewId{1});
        QVERIFY2(arrival.previous->state.isBounce, "the event never happened");
    }

    void whatIsFoldedIsForgotten()
    {
        VisitTracker tracker;
        for (const quint8 number : {quint8(1), quint8(2), quint8(3)}) {
            storage::OpenPageView view = openView(Role::Entry, number);
            view.state.visitorHash = hash(number);
            tracker.open(view);
        }
        // The second visitor has a newer view than the one that was folded.
        const domain::SiteId site{1};
        tracker.forgetFolded({{domain::PageViewId{1}, site, hash(1)},
                              {domain::PageViewId{20}, site, hash(2)},
                              {domain::PageViewId{9}, site, hash(9)}});
        QCOMPARE(tracker.openViews(), size_t(2));
        QVERIFY(!tracker.arrive(hitAt(minutes(1))).previous);
        tracker.forgetSite(domain::SiteId{1});
        QCOMPARE(tracker.openViews(), size_t(0));
    }
};

FOOTFALL_TEST_MAIN(TestVisitTracker)
#include "tst_visittracker.moc"
