// SPDX-License-Identifier: GPL-3.0-or-later
// How long a view was read as browsers report it: to which view a report belongs, and what reports
// come to together.
#include "core/pipeline/visittracker.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/visitkit.h"

using namespace footfall;
using kit::hitAt;
using kit::openView;
using kit::PathnameA;
using pipeline::VisitTracker;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

class TestVisitReports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aLeaveReportBelongsToTheNewestView_data()
    {
        QTest::addColumn<qint64>("gapMs");
        QTest::addColumn<qint64>("visibleMs"); // -1: none
        QTest::addColumn<qint64>("pathname");
        QTest::addColumn<qint64>("durationMs"); // -1: superseded
        QTest::newRow("the page") << 60'000ll << 40'000ll << 11ll << 40'000ll;
        QTest::newRow("another page") << 60'000ll << 40'000ll << 12ll << -1ll;
        QTest::newRow("a page never seen") << 60'000ll << 40'000ll << 0ll << -1ll;
        QTest::newRow("without a time") << 60'000ll << -1ll << 11ll << -1ll;
        QTest::newRow("a little longer than the view is old")
            << 60'000ll << 64'000ll << 11ll << 64'000ll;
        QTest::newRow("much longer: an earlier view's") << 60'000ll << 66'000ll << 11ll << -1ll;
        QTest::newRow("clock stepped back") << -60'000ll << 3'000ll << 11ll << 3'000ll;
        QTest::newRow("the nearest second") << 60'000ll << 40'501ll << 11ll << 41'000ll;
        QTest::newRow("at most 30 minutes") << 7'200'000ll << 7'200'000ll << 11ll << 1'800'000ll;
    }
    void aLeaveReportBelongsToTheNewestView()
    {
        QFETCH(qint64, gapMs);
        QFETCH(qint64, visibleMs);
        QFETCH(qint64, pathname);
        QFETCH(qint64, durationMs);
        VisitTracker tracker;
        tracker.open(openView());
        domain::Hit report = hitAt(milliseconds(gapMs), domain::HitKind::Leave);
        if (visibleMs >= 0)
            report.visibleTime = milliseconds(visibleMs);
        const auto change = tracker.leave(report, domain::NameId{pathname});
        QCOMPARE(change ? change->state.duration->count() : -1, durationMs);
        if (change)
            QVERIFY2(change->state.isBounce, "reading is no event");
    }

    void aLaterReportOnlyRaises()
    {
        VisitTracker tracker;
        tracker.open(openView());
        domain::Hit report = hitAt(minutes(1), domain::HitKind::Leave);
        report.visibleTime = seconds(20);
        QVERIFY(tracker.leave(report, PathnameA));
        QVERIFY2(!tracker.leave(report, PathnameA), "the same again");
        report.visibleTime = seconds(19);
        QVERIFY(!tracker.leave(report, PathnameA));
        report.visibleTime = seconds(21);
        QCOMPARE(tracker.leave(report, PathnameA)->state.duration.value(), milliseconds(21'000));
    }

    void reportsThatAddUp_data()
    {
        QTest::addColumn<QString>("reports"); // Of the minute that has passed, in seconds or ms.
        QTest::addColumn<qint64>("durationMs");
        QTest::newRow("one") << "20" << 20'000ll;
        QTest::newRow("two") << "20 15" << 35'000ll;
        QTest::newRow("nothing more") << "20 0" << 20'000ll;
        QTest::newRow("nothing at all") << "0" << 0ll;
        QTest::newRow("behind one of the whole") << "whole30 15" << 45'000ll;
        QTest::newRow("before one of the whole that is shorter") << "20 15 whole30" << 35'000ll;
        QTest::newRow("before one of the whole that is longer") << "20 whole50" << 50'000ll;
        QTest::newRow("one that is an earlier view's") << "20 66 15" << 35'000ll;
        QTest::newRow("each less than is kept")
            << QStringLiteral("20") + QStringLiteral(" 400ms").repeated(5) << 22'000ll;
        QTest::newRow("at most 30 minutes")
            << QStringLiteral("60 ").repeated(40).trimmed() << 1'800'000ll;
    }
    void reportsThatAddUp()
    {
        QFETCH(QString, reports);
        QFETCH(qint64, durationMs);
        VisitTracker tracker;
        tracker.open(openView());
        for (const QString &word : reports.split(QLatin1Char(' '))) {
            domain::Hit report = hitAt(minutes(1), domain::HitKind::Leave);
            const bool isWhole = word.startsWith(QLatin1String("whole"));
            report.visibleTime = word.endsWith(QLatin1String("ms"))
                                     ? milliseconds(word.chopped(2).toInt())
                                     : milliseconds(seconds(word.mid(isWhole ? 5 : 0).toInt()));
            if (!isWhole)
                report.visibleTimeIs = domain::VisibleTime::Added;
            (void)tracker.leave(report, PathnameA);
        }
        QCOMPARE(tracker.arrive(hitAt(minutes(29))).previous->state.duration->count(), durationMs);
    }

    void nobodyReportsForAStranger()
    {
        VisitTracker tracker;
        domain::Hit report = hitAt(minutes(1), domain::HitKind::Leave);
        report.visibleTime = seconds(20);
        QVERIFY(!tracker.leave(report, PathnameA));
        QVERIFY(!tracker.interact(hitAt(minutes(1), domain::HitKind::Event)));
        QCOMPARE(tracker.openViews(), size_t(0));
    }
};

FOOTFALL_TEST_MAIN(TestVisitReports)
#include "tst_visitreports.moc"
