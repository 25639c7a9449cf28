// SPDX-License-Identifier: GPL-3.0-or-later
// The merger's thread, beside the writer that takes its merges in force: it is stopped anywhere,
// and sees what comes meanwhile.
#include "core/pipeline/factmerger.h"
#include "core/pipeline/mergewriter.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/damagedsegment.h"
#include "tests/pipeline/folded.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <new>

using namespace footfall;
using kit::deleteAll;
using kit::FirstDay;
using kit::Folded;
using kit::isClean;
using kit::StoredFact;
using pipeline::MergeWriter;
using pipeline::SiteMerging;
using storage::FactKind;
using storage::FactLevel;

namespace {

/// The merger's thread, and the test in the writer's place.
class Merging
{
public:
    explicit Merging(const Folded &folded)
        : writer(folded.database())
        , merger(
              clock,
              [this](quint64, pipeline::MergedFacts merged) {
                  const std::lock_guard lock(m_mutex);
                  if (m_lacking > 0) {
                      --m_lacking;
                      throw std::bad_alloc();
                  }
                  m_ready = std::move(merged);
                  m_changed.notify_all();
              },
              [this](quint64, const domain::Result<domain::Done> &result) {
                  const std::lock_guard lock(m_mutex);
                  m_ended = result;
                  m_changed.notify_all();
              })
        , m_path(folded.path())
    {
    }

    void merge(const SiteMerging &site)
    {
        m_ended.reset();
        merger.merge({m_path, {site}, ++m_order});
    }
    /// For so many merges from here on there is not enough memory.
    void lackMemory(int merges)
    {
        const std::lock_guard lock(m_mutex);
        m_lacking = merges;
    }
    /// What is handed over next; none at the end.
    [[nodiscard]] std::optional<pipeline::MergedFacts> next()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_ready || m_ended; });
        return std::exchange(m_ready, std::nullopt);
    }
    void write(pipeline::MergedFacts merged)
    {
        writer.begin(std::move(merged));
        while (writer.writeSome().value() == MergeWriter::Progress::More) {
        }
        merger.written(domain::Done{});
    }
    /// After the end.
    [[nodiscard]] bool hasEndedWell()
    {
        const std::lock_guard lock(m_mutex);
        return m_ended && m_ended->has_value();
    }
    /// Whether it ends well.
    [[nodiscard]] bool finish(const SiteMerging &site)
    {
        merge(site);
        while (auto merged = next())
            write(*std::move(merged));
        return hasEndedWell();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<pipeline::MergedFacts> m_ready;
    int m_lacking = 0;
    std::optional<domain::Result<domain::Done>> m_ended;

public:
    kit::FixedClock clock{kit::at("2026-03-10T08:00:00Z")};
    MergeWriter writer;
    pipeline::FactMerger merger; ///< Its thread ends before what it calls.

private:
    const QString m_path;
    quint64 m_order = 0;
};

[[nodiscard]] std::vector<qint64> idsOf(const std::vector<storage::SegmentInfo> &segments)
{
    std::vector<qint64> ids;
    for (const storage::SegmentInfo &segment : segments)
        ids.push_back(segment.id.value);
    return ids;
}

} // namespace

