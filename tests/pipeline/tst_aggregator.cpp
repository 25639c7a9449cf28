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
using std::chrono::minutes;

namespace {

const domain::Instant Morning = kit::at("2026-03-10T10:20:00Z");

} // namespace

class TestAggregator : public QObject
{
    Q_OBJECT
    using Progress = Aggregator::Progress;

    /// Of as many visitors, who are silent afterwards, but for the last one, where that comes again.
    enum class LastOne { Silent, ComesAgain };
    static bool write(storage::Database &database, pipeline::VisitTracker &tracker, int views,
                      LastOne lastOne = LastOne::Silent)
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
        if (lastOne == LastOne::ComesAgain)
            items.push_back({{quint64(views + 1), kit::hitOf(*site, QString::number(views),
                                                             Morning + minutes(1), QStringLiteral("/again"))},
                             nullptr,
                             0});
        pipeline::Writer writer(database, tracker);
        return writer.write(items, *published.snapshot()).has_value();
    }

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void stepsAreWholeAndAsLongAsTheyMayBe_data()
    {
        QTest::addColumn<Aggregator::Turn>("turn");
        QTest::addColumn<QList<qint64>>("expected");
        QTest::newRow("nobody comes") << Aggregator::Turn::Long << QList<qint64>{40, 30};
        QTest::newRow("views come")
            << Aggregator::Turn::Short << QList<qint64>{10, 10, 10, 10, 10, 10, 10, 0};
    }
    void stepsAreWholeAndAsLongAsTheyMayBe()
    {
        QFETCH(Aggregator::Turn, turn);
        QFETCH(QList<qint64>, expected);
        kit::TestDatabase database;
        pipeline::VisitTracker tracker;
        QVERIFY(write(*database, tracker, 70));
        Aggregator aggregator(*database, tracker, 40);
        const auto number = [&](const char *sql) {
            return kit::rowsOf(database.path(), QLatin1String(sql)).at(0).at(0).toLongLong();
        };
        QList<qint64> steps;
        qint64 folded = 0;
        for (auto progress = Progress::More; progress == Progress::More;) {
            const auto step = aggregator.foldSome(Morning + hours(1), turn);
            QVERIFY(step.has_value());
            steps.append(step->folded);
            folded += step->folded;
            progress = step->progress;
            QCOMPARE(number("SELECT count(*) FROM page_view"), 70 - folded);
            QCOMPARE(number("SELECT sum(page_views) FROM hourly_total"), folded);
            QCOMPARE(qint64(tracker.openViews()), 70 - folded);
        }
        QCOMPARE(steps, expected);
    }

    /// However many are open: no step looks at all of them.
    void whatIsDueIsFoundBehindWhatIsOpen()
    {
        kit::TestDatabase database;
        pipeline::VisitTracker tracker;
        QVERIFY(write(*database, tracker, 70, LastOne::ComesAgain));
        Aggregator aggregator(*database, tracker, 4);
        for (const QList<qint64> &expected : {QList<qint64>{0, 0, 0, 0, 1}, {0, 0, 0, 0, 0}}) {
            QList<qint64> steps;
            for (auto progress = Progress::More; progress == Progress::More;) {
                const auto step = aggregator.foldSome(Morning + minutes(2));
                QVERIFY(step.has_value());
                steps.append(step->folded);
                progress = step->progress;
            }
            QCOMPARE(steps, expected);
            QCOMPARE(qint64(tracker.openViews()), 70);
        }
    }

    void aFoldThatWasEndedLeavesNothingOutOfTheNext()
    {
        kit::TestDatabase database;
        pipeline::VisitTracker tracker;
        QVERIFY(write(*database, tracker, 70));
        Aggregator aggregator(*database, tracker, 4);
        const auto ended = aggregator.foldSome(Morning + minutes(2));
        QVERIFY(ended.has_value());
        QCOMPARE(ended->folded, 0);
        QVERIFY(ended->progress == Progress::More); // It has looked at the first ones.
        aggregator.begin();
        qint64 folded = 0;
        for (auto progress = Progress::More; progress == Progress::More;) {
            const auto step = aggregator.foldSome(Morning + hours(1));
            QVERIFY(step.has_value());
            folded += step->folded;
            progress = step->progress;
        }
        QCOMPARE(folded, 70);
    }
};

FOOTFALL_TEST_MAIN(TestAggregator)
#include "tst_aggregator.moc"
