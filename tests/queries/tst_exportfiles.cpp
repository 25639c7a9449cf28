// SPDX-License-Identifier: GPL-3.0-or-later
// Exports as files: large ones are written page by page, and a file appears only when it is whole.
#include "core/queries/exporter.h"
#include "core/queries/queryservice.h"
#include "tests/kit/testmain.h"
#include "tests/queries/exportkit.h"

#include <QFile>
#include <QSignalSpy>
#include <algorithm>

using namespace footfall::domain;
using footfall::kit::at;
using footfall::kit::FixedClock;
using footfall::model::contentOf;
using footfall::model::filesIn;
using footfall::model::Filled;
using footfall::model::Now;
using footfall::model::panel;
using footfall::model::View;
using footfall::model::viewAt;
using footfall::queries::ExportControl;
using footfall::queries::ExportRequest;
using footfall::queries::QueryService;

class TestExportFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void largeOnesGoPageByPage()
    {
        Filled filled(QTimeZone::utc());
        std::vector<View> views;
        for (int i = 0; i < 12'000; ++i)
            views.push_back(viewAt(Now, QStringLiteral("/%1").arg(i)));
        filled.insert(views);
        filled.fold(Now, 6'000);
        const FixedClock clock(Now);
        const ExportRequest request = panel(filled, Dimension::Page);
        QVERIFY(footfall::queries::exportCsv(filled.path(), clock, request, {}));
        QList<QByteArray> lines = contentOf(request.filePath).split('\n');
        QCOMPARE(lines.size(), 12'002);
        lines.removeLast();
        std::sort(lines.begin(), lines.end());
        QVERIFY(std::adjacent_find(lines.begin(), lines.end()) == lines.end());
    }

    void cancelKeepsTheOldFile()
    {
        Filled filled(QTimeZone::utc());
        std::vector<View> views;
        for (int i = 0; i < 6'000; ++i)
            views.push_back(viewAt(Now, QStringLiteral("/%1").arg(i)));
        filled.insert(views);
        const FixedClock clock(Now);
        const ExportRequest request = panel(filled, Dimension::Page);
        QFile old(request.filePath);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        for (const int after : {-1, 60, 80}) {
            std::stop_source stop;
            if (after < 0)
                stop.request_stop();
            const ExportControl control{stop.get_token(), [&stop, after](int percent) {
                                            if (percent >= after)
                                                stop.request_stop();
                                        }};
            const auto done = footfall::queries::exportCsv(filled.path(), clock, request, control);
            QVERIFY(!done);
            QCOMPARE(done.error().message, QString());
            QCOMPARE(contentOf(request.filePath), QByteArray("old"));
            QCOMPARE(filesIn(filled), QStringList{QStringLiteral("out.csv")});
        }
    }

    /// First numbers come before the whole only where facts do not fit.
    void roomForFactsIsTheServices_data()
    {
        QTest::addColumn<qint64>("factBytes");
        QTest::addColumn<bool>("fits");
        QTest::newRow("none") << qint64(0) << false;
        QTest::newRow("plenty") << footfall::queries::UsualFactBytes << true;
    }
    void roomForFactsIsTheServices()
    {
        QFETCH(qint64, factBytes);
        QFETCH(bool, fits);
        Filled filled(QTimeZone::utc());
        for (int day = 0; day < 40; ++day) {
            const Instant noon = at("2026-01-01T12:00:00Z") + std::chrono::hours(24 * day);
            std::vector<View> views;
            for (int i = 0; i < 5; ++i)
                views.push_back(viewAt(noon, QStringLiteral("/%1").arg(i)));
            filled.insert(views);
            filled.fold(noon + std::chrono::hours(1), 100); // A segment each.
        }
        const FixedClock clock(at("2026-02-20T12:00:00Z"));
        ExportRequest request;
        request.stats.site = filled.site();
        request.stats.period = Period{QDate(2026, 1, 1), QDate(2026, 2, 20)};
        request.stats.interval = Interval::Day;
        request.stats.filter = filterFromTexts({QStringLiteral("page!=/0")}).value();
        request.content = ExportRequest::Content::Series;
        request.filePath = filled.directory() + QStringLiteral("/out.csv");
        QueryService service(filled.path(), clock, nullptr, factBytes);
        QSignalSpy finished(&service, &QueryService::exportFinished);
        QSignalSpy progressed(&service, &QueryService::exportProgressed);
        service.startExport(request);
        QVERIFY(finished.wait());
        constexpr int Asked = 60; // When rows begin to be written.
        const auto early =
            std::count_if(progressed.begin(), progressed.end(), [](const QVariantList &arguments) {
                return arguments.front().toInt() < Asked;
            });
        QCOMPARE(early == 0, fits);
    }

    void placeThatCannotBeWrittenIsSaid()
    {
        Filled filled(QTimeZone::utc());
        const FixedClock clock(Now);
        ExportRequest request = panel(filled, Dimension::Page);
        request.filePath = filled.directory() + QStringLiteral("/missing/out.csv");
        const auto done = footfall::queries::exportCsv(filled.path(), clock, request, {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Storage);
        QVERIFY(done.error().message.contains(request.filePath));
    }
};

FOOTFALL_TEST_MAIN(TestExportFiles)
#include "tst_exportfiles.moc"
