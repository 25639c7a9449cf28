// SPDX-License-Identifier: GPL-3.0-or-later
// A site and an edit of one, carried as JSON; and JSON that is neither.
#include "core/domain/sitejson.h"
#include "tests/domain/examplesite.h"
#include "tests/kit/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace footfall::domain;
using namespace footfall::domain::examples;

namespace {

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

class TestSiteJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

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

FOOTFALL_TEST_MAIN(TestSiteJson)
#include "tst_sitejson.moc"
