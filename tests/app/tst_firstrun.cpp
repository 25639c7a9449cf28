// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/pieces.h"
#include "app/dialogs/siteform.h"
#include "app/dialogs/snippetview.h"
#include "app/dialogs/timezonebox.h"
#include "app/firstrun/firstrunpage.h"
#include "app/firstrun/waitingpage.h"
#include "tests/app/fakecommands.h"
#include "tests/app/guitest.h"
#include "tests/kit/testmain.h"

#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace footfall;

namespace {

QStringList labels(QWidget &parent)
{
    QStringList found;
    for (const QLabel *label : parent.findChildren<QLabel *>())
        if (label->isVisibleTo(&parent))
            found.append(label->text());
    return found;
}

bool says(QWidget &parent, const QString &part)
{
    return labels(parent).join(QLatin1Char('\n')).contains(part);
}

domain::InstanceStatus collecting(qint64 received)
{
    domain::InstanceStatus status;
    status.collector.state = domain::CollectorStatus::State::Collecting;
    status.collector.address = QStringLiteral("127.0.0.1");
    status.collector.port = 8080;
    status.collector.received = received;
    return status;
}

} // namespace

class FirstRunTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init() { kit::failOnGuiWarnings(); }

    void theDomainIsJudgedWhileItIsTyped_data();
    void theDomainIsJudgedWhileItIsTyped();
    void aSiteIsAddedByKeyboard();
    void anotherPublicAddressIsAppliedFirst();
    void aRefusedPublicAddressAddsNothing();
    void everyTextOfAVisitorIsPlain();

    void waitingSaysWhatItKnows();
    void waitingSaysWhyNothingCanArrive();
    void onlyOnesOwnFirstViewIsCelebrated();
};

void FirstRunTest::theDomainIsJudgedWhileItIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("fine");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing yet") << "" << false << "Without https:// or a path.";
    QTest::newRow("domain") << "harbour-books.example" << true << "Without https:// or a path.";
    QTest::newRow("with a scheme and a path")
        << "https://Harbour-Books.example/shop" << true << "Counted as harbour-books.example.";
    QTest::newRow("umlauts") << QStringLiteral("bücher.example") << true
                             << "Counted as xn--bcher-kva.example.";
    QTest::newRow("localhost") << "localhost" << true << "Without https:// or a path.";
    QTest::newRow("a name of the network")
        << "intranet" << true << "Fine for a computer in your network.";
    QTest::newRow("spaces") << "harbour books" << false << "is not a hostname";
    QTest::newRow("markup") << "<b>bold</b>" << false << "is not a hostname";
}

void FirstRunTest::theDomainIsJudgedWhileItIsTyped()
{
    QFETCH(QString, typed);
    QFETCH(bool, fine);
    QFETCH(QString, words);
    kit::FakeBackend fake;
    app::FirstRunPage page(fake.backend());
    page.resize(1000, 800);
    page.show();
    auto *add = page.findChild<QPushButton *>(QStringLiteral("addSite"));
    page.form()->domainField()->setText(typed);
    QCOMPARE(add->isEnabled(), fine);
    QVERIFY2(says(page, words), qPrintable(labels(page).join(QLatin1Char('|'))));
}

void FirstRunTest::aSiteIsAddedByKeyboard()
{
    kit::FakeBackend fake;
    app::FirstRunPage page(fake.backend());
    page.resize(1200, 860);
    page.show();
    QSignalSpy added(&page, &app::FirstRunPage::siteAdded);
    page.form()->zoneField()->setZoneName(QStringLiteral("Europe/London"));
    QTest::keyClicks(page.form()->domainField(), QStringLiteral("harbour-books.example"));
    kit::shoot(page, QStringLiteral("first-run"));
    QTest::keyClick(page.form()->domainField(), Qt::Key_Return);
    QCOMPARE(fake.commands.lastDraft.hostname, QStringLiteral("harbour-books.example"));
    QCOMPARE(fake.commands.lastDraft.timeZone, QStringLiteral("Europe/London"));
    QVERIFY(!page.form()->domainField()->isEnabled());
    fake.commands.adding.answer(fake.site());
    QTRY_COMPARE(added.count(), 1);
    QCOMPARE(added.front().front().value<domain::Site>().trackingCode, QStringLiteral("HARBOUR1"));
}

void FirstRunTest::anotherPublicAddressIsAppliedFirst()
{
    kit::FakeBackend fake;
    app::FirstRunPage page(fake.backend());
    page.show();
    page.form()->domainField()->setText(QStringLiteral("harbour-books.example"));
    page.form()->publicField()->setText(QStringLiteral("https://stats.harbour-books.example/"));
    page.form()->submit();
    QCOMPARE(fake.applied.publicUrl, QStringLiteral("https://stats.harbour-books.example"));
    QVERIFY(!fake.commands.adding.isWaiting());
    fake.settings = fake.applied;
    fake.applying.answer(domain::CollectorStatus{});
    QTRY_VERIFY(fake.commands.adding.isWaiting());
}

