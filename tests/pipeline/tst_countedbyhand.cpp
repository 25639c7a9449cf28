// SPDX-License-Identifier: GPL-3.0-or-later
// Random traffic, in any batches and folds, with failures and kills: what is stored comes to what
// is counted by hand.
#include "tests/kit/testmain.h"
#include "tests/pipeline/storedsums.h"
#include "tests/pipeline/writerbench.h"

#include <QRandomGenerator>
#include <utility>

using namespace footfall;
using domain::Counters;
using domain::HitKind;
using std::chrono::milliseconds;
using Bench = kit::WriterBench;

namespace {

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

class TestCountedByHand : public QObject
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

        const std::map<kit::CountedByHand::ValueKey, Counters> values =
            kit::valuesOfFacts(bench.path());
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
             {differenceOf(expected.occurrences, kit::occurrencesIn(bench.path())),
              differenceOf(expected.properties, kit::propertiesIn(bench.path()))})
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
        const QStringList difference = differenceOf(byDay, kit::occurrencesByDayIn(bench.path()));
        QVERIFY2(difference.isEmpty(), qPrintable(difference.join(QLatin1Char('|'))));
    }
};

FOOTFALL_TEST_MAIN(TestCountedByHand)
#include "tst_countedbyhand.moc"
