// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed as a value of a filter: judged as the engine reads it, found by the name it has.
#include "app/dialogs/pieces.h"
#include "app/filter/filterdimensions.h"
#include "app/widgets/filterpopover.h"
#include "app/widgets/valuechoice.h"
#include "core/queries/statsreader.h"
#include "tests/app/desk.h"
#include "tests/app/filterdesk.h"
#include "tests/app/guitest.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>

using namespace footfall;
using domain::Dimension;
using domain::FilterOperator;
using domain::FilterSense;
using kit::chipRowOf;
using kit::DashboardDesk;
using kit::filterOf;
using kit::setFilter;

namespace {

/// How the popover compares from now on.
void choose(app::FilterPopover *popover, FilterOperator by)
{
    QComboBox *verbs = popover->verbBox();
    verbs->setCurrentIndex(
        verbs->findData(QPoint(static_cast<int>(by), static_cast<int>(FilterSense::Includes))));
}

} // namespace

class TestFilterValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init()
    {
        kit::failOnGuiWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void textsAreJudged_data();
    void textsAreJudged();
    void whatTheEngineRefusesIsNotApplied_data();
    void whatTheEngineRefusesIsNotApplied();
    void chosenValuesAreJudgedAnew();
    void whatTheEngineRefusesIsNotASegment();
    void typedValues_data();
    void typedValues();
    void namesAreTyped_data();
    void namesAreTyped();
};

void TestFilterValues::textsAreJudged_data()
{
    QTest::addColumn<FilterOperator>("by");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says"); // Empty: nothing is wrong.
    const auto row = [](const char *name, FilterOperator by, const QString &text,
                        const char *says) {
        QTest::newRow(name) << by << text << QString::fromLatin1(says);
    };
    const auto expression = [&row](const char *text, const char *says) {
        row(text, FilterOperator::MatchesExpression, QString::fromUtf8(text), says);
    };
    expression("^/docs/(en|de)", "");
    expression("(?i)über", "");
    expression("\\pL+\\z", "");
    expression("(?P<name>a)", "");
    expression("(", "missing )");
    expression("[z-a]", "invalid character class range: z-a");
    expression("(?=x)", "(?=");
    expression("(?!x)", "(?!");
    expression("(?<=a)b", "(?<");
    expression("(a)\\1", "invalid escape sequence: \\1");
    expression("a{1001}", "invalid repetition size: {1001}");
    expression("((a{1,99}){1,99}){1,99}", "invalid repetition size: {1,99}");
    row("a bracket is text elsewhere", FilterOperator::Contains, QStringLiteral("(?="), "");
    row("in a pattern, too", FilterOperator::Matches, QStringLiteral("/(*"), "");
    row("as a value", FilterOperator::Is, QStringLiteral("(a)\\1"), "");
    row("too long", FilterOperator::Is, QString(3'000, QLatin1Char('x')), "too long");
}

void TestFilterValues::textsAreJudged()
{
    QFETCH(FilterOperator, by);
    QFETCH(QString, text);
    QFETCH(QString, says);
    const QString problem = app::problemOf(by, text);
    QCOMPARE(problem.isEmpty(), says.isEmpty());
    QVERIFY2(problem.contains(says), qPrintable(problem));
    // What passes here is answered, and kept by the command line.
    const domain::Filter filter{{{Dimension::Page, by, FilterSense::Includes, text}}};
    QCOMPARE(app::problemOf(filter), problem);
    if (problem.isEmpty())
        QVERIFY(queries::StatsReader::check(filter).has_value());
}

void TestFilterValues::whatTheEngineRefusesIsNotApplied_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"(?=x)", "(a)\\1", "(docs"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestFilterValues::whatTheEngineRefusesIsNotApplied()
{
    QFETCH(QString, text);
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("page@/^.docs/")});
    chipRowOf(desk)->chips().front()->click();
    app::FilterPopover *popover = chipRowOf(desk)->popover();
    QTest::keyClicks(popover->values()->field(), text);
    QTest::mouseClick(popover->applyButton(), Qt::LeftButton);
    QVERIFY(popover->isVisible());
    QVERIFY(popover->values()->message()->hasError());
    QCOMPARE(popover->values()->message()->text(),
             app::problemOf(FilterOperator::MatchesExpression, text));
    QTest::keyClick(popover->values()->field(), Qt::Key_Return);
    QCOMPARE(popover->values()->values(), QStringList{QStringLiteral("^.docs")});
    popover->close();
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList{QStringLiteral("page@/^.docs/")});
}