class TestFactMerger : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aMergeIsCancelledAnywhere()
    {
        Folded folded;
        folded.foldDays(FirstDay, 3);
        const std::vector<StoredFact> facts = folded.facts();
        const SiteMerging site = folded.upTo(FirstDay + 3);
        Merging merging(folded);
        bool isInForce = false;
        int steps = 0;
        for (; !isInForce; ++steps) {
            const std::vector<qint64> before = idsOf(folded.segments());
            merging.merge(site);
            auto merged = merging.next();
            QVERIFY(merged);
            merging.writer.begin(*std::move(merged));
            for (int step = 0; step < steps; ++step)
                (void)merging.writer.writeSome().value();
            merging.merger.cancel();
            QVERIFY(merging.merger.isResting());
            merging.writer.abandon();
            const std::vector<qint64> after = idsOf(folded.segments());
            isInForce = after != before; // The step that takes it in force, all of it at once.
            QCOMPARE(folded.facts(), facts);
            deleteAll(folded.database());
            QVERIFY(isClean(folded.path()));
            QCOMPARE(idsOf(folded.segments()), after);
        }
        QVERIFY(steps > 3);
        // The next run completes it.
        QVERIFY(merging.finish(site));
        QCOMPARE(folded.facts(), facts);
        QCOMPARE(folded.segments().size(), size_t(2 * 3)); // A day's page views, and its events.
        deleteAll(folded.database());
        QVERIFY(isClean(folded.path()));
    }

    /// After each month it is looked what has come: that is merged in before the next one is.
    void whatIsFoldedMeanwhileIsMergedIn()
    {
        Folded folded;
        folded.foldDays(FirstDay, 59);
        const SiteMerging site = folded.upTo(FirstDay + 65);
        const qint64 late = FirstDay + 40; // In February.
        Merging merging(folded);
        merging.merge(site);
        std::vector<std::pair<FactLevel, qint64>> ofViews; ///< After the first month.
        bool hasFolded = false;
        while (auto merged = merging.next()) {
            const pipeline::MergeJob &job = merged->job;
            if (hasFolded && job.kind == FactKind::PageViews)
                ofViews.emplace_back(job.level, job.sources.front().firstDay);
            // While the merger waits for January to be written.
            if (job.level == FactLevel::Month && !std::exchange(hasFolded, true))
                folded.fold({folded.view(late), folded.view(late)});
            merging.write(*std::move(merged));
        }
        QVERIFY(merging.hasEndedWell());
        QVERIFY(hasFolded);
        const std::vector<std::pair<FactLevel, qint64>> expected{{FactLevel::Day, late},
                                                                 {FactLevel::Month, FirstDay + 31}};
        QCOMPARE(ofViews, expected);
        for (const storage::SegmentInfo &segment : folded.segments())
            QCOMPARE(segment.level, FactLevel::Month);
        QCOMPARE(folded.segments().size(), size_t(2 * 2));
    }

    void whatWasLeftOutIsTriedWithTheNextOrder()
    {
        Folded folded;
        folded.foldDays(FirstDay, 2);
        const std::vector<StoredFact> facts = folded.facts();
        const SiteMerging site = folded.upTo(FirstDay + 2);
        Merging merging(folded);
        merging.merge(site);
        int left = 0;
        while (merging.next()) {
            ++left;
            merging.merger.written(domain::failure(domain::ErrorKind::NotFound, {}));
        }
        QVERIFY(merging.hasEndedWell());
        QCOMPARE(left, 2 * 2); // Each once: a day's page views, and its events.
        QVERIFY(merging.finish(site));
        QCOMPARE(folded.segments().size(), size_t(2 * 2));
        QCOMPARE(folded.facts(), facts);
    }

    /// What kept it from being read may have passed: a minute later it is looked at again.
    void whatCannotBeReadIsLookedAtAgain()
    {
        Folded folded;
        folded.foldDays(FirstDay, 2);
        const std::vector<StoredFact> facts = folded.facts();
        const SiteMerging site = folded.upTo(FirstDay + 2);
        const storage::SegmentId damaged = folded.segments().front().id;
        const auto isThere = [&] {
            const std::vector<qint64> ids = idsOf(folded.segments());
            return std::find(ids.begin(), ids.end(), damaged.value) != ids.end();
        };
        kit::DamagedSegment damage(folded.database(), damaged);
        Merging merging(folded);
        QVERIFY(!merging.finish(site));
        QVERIFY(isThere());
        QCOMPARE(folded.segments().size(), size_t(2 * 2 + 1)); // It, and the others merged.
        // It is told once.
        merging.clock.advance(std::chrono::minutes(1));
        QVERIFY(merging.finish(site));
        QVERIFY(isThere());
        // Well again, but it was looked at only now.
        damage.mend();
        QVERIFY(merging.finish(site));
        merging.clock.advance(std::chrono::minutes(1));
        QVERIFY(merging.finish(site));
        QVERIFY(isThere());
        merging.clock.advance(std::chrono::minutes(1));
        QVERIFY(merging.finish(site));
        QVERIFY(!isThere());
        QCOMPARE(folded.segments().size(), size_t(2 * 2));
        QCOMPARE(folded.facts(), facts);
    }

    void aClockThatIsSetBackPutsNothingOff()
    {
        Folded folded;
        folded.foldDays(FirstDay, 1);
        const SiteMerging site = folded.upTo(FirstDay + 1);
        kit::DamagedSegment damage(folded.database(), folded.segments().front().id);
        Merging merging(folded);
        QVERIFY(!merging.finish(site));
        damage.mend();
        merging.clock.advance(-std::chrono::days(1'000));
        QVERIFY(merging.finish(site));
        QCOMPARE(folded.segments().size(), size_t(2));
    }

    void whereOneLacksMemoryTheOthersAreMerged()
    {
        Folded folded;
        folded.foldDays(FirstDay, 3);
        const std::vector<StoredFact> facts = folded.facts();
        const SiteMerging site = folded.upTo(FirstDay + 3);
        Merging merging(folded);
        merging.lackMemory(1);
        QVERIFY(!merging.finish(site));
        QCOMPARE(folded.segments().size(), size_t(3 + 5)); // Three folds of one, and the others.
        QVERIFY(merging.finish(site));
        QCOMPARE(folded.segments().size(), size_t(2 * 3));
        QCOMPARE(folded.facts(), facts);
    }
};

FOOTFALL_TEST_MAIN(TestFactMerger)
#include "tst_factmerger.moc"
