// SPDX-License-Identifier: GPL-3.0-or-later
// What a site has several of, each with a name: goals, tokens and saved filters, as they are added,
// removed and refused.
#include "tests/domain/examplesite.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;
using namespace footfall::domain::examples;

class TestSiteEntries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void goals_data()
    {
        QTest::addColumn<Goal>("typed");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char *name, const Goal &typed, bool accepted) {
            QTest::newRow(name) << typed << accepted;
        };
        row("an event", goal(" Signups ", GoalKind::Event, " Signup "), true);
        row("a page", goal("Signups", GoalKind::Page, "/thanks"), true);
        row("a pattern", goal("Signups", GoalKind::Page, "*/thanks"), true);
        row("no name", goal(" ", GoalKind::Event, "Signup"), false);
        row("no event", goal("Signups", GoalKind::Event, " "), false);
        row("no page", goal("Signups", GoalKind::Page, "thanks"), false);
        row("a name that is there", goal("Sales", GoalKind::Event, "Signup"), false);
        Goal one = goal("Signups", GoalKind::Event, "Signup");
        one.name = QString(100, u'n');
        one.pattern = QString(200, u'p');
        row("longest", one, true);
        one.name += u'n';
        row("too long a name", one, false);
        one.name = text("n");
        one.pattern += u'p';
        row("too long a pattern", one, false);
    }
    void goals()
    {
        QFETCH(Goal, typed);
        QFETCH(bool, accepted);
        SiteEdit edit;
        edit.addGoals = {goal("Sales", GoalKind::Event, "Sale")};
        const Site before = edited(exampleSite(), edit).value();
        edit.addGoals = {typed};
        edit.addGoals.front().id = GoalId{99}; // The database gives them.
        const Result<Site> after = edited(before, edit);
        QCOMPARE(after.has_value(), accepted);
        if (!accepted)
            return;
        QCOMPARE(after->goals.size(), size_t(2));
        QCOMPARE(after->goals.back(),
                 (Goal{{}, typed.name.trimmed(), typed.kind, typed.pattern.trimmed()}));
        SiteEdit removal;
        removal.removeGoals = {typed.name.trimmed()};
        QCOMPARE(edited(*after, removal)->goals, before.goals);
        removal.removeGoals = {text("never")};
        QCOMPARE(edited(*after, removal).error().kind, ErrorKind::NotFound);
    }

    void manyGoals()
    {
        SiteEdit edit;
        for (int i = 0; i < 201; ++i)
            edit.addGoals.push_back(
                {{}, QString::number(i), GoalKind::Event, QStringLiteral("Signup")});
        QVERIFY(!edited(exampleSite(), edit));
        edit.addGoals.pop_back();
        QVERIFY(edited(exampleSite(), edit));
    }

    void tokens()
    {
        SiteEdit edit;
        edit.addTokens = {token(" shop ")};
        edit.addTokens.front().id = TokenId{99};
        Site site = edited(exampleSite(), edit).value();
        QCOMPARE(site.tokens, (std::vector{ApiToken{{}, text("shop"), QByteArray(32, 'h'), Now}}));
        site.tokens.front().id = TokenId{5};
        SiteEdit removal;
        removal.removeTokens = {TokenId{6}};
        QCOMPARE(edited(site, removal).error().kind, ErrorKind::NotFound);
        removal.removeTokens = {TokenId{5}};
        QVERIFY(edited(site, removal)->tokens.empty());
        edit.addTokens = {token(" ")};
        QVERIFY(!edited(site, edit));
        edit.addTokens = {token("short")};
        edit.addTokens.front().hash.chop(1);
        QVERIFY(!edited(site, edit));
        edit.addTokens.assign(20, token("many"));
        QVERIFY(!edited(site, edit));
        edit.addTokens.pop_back();
        QVERIFY(edited(site, edit));
    }

    void savedFilters_data()
    {
        QTest::addColumn<SavedFilter>("typed");
        QTest::addColumn<bool>("accepted");
        const Filter google = filterOf({text("source=Google")});
        QTest::newRow("plain") << SavedFilter{text(" Ünders 🙂 "), google} << true;
        QTest::newRow("longest") << SavedFilter{QString(80, u'n'), google} << true;
        QTest::newRow("too long") << SavedFilter{QString(81, u'n'), google} << false;
        QTest::newRow("no name") << SavedFilter{text("  "), google} << false;
        QTest::newRow("a line break") << SavedFilter{text("a\nb"), google} << false;
        QTest::newRow("nothing selected") << SavedFilter{text("All"), {}} << false;
        QTest::newRow("a value with a line break")
            << SavedFilter{text("Two"),
                           {{{Dimension::Source, FilterOperator::Is, FilterSense::Includes,
                              text("a\nb")}}}}
            << false;
        QTest::newRow("a country in small letters")
            << SavedFilter{text("Germany"),
                           {{{Dimension::Country, FilterOperator::Is, FilterSense::Includes,
                              text("DE")}}}}
            << true;
        Filter many;
        for (int i = 0; i < 101; ++i)
            many.conditions.push_back(
                {Dimension::Page, FilterOperator::Is, FilterSense::Excludes, QString::number(i)});
        QTest::newRow("too many conditions") << SavedFilter{text("Many"), many} << false;
        QTest::newRow("nothing to look for")
            << SavedFilter{text("None"),
                           {{{Dimension::Page, FilterOperator::Contains, FilterSense::Includes,
                              QString()}}}}
            << false;
    }
    void savedFilters()
    {
        QFETCH(SavedFilter, typed);
        QFETCH(bool, accepted);
        SiteEdit edit;
        edit.saveFilters = {typed};
        const Result<Site> after = edited(exampleSite(), edit);
        QCOMPARE(after.has_value(), accepted);
        if (!accepted) {
            QCOMPARE(after.error().kind, ErrorKind::Invalid);
            return;
        }
        const SavedFilter expected{typed.name.trimmed(), typed.filter};
        QCOMPARE(after->savedFilters, std::vector{expected});
    }

    void savedFiltersComeAndGo()
    {
        SiteEdit edit;
        edit.saveFilters = {{text("b"), filterOf({text("source=B")})},
                            {text("a"), filterOf({text("source=A")})},
                            {text("b"), filterOf({text("source=C")})}};
        const Site site = edited(exampleSite(), edit).value();
        QCOMPARE(site.savedFilters,
                 (std::vector<SavedFilter>{{text("a"), filterOf({text("source=A")})},
                                           {text("b"), filterOf({text("source=C")})}}));
        SiteEdit removal;
        removal.removeFilters = {text("a")};
        QCOMPARE(edited(site, removal)->savedFilters.size(), size_t(1));
        removal.removeFilters = {text("never")};
        QCOMPARE(edited(site, removal).error().kind, ErrorKind::NotFound);
        SiteEdit many;
        for (int i = 0; i < 101; ++i)
            many.saveFilters.push_back({QString::number(i), filterOf({text("source=A")})});
        QVERIFY(!edited(exampleSite(), many));
        many.saveFilters.pop_back();
        QVERIFY(edited(exampleSite(), many));
    }
};

FOOTFALL_TEST_MAIN(TestSiteEntries)
#include "tst_siteentries.moc"
