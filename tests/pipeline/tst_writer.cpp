// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/aggregator.h"
#include "core/pipeline/housekeeping.h"
#include "core/pipeline/sitecommands.h"
#include "core/pipeline/writer.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/countedbyhand.h"

#include <QRandomGenerator>

using namespace footfall;
using domain::Counters;
using domain::HitKind;
using pipeline::Receipt;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const domain::Instant Morning = kit::at("2026-03-10T10:20:00Z");
const domain::Error Injected{domain::ErrorKind::Storage, QStringLiteral("injected")};

/// The parts of the pipeline without its thread, over a real file; reopen() is a kill and a start.
class Bench
{
public:
    Bench() { reopen(); }

    void reopen()
    {
        m_parts.reset();
        m_parts = std::make_unique<Parts>(*m_database, m_published, m_clock);
        QVERIFY(m_parts->commands.load().has_value());
        QVERIFY(m_parts->writer.load().has_value());
    }
    domain::Site addSite(const char *code, const char *zone = "UTC")
    {
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("example.com");
        draft.trackingCode = QLatin1String(code);
        draft.timeZone = QLatin1String(zone);
        return *m_parts->commands.add(draft);
    }
    using Content = std::variant<domain::Hit, pipeline::LedgerEntries>;
    domain::Result<std::vector<Receipt>> writeItems(const std::vector<Content> &contents)
    {
        std::vector<pipeline::Item> waiting;
        for (const Content &content : contents)
            waiting.push_back({{++m_sequence, content}, nullptr, 0});
        return m_parts->writer.write(waiting, *m_published.snapshot());
    }
    domain::Result<std::vector<Receipt>> write(const std::vector<domain::Hit> &hits)
    {
        return writeItems({hits.begin(), hits.end()});
    }
    domain::Result<qint64> fold(domain::Instant now)
    {
        qint64 folded = 0;
        for (;;) {
            const auto step = m_parts->aggregator.foldSome(now);
            if (!step)
                return tl::unexpected(step.error());
            folded += step->folded;
            if (step->progress == pipeline::Aggregator::Progress::Complete)
                return folded;
        }
    }
    /// The n-th statement from here on fails, once.
    void failStatement(int number)
    {
        m_left = number;
        m_database->setGate([this]() -> std::optional<domain::Error> {
            return --m_left == 0 ? std::optional(Injected) : std::nullopt;
        });
    }
    [[nodiscard]] bool hasFailed() const { return m_left <= 0; }
    void failNothing() { m_database->setGate({}); }

    [[nodiscard]] QList<QVariantList> rows(const char *sql) const
    {
        return kit::rowsOf(m_database.path(), QLatin1String(sql));
    }
    [[nodiscard]] qint64 number(const char *sql) const
    {
        return rows(sql).at(0).at(0).toLongLong();
    }
    /// Everything that must not change by a batch that failed.
    [[nodiscard]] QList<QVariantList> everything() const
    {
        return rows("SELECT 1, id, time, hex(visitor_hash), is_bounce, finished FROM page_view") +
               rows("SELECT 2, id, text FROM name") +
               rows("SELECT 3, day, hex(hash) FROM seen_visitor") +
               rows("SELECT 4, day, hex(hash) FROM seen_page") +
               rows("SELECT 4, day, kind, hex(hashes) FROM seen_block") +
               rows("SELECT 5, * FROM hourly_total") + rows("SELECT 6, * FROM daily_breakdown") +
               rows("SELECT 7, * FROM fact") + rows("SELECT 8, * FROM daily_occurrence") +
               rows("SELECT 9, * FROM instance");
    }
    pipeline::Housekeeping &housekeeping() { return m_parts->housekeeping; }
    pipeline::SiteCommands &commands() { return m_parts->commands; }
    const pipeline::PublishedSites &published() const { return m_published; }

private:
    struct Parts {
        Parts(storage::Database &database, pipeline::PublishedSites &published,
              const domain::Clock &clock)
            : writer(database, tracker)
            , aggregator(database, tracker, 7) // so small that a fold takes several transactions
            , housekeeping(database, 3)
            , commands(database, published, clock)
        {
        }
        pipeline::VisitTracker tracker;
        pipeline::Writer writer;
        pipeline::Aggregator aggregator;
        pipeline::Housekeeping housekeeping;
        pipeline::SiteCommands commands;
    };
    kit::TestDatabase m_database;
    kit::FixedClock m_clock{Morning};
    pipeline::PublishedSites m_published;
    std::unique_ptr<Parts> m_parts;
    quint64 m_sequence = 0;
    int m_left = 0;
};

domain::Hit viewOf(const domain::Site &site, const char *visitor, milliseconds after = {},
                   const char *pathname = "/")
{
    return kit::hitOf(site, QLatin1String(visitor), Morning + after, QLatin1String(pathname));
}