/// A text that was chosen to be contained is no expression yet.
void TestFilterValues::chosenValuesAreJudgedAnew()
{
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {QStringLiteral("page~(docs")});
    chipRowOf(desk)->chips().front()->click();
    app::FilterPopover *popover = chipRowOf(desk)->popover();
    choose(popover, FilterOperator::MatchesExpression);
    QTest::mouseClick(popover->applyButton(), Qt::LeftButton);
    QVERIFY(popover->isVisible());
    QVERIFY(popover->values()->message()->hasError());
    QListWidget *list = popover->values()->list();
    list->setFocus();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(!popover->values()->message()->hasError());
    QTest::keyClicks(popover->values()->field(), QStringLiteral("docs|blog"));
    QTest::mouseClick(popover->applyButton(), Qt::LeftButton);
    desk.answer();
    QCOMPARE(filterOf(desk), QStringList{QStringLiteral("page@/docs|blog/")});
}

void TestFilterValues::whatTheEngineRefusesIsNotASegment()
{
    DashboardDesk desk;
    desk.begin();
    QMenu *menu = chipRowOf(desk)->segmentsButton()->menu();
    const auto entry = [menu](const char *text) -> QAction * {
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions())
            if (action->text() == QString::fromUtf8(text))
                return action;
        return nullptr;
    };
    const domain::Filter good{{{Dimension::Page, FilterOperator::MatchesExpression,
                                FilterSense::Includes, QStringLiteral("docs")}}};
    domain::Filter bad = good;
    bad.conditions.front().value = QStringLiteral("(?=docs)");
    desk.page().history().change(bad);
    desk.answer();
    QVERIFY(!entry("&Save this filter…")->isEnabled());
    desk.page().history().change(good);
    desk.answer();
    QVERIFY(entry("&Save this filter…")->isEnabled());
    // Neither is one that came from elsewhere applied.
    domain::Site site = *desk.controller.site();
    site.savedFilters = {{QStringLiteral("Bad"), bad}, {QStringLiteral("Good"), good}};
    desk.controller.setSite(site);
    QVERIFY(!entry("Bad")->isEnabled());
    QVERIFY(entry("Bad")->toolTip().contains(QStringLiteral("(?=")));
    QVERIFY(entry("Good")->isEnabled());
}

void TestFilterValues::typedValues_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<Dimension>("dimension");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value"); // "none": there is no such value.
    const auto row = [](const char *name, const char *locale, Dimension dimension, const char *text,
                        const char *value) {
        QTest::newRow(name) << QString::fromLatin1(locale) << dimension << QString::fromUtf8(text)
                            << QString::fromLatin1(value);
    };
    row("a code", "en_GB", Dimension::Country, "de", "DE");
    row("a name", "en_GB", Dimension::Country, "germany", "DE");
    row("a name in German", "de_DE", Dimension::Country, "deutschland", "DE");
    row("no country", "en_GB", Dimension::Country, "Atlantis", "none");
    row("a country that is not known", "en_GB", Dimension::Country, "unknown", "");
    row("a class", "en_GB", Dimension::Device, "Large display", "tv");
    row("a class as stored", "en_GB", Dimension::Channel, "AI", "ai");
    row("a class by its words", "en_GB", Dimension::Channel, "ai assistants", "ai");
    row("no class", "en_GB", Dimension::Device, "fridge", "none");
    row("what was withheld", "en_GB", Dimension::Screen, "(withheld)", "(withheld)");
    row("a page", "en_GB", Dimension::Page, "/x y", "/x y");
    row("a page that is called so", "en_GB", Dimension::Page, "(not set)", "(not set)");
    row("a language", "en_GB", Dimension::Language, "german", "de");
    row("a language in German", "de_DE", Dimension::Language, "Deutsch", "de");
    row("a language of a country", "en_GB", Dimension::Language, "German (Austria)", "de-AT");
    row("the same in German", "de_DE", Dimension::Language, "deutsch (österreich)", "de-AT");
    row("a tag", "en_GB", Dimension::Language, "DE", "de");
    row("a tag of a country", "en_GB", Dimension::Language, "EN-gb", "en-GB");
    row("a tag of a region", "en_GB", Dimension::Language, "es-419", "es-419");
    row("a name of three letters", "en_GB", Dimension::Language, "Ewe", "ee");
    row("a tag before a name", "en_GB", Dimension::Language, "ga", "ga"); // Irish; "gaa" is Ga.
    row("a tag that nobody knows", "en_GB", Dimension::Language, "xx", "xx");
    row("no language", "en_GB", Dimension::Language, "Atlantean", "none");
}

