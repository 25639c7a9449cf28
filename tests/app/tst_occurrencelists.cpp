// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of goals and events in their window: sums, money, and what an empty list leaves.
#include "app/format/money.h"
#include "app/models/occurrencemodel.h"
#include "app/theme/typography.h"
#include "app/widgets/goalspanel.h"
#include "app/widgets/occurrencedetails.h"
#include "app/widgets/occurrenceview.h"
#include "app/widgets/rowlist.h"
#include "app/widgets/sumrows.h"
#include "tests/app/desk.h"
#include "tests/app/guitest.h"

#include <QLineEdit>

using namespace footfall;
using kit::DashboardDesk;

class TestOccurrenceLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void amountsInTwoCurrenciesFit_data();
    void amountsInTwoCurrenciesFit();
    void occurrencesThatWereCutAddUp();
    void anEmptyListLeavesNoFigures();
    void whatASearchLeavesOutHasNoFigures();
};

void TestOccurrenceLists::amountsInTwoCurrenciesFit_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<bool>("inRow"); // Else only what is not listed has two.
    QTest::newRow("in a row") << "en_GB" << true;
    QTest::newRow("in the sums") << "en_GB" << false;
    QTest::newRow("in German") << "de_DE" << true;
}

void TestOccurrenceLists::amountsInTwoCurrenciesFit()
{
    QFETCH(QString, locale);
    QFETCH(bool, inRow);
    QLocale::setDefault(QLocale(locale));
    const std::map<QString, qint64> two{{QStringLiteral("EUR"), 123'456'789},
                                        {QStringLiteral("USD"), 98'765'432}};
    const std::map<QString, qint64> one{{QStringLiteral("EUR"), 500}};
    app::OccurrenceView view(domain::OccurrenceRequest::By::Goal, QStringLiteral("Order"), nullptr);
    app::WhereCard *card = view.where();
    domain::Occurrences list;
    list.request.by = domain::OccurrenceRequest::By::Dimension;
    list.rows = {{QStringLiteral("Google"), {30, 20, inRow ? two : one}, 0.1}};
    list.otherRows = 3;
    list.other = {9, 7, two};
    card->showOccurrences(list, test::sampleSite(1, QStringLiteral("a.example")));
    view.show();
    QCoreApplication::processEvents();
    // In the window as it opens, every amount is whole, and the name keeps room.
    const QFontMetricsF metrics(app::font(app::Type::Body));
    const QStringList texts = card->model()->moneyTexts();
    QVERIFY(texts.contains(app::amountsText(two)));
    const int wanted = app::RowDelegate::moneyWidthFor(texts);
    QCOMPARE(app::RowDelegate::moneyWidthIn(card->list()->viewport()->width(), wanted), wanted);
    for (const QString &text : texts)
        QVERIFY(app::tabularWidth(metrics, text) <= wanted - app::RowDelegate::MoneyGap);
    QVERIFY(card->list()->viewport()->width() - wanted > app::theme().px(240));
    QCOMPARE(card->model()->index(0).data(app::RowRole::Extra).toString(),
             app::amountsText(inRow ? two : one));
    QCOMPARE(card->sums()->lines().front().money, app::amountsText(two));
}

