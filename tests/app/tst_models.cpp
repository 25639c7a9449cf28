// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/breakdownmodel.h"
#include "app/models/livepagesmodel.h"
#include "app/models/sitelistmodel.h"
#include "tests/app/guitest.h"
#include "tests/app/samplestats.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>

using namespace footfall;

namespace {

domain::Breakdown pages(std::initializer_list<std::pair<const char *, int>> rows)
{
    domain::Breakdown breakdown;
    for (const auto &[path, visitors] : rows) {
        domain::BreakdownRow row;
        row.value = QString::fromLatin1(path);
        row.counters.pageVisitors = row.counters.visitors = visitors;
        breakdown.rows.push_back(row);
    }
    return breakdown;
}

domain::Counters visitors(qint64 number)
{
    domain::Counters counters;
    counters.visitors = number;
    return counters;
}

QStringList names(const QAbstractItemModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.index(row, 0).data().toString());
    return result;
}

} // namespace

class TestModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void breakdownShowsNumbersShareAndBar();
    void selectionSurvivesRefresh();
    void breakdownFollowsAnyOrder();
    void anotherDimensionStartsAnew();
    void countriesAndEmptyValuesHaveNames();
    void tooltipsAreNeverMarkup();
    void livePagesAreRescaled();
    void sitesAreSortedAndKept();
};

void TestModels::breakdownShowsNumbersShareAndBar()
{
    app::BreakdownModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    domain::Breakdown breakdown = pages({{"/", 50}, {"/a", 10}});
    breakdown.otherRows = 7;
    model.setBreakdown(breakdown, visitors(100));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.total(), 9);
    QCOMPARE(model.index(0).data(app::RowRole::Share).toDouble(), 0.5);
    QCOMPARE(model.index(1).data(app::RowRole::Bar).toDouble(), 0.2);
    QCOMPARE(model.index(1).data(app::RowRole::Number).toLongLong(), 10);
}

void TestModels::selectionSurvivesRefresh()
{
    app::BreakdownModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setBreakdown(pages({{"/", 5}, {"/a", 4}, {"/b", 3}}), visitors(12));
    const QPersistentModelIndex chosen = model.index(2);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setBreakdown(pages({{"/b", 9}, {"/new", 6}, {"/", 5}}), visitors(20));
    QCOMPARE(reset.count(), 0);
    QVERIFY(chosen.isValid());
    QCOMPARE(chosen.row(), 0);
    QCOMPARE(chosen.data().toString(), QStringLiteral("/b"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setBreakdown(pages({{"/b", 9}, {"/new", 6}, {"/", 5}}), visitors(20));
    QCOMPARE(changed.count(), 0); // Nothing is painted anew where nothing changed.
}

void TestModels::breakdownFollowsAnyOrder()
{
    app::BreakdownModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const char *letters[] = {"/a", "/b", "/c", "/d", "/e", "/f"};
    quint32 state = 7; // A small generator of its own, so that a failure can be repeated.
    for (int round = 0; round < 200; ++round) {
        domain::Breakdown breakdown;
        QStringList expected;
        for (const char *letter : letters) {
            state = state * 1664525 + 1013904223;
            if (state >> 30) {
                domain::BreakdownRow row;
                row.value = QString::fromLatin1(letter);
                row.counters.pageVisitors = state % 9;
                const auto at = static_cast<qsizetype>((state >> 8) % (breakdown.rows.size() + 1));
                breakdown.rows.insert(breakdown.rows.begin() + at, row);
                expected.insert(at, row.value);
            }
        }
        model.setBreakdown(breakdown, visitors(50));
        QCOMPARE(names(model), expected);
    }
}

void TestModels::anotherDimensionStartsAnew()
{
    app::BreakdownModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setBreakdown(pages({{"/", 5}}), visitors(5));
    domain::Breakdown countries = pages({{"GB", 5}});
    countries.request.dimension = domain::Dimension::Country;
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setBreakdown(countries, visitors(5));
    QCOMPARE(reset.count(), 1);
    QCOMPARE(model.dimension(), domain::Dimension::Country);
}

void TestModels::countriesAndEmptyValuesHaveNames()
{
    app::BreakdownModel model;
    domain::Breakdown breakdown = pages({{"GB", 5}, {"", 2}});
    breakdown.request.dimension = domain::Dimension::Country;
    model.setBreakdown(breakdown, visitors(7));
    QCOMPARE(names(model),
             (QStringList{QStringLiteral("United Kingdom"), QStringLiteral("Unknown")}));
    breakdown = pages({{"Google", 5}, {"", 2}});
    breakdown.request.dimension = domain::Dimension::Source;
    model.setBreakdown(breakdown, visitors(7));
    QCOMPARE(names(model),
             (QStringList{QStringLiteral("Google"), QStringLiteral("Direct or unknown")}));
    QLocale::setDefault(QLocale(QLocale::German));
    breakdown = pages({{"GB", 5}});
    breakdown.request.dimension = domain::Dimension::Country;
    model.setBreakdown(breakdown, visitors(7));
    QVERIFY(model.index(0).data().toString().startsWith(QStringLiteral("Vereinigtes")));
}

void TestModels::tooltipsAreNeverMarkup()
{
    app::BreakdownModel model;
    model.setBreakdown(pages({{"<img src=http://evil.example/x>", 1}}), visitors(1));
    const QString toolTip = model.index(0).data(Qt::ToolTipRole).toString();
    QVERIFY(!toolTip.contains(QStringLiteral("<img")));
    QVERIFY(toolTip.contains(QStringLiteral("&lt;img")));
    // A character that turns the direction of what follows is not passed on.
    domain::Breakdown hidden = pages({{"/", 1}});
    hidden.rows.front().value = QStringLiteral("/exe\u202Etxt");
    model.setBreakdown(hidden, visitors(1));
    QVERIFY(!model.index(0).data().toString().contains(QChar(0x202E)));
}

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

QTEST_MAIN(TestModels)
#include "tst_models.moc"
