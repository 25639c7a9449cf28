// SPDX-License-Identifier: GPL-3.0-or-later
// The collector page with commands that answer when the test wants: states, numbers, the ledger,
// pausing, test requests.
#include "app/charts/livechart.h"
#include "app/collector/addresswords.h"
#include "app/collector/botsmodel.h"
#include "app/collector/botspage.h"
#include "app/collector/collectorheader.h"
#include "app/collector/collectorpage.h"
#include "app/collector/collectorstate.h"
#include "app/collector/figurerow.h"
#include "app/collector/ledgermodel.h"
#include "app/collector/livecard.h"
#include "app/collector/plaintable.h"
#include "app/collector/problemcard.h"
#include "app/collector/problemsmodel.h"
#include "app/collector/reasons.h"
#include "app/collector/recordscard.h"
#include "app/collector/rejectedcard.h"
#include "app/collector/rejectionmodel.h"
#include "app/collector/requestsmodel.h"
#include "app/collector/seenascard.h"
#include "app/mainwindow.h"
#include "app/translation.h"
#include "app/widgets/collectorblock.h"
#include "app/widgets/sitesidebar.h"
#include "app/widgets/stateview.h"
#include "tests/app/fakecommands.h"
#include "tests/app/guitest.h"
#include "tests/app/samplecollector.h"
#include "tests/app/samplestats.h"
#include "tests/kit/testmain.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>

using namespace footfall;
using app::FigureRow;
using app::LedgerModel;
using app::RecordsCard;
using domain::ErrorKind;
using domain::Rejection;
using Figure = FigureRow::Figure;
using State = domain::CollectorStatus::State;

namespace {

/// The window with the collector page in it, answering by hand.
struct Desk {
    Desk()
        : settings(folder.filePath(QStringLiteral("window.ini")))
        , controller({[](const domain::StatsRequest &) { return quint64(1); }, [] {}}, fake.clock)
        , window(controller, fake.commands, settings)
        , page(new app::CollectorPage(fake.backend()))
    {
        fake.clock.set(test::collectorNow());
        window.setCollectorPage(page);
        window.resize(1440, 900);
        window.show();
        controller.takeSummaries(test::sampleSummaries());
        QCoreApplication::processEvents();
        if (fake.commands.asking.isWaiting())
            answer(test::sampleStatus());
    }
    void open()
    {
        window.showCollector();
        QCoreApplication::processEvents();
    }
    void openWithAnswers()
    {
        open();
        answer(test::sampleStatus());
        answer(test::sampleActivity());
    }
    void answer(const domain::Result<domain::InstanceStatus> &status)
    {
        if (!fake.commands.asking.isWaiting())
            page->controller().refresh();
        fake.commands.asking.answer(status);
        QCoreApplication::processEvents();
    }
    void answer(const domain::Result<domain::CollectorActivity> &activity)
    {
        if (!fake.commands.watching.isWaiting())
            page->controller().refresh();
        fake.commands.watching.answer(activity);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString number(Figure figure) const
    {
        return page->figures()->cell(figure)->content().number;
    }
    [[nodiscard]] QString note(Figure figure) const
    {
        return page->figures()->cell(figure)->content().note;
    }
    [[nodiscard]] app::CollectorBlock &block() { return *window.sidebar()->collector(); }

    QTemporaryDir folder;
    kit::FakeBackend fake;
    app::AppSettings settings;
    app::DashboardController controller;
    app::MainWindow window;
    app::CollectorPage *page;
};

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

qint64 asNumber(const QString &text)
{
    return QLocale().toLongLong(text);
}

domain::AddressExplanation seen(const char *address, const char *peer, const char *header = "",
                                const char *trusted = "", const char *ignored = "")
{
    domain::AddressExplanation made;
    made.address = QString::fromLatin1(address);
    made.peer = QString::fromLatin1(peer);
    made.header = QString::fromLatin1(header);
    made.trustedRange = QString::fromLatin1(trusted);
    made.ignoredHeader = QString::fromLatin1(ignored);
    return made;
}

} // namespace

class TestCollectorPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void statesHaveWordsAndHealth_data();
    void statesHaveWordsAndHealth();
    void theBlockOpensThePageAndEscLeavesIt();
    void aSiteLeadsBackAlsoTheSameOne();
    void itAsksOnlyWhileItIsSeen();
    void aHolderThatDoesNotAnswerIsSaid();
    void aSecondAnswerBringsTheNumbersBack();
    void numbersAreOfTheLastMinute();
    void refusedViewsAreSaid();
    void theSpoolsPeakIsRemembered();
    void linesAreSumsOfAMinute();
    void chartsReachBackAsChosen();
    void theReadoutFollowsTheKeys();
    void theAxisGrowsAtOnce();
    void manyPointsKeepTheirExtremes();
    void clockTicksAreRound();
    void theLedgerAddsUp();
    void theLedgerFollowsItsSites();
    void reasonsAreSummedOverSites();
    void everyReasonHasWords();
    void botsAreShownWhereASiteWantsIt();
    void requestsComeInAtTheTop();
    void theListCanBeHeldStill();
    void requestsAreNeverMarkup();
    void problemsLastUntilTheyAreSolved();
    void theLastProblemIsTold();
    void pausingAsksFirst();
    void resumingDoesNot();
    void aFailedPauseIsSaid();
    void aTestRequestSaysHowOneIsSeen();
    void aFailedTestIsSaidInWords();
    void addressesAreExplained_data();
    void addressesAreExplained();
    void itFitsTheWindowWithoutScrolling();
    void itFitsANarrowWindow();
    void pictures();
};

