// SPDX-License-Identifier: GPL-3.0-or-later
// The collector page: its states, the ways to it and back, what it asks and when, and its looks.
#include "app/charts/livechart.h"
#include "app/collector/botsmodel.h"
#include "app/collector/collectorheader.h"
#include "app/collector/collectorstate.h"
#include "app/collector/figurerow.h"
#include "app/collector/livecard.h"
#include "app/collector/recordscard.h"
#include "app/collector/rejectionmodel.h"
#include "app/collector/seenascard.h"
#include "app/mainwindow.h"
#include "app/translation.h"
#include "app/widgets/collectorblock.h"
#include "app/widgets/sitesidebar.h"
#include "app/widgets/stateview.h"
#include "tests/app/collectordesk.h"
#include "tests/app/guitest.h"
#include "tests/app/samplecollector.h"
#include "tests/app/samplestats.h"
#include "tests/kit/testmain.h"

#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace footfall;
using app::FigureRow;
using app::RecordsCard;
using domain::ErrorKind;
using test::seen;
using Desk = kit::CollectorDesk;
using Figure = FigureRow::Figure;
using State = domain::CollectorStatus::State;

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
    status.store.isChecking = true;
    QTest::newRow("being checked")
        << status << "Collecting" << int(Health::Fine) << "The database is being checked.";
    status.store.isChecking = false;
    status.store.damage = QStringLiteral("The file: page 7 is never used");
    QTest::newRow("damaged") << status << "Collecting" << int(Health::Warning)
                             << "The database is damaged.";
    status.store.problem = QStringLiteral("The database is locked.");
    QTest::newRow("damaged and in trouble")
        << status << "Collecting" << int(Health::Warning) << "The database is locked.";
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
