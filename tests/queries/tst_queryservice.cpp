// SPDX-License-Identifier: GPL-3.0-or-later
// Questions from one thread, answers from another: the newest wins, commits are seen, the end is
// clean.
#include "core/queries/queryservice.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/queries/filled.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <algorithm>

using namespace footfall::domain;
using footfall::kit::at;
using footfall::kit::FixedClock;
using footfall::model::Filled;
using footfall::model::viewAt;
using footfall::queries::ExportRequest;
using footfall::queries::QueryService;

namespace {

const Instant Now = at("2026-01-01T12:00:00Z");

StatsRequest today(SiteId site)
{
    StatsRequest request;
    request.site = site;
    request.period = PeriodPreset::Today;
    return request;
}

} // namespace

class TestQueryService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void newestQuestionWins()
    {
        Filled filled(QTimeZone::utc());
        filled.insert({viewAt(Now, QStringLiteral("/"))});
        const FixedClock clock(Now);
        QueryService service(filled.path(), clock);
        QSignalSpy answered(&service, &QueryService::answered);
        QSignalSpy failed(&service, &QueryService::failed);
        quint64 newest = 0;
        for (int i = 0; i < 50; ++i) {
            const quint64 id = service.ask(today(filled.site()));
            QVERIFY(id > newest);
            newest = id;
        }
        QVERIFY(answered.wait());
        QCOMPARE(answered.size(), 1);
        const auto result = answered.front().front().value<StatsResult>();
        QCOMPARE(result.id, newest);
        QCOMPARE(result.totals.pageViews, 1);
        QCOMPARE(failed.size(), 0);
    }

    void givenUpQuestionIsNotAnswered()
    {
        Filled filled(QTimeZone::utc());
        filled.insert({viewAt(Now, QStringLiteral("/"))});
        const FixedClock clock(Now);
        QueryService service(filled.path(), clock);
        QSignalSpy answered(&service, &QueryService::answered);
        QSignalSpy failed(&service, &QueryService::failed);
        QSignalSpy summaries(&service, &QueryService::summariesReady);
        for (int i = 0; i < 20; ++i) {
            service.ask(today(filled.site()));
            service.cancel();
        }
        // Whatever was begun has ended before these are read.
        service.askSummaries();
        QVERIFY(summaries.wait());
        QCOMPARE(answered.size(), 0);
        QCOMPARE(failed.size(), 0);
        service.ask(today(filled.site()));
        QVERIFY(answered.wait());
        QCOMPARE(answered.size(), 1);
    }

    /// Nothing waits for a question that nobody waits for.
    void olderQuestionIsStopped()
    {
        Filled filled(QTimeZone::utc());
        std::vector<footfall::model::View> views;
        for (int i = 0; i < 400; ++i)
            views.push_back(viewAt(Now, QStringLiteral("/%1").arg(i)));
        filled.insert(views);
        for (int i = 0; i < 40; ++i)
            filled.fold(Now + std::chrono::hours(1), 10); // A segment each.
        const FixedClock clock(Now);
        // Without any cache, first numbers come at every few segments.
        QueryService service(filled.path(), clock, nullptr, 0);
        QSignalSpy failed(&service, &QueryService::failed);
        StatsRequest request = today(filled.site());
        request.filter = filterFromTexts({QStringLiteral("page!=/1")}).value();
        quint64 newest = service.ask(request);
        int asked = 1;
        std::vector<StatsResult> results;
        connect(&service, &QueryService::answered, this, [&](const StatsResult &result) {
            results.push_back(result);
            // Its first numbers are there: ask for something else.
            if (result.percent < 100 && asked < 5) {
                ++asked;
                newest = service.ask(request);
            }
        });
        QTRY_VERIFY(!results.empty() && results.back().percent == 100);
        QCOMPARE(results.back().id, newest);
        QCOMPARE(results.back().totals.pageViews, 399);
        QVERIFY(std::any_of(results.begin(), results.end(),
                            [](const StatsResult &result) { return result.percent < 100; }));
        QCOMPARE(failed.size(), 0);
    }

    void failureCarriesTheId()
    {
        Filled filled(QTimeZone::utc());
        const FixedClock clock(Now);
        QueryService service(filled.path(), clock);
        QSignalSpy failed(&service, &QueryService::failed);
        const quint64 id = service.ask(today(SiteId{99}));
        QVERIFY(failed.wait());
        QCOMPARE(failed.front().at(0).value<quint64>(), id);
        QCOMPARE(failed.front().at(1).value<Error>().kind, ErrorKind::NotFound);
    }

    void summariesCome()
    {
        Filled filled(QTimeZone::utc());
        filled.insert({viewAt(Now, QStringLiteral("/"))});
        const FixedClock clock(Now);
        QueryService service(filled.path(), clock);
        QSignalSpy ready(&service, &QueryService::summariesReady);
        service.askSummaries();
        QVERIFY(ready.wait());
        const auto summaries = ready.front().front().value<std::vector<SiteSummary>>();
        QCOMPARE(summaries.size(), size_t(1));
        QCOMPARE(summaries.front().liveVisitors, 1);
    }

    void commitOfAnotherIsSeen()
    {
        Filled filled(QTimeZone::utc());
        const FixedClock clock(Now);
        QueryService service(filled.path(), clock);
        QSignalSpy changed(&service, &QueryService::dataChanged);
        QVERIFY(changed.wait()); // It is there.
        filled.insert({viewAt(Now, QStringLiteral("/"))});
        QVERIFY(changed.wait());
        QSignalSpy answered(&service, &QueryService::answered);
        service.ask(today(filled.site()));
        QVERIFY(answered.wait());
        QCOMPARE(answered.front().front().value<StatsResult>().totals.pageViews, 1);
    }

    void anotherFileInItsPlaceIsSeen()
    {
        Filled filled(QTimeZone::utc());
        filled.insert({viewAt(Now, QStringLiteral("/"))});
        Filled other(QTimeZone::utc());
        other.insert({viewAt(Now, QStringLiteral("/a")), viewAt(Now, QStringLiteral("/b"))});
        const FixedClock clock(Now);
        QueryService service(filled.path(), clock);
        QSignalSpy changed(&service, &QueryService::dataChanged);
        QVERIFY(changed.wait()); // It is there.
        QDir files(filled.directory());
        QVERIFY(files.mkdir(QStringLiteral("away")));
        for (const char *name : {"footfall.db", "footfall.db-wal", "footfall.db-shm"}) {
            const QString moved = QLatin1String(name);
            QVERIFY(files.rename(moved, QStringLiteral("away/") + moved));
        }
        QVERIFY(QFile::link(other.path(), filled.path()));
        QVERIFY(changed.wait());
        QSignalSpy answered(&service, &QueryService::answered);
        service.ask(today(other.site()));
        QVERIFY(answered.wait());
        QCOMPARE(answered.front().front().value<StatsResult>().totals.pageViews, 2);
    }

    void databaseMayComeLater()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("footfall.db"));
        const FixedClock clock(Now);
        QueryService service(path, clock);
        QSignalSpy failed(&service, &QueryService::failed);
        QSignalSpy changed(&service, &QueryService::dataChanged);
        service.ask(today(SiteId{1}));
        service.askSummaries();
        QTRY_COMPARE(failed.size(), 2);
        QCOMPARE(failed.front().at(1).value<Error>().kind, ErrorKind::Unavailable);

        QVERIFY(footfall::storage::openMigrated(path));
        QVERIFY(changed.wait());
        QSignalSpy ready(&service, &QueryService::summariesReady);
        service.askSummaries();
        QVERIFY(ready.wait());
    }

    void threadEndsWithWorkWaiting()
    {
        Filled filled(QTimeZone::utc());
        filled.insert({viewAt(Now, QStringLiteral("/"))});
        const FixedClock clock(Now);
        for (int i = 0; i < 20; ++i) {
            QueryService service(filled.path(), clock);
            service.ask(today(filled.site()));
            service.askSummaries();
            if (i % 2 == 0)
                service.startExport({today(filled.site()), ExportRequest::Content::Everything,
                                     filled.directory() + QStringLiteral("/out.csv")});
        }
    }

    void exportIsWritten()
    {
        Filled filled(QTimeZone::utc());
        filled.insert({viewAt(Now, QStringLiteral("/"))});
        const FixedClock clock(Now);
        QueryService service(filled.path(), clock);
        QSignalSpy finished(&service, &QueryService::exportFinished);
        QSignalSpy failed(&service, &QueryService::exportFailed);
        QSignalSpy progressed(&service, &QueryService::exportProgressed);
        const QString path = filled.directory() + QStringLiteral("/out.csv");
        service.startExport({today(filled.site()), ExportRequest::Content::Everything, path});
        service.startExport({today(filled.site()), ExportRequest::Content::Everything, path});
        QCOMPARE(failed.size(), 1); // One at a time.
        QVERIFY(finished.wait());
        QCOMPARE(finished.front().front().toString(), path);
        QVERIFY(QFile::exists(path));
        QCOMPARE(progressed.back().front().toInt(), 100);
        // And the next one is welcome.
        service.startExport({today(filled.site()), ExportRequest::Content::Everything, path});
        QVERIFY(finished.wait());
    }

    void cancelledExportLeavesNothing()
    {
        Filled filled(QTimeZone::utc());
        std::vector<footfall::model::View> views;
        for (int i = 0; i < 6'000; ++i)
            views.push_back(viewAt(Now, QStringLiteral("/%1").arg(i)));
        filled.insert(views);
        const FixedClock clock(Now);
        QueryService service(filled.path(), clock);
        QSignalSpy failed(&service, &QueryService::exportFailed);
        StatsRequest request = today(filled.site());
        request.breakdowns = {{Dimension::Page, 10, {}, Metric::Visitors}};
        service.startExport({request, ExportRequest::Content::Panel,
                             filled.directory() + QStringLiteral("/out.csv")});
        service.cancelExport();
        QVERIFY(failed.wait());
        QVERIFY(failed.front().front().value<Error>().message.isEmpty());
        QVERIFY(QDir(filled.directory())
                    .entryList({QStringLiteral("out*")}, QDir::AllEntries | QDir::Hidden)
                    .isEmpty());
    }
};

FOOTFALL_TEST_MAIN(TestQueryService)
#include "tst_queryservice.moc"
