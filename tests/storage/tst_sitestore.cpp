// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sitestore.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

using namespace footfall;
using storage::SiteStore;

namespace {

domain::Site exampleSite()
{
    domain::SiteDraft draft;
    draft.hostname = QStringLiteral("example.com");
    draft.name = QStringLiteral("It's “Ex—ample” 🎈");
    draft.timeZone = QStringLiteral("Asia/Kolkata");
    draft.trackingCode = QStringLiteral("ABCDEFGH");
    return *domain::siteFromDraft(draft, kit::at("2026-03-01T10:00:00.123Z"));
}

domain::Goal goal(const char *name, domain::GoalKind kind, const char *pattern)
{
    return {{}, QString::fromLatin1(name), kind, QString::fromLatin1(pattern)};
}

domain::ApiToken token(const char *name, char hash)
{
    return {{}, QString::fromLatin1(name), QByteArray(32, hash), kit::at("2026-03-01T11:00:00Z")};
}

domain::Filter filterOf(std::initializer_list<const char *> texts)
{
    QStringList list;
    for (const char *text : texts)
        list.append(QString::fromLatin1(text));
    return *domain::filterFromTexts(list);
}

} // namespace

class TestSiteStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void whatIsWrittenIsRead()
    {
        kit::TestDatabase database;
        domain::Site site = exampleSite();
        site.hostnames = {QStringLiteral("z.example"), QStringLiteral("a.example")};
        site.privacySignals = domain::PrivacySignals::Respect;
        site.calendar =
            site.calendar.changedTo(QTimeZone("America/New_York"), kit::at("2026-03-05T10:00:00Z"));
        site.hostnameRule = domain::HostnameRule::Listed;
        site.botViews = domain::BotViews::Shown;
        site.aliases = {QStringLiteral("z.example"), QStringLiteral("a-uuid")};
        site.pathRules = {{QStringLiteral("q"), QStringLiteral("a*")},
                          {QStringLiteral("/users/*")},
                          {QStringLiteral("/admin/*"), QStringLiteral("/.well-known/*")}};
        site.excludedRanges = {QStringLiteral("2001:db8::/32"), QStringLiteral("10.0.0.0/8")};
        site.goals = {goal("Signed up", domain::GoalKind::Event, "Signup"),
                      goal("Bought", domain::GoalKind::Page, "/order/*")};
        site.tokens = {token("shop", 's'), token("app", 'a')};
        site.savedFilters = {{QStringLiteral("Ads"), filterOf({"channel=paid", "country!=DE"})},
                             {QStringLiteral("Docs"), filterOf({"page@/docs/*", "referrer="})}};
        site.keeping = {5, 90, 30, kit::at("2026-03-02T10:00:00Z"), kit::at("2026-03-04T11:00:00Z"),
                        4};
        SiteStore store(*database);
        const auto id = store.insert(site);
        QVERIFY(id.has_value());
        site.id = *id;
        site.goals[0].id.value = 1;
        site.goals[1].id.value = 2;
        site.tokens[0].id.value = 1;
        site.tokens[1].id.value = 2;

        const auto reader = storage::Database::open(database.path(), storage::OpenMode::ReadOnly);
        QVERIFY(reader.has_value());
        const auto sites = SiteStore(**reader).all();
        QVERIFY(sites.has_value());
        QCOMPARE(sites->size(), size_t(1));
        QVERIFY(sites->front() == site);
    }

    void anUpdateReplacesHostnamesAndSpans()
    {
        kit::TestDatabase database;
        SiteStore store(*database);
        domain::Site site = exampleSite();
        site.id = *store.insert(site);
        const domain::SiteId other = *store.insert([] {
            domain::Site second = exampleSite();
            second.trackingCode = QStringLiteral("OTHER");
            return second;
        }());
        site.name = QStringLiteral("Renamed");
        site.hostnames = {QStringLiteral("new.example")};
        site.calendar = domain::SiteCalendar();
        site.savedFilters = {{QStringLiteral("Docs"), filterOf({"page@/docs/*"})}};
        site.keeping = {0, 0, 60, kit::at("2026-03-03T10:00:00Z"), {}};
        QVERIFY(store.update(site).has_value());
        const auto sites = *store.all();
        QVERIFY(sites.at(0) == site);
        QCOMPARE(sites.at(1).id, other);
        QCOMPARE(sites.at(1).hostnames, QStringList{QStringLiteral("example.com")});
    }

    void removingTakesItsPartsAlong()
    {
        kit::TestDatabase database;
        SiteStore store(*database);
        const domain::SiteId id = *store.insert(exampleSite());
        QVERIFY(store.remove(id).has_value());
        QCOMPARE(store.all()->size(), size_t(0));
        const domain::SiteId next = *store.insert(exampleSite());
        QVERIFY2(next.value > id.value, "an id is never used twice");
    }

    void whatASiteAnswersToIsItsOwn_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("alias");
        QTest::addColumn<bool>("allowed");
        // The other one has the code ABCDEFGH and the alias taken.example.
        QTest::newRow("nothing shared") << "NEWCODE"
                                        << "free.example" << true;
        QTest::newRow("no alias") << "NEWCODE" << QString() << true;
        QTest::newRow("the same code") << "ABCDEFGH" << QString() << false;
        QTest::newRow("the same alias") << "NEWCODE"
                                        << "taken.example" << false;
        QTest::newRow("its code as an alias") << "NEWCODE"
                                              << "abcdefgh" << false;
        QTest::newRow("its alias as a code") << "taken.example" << QString() << false;
        QTest::newRow("its alias as a code, in capitals") << "TAKEN.example" << QString() << false;
        QTest::newRow("its own code as an alias") << "NEWCODE"
                                                  << "newcode" << true;
    }
    void whatASiteAnswersToIsItsOwn()
    {
        QFETCH(QString, code);
        QFETCH(QString, alias);
        QFETCH(bool, allowed);
        kit::TestDatabase database;
        SiteStore store(*database);
        domain::Site other = exampleSite();
        other.aliases = {QStringLiteral("taken.example")};
        QVERIFY(store.insert(other).has_value());

        domain::Site site = exampleSite();
        site.trackingCode = code;
        if (!alias.isEmpty())
            site.aliases = {alias};
        const auto inserted = store.insert(site);
        QCOMPARE(inserted.has_value(), allowed);
        if (allowed)
            return;
        QCOMPARE(inserted.error().kind, domain::ErrorKind::Invalid);
        QVERIFY2(inserted.error().message.contains(other.name),
                 qPrintable(inserted.error().message));
        // The same by an edit, of what can be edited.
        if (alias.isEmpty())
            return;
        site.aliases.clear();
        site.id = *store.insert(site);
        site.aliases = {alias};
        const auto updated = store.update(site);
        QVERIFY(!updated.has_value());
        QCOMPARE(updated.error().kind, domain::ErrorKind::Invalid);
    }

    void aRemovedSiteFreesWhatItAnsweredTo()
    {
        kit::TestDatabase database;
        SiteStore store(*database);
        domain::Site site = exampleSite();
        site.aliases = {QStringLiteral("taken.example")};
        site.tokens = {token("shop", 's')};
        const domain::SiteId id = *store.insert(site);
        QVERIFY(store.markRemoved(id).has_value());
        QVERIFY(store.insert(site).has_value());
    }

    void goalsAndTokensKeepTheirIds()
    {
        kit::TestDatabase database;
        SiteStore store(*database);
        domain::Site site = exampleSite();
        site.goals = {goal("A", domain::GoalKind::Event, "a"),
                      goal("B", domain::GoalKind::Page, "/b"),
                      goal("C", domain::GoalKind::Event, "c")};
        site.tokens = {token("one", '1'), token("two", '2')};
        site.id = *store.insert(site);
        site = store.all()->front();
        const domain::GoalId kept = site.goals.at(2).id;
        const domain::TokenId keptToken = site.tokens.at(1).id;

        site.goals.erase(site.goals.begin(), site.goals.begin() + 2);
        site.goals.push_back(goal("B", domain::GoalKind::Event, "b"));
        site.tokens.erase(site.tokens.begin());
        site.tokens.push_back(token("three", '3'));
        const auto updated = store.update(site);
        QVERIFY(updated.has_value());
        QVERIFY(*updated == store.all()->front());
        QCOMPARE(updated->goals.front().id, kept);
        QCOMPARE(updated->goals.back().name, QStringLiteral("B"));
        QVERIFY2(updated->goals.back().id.value > kept.value, "an id is never used twice");
        QCOMPARE(updated->tokens.front().id, keptToken);
        QVERIFY(updated->tokens.back().id.value > keptToken.value);
    }

    void aRemovedGoalTakesItsSumsAlong()
    {
        kit::TestDatabase database;
        SiteStore store(*database);
        domain::Site site = exampleSite();
        site.goals = {goal("A", domain::GoalKind::Event, "a"),
                      goal("B", domain::GoalKind::Event, "b")};
        site.id = *store.insert(site);
        site = store.all()->front();
        // Of both goals, and of an event whose name has the first one's id; over 30 days.
        for (const char *what : {"2, 1", "2, 2", "1, 1"}) {
            const QByteArray days = "WITH RECURSIVE d (day) AS (SELECT 1 UNION ALL SELECT day + 1 "
                                    "FROM d WHERE day < 30) ";
            const QByteArray target(what);
            const QByteArray kind = target.left(1);
            QVERIFY(database
                        ->execute("INSERT INTO event_fact " + days + "SELECT 1, " + target +
                                  ", day, day, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, "
                                  "0 "
                                  "FROM d")
                        .has_value());
            QVERIFY(database
                        ->execute("INSERT INTO daily_occurrence " + days + "SELECT 1, " + kind +
                                  ", day, " + target.mid(3) + ", 0, 1, 1, 0 FROM d")
                        .has_value());
        }
        QCOMPARE(*store.removeGoalData(10), 0);
        site.goals.erase(site.goals.begin());
        QVERIFY(store.update(site).has_value());
        QCOMPARE(store.all()->front().goals.size(), size_t(1));
        int steps = 0;
        while (*store.removeGoalData(10) > 0)
            ++steps;
        QVERIFY2(steps >= 4, "a little at a time");
        for (const char *table : {"event_fact", "daily_occurrence"})
            QCOMPARE(kit::rowsOf(database.path(),
                                 QStringLiteral("SELECT kind, target_id, count(*) FROM %1 "
                                                "GROUP BY kind, target_id")
                                     .arg(QLatin1String(table))),
                     (QList<QVariantList>{{1, 1, 30}, {2, 2, 30}}));
        QCOMPARE(kit::rowsOf(database.path(), QStringLiteral("SELECT id FROM site_goal")),
                 (QList<QVariantList>{{2}}));
    }

    void aNewSiteHasNoHistory()
    {
        kit::TestDatabase database;
        SiteStore store(*database);
        const domain::SiteId id = *store.insert(exampleSite());
        QVERIFY(*store.history(id) == domain::SiteHistory::Empty);
        QVERIFY(database
                    ->execute("INSERT INTO hourly_total VALUES (" + QByteArray::number(id.value) +
                              ", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)")
                    .has_value());
        QVERIFY(*store.history(id) == domain::SiteHistory::HasViews);
    }
};

FOOTFALL_TEST_MAIN(TestSiteStore)
#include "tst_sitestore.moc"
