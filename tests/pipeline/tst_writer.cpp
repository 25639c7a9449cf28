// SPDX-License-Identifier: GPL-3.0-or-later
// A batch is written whole or not at all, and a fold too; what of a view is kept, and what is told
// of each item.
#include "tests/kit/testmain.h"
#include "tests/pipeline/writerbench.h"

using namespace footfall;
using domain::HitKind;
using kit::Injected;
using kit::Morning;
using kit::viewOf;
using pipeline::Receipt;
using std::chrono::minutes;
using std::chrono::seconds;
using Bench = kit::WriterBench;

class TestWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aBatchThatFailsAnywhereChangesNothing()
    {
        // However far it comes: the n-th statement fails, for every n.
        for (int n = 1;; ++n) {
            Bench bench;
            bench.addSite("CODE");
            const domain::Site site = bench.addGoal("CODE", "click");
            QVERIFY(bench.write({viewOf(site, "ann"), viewOf(site, "bob")}).has_value());
            const auto before = bench.everything();
            const QString bob = QStringLiteral("bob");
            domain::Hit event =
                kit::eventOf(site, bob, Morning + seconds(5), QStringLiteral("click"));
            event.event.amount = {QStringLiteral("EUR"), 250};
            kit::addProperty(event, bob, QStringLiteral("key"), QStringLiteral("value"));
            kit::meetGoal(event, bob, site.goals.front().id);
            domain::Hit leave = viewOf(site, "bob", seconds(9));
            leave.kind = HitKind::Leave;
            leave.visibleTime = seconds(8);
            const std::vector<domain::Hit> batch{viewOf(site, "ann", seconds(3), "/new"), event,
                                                 leave, viewOf(site, "cid", seconds(9))};
            bench.failStatement(n);
            const auto receipts = bench.write(batch);
            bench.failNothing();
            if (receipts) {
                QVERIFY2(n > 15, "the batch has more statements than that");
                break;
            }
            QCOMPARE(receipts.error(), Injected);
            QCOMPARE(bench.everything(), before);

            QVERIFY(bench.write(batch).has_value());
            QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 4);
            QCOMPARE(bench.number("SELECT duration_ms FROM page_view WHERE id = 1"), 3'000);
            QCOMPARE(bench.number("SELECT duration_ms FROM page_view WHERE id = 2"), 8'000);
            QCOMPARE(bench.rows("SELECT kind, events, conversions, amount FROM event_fact"),
                     (QList<QVariantList>{{1, 1, 1, 250}, {2, 1, 1, 250}, {3, 1, 1, 250}}));
            QCOMPARE(bench.rows("SELECT events, conversions, amount FROM daily_property"),
                     (QList<QVariantList>{{1, 1, 250}}));
            QCOMPARE(bench.number("SELECT sum(is_visitor) FROM page_view"), 3);
        }
    }

    void aFoldThatFailsAnywhereFoldsLater()
    {
        for (int n = 1;; ++n) {
            Bench bench;
            const domain::Site site = bench.addSite("CODE");
            QVERIFY(bench
                        .write({viewOf(site, "ann"), viewOf(site, "ann", minutes(1), "/b"),
                                viewOf(site, "bob", minutes(20))})
                        .has_value());
            const auto before = bench.everything();
            bench.failStatement(n);
            const auto folded = bench.fold(Morning + minutes(31));
            bench.failNothing();
            if (folded) {
                QVERIFY2(n > 8, "the fold has more statements than that");
                break;
            }
            QCOMPARE(bench.everything(), before);
            // The newest views are still known: ann's third goes on with her visit.
            QVERIFY(bench.write({viewOf(site, "ann", minutes(30), "/c")}).has_value());
            QVERIFY(bench.fold(Morning + minutes(31)).has_value());
            QVERIFY(bench.fold(Morning + minutes(61)).has_value());
            QCOMPARE(bench.rows("SELECT sum(page_views), sum(visits), sum(bounces), sum(exits), "
                                "sum(visitors) FROM hourly_total"),
                     (QList<QVariantList>{{4, 2, 1, 2, 2}}));
        }
    }

    void onlyTheNewestViewCarriesAHash()
    {
        Bench bench;
        const domain::Site site = bench.addSite("CODE", "Asia/Kolkata");
        QVERIFY(bench.write({viewOf(site, "ann")}).has_value());
        QVERIFY(bench
                    .write({viewOf(site, "ann", minutes(1), "/b"),
                            viewOf(site, "ann", minutes(2), "/c")})
                    .has_value());
        const auto rows = bench.rows(
            "SELECT visitor_hash IS NULL, time = hour * 1000, finished FROM page_view ORDER BY id");
        // 10:20 UTC is 15:50 in Kolkata: its hour began at 09:30 UTC.
        QCOMPARE(rows, (QList<QVariantList>{{1, 1, 1}, {1, 1, 1}, {0, 0, 0}}));
        QCOMPARE(bench.number("SELECT time FROM page_view WHERE id = 1"),
                 domain::toMilliseconds(kit::at("2026-03-10T09:30:00Z")));
    }

    void laterViewsKeepTheOriginOnly()
    {
        Bench bench;
        const domain::Site site = bench.addSite("CODE");
        const auto fill = [](domain::Hit hit, const char *which) {
            const auto text = [&](const char *part) {
                return QLatin1String(which) + QLatin1Char('-') + QLatin1String(part);
            };
            hit.source = text("source");
            hit.channel = text("channel");
            hit.utm = {text("utm source"), text("utm medium"), text("utm campaign"),
                       text("utm term"), text("utm content")};
            hit.referrer = text("referrer");
            hit.language = text("language");
            hit.screen = text("screen");
            hit.client = {text("browser"), text("version"), text("system"), text("device")};
            return hit;
        };
        QVERIFY(bench
                    .write({fill(viewOf(site, "ann"), "first"),
                            fill(viewOf(site, "ann", minutes(1), "/b"), "second")})
                    .has_value());
        bench.reopen(); // From what is stored it goes on just so.
        QVERIFY(bench.write({fill(viewOf(site, "ann", minutes(2), "/c"), "third")}).has_value());
        const auto textsOf = [&](const char *columns) {
            QStringList texts;
            for (const QByteArray &column : QByteArray(columns).split(' '))
                for (const QVariantList &row :
                     kit::rowsOf(bench.path(),
                                 QStringLiteral("SELECT coalesce((SELECT text FROM name WHERE "
                                                "id = %1_id), '') FROM page_view ORDER BY id")
                                     .arg(QLatin1String(column))))
                    texts.append(row.at(0).toString().section(QLatin1Char('-'), 0, 0));
            return texts;
        };
        const QString first = QStringLiteral("first");
        for (const char *carried :
             {"source", "channel", "utm_source", "utm_medium", "utm_campaign"})
            QCOMPARE(textsOf(carried), (QStringList{first, first, first}));
        for (const char *ofEach : {"browser", "browser_version", "system", "device"})
            QCOMPARE(textsOf(ofEach),
                     (QStringList{first, QStringLiteral("second"), QStringLiteral("third")}));
        for (const char *ofEntries : {"referrer", "language", "screen", "utm_term", "utm_content"})
            QCOMPARE(textsOf(ofEntries), (QStringList{first, QString(), QString()}));
        QVERIFY(bench.number("SELECT count(*) FROM name WHERE text LIKE 'second-%'") == 4);
    }

    void receiptsSayWhatHappened()
    {
        Bench bench;
        const domain::Site site = bench.addSite("CODE");
        domain::Site gone = site;
        gone.id = domain::SiteId{99};
        domain::Hit late = viewOf(site, "ann", minutes(1), "/other");
        late.kind = HitKind::Leave;
        late.visibleTime = seconds(3);
        const auto receipts = bench.write({viewOf(site, "ann"), viewOf(gone, "ann"), late});
        QVERIFY(*receipts ==
                (std::vector<Receipt>{Receipt::Stored, Receipt::SiteGone, Receipt::Superseded}));
    }

    void theLedgerCountsEachItemOnce_data()
    {
        // What comes in one transaction; the ledger as rows of site, minute, reason and items.
        QTest::addColumn<QByteArray>("items");
        QTest::addColumn<QByteArray>("ledger");
        QTest::newRow("nothing") << QByteArray("") << QByteArray("");
        QTest::newRow("views") << QByteArray("view0 view0 view0") << QByteArray("1|20|0|3");
        QTest::newRow("views of two minutes")
            << QByteArray("view0 view1 view1") << QByteArray("1|20|0|1 1|21|0|2");
        QTest::newRow("an event") << QByteArray("event0") << QByteArray("1|20|0|1");
        QTest::newRow("a report that counts")
            << QByteArray("view0 leave0") << QByteArray("1|20|0|2");
        QTest::newRow("a report too late")
            << QByteArray("view0 late1") << QByteArray("1|20|0|1 1|21|10|1");
        QTest::newRow("of a removed site")
            << QByteArray("gone0 view0") << QByteArray("0|20|1|1 1|20|0|1");
        QTest::newRow("what the door decided")
            << QByteArray("bots0 refused1") << QByteArray("1|20|6|7 1|21|99|2");
        QTest::newRow("together") << QByteArray("view0 bots0 late0 gone1 refused1")
                                  << QByteArray("0|21|1|1 1|20|0|1 1|20|6|7 1|20|10|1 1|21|99|2");
    }
    void theLedgerCountsEachItemOnce()
    {
        QFETCH(QByteArray, items);
        QFETCH(QByteArray, ledger);
        Bench bench;
        const domain::Site site = bench.addSite("CODE");
        std::vector<Bench::Content> contents;
        const QList<QByteArray> words = items.isEmpty() ? QList<QByteArray>() : items.split(' ');
        for (const QByteArray &word : words) {
            const QByteArray kind = word.chopped(1);
            const minutes later(word.back() - '0');
            domain::Hit hit = viewOf(site, "ann", later);
            if (kind == "event") {
                hit.kind = HitKind::Event;
                hit.event.name = QStringLiteral("click");
            } else if (kind == "leave" || kind == "late") {
                hit.kind = HitKind::Leave;
                hit.visibleTime = seconds(2);
                if (kind == "late")
                    hit.pathname = QStringLiteral("/another");
            } else if (kind == "gone") {
                hit.site = domain::SiteId{99};
            }
            if (kind == "bots")
                contents.push_back(
                    pipeline::LedgerEntries{{site.id, Morning + later, domain::Rejection::Bot, 7}});
            else if (kind == "refused")
                contents.push_back(pipeline::LedgerEntries{
                    {site.id, Morning + later, domain::Rejection::Unavailable, 2}});
            else
                contents.push_back(hit);
        }
        bench.failStatement(3); // A first attempt that fails counts nothing.
        const auto first = bench.writeItems(contents);
        bench.failNothing();
        if (!first)
            QVERIFY(bench.writeItems(contents).has_value());
        QByteArrayList rows;
        for (const QVariantList &row :
             bench.rows("SELECT site_id, minute / 60 % 60, reason, items FROM ledger_minute "
                        "ORDER BY site_id, minute, reason"))
            rows.append(row.at(0).toByteArray() + '|' + row.at(1).toByteArray() + '|' +
                        row.at(2).toByteArray() + '|' + row.at(3).toByteArray());
        QCOMPARE(rows.join(' '), ledger);
    }

    void seenSetsGoHalfAnHourAfterTheirDay_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<int>("left");
        // In New York, 10 March ends at 04:00 UTC.
        QTest::newRow("in the grace") << QByteArray("2026-03-11T04:29:59Z") << 5;
        QTest::newRow("after it") << QByteArray("2026-03-11T04:30:00Z") << 0;
    }
    void seenSetsGoHalfAnHourAfterTheirDay()
    {
        QFETCH(QByteArray, now);
        QFETCH(int, left);
        Bench bench;
        const domain::Site site = bench.addSite("CODE", "America/New_York");
        for (int i = 0; i < 5; ++i)
            QVERIFY(bench
                        .write({viewOf(site, QByteArray::number(i).constData()),
                                kit::eventOf(site, QString::number(i), Morning,
                                             QStringLiteral("click"))})
                        .has_value());
        const auto snapshot = bench.published().snapshot();
        while (*bench.housekeeping().forgetSome(*snapshot, kit::at(now.constData())) > 0) {
        }
        QCOMPARE(bench.number("SELECT count(*) FROM seen_visitor"), left);
        QCOMPARE(bench.number("SELECT count(*) FROM seen_page"), left);
        QCOMPARE(bench.number("SELECT count(*) FROM seen_goal"), left);
    }

    void theAppliedSequenceIsInTheBatch()
    {
        Bench bench;
        const domain::Site site = bench.addSite("CODE");
        QVERIFY(bench.write({viewOf(site, "ann"), viewOf(site, "bob")}).has_value());
        QCOMPARE(bench.number("SELECT value FROM instance WHERE key = 'applied_sequence'"), 2);
    }
};

FOOTFALL_TEST_MAIN(TestWriter)
#include "tst_writer.moc"
