// SPDX-License-Identifier: GPL-3.0-or-later
// Which days the dashboard shows and compares, and in which steps.
#include "app/charts/timeserieschart.h"
#include "app/widgets/chiprow.h"
#include "app/widgets/comparedaysdialog.h"
#include "app/widgets/dashboardheader.h"
#include "app/widgets/metricrow.h"
#include "app/widgets/periodpicker.h"
#include "tests/app/desk.h"
#include "tests/app/filterdesk.h"
#include "tests/app/guitest.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QMenu>
#include <QPushButton>

using namespace footfall;
using domain::PeriodPreset;
using kit::DashboardDesk;
using kit::filterOf;
using kit::setFilter;

class TestDashboardPeriods : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void periodsAreAsked_data();
    void periodsAreAsked();
    void arrowsStepByThePeriod();
    void compareCanBeSwitchedOff();
    void allTimeIsComparedWithNothing();
    void todayIsComparedUpToThisHour();
    void intervalMenuAsksAnew();
    void aPointOpensItsDays();
    void anyDaysAreCompared();
};

void TestDashboardPeriods::periodsAreAsked_data()
{
    QTest::addColumn<PeriodPreset>("preset");
    QTest::addColumn<domain::Interval>("interval");
    QTest::newRow("today") << PeriodPreset::Today << domain::Interval::Hour;
    QTest::newRow("7 days") << PeriodPreset::Last7Days << domain::Interval::Day;
    QTest::newRow("90 days") << PeriodPreset::Last90Days << domain::Interval::Day;
    QTest::newRow("12 months") << PeriodPreset::Last12Months << domain::Interval::Week;
}

void TestDashboardPeriods::periodsAreAsked()
{
    QFETCH(PeriodPreset, preset);
    QFETCH(domain::Interval, interval);
    DashboardDesk desk;
    desk.begin();
    QPushButton *segment = desk.page().header()->picker()->segment(preset);
    QTest::mouseClick(segment, Qt::LeftButton);
    desk.answer();
    QCOMPARE(desk.asked.back().period, domain::PeriodChoice(preset));
    QCOMPARE(desk.asked.back().interval, interval);
    QVERIFY(segment->isChecked());
    QCOMPARE(desk.page().chart()->data().interval, interval);
    // Every other period is in the menu, with its mark.
    QMenu *menu = desk.page().header()->picker()->menu();
    Q_EMIT menu->aboutToShow();
    int checked = 0;
    for (const QAction *action : menu->actions())
        checked += action->isChecked() ? 1 : 0;
    QCOMPARE(checked, 1);
    QCOMPARE(menu->actions().size(), 12); // nine presets, two lines, "Choose days"
}

void TestDashboardPeriods::arrowsStepByThePeriod()
{
    DashboardDesk desk;
    desk.begin();
    QVERIFY(!desk.controller.canGoForward());
    QTest::keyClick(&desk.window, Qt::Key_Left, Qt::AltModifier);
    desk.answer();
    // June is a whole month so far, so the step is a month.
    QCOMPARE(desk.controller.period(), (domain::Period{QDate(2026, 5, 1), QDate(2026, 5, 31)}));
    QVERIFY(desk.controller.canGoForward());
    QTest::keyClick(&desk.window, Qt::Key_Right, Qt::AltModifier);
    desk.answer();
    QCOMPARE(desk.controller.period(), (domain::Period{QDate(2026, 6, 1), QDate(2026, 6, 30)}));
    desk.controller.setChoice(PeriodPreset::Last7Days);
    desk.answer();
    desk.controller.goBack();
    QCOMPARE(desk.controller.period(), (domain::Period{QDate(2026, 6, 17), QDate(2026, 6, 23)}));
}

void TestDashboardPeriods::compareCanBeSwitchedOff()
{
    DashboardDesk desk;
    desk.begin();
    QCOMPARE(desk.asked.back().comparison, domain::Comparison::Previous);
    QTest::mouseClick(desk.page().header()->compareButton(), Qt::LeftButton);
    desk.answer();
    QCOMPARE(desk.asked.back().comparison, domain::Comparison::None);
    QVERIFY(desk.page().chart()->data().before.empty());
    QVERIFY(!desk.page().metrics()->cell(domain::Metric::Visits)->change());
}

void TestDashboardPeriods::allTimeIsComparedWithNothing()
{
    DashboardDesk desk;
    desk.begin();
    desk.controller.setChoice(PeriodPreset::AllTime);
    desk.answer();
    QVERIFY(desk.page().chart()->data().before.empty());
    QVERIFY(!desk.page().metrics()->cell(domain::Metric::Visits)->change());
    desk.controller.setChoice(PeriodPreset::LastMonth);
    desk.answer();
    // The rule is asked for, so that a script that asks the same is told the same days.
    QCOMPARE(desk.asked.back().comparison, domain::Comparison::Previous);
    QVERIFY(!desk.asked.back().comparedWith);
    QVERIFY(desk.controller.result()->comparedWith ==
            (domain::Period{QDate(2026, 4, 1), QDate(2026, 4, 30)}));
    QVERIFY(desk.page().metrics()->cell(domain::Metric::Visits)->change());
}

