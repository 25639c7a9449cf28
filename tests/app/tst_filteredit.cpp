// SPDX-License-Identifier: GPL-3.0-or-later
// What pointing and chips do to a filter, and what is said of it: values without a window.
#include "app/filter/filterdimensions.h"
#include "app/filter/filteredit.h"
#include "app/format/filterwords.h"
#include "app/widgets/comparedaysdialog.h"
#include "tests/app/guitest.h"

using namespace footfall;
using app::Pointing;
using domain::Dimension;
using domain::Exactness;
using domain::FilterOperator;
using domain::FilterSense;
using domain::Metric;

namespace {

domain::Filter filterOf(const QStringList &texts)
{
    return *domain::filterFromTexts(texts);
}

} // namespace

class TestFilterEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void pointing_data();
    void pointing();
    void chips_data();
    void chips();
    void chipsChangeInPlace();
    void inexactNumbersSayWhy_data();
    void inexactNumbersSayWhy();
    void everyDimensionIsOfferedOnce();
    void comparedDaysFollowTheWeekday_data();
    void comparedDaysFollowTheWeekday();
};

void TestFilterEdit::pointing_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QString>("value");
    QTest::addColumn<Pointing>("how");
    QTest::addColumn<QStringList>("after");
    const QStringList none;
    const auto row = [](const char *name, const QStringList &before, const char *value,
                        Pointing how, const QStringList &after) {
        QTest::newRow(name) << before << QString::fromLatin1(value) << how << after;
    };
    const QString de = QStringLiteral("country=DE");
    const QString fr = QStringLiteral("country=FR");
    const QString notDe = QStringLiteral("country!=DE");
    const QString notFr = QStringLiteral("country!=FR");
    const QString page = QStringLiteral("page=/a");
    row("select", none, "DE", Pointing::Only, {de});
    row("select again clears", {de}, "DE", Pointing::Only, none);
    row("another replaces", {de}, "FR", Pointing::Only, {fr});
    row("another replaces what was left out", {notDe, notFr}, "GB", Pointing::Only,
        {QStringLiteral("country=GB")});
    row("other dimensions stay", {page, de}, "FR", Pointing::Only, {page, fr});
    row("one of two", {de, fr}, "DE", Pointing::Only, {fr});
    row("what is left out comes back", {notDe}, "DE", Pointing::Only, none);
    row("a pattern gives way", {QStringLiteral("country~D")}, "DE", Pointing::Only, {de});
    row("add", {de}, "FR", Pointing::Also, {de, fr});
    row("add again removes", {de, fr}, "FR", Pointing::Also, {de});
    row("add what was left out", {notFr}, "FR", Pointing::Also, {fr});
    row("leave out", none, "DE", Pointing::Out, {notDe});
    row("leave out a second", {notDe}, "FR", Pointing::Out, {notDe, notFr});
    row("leave out again clears", {notDe}, "DE", Pointing::Out, none);
    row("leave out what was chosen", {de}, "DE", Pointing::Out, {notDe});
    row("unknown countries", none, "", Pointing::Only, {QStringLiteral("country=")});
    row("alone", {page, notDe}, "FR", Pointing::Alone, {fr});
}

void TestFilterEdit::pointing()
{
    QFETCH(QStringList, before);
    QFETCH(QString, value);
    QFETCH(Pointing, how);
    QFETCH(QStringList, after);
    QCOMPARE(domain::toTexts(app::pointedAt(filterOf(before), Dimension::Country, value, how)),
             after);
}

void TestFilterEdit::chips_data()
{
    QTest::addColumn<QStringList>("filter");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QStringList &filter, const QStringList &words) {
        QTest::newRow(name) << filter << words;
    };
    row("one", {QStringLiteral("country=DE")}, {QStringLiteral("Country is Germany")});
    row("two values", {QStringLiteral("country=DE"), QStringLiteral("country=FR")},
        {QStringLiteral("Country is Germany or France")});
    row("not", {QStringLiteral("browser!=Firefox")}, {QStringLiteral("Browser is not Firefox")});
    row("contains", {QStringLiteral("page~docs")}, {QStringLiteral("Page contains docs")});
    row("every operator",
        {QStringLiteral("page!~a"), QStringLiteral("page@/b*"), QStringLiteral("page!@/c*"),
         QStringLiteral("page@/d+/"), QStringLiteral("page!@/e+/")},
        {QStringLiteral("Page matches /b*"), QStringLiteral("or Page matches expression d+"),
         QStringLiteral("Page does not contain a"), QStringLiteral("Page does not match /c*"),
         QStringLiteral("Page does not match expression e+")});
    row("dimensions in the order in which they came",
        {QStringLiteral("device=desktop"), QStringLiteral("page=/a"),
         QStringLiteral("device!=phone")},
        {QStringLiteral("Device is Desktop"), QStringLiteral("Device is not Phone"),
         QStringLiteral("Page is /a")});
    row("what is not known", {QStringLiteral("source=")},
        {QStringLiteral("Source is Direct or unknown")});
    row("what steers text is shown as what it is not", {QStringLiteral("page=/a\u202Eb")},
        {QStringLiteral("Page is /a\uFFFDb")});
}

void TestFilterEdit::chips()
{
    QFETCH(QStringList, filter);
    QFETCH(QStringList, words);
    QStringList shown;
    for (const app::Chip &chip : app::chipsOf(filterOf(filter)))
        shown.append(app::chipWords(chip).text());
    QCOMPARE(shown, words);
}