void TestFilterValues::typedValues()
{
    QFETCH(QString, locale);
    QFETCH(Dimension, dimension);
    QFETCH(QString, text);
    QFETCH(QString, value);
    QLocale::setDefault(QLocale(locale));
    QCOMPARE(app::valueFromText(dimension, text).value_or(QStringLiteral("none")), value);
}

void TestFilterValues::namesAreTyped_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("offered"); // Below the one that is chosen.
    QTest::addColumn<QString>("taken");       // Empty: it is told that there is no such value.
    const auto row = [](const char *name, const char *locale, const char *filter, const char *text,
                        const QStringList &offered, const char *taken) {
        QTest::newRow(name) << QString::fromLatin1(locale) << QString::fromLatin1(filter)
                            << QString::fromLatin1(text) << offered << QString::fromLatin1(taken);
    };
    row("a language", "en_GB", "language=en-GB", "German", {QStringLiteral("German")},
        "language=de");
    row("a language in German", "de_DE", "language=en-GB", "deutsch", {QStringLiteral("Deutsch")},
        "language=de");
    row("a language nobody had", "en_GB", "language=en-GB", "Welsh", {}, "language=cy");
    row("no language", "en_GB", "language=en-GB", "Atlantean", {}, "");
    row("a country in German", "de_DE", "country=GB", "deutschland",
        {QStringLiteral("Deutschland")}, "country=DE");
    row("a channel", "en_GB", "channel=mail", "AI assistants", {QStringLiteral("AI assistants")},
        "channel=ai");
    row("a device", "en_GB", "device=phone", "large display", {QStringLiteral("Large display")},
        "device=tv");
}

void TestFilterValues::namesAreTyped()
{
    QFETCH(QString, locale);
    QFETCH(QString, filter);
    QFETCH(QString, text);
    QFETCH(QStringList, offered);
    QFETCH(QString, taken);
    QLocale::setDefault(QLocale(locale));
    DashboardDesk desk;
    desk.begin();
    setFilter(desk, {filter});
    chipRowOf(desk)->chips().front()->click();
    desk.answer();
    app::FilterPopover *popover = chipRowOf(desk)->popover();
    QTest::keyClicks(popover->values()->field(), text);
    QVERIFY(popover->suggestionsRequest()->search.isEmpty()); // The engine does not know names.
    QStringList shown;
    for (int i = 1; i < popover->values()->list()->count(); ++i)
        shown.append(popover->values()->list()->item(i)->text());
    QCOMPARE(shown, offered);
    QTest::keyClick(popover->values()->field(), Qt::Key_Return);
    QCOMPARE(popover->values()->message()->hasError(), taken.isEmpty());
    if (taken.isEmpty()) {
        popover->close();
        return;
    }
    QTest::mouseClick(popover->applyButton(), Qt::LeftButton);
    desk.answer();
    QCOMPARE(filterOf(desk), (QStringList{filter, taken}));
}

QTEST_MAIN(TestFilterValues)
#include "tst_filtervalues.moc"