void TestDashboardPeriods::todayIsComparedUpToThisHour()
{
    DashboardDesk desk;
    desk.begin();
    const app::MetricCell *views = desk.page().metrics()->cell(domain::Metric::PageViews);
    const auto before = [](const domain::Counters &counters) {
        return QStringLiteral("before: %1").arg(QLocale().toString(counters.pageViews));
    };
    QVERIFY(!desk.page().header()->comparedButton()->text().contains(QStringLiteral("this hour")));
    QVERIFY(views->toolTip().contains(before(*desk.controller.result()->before)));
    desk.controller.setChoice(PeriodPreset::Today);
    desk.answer();
    const domain::StatsResult &today = *desk.controller.result();
    QVERIFY(today.comparable->pageViews > 0);
    QVERIFY(today.comparable->pageViews < today.before->pageViews);
    QVERIFY(desk.page().header()->comparedButton()->text().contains(QStringLiteral("this hour")));
    QVERIFY2(views->toolTip().contains(before(*today.comparable)), qPrintable(views->toolTip()));
}

void TestDashboardPeriods::intervalMenuAsksAnew()
{
    DashboardDesk desk;
    desk.begin();
    QMenu *menu = desk.page().intervalButton()->menu();
    Q_EMIT menu->aboutToShow();
    QStringList offered;
    for (const QAction *action : menu->actions())
        offered.append(action->text());
    QCOMPARE(offered, (QStringList{QStringLiteral("Hour"), QStringLiteral("Day"),
                                   QStringLiteral("Week"), QStringLiteral("Month")}));
    menu->actions().at(2)->trigger();
    desk.answer();
    QCOMPARE(desk.asked.back().interval, domain::Interval::Week);
    QCOMPARE(desk.page().intervalButton()->text(), QStringLiteral("Week"));
    // Another period goes back to its natural interval.
    desk.controller.setChoice(PeriodPreset::Today);
    QCOMPARE(desk.controller.interval(), domain::Interval::Hour);
}

void TestDashboardPeriods::aPointOpensItsDays()
{
    DashboardDesk desk;
    desk.begin();
    app::TimeSeriesChart *chart = desk.page().chart();
    chart->setFocus(Qt::TabFocusReason);
    QTest::keyClick(chart, Qt::Key_Home);
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_Return);
    desk.answer();
    QCOMPARE(desk.controller.period(), (domain::Period{QDate(2026, 6, 2), QDate(2026, 6, 2)}));
    QCOMPARE(desk.controller.interval(), domain::Interval::Hour);
    // An hour is no day that could be opened.
    QTest::keyClick(chart, Qt::Key_Home);
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(desk.controller.period().days(), 1);
    QTest::keyClick(&desk.window, Qt::Key_Z, Qt::ControlModifier);
    desk.answer();
    QCOMPARE(desk.controller.choice(), domain::PeriodChoice(domain::PeriodPreset::Last30Days));
    const QRectF plot = chart->chart()->plotArea();
    QTest::mouseClick(chart->viewport(), Qt::LeftButton, {},
                      QPoint(qRound(plot.right()) - 2, qRound(plot.center().y())));
    desk.answer();
    QCOMPARE(desk.controller.period(), (domain::Period{QDate(2026, 6, 30), QDate(2026, 6, 30)}));
}

void TestDashboardPeriods::anyDaysAreCompared()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("country=GB")});
    QPushButton *compared = desk.page().header()->comparedButton();
    QVERIFY(compared->text().startsWith(QStringLiteral("Compared with")));
    QMenu *menu = compared->menu();
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().front()->isChecked());
    menu->actions().at(3)->trigger();
    auto *dialog = desk.window.findChild<app::CompareDaysDialog *>();
    QVERIFY(dialog);
    dialog->from()->setSelectedDate(QDate(2026, 3, 3));
    dialog->to()->setSelectedDate(QDate(2026, 3, 20));
    QVERIFY(!dialog->alignBox()->isChecked());
    dialog->alignBox()->setChecked(true); // 1 June is a Monday.
    QTest::mouseClick(dialog->showButton(), Qt::LeftButton);
    desk.answer();
    QCOMPARE(desk.asked.back().comparison, domain::Comparison::None);
    QVERIFY(desk.asked.back().comparedWith ==
            (domain::Period{QDate(2026, 3, 2), QDate(2026, 3, 19)}));
    QCOMPARE(filterOf(desk), QStringList{QStringLiteral("country=GB")});
    QVERIFY(desk.page().header()->compareButton()->isChecked());
    QVERIFY2(compared->text().contains(QStringLiteral("2 – 19 March")),
             qPrintable(compared->text()));
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().at(3)->isChecked());
    menu->actions().at(1)->trigger(); // The same weekdays before.
    desk.answer();
    QCOMPARE(desk.asked.back().comparison, domain::Comparison::Weekday);
    QVERIFY(!desk.asked.back().comparedWith);
    QTest::mouseClick(desk.page().header()->compareButton(), Qt::LeftButton);
    desk.answer();
    QCOMPARE(desk.asked.back().comparison, domain::Comparison::None);
    QVERIFY(!compared->isVisible());
}

QTEST_MAIN(TestDashboardPeriods)
#include "tst_dashboardperiods.moc"