void TestCollectorPage::statesHaveWordsAndHealth_data()
{
    using Health = app::CollectorState::Health;
    QTest::addColumn<domain::InstanceStatus>("status");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("health");
    QTest::addColumn<QString>("detail");
    domain::InstanceStatus status = test::sampleStatus();
    QTest::newRow("collecting") << status << "Collecting" << int(Health::Fine) << "";
    status.store.spooled = 12;
    status.store.problem = QStringLiteral("The database is locked.");
    QTest::newRow("spooling") << status << "Spooling" << int(Health::Warning)
                              << "12 view(s) wait on the disk.";
    status.store.spooled = 0;
    QTest::newRow("in trouble") << status << "Collecting" << int(Health::Warning)
                                << "The database is locked.";
    status.store.wasOpened = false;
    QTest::newRow("never opened") << status << "Spooling" << int(Health::Warning)
                                  << "0 view(s) wait on the disk.";
    status = test::sampleStatus();
    status.collector.state = State::Paused;
    QTest::newRow("paused") << status << "Paused" << int(Health::Resting)
                            << "Views that arrive now are not counted.";
    status.collector.state = State::Stopped;
    QTest::newRow("stopped") << status << "Stopped" << int(Health::Bad) << "";
    status.collector.state = State::Failed;
    status.collector.problem = QStringLiteral("Port 8080 is taken.");
    QTest::newRow("failed") << status << "Not collecting" << int(Health::Bad)
                            << "Port 8080 is taken.";
}

void TestCollectorPage::statesHaveWordsAndHealth()
{
    QFETCH(domain::InstanceStatus, status);
    const app::CollectorState state = app::collectorStateOf(status);
    QTEST(state.word, "word");
    QTEST(int(state.health), "health");
    QTEST(state.detail, "detail");
    Desk desk;
    desk.open();
    desk.answer(status);
    QTEST(desk.page->header()->pill()->text(), "word");
    QTEST(desk.block().stateText(), "word");
    QTEST(desk.block().detailText(), "detail");
    QVERIFY(desk.page->showsNumbers());
}

void TestCollectorPage::theBlockOpensThePageAndEscLeavesIt()
{
    Desk desk;
    const QString site = desk.window.sidebar()->current();
    QVERIFY(desk.window.shown() == app::MainWindow::Shown::Dashboard);
    QTest::mouseClick(&desk.block(), Qt::LeftButton, {}, QPoint(40, 60));
    QVERIFY(desk.window.shown() == app::MainWindow::Shown::Collector);
    QVERIFY(desk.page->isVisible());
    QVERIFY(desk.block().isChecked());
    QVERIFY(!desk.window.sidebar()->list()->currentIndex().isValid());
    QCOMPARE(desk.window.windowTitle(), QStringLiteral("Collector – Footfall"));
    // A click on the open one does not close it.
    QTest::mouseClick(&desk.block(), Qt::LeftButton, {}, QPoint(40, 60));
    QVERIFY(desk.block().isChecked());
    desk.controller.takeSummaries(test::sampleSummaries());
    QVERIFY(desk.window.shown() == app::MainWindow::Shown::Collector);

    QTest::keyClick(desk.page, Qt::Key_Escape);
    QVERIFY(desk.window.shown() == app::MainWindow::Shown::Dashboard);
    desk.open();
    QTest::keyClick(desk.window.sidebar()->list(), Qt::Key_Escape);
    QVERIFY(desk.window.shown() == app::MainWindow::Shown::Dashboard);
    QCOMPARE(desk.window.sidebar()->current(), site);
    QVERIFY(desk.window.sidebar()->list()->currentIndex().isValid());
    QVERIFY(!desk.block().isChecked());
}

