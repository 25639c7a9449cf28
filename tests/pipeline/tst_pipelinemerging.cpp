// SPDX-License-Identifier: GPL-3.0-or-later
// What the running pipeline merges: every view once, also where it is killed or closed meanwhile,
// its file is moved, or a site is removed.
#include "tests/kit/storedfacts.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/folded.h"

using namespace footfall;
using kit::Bench;
using kit::isClean;
using kit::Morning;
using kit::StoredFact;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

[[nodiscard]] domain::Hit eventOf(const domain::Site &site, const QString &visitor,
                                  domain::Instant time)
{
    domain::Hit event = kit::eventOf(site, visitor, time, QStringLiteral("click"));
    kit::addProperty(event, visitor, QStringLiteral("plan"), QStringLiteral("pro"));
    return event;
}

} // namespace

class TestPipelineMerging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aFoldMergesWhatIsDue()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        for (int hour = 0; hour < 5; ++hour) {
            (void)bench.send(kit::viewOf(site, QString::number(hour), hours(hour)));
            (void)bench.send(
                eventOf(site, QString::number(hour), Morning + hours(hour) + minutes(1)));
            bench.clock.set(Morning + hours(hour) + minutes(31));
            QCOMPARE(kit::wait(bench->fold())->folded, 1);
        }
        QCOMPARE(bench.number("SELECT count(*) FROM fact_segment WHERE level = 0"), 10);
        bench.clock.set(kit::at("2026-03-11T00:29:00Z"));
        QVERIFY(kit::wait(bench->fold()).has_value());
        QCOMPARE(bench.number("SELECT count(*) FROM fact_segment WHERE level = 0"), 10);
        bench.clock.set(kit::at("2026-03-11T00:31:00Z"));
        QVERIFY(kit::wait(bench->fold()).has_value());
        QCOMPARE(bench.rows("SELECT kind, level, facts FROM fact_segment ORDER BY kind"),
                 (QList<QVariantList>{{1, 1, 5}, {2, 1, 10}}));
        QVERIFY(isClean(bench.path()));
        const auto facts = kit::storedFacts(bench.path());
        QCOMPARE(facts.size(), size_t(15));
        QCOMPARE(bench.number("SELECT count(*) FROM event_fact"), 0);
    }

    void aDamagedSegmentIsSetAside()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        for (int hour = 0; hour < 5; ++hour) {
            (void)bench.send(kit::viewOf(site, QString::number(hour), hours(hour)));
            bench.clock.set(Morning + hours(hour) + minutes(31));
            QVERIFY(kit::wait(bench->fold()).has_value());
        }
        const QByteArray third = QByteArray::number(
            bench.number("SELECT id FROM fact_segment ORDER BY id LIMIT 1 OFFSET 2"));
        {
            const auto database =
                storage::Database::open(bench.path(), storage::OpenMode::ReadWrite);
            QVERIFY((*database)->execute("UPDATE fact_column SET data = x'0102' WHERE id >> 24 = " +
                                         third));
        }
        bench.clock.set(kit::at("2026-03-11T01:00:00Z"));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("are damaged")));
        const auto folded = kit::wait(bench->fold());
        QVERIFY(!folded);
        QCOMPARE(folded.error().kind, domain::ErrorKind::Storage);
        // The others are merged, and it is as it was.
        QCOMPARE(
            bench.rows(("SELECT id = " + third + ", level, facts FROM fact_segment ORDER BY id")
                           .constData()),
            (QList<QVariantList>{{1, 0, 1}, {0, 1, 4}}));
        // It does not stand in the way of what comes later.
        bench.clock.set(kit::at("2026-04-11T01:00:00Z"));
        QVERIFY(kit::wait(bench->fold()).has_value());
        QCOMPARE(bench.number("SELECT count(*) FROM fact_segment"), 2);
    }

    void killedAnywhereEachViewIsThereOnce()
    {
        // A copy of the files, as they are before each statement of a fold and of what it merges.
        QTemporaryDir copies;
        int taken = 0;
        std::atomic<bool> takes = false;
        pipeline::PipelineOptions options;
        QString directory;
        options.gate = [&]() -> std::optional<domain::Error> {
            if (takes) {
                const QString copy = copies.filePath(QString::number(taken++));
                QDir().mkpath(copy);
                kit::copyInto(directory + QStringLiteral("/."), copy);
            }
            return std::nullopt;
        };
        Bench bench(options);
        directory = bench.directory();
        const domain::Site site = bench.addSite();
        for (int fold = 0; fold < 3; ++fold) {
            (void)bench.send(kit::viewOf(site, QString::number(fold), hours(fold)));
            (void)bench.send(eventOf(site, QString::number(fold), Morning + hours(fold)));
            bench.clock.set(Morning + hours(fold) + minutes(31));
            QVERIFY(kit::wait(bench->fold()).has_value());
        }
        const domain::Instant next = kit::at("2026-03-11T09:00:00Z");
        (void)bench.send(kit::viewOf(site, QStringLiteral("late"), hours(4)));
        bench.clock.set(next);
        takes = true;
        QVERIFY(kit::wait(bench->fold()).has_value());
        takes = false;
        const auto facts = kit::storedFacts(bench.path());
        QCOMPARE(facts.size(), size_t(4 + 6));
        QCOMPARE(bench.number("SELECT count(*) FROM fact_segment"), 2);
        QVERIFY2(taken > 30, "there are more statements than that");
        for (int i = 0; i < taken; ++i) {
            Bench again(Bench::Copy{copies.filePath(QString::number(i))});
            again.clock.set(next);
            QVERIFY(kit::wait(again->fold()).has_value());
            QVERIFY2(kit::storedFacts(again.path()) == facts, qPrintable(QString::number(i)));
            QCOMPARE(again.number("SELECT sum(page_views) FROM hourly_total"), 4);
            QVERIFY(isClean(again.path()));
        }
    }

    void aSiteIsRemovedWhileItsFactsAreMerged()
    {
        for (int round = 0; round < 10; ++round) {
            Bench bench;
            const domain::Site kept = bench.addSite("KEPT");
            const domain::Site site = bench.addSite("REMOVED");
            bench.clock.set(Morning + hours(13));
            for (int i = 0; i < 200; ++i) {
                const domain::Hit hit = kit::viewOf(i % 2 ? kept : site, QString::number(i),
                                                    hours(i % 12), QString::number(i * 7919));
                QCOMPARE(bench->inbox().accept(hit, bench.log, 1), pipeline::Admission::Accepted);
                if (i % 40 == 39) {
                    QVERIFY(bench.waitUntilStored());
                    QCOMPARE(kit::wait(bench->fold())->folded, 40);
                }
            }
            QCOMPARE(bench.number("SELECT count(*) FROM fact_segment"), 10);
            bench.clock.set(kit::at("2026-04-11T09:00:00Z"));
            auto folded = bench->fold();
            if (round % 2)
                QTest::qWait(round);
            auto removed = bench->removeSite(QStringLiteral("REMOVED"));
            QVERIFY(kit::wait(removed).has_value());
            QVERIFY(kit::wait(folded).has_value());
            QVERIFY(kit::wait(bench->fold()).has_value());
            QVERIFY(isClean(bench.path()));
            const auto facts = kit::storedFacts(bench.path());
            QCOMPARE(facts.size(), size_t(100));
            for (const StoredFact &fact : facts)
                QCOMPARE(fact.site, kept.id.value);
        }
    }

    void theFileIsMovedWhileFactsAreMerged()
    {
        for (int round = 0; round < 6; ++round) {
            Bench bench;
            const domain::Site site = bench.addSite();
            for (int i = 0; i < 4; ++i) {
                (void)bench.send(kit::viewOf(site, QString::number(i), hours(i)));
                bench.clock.set(Morning + hours(i) + minutes(31));
                QVERIFY(kit::wait(bench->fold()).has_value());
            }
            bench.clock.set(Morning + days(1));
            auto folded = bench->fold();
            if (round % 2)
                QTest::qWait(round);
            const QString away = bench.path() + QStringLiteral(".away");
            const auto missing = QRegularExpression(QStringLiteral("is missing"));
            QTest::ignoreMessage(QtWarningMsg,
                                 QRegularExpression(QStringLiteral("was moved or replaced")));
            QTest::ignoreMessage(QtWarningMsg, missing);
            QVERIFY(QFile::rename(bench.path(), away));
            QVERIFY(bench.send(kit::viewOf(site, QStringLiteral("late"), days(1))) ==
                    pipeline::Receipt::Spooled);
            QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.contains(missing), 10'000);
            QVERIFY(folded.isFinished());
            QCOMPARE(kit::storedFacts(away).size(), size_t(4));
            QVERIFY(QFile::rename(away, bench.path()));
            QVERIFY(bench.waitUntilStored());
            bench.clock.set(Morning + days(2));
            QVERIFY(kit::wait(bench->fold()).has_value());
            QCOMPARE(kit::storedFacts(bench.path()).size(), size_t(5));
            QCOMPARE(bench.number("SELECT sum(page_views) FROM hourly_total"), 5);
            QTRY_VERIFY(isClean(bench.path()));
        }
    }

    void theEndComesWhileFactsAreMerged()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        std::vector<StoredFact> facts;
        for (int round = 0; round < 20; ++round) {
            for (int i = 0; i < 3; ++i) {
                (void)bench.send(kit::hitOf(site, QString::number(i), bench.clock.now(),
                                            QStringLiteral("/%1").arg(round)));
                bench.clock.set(bench.clock.now() + minutes(31));
                if (i < 2)
                    QVERIFY(kit::wait(bench->fold()).has_value());
            }
            bench.clock.set(bench.clock.now() + days(1));
            auto folded = bench->fold();
            if (round % 2)
                QTest::qWait(round / 2);
            bench.close();
            QVERIFY(folded.result().has_value());
            QCOMPARE(kit::storedFacts(bench.path()).size(), size_t(3 * (round + 1)));
            bench.open();
        }
        QVERIFY(kit::wait(bench->fold()).has_value());
        QCOMPARE(kit::storedFacts(bench.path()).size(), size_t(60));
        QTRY_VERIFY(isClean(bench.path()));
    }
};

FOOTFALL_TEST_MAIN(TestPipelineMerging)
#include "tst_pipelinemerging.moc"