void TestFilterEdit::chipsChangeInPlace()
{
    const domain::Filter filter =
        filterOf({QStringLiteral("country=DE"), QStringLiteral("page=/a"),
                  QStringLiteral("country=FR"), QStringLiteral("source=Google")});
    const std::vector<app::Chip> chips = app::chipsOf(filter);
    QCOMPARE(chips.size(), size_t(3));
    const app::Chip next{Dimension::Browser,
                         FilterOperator::Contains,
                         FilterSense::Excludes,
                         {QStringLiteral("fox"), QStringLiteral("fox")},
                         false};
    QCOMPARE(domain::toTexts(app::withChip(filter, chips[0], next)),
             (QStringList{QStringLiteral("browser!~fox"), QStringLiteral("page=/a"),
                          QStringLiteral("source=Google")}));
    QCOMPARE(domain::toTexts(app::withChip(filter, std::nullopt, next)).back(),
             QStringLiteral("browser!~fox"));
    QCOMPARE(domain::toTexts(app::withoutChip(filter, chips[0])),
             (QStringList{QStringLiteral("page=/a"), QStringLiteral("source=Google")}));
    // What is there already is not there twice.
    app::Chip same = chips[1];
    QVERIFY(app::withChip(filter, std::nullopt, same) == filter);
}

void TestFilterEdit::inexactNumbersSayWhy_data()
{
    QTest::addColumn<QStringList>("filter");
    QTest::addColumn<Metric>("metric");
    QTest::addColumn<Exactness>("exactness");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *filter, Metric metric, Exactness exactness, const char *says) {
        QTest::addRow("%s %d", filter, static_cast<int>(metric))
            << QString::fromLatin1(filter).split(QLatin1Char(' ')) << metric << exactness
            << QString::fromUtf8(says);
    };
    row("country=DE", Metric::VisitDuration, Exactness::Exact, "");
    row("page=/a", Metric::Visitors, Exactness::Exact, "");
    row("page=/a page=/b", Metric::Visitors, Exactness::AtMost, "counted with each");
    row("page~a", Metric::Visitors, Exactness::AtMost, "counted with each");
    row("page=/a", Metric::VisitDuration, Exactness::Unknown, "which of them belong together");
    row("language=de", Metric::PageViews, Exactness::Unknown, "“Language” is kept only");
    row("language=de", Metric::TimeOnPage, Exactness::Unknown, "“Language” is kept only");
    row("language=de", Metric::BounceRate, Exactness::Exact, "");
}

void TestFilterEdit::inexactNumbersSayWhy()
{
    QFETCH(QStringList, filter);
    QFETCH(Metric, metric);
    QFETCH(Exactness, exactness);
    QFETCH(QString, says);
    const domain::Filter asked = filterOf(filter);
    QCOMPARE(app::exactnessOf(metric, domain::knowledgeUnder(asked)), exactness);
    const QString reason = app::inexactReason(metric, exactness, asked);
    QCOMPARE(reason.isEmpty(), says.isEmpty());
    QVERIFY2(reason.contains(says), qPrintable(reason));
}

void TestFilterEdit::everyDimensionIsOfferedOnce()
{
    std::vector<Dimension> offered;
    for (const app::DimensionGroup &group : app::filterDimensions()) {
        QVERIFY(!group.title.isEmpty());
        offered.insert(offered.end(), group.dimensions.begin(), group.dimensions.end());
    }
    QCOMPARE(offered.size(), domain::AllDimensions.size());
    for (const Dimension dimension : domain::AllDimensions) {
        QCOMPARE(std::count(offered.begin(), offered.end(), dimension), 1);
        QVERIFY(app::verbsFor(dimension).size() >= 2);
    }
    QCOMPARE(app::verbsFor(Dimension::Page).size(), size_t(8));
    QCOMPARE(app::verbsFor(Dimension::Country).size(), size_t(2));
    for (const app::NotOffered &each : app::notOffered())
        QVERIFY(!each.reason.isEmpty());
}

void TestFilterEdit::comparedDaysFollowTheWeekday_data()
{
    QTest::addColumn<QDate>("shown");
    QTest::addColumn<QDate>("compared");
    QTest::addColumn<QDate>("expected");
    const QDate monday(2026, 6, 1);
    QTest::newRow("the same") << monday << monday.addDays(-7) << monday.addDays(-7);
    QTest::newRow("a day later") << monday << monday.addDays(-8) << monday.addDays(-7);
    QTest::newRow("three days later") << monday << monday.addDays(-10) << monday.addDays(-7);
    QTest::newRow("three days earlier") << monday << monday.addDays(-4) << monday.addDays(-7);
}

void TestFilterEdit::comparedDaysFollowTheWeekday()
{
    QFETCH(QDate, shown);
    QFETCH(QDate, compared);
    QFETCH(QDate, expected);
    const domain::Period moved =
        app::onWeekdayOf({shown, shown.addDays(29)}, {compared, compared.addDays(20)});
    QCOMPARE(moved.from, expected);
    QCOMPARE(moved.days(), 21);
    QCOMPARE(moved.from.dayOfWeek(), shown.dayOfWeek());
}

QTEST_MAIN(TestFilterEdit)
#include "tst_filteredit.moc"