void TestCollectorPage::aSiteLeadsBackAlsoTheSameOne()
{
    Desk desk;
    const QString before = desk.window.sidebar()->current();
    for (const int row : {0, 3}) {
        desk.open();
        QListView *list = desk.window.sidebar()->list();
        const QRect box = list->visualRect(list->model()->index(row, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, box.center());
        QVERIFY(desk.window.shown() == app::MainWindow::Shown::Dashboard);
        QCOMPARE(desk.window.sidebar()->current() == before, row == 0);
    }
}

void TestCollectorPage::itAsksOnlyWhileItIsSeen()
{
    Desk desk;
    QVERIFY(!desk.fake.commands.watching.isWaiting());
    QVERIFY(desk.page->controller().attention() == app::CollectorController::Attention::Unwatched);
    desk.open();
    QVERIFY(desk.fake.commands.watching.isWaiting());
    desk.answer(test::sampleActivity());
    QTRY_VERIFY(desk.fake.commands.watching.isWaiting()); // Once more, a second later.
    desk.answer(test::sampleActivity());
    desk.window.hide();
    QVERIFY(desk.page->controller().attention() == app::CollectorController::Attention::Unwatched);
    desk.window.show();
    QVERIFY(desk.page->controller().attention() == app::CollectorController::Attention::Watched);
    desk.window.leaveCollector();
    QVERIFY(desk.page->controller().attention() == app::CollectorController::Attention::Unwatched);
}

void TestCollectorPage::aHolderThatDoesNotAnswerIsSaid()
{
    Desk desk;
    desk.open();
    desk.answer(domain::Result<domain::InstanceStatus>(
        domain::failure(ErrorKind::Unavailable, QStringLiteral("It ended."))));
    QVERIFY(!desk.page->showsNumbers());
    QCOMPARE(desk.page->state()->title(), QStringLiteral("The collector does not answer"));
    QCOMPARE(desk.page->state()->accessibleDescription(), QStringLiteral("It ended."));
    QCOMPARE(desk.page->header()->pill()->text(), QStringLiteral("Unreachable"));
    QVERIFY(!desk.page->header()->flowButton()->isEnabled());
    QCOMPARE(desk.block().stateText(), QStringLiteral("Unreachable"));
}

void TestCollectorPage::aSecondAnswerBringsTheNumbersBack()
{
    Desk desk;
    desk.open();
    desk.answer(domain::Result<domain::InstanceStatus>(
        domain::failure(ErrorKind::Unavailable, QStringLiteral("It ended."))));
    desk.answer(test::sampleStatus());
    desk.answer(domain::Result<domain::CollectorActivity>(
        domain::failure(ErrorKind::Unavailable, QStringLiteral("An older holder."))));
    QVERIFY(desk.page->showsNumbers());
    QCOMPARE(desk.number(Figure::Received), QString());
    desk.answer(test::sampleActivity());
    QVERIFY(!desk.number(Figure::Received).isEmpty());
    QCOMPARE(desk.page->header()->factsText(), QStringLiteral("0.0.0.0:8080, up 4 d 3 h"));
}

void TestCollectorPage::numbersAreOfTheLastMinute()
{
    Desk desk;
    desk.open();
    desk.answer(test::sampleStatus());
    domain::CollectorActivity activity;
    activity.queueCapacity = 10'000;
    for (int index = 0; index < 13; ++index) {
        domain::ActivitySlot slot;
        slot.start = test::collectorNow() - std::chrono::seconds(5) * (12 - index);
        slot.received = index == 0 ? 1000 : 4; // The first one is longer ago than a minute.
        slot.stored = index == 0 ? 1000 : 3;
        slot.rejected = index == 0 ? 0 : 1;
        slot.deepestQueue = index;
        slot.commitMilliseconds = 4;
        slot.slowestMilliseconds = index == 6 ? 13 : 5;
        activity.intervals.push_back(slot);
    }
    desk.answer(activity);
    QCOMPARE(desk.number(Figure::Received), QStringLiteral("48"));
    QCOMPARE(desk.number(Figure::Stored), QStringLiteral("36"));
    QCOMPARE(desk.number(Figure::Waiting), QStringLiteral("0"));
    QCOMPARE(desk.number(Figure::Rejected), QStringLiteral("12"));
    QCOMPARE(desk.note(Figure::Rejected), QStringLiteral("25% of received"));
    QCOMPARE(desk.number(Figure::Queue), QStringLiteral("12"));
    QCOMPARE(desk.note(Figure::Queue), QStringLiteral("of 10,000"));
    QCOMPARE(desk.number(Figure::Commit), QStringLiteral("4.0"));
    QCOMPARE(desk.page->figures()->cell(Figure::Commit)->content().unit, QStringLiteral("ms"));
    QCOMPARE(desk.note(Figure::Commit), QStringLiteral("slowest 13 ms"));
}

void TestCollectorPage::refusedViewsAreSaid()
{
    Desk desk;
    desk.openWithAnswers();
    domain::CollectorActivity activity = test::sampleActivity();
    activity.intervals.back().refused = 3;
    desk.answer(activity);
    QCOMPARE(desk.note(Figure::Rejected), QStringLiteral("3 refused"));
}

void TestCollectorPage::theSpoolsPeakIsRemembered()
{
    Desk desk;
    desk.openWithAnswers();
    QCOMPARE(desk.note(Figure::Waiting), QString());
    domain::CollectorActivity activity = test::sampleActivity();
    for (const qint64 waiting : {3, 12, 5, 0}) {
        activity.waitingInSpool = waiting;
        desk.answer(activity);
        QCOMPARE(desk.number(Figure::Waiting), QString::number(waiting));
    }
    QVERIFY(desk.note(Figure::Waiting).startsWith(QStringLiteral("peak 12 at ")));

    app::SpoolPeak peak;
    const domain::Instant now = test::collectorNow();
    peak.note(now, 9);
    peak.note(now + std::chrono::minutes(30), 4);
    QCOMPARE(peak.peak()->waiting, 9);
    peak.note(now + std::chrono::minutes(61), 0);
    QCOMPARE(peak.peak()->waiting, 4);
    peak.note(now + std::chrono::minutes(200), 0);
    QVERIFY(!peak.peak());
}

void TestCollectorPage::linesAreSumsOfAMinute()
{
    domain::CollectorActivity activity;
    for (int index = 0; index < 30; ++index) {
        domain::ActivitySlot slot;
        slot.start = test::collectorNow() + std::chrono::seconds(5) * index;
        slot.received = 2;
        slot.stored = index == 20 ? 0 : 2;
        slot.spooled = index == 20 ? 2 : 0;
        slot.commitMilliseconds = 4;
        activity.intervals.push_back(slot);
    }
    const app::LiveSeries series = app::seriesOf(activity, std::chrono::minutes(10), {});
    QCOMPARE(series.received.size(), size_t(30));
    QCOMPARE(series.received.front(), 2.0); // Nothing came before the start.
    QCOMPARE(series.received.back(), 24.0);
    QCOMPARE(series.stored.back(), 22.0);
    QCOMPARE(series.spooled.back(), 2.0);
    QVERIFY(std::isnan(series.milliseconds[20]));
    QCOMPARE(series.end, activity.intervals.back().start + std::chrono::seconds(5));
    QCOMPARE(app::seriesOf(activity, std::chrono::minutes(1), {}).received.size(), size_t(12));

    // Before the collector began, there is nothing to draw, not even 0.
    domain::CollectorActivity late = activity;
    for (size_t index = 0; index < 10; ++index)
        late.intervals[index].received = late.intervals[index].stored = 0;
    const domain::Instant since = late.intervals[8].start + std::chrono::seconds(1);
    QCOMPARE(app::seriesOf(late, std::chrono::minutes(10), since).received.size(), size_t(22));
    QCOMPARE(app::seriesOf(late, std::chrono::minutes(10), {}).received.size(), size_t(30));

    // Of a whole hour, the first points would lack what lies before it.
    while (activity.intervals.size() < 720)
        activity.intervals.push_back(activity.intervals.back());
    QCOMPARE(app::seriesOf(activity, std::chrono::minutes(60), {}).received.size(), size_t(709));
    QCOMPARE(app::seriesOf(activity, std::chrono::minutes(60), {}).received.front(), 24.0);
    QVERIFY(app::seriesOf({}, std::chrono::minutes(10), {}).received.empty());
}

void TestCollectorPage::chartsReachBackAsChosen()
{
    Desk desk;
    desk.openWithAnswers();
    QCOMPARE(desk.page->live()->chart()->data().room, 120);
    QMenu *menu = desk.page->live()->spanButton()->menu();
    QCOMPARE(menu->actions().size(), 3);
    menu->actions().at(1)->trigger();
    QCOMPARE(desk.page->live()->chart()->data().room, 360);
    QCOMPARE(desk.page->queueChart()->data().room, 360);
    QCOMPARE(desk.page->commitChart()->data().room, 360);
    QCOMPARE(desk.page->live()->spanButton()->text(), QStringLiteral("30 minute(s)"));
}

void TestCollectorPage::theReadoutFollowsTheKeys()
{
    Desk desk;
    desk.openWithAnswers();
    app::LiveChart *chart = desk.page->live()->chart();
    chart->setFocus(Qt::TabFocusReason);
    QCOMPARE(chart->current(), 119);
    QVERIFY(chart->readoutText().contains(QStringLiteral("Received")));
    QCOMPARE(chart->accessibleDescription(), chart->readoutText());
    const QString newest = chart->readoutText();
    QTest::keyClick(chart, Qt::Key_Left);
    QCOMPARE(chart->current(), 118);
    QVERIFY(chart->readoutText() != newest);
    QTest::keyClick(chart, Qt::Key_Home);
    QCOMPARE(chart->current(), 0);
    QTest::keyClick(chart, Qt::Key_Escape);
    QCOMPARE(chart->current(), -1);
    QCOMPARE(chart->readoutText(), QString());
    QVERIFY(desk.window.shown() == app::MainWindow::Shown::Collector);
    QTest::keyClick(chart, Qt::Key_Escape); // The second one leaves the page.
    QVERIFY(desk.window.shown() == app::MainWindow::Shown::Dashboard);
}

void TestCollectorPage::theAxisGrowsAtOnce()
{
    app::LiveChart chart(app::LiveChart::Unit::Count, QStringLiteral("Views"));
    app::LiveChart::Data data;
    data.room = 3;
    data.step = std::chrono::seconds(5);
    data.lines = {{QStringLiteral("Views"),
                   &app::Theme::s1,
                   app::LiveChart::Line::Look::Area,
                   {1, 2, 3},
                   {}}};
    chart.setData(data);
    QCOMPARE(chart.ticks().top(), 3.0);
    data.lines.front().values = {1, 2, 90};
    chart.setData(data);
    QCOMPARE(chart.ticks().top(), 100.0);
    data.lines.front().values = {1, 2, 3};
    chart.setData(data);
    QCOMPARE(chart.ticks().top(), 100.0); // It shrinks only after a while.
}

void TestCollectorPage::manyPointsKeepTheirExtremes()
{
    std::vector<QPointF> points;
    for (int index = 0; index < 1000; ++index)
        points.emplace_back(index / 10.0, index == 555 ? 900 : index % 7);
    const std::vector<QPointF> kept = app::extremesByColumn(points);
    QVERIFY(kept.size() <= 200);
    QVERIFY(std::any_of(kept.begin(), kept.end(),
                        [](const QPointF &point) { return point.y() == 900; }));
    QVERIFY(std::is_sorted(kept.begin(), kept.end(),
                           [](const QPointF &a, const QPointF &b) { return a.x() < b.x(); }));
}

void TestCollectorPage::clockTicksAreRound()
{
    const domain::Instant to = test::collectorNow();
    const auto ticks = app::clockTicks(to - std::chrono::minutes(10), to, 6);
    QCOMPARE(ticks.size(), size_t(5));
    QCOMPARE(ticks.front(), kit::at("2026-06-30T14:56:00Z"));
    QCOMPARE(ticks.back(), kit::at("2026-06-30T15:04:00Z"));
    QVERIFY(app::clockTicks(to - std::chrono::minutes(60), to, 3).size() <= 3);
}

void TestCollectorPage::theLedgerAddsUp()
{
    Desk desk;
    domain::InstanceStatus status = test::sampleStatus();
    status.ledger.sites[0].total.waiting = 5;
    status.ledger.sites[1].total.refused = 2;
    desk.open();
    desk.answer(status);
    desk.page->records()->showTab(RecordsCard::Tab::Ledger);
    const LedgerModel &model = *desk.page->records()->ledger();
    QCOMPARE(model.rowCount(), 9); // Seven sites, the nameless one and the sum.
    QCOMPARE(cell(model, 0, LedgerModel::Site), QStringLiteral("harbour-books.example"));
    QCOMPARE(cell(model, 7, LedgerModel::Site), QStringLiteral("Requests without a site"));
    QCOMPARE(cell(model, 8, LedgerModel::Site), QStringLiteral("All together"));
    qint64 sums[LedgerModel::Columns] = {};
    for (int row = 0; row < 9; ++row) {
        qint64 parts = 0;
        for (const int column : {LedgerModel::Stored, LedgerModel::Waiting, LedgerModel::Rejected,
                                 LedgerModel::Refused})
            parts += asNumber(cell(model, row, column));
        QCOMPARE(asNumber(cell(model, row, LedgerModel::Received)), parts);
        for (int column = LedgerModel::Received; column < LedgerModel::Columns; ++column) {
            const qint64 number = asNumber(cell(model, row, column));
            if (row < 8)
                sums[column] += number;
            else
                QCOMPARE(number, sums[column]);
        }
    }
    QCOMPARE(desk.page->records()->sumText(),
             QStringLiteral("151,842 received = 149,554 stored + 5 waiting + 2,281 rejected + "
                            "2 refused"));
    QVERIFY(model.index(0, LedgerModel::Rejected)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("Crawler or bot: 310")));
}