void TestOccurrenceLists::occurrencesThatWereCutAddUp()
{
    using By = domain::OccurrenceRequest::By;
    const QString euro = QStringLiteral("EUR");
    const domain::Site site = test::sampleSite(1, QStringLiteral("a.example"));
    app::OccurrenceListCard card(QStringLiteral("Source"),
                                 app::OccurrenceListCard::MoneyColumn::WhereThereIsSome, nullptr);
    domain::Occurrences list;
    list.request.by = By::Dimension;
    list.rows = {{QStringLiteral("Google"), {30, 20, {{euro, 500}}}, 0.1},
                 {QStringLiteral("Bing"), {5, 4, {}}, std::nullopt}};
    card.showOccurrences(list, site);
    QVERIFY(card.sums()->isHidden());
    list.otherRows = 3;
    list.other = {9, 7, {{euro, 250}}};
    card.showOccurrences(list, site);
    QVERIFY(!card.sums()->isHidden());
    QCOMPARE(card.sums()->lines().size(), size_t(2));
    const app::SumRows::Line others = card.sums()->lines().front();
    QCOMPARE(others.name, QStringLiteral("3 others"));
    QCOMPARE(others.number, QStringLiteral("7"));
    QCOMPARE(others.money, app::amountsText({{euro, 250}}));
    QVERIFY(others.share.isEmpty());
    const app::SumRows::Line together = card.sums()->lines().back();
    QCOMPARE(together.number, QStringLiteral("31"));
    QCOMPARE(together.money, app::amountsText({{euro, 750}}));
    QVERIFY(card.sums()->toolTip().isEmpty());
    // Who met several goals is counted with each: their sum is at most so many.
    list.request.by = By::Goal;
    card.showOccurrences(list, site);
    QCOMPARE(card.sums()->lines().front().number, QStringLiteral("≤ 7"));
    QCOMPARE(card.sums()->lines().back().number, QStringLiteral("≤ 31"));
    QVERIFY(card.sums()->toolTip().contains(QStringLiteral("several of these rows")));
    card.showLoading();
    QVERIFY(card.sums()->isHidden());
}

void TestOccurrenceLists::anEmptyListLeavesNoFigures()
{
    using By = domain::OccurrenceRequest::By;
    DashboardDesk desk;
    desk.begin();
    Q_EMIT desk.page().goals()->detailsRequested(By::Goal, QStringLiteral("Order completed"));
    for (int round = 0; round < 3; ++round)
        desk.answer();
    const app::OccurrenceView *view = desk.page().occurrences();
    QCOMPARE(view->figures()->text(1), QStringLiteral("744"));
    // The next period has none of them.
    desk.controller.setChoice(domain::PeriodPreset::Today);
    QCoreApplication::processEvents();
    domain::StatsResult result = test::sampleAnswer(desk.asked.back(), desk.lastId);
    for (domain::Occurrences &occurrences : result.occurrences)
        occurrences.rows.clear();
    desk.controller.takeAnswer(result);
    QCoreApplication::processEvents();
    QCOMPARE(view->list()->model()->rowCount(), 0);
    QVERIFY(view->figures()->isVisible());
    for (int figure = 0; figure < 2; ++figure)
        QCOMPARE(view->figures()->text(figure), QStringLiteral("0"));
    QCOMPARE(view->figures()->text(3), QStringLiteral("–"));
    QCOMPARE(view->shownName(), QStringLiteral("Order completed"));
    // And the one after it has them again.
    desk.controller.setChoice(domain::PeriodPreset::Yesterday);
    desk.answer();
    QCOMPARE(view->figures()->text(1), QStringLiteral("744"));
}

void TestOccurrenceLists::whatASearchLeavesOutHasNoFigures()
{
    using By = domain::OccurrenceRequest::By;
    DashboardDesk desk;
    desk.begin();
    Q_EMIT desk.page().goals()->detailsRequested(By::Event, QStringLiteral("purchase"));
    for (int round = 0; round < 3; ++round)
        desk.answer();
    const app::OccurrenceView *view = desk.page().occurrences();
    QVERIFY(view->figures()->isVisible());
    const QString times = view->figures()->text(0);
    const auto search = [&](const char *text) {
        view->searchField()->setText(QString::fromLatin1(text));
        QTRY_COMPARE(desk.asked.back().occurrences.at(1).search, QString::fromLatin1(text));
        desk.answer();
    };
    search("nobody sends this");
    QCOMPARE(view->list()->model()->rowCount(), 0);
    QVERIFY(!view->figures()->isVisible());
    QCOMPARE(view->shownName(), QStringLiteral("purchase"));
    search("tick");
    QCOMPARE(view->list()->model()->rowCount(), 1);
    QVERIFY(!view->figures()->isVisible());
    // It is not taken for chosen because the list shows it, or has the focus again.
    QCOMPARE(view->shownName(), QStringLiteral("purchase"));
    QVERIFY(!view->list()->currentIndex().isValid());
    search("purch");
    QCOMPARE(view->list()->currentIndex().row(), 0);
    QVERIFY(view->figures()->isVisible());
    QCOMPARE(view->figures()->text(0), times);
}

QTEST_MAIN(TestOccurrenceLists)
#include "tst_occurrencelists.moc"
