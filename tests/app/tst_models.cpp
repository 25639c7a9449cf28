// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of other lists: who is here, sites, goals and events with their money, pages by their
// rules.
#include "app/dialogs/site/goalsmodel.h"
#include "app/dialogs/site/pathpreview.h"
#include "app/format/money.h"
#include "app/format/valuewords.h"
#include "app/models/livepagesmodel.h"
#include "app/models/occurrencemodel.h"
#include "app/models/sitelistmodel.h"
#include "tests/app/guitest.h"
#include "tests/app/samplestats.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <utility>

using namespace footfall;

class TestModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void livePagesAreRescaled();
    void livePagesAddUp();
    void sitesAreSortedAndKept();
    void moneyIsWrittenByItsCurrency_data();
    void moneyIsWrittenByItsCurrency();
    void occurrencesShowNumbersRateAndMoney();
    void sumsOverPeopleAreAtMost();
    void anotherQuestionStartsAnew();
    void pathsArePreviewed();
    void goalsAreAddedAndRemoved();
};

void TestModels::livePagesAreRescaled()
{
    app::LivePagesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLive({3, {{QStringLiteral("/"), 2}, {QStringLiteral("/a"), 1}}});
    QCOMPARE(model.index(1).data(app::RowRole::Bar).toDouble(), 0.5);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setLive({5, {{QStringLiteral("/"), 4}, {QStringLiteral("/a"), 1}}});
    QVERIFY(changed.count() > 0);
    QCOMPARE(model.index(1).data(app::RowRole::Bar).toDouble(), 0.25);
    model.setLive({});
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::livePagesAddUp()
{
    app::LivePagesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    domain::Live live{9, {{QStringLiteral("/"), 5}, {QString(), 1}}, 3, 3};
    model.setLive(live);
    QCOMPARE(model.rowCount(), 3);
    const QPersistentModelIndex others = model.index(2);
    QCOMPARE(others.data().toString(), QStringLiteral("3 others"));
    QCOMPARE(others.data(app::RowRole::Number).toLongLong(), 3);
    QCOMPARE(others.data(app::RowRole::Bar).toDouble(), 0.0);
    QCOMPARE(others.data(Qt::AccessibleTextRole).toString(), QStringLiteral("3 others, read by 3"));
    live.pages.push_back({QStringLiteral("/b"), 1});
    live.otherPages = 2;
    live.otherVisitors = 2;
    model.setLive(live);
    QCOMPARE(others.row(), 3);
    QCOMPARE(others.data().toString(), QStringLiteral("2 others"));
    live.pages.back().visitors += std::exchange(live.otherVisitors, 0);
    live.otherPages = 0;
    model.setLive(live);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!others.isValid());
}

void TestModels::sitesAreSortedAndKept()
{
    app::SiteListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSummaries(test::sampleSummaries());
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("harbour-books.example"));
    QCOMPARE(model.index(1).data().toString(), QStringLiteral("intranet.kelp-council.example"));
    const QPersistentModelIndex last = model.index(6);
    std::vector<domain::SiteSummary> summaries = test::sampleSummaries();
    summaries.erase(summaries.begin());
    summaries.front().visitorsToday = 1300;
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setSummaries(summaries);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(last.row(), 5);
    QCOMPARE(last.data(app::SiteListModel::VisitorsTodayRole).toLongLong(), 1300);
    QCOMPARE(model.rowOf(QStringLiteral("SITE1")), -1);
    QVERIFY(model.find(QStringLiteral("SITE2")));
}

