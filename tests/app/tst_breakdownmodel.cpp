// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a panel: their numbers and shares, their order, and the words for their values.
#include "app/format/names.h"
#include "app/format/valuewords.h"
#include "app/models/breakdownmodel.h"
#include "tests/app/guitest.h"

#include <QAbstractItemModelTester>
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

class TestBreakdownModel : public QObject
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
    void classesHaveWords_data();
    void classesHaveWords();
    void campaignsLeaveOutWhoCameWithoutOne();
};

void TestBreakdownModel::breakdownShowsNumbersShareAndBar()
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

void TestBreakdownModel::selectionSurvivesRefresh()
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

void TestBreakdownModel::breakdownFollowsAnyOrder()
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

void TestBreakdownModel::anotherDimensionStartsAnew()
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

void TestBreakdownModel::countriesAndEmptyValuesHaveNames()
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

void TestBreakdownModel::tooltipsAreNeverMarkup()
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
    // Lines of our own stay lines, what hides or reorders text is shown as what it is not.
    QCOMPARE(app::plainToolTip(QStringLiteral("a\nb\t\u202Ec")),
             QStringLiteral("<p style=\"white-space:pre-wrap\">a\nb\uFFFD\uFFFDc</p>"));
}

void TestBreakdownModel::classesHaveWords_data()
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

void TestBreakdownModel::classesHaveWords()
{
    QFETCH(domain::Dimension, dimension);
    QFETCH(QString, value);
    QTEST(app::valueName(dimension, value), "words");
    QTEST(app::classIcon(dimension, value), "icon");
}

void TestBreakdownModel::campaignsLeaveOutWhoCameWithoutOne()
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

QTEST_MAIN(TestBreakdownModel)
#include "tst_breakdownmodel.moc"
