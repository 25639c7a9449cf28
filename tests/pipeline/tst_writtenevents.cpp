// SPDX-License-Identifier: GPL-3.0-or-later
// What the writer makes of events and goals: where they come from, who counts anew, and how much of
// what is invented it keeps.
#include "tests/kit/testmain.h"
#include "tests/pipeline/storedsums.h"
#include "tests/pipeline/writerbench.h"

#include <limits>

using namespace footfall;
using domain::HitKind;
using kit::Morning;
using kit::viewOf;
using std::chrono::minutes;
using std::chrono::seconds;
using Bench = kit::WriterBench;

class TestWrittenEvents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void eventsComeFromTheOpenVisit_data()
    {
        QTest::addColumn<int>("after"); // Minutes behind the view; -1: there was none.
        QTest::addColumn<bool>("hasPage");
        QTest::addColumn<QString>("expected"); // hostname, pathname, source, channel, browser
        QTest::newRow("with a page, in the visit") << 5 << true << "own.example|/own|V|v|Own";
        QTest::newRow("without a page, in the visit") << 5 << false << "example.com|/seen|V|v|Own";
        QTest::newRow("with a page, after the visit") << 30 << true << "own.example|/own|O|o|Own";
        QTest::newRow("without a page, after the visit") << 30 << false << "||O|o|Own";
        QTest::newRow("without a visit") << -1 << true << "own.example|/own|O|o|Own";
    }
    void eventsComeFromTheOpenVisit()
    {
        QFETCH(int, after);
        QFETCH(bool, hasPage);
        QFETCH(QString, expected);
        Bench bench;
        const domain::Site site = bench.addSite("CODE");
        domain::Hit view = viewOf(site, "ann", {}, "/seen");
        view.source = QStringLiteral("V");
        view.channel = QStringLiteral("v");
        view.client.browser = QStringLiteral("Visits");
        if (after >= 0)
            QVERIFY(bench.write({view}).has_value());
        domain::Hit event = kit::eventOf(site, QStringLiteral("ann"), Morning + minutes(after),
                                         QStringLiteral("click"));
        event.hostname = hasPage ? QStringLiteral("own.example") : QString();
        event.pathname = hasPage ? QStringLiteral("/own") : QString();
        event.source = QStringLiteral("O");
        event.channel = QStringLiteral("o");
        event.client.browser = QStringLiteral("Own");
        QVERIFY(bench.write({event}).has_value());
        const QStringList key = kit::occurrencesIn(bench.path()).begin()->first;
        QCOMPARE((QStringList{key[5], key[6], key[7], key[8], key[13]}).join(QLatin1Char('|')),
                 expected);
    }

    void whoDoesItAgainIsNoOtherVisitor_data()
    {
        QTest::addColumn<bool>("reopened");
        QTest::newRow("known in memory") << false;
        QTest::newRow("known from the database") << true;
    }
    void whoDoesItAgainIsNoOtherVisitor()
    {
        QFETCH(bool, reopened);
        Bench bench;
        bench.addSite("CODE");
        const domain::Site site = bench.addGoal("CODE", "Buy");
        const auto buys = [&](const char *who, minutes later) {
            const QString visitor = QLatin1String(who);
            domain::Hit hit = kit::eventOf(site, visitor, Morning + later, QStringLiteral("Buy"));
            kit::addProperty(hit, visitor, QStringLiteral("plan"), QStringLiteral("pro"));
            kit::meetGoal(hit, visitor, site.goals.front().id);
            return hit;
        };
        QVERIFY(bench.write({buys("ann", minutes(0)), buys("ann", minutes(1))}).has_value());
        if (reopened)
            bench.reopen();
        QVERIFY(bench.write({buys("bob", minutes(2)), buys("ann", minutes(3))}).has_value());
        const QVariantList four{4, 2};
        QCOMPARE(bench.rows("SELECT sum(events), sum(conversions) FROM event_fact GROUP BY kind"),
                 (QList<QVariantList>{four, four, four}));
        QCOMPARE(bench.rows("SELECT events, conversions FROM daily_property"),
                 (QList<QVariantList>{four}));
        // The next day everybody counts anew.
        QVERIFY(bench.write({buys("ann", std::chrono::hours(24))}).has_value());
        QCOMPARE(bench.number("SELECT sum(conversions) FROM daily_property"), 3);
    }

    void goalsThatAreGoneAreNotCounted()
    {
        Bench bench;
        bench.addSite("CODE");
        domain::Site site = bench.addGoal("CODE", "Buy");
        domain::Hit hit = viewOf(site, "ann");
        kit::meetGoal(hit, QStringLiteral("ann"), site.goals.front().id);
        domain::SiteEdit edit;
        edit.removeGoals = {QStringLiteral("Buy")};
        QVERIFY(bench.commands().edit(QStringLiteral("CODE"), edit).has_value());
        QVERIFY(bench.write({hit}).has_value());
        QCOMPARE(bench.number("SELECT count(*) FROM event_fact"), 0);
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 1);
    }

    void onlyInteractiveEventsEndABounce_data()
    {
        QTest::addColumn<domain::Interactivity>("interactivity");
        QTest::addColumn<int>("bounces");
        QTest::newRow("interactive") << domain::Interactivity::Interactive << 0;
        QTest::newRow("passive") << domain::Interactivity::Passive << 1;
    }
    void onlyInteractiveEventsEndABounce()
    {
        QFETCH(domain::Interactivity, interactivity);
        QFETCH(int, bounces);
        Bench bench;
        const domain::Site site = bench.addSite("CODE");
        domain::Hit event = kit::eventOf(site, QStringLiteral("ann"), Morning + seconds(1),
                                         QStringLiteral("scroll"));
        event.event.interactivity = interactivity;
        QVERIFY(bench.write({viewOf(site, "ann"), event}).has_value());
        QCOMPARE(bench.number("SELECT is_bounce FROM page_view"), bounces);
    }

    void hostileAmountsStayNumbers()
    {
        Bench bench;
        const domain::Site site = bench.addSite("CODE");
        std::vector<domain::Hit> hits;
        for (int i = 0; i < 300; ++i) {
            hits.push_back(kit::eventOf(site, QStringLiteral("ann"), Morning, QStringLiteral("e")));
            hits.back().event.amount = {QStringLiteral("EUR"),
                                        std::numeric_limits<qint64>::max() - i};
        }
        QVERIFY(bench.write(hits).has_value());
        QVERIFY(bench.write(hits).has_value());
        QCOMPARE(bench.rows("SELECT typeof(amount), amount > 0 FROM event_fact"),
                 (QList<QVariantList>{{QStringLiteral("integer"), 1}}));
    }

    void whatIsInventedIsBounded_data()
    {
        // Each event has another name, key or value; how many of them have rows of their own.
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<int>("limit");
        QTest::newRow("names") << QByteArray("name") << 1'000;
        QTest::newRow("keys") << QByteArray("key") << 200;
        QTest::newRow("values") << QByteArray("value") << 5'000;
    }
    void whatIsInventedIsBounded()
    {
        QFETCH(QByteArray, what);
        QFETCH(int, limit);
        Bench bench;
        const domain::Site site = bench.addSite("CODE");
        const QString ann = QStringLiteral("ann");
        const auto text = [&](const char *which, int i) {
            return what == which ? QStringLiteral("%1 %2").arg(QLatin1String(which)).arg(i)
                                 : QStringLiteral("same");
        };
        const auto events = [&](int from, int to) {
            std::vector<domain::Hit> hits;
            for (int i = from; i < to; ++i) {
                hits.push_back(kit::eventOf(site, ann, Morning, text("name", i)));
                kit::addProperty(hits.back(), ann, text("key", i), text("value", i));
            }
            return hits;
        };
        QVERIFY(bench.write(events(0, limit - 100)).has_value());
        // A rolled-back batch leaves nothing that counts.
        bench.failStatement(450);
        const auto failed = bench.write(events(2 * limit, 2 * limit + 200));
        bench.failNothing();
        QVERIFY(!failed.has_value());
        bench.reopen();
        QVERIFY(bench.write(events(limit - 200, limit + 100)).has_value());
        // What was known before the limit was reached still is.
        QVERIFY(bench.write(events(limit - 1, limit + 1)).has_value());
        const QByteArray id = what == "name" ? "event_id" : what + "_id";
        const auto number = [&](const QByteArray &sql) { return bench.number(sql.constData()); };
        QCOMPARE(number("SELECT count(DISTINCT " + id + ") FROM daily_property"), limit + 1);
        QCOMPARE(number("SELECT sum(events) FROM daily_property"), limit + 202);
        QCOMPARE(number("SELECT sum(events) FROM daily_property JOIN name ON name.id = " + id +
                        " WHERE text = '(other)'"),
                 101);
        QCOMPARE(number("SELECT sum(events) FROM daily_property JOIN name ON name.id = " + id +
                        " WHERE text = '" + what + ' ' + QByteArray::number(limit - 1) + "'"),
                 2);
        QCOMPARE(number("SELECT count(*) FROM name WHERE text LIKE '" + what + " %'"), limit);
        QCOMPARE(number("SELECT count(*) FROM page_view"), 0);
        // Another day begins anew.
        domain::Hit tomorrow =
            kit::eventOf(site, ann, Morning + std::chrono::hours(24), text("name", limit + 50));
        kit::addProperty(tomorrow, ann, text("key", limit + 50), text("value", limit + 50));
        QVERIFY(bench.write({tomorrow}).has_value());
        QCOMPARE(number("SELECT count(*) FROM name WHERE text LIKE '" + what + " %'"), limit + 1);
    }

    void whatTheFirstVersionSpooledHasNoVisitors()
    {
        Bench bench;
        const domain::Site site = bench.addSite("CODE");
        domain::Hit event = viewOf(site, "ann");
        event.kind = HitKind::Event;
        event.event.name = QStringLiteral("click"); // Without a hash, as it was kept then.
        QVERIFY(bench.write({event}).has_value());
        QCOMPARE(bench.rows("SELECT events, conversions FROM event_fact"),
                 (QList<QVariantList>{{1, 0}}));
        QCOMPARE(bench.number("SELECT count(*) FROM seen_goal"), 0);
    }
};

FOOTFALL_TEST_MAIN(TestWrittenEvents)
#include "tst_writtenevents.moc"
