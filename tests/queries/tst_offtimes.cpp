// SPDX-License-Identifier: GPL-3.0-or-later
// Off times against a count by hand: every second that no run covers.
#include "core/queries/offtimes.h"
#include "core/queries/statsjson.h"
#include "core/queries/statsreader.h"
#include "core/storage/sitestore.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <QJsonArray>
#include <random>

using namespace footfall::domain;
using footfall::kit::at;
using footfall::kit::FixedClock;
using footfall::kit::TestDatabase;
using footfall::queries::OffTimesRequest;
using footfall::queries::StatsReader;
using footfall::storage::CollectorRun;
using footfall::storage::RunStore;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

using OffTimes = std::vector<OffTime>;

Instant second(int number)
{
    return at("2026-03-01T00:00:00Z") + seconds(number);
}

void note(TestDatabase &database, const std::vector<CollectorRun> &runs)
{
    auto transaction = footfall::storage::Transaction::begin(
                           *database, footfall::storage::Transaction::Kind::Immediate)
                           .value();
    RunStore store(*database);
    for (const CollectorRun &run : runs)
        QVERIFY(store.note(run).has_value());
    QVERIFY(transaction.commit().has_value());
}

OffTimes offTimesOf(TestDatabase &database, const OffTimesRequest &request)
{
    RunStore store(*database);
    return footfall::queries::offTimes(store, request).value();
}

/// Second by second: off is what no run covers between the first start and now, for a minute or
/// more; then cut.
OffTimes countedByHand(const std::vector<CollectorRun> &runs, int length, int from, int to, int now)
{
    std::vector<bool> covered(size_t(length), false);
    for (const CollectorRun &run : runs) {
        for (int i = 0; i < length; ++i) {
            if (run.started <= second(i) && second(i) < run.alive)
                covered[size_t(i)] = true;
        }
    }
    Instant firstStart = Instant::max();
    for (const CollectorRun &run : runs)
        firstStart = std::min(firstStart, run.started);
    OffTimes off;
    for (int begin = 0; begin < now;) {
        int end = begin;
        while (end < now && !covered[size_t(end)] && second(begin) >= firstStart)
            ++end;
        if (end - begin >= 60) {
            const OffTime part{second(std::max(begin, from)), second(std::min({end, to, now}))};
            if (part.from < part.to)
                off.push_back(part);
        }
        begin = std::max(end, begin + 1);
    }
    return off;
}

QByteArray textOf(const OffTimes &offTimes)
{
    QByteArray text;
    for (const OffTime &off : offTimes)
        text += QByteArray::number(toSeconds(off.from) - toSeconds(second(0))) + ".." +
                QByteArray::number(toSeconds(off.to) - toSeconds(second(0))) + ' ';
    return text;
}

} // namespace