void TestModels::moneyIsWrittenByItsCurrency_data()
{
    QTest::addColumn<QString>("currency");
    QTest::addColumn<qint64>("cents");
    QTest::addColumn<QString>("text");
    QTest::newRow("pounds") << QStringLiteral("GBP") << qint64(123'450)
                            << QStringLiteral("£1,234.50");
    QTest::newRow("no smaller unit")
        << QStringLiteral("JPY") << qint64(1'500) << QStringLiteral("JP¥1,500");
    QTest::newRow("a smaller unit without coins")
        << QStringLiteral("RSD") << qint64(99'000) << QStringLiteral("RSD\u00a0990.00");
    QTest::newRow("three digits") << QStringLiteral("IQD") << qint64(1'500)
                                  << QStringLiteral("IQD\u00a01.500");
    QTest::newRow("taken back") << QStringLiteral("EUR") << qint64(-50) << QStringLiteral("-€0.50");
    QTest::newRow("none named") << QString() << qint64(999) << QStringLiteral("9.99");
    QTest::newRow("nonsense") << QStringLiteral("<b>") << qint64(100) << QStringLiteral("1.00 <b>");
}

void TestModels::moneyIsWrittenByItsCurrency()
{
    QFETCH(QString, currency);
    QFETCH(qint64, cents);
    QTEST(app::moneyText(currency, cents), "text");
}

void TestModels::occurrencesShowNumbersRateAndMoney()
{
    QCOMPARE(app::amountsInShort({}), QString());
    QCOMPARE(app::amountsInShort({{QStringLiteral("EUR"), 990}}),
             app::moneyText(QStringLiteral("EUR"), 990));
    QCOMPARE(app::amountsInShort({{QStringLiteral("EUR"), 990},
                                  {QStringLiteral("GBP"), 1'200},
                                  {QStringLiteral("JPY"), 5}}),
             QStringLiteral("%1, %2 +1")
                 .arg(app::moneyText(QStringLiteral("GBP"), 1'200),
                      app::moneyText(QStringLiteral("EUR"), 990)));
    QCOMPARE(app::amountLines({{QStringLiteral("EUR"), 990}, {QStringLiteral("GBP"), 1'200}}),
             (QStringList{app::moneyText(QStringLiteral("GBP"), 1'200),
                          app::moneyText(QStringLiteral("EUR"), 990)}));
    app::OccurrenceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    domain::Occurrences occurrences;
    occurrences.request.by = domain::OccurrenceRequest::By::Goal;
    occurrences.rows = {{QStringLiteral("Order completed"),
                         {30, 20, {{QStringLiteral("EUR"), 500}, {QStringLiteral("USD"), 9'000}}},
                         0.1},
                        {QStringLiteral("<b>bold</b>"), {0, 0, {}}, std::nullopt}};
    occurrences.otherRows = 3;
    model.setOccurrences(occurrences, test::sampleSite(1, QStringLiteral("a.example")));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.total(), 5);
    QVERIFY(model.hasMoney());
    const QModelIndex order = model.index(0);
    QCOMPARE(order.data(app::RowRole::Number).toLongLong(), 20);
    QCOMPARE(order.data(app::RowRole::Share).toDouble(), 0.1);
    QCOMPARE(order.data(app::RowRole::Extra).toString(), QStringLiteral("US$90.00 and €5.00"));
    QCOMPARE(order.data(app::RowRole::Icon).toString(), QStringLiteral("zap"));
    QCOMPARE(order.data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Order completed, 20 visitors, 30 times, 10% of the visitors, "
                            "US$90.00 and €5.00"));
    QVERIFY(!model.index(1).data(app::RowRole::Share).isValid());
    QCOMPARE(model.index(1).data(app::RowRole::Bar).toDouble(), 0.0);
    QVERIFY(!model.index(1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
    // The same question again keeps what is chosen.
    const QPersistentModelIndex kept = order;
    std::swap(occurrences.rows[0], occurrences.rows[1]);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setOccurrences(occurrences, test::sampleSite(1, QStringLiteral("a.example")));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(kept.row(), 1);
}

void TestModels::sumsOverPeopleAreAtMost()
{
    app::OccurrenceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const domain::Site site = test::sampleSite(1, QStringLiteral("a.example"));
    domain::OccurrenceRequest request;
    request.by = domain::OccurrenceRequest::By::PropertyValue;
    domain::Occurrences values = test::sampleOccurrences(request);
    model.setOccurrences(values, site);
    QVERIFY(!model.index(0).data(app::RowRole::Text).isValid());
    QVERIFY(model.index(0).data(app::RowRole::Share).isValid());
    values.conversions = domain::Exactness::AtMost;
    values.atMost = QStringLiteral("Each is counted twice.");
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setOccurrences(values, site);
    QCOMPARE(changed.count(), 1);
    const QModelIndex first = model.index(0);
    QCOMPARE(first.data(app::RowRole::Text).toString(), QStringLiteral("≤ 744"));
    QVERIFY(!first.data(app::RowRole::Share).isValid());
    QVERIFY(first.data(Qt::ToolTipRole).toString().contains(values.atMost));
    QVERIFY(first.data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(QStringLiteral("paperback, at most 744 visitors, 930 times")));
}

void TestModels::anotherQuestionStartsAnew()
{
    app::OccurrenceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    domain::OccurrenceRequest request;
    request.by = domain::OccurrenceRequest::By::Dimension;
    request.goal = QStringLiteral("Order completed");
    const domain::Site site = test::sampleSite(1, QStringLiteral("a.example"));
    model.setOccurrences(test::sampleOccurrences(request), site);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Direct or unknown"));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    request.dimension = domain::Dimension::Country;
    model.setOccurrences(test::sampleOccurrences(request), site);
    QCOMPARE(reset.count(), 1);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("United Kingdom"));
    QCOMPARE(model.index(0).data(app::RowRole::Mark).toInt(), int(app::ValueMark::Flag));
}

void TestModels::pathsArePreviewed()
{
    app::PathPreviewModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPaths({QStringLiteral("/"), QStringLiteral("/users/ann"),
                    QStringLiteral("/list?page=2"), QStringLiteral("/admin/x")});
    QCOMPARE(model.changedRows(), 1); // No parameter stays without a rule for it.
    domain::PathRules rules;
    rules.keptQuery = {QStringLiteral("page")};
    rules.groups = {QStringLiteral("/users/*")};
    rules.ignored = {QStringLiteral("/admin/*")};
    model.setRules(rules);
    QCOMPARE(model.changedRows(), 2);
    QCOMPARE(model.index(0, app::PathPreviewModel::Page).data().toString(),
             QStringLiteral("/users/ann"));
    QCOMPARE(model.index(0, app::PathPreviewModel::CountedAs).data().toString(),
             QStringLiteral("/users/*"));
    QCOMPARE(model.index(1, app::PathPreviewModel::CountedAs).data().toString(),
             QStringLiteral("left out"));
    QCOMPARE(model.index(2, app::PathPreviewModel::Page).data().toString(), QStringLiteral("/"));
    QCOMPARE(model.index(3, app::PathPreviewModel::CountedAs).data().toString(),
             QStringLiteral("/list?page=2"));
}

void TestModels::goalsAreAddedAndRemoved()
{
    const domain::Site site = test::sampleSite(1, QStringLiteral("a.example"));
    app::GoalsModel model(site.goals);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add({{}, QStringLiteral("New"), domain::GoalKind::Page, QStringLiteral("/<b>new")});
    QVERIFY(model.hasName(QStringLiteral("New")));
    const QModelIndex counts = model.index(3, app::GoalsModel::Counts);
    QCOMPARE(counts.data().toString(), QStringLiteral("views of /<b>new"));
    QVERIFY(counts.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;new")));
    model.remove(0);
    model.remove(17);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.hasName(QStringLiteral("Order completed")));
}

QTEST_MAIN(TestModels)
#include "tst_models.moc"
