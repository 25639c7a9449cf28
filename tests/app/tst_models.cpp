// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/site/goalsmodel.h"
#include "app/dialogs/site/pathpreview.h"
#include "app/format/money.h"
#include "app/format/names.h"
#include "app/format/valuewords.h"
#include "app/models/breakdownmodel.h"
#include "app/models/livepagesmodel.h"
#include "app/models/occurrencemodel.h"
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

/// Its shares are of so many visitors.
domain::Breakdown of(qint64 visitors, domain::Breakdown breakdown)
{
    breakdown.visitors = visitors;
    return breakdown;
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
    void classesHaveWords_data();
    void classesHaveWords();
    void campaignsLeaveOutWhoCameWithoutOne();
    void moneyIsWrittenByItsCurrency_data();
    void moneyIsWrittenByItsCurrency();
    void occurrencesShowNumbersRateAndMoney();
    void anotherQuestionStartsAnew();
    void pathsArePreviewed();
    void goalsAreAddedAndRemoved();
};

void TestModels::breakdownShowsNumbersShareAndBar()
{
    app::BreakdownModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    domain::Breakdown breakdown = pages({{"/", 50}, {"/a", 10}});
    breakdown.otherRows = 7;
    model.setBreakdown(of(100, breakdown));
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
    model.setBreakdown(of(12, pages({{"/", 5}, {"/a", 4}, {"/b", 3}})));
    const QPersistentModelIndex chosen = model.index(2);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setBreakdown(of(20, pages({{"/b", 9}, {"/new", 6}, {"/", 5}})));
    QCOMPARE(reset.count(), 0);
    QVERIFY(chosen.isValid());
    QCOMPARE(chosen.row(), 0);
    QCOMPARE(chosen.data().toString(), QStringLiteral("/b"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setBreakdown(of(20, pages({{"/b", 9}, {"/new", 6}, {"/", 5}})));
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
        model.setBreakdown(of(50, breakdown));
        QCOMPARE(names(model), expected);
    }
}

void TestModels::anotherDimensionStartsAnew()
{
    app::BreakdownModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setBreakdown(of(5, pages({{"/", 5}})));
    domain::Breakdown countries = pages({{"GB", 5}});
    countries.request.dimension = domain::Dimension::Country;
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setBreakdown(of(5, countries));
    QCOMPARE(reset.count(), 1);
    QCOMPARE(model.dimension(), domain::Dimension::Country);
}

void TestModels::countriesAndEmptyValuesHaveNames()
{
    app::BreakdownModel model;
    domain::Breakdown breakdown = pages({{"GB", 5}, {"", 2}});
    breakdown.request.dimension = domain::Dimension::Country;
    model.setBreakdown(of(7, breakdown));
    QCOMPARE(names(model),
             (QStringList{QStringLiteral("United Kingdom"), QStringLiteral("Unknown")}));
    breakdown = pages({{"Google", 5}, {"", 2}});
    breakdown.request.dimension = domain::Dimension::Source;
    model.setBreakdown(of(7, breakdown));
    QCOMPARE(names(model),
             (QStringList{QStringLiteral("Google"), QStringLiteral("Direct or unknown")}));
    QLocale::setDefault(QLocale(QLocale::German));
    breakdown = pages({{"GB", 5}});
    breakdown.request.dimension = domain::Dimension::Country;
    model.setBreakdown(of(7, breakdown));
    QVERIFY(model.index(0).data().toString().startsWith(QStringLiteral("Vereinigtes")));
}

void TestModels::tooltipsAreNeverMarkup()
{
    app::BreakdownModel model;
    model.setBreakdown(of(1, pages({{"<img src=http://evil.example/x>", 1}})));
    const QString toolTip = model.index(0).data(Qt::ToolTipRole).toString();
    QVERIFY(!toolTip.contains(QStringLiteral("<img")));
    QVERIFY(toolTip.contains(QStringLiteral("&lt;img")));
    // A character that turns the direction of what follows is not passed on.
    domain::Breakdown hidden = pages({{"/", 1}});
    hidden.rows.front().value = QStringLiteral("/exe\u202Etxt");
    model.setBreakdown(of(1, hidden));
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

void TestModels::classesHaveWords_data()
{
    QTest::addColumn<domain::Dimension>("dimension");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("icon");
    using domain::Dimension;
    const auto row = [](const char *name, Dimension dimension, const char *value, const char *words,
                        const char *icon) {
        QTest::newRow(name) << dimension << QString::fromLatin1(value) << QString::fromLatin1(words)
                            << QString::fromLatin1(icon);
    };
    row("channel", Dimension::Channel, "ai", "AI assistants", "sparkles");
    row("unknown channel", Dimension::Channel, "", "Unknown", "corner-down-right");
    row("device", Dimension::Device, "tv", "Large display", "tv");
    row("unknown device", Dimension::Device, "", "Unknown", "circle-question-mark");
    row("a class of tomorrow", Dimension::Device, "watch", "watch", "circle-question-mark");
    row("screen", Dimension::Screen, "laptop", "Laptop, below 1440 px", "laptop");
    row("language", Dimension::Language, "de", "German", "circle-question-mark");
    row("language of a region", Dimension::Language, "en-GB", "English (United Kingdom)",
        "circle-question-mark");
    row("no language", Dimension::Language, "en_../x", "en_../x", "circle-question-mark");
    row("browser", Dimension::Browser, "Firefox", "Firefox", "circle-question-mark");
    row("a browser that a strict site gave up", Dimension::Browser, "(withheld)", "(withheld)",
        "eye-off");
    row("a channel that was given up", Dimension::Channel, "(withheld)", "(withheld)", "eye-off");
    row("no term", Dimension::UtmTerm, "", "(not set)", "circle-question-mark");
}

void TestModels::classesHaveWords()
{
    QFETCH(domain::Dimension, dimension);
    QFETCH(QString, value);
    QTEST(app::valueName(dimension, value), "words");
    QTEST(app::classIcon(dimension, value), "icon");
}

void TestModels::campaignsLeaveOutWhoCameWithoutOne()
{
    app::BreakdownModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    domain::Breakdown breakdown = pages({{"", 900}, {"summer", 40}, {"winter", 10}});
    breakdown.request.dimension = domain::Dimension::UtmCampaign;
    model.setBreakdown(of(950, breakdown));
    QCOMPARE(names(model), (QStringList{QStringLiteral("summer"), QStringLiteral("winter")}));
    QCOMPARE(model.total(), 2);
    QCOMPARE(model.index(0).data(app::RowRole::Bar).toDouble(), 1.0);
    QCOMPARE(model.index(1).data(app::RowRole::Bar).toDouble(), 0.25);
    QCOMPARE(model.index(0).data(app::RowRole::Share).toDouble(), 40.0 / 950);
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
             app::moneyText(QStringLiteral("GBP"), 1'200) + QStringLiteral(" +2"));
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