class TestOffTimes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void agreesWithACountByHand()
    {
        constexpr int Length = 4'000;
        std::mt19937 random(7);
        const auto draw = [&](int least, int most) {
            return std::uniform_int_distribution<int>(least, most)(random);
        };
        int gapsSeen = 0;
        for (int round = 0; round < 25; ++round) {
            TestDatabase database;
            std::map<Instant, CollectorRun> runs; // Two that start at once are one.
            for (int i = draw(1, 12); i > 0; --i) {
                const int start = draw(0, Length - 1);
                runs[second(start)] = {second(start), second(start + draw(0, 400))};
            }
            std::vector<CollectorRun> list;
            for (const auto &[start, run] : runs)
                list.push_back(run);
            note(database, list);
            for (int question = 0; question < 6; ++question) {
                const int from = draw(0, Length - 1);
                const int to = draw(from, Length - 1);
                // Later than every start: what began in the future is another test's.
                const int now = Length;
                const OffTimes found =
                    offTimesOf(database, {second(from), second(to), second(now), CollectorIs::Off});
                const OffTimes expected = countedByHand(list, Length + 1, from, to, now);
                QCOMPARE(textOf(found), textOf(expected));
                gapsSeen += int(found.size());
            }
        }
        QVERIFY(gapsSeen > 50);
    }

    void theLastMinutes_data()
    {
        QTest::addColumn<int>("secondsSince");
        QTest::addColumn<CollectorIs>("collector");
        QTest::addColumn<bool>("isOff");
        const auto row = [](const char *name, int since, CollectorIs collector, bool isOff) {
            QTest::newRow(name) << since << collector << isOff;
        };
        row("off, a moment ago", 59, CollectorIs::Off, false);
        row("off for a minute", 60, CollectorIs::Off, true);
        row("may be running", 179, CollectorIs::Unknown, false);
        row("cannot be running", 180, CollectorIs::Unknown, true);
        row("runs, and the database is away", 7'200, CollectorIs::Collecting, false);
    }
    void theLastMinutes()
    {
        QFETCH(int, secondsSince);
        QFETCH(CollectorIs, collector);
        QFETCH(bool, isOff);
        TestDatabase database;
        note(database, {{second(0), second(1'000)}});
        const Instant now = second(1'000 + secondsSince);
        const OffTimes off = offTimesOf(database, {second(0), now + hours(5), now, collector});
        QCOMPARE(off, isOff ? (OffTimes{{second(1'000), now}}) : OffTimes());
    }

    void nothingIsKnownBeforeTheFirstRun()
    {
        TestDatabase database;
        const OffTimesRequest day{second(0), second(86'400), second(90'000), CollectorIs::Off};
        QCOMPARE(offTimesOf(database, day), OffTimes());
        note(database, {{second(50'000), second(90'000)}});
        QCOMPARE(offTimesOf(database, day), OffTimes());
    }

    void aRunOfTheFutureSaysNothing()
    {
        TestDatabase database;
        note(database, {{second(0), second(600)}, {second(9'000), second(9'999)}});
        const Instant now = second(630);
        QCOMPARE(offTimesOf(database, {second(0), second(9'500), now, CollectorIs::Collecting}),
                 OffTimes());
        QCOMPARE(offTimesOf(database, {second(0), second(9'500), now, CollectorIs::Unknown}),
                 OffTimes());
    }

    void anAnswerHasThoseOfItsPeriodSinceTheSiteWasThere()
    {
        TestDatabase database;
        const Instant created = at("2026-03-02T10:00:00Z");
        footfall::storage::SiteStore sites(*database);
        const Site site =
            siteFromDraft({QStringLiteral("example.com"), {}, QStringLiteral("Asia/Kolkata"), {}},
                          created)
                .value();
        const SiteId id = sites.insert(site).value();
        note(database, {{at("2026-02-20T00:00:00Z"), at("2026-03-02T09:00:00Z")},
                        {at("2026-03-02T11:00:00Z"), at("2026-03-02T18:00:00Z")},
                        {at("2026-03-02T19:00:30Z"), at("2026-03-03T00:00:00Z")},
                        {at("2026-03-03T00:00:59Z"), at("2026-03-03T06:00:00Z")}});
        const FixedClock clock(at("2026-03-03T06:00:45Z"));
        const auto reader = StatsReader::open(database.path(), clock).value();
        StatsRequest request;
        request.site = id;
        request.period = Period{QDate(2026, 3, 2), QDate(2026, 3, 2)};
        QVERIFY(reader->answer(request).value().offTimes.empty());
        request.interval = Interval::Hour;
        const StatsResult result = reader->answer(request).value();
        // Kolkata's second of March ends at 18:30 UTC.
        QCOMPARE(result.offTimes,
                 (OffTimes{{created, at("2026-03-02T11:00:00Z")},
                           {at("2026-03-02T18:00:00Z"), at("2026-03-02T18:30:00Z")}}));
        const QJsonArray json =
            footfall::queries::toJson(result).value(QStringLiteral("offTimes")).toArray();
        QCOMPARE(json.size(), 2);
        QCOMPARE(
            json.at(0).toObject(),
            (QJsonObject{{QStringLiteral("from"), QStringLiteral("2026-03-02T15:30:00+05:30")},
                         {QStringLiteral("to"), QStringLiteral("2026-03-02T16:30:00+05:30")}}));

        request.period = PeriodPreset::Today;
        request.collector = CollectorIs::Off;
        QCOMPARE(reader->answer(request).value().offTimes,
                 (OffTimes{{at("2026-03-02T18:30:00Z"), at("2026-03-02T19:00:30Z")}}));
        QCOMPARE(reader
                     ->offTimes(at("2026-03-02T12:00:00Z"), at("2026-03-09T00:00:00Z"),
                                CollectorIs::Unknown)
                     .value(),
                 (OffTimes{{at("2026-03-02T18:00:00Z"), at("2026-03-02T19:00:30Z")}}));
    }

    void withoutOffTimesTheArrayIsEmpty()
    {
        StatsResult result;
        QVERIFY(!footfall::queries::toJson(result).contains(QStringLiteral("offTimes")));
        result.interval = Interval::Day;
        QVERIFY(footfall::queries::toJson(result)
                    .value(QStringLiteral("offTimes"))
                    .toArray()
                    .isEmpty());
        QVERIFY(footfall::queries::toJson(result).contains(QStringLiteral("offTimes")));
    }
};

FOOTFALL_TEST_MAIN(TestOffTimes)
#include "tst_offtimes.moc"