std::vector<kit::RawHit> randomTraffic(const std::vector<domain::Site> &sites, quint32 seed)
{
    QRandomGenerator random(seed);
    const auto pick = [&](const char *prefix, int count) {
        const int number = random.bounded(count);
        return number == 0 ? QString() : QLatin1String(prefix) + QString::number(number);
    };
    std::vector<kit::RawHit> hits;
    // Two days around a clock change in New York.
    domain::Instant now = kit::at("2026-03-07T20:00:00Z");
    for (int i = 0; i < 600; ++i) {
        now += milliseconds(random.bounded(random.bounded(10) == 0 ? 3'600'000 : 300'000));
        const domain::Site &site = sites.at(size_t(random.bounded(int(sites.size()))));
        const QString visitor = QStringLiteral("visitor%1").arg(random.bounded(12));
        const QString pathname = QStringLiteral("/page%1").arg(random.bounded(4));
        const int dice = random.bounded(10);
        const HitKind kind = dice < 7   ? HitKind::PageView
                             : dice < 8 ? HitKind::Event
                                        : HitKind::Leave;
        domain::Hit hit = kit::hitOf(site, visitor, now, pathname, kind);
        hit.hostname = QStringLiteral("host%1.example").arg(random.bounded(2));
        hit.source = pick("Source ", 3);
        hit.referrer = pick("referrer.example/", 3);
        hit.language = pick("l", 3);
        hit.screen = pick("screen", 2);
        hit.country = domain::Country::fromAlpha2(random.bounded(2) ? u"DE" : u"");
        if (kind == HitKind::Event)
            hit.event.name = QStringLiteral("event%1").arg(random.bounded(3));
        if (kind == HitKind::Leave)
            hit.visibleTime = milliseconds(random.bounded(600'000));
        // Events and reports after the visit do nothing, folded or not; reports on a view that may
        // have been folded meanwhile are left out.
        if (kind == HitKind::Leave) {
            const auto last = std::find_if(hits.rbegin(), hits.rend(), [&](const kit::RawHit &raw) {
                return raw.visitor == visitor && raw.hit.site == site.id &&
                       raw.hit.kind == HitKind::PageView;
            });
            if (last == hits.rend() || now - last->hit.time >= domain::VisitTimeout)
                continue;
        }
        hits.push_back({hit, visitor});
    }
    return hits;
}

Counters countersFrom(const QVariantList &row, int first)
{
    const auto at = [&](int column) { return row.at(first + column).toLongLong(); };
    return {at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)};
}

} // namespace

class TestWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void sumsEqualACountByHand_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("withFailures");
        for (const quint32 seed : {1u, 2u, 3u})
            QTest::addRow("calm %u", seed) << seed << false;
        for (const quint32 seed : {4u, 5u, 6u, 7u})
            QTest::addRow("with failures and kills %u", seed) << seed << true;
    }
    void sumsEqualACountByHand()
    {
        QFETCH(quint32, seed);
        QFETCH(bool, withFailures);
        Bench bench;
        const std::vector<domain::Site> sites{bench.addSite("KOLKATA", "Asia/Kolkata"),
                                              bench.addSite("NEWYORK", "America/New_York")};
        const std::vector<kit::RawHit> traffic = randomTraffic(sites, seed);
        QRandomGenerator random(seed + 100);
        for (size_t next = 0; next < traffic.size();) {
            std::vector<domain::Hit> batch;
            const size_t size = size_t(random.bounded(1, 30));
            for (; next < traffic.size() && batch.size() < size; ++next)
                batch.push_back(traffic[next].hit);
            if (withFailures && random.bounded(3) == 0) {
                bench.failStatement(random.bounded(1, 60));
                const auto failing = bench.write(batch);
                bench.failNothing();
                if (!failing)
                    QVERIFY(bench.write(batch).has_value());
            } else {
                QVERIFY(bench.write(batch).has_value());
            }
            const domain::Instant now = batch.back().time;
            if (withFailures && random.bounded(4) == 0) {
                bench.failStatement(random.bounded(1, 40));
                (void)bench.fold(now);
                bench.failNothing();
            }
            if (random.bounded(3) == 0)
                QVERIFY(bench.fold(now).has_value());
            if (withFailures && random.bounded(5) == 0)
                bench.reopen();
        }
        QVERIFY(bench.fold(traffic.back().hit.time + domain::VisitTimeout).has_value());
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 0);

        const kit::CountedByHand expected(traffic);
        std::map<kit::CountedByHand::HourKey, Counters> hours;
        for (const QVariantList &row : bench.rows(
                 "SELECT site_id, hour, visitors, page_visitors, page_views, visits, bounces, "
                 "exits, duration_ms, duration_views FROM hourly_total"))
            hours[{row.at(0).toLongLong(), row.at(1).toLongLong()}] += countersFrom(row, 2);
        QVERIFY(hours == expected.hours);

        std::map<kit::CountedByHand::ValueKey, Counters> values;
        for (const QVariantList &row : bench.rows(
                 "SELECT b.site_id, dimension, day, value, coalesce(text, ''), visitors, "
                 "page_visitors, page_views, visits, bounces, exits, duration_ms, duration_views "
                 "FROM daily_breakdown b LEFT JOIN name ON name.id = value AND dimension <> 7")) {
            const int dimension = row.at(1).toInt();
            const QString value = dimension == int(domain::Dimension::Country)
                                      ? domain::Country::fromNumber(row.at(3).toInt()).alpha2()
                                      : row.at(4).toString();
            values[{row.at(0).toLongLong(), dimension, row.at(2).toLongLong(), value}] +=
                countersFrom(row, 5);
        }
        for (const auto &[key, counters] : expected.values)
            QVERIFY2(values[key] == counters, qPrintable(QStringLiteral("dimension %1, value %2")
                                                             .arg(std::get<1>(key))
                                                             .arg(std::get<3>(key))));
        QCOMPARE(values.size(), expected.values.size());

        // Facts are the same views, cut another way.
        for (const char *sql :
             {"SELECT site_id, hour, visitors, page_visitors, page_views, visits, "
              "bounces, is_exit * page_views, duration_ms, duration_views FROM fact"}) {
            std::map<kit::CountedByHand::HourKey, Counters> facts;
            for (const QVariantList &row : bench.rows(sql))
                facts[{row.at(0).toLongLong(), row.at(1).toLongLong()}] += countersFrom(row, 2);
            QVERIFY(facts == expected.hours);
        }
    }

    void aBatchThatFailsAnywhereChangesNothing()
    {
        // However far it comes: the n-th statement fails, for every n.
        for (int n = 1;; ++n) {
            Bench bench;
            const domain::Site site = bench.addSite("CODE");
            QVERIFY(bench.write({viewOf(site, "ann"), viewOf(site, "bob")}).has_value());
            const auto before = bench.everything();
            domain::Hit event = viewOf(site, "bob", seconds(5));
            event.kind = HitKind::Event;
            event.event.name = QStringLiteral("click");
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
            QCOMPARE(bench.number("SELECT sum(events) FROM daily_occurrence"), 1);
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

    void laterViewsKeepTheSourceOnly()
    {
        Bench bench;
        const domain::Site site = bench.addSite("CODE");
        domain::Hit first = viewOf(site, "ann");
        first.source = QStringLiteral("Google");
        first.referrer = QStringLiteral("google.com/");
        first.language = QStringLiteral("en-GB");
        first.screen = QStringLiteral("desktop");
        domain::Hit second = viewOf(site, "ann", minutes(1), "/b");
        second.source = QStringLiteral("Reddit");
        second.referrer = QStringLiteral("reddit.com/r");
        second.language = QStringLiteral("fr");
        QVERIFY(bench.write({first, second}).has_value());
        QCOMPARE(
            bench.number("SELECT count(DISTINCT source_id) FROM page_view WHERE source_id > 0"), 1);
        QCOMPARE(
            bench.rows("SELECT referrer_id > 0, language_id > 0, screen_id > 0 FROM page_view"),
            (QList<QVariantList>{{1, 1, 1}, {0, 0, 0}}));
        QCOMPARE(bench.number(
                     "SELECT count(*) FROM name WHERE text IN ('Reddit', 'reddit.com/r', 'fr')"),
                 0);
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

    void inventedEventNamesAreBounded()
    {
        Bench bench;
        const domain::Site site = bench.addSite("CODE");
        const auto events = [&](int from, int to) {
            std::vector<domain::Hit> hits;
            for (int i = from; i < to; ++i) {
                hits.push_back(viewOf(site, "ann"));
                hits.back().kind = HitKind::Event;
                hits.back().event.name = QStringLiteral("event %1").arg(i);
            }
            return hits;
        };
        QVERIFY(bench.write(events(0, 900)).has_value());
        bench.reopen();
        QVERIFY(bench.write(events(800, 1'100)).has_value());
        QCOMPARE(bench.number("SELECT count(*) FROM daily_occurrence"), 1'001);
        QCOMPARE(bench.number("SELECT sum(events) FROM daily_occurrence"), 1'200);
        QCOMPARE(
            bench.number("SELECT events FROM daily_occurrence JOIN name ON name.id = target_id "
                         "WHERE text = '(other)'"),
            100);
        QCOMPARE(
            bench.number("SELECT events FROM daily_occurrence JOIN name ON name.id = target_id "
                         "WHERE text = 'event 850'"),
            2);
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 0);
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
            QVERIFY(bench.write({viewOf(site, QByteArray::number(i).constData())}).has_value());
        const auto snapshot = bench.published().snapshot();
        while (*bench.housekeeping().forgetSome(*snapshot, kit::at(now.constData())) > 0) {
        }
        QCOMPARE(bench.number("SELECT count(*) FROM seen_visitor"), left);
        QCOMPARE(bench.number("SELECT count(*) FROM seen_page"), left);
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