void TestCollectorPage::theLedgerFollowsItsSites()
{
    LedgerModel model;
    const QAbstractItemModelTester tester(&model);
    domain::Ledger ledger = test::sampleLedger();
    model.setLedger(ledger);
    QCOMPARE(model.rowCount(), 9);
    std::swap(ledger.sites[0], ledger.sites[3]);
    ledger.sites.erase(ledger.sites.begin() + 5);
    ledger.sites[2].total.stored += 7;
    model.setLedger(ledger);
    QCOMPARE(model.rowCount(), 8);
    QCOMPARE(asNumber(cell(model, 2, LedgerModel::Stored)), 9'878);
    model.setSiteNames({{QStringLiteral("SITE4"), QStringLiteral("<b>Bikes</b>")}});
    QCOMPARE(cell(model, 0, LedgerModel::Site), QStringLiteral("<b>Bikes</b>"));
    QVERIFY(!model.index(0, LedgerModel::Site)
                 .data(Qt::ToolTipRole)
                 .toString()
                 .contains(QStringLiteral("<b>")));
    model.setLedger({});
    QCOMPARE(model.rowCount(), 0);
}

void TestCollectorPage::reasonsAreSummedOverSites()
{
    domain::Ledger ledger;
    for (int number = 1; number <= 2; ++number) {
        domain::SiteLedger site;
        site.site = domain::SiteId{number};
        domain::LedgerMinute minute;
        minute.minute = domain::minuteOf(test::collectorNow());
        minute.counts.rejected[Rejection::BotSearch] = 1;
        minute.counts.rejected[Rejection::BotAi] = 2;
        minute.counts.rejected[Rejection::RateLimited] = 2 * (number - 1);
        site.minutes.push_back(minute);
        minute.minute -= std::chrono::minutes(59);
        site.minutes.push_back(minute);
        minute.minute -= std::chrono::minutes(1); // Longer ago than an hour.
        site.minutes.push_back(minute);
        ledger.sites.push_back(site);
    }
    const app::RejectedHour hour = app::rejectedHourOf(ledger, test::collectorNow());
    QCOMPARE(hour.items(), 16);
    QCOMPARE(hour.minutes.front().at(Rejection::BotAi), 4);
    QCOMPARE(hour.minutes.back().at(Rejection::RateLimited), 2);

    app::RejectionModel model;
    const QAbstractItemModelTester tester(&model);
    model.setHour(hour);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(cell(model, 0, 0), QStringLiteral("Crawlers and bots"));
    QCOMPARE(cell(model, 1, 0), QStringLiteral("AI crawler"));
    QCOMPARE(cell(model, 2, 0), QStringLiteral("Search engine"));
    QCOMPARE(cell(model, 3, 0), QStringLiteral("Too many at once"));
    QCOMPARE(model.index(1).data(app::RejectionModel::ItemsRole).toLongLong(), 8);
    QCOMPARE(model.index(0).data(app::RejectionModel::ItemsRole).toLongLong(), 12);
    QCOMPARE(model.index(0).data(app::RejectionModel::ShareRole).toDouble(), 0.75);
    model.setHour({});
    QCOMPARE(model.rowCount(), 0);

    Desk desk;
    desk.openWithAnswers();
    QVERIFY(desk.page->rejected()->showsReasons());
    domain::InstanceStatus quiet = test::sampleStatus();
    quiet.ledger = {};
    desk.answer(quiet);
    QVERIFY(!desk.page->rejected()->showsReasons());
}

void TestCollectorPage::everyReasonHasWords()
{
    QSet<QString> names;
    for (const Rejection reason : domain::Rejections) {
        QVERIFY(!app::reasonName(reason).isEmpty());
        QVERIFY(!app::reasonMeaning(reason).isEmpty());
        QVERIFY2(
            QFile::exists(QStringLiteral(":/footfall/icons/%1.svg").arg(app::reasonIcon(reason))),
            qPrintable(app::reasonIcon(reason)));
        names.insert(app::reasonName(reason));
    }
    QCOMPARE(names.size(), qsizetype(domain::Rejections.size()));
}

void TestCollectorPage::botsAreShownWhereASiteWantsIt()
{
    Desk desk;
    desk.openWithAnswers();
    app::RecordsCard *card = desk.page->records();
    app::BotsPage *bots = card->bots();
    card->showTab(app::RecordsCard::Tab::Bots);
    QVERIFY(bots->isVisible());
    QCOMPARE(bots->state()->title(), QStringLiteral("No site shows what crawlers looked at"));
    QVERIFY(desk.fake.asked.empty());
    QSignalSpy wanted(desk.page, &app::CollectorPage::botSettingsRequested);
    QTest::mouseClick(bots->state()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);

    std::vector<domain::SiteSummary> summaries = test::sampleSummaries();
    summaries[1].site.botViews = domain::BotViews::Shown;
    desk.page->controller().setSites(summaries);
    QCOMPARE(desk.fake.asked.size(), size_t(1));
    QCOMPARE(desk.fake.asked.back().site, summaries[1].site.id);
    QVERIFY(desk.fake.asked.back().bots);
    QVERIFY(!bots->siteButton()->isVisible());
    domain::StatsResult result;
    result.bots = {{Rejection::BotSearch, QStringLiteral("Googlebot"), QStringLiteral("/"), 40},
                   {Rejection::BotAi, QStringLiteral("GPTBot"), QStringLiteral("/blog"), 12},
                   {Rejection::BotLibrary, {}, QStringLiteral("/<b>x"), 1}};
    desk.fake.answers.back()(result);
    QVERIFY(bots->showsRows());
    const QAbstractItemModelTester tester(bots->model());
    QCOMPARE(cell(*bots->model(), 1, app::BotsModel::Kind), QStringLiteral("AI crawler"));
    QCOMPARE(cell(*bots->model(), 1, app::BotsModel::Bot), QStringLiteral("GPTBot"));
    QCOMPARE(cell(*bots->model(), 2, app::BotsModel::Bot), QStringLiteral("—"));
    QCOMPARE(cell(*bots->model(), 2, app::BotsModel::Page), QStringLiteral("/<b>x"));
    QVERIFY(!bots->model()
                 ->index(2, app::BotsModel::Page)
                 .data(Qt::ToolTipRole)
                 .toString()
                 .contains(QStringLiteral("<b>")));
    kit::shoot(*desk.page, QStringLiteral("collector-bots"));

    // A second site: both can be chosen, and a late answer for the first one is not the second's.
    summaries[4].site.botViews = domain::BotViews::Shown;
    desk.page->controller().setSites(summaries);
    QVERIFY(bots->siteButton()->isVisible());
    QMenu *menu = bots->siteButton()->menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    const size_t before = desk.fake.answers.size();
    menu->actions().at(1)->trigger();
    QCOMPARE(desk.fake.asked.size(), before + 1);
    QCOMPARE(desk.fake.asked.back().site, summaries[4].site.id);
    desk.fake.answers[before - 1](result);
    QVERIFY(!bots->showsRows());
    desk.fake.answers.back()(domain::failure(domain::ErrorKind::Storage, QStringLiteral("Busy.")));
    QCOMPARE(bots->state()->title(), QStringLiteral("The list of bots could not be read"));
    QTest::mouseClick(bots->state()->findChild<QPushButton *>(), Qt::LeftButton);
    desk.fake.answers.back()(domain::StatsResult{});
    QCOMPARE(bots->state()->title(), QStringLiteral("No bot within the last 30 days"));
    // Nobody sees it any more: nothing is asked for.
    card->showTab(app::RecordsCard::Tab::Ledger);
    QVERIFY(!bots->isVisible());
}

void TestCollectorPage::requestsComeInAtTheTop()
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

    QCOMPARE(cell(model, 0, app::RequestsModel::Result), QStringLiteral("Stored"));
    QCOMPARE(cell(model, 0, app::RequestsModel::Commit), QStringLiteral("3.6 ms"));
    QCOMPARE(cell(model, 2, app::RequestsModel::Reason), QStringLiteral("Crawler or bot"));
    QCOMPARE(cell(model, 2, app::RequestsModel::Commit), QString());
    QCOMPARE(cell(model, 4, app::RequestsModel::Site), QStringLiteral("—"));
    model.setSiteNames({{QStringLiteral("SITE1"), QStringLiteral("Harbour Books")}});
    QCOMPARE(cell(model, 0, app::RequestsModel::Site), QStringLiteral("Harbour Books"));
    model.setRequests({});
    QCOMPARE(model.rowCount(), 0);
}

