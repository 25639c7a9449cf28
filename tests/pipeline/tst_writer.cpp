// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/aggregator.h"
#include "core/pipeline/housekeeping.h"
#include "core/pipeline/sitecommands.h"
#include "core/pipeline/writer.h"
#include "tests/kit/storedfacts.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/countedbyhand.h"

#include <QRandomGenerator>
#include <limits>
#include <utility>

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
    domain::Site addGoal(const char *code, const char *name)
    {
        domain::SiteEdit edit;
        edit.addGoals = {{{}, QLatin1String(name), domain::GoalKind::Event, QLatin1String(name)}};
        return *m_parts->commands.edit(QLatin1String(code), edit);
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
    bool writeSightings(const pipeline::BotSightings &sightings)
    {
        const pipeline::Item item{{++m_sequence, pipeline::LedgerEntries{}, sightings}, nullptr, 0};
        return m_parts->writer.write({item}, *m_published.snapshot()).has_value();
    }
    void showBots(const char *code)
    {
        domain::SiteEdit edit;
        edit.botViews = domain::BotViews::Shown;
        QVERIFY(m_parts->commands.edit(QLatin1String(code), edit).has_value());
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
               rows("SELECT 5, * FROM hourly_total") +
               rows("SELECT 7, site_id, kind, state, facts, hex(head) FROM fact_segment") +
               rows("SELECT 7, id, hex(data) FROM fact_column") +
               rows("SELECT 8, * FROM daily_occurrence") + rows("SELECT 9, * FROM instance") +
               rows("SELECT 10, * FROM event_fact") + rows("SELECT 11, * FROM daily_property") +
               rows("SELECT 12, day, hex(hash) FROM seen_goal");
    }
    /// By the values of each dimension, what facts tell of page views.
    [[nodiscard]] std::map<kit::CountedByHand::ValueKey, Counters> valuesOfFacts() const
    {
        using storage::FactColumn;
        static const std::map<domain::Dimension, FactColumn> columns{
            {domain::Dimension::Page, FactColumn::Pathname},
            {domain::Dimension::EntryPage, FactColumn::Pathname},
            {domain::Dimension::ExitPage, FactColumn::Pathname},
            {domain::Dimension::Hostname, FactColumn::Hostname},
            {domain::Dimension::Referrer, FactColumn::Referrer},
            {domain::Dimension::Source, FactColumn::Source},
            {domain::Dimension::Channel, FactColumn::Channel},
            {domain::Dimension::Country, FactColumn::Country},
            {domain::Dimension::Language, FactColumn::Language},
            {domain::Dimension::Browser, FactColumn::Browser},
            {domain::Dimension::BrowserVersion, FactColumn::BrowserVersion},
            {domain::Dimension::System, FactColumn::System},
            {domain::Dimension::Device, FactColumn::Device},
            {domain::Dimension::Screen, FactColumn::Screen},
            {domain::Dimension::UtmSource, FactColumn::UtmSource},
            {domain::Dimension::UtmMedium, FactColumn::UtmMedium},
            {domain::Dimension::UtmCampaign, FactColumn::UtmCampaign},
            {domain::Dimension::UtmTerm, FactColumn::UtmTerm},
            {domain::Dimension::UtmContent, FactColumn::UtmContent},
        };
        std::map<quint32, QString> texts;
        for (const QVariantList &row : rows("SELECT id, text FROM name"))
            texts[row.at(0).toUInt()] = row.at(1).toString();
        std::map<kit::CountedByHand::ValueKey, Counters> values;
        for (const kit::StoredFact &fact : kit::storedFacts(path())) {
            if (fact.kind != storage::FactKind::PageViews)
                continue;
            const Counters counters = fact.counters();
            for (const auto &[dimension, column] : columns) {
                if ((domain::isEntryOnly(dimension) && counters.visits == 0) ||
                    (dimension == domain::Dimension::ExitPage && counters.exits == 0))
                    continue;
                const quint32 value = fact[column];
                const QString text =
                    dimension == domain::Dimension::Country
                        ? domain::Country::fromNumber(static_cast<int>(value)).alpha2()
                        : texts[value];
                values[{fact.site, int(dimension), fact.time.day, text}] += counters;
            }
        }
        return values;
    }
    /// Of events, folded or not, and of daily_property, with texts for the ids of names.
    [[nodiscard]] std::map<QStringList, kit::CountedByHand::Sums> occurrences() const
    {
        auto sums = waitingOccurrences();
        std::map<quint32, QString> texts;
        for (const QVariantList &row : rows("SELECT id, text FROM name"))
            texts[row.at(0).toUInt()] = row.at(1).toString();
        for (const kit::StoredFact &fact : kit::storedFacts(path())) {
            if (fact.kind != storage::FactKind::Events)
                continue;
            using Column = storage::FactColumn;
            const auto number = [&](Column column) { return QString::number(fact[column]); };
            const bool isGoal = fact[Column::Kind] == quint32(storage::OccurrenceKind::Goal);
            QStringList key{QString::number(fact.site), number(Column::Kind),
                            isGoal ? number(Column::Target) : texts[fact[Column::Target]],
                            QString::number(fact.time.day), QString::number(fact.time.hour)};
            for (const Column column :
                 {Column::Hostname, Column::Pathname, Column::Source, Column::Channel,
                  Column::UtmSource, Column::UtmMedium, Column::UtmCampaign})
                key.append(texts[fact[column]]);
            key.append(number(Column::Country));
            for (const Column column :
                 {Column::Browser, Column::BrowserVersion, Column::System, Column::Device,
                  Column::PropertyKey, Column::PropertyValue, Column::Currency})
                key.append(texts[fact[column]]);
            kit::CountedByHand::Sums &sum = sums[key];
            sum[0] += fact[Column::Events];
            sum[1] += fact[Column::Conversions];
            sum[2] += fact.amount;
        }
        return sums;
    }
    [[nodiscard]] std::map<QStringList, kit::CountedByHand::Sums> waitingOccurrences() const
    {
        QStringList columns{QStringLiteral("site_id"), QStringLiteral("kind"),
                            QStringLiteral("iif(kind <> 2, %1, target_id)").arg(named("target_id")),
                            QStringLiteral("day"), QStringLiteral("hour")};
        for (const char *id : {"hostname_id", "pathname_id", "source_id", "channel_id",
                               "utm_source_id", "utm_medium_id", "utm_campaign_id"})
            columns.append(named(id));
        columns.append(QStringLiteral("country"));
        for (const char *id : {"browser_id", "browser_version_id", "system_id", "device_id",
                               "property_key_id", "property_value_id", "currency_id"})
            columns.append(named(id));
        return sums(columns, "event_fact");
    }
    [[nodiscard]] std::map<QStringList, kit::CountedByHand::Sums> occurrencesByDay() const
    {
        return sums({QStringLiteral("site_id"), QStringLiteral("kind"),
                     QStringLiteral("iif(kind = 1, %1, target_id)").arg(named("target_id")),
                     QStringLiteral("day"), named("currency_id")},
                    "daily_occurrence");
    }
    [[nodiscard]] std::map<QStringList, kit::CountedByHand::Sums> properties() const
    {
        return sums({QStringLiteral("site_id"), named("key_id"), QStringLiteral("day"),
                     named("event_id"), named("value_id"), named("currency_id")},
                    "daily_property");
    }
    [[nodiscard]] QString path() const { return m_database.path(); }
    pipeline::Housekeeping &housekeeping() { return m_parts->housekeeping; }
    pipeline::SiteCommands &commands() { return m_parts->commands; }
    const pipeline::PublishedSites &published() const { return m_published; }

private:
    static QString named(const char *id)
    {
        return QStringLiteral("coalesce((SELECT text FROM name WHERE id = %1), '')")
            .arg(QLatin1String(id));
    }
    [[nodiscard]] std::map<QStringList, kit::CountedByHand::Sums> sums(const QStringList &columns,
                                                                       const char *table) const
    {
        std::map<QStringList, kit::CountedByHand::Sums> sums;
        for (const QVariantList &row : kit::rowsOf(
                 path(), QStringLiteral("SELECT %1, events, conversions, amount FROM %2")
                             .arg(columns.join(QStringLiteral(", ")), QLatin1String(table)))) {
            QStringList key;
            for (qsizetype i = 0; i < columns.size(); ++i)
                key.append(row.at(i).toString());
            const auto number = [&](qsizetype i) {
                return row.at(columns.size() + i).toLongLong();
            };
            sums[key] = {number(0), number(1), number(2)};
        }
        return sums;
    }
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
        hit.channel = pick("channel", 3);
        hit.utm = {pick("us", 2), pick("um", 2), pick("uc", 2), pick("ut", 2), pick("uo", 2)};
        hit.client.browser = pick("Browser ", 3);
        hit.client.browserVersion = hit.client.browser + pick(" ", 2);
        hit.client.system = pick("System ", 2);
        hit.client.device = pick("device", 2);
        hit.country = domain::Country::fromAlpha2(random.bounded(2) ? u"DE" : u"");
        if (kind == HitKind::Event) {
            const domain::Hit plain = std::exchange(
                hit, kit::eventOf(site, visitor, now,
                                  QStringLiteral("event%1").arg(random.bounded(3)), pathname));
            const domain::Event event = hit.event;
            hit = plain;
            hit.event = event;
            if (random.bounded(3) == 0)
                hit.event.interactivity = domain::Interactivity::Passive;
            if (random.bounded(3) == 0)
                hit.event.amount = {pick("EU", 3), random.bounded(-500, 5'000)};
            for (int count = random.bounded(3); count > 0; --count)
                kit::addProperty(hit, visitor, QStringLiteral("key%1").arg(count),
                                 pick("value", 3));
            if (random.bounded(3) == 0)
                hit.hostname.clear();
            if (random.bounded(3) == 0)
                hit.pathname.clear();
        }
        if (kind != HitKind::Leave) {
            for (const domain::Goal &goal : site.goals) {
                if (random.bounded(4) == 0)
                    kit::meetGoal(hit, visitor, goal.id);
            }
        }
        if (kind == HitKind::Leave) {
            hit.visibleTime = milliseconds(random.bounded(600'000));
            if (random.bounded(2) == 0)
                hit.visibleTimeIs = domain::VisibleTime::Added;
        }
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

using Sums = std::map<QStringList, kit::CountedByHand::Sums>;

/// What the first difference is about; nothing where they are the same.
QStringList differenceOf(const Sums &expected, const Sums &actual)
{
    for (const auto &[one, other] :
         {std::pair(&expected, &actual), std::pair(&actual, &expected)}) {
        for (const auto &[key, sums] : *one) {
            const auto found = other->find(key);
            if (found == other->end())
                return key + QStringList{QStringLiteral("only in one")};
            if (found->second != sums)
                return key +
                       QStringList{
                           QString::number(sums[0]),          QString::number(sums[1]),
                           QString::number(sums[2]),          QStringLiteral("or"),
                           QString::number(found->second[0]), QString::number(found->second[1]),
                           QString::number(found->second[2])};
        }
    }
    return {};
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
        bench.addSite("KOLKATA", "Asia/Kolkata");
        bench.addSite("NEWYORK", "America/New_York");
        const std::vector<domain::Site> sites{bench.addGoal("KOLKATA", "Buy"),
                                              bench.addGoal("NEWYORK", "Buy")};
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

        const std::map<kit::CountedByHand::ValueKey, Counters> values = bench.valuesOfFacts();
        for (const auto &[key, counters] : expected.values)
            QVERIFY2(values.contains(key) && values.at(key) == counters,
                     qPrintable(QStringLiteral("dimension %1, value %2")
                                    .arg(std::get<1>(key))
                                    .arg(std::get<3>(key))));
        QCOMPARE(values.size(), expected.values.size());

        // Facts are the same views, cut another way.
        std::map<kit::CountedByHand::HourKey, Counters> facts;
        for (const kit::StoredFact &fact : kit::storedFacts(bench.path())) {
            if (fact.kind == storage::FactKind::PageViews)
                facts[{fact.site, fact.time.hour}] += fact.counters();
        }
        QVERIFY(facts == expected.hours);

        for (const QStringList &difference :
             {differenceOf(expected.occurrences, bench.occurrences()),
              differenceOf(expected.properties, bench.properties())})
            QVERIFY2(difference.isEmpty(), qPrintable(difference.join(QLatin1Char('|'))));
        QVERIFY(expected.occurrences.size() > 50 && expected.properties.size() > 10);
        // The day's list is the same without the circumstances.
        Sums byDay;
        for (const auto &[key, sums] : expected.occurrences) {
            if (key.at(1) == QLatin1String("3"))
                continue;
            kit::CountedByHand::Sums &day =
                byDay[{key.at(0), key.at(1), key.at(2), key.at(3), key.back()}];
            for (size_t i = 0; i < sums.size(); ++i)
                day[i] += sums[i];
        }
        const QStringList difference = differenceOf(byDay, bench.occurrencesByDay());
        QVERIFY2(difference.isEmpty(), qPrintable(difference.join(QLatin1Char('|'))));
    }

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
        const QStringList key = bench.occurrences().begin()->first;
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

    void whatBotsLookedAtIsAddedUp()
    {
        Bench bench;
        const domain::Site site = bench.addSite("SHOWN");
        const domain::Site other = bench.addSite("DISCARDED");
        bench.showBots("SHOWN");
        const QDate day(2026, 3, 10);
        const pipeline::BotSighting google{site.id,
                                           day,
                                           domain::Rejection::BotSearch,
                                           QStringLiteral("Googlebot"),
                                           QStringLiteral("/"),
                                           3};
        pipeline::BotSighting scanner{
            site.id, day, domain::Rejection::BotScanner, {}, QStringLiteral("/wp-login.php"), 1};
        pipeline::BotSighting discarded = google;
        discarded.site = other.id;
        pipeline::BotSighting gone = google;
        gone.site.value = 99;
        bench.failStatement(7);
        QVERIFY(!bench.writeSightings({google, scanner}));
        bench.failNothing();
        QVERIFY(bench.writeSightings({google, scanner, discarded, gone}));
        QVERIFY(bench.writeSightings({google, scanner}));
        scanner.day = day.addDays(1);
        QVERIFY(bench.writeSightings({scanner}));
        QCOMPARE(bench.rows("SELECT b.site_id, day, reason, coalesce(bot.text, ''), page.text, "
                            "page_views FROM daily_bot b LEFT JOIN name bot ON bot.id = bot_id "
                            "JOIN name page ON page.id = pathname_id ORDER BY day, reason"),
                 (QList<QVariantList>{{1, day.toJulianDay(), 20, QStringLiteral("Googlebot"),
                                       QStringLiteral("/"), 6},
                                      {1, day.toJulianDay(), 26, QString(QLatin1String("")),
                                       QStringLiteral("/wp-login.php"), 2},
                                      {1, day.toJulianDay() + 1, 26, QString(QLatin1String("")),
                                       QStringLiteral("/wp-login.php"), 1}}));
    }

    void whatBotsTryIsBounded()
    {
        Bench bench;
        const domain::Site site = bench.addSite("SHOWN");
        bench.showBots("SHOWN");
        pipeline::BotSightings sightings;
        for (int i = 0; i < 1'200; ++i)
            sightings.push_back({site.id, QDate(2026, 3, 10), domain::Rejection::BotScanner,
                                 QStringLiteral("Nikto"), QStringLiteral("/try-%1").arg(i), 2});
        QVERIFY(bench.writeSightings(sightings));
        QVERIFY(bench.writeSightings(sightings));
        QCOMPARE(bench.number("SELECT count(*) FROM daily_bot"), 1'001);
        QCOMPARE(bench.number("SELECT sum(page_views) FROM daily_bot"), 4'800);
        QCOMPARE(bench.number("SELECT page_views FROM daily_bot JOIN name ON name.id = pathname_id "
                              "WHERE text = '(other)'"),
                 800);
        QCOMPARE(bench.number("SELECT count(*) FROM name WHERE text LIKE '/try-%'"), 1'000);
    }

    void whatBotsTryIsNotBoundedByWhatWasNotWritten()
    {
        Bench bench;
        const domain::Site site = bench.addSite("SHOWN");
        bench.showBots("SHOWN");
        const auto sighting = [&site](const QString &pathname) {
            return pipeline::BotSighting{site.id,
                                         QDate(2026, 3, 10),
                                         domain::Rejection::BotScanner,
                                         QStringLiteral("Nikto"),
                                         pathname,
                                         1};
        };
        pipeline::BotSightings tries;
        for (int i = 0; i < 4'000; ++i)
            tries.push_back(sighting(QStringLiteral("/try-%1").arg(i)));
        bench.failStatement(8'000); // Long after there were too many.
        QVERIFY(!bench.writeSightings(tries));
        QVERIFY(bench.hasFailed());
        bench.failNothing();
        QVERIFY(bench.writeSightings({sighting(QStringLiteral("/wp-login.php"))}));
        QCOMPARE(bench.rows("SELECT text, page_views FROM daily_bot "
                            "JOIN name ON name.id = pathname_id"),
                 (QList<QVariantList>{{QStringLiteral("/wp-login.php"), 1}}));
    }

    void whatBotsLookedAtGoesAfter35Days_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<int>("left");
        // In New York; four rows of 10 March and one of the 11th.
        QTest::newRow("on the 35th day") << QByteArray("2026-04-15T03:59:59Z") << 5;
        QTest::newRow("after it") << QByteArray("2026-04-15T04:00:00Z") << 1;
        QTest::newRow("and after the other one") << QByteArray("2026-04-16T04:00:00Z") << 0;
    }
    void whatBotsLookedAtGoesAfter35Days()
    {
        QFETCH(QByteArray, now);
        QFETCH(int, left);
        Bench bench;
        const domain::Site site = bench.addSite("SHOWN", "America/New_York");
        bench.showBots("SHOWN");
        for (int i = 0; i < 5; ++i)
            QVERIFY(bench.writeSightings({{site.id,
                                           QDate(2026, 3, i < 4 ? 10 : 11),
                                           domain::Rejection::BotSearch,
                                           {},
                                           QStringLiteral("/%1").arg(i),
                                           1}}));
        const auto snapshot = bench.published().snapshot();
        while (*bench.housekeeping().forgetSome(*snapshot, kit::at(now.constData())) > 0) {
        }
        QCOMPARE(bench.number("SELECT count(*) FROM daily_bot"), left);
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
