// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger on the collector page: it adds up, says why items were rejected, and which bots came.
#include "app/collector/botsmodel.h"
#include "app/collector/botspage.h"
#include "app/collector/collectorpage.h"
#include "app/collector/ledgermodel.h"
#include "app/collector/reasons.h"
#include "app/collector/recordscard.h"
#include "app/collector/rejectedcard.h"
#include "app/collector/rejectionmodel.h"
#include "app/widgets/stateview.h"
#include "tests/app/collectordesk.h"
#include "tests/app/guitest.h"
#include "tests/app/samplecollector.h"
#include "tests/app/samplestats.h"
#include "tests/kit/testmain.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace footfall;
using app::LedgerModel;
using app::RecordsCard;
using domain::Rejection;
using kit::cellText;
using Desk = kit::CollectorDesk;

namespace {

qint64 asNumber(const QString &text)
{
    return QLocale().toLongLong(text);
}

} // namespace

class TestCollectorLedger : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void theLedgerAddsUp();
    void theLedgerFollowsItsSites();
    void reasonsAreSummedOverSites();
    void everyReasonHasWords();
    void botsAreShownWhereASiteWantsIt();
};

void TestCollectorLedger::theLedgerAddsUp()
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
    QCOMPARE(cellText(model, 0, LedgerModel::Site), QStringLiteral("harbour-books.example"));
    QCOMPARE(cellText(model, 7, LedgerModel::Site), QStringLiteral("Requests without a site"));
    QCOMPARE(cellText(model, 8, LedgerModel::Site), QStringLiteral("All together"));
    qint64 sums[LedgerModel::Columns] = {};
    for (int row = 0; row < 9; ++row) {
        qint64 parts = 0;
        for (const int column : {LedgerModel::Stored, LedgerModel::Waiting, LedgerModel::Rejected,
                                 LedgerModel::Refused})
            parts += asNumber(cellText(model, row, column));
        QCOMPARE(asNumber(cellText(model, row, LedgerModel::Received)), parts);
        for (int column = LedgerModel::Received; column < LedgerModel::Columns; ++column) {
            const qint64 number = asNumber(cellText(model, row, column));
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

void TestCollectorLedger::theLedgerFollowsItsSites()
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
    QCOMPARE(asNumber(cellText(model, 2, LedgerModel::Stored)), 9'878);
    model.setSiteNames({{QStringLiteral("SITE4"), QStringLiteral("<b>Bikes</b>")}});
    QCOMPARE(cellText(model, 0, LedgerModel::Site), QStringLiteral("<b>Bikes</b>"));
    QVERIFY(!model.index(0, LedgerModel::Site)
                 .data(Qt::ToolTipRole)
                 .toString()
                 .contains(QStringLiteral("<b>")));
    model.setLedger({});
    QCOMPARE(model.rowCount(), 0);
}

void TestCollectorLedger::reasonsAreSummedOverSites()
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
    QCOMPARE(cellText(model, 0, 0), QStringLiteral("Crawlers and bots"));
    QCOMPARE(cellText(model, 1, 0), QStringLiteral("AI crawler"));
    QCOMPARE(cellText(model, 2, 0), QStringLiteral("Search engine"));
    QCOMPARE(cellText(model, 3, 0), QStringLiteral("Too many at once"));
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

void TestCollectorLedger::everyReasonHasWords()
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

void TestCollectorLedger::botsAreShownWhereASiteWantsIt()
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
    result.otherBotViews = 7;
    result.otherBotRows = 2;
    desk.fake.answers.back()(result);
    QVERIFY(bots->showsRows());
    const QAbstractItemModelTester tester(bots->model());
    QCOMPARE(cellText(*bots->model(), 1, app::BotsModel::Kind), QStringLiteral("AI crawler"));
    QCOMPARE(cellText(*bots->model(), 1, app::BotsModel::Bot), QStringLiteral("GPTBot"));
    QCOMPARE(cellText(*bots->model(), 2, app::BotsModel::Bot), QStringLiteral("—"));
    QCOMPARE(cellText(*bots->model(), 2, app::BotsModel::Page), QStringLiteral("/<b>x"));
    QVERIFY(!bots->model()
                 ->index(2, app::BotsModel::Page)
                 .data(Qt::ToolTipRole)
                 .toString()
                 .contains(QStringLiteral("<b>")));
    // What the list has no room for, and all together: it adds up.
    QCOMPARE(bots->model()->rowCount(), 5);
    QCOMPARE(cellText(*bots->model(), 3, app::BotsModel::Kind), QStringLiteral("2 others"));
    QCOMPARE(cellText(*bots->model(), 3, app::BotsModel::Bot), QString());
    QCOMPARE(cellText(*bots->model(), 3, app::BotsModel::Views), QStringLiteral("7"));
    QCOMPARE(cellText(*bots->model(), 4, app::BotsModel::Kind), QStringLiteral("Together"));
    QCOMPARE(cellText(*bots->model(), 4, app::BotsModel::Views), QStringLiteral("60"));
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

FOOTFALL_GUI_TEST_MAIN(TestCollectorLedger)
#include "tst_collectorledger.moc"