void TestCollectorPage::theListCanBeHeldStill()
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

void TestCollectorPage::requestsAreNeverMarkup()
{
    app::RequestsModel model;
    domain::RecentRequest request;
    request.pathname = QStringLiteral("/<img src=x>\u202Egpj");
    model.setRequests({request});
    QVERIFY(!cell(model, 0, app::RequestsModel::Page).contains(QChar(0x202E)));
    QVERIFY(!model.index(0, app::RequestsModel::Page)
                 .data(Qt::ToolTipRole)
                 .toString()
                 .contains(QStringLiteral("<img")));
}

void TestCollectorPage::problemsLastUntilTheyAreSolved()
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
    QCOMPARE(cell(model, 0, app::ProblemsModel::Lasted), QStringLiteral("1 min so far"));
    QCOMPARE(cell(model, 1, app::ProblemsModel::Lasted), QStringLiteral("28 s"));
    problems.front().title = QStringLiteral("The disk was full for two minutes");
    problems.front().solved = test::collectorNow();
    model.setProblems(problems, test::collectorNow());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, app::ProblemsModel::Lasted), QStringLiteral("1 min"));
}

void TestCollectorPage::theLastProblemIsTold()
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

void TestCollectorPage::pausingAsksFirst()
{
    Desk desk;
    desk.openWithAnswers();
    QPushButton *flow = desk.page->header()->flowButton();
    QCOMPARE(flow->text(), QStringLiteral("Pause"));
    flow->click();
    auto *box = desk.window.findChild<QMessageBox *>(QStringLiteral("confirmPause"));
    QVERIFY(box);
    QVERIFY(box->informativeText().contains(QStringLiteral("are lost")));
    box->button(QMessageBox::Cancel)->click();
    QVERIFY(!desk.fake.commands.lastFlow);

    QTRY_VERIFY(!desk.window.findChild<QMessageBox *>(QStringLiteral("confirmPause")));
    flow->click();
    box = desk.window.findChild<QMessageBox *>(QStringLiteral("confirmPause"));
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    QVERIFY(desk.fake.commands.lastFlow == domain::CollectorControl::Flow::Paused);
    QVERIFY(!flow->isEnabled()); // Until it is in force.
    domain::CollectorStatus paused = test::sampleStatus().collector;
    paused.state = State::Paused;
    desk.fake.commands.flowing.answer(paused);
    QCoreApplication::processEvents();
    QCOMPARE(desk.page->header()->pill()->text(), QStringLiteral("Paused"));
    QCOMPARE(flow->text(), QStringLiteral("Resume"));
    QVERIFY(flow->isEnabled());
}

