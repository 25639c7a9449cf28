// SPDX-License-Identifier: GPL-3.0-or-later
// Facts from the fold to the year: every one once, whatever is merged, and wherever that ends.
#include "core/pipeline/mergewriter.h"
#include "core/storage/rollupstore.h"
#include "tests/kit/mergeall.h"
#include "tests/kit/storedfacts.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/folded.h"

using namespace footfall;
using kit::deleteAll;
using kit::FirstDay;
using kit::Folded;
using kit::Injected;
using kit::isClean;
using kit::StoredFact;
using pipeline::MergeWriter;
using storage::FactColumn;
using storage::FactKind;
using storage::FactLevel;
using storage::FactStore;
using storage::OccurrenceKind;

class TestFactMerging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void everyFactIsThereOnce()
    {
        Folded folded;
        folded.foldDays(FirstDay, 70);
        const auto facts = folded.facts();
        QCOMPARE(facts.size(), size_t(70 * 3 * 10));
        QCOMPARE(folded.segments().size(), size_t(70 * 3 * 2));
        QVERIFY(folded.merge(FirstDay + 69).value() > 100);
        QVERIFY(folded.facts() == facts);
        std::map<std::pair<FactKind, FactLevel>, int> levels;
        for (const storage::SegmentInfo &segment : folded.segments())
            ++levels[{segment.kind, segment.level}];
        for (const FactKind kind : {FactKind::PageViews, FactKind::Events}) {
            const int months = levels[{kind, FactLevel::Month}];
            const int merged = levels[{kind, FactLevel::Day}];
            const int going = levels[{kind, FactLevel::Fold}];
            // The tenth of March is the day that goes on.
            QCOMPARE(months, 2);
            QCOMPARE(merged, 10);
            QCOMPARE(going, 3);
        }
        QVERIFY(isClean(folded.path()));

        folded.foldDays(FirstDay + 10, 2); // Late.
        const auto more = folded.facts();
        QVERIFY(folded.merge(FirstDay + 365).value() > 0);
        QVERIFY(folded.facts() == more);
        QCOMPARE(folded.segments().size(), size_t(2));
        QCOMPARE(folded.segments().front().level, FactLevel::Year);
        QVERIFY(isClean(folded.path()));
    }

    void theOrderOfArrivalIsLost()
    {
        // The same views, forwards in one fold and backwards in many.
        Folded one;
        std::vector<storage::FoldedView> views;
        for (int i = 0; i < 90; ++i)
            views.push_back(one.view(FirstDay + i % 3));
        one.fold(views);
        Folded other;
        for (auto view = views.rbegin(); view != views.rend(); ++view)
            other.fold({*view});
        QVERIFY(one.merge(FirstDay + 40).has_value());
        QVERIFY(other.merge(FirstDay + 40).has_value());
        QVERIFY(one.facts() == other.facts());
        const auto bytes = [](const Folded &folded) {
            return kit::rowsOf(folded.path(),
                               QStringLiteral("SELECT hex(head) FROM fact_segment")) +
                   kit::rowsOf(folded.path(), QStringLiteral("SELECT hex(data) FROM fact_column "
                                                             "ORDER BY id"));
        };
        QCOMPARE(bytes(one), bytes(other));
    }

    void aMergeThatFailsAnywhereChangesNothing()
    {
        Folded folded;
        for (int n = 1;; ++n) {
            const qint64 day = FirstDay + 40 * n;
            folded.foldDays(day, 2);
            const auto facts = folded.facts();
            folded.failStatement(n);
            const auto merged = folded.merge(day + 40);
            folded.failNothing();
            QVERIFY(folded.facts() == facts);
            if (merged) {
                QVERIFY2(n > 25, "there are more statements than that");
                break;
            }
            QCOMPARE(merged.error(), Injected);
            QVERIFY(folded.merge(day + 40).has_value());
            QVERIFY(folded.facts() == facts);
            deleteAll(folded.database());
            QVERIFY(isClean(folded.path()));
        }
    }

    void aStoppedMergeIsNoResult_data()
    {
        QTest::addColumn<int>("strictVisits");
        QTest::newRow("merged") << 0;
        QTest::newRow("coarsened") << 5;
    }
    void aStoppedMergeIsNoResult()
    {
        QFETCH(int, strictVisits);
        Folded folded;
        folded.foldDays(FirstDay, 3);
        const auto jobs =
            pipeline::dueMerges(folded.segments(), {folded.upTo(FirstDay + 3, strictVisits)});
        QVERIFY(!jobs.empty());
        std::stop_source stop;
        stop.request_stop();
        for (const pipeline::MergeJob &job : jobs) {
            const auto merged = pipeline::mergeFacts(folded.database(), job, stop.get_token());
            QVERIFY(!merged);
            QCOMPARE(merged.error().kind, domain::ErrorKind::Unavailable);
        }
    }

    void factsOfRemovedGoalsAreDropped()
    {
        Folded folded;
        const qint64 kept = folded.site.goals.back().id.value;
        const qint64 removed = folded.site.goals.front().id.value;
        const qint64 day = FirstDay;
        folded.fold({}, {folded.occurrence(day, OccurrenceKind::Goal, kept),
                         folded.occurrence(day, OccurrenceKind::Goal, removed)});
        folded.fold({}, {folded.occurrence(day, OccurrenceKind::Goal, removed),
                         // An event's name that has the same number.
                         folded.occurrence(day, OccurrenceKind::Event, removed),
                         folded.occurrence(day, OccurrenceKind::Property, removed)});
        folded.fold({}, {folded.occurrence(day + 1, OccurrenceKind::Goal, removed)});
        folded.fold({}, {folded.occurrence(day + 1, OccurrenceKind::Goal, removed)});
        folded.site.goals.erase(folded.site.goals.begin());
        QVERIFY(folded.merge(day + 2).has_value());
        std::multiset<std::pair<quint32, quint32>> left;
        for (const StoredFact &fact : folded.facts())
            left.emplace(fact[FactColumn::Kind], fact[FactColumn::Target]);
        QCOMPARE(left, (std::multiset<std::pair<quint32, quint32>>{
                           {1, quint32(removed)}, {2, quint32(kept)}, {3, quint32(removed)}}));
        QCOMPARE(folded.segments().size(), size_t(1));
        QVERIFY(isClean(folded.path()));
    }

    void aStrictDayIsCoarsenedWhenItIsClosed()
    {
        Folded folded;
        folded.foldDays(FirstDay, 3);
        const auto merge = [&](qint64 openDay) {
            return kit::mergeAll(folded.database(), {folded.upTo(openDay, 5)});
        };
        QVERIFY(merge(FirstDay + 2).has_value());
        // Of two days, views and events; the third goes on.
        for (const storage::SegmentInfo &segment : folded.segments())
            QCOMPARE(segment.isClosed(), segment.firstDay < FirstDay + 2);
        std::map<std::pair<storage::FactHour, quint32>, int> visits;
        for (const StoredFact &fact : folded.facts()) {
            if (fact.kind == FactKind::PageViews && fact.time.day < FirstDay + 2)
                visits[{fact.time, fact[FactColumn::Country]}] +=
                    (fact[FactColumn::Flags] & storage::IsEntry) != 0 ? 1 : 0;
        }
        for (const auto &[cell, count] : visits)
            QVERIFY(count >= 5);
        QVERIFY(merge(FirstDay + 400).has_value());
        QCOMPARE(folded.facts().size(), size_t(3 * 3 * 10));
        QCOMPARE(folded.segments().size(), size_t(2));
        for (const storage::SegmentInfo &segment : folded.segments())
            QVERIFY(segment.isClosed());
    }

    void aSourceThatGoesMeanwhileIsNotReplaced()
    {
        Folded folded;
        folded.foldDays(FirstDay, 1);
        const auto facts = folded.facts();
        const auto jobs = pipeline::dueMerges(folded.segments(), {folded.upTo(FirstDay + 1)});
        MergeWriter writer(folded.database());
        writer.begin(pipeline::mergeFacts(folded.database(), jobs.front()).value());
        QCOMPARE(writer.writeSome().value(), MergeWriter::Progress::More);
        folded.in([&] {
            QVERIFY(FactStore(folded.database())
                        .replace({jobs.front().sources.front().id}, {})
                        .has_value());
        });
        while (writer.writeSome().value() == MergeWriter::Progress::More) {
        }
        QVERIFY(writer.isIdle());
        while (writer.deleteSome().value() == MergeWriter::Progress::More) {
        }
        QCOMPARE(folded.facts().size(), facts.size() - size_t(jobs.front().sources.front().rows));
        QVERIFY(isClean(folded.path()));
    }

    void whatWaitedLongIsFoldedIntoFewSegments()
    {
        // As after a step from an earlier release: every event of all times waits.
        Folded folded;
        constexpr int Days = 300;
        constexpr int Targets = 10;
        folded.in([&] {
            QVERIFY(folded.database().execute(
                "WITH RECURSIVE d (day) AS (SELECT 0 UNION ALL SELECT day + 1 FROM d WHERE day < "
                "299), t (target) AS (SELECT 1 UNION ALL SELECT target + 1 FROM t WHERE target < "
                "10) INSERT INTO event_fact SELECT " +
                QByteArray::number(folded.site.id.value) + ", 1, target, " +
                QByteArray::number(FirstDay) +
                " + day, 1735689600 + 86400 * day, 1, 1, 0, 0, 0, "
                "0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0 FROM d, t"));
        });
        storage::RollupStore rollups(folded.database());
        qint64 taken = 0;
        for (qint64 step = 1; step > 0; taken += step)
            folded.in([&] { step = rollups.foldEvents(1'000).value(); });
        QCOMPARE(taken, Days * Targets);
        QCOMPARE(folded.facts().size(), size_t(Days * Targets));
        // A day may be in two steps.
        QVERIFY2(folded.segments().size() <= Days + Days * Targets / 1'000,
                 qPrintable(QString::number(folded.segments().size())));
    }
};

FOOTFALL_TEST_MAIN(TestFactMerging)
#include "tst_factmerging.moc"
