// SPDX-License-Identifier: GPL-3.0-or-later
// What is done on the collector page: pausing, resuming, and a test request that says how one is
// seen.
#include "app/collector/addresswords.h"
#include "app/collector/collectorheader.h"
#include "app/collector/collectorpage.h"
#include "app/collector/seenascard.h"
#include "app/widgets/stateview.h"
#include "tests/app/collectordesk.h"
#include "tests/app/guitest.h"
#include "tests/app/samplecollector.h"
#include "tests/app/samplestats.h"
#include "tests/kit/testmain.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace footfall;
using domain::ErrorKind;
using test::seen;
using Desk = kit::CollectorDesk;
using State = domain::CollectorStatus::State;

class TestCollectorActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void pausingAsksFirst();
    void resumingDoesNot();
    void aFailedPauseIsSaid();
    void aTestRequestSaysHowOneIsSeen();
    void aFailedTestIsSaidInWords();
    void addressesAreExplained_data();
    void addressesAreExplained();
};

void TestCollectorActions::pausingAsksFirst()
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

void TestCollectorActions::resumingDoesNot()
{
    Desk desk;
    desk.open();
    domain::InstanceStatus status = test::sampleStatus();
    status.collector.state = State::Paused;
    desk.answer(status);
    desk.page->header()->flowButton()->click();
    QVERIFY(desk.fake.commands.lastFlow == domain::CollectorControl::Flow::Open);
}

void TestCollectorActions::aFailedPauseIsSaid()
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

void TestCollectorActions::aTestRequestSaysHowOneIsSeen()
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

void TestCollectorActions::aFailedTestIsSaidInWords()
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

void TestCollectorActions::addressesAreExplained_data()
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

void TestCollectorActions::addressesAreExplained()
{
    QFETCH(domain::AddressExplanation, answer);
    QFETCH(QString, url);
    const app::AddressWords words = app::wordsOf(answer, url);
    QTEST(words.verdictWord, "verdict");
    QTEST(!words.advice.isEmpty(), "advised");
    QVERIFY(words.because.contains(answer.address));
    QVERIFY(!words.because.contains(QLatin1Char('%')));
}

FOOTFALL_GUI_TEST_MAIN(TestCollectorActions)
#include "tst_collectoractions.moc"