void TestCollectorPage::resumingDoesNot()
{
    Desk desk;
    desk.open();
    domain::InstanceStatus status = test::sampleStatus();
    status.collector.state = State::Paused;
    desk.answer(status);
    desk.page->header()->flowButton()->click();
    QVERIFY(desk.fake.commands.lastFlow == domain::CollectorControl::Flow::Open);
}

void TestCollectorPage::aFailedPauseIsSaid()
{
    Desk desk;
    desk.openWithAnswers();
    desk.page->controller().setFlow(domain::CollectorControl::Flow::Paused);
    desk.fake.commands.flowing.answer(
        domain::failure(ErrorKind::Unavailable, QStringLiteral("It does not listen.")));
    QTRY_VERIFY(desk.window.findChild<QMessageBox *>());
    QCOMPARE(desk.window.findChild<QMessageBox *>()->informativeText(),
             QStringLiteral("It does not listen."));
    QVERIFY(desk.page->header()->flowButton()->isEnabled());
}

void TestCollectorPage::aTestRequestSaysHowOneIsSeen()
{
    Desk desk;
    desk.fake.settings.publicUrl = QStringLiteral("https://stats.example.com/stats");
    desk.openWithAnswers();
    QCOMPARE(desk.page->seenAs()->state()->title(), QStringLiteral("Not tested yet"));
    desk.page->header()->testButton()->click();
    QCOMPARE(desk.fake.commands.lastProbe, QStringLiteral("https://stats.example.com/stats"));
    QVERIFY(!desk.page->header()->testButton()->isEnabled());
    domain::AddressExplanation answer =
        seen("198.51.100.24", "10.0.4.1", "X-Forwarded-For", "10.0.4.0/24");
    answer.country = QStringLiteral("GB");
    desk.fake.commands.probing.answer(answer);
    QTRY_COMPARE(desk.page->seenAs()->addressText(), QStringLiteral("198.51.100.24"));
    QCOMPARE(desk.page->seenAs()->verdictText(), QStringLiteral("as expected"));
    QVERIFY(desk.page->seenAs()->becauseText().contains(QStringLiteral("because 10.0.4.1")));
    QVERIFY(desk.page->header()->testButton()->isEnabled());
    QVERIFY(!desk.page->seenAs()->proxiesButton()->isVisible());

    desk.page->header()->testButton()->click();
    desk.fake.commands.probing.answer(seen("10.0.4.1", "10.0.4.1", "", "", "X-Forwarded-For"));
    QTRY_COMPARE(desk.page->seenAs()->verdictText(), QStringLiteral("header ignored"));
    QSignalSpy asked(desk.page, &app::CollectorPage::proxiesRequested);
    QVERIFY(desk.page->seenAs()->proxiesButton()->isVisible());
    desk.page->seenAs()->proxiesButton()->click();
    QCOMPARE(asked.size(), 1);
}

