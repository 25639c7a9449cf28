// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/aggregator.h"
#include "core/pipeline/sitecommands.h"
#include "core/pipeline/writer.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/hitbuilder.h"

using namespace footfall;
using pipeline::Aggregator;
using std::chrono::hours;

namespace {

const domain::Instant Morning = kit::at("2026-03-10T10:20:00Z");

} // namespace

class TestAggregator : public QObject
{
    Q_OBJECT
    using Progress = Aggregator::Progress;

    /// Of as many visitors, who are silent afterwards.
    static bool write(storage::Database &database, pipeline::VisitTracker &tracker, int views)
    {
        kit::FixedClock clock{Morning};
        pipeline::PublishedSites published;
        pipeline::SiteCommands commands(database, published, clock);
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("example.com");
        draft.timeZone = QStringLiteral("UTC");
        const auto site = commands.add(draft);
        if (!site)
            return false;
        std::vector<pipeline::Item> items;
        for (int i = 1; i <= views; ++i)
            items.push_back({{quint64(i), kit::hitOf(*site, QString::number(i), Morning,
                                                     QStringLiteral("/%1").arg(i % 50))},
                             nullptr,
                             0});
        pipeline::Writer writer(database, tracker);
        return writer.write(items, *published.snapshot()).has_value();
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    /// What a row takes is not known yet, so the first step is as long as it is said to be.
    void aShortTurnLeavesTheRestForTheNext_data()
    {
        QTest::addColumn<Aggregator::Turn>("turn");
        QTest::addColumn<Aggregator::Progress>("first");
        QTest::newRow("views come") << Aggregator::Turn::Short << Progress::More;
        QTest::newRow("nobody comes") << Aggregator::Turn::Long << Progress::Complete;
    }
    void aShortTurnLeavesTheRestForTheNext()
    {
        QFETCH(Aggregator::Turn, turn);
        QFETCH(Aggregator::Progress, first);
        kit::TestDatabase database;
        pipeline::VisitTracker tracker;
        QVERIFY(write(*database, tracker, 1'500));
        Aggregator aggregator(*database, tracker);
        const auto number = [&](const char *sql) {
            return kit::rowsOf(database.path(), QLatin1String(sql)).at(0).at(0).toLongLong();
        };
        auto step = aggregator.foldSome(Morning + hours(1), turn);
        QVERIFY(step.has_value());
        QCOMPARE(step->progress, first);
        qint64 folded = step->folded;
        while (step->progress == Progress::More) {
            // Each step is whole.
            QCOMPARE(number("SELECT count(*) FROM page_view"), 1'500 - folded);
            QCOMPARE(number("SELECT sum(page_views) FROM hourly_total"), folded);
            step = aggregator.foldSome(Morning + hours(1), turn);
            QVERIFY(step.has_value());
            folded += step->folded;
        }
        QCOMPARE(folded, 1'500);
        QCOMPARE(number("SELECT count(*) FROM page_view"), 0);
        QCOMPARE(number("SELECT sum(page_views) FROM hourly_total"), 1'500);
        QCOMPARE(number("SELECT sum(visitors) FROM hourly_total"), 1'500);
        QCOMPARE(tracker.openViews(), size_t(0));
    }

    void noStepTakesMoreThanTheMost()
    {
        kit::TestDatabase database;
        pipeline::VisitTracker tracker;
        QVERIFY(write(*database, tracker, 25));
        Aggregator aggregator(*database, tracker, 10);
        std::vector<qint64> steps;
        for (auto progress = Progress::More; progress == Progress::More;) {
            const auto step = aggregator.foldSome(Morning + hours(1));
            QVERIFY(step.has_value());
            steps.push_back(step->folded);
            progress = step->progress;
        }
        QCOMPARE(steps, (std::vector<qint64>{10, 10, 5}));
    }
};

FOOTFALL_TEST_MAIN(TestAggregator)
#include "tst_aggregator.moc"
