// SPDX-License-Identifier: GPL-3.0-or-later
// What came in last, and what went wrong, on the collector page.
#include "app/collector/problemcard.h"
#include "app/collector/problemsmodel.h"
#include "app/collector/recordscard.h"
#include "app/collector/requestsmodel.h"
#include "tests/app/collectordesk.h"
#include "tests/app/guitest.h"
#include "tests/app/samplecollector.h"
#include "tests/app/samplestats.h"
#include "tests/kit/testmain.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace footfall;
using kit::cellText;
using Desk = kit::CollectorDesk;
using State = domain::CollectorStatus::State;

class TestCollectorRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void requestsComeInAtTheTop();
    void theListCanBeHeldStill();
    void requestsAreNeverMarkup();
    void problemsLastUntilTheyAreSolved();
    void theLastProblemIsTold();
    void damageIsTold();
};

void TestCollectorRecords::requestsComeInAtTheTop()
{
    app::RequestsModel model;
    const QAbstractItemModelTester tester(&model);
    std::vector<domain::RecentRequest> all = test::sampleActivity().recent;
    const std::vector<domain::RecentRequest> older(all.begin() + 3, all.end());
    model.setRequests(older);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex kept(model.index(0, app::RequestsModel::Page));
    all.pop_back(); // The last one fell off the end.
    model.setRequests(all);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(2).toInt(), 2);
    QVERIFY(reset.isEmpty());
    QCOMPARE(kept.row(), 3);
    QCOMPARE(kept.data().toString(), QStringLiteral("/forms/leave-request"));
    QCOMPARE(model.rowCount(), static_cast<int>(all.size()));

    QCOMPARE(cellText(model, 0, app::RequestsModel::Result), QStringLiteral("Stored"));
    QCOMPARE(cellText(model, 0, app::RequestsModel::Commit), QStringLiteral("3.6 ms"));
    QCOMPARE(cellText(model, 2, app::RequestsModel::Reason), QStringLiteral("Crawler or bot"));
    QCOMPARE(cellText(model, 2, app::RequestsModel::Commit), QString());
    QCOMPARE(cellText(model, 4, app::RequestsModel::Site), QStringLiteral("—"));
    model.setSiteNames({{QStringLiteral("SITE1"), QStringLiteral("Harbour Books")}});
    QCOMPARE(cellText(model, 0, app::RequestsModel::Site), QStringLiteral("Harbour Books"));
    model.setRequests({});
    QCOMPARE(model.rowCount(), 0);
}

void TestCollectorRecords::theListCanBeHeldStill()
{
    Desk desk;
    desk.openWithAnswers();
    const app::RequestsModel &model = *desk.page->records()->requests();
    const int before = model.rowCount();
    desk.page->records()->holdButton()->click();
    domain::CollectorActivity next = test::sampleActivity();
    domain::RecentRequest added = next.recent.front();
    added.time += std::chrono::seconds(1);
    next.recent.insert(next.recent.begin(), added);
    desk.answer(next);
    QCOMPARE(model.rowCount(), before);
    QCOMPARE(desk.page->records()->note(), QStringLiteral("held still"));
    desk.page->records()->holdButton()->click();
    QCOMPARE(model.rowCount(), before + 1);
    QCOMPARE(desk.page->records()->note(), QStringLiteral("addresses are never listed"));
}

void TestCollectorRecords::requestsAreNeverMarkup()
{
    app::RequestsModel model;
    domain::RecentRequest request;
    request.pathname = QStringLiteral("/<img src=x>\u202Egpj");
    model.setRequests({request});
    QVERIFY(!cellText(model, 0, app::RequestsModel::Page).contains(QChar(0x202E)));
    QVERIFY(!model.index(0, app::RequestsModel::Page)
                 .data(Qt::ToolTipRole)
                 .toString()
                 .contains(QStringLiteral("<img")));
}

void TestCollectorRecords::problemsLastUntilTheyAreSolved()
{
    app::ProblemsModel model;
    const QAbstractItemModelTester tester(&model);
    std::vector<domain::ProblemRecord> problems = test::sampleActivity().problems;
    domain::ProblemRecord lasting;
    lasting.since = test::collectorNow() - std::chrono::seconds(95);
    lasting.title = QStringLiteral("The disk is full");
    problems.insert(problems.begin(), lasting);
    model.setProblems(problems, test::collectorNow());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cellText(model, 0, app::ProblemsModel::Lasted), QStringLiteral("1 min so far"));
    QCOMPARE(cellText(model, 1, app::ProblemsModel::Lasted), QStringLiteral("28 s"));
    problems.front().title = QStringLiteral("The disk was full for two minutes");
    problems.front().solved = test::collectorNow();
    model.setProblems(problems, test::collectorNow());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cellText(model, 0, app::ProblemsModel::Lasted), QStringLiteral("1 min"));
}

void TestCollectorRecords::theLastProblemIsTold()
{
    Desk desk;
    desk.openWithAnswers();
    QCOMPARE(desk.page->problem()->titleText(),
             QStringLiteral("The disk did not answer for 28 seconds"));
    QCOMPARE(desk.page->problem()->note(), QStringLiteral("4 minute(s) ago, solved"));
    desk.page->problem()->findChild<QPushButton *>(QStringLiteral("copyDetails"))->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("12 views waited")));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Solved: 2026-06-30T")));

    domain::CollectorActivity none = test::sampleActivity();
    none.problems.clear();
    desk.answer(none);
    QCOMPARE(desk.page->problem()->titleText(), QStringLiteral("No problem since the start"));

    // What the state itself says is not hidden behind an empty list.
    domain::InstanceStatus status = test::sampleStatus();
    status.collector.state = State::Failed;
    status.collector.problem = QStringLiteral("Port 8080 is taken.");
    desk.answer(status);
    QCOMPARE(desk.page->problem()->titleText(), QStringLiteral("Not collecting"));
    QCOMPARE(desk.page->problem()->text(), QStringLiteral("Port 8080 is taken."));
}

void TestCollectorRecords::damageIsTold()
{
    Desk desk;
    desk.openWithAnswers();
    domain::InstanceStatus status = test::sampleStatus();
    status.store.isChecking = true;
    desk.answer(status);
    QCOMPARE(desk.page->problem()->titleText(), QStringLiteral("The database is being checked"));
    QCOMPARE(desk.page->problem()->text(),
             QStringLiteral("The last run did not end as it should, or found damage."));
    status.store.isChecking = false;
    status.store.damage = QStringLiteral("Facts of site 1 are damaged.\nThose of site 2, too.");
    desk.answer(status);
    QCOMPARE(desk.page->problem()->titleText(), QStringLiteral("The database is damaged"));
    const QString text = desk.page->problem()->text();
    QVERIFY2(text.startsWith(QStringLiteral("Views are kept")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("all other facts are counted")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("restore a backup")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("footfall-server check")), qPrintable(text));
    QVERIFY2(text.endsWith(QStringLiteral("Facts of site 1 are damaged. Those of site 2, too.")),
             qPrintable(text));
    status.store.damage = QString(5'000, QLatin1Char('x'));
    desk.answer(status);
    QVERIFY(desk.page->problem()->text().endsWith(QChar(0x2026)));
    QVERIFY(desk.page->problem()->text().size() < 600);
    // What the check that found nothing leaves is the problem that was told before.
    status.store.damage.clear();
    desk.answer(status);
    QCOMPARE(desk.page->problem()->titleText(),
             QStringLiteral("The disk did not answer for 28 seconds"));
}

FOOTFALL_GUI_TEST_MAIN(TestCollectorRecords)
#include "tst_collectorrecords.moc"
