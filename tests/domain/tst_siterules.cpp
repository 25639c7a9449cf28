// SPDX-License-Identifier: GPL-3.0-or-later
// A site's rules: aliases, hostnames, ranges, goals and tokens, as they are edited, refused, and
// carried as JSON.
#include "core/domain/site.h"
#include "core/domain/sitedirectory.h"
#include "core/domain/sitejson.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace footfall::domain;
using footfall::kit::at;

namespace {

const Instant Now = at("2026-01-15T12:00:00Z");

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Site exampleSite()
{
    Site site =
        siteFromDraft({text("example.com"), {}, text("Europe/Berlin"), text("CODE")}, Now).value();
    site.id = SiteId{7};
    return site;
}

Result<Site> edited(const Site &site, const SiteEdit &edit)
{
    return siteAfterEdit(site, edit, SiteHistory::HasViews, Now);
}

Goal goal(const char *name, GoalKind kind, const char *pattern)
{
    return {{}, text(name), kind, text(pattern)};
}

ApiToken token(const char *name)
{
    return {{}, text(name), QByteArray(32, 'h'), {}};
}

Filter filterOf(const QStringList &texts)
{
    return filterFromTexts(texts).value();
}

/// With something in every field.
Site fullSite()
{
    Site site = exampleSite();
    site.hostnames.append(text("*.example.net"));
    site.privacySignals = PrivacySignals::Respect;
    site.aliases = {text("example.com"), text("94db1cb1-74f4-4a40-ad6c-962362670409")};
    site.hostnameRule = HostnameRule::Listed;
    site.botViews = BotViews::Shown;
    site.pathRules = {{text("id")}, {text("/users/*")}, {text("/admin*")}};
    site.excludedRanges = {text("203.0.113.0/24")};
    site.goals = {{GoalId{3}, text("Thanks"), GoalKind::Page, text("/thanks")},
                  {GoalId{4}, text("Ün 🙂"), GoalKind::Event, text("Signup")}};
    site.tokens = {{TokenId{5}, text("shop"), QByteArray::fromHex("00ff").repeated(16), Now}};
    site.calendar = site.calendar.changedTo(QTimeZone("Asia/Tokyo"), Now);
    site.savedFilters = {{text("Ads"), filterOf({text("channel=paid"), text("country!=DE")})},
                         {text("Ün 🙂"),
                          filterOf({text("page@/^\\/a|b/"), text("page~c d"), text("referrer=")})}};
    site.keeping = {5, 90, 30, Now, Now - std::chrono::hours(3), 4};
    return site;
}

} // namespace

class TestSiteRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void alias_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("alias");
        QTest::newRow("a domain") << text(" Example.COM ") << text("example.com");
        QTest::newRow("a UUID") << text("94DB1CB1-74F4-4A40-AD6C-962362670409")
                                << text("94db1cb1-74f4-4a40-ad6c-962362670409");
        QTest::newRow("a site id") << text("ABCDEFG") << text("abcdefg");
        QTest::newRow("longest") << QString(120, u'a') << QString(120, u'a');
        QTest::newRow("empty") << text(" ") << QString();
        QTest::newRow("too long") << QString(121, u'a') << QString();
        QTest::newRow("a space") << text("a b") << QString();
        QTest::newRow("control") << text("a\x01") << QString();
        QTest::newRow("half a pair") << QString(QChar(0xd800)) << QString();
    }
    void alias()
    {
        QFETCH(QString, typed);
        QFETCH(QString, alias);
        SiteEdit edit;
        edit.addAliases = {typed};
        const Result<Site> site = edited(exampleSite(), edit);
        QCOMPARE(site.has_value(), !alias.isEmpty());
        if (site)
            QCOMPARE(site->aliases, QStringList{alias});
    }

    void aPortIsNoPartOfAnAlias()
    {
        Site site;
        site.hostnames = {text("example.com")};
        SiteEdit edit;
        edit.addAliases = {text("stats.example.net:8080"), text("a:b"), text("::1")};
        const auto added = edited(site, edit);
        QVERIFY(added.has_value());
        QCOMPARE(added->aliases,
                 (QStringList{text("stats.example.net"), text("a:b"), text("::1")}));
        SiteEdit removal;
        removal.removeAliases = {text("STATS.example.net:8080")};
        QCOMPARE(edited(*added, removal)->aliases, (QStringList{text("a:b"), text("::1")}));
    }

    void aliasesComeAndGo()
    {
        SiteEdit edit;
        edit.addAliases = {text("A.example"), text("b.example"), text("a.EXAMPLE"), text("CODE")};
        const Site site = edited(exampleSite(), edit).value();
        QVERIFY(site.aliases.startsWith(text("a.example")));
        QCOMPARE(site.aliases.count(text("a.example")), 1);
        SiteEdit removal;
        removal.removeAliases = {text(" B.example ")};
        QVERIFY(!edited(site, removal)->aliases.contains(text("b.example")));
        removal.removeAliases = {text("never.example")};
        QCOMPARE(edited(site, removal).error().kind, ErrorKind::NotFound);
        SiteEdit many;
        for (int i = 0; i < 51; ++i)
            many.addAliases.append(QStringLiteral("alias%1").arg(i));
        QVERIFY(!edited(exampleSite(), many));
        many.addAliases.removeLast();
        QVERIFY(edited(exampleSite(), many));
    }

    void aSiteIsFoundByItsAliases()
    {
        Site other = exampleSite();
        other.id = SiteId{8};
        other.trackingCode = text("OTHER");
        other.aliases = {text("other.example"), text("code")};
        const SiteSnapshot sites{{exampleSite(), other}};
        QCOMPARE(sites.byKey(text("CODE"))->id, SiteId{7}); // A code before an alias.
        QCOMPARE(sites.byKey(text("code"))->id, SiteId{8});
        QCOMPARE(sites.byKey(text("Other.Example"))->id, SiteId{8});
        QVERIFY(!sites.byKey(text("nobody.example")));
        QVERIFY(!sites.byKey(QString()));
    }

    void accepted_data()
    {
        QTest::addColumn<QString>("hostname");
        QTest::addColumn<bool>("isAccepted");
        const auto row = [](const char *hostname, bool isAccepted) {
            QTest::addRow("%s", hostname) << text(hostname) << isAccepted;
        };
        row("example.com", true);
        row("www.example.com", true);
        row("shop.example.com", false);
        row("badexample.com", false);
        row("a.example.net", true);
        row("a.b.example.net", true);
        row("example.net", false);
        row("badexample.net", false);
        row("", false);
    }
    void accepted()
    {
        QFETCH(QString, hostname);
        QFETCH(bool, isAccepted);
        SiteEdit edit;
        edit.addHostnames = {text(" *.Example.net ")};
        Site site = edited(exampleSite(), edit).value();
        QCOMPARE(site.hostnames.last(), text("*.example.net"));
        QVERIFY(accepts(site, hostname));
        site.hostnameRule = HostnameRule::Listed;
        QCOMPARE(accepts(site, hostname), isAccepted);
    }

    void theMainHostnameIsNoPattern()
    {
        SiteEdit edit;
        edit.addHostnames = {text("*.example.net")};
        edit.removeHostnames = {text("example.com")};
        QVERIFY(!edited(exampleSite(), edit));
        for (const char *typed :
             {"*", "*.", "*.*.example.net", "a.*.example.net", "*example.net"}) {
            SiteEdit bad;
            bad.addHostnames = {text(typed)};
            QVERIFY2(!edited(exampleSite(), bad), typed);
        }
    }

    void countingRulesAreReplacedWhole()
    {
        SiteEdit edit;
        edit.hostnameRule = HostnameRule::Listed;
        edit.botViews = BotViews::Shown;
        edit.excludedRanges = {text(" 203.0.113.0/24 "), text("203.0.113.0/24"), text("::1")};
        edit.pathRules = PathRules{{text(" id ")}, {text("/users/*")}, {}};
        const Site site = edited(exampleSite(), edit).value();
        QCOMPARE(site.hostnameRule, HostnameRule::Listed);
        QCOMPARE(site.botViews, BotViews::Shown);
        QCOMPARE(site.excludedRanges, (QStringList{text("203.0.113.0/24"), text("::1")}));
        QCOMPARE(site.pathRules, (PathRules{{text("id")}, {text("/users/*")}, {}}));
        SiteEdit empty;
        empty.excludedRanges = QStringList();
        empty.pathRules = PathRules{};
        QCOMPARE(edited(site, empty)->excludedRanges, QStringList());
        QCOMPARE(edited(site, empty)->pathRules, PathRules{});
        SiteEdit bad;
        bad.excludedRanges = {text("203.0.113.0/24"), text("nonsense")};
        QVERIFY(edited(site, bad).error().message.contains(text("nonsense")));
        bad.excludedRanges = QStringList(201, text("::1"));
        QVERIFY(!edited(site, bad));
        SiteEdit path;
        path.pathRules = PathRules{{}, {text("no slash")}, {}};
        QVERIFY(!edited(site, path));
    }

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

    void keeping_data()
    {
        QTest::addColumn<Keeping>("typed");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char *name, const Keeping &typed, bool accepted) {
            QTest::newRow(name) << typed << accepted;
        };
        row("all", {}, true);
        row("fewest visits", {2, 0, 0, {}, {}}, true);
        row("most visits", {100, 0, 0, {}, {}}, true);
        row("one visit", {1, 0, 0, {}, {}}, false);
        row("too many visits", {101, 0, 0, {}, {}}, false);
        row("visits below zero", {-5, 0, 0, {}, {}}, false);
        row("fewest days", {0, 30, 30, {}, {}}, true);
        row("few days", {0, 29, 0, {}, {}}, false);
        row("few hours", {0, 0, 29, {}, {}}, false);
        row("days below zero", {0, -1, 0, {}, {}}, false);
        row("many days", {0, 2'000'000'000, 0, {}, {}}, true);
    }
    void keeping()
    {
        QFETCH(Keeping, typed);
        QFETCH(bool, accepted);
        SiteEdit edit;
        edit.keeping = typed;
        const Result<Site> after = edited(exampleSite(), edit);
        QCOMPARE(after.has_value(), accepted);
        if (accepted) {
            Keeping expected = typed;
            if (typed.days != 0 || typed.hourlyDays != 0)
                expected.appliesFrom = Now + std::chrono::hours(24);
            if (typed.strictVisits != 0)
                expected.strictAppliesFrom = Now + std::chrono::hours(24);
            QCOMPARE(after->keeping, expected);
        } else {
            QCOMPARE(after.error().kind, ErrorKind::Invalid);
        }
    }

    void whatIsKeptLessCanBeTakenBack_data()
    {
        QTest::addColumn<Keeping>("before");
        QTest::addColumn<Keeping>("asked");
        QTest::addColumn<Instant>("appliesFrom");
        QTest::addColumn<Instant>("strictAppliesFrom");
        QTest::addColumn<int>("strictBefore");
        const Instant never{};
        const Instant long_ago = at("2025-01-01T00:00:00Z");
        const Instant soon = Now + std::chrono::hours(5);
        const Instant later = Now + std::chrono::hours(24);
        const Keeping none;
        const Keeping year{0, 365, 0, long_ago, never};
        const Keeping strict{5, 0, 0, never, long_ago};
        const Keeping both{5, 365, 90, soon, long_ago};
        const auto row = [](const char *name, const Keeping &before, const Keeping &asked,
                            Instant appliesFrom, Instant strictAppliesFrom, int strictBefore = 0) {
            QTest::newRow(name) << before << asked << appliesFrom << strictAppliesFrom
                                << strictBefore;
        };
        row("the first", none, {0, 365, 0, {}, {}}, later, never);
        row("shorter", year, {0, 364, 0, {}, {}}, later, never);
        row("longer", year, {0, 366, 0, {}, {}}, long_ago, never);
        row("the same", year, {0, 365, 0, {}, {}}, long_ago, never);
        row("strict", none, {5, 0, 0, {}, {}}, never, later);
        row("strict, with days that go", year, {5, 365, 0, {}, {}}, long_ago, later);
        row("stricter", strict, {6, 0, 0, {}, {}}, never, later, 5);
        const Keeping raised{10, 0, 0, never, soon, 5};
        row("stricter, the same", raised, {10, 0, 0, {}, {}}, never, soon, 5);
        row("still stricter", raised, {12, 0, 0, {}, {}}, never, later, 5);
        row("less, but stricter than before", raised, {7, 0, 0, {}, {}}, never, soon, 5);
        row("stricter, and taken back", raised, {5, 0, 0, {}, {}}, never, never, 0);
        row("stricter, and less than before", raised, {4, 0, 0, {}, {}}, never, never, 0);
        row("stricter, and not any more", raised, {0, 0, 0, {}, {}}, never, never, 0);
        row("stricter before strict applied", {5, 0, 0, never, soon}, {9, 0, 0, {}, {}}, never,
            later, 0);
        row("stricter again, once it applied", {10, 0, 0, never, long_ago, 5}, {12, 0, 0, {}, {}},
            never, later, 10);
        row("less again, once it applied", {10, 0, 0, never, long_ago, 5}, {7, 0, 0, {}, {}}, never,
            long_ago, 0);
        const Instant ahead = at("2038-01-19T00:00:00Z");
        row("by a clock that was ahead", {5, 90, 0, ahead, ahead}, {5, 90, 0, {}, {}}, later,
            later);
        row("less strict", strict, {4, 0, 0, {}, {}}, never, long_ago);
        row("hours too", year, {0, 365, 100, {}, {}}, later, never);
        row("forever", year, none, never, never);
        row("strict stays where days go", strict, {5, 365, 0, {}, {}}, later, long_ago);
        row("strict stays where fewer days go", both, {5, 100, 90, {}, {}}, later, long_ago);
        row("strict stays where fewer hours do", both, {5, 365, 60, {}, {}}, later, long_ago);
        row("days stay where it becomes stricter", both, {7, 365, 90, {}, {}}, soon, later, 5);
        row("both at once", both, {7, 300, 90, {}, {}}, later, later, 5);
        row("no longer strict", both, {0, 365, 90, {}, {}}, soon, never);
        row("no longer strict, but shorter", both, {0, 364, 90, {}, {}}, later, never);
        row("strict, and days forever", both, {5, 0, 0, {}, {}}, never, long_ago);
        row("stricter, and days forever", both, {6, 0, 0, {}, {}}, never, later, 5);
        row("taken back", {6, 365, 0, soon, later}, {5, 365, 0, {}, {}}, soon, later);
        row("at once, as somebody would like", none, {5, 30, 0, long_ago, long_ago}, later, later);
        row("never, as somebody would like", both, {5, 365, 90, later, later}, soon, long_ago);
    }
    void whatIsKeptLessCanBeTakenBack()
    {
        QFETCH(Keeping, before);
        QFETCH(Keeping, asked);
        QFETCH(Instant, appliesFrom);
        QFETCH(Instant, strictAppliesFrom);
        Site site = exampleSite();
        site.keeping = before;
        SiteEdit edit;
        edit.keeping = asked;
        const Keeping after = edited(site, edit)->keeping;
        QCOMPARE(after.appliesFrom, appliesFrom);
        QCOMPARE(after.strictAppliesFrom, strictAppliesFrom);
        QTEST(after.strictBefore, "strictBefore");
        QCOMPARE(keepingAfter(before, asked, Now), after);
    }

    void howStrictAChangeIs_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::addColumn<bool>("raises");
        QTest::addColumn<bool>("lowers");
        QTest::newRow("on") << 0 << 5 << false << false;
        QTest::newRow("off") << 5 << 0 << false << false;
        QTest::newRow("the same") << 5 << 5 << false << false;
        QTest::newRow("more") << 5 << 6 << true << false;
        QTest::newRow("less") << 5 << 4 << false << true;
    }
    void howStrictAChangeIs()
    {
        QFETCH(int, before);
        QFETCH(int, after);
        const Keeping one{before, 0, 0, {}, {}};
        const Keeping other{after, 0, 0, {}, {}};
        QTEST(raisesStrict(one, other), "raises");
        QTEST(lowersStrict(one, other), "lowers");
    }

    void aSiteSurvivesJson()
    {
        for (const Site &site : {exampleSite(), fullSite()}) {
            const QByteArray bytes = QJsonDocument(toJson(site)).toJson();
            const std::optional<Site> read = siteFromJson(QJsonDocument::fromJson(bytes).object());
            QVERIFY(read);
            QVERIFY(*read == site);
        }
    }

    void anEditSurvivesJson()
    {
        SiteEdit edit;
        edit.name = text("Name");
        edit.timeZone = text("Asia/Tokyo");
        edit.addHostnames = {text("a.example")};
        edit.removeHostnames = {text("b.example")};
        edit.privacySignals = PrivacySignals::Respect;
        edit.addAliases = {text("c")};
        edit.removeAliases = {text("d")};
        edit.hostnameRule = HostnameRule::Listed;
        edit.botViews = BotViews::Shown;
        edit.pathRules = PathRules{{text("id")}, {text("/u/*")}, {text("/x")}};
        edit.excludedRanges = {text("::1")};
        edit.addGoals = {goal("Thanks", GoalKind::Page, "/thanks")};
        edit.removeGoals = {text("Sales")};
        edit.addTokens = {token("shop")};
        edit.removeTokens = {TokenId{5}};
        edit.saveFilters = {{text("Ads"), filterOf({text("channel=paid")})}};
        edit.removeFilters = {text("Old")};
        edit.keeping = Keeping{5, 90, 30, Now, Now + std::chrono::hours(1), 3};
        const QByteArray bytes = QJsonDocument(toJson(edit)).toJson();
        const SiteEdit read = editFromJson(QJsonDocument::fromJson(bytes).object());
        QCOMPARE(QJsonDocument(toJson(read)).toJson(), bytes);
        QVERIFY(read.name == edit.name && read.timeZone == edit.timeZone);
        QVERIFY(read.addHostnames == edit.addHostnames);
        QVERIFY(read.removeHostnames == edit.removeHostnames);
        QVERIFY(read.privacySignals == edit.privacySignals);
        QVERIFY(read.addAliases == edit.addAliases && read.removeAliases == edit.removeAliases);
        QVERIFY(read.hostnameRule == edit.hostnameRule && read.botViews == edit.botViews);
        QVERIFY(read.pathRules == edit.pathRules);
        QVERIFY(read.excludedRanges == edit.excludedRanges);
        QVERIFY(read.addGoals == edit.addGoals && read.removeGoals == edit.removeGoals);
        QVERIFY(read.addTokens == edit.addTokens && read.removeTokens == edit.removeTokens);
        QVERIFY(read.saveFilters == edit.saveFilters && read.removeFilters == edit.removeFilters);
        QVERIFY(read.keeping == edit.keeping);
    }

    void whatIsNotSetStaysSo()
    {
        const SiteEdit read = editFromJson(toJson(SiteEdit{}));
        QVERIFY(!read.name && !read.timeZone && !read.privacySignals && !read.hostnameRule &&
                !read.botViews && !read.pathRules && !read.excludedRanges && !read.keeping);
        // Nothing and an empty list are two things.
        SiteEdit edit;
        edit.excludedRanges = QStringList();
        edit.pathRules = PathRules{};
        QVERIFY(editFromJson(toJson(edit)).excludedRanges == QStringList());
        QVERIFY(editFromJson(toJson(edit)).pathRules == PathRules{});
    }

    void hostileJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("wrong types")
            << QByteArray(R"({"id": "x", "trackingCode": 7, "name": [], "hostnames": {},
                "timeZones": 7, "goals": "x", "tokens": [7, null], "pathRules": [],
                "aliases": [7, null, {}], "excludedRanges": "x"})");
        QTest::newRow("no such zone") << QByteArray(
            R"({"trackingCode": "A", "timeZones": [{"from": 0, "zone": "Nowhere"}]})");
        QTest::newRow("zones going back") << QByteArray(
            R"({"trackingCode": "A", "timeZones": [{"from": 0, "zone": "UTC"},
                {"from": -1, "zone": "Asia/Tokyo"}, {"from": 1e300, "zone": "UTC"}]})");
        QTest::newRow("huge numbers")
            << QByteArray(R"({"id": 1e300, "trackingCode": "A", "createdAt": -1e300,
                "timeZones": [{"from": 0, "zone": "UTC"}],
                "goals": [{"id": 1e300, "kind": "other"}], "tokens": [{"hash": "zz"}]})");
        QTest::newRow("filters that are none")
            << QByteArray(R"({"trackingCode": "A", "timeZones": [{"from": 0, "zone": "UTC"}],
                "savedFilters": [7, {"name": "a", "filter": ["colour=red"]},
                    {"name": [], "filter": {}}, {"name": "b", "filter": ["page=/a", 7]}],
                "saveFilters": [{"name": "a", "filter": "x"}, null],
                "keeping": {"strictVisits": 1e300, "days": -5, "hourlyDays": "x",
                    "appliesFrom": -1e300}})");
        QByteArray many = R"({"trackingCode": "A", "timeZones": [{"from": 0, "zone": "UTC"}],
            "aliases": [)";
        many += QByteArray("\"a\",").repeated(100'000) + "\"a\"]}";
        QTest::newRow("very many") << many;
    }
    void hostileJson()
    {
        QFETCH(QByteArray, json);
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        if (const std::optional<Site> site = siteFromJson(object)) {
            QVERIFY(!site->calendar.spans().empty());
            QVERIFY(site->aliases.size() <= 1000);
            QVERIFY(site->savedFilters.empty());
            QVERIFY(site->keeping.days >= 0 && site->keeping.strictVisits >= 0);
            const std::optional<Site> again = siteFromJson(toJson(*site));
            QVERIFY(again);
            QVERIFY(*again == *site);
        }
        const QJsonObject edit = toJson(editFromJson(object));
        QCOMPARE(toJson(editFromJson(edit)), edit);
    }
};

FOOTFALL_TEST_MAIN(TestSiteRules)
#include "tst_siterules.moc"
