// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows under a filter: how far to believe it, what is not known, first numbers.
#include "app/charts/timeserieschart.h"
#include "app/models/breakdownmodel.h"
#include "app/widgets/breakdownpanel.h"
#include "app/widgets/chiprow.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/metriccell.h"
#include "app/widgets/metricrow.h"
#include "app/widgets/progressnote.h"
#include "app/widgets/stateview.h"
#include "tests/app/desk.h"
#include "tests/app/filterdesk.h"
#include "tests/app/guitest.h"

#include <QPushButton>

using namespace footfall;
using domain::Metric;
using kit::DashboardDesk;
using kit::setFilter;

class TestFilteredNumbers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void numbersSayHowFarToBelieveThem();
    void theChartFallsBack();
    void listsSayWhatIsNotKnown();
    void nothingPassesTheFilters();
    void firstNumbersComeFirst();
};

void TestFilteredNumbers::numbersSayHowFarToBelieveThem()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("page~blog")});
    const app::MetricCell *visitors = desk.page().metrics()->cell(Metric::Visitors);
    QVERIFY(visitors->numberAsText().startsWith(QStringLiteral("≤ ")));
    QVERIFY(visitors->accessibleDescription().contains(QStringLiteral("counted with each")));
    QVERIFY(visitors->toolTip().contains(QStringLiteral("counted with each")));
    QVERIFY(!visitors->change());
    const app::MetricCell *duration = desk.page().metrics()->cell(Metric::VisitDuration);
    QCOMPARE(duration->numberAsText(), QStringLiteral("–"));
    QCOMPARE(duration->accessibleName(), QStringLiteral("Visit duration: not known"));
    QVERIFY(duration->accessibleDescription().contains(QStringLiteral("belong together")));
    QVERIFY(desk.page().metrics()->cell(Metric::Visits)->change());
    // Rows of other panels are at most so many too, without a share.
    const app::BreakdownModel *sources = desk.page().panels()[1]->model();
    QCOMPARE(sources->index(0).data(app::RowRole::Text).toString(), QStringLiteral("≤ 7,376"));
    QVERIFY(!sources->index(0).data(app::RowRole::Share).isValid());
    QVERIFY(sources->index(0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("at most")));
    // Those of the pages themselves are exact.
    QVERIFY(!desk.page().panels()[0]->model()->index(0).data(app::RowRole::Text).isValid());
    desk.page().chart()->setCurrent(3);
    QVERIFY(desk.page().chart()->readoutText().contains(QStringLiteral("≤ ")));
    setFilter(desk, {});
    QVERIFY(!visitors->numberAsText().contains(QStringLiteral("≤")));
    QVERIFY(!sources->index(0).data(app::RowRole::Text).isValid());
}

void TestFilteredNumbers::theChartFallsBack()
{
    DashboardDesk desk;
    desk.begin();
    app::MetricRow *row = desk.page().metrics();
    QTest::mouseClick(row->cell(Metric::VisitDuration), Qt::LeftButton);
    QCOMPARE(desk.page().chart()->data().main.metric, Metric::VisitDuration);
    setFilter(desk, {QStringLiteral("page=/")});
    QCOMPARE(desk.page().chart()->data().main.metric, Metric::Visitors);
    QVERIFY(desk.page().chart()->data().second);
    QCOMPARE(row->cell(Metric::VisitDuration)->series(), app::MetricCell::Series::None);
    QCOMPARE(row->cell(Metric::Visitors)->series(), app::MetricCell::Series::Area);
    setFilter(desk, {QStringLiteral("language=de")});
    QVERIFY(!desk.page().chart()->data().second); // Page views are not known.
    QCOMPARE(row->cell(Metric::PageViews)->series(), app::MetricCell::Series::None);
    setFilter(desk, {});
    QCOMPARE(desk.page().chart()->data().main.metric, Metric::VisitDuration);
}

void TestFilteredNumbers::listsSayWhatIsNotKnown()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("language=de")});
    const app::GoalsPanel *goals = desk.page().goals();
    QVERIFY(!goals->showsRows());
    QCOMPARE(goals->state()->title(), QStringLiteral("Not known under this filter"));
    QCOMPARE(goals->state()->accessibleDescription(),
             QStringLiteral("Nothing tells this of events."));
    QVERIFY(!goals->allButton()->isVisible());
    setFilter(desk, {QStringLiteral("country=GB")});
    QVERIFY(goals->showsRows());
}

void TestFilteredNumbers::nothingPassesTheFilters()
{
    DashboardDesk desk;
    desk.begin();
    desk.page().history().change(*domain::filterFromTexts({QStringLiteral("country=GB")}));
    QCoreApplication::processEvents();
    domain::StatsResult empty = test::sampleAnswer(desk.asked.back(), desk.lastId);
    for (domain::Breakdown &breakdown : empty.breakdowns) {
        breakdown.rows.clear();
        breakdown.otherRows = 0;
    }
    empty.totals = {};
    desk.controller.takeAnswer(empty);
    app::BreakdownPanel *pages = desk.page().panels()[0];
    QCOMPARE(pages->state()->title(), QStringLiteral("Nothing passes the filters"));
    QCOMPARE(pages->state()->accessibleDescription(), QStringLiteral("Country is United Kingdom"));
    QTest::mouseClick(pages->state()->findChild<QPushButton *>(), Qt::LeftButton);
    desk.answer();
    QVERIFY(desk.asked.back().filter.isEmpty());
}

void TestFilteredNumbers::firstNumbersComeFirst()
{
    DashboardDesk desk;
    desk.begin();
    app::ProgressNote *note = desk.page().header()->progress();
    QVERIFY(!note->isVisible());
    const auto answer = [&](int percent) {
        QCoreApplication::processEvents();
        domain::StatsResult part = test::sampleAnswer(desk.asked.back(), desk.lastId);
        part.percent = percent;
        desk.controller.takeAnswer(part);
    };
    desk.page().history().change(*domain::filterFromTexts({QStringLiteral("country=GB")}));
    answer(12);
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), QStringLiteral("First numbers, 12 % looked through"));
    const size_t asked = desk.asked.size();
    for (int change = 0; change < 5; ++change)
        desk.controller.noteChange(); // Would give up what is being looked through.
    QCOMPARE(desk.asked.size(), asked);
    answer(64);
    QCOMPARE(note->text(), QStringLiteral("First numbers, 64 % looked through"));
    QTest::mouseClick(note->button(), Qt::LeftButton);
    QCOMPARE(desk.cancelled, 1);
    QCOMPARE(note->text(), QStringLiteral("Only 64 % was looked through"));
    answer(100); // It had been on its way.
    QCOMPARE(note->text(), QStringLiteral("Only 64 % was looked through"));
    desk.controller.noteChange();
    QCOMPARE(desk.asked.size(), asked); // Nothing begins anew by itself.
    QTest::mouseClick(note->button(), Qt::LeftButton);
    QCOMPARE(desk.asked.size(), asked + 1);
    answer(100);
    QVERIFY(!note->isVisible());
}

QTEST_MAIN(TestFilteredNumbers)
#include "tst_filterednumbers.moc"