void TestCollectorPage::aFailedTestIsSaidInWords()
{
    Desk desk;
    desk.openWithAnswers();
    desk.page->controller().probe();
    desk.fake.commands.probing.answer(domain::failure(
        ErrorKind::Unavailable, QStringLiteral("stats.example.com is not a name that is known.")));
    QTRY_COMPARE(desk.page->seenAs()->state()->title(), QStringLiteral("The test request failed"));
    QCOMPARE(desk.page->seenAs()->state()->accessibleDescription(),
             QStringLiteral("stats.example.com is not a name that is known."));
    Q_EMIT desk.page->seenAs()->state()->actionRequested();
    QVERIFY(desk.fake.commands.probing.isWaiting());
}

void TestCollectorPage::addressesAreExplained_data()
{
    QTest::addColumn<domain::AddressExplanation>("answer");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<bool>("advised");
    const QString home = QStringLiteral("http://127.0.0.1:8080");
    const QString web = QStringLiteral("https://stats.example.com");
    QTest::newRow("this computer")
        << seen("127.0.0.1", "127.0.0.1") << home << "as expected" << false;
    QTest::newRow("a proxy of one's own that is not trusted")
        << seen("127.0.0.1", "127.0.0.1", "", "", "X-Forwarded-For") << web << "header ignored"
        << true;
    QTest::newRow("a private address from outside")
        << seen("172.17.0.1", "172.17.0.1") << web << "private address" << true;
    QTest::newRow("a public address")
        << seen("203.0.113.9", "203.0.113.9") << web << "as expected" << false;
    QTest::newRow("a trusted proxy that says nothing")
        << seen("10.0.4.1", "10.0.4.1", "", "10.0.4.0/24") << web << "no header" << true;
    QTest::newRow("a chain of proxies")
        << seen("10.9.9.9", "127.0.0.1", "Forwarded", "127.0.0.1/32") << web << "private address"
        << true;
    QTest::newRow("IPv6 through a proxy")
        << seen("2001:db8::7", "::1", "X-Real-IP", "::1/128") << web << "as expected" << false;
}

