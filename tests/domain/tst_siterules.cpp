// SPDX-License-Identifier: GPL-3.0-or-later
// Under which keys a site is found, whose hostnames it accepts, and what it does not count: as they
// are edited and refused.
#include "core/domain/sitedirectory.h"
#include "tests/domain/examplesite.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;
using namespace footfall::domain::examples;

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
};

FOOTFALL_TEST_MAIN(TestSiteRules)
#include "tst_siterules.moc"
