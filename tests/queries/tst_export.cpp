// SPDX-License-Identifier: GPL-3.0-or-later
// CSV that a spreadsheet can open safely: how text and numbers are written, and what each export
// has of its question.
#include "core/queries/csvwriter.h"
#include "core/queries/exporter.h"
#include "tests/kit/testmain.h"
#include "tests/queries/exportkit.h"

using namespace footfall::domain;
using footfall::kit::FixedClock;
using footfall::model::contentOf;
using footfall::model::filesIn;
using footfall::model::Filled;
using footfall::model::Now;
using footfall::model::panel;
using footfall::model::sold;
using footfall::model::View;
using footfall::model::viewAt;
using footfall::queries::csvRecord;
using footfall::queries::ExportControl;
using footfall::queries::ExportRequest;

class TestExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void textIsQuotedAndHarmless_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        int number = 0;
        const auto row = [&number](const QString &text, const char *cell) {
            QTest::addRow("%d", ++number) << text << QByteArray(cell);
        };
        row(QString(), "\"\"");
        row(QStringLiteral("/plain"), "\"/plain\"");
        row(QStringLiteral("a,b"), "\"a,b\"");
        row(QStringLiteral("say \"hi\""), "\"say \"\"hi\"\"\"");
        row(QStringLiteral("two\r\nlines"), "\"two\r\nlines\"");
        row(QString::fromUtf8("/Über/🦊"), "\"/Über/🦊\"");
        row(QStringLiteral("=HYPERLINK(\"http://evil\")"), "\"'=HYPERLINK(\"\"http://evil\"\")\"");
        row(QStringLiteral("+1"), "\"'+1\"");
        row(QStringLiteral("-1"), "\"'-1\"");
        row(QStringLiteral("@SUM(A1)"), "\"'@SUM(A1)\"");
        row(QStringLiteral("\t=1"), "\"'\t=1\"");
        row(QStringLiteral("\r=1"), "\"'\r=1\"");
        row(QStringLiteral("\n=1"), "\"'\n=1\"");
        row(QStringLiteral("a=1"), "\"a=1\"");
        row(QStringLiteral("'=1"), "\"'=1\"");
    }
    void textIsQuotedAndHarmless()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(csvRecord({text}), cell + "\r\n");
    }

    void numbersAreOurOwn()
    {
        QCOMPARE(csvRecord({qint64(-5), 0.25, std::monostate(), QStringLiteral("-5"), 1.0 / 3}),
                 QByteArray("-5,0.25,,\"'-5\",0.3333333333\r\n"));
    }

    void panelHasEveryRow()
    {
        Filled filled(QTimeZone::utc());
        std::vector<View> views;
        for (const char *pathname : {"/a", "/b", "/b", "=cmd()", "/c,\"d\""})
            views.push_back(viewAt(Now, QString::fromLatin1(pathname)));
        views[1].duration = std::chrono::milliseconds(1500);
        filled.insert(views);
        const FixedClock clock(Now);
        int last = -1;
        const ExportControl control{{}, [&last](int percent) {
                                        QVERIFY(percent > last);
                                        last = percent;
                                    }};
        const ExportRequest request = panel(filled, Dimension::Page);
        QVERIFY(footfall::queries::exportCsv(filled.path(), clock, request, control));
        QCOMPARE(last, 100);
        QCOMPARE(contentOf(request.filePath),
                 QByteArray("\"page\",\"visitors\",\"pageViews\",\"visits\",\"bounces\","
                            "\"averageTimeOnPage\",\"share\"\r\n"
                            "\"/b\",2,2,2,2,1.5,0.4\r\n"
                            "\"/a\",1,1,1,1,0,0.2\r\n"
                            "\"/c,\"\"d\"\"\",1,1,1,1,0,0.2\r\n"
                            "\"'=cmd()\",1,1,1,1,0,0.2\r\n"));
        QCOMPARE(filesIn(filled), QStringList{QStringLiteral("out.csv")});
    }

    void panelKeepsItsSearch()
    {
        Filled filled(QTimeZone::utc());
        filled.insert({viewAt(Now, QStringLiteral("/a1")), viewAt(Now, QStringLiteral("/b")),
                       viewAt(Now, QStringLiteral("/A2")), viewAt(Now, QStringLiteral("/a3"))});
        const FixedClock clock(Now);
        const ExportRequest request = panel(filled, Dimension::Page, QStringLiteral("a"));
        QVERIFY(footfall::queries::exportCsv(filled.path(), clock, request, {}));
        const QByteArray content = contentOf(request.filePath);
        QCOMPARE(content.count("\r\n"), 4);
        QVERIFY(!content.contains("/b"));
    }

    void panelHasTheRowsThatWereFound()
    {
        Filled filled(QTimeZone::utc());
        filled.insert({viewAt(Now, QStringLiteral("/a")), viewAt(Now, QStringLiteral("/b")),
                       viewAt(Now, QStringLiteral("/c"))});
        const FixedClock clock(Now);
        ExportRequest request = panel(filled, Dimension::Page);
        request.values = {QStringLiteral("/a"), QStringLiteral("/c"), QStringLiteral("/gone")};
        QVERIFY(footfall::queries::exportCsv(filled.path(), clock, request, {}));
        const QByteArray content = contentOf(request.filePath);
        QCOMPARE(content.count("\r\n"), 3);
        QVERIFY(content.contains("\"/a\"") && content.contains("\"/c\""));
    }

    void panelsAreExportedUnderTheirFilter()
    {
        Filled filled(QTimeZone::utc());
        std::vector<View> views;
        for (const char *pathname : {"/a", "/a", "/ab", "/b"})
            views.push_back(viewAt(Now, QString::fromLatin1(pathname)));
        views[0].arrival.source = QStringLiteral("Google");
        views[2].arrival.source = QStringLiteral("Google");
        filled.insert(views);
        filled.fold(Now, 2);
        const FixedClock clock(Now);
        ExportRequest request = panel(filled, Dimension::Page);
        const auto exported = [&](const QStringList &filter) {
            request.stats.filter = filterFromTexts(filter).value();
            if (!footfall::queries::exportCsv(filled.path(), clock, request, {}))
                return QByteArray("failed");
            const QByteArray content = contentOf(request.filePath);
            return content.mid(content.indexOf("\r\n") + 2);
        };
        QCOMPARE(exported({QStringLiteral("source=Google")}),
                 QByteArray("\"/a\",1,1,1,1,0,0.5\r\n\"/ab\",1,1,1,1,0,0.5\r\n"));
        // The pages are exact, but nobody knows what they are a share of.
        QCOMPARE(exported({QStringLiteral("page~A")}),
                 QByteArray("\"/a\",2,2,2,2,0,\r\n\"/ab\",1,1,1,1,0,\r\n"));
        request.stats.breakdowns.front().ownConditions = OwnConditions::Leave;
        QCOMPARE(exported({QStringLiteral("page=/ab"), QStringLiteral("source!=")}),
                 QByteArray("\"/a\",1,1,1,1,0,0.5\r\n\"/ab\",1,1,1,1,0,0.5\r\n"));
        request.stats.breakdowns.front() = {Dimension::Source, 1, {}, Metric::Visitors};
        QCOMPARE(exported({QStringLiteral("page@/a*")}),
                 QByteArray("\"Google\",2,2,2,2,0,,\"visitors\"\r\n"
                            "\"\",1,1,1,1,0,,\"visitors\"\r\n"));
        request.content = ExportRequest::Content::Everything;
        const QByteArray all = exported({QStringLiteral("page@/a*")});
        QVERIFY2(
            all.startsWith("\"total\",\"2026-01-02..2026-01-02\",3,3,3,3,1,,0,2,,,,,,\"visitors\""),
            all.constData());
        QVERIFY(all.contains("\r\n\"page\",\"/ab\",1,1,1,1,1,,0,0,,,,,,\r\n"));
        QVERIFY(!all.contains("\"/b\""));
    }

    void unknownNumbersAreEmpty()
    {
        Filled filled(QTimeZone::utc());
        filled.insert({viewAt(Now, QStringLiteral("/a"))});
        const FixedClock clock(Now);
        const ExportRequest request = panel(filled, Dimension::EntryPage);
        QVERIFY(footfall::queries::exportCsv(filled.path(), clock, request, {}));
        QVERIFY(contentOf(request.filePath).endsWith("\"/a\",1,,1,1,,1\r\n"));
    }

    void seriesHasEveryPoint()
    {
        Filled filled(QTimeZone::utc());
        View view = viewAt(Now, QStringLiteral("/a"));
        view.duration = std::chrono::seconds(20);
        filled.insert({view});
        const FixedClock clock(Now);
        ExportRequest request = panel(filled, Dimension::Page);
        request.content = ExportRequest::Content::Series;
        request.stats.period = Period{QDate(2026, 1, 1), QDate(2026, 1, 2)};
        request.stats.interval = Interval::Day;
        QVERIFY(footfall::queries::exportCsv(filled.path(), clock, request, {}));
        QCOMPARE(contentOf(request.filePath),
                 QByteArray("\"start\",\"visitors\",\"pageViews\",\"visits\",\"bounces\","
                            "\"bounceRate\",\"averageVisitDuration\",\"averageTimeOnPage\"\r\n"
                            "\"2026-01-01T00:00:00+00:00\",0,0,0,0,0,0,0\r\n"
                            "\"2026-01-02T00:00:00+00:00\",1,1,1,1,1,20,20\r\n"));
    }

    void listsOfEventsAndBotsAreWhole()
    {
        Filled filled(QTimeZone::utc());
        std::vector<footfall::model::Happening> happenings;
        for (int i = 0; i < 25; ++i) {
            happenings.push_back(sold());
            happenings.back().arrival.event.name = QStringLiteral("=event %1").arg(i);
        }
        filled.insert(happenings);
        filled.insert(QDate(2026, 1, 2),
                      {{Rejection::BotAi, QStringLiteral("+Bot"), QStringLiteral("/a"), 3},
                       {Rejection::Bot, {}, QStringLiteral("/b"), 2}});
        const FixedClock clock(Now);
        ExportRequest request = panel(filled, Dimension::Page);
        request.stats.breakdowns.clear();
        request.stats.occurrences = {OccurrenceRequest()};
        QVERIFY(footfall::queries::exportCsv(filled.path(), clock, request, {}));
        const QByteArray events = contentOf(request.filePath);
        QCOMPARE(events.count("\r\n"), 26);
        QCOMPARE(events.count("\"'=event "), 25);
        request.stats.occurrences.clear();
        request.stats.bots = 1;
        QVERIFY(footfall::queries::exportCsv(filled.path(), clock, request, {}));
        QCOMPARE(contentOf(request.filePath),
                 QByteArray("\"bot\",\"kind\",\"page\",\"pageViews\"\r\n"
                            "\"'+Bot\",\"bot-ai\",\"/a\",3\r\n"
                            "\"\",\"bot\",\"/b\",2\r\n"));
        request.stats.bots.reset();
        QVERIFY(!footfall::queries::exportCsv(filled.path(), clock, request, {}));
    }
};

FOOTFALL_TEST_MAIN(TestExport)
#include "tst_export.moc"