void FirstRunTest::aRefusedPublicAddressAddsNothing()
{
    kit::FakeBackend fake;
    app::FirstRunPage page(fake.backend());
    page.show();
    page.form()->domainField()->setText(QStringLiteral("harbour-books.example"));
    page.form()->publicField()->setText(QStringLiteral("https://stats.harbour-books.example"));
    page.form()->submit();
    fake.applying.answer(domain::failure(domain::ErrorKind::Storage,
                                         QStringLiteral("settings.ini cannot be written.")));
    QTRY_VERIFY(says(page, QStringLiteral("settings.ini cannot be written.")));
    QVERIFY(!fake.commands.adding.isWaiting());
    QVERIFY(page.form()->domainField()->isEnabled());
}

void FirstRunTest::everyTextOfAVisitorIsPlain()
{
    kit::FakeBackend fake;
    QTemporaryDir folder;
    queries::QueryService service(folder.filePath(QStringLiteral("none.sqlite")), fake.clock);
    app::FirstRunPage page(fake.backend());
    app::WaitingPage waiting(fake.backend(), service);
    for (QWidget *parent : std::initializer_list<QWidget *>{&page, &waiting})
        for (const QLabel *label : parent->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
}

void FirstRunTest::waitingSaysWhatItKnows()
{
    kit::FakeBackend fake;
    fake.settings.publicUrl = QStringLiteral("https://stats.harbour-books.example");
    QTemporaryDir folder;
    queries::QueryService service(folder.filePath(QStringLiteral("none.sqlite")), fake.clock);
    app::WaitingPage page(fake.backend(), service);
    page.resize(1200, 860);
    page.showSite(fake.site());
    page.show();
    QVERIFY(says(page, QStringLiteral("Days end at midnight in Europe/London.")));
    fake.commands.asking.answer(collecting(41));
    QTRY_VERIFY(says(page, QStringLiteral("port 8080 is open")));
    QVERIFY(says(page, QStringLiteral("0 view")));
    fake.clock.advance(std::chrono::seconds(134));
    QTRY_VERIFY(says(page, QStringLiteral("Listening for 2 min 14 s")));
    QTRY_VERIFY(fake.commands.asking.isWaiting());
    fake.commands.asking.answer(collecting(44));
    QTRY_VERIFY(says(page, QStringLiteral("3 view")));
    auto *copy = page.findChild<QPushButton *>(QStringLiteral("copySnippet"));
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(copy->text(), QStringLiteral("Copied"));
    QVERIFY(QGuiApplication::clipboard()->text().contains(
        QStringLiteral("https://stats.harbour-books.example/script.js")));
    kit::shoot(page, QStringLiteral("waiting"));
}

void FirstRunTest::waitingSaysWhyNothingCanArrive()
{
    kit::FakeBackend fake;
    QTemporaryDir folder;
    queries::QueryService service(folder.filePath(QStringLiteral("none.sqlite")), fake.clock);
    app::WaitingPage page(fake.backend(), service);
    page.showSite(fake.site());
    page.show();
    QVERIFY(says(page, QStringLiteral("only browsers on this computer")));
    domain::InstanceStatus status;
    status.collector.state = domain::CollectorStatus::State::Failed;
    status.collector.problem = QStringLiteral("Port 8080 is used by another program.");
    fake.commands.asking.answer(status);
    QTRY_VERIFY(says(page, QStringLiteral("Port 8080 is used by another program.")));
}

void FirstRunTest::onlyOnesOwnFirstViewIsCelebrated()
{
    kit::FakeBackend fake;
    QTemporaryDir folder;
    queries::QueryService service(folder.filePath(QStringLiteral("none.sqlite")), fake.clock);
    app::WaitingPage page(fake.backend(), service);
    page.resize(1200, 860);
    page.showSite(fake.site());
    page.show();
    QSignalSpy goOn(&page, &app::WaitingPage::continueRequested);

    domain::SiteSummary other;
    other.site = fake.site();
    other.site.id = domain::SiteId{2};
    other.pageViewsEver = 5;
    domain::SiteSummary mine;
    mine.site = fake.site();
    Q_EMIT service.summariesReady({other, mine});
    QVERIFY(!page.hasCelebrated());
    mine.pageViewsEver = 1;
    page.hide();
    Q_EMIT service.summariesReady({other, mine});
    QVERIFY(!page.hasCelebrated()); // Nobody would see it.
    page.show();
    Q_EMIT service.summariesReady({other, mine});
    QVERIFY(page.hasCelebrated());

    domain::StatsResult result;
    result.site = mine.site;
    result.live.pages = {{QStringLiteral("/<b>shop</b>/maritime-history"), 1}};
    Q_EMIT service.answered(result);
    auto *firstPage = page.findChild<QLabel *>(QStringLiteral("firstPage"));
    QVERIFY(firstPage->text().contains(QStringLiteral("/<b>shop</b>/maritime-history")));
    kit::shoot(page, QStringLiteral("celebration"));
    QTest::keyClick(page.findChild<QPushButton *>(QStringLiteral("seeDashboard")), Qt::Key_Space);
    QCOMPARE(goOn.count(), 1);
}

FOOTFALL_GUI_TEST_MAIN(FirstRunTest)
#include "tst_firstrun.moc"