void TestCollectorPage::addressesAreExplained()
{
    QFETCH(domain::AddressExplanation, answer);
    QFETCH(QString, url);
    const app::AddressWords words = app::wordsOf(answer, url);
    QTEST(words.verdictWord, "verdict");
    QTEST(!words.advice.isEmpty(), "advised");
    QVERIFY(words.because.contains(answer.address));
    QVERIFY(!words.because.contains(QLatin1Char('%')));
}

void TestCollectorPage::itFitsTheWindowWithoutScrolling()
{
    Desk desk;
    desk.openWithAnswers();
    const auto *area = desk.page->findChild<QScrollArea *>();
    QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
    desk.page->controller().probe();
    desk.fake.commands.probing.answer(
        seen("198.51.100.24", "10.0.4.1", "X-Forwarded-For", "10.0.4.0/24"));
    QTRY_COMPARE(desk.page->seenAs()->addressText(), QStringLiteral("198.51.100.24"));
    QTest::qWait(0);
    QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
}

void TestCollectorPage::itFitsANarrowWindow()
{
    Desk desk;
    desk.openWithAnswers();
    desk.window.resize(1024, 768);
    QCoreApplication::processEvents();
    QCOMPARE(desk.window.width(), 1024);
    for (QWidget *card : {static_cast<QWidget *>(desk.page->figures()),
                          static_cast<QWidget *>(desk.page->records()),
                          static_cast<QWidget *>(desk.page->seenAs())}) {
        const QRect box(card->mapTo(&desk.window, QPoint()), card->size());
        QVERIFY2(box.right() < desk.window.width(), card->metaObject()->className());
    }
}

void TestCollectorPage::pictures()
{
    if (!qEnvironmentVariableIsSet("FOOTFALL_SCREENSHOTS"))
        QSKIP("FOOTFALL_SCREENSHOTS names no folder");
    Desk desk;
    desk.fake.settings.publicUrl = QStringLiteral("https://stats.example.com");
    desk.openWithAnswers();
    kit::shoot(desk.window, QStringLiteral("collector-before"));
    desk.page->controller().probe();
    domain::AddressExplanation answer =
        seen("198.51.100.24", "10.0.4.1", "X-Forwarded-For", "10.0.4.0/24");
    answer.country = QStringLiteral("GB");
    desk.fake.commands.probing.answer(answer);
    QTRY_COMPARE(desk.page->seenAs()->addressText(), QStringLiteral("198.51.100.24"));
    desk.page->live()->chart()->setCurrent(70);
    kit::shoot(desk.window, QStringLiteral("collector"));
    desk.page->live()->chart()->setCurrent(-1);

    desk.page->records()->showTab(RecordsCard::Tab::Ledger);
    domain::InstanceStatus spooling = test::sampleStatus();
    spooling.store.spooled = 12;
    spooling.store.problem = QStringLiteral("The database is locked by another program.");
    spooling.ledger.sites[1].total.waiting = 12;
    desk.answer(spooling);
    domain::CollectorActivity busy = test::sampleActivity();
    busy.waitingInSpool = 12;
    desk.answer(busy);
    desk.page->controller().probe();
    desk.fake.commands.probing.answer(seen("10.0.4.1", "10.0.4.1", "", "", "X-Forwarded-For"));
    QTRY_COMPARE(desk.page->seenAs()->verdictText(), QStringLiteral("header ignored"));
    kit::shoot(desk.window, QStringLiteral("collector-spooling"));

    desk.page->records()->showTab(RecordsCard::Tab::Problems);
    domain::InstanceStatus paused = test::sampleStatus();
    paused.collector.state = State::Paused;
    paused.ledger = {};
    desk.answer(paused);
    desk.answer(domain::CollectorActivity{});
    kit::shoot(desk.window, QStringLiteral("collector-empty"));

    desk.answer(test::sampleStatus());
    desk.answer(test::sampleActivity());
    desk.page->records()->showTab(RecordsCard::Tab::Requests);
    desk.window.resize(1024, 900);
    QCoreApplication::processEvents();
    kit::shoot(desk.window, QStringLiteral("collector-1024"));
    desk.answer(domain::Result<domain::InstanceStatus>(domain::failure(
        ErrorKind::Unavailable, QStringLiteral("The holder of the data directory ended."))));
    kit::shoot(desk.window, QStringLiteral("collector-unreachable"));

    QLocale::setDefault(QLocale(QLocale::German));
    app::installTranslations(QLocale(QLocale::German));
    Desk german;
    german.fake.settings.publicUrl = QStringLiteral("https://stats.example.com");
    german.open();
    german.answer(spooling);
    german.answer(busy);
    german.page->controller().probe();
    german.fake.commands.probing.answer(seen("10.0.4.1", "10.0.4.1", "", "", "X-Forwarded-For"));
    QTRY_VERIFY(german.page->seenAs()->proxiesButton()->isVisible());
    kit::shoot(german.window, QStringLiteral("collector-german"));
}

FOOTFALL_GUI_TEST_MAIN(TestCollectorPage)
#include "tst_collectorpage.moc"
