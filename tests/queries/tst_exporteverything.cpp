// SPDX-License-Identifier: GPL-3.0-or-later
// Everything of a period as one table, and what an export says of what is not known.
#include "core/queries/exporter.h"
#include "tests/kit/testmain.h"
#include "tests/queries/exportkit.h"

using namespace footfall::domain;
using footfall::kit::FixedClock;
using footfall::model::contentOf;
using footfall::model::Filled;
using footfall::model::Now;
using footfall::model::panel;
using footfall::model::sold;
using footfall::model::View;
using footfall::model::viewAt;
using footfall::queries::ExportRequest;

class TestExportEverything : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void everythingIsOneTable()
    {
        Filled filled(QTimeZone::utc());
        View view = viewAt(Now, QStringLiteral("/a"));
        view.arrival.source = QStringLiteral("Google");
        view.arrival.referrer = QStringLiteral("google.com/");
        view.arrival.country = Country::fromAlpha2(u"DE");
        view.arrival.language = QStringLiteral("de");
        view.arrival.channel = QStringLiteral("search");
        view.arrival.client.browser = QStringLiteral("Firefox");
        view.arrival.utm.campaign = QStringLiteral("=spring");
        filled.insert({view});
        footfall::model::Happening met = sold();
        met.goal = QStringLiteral("=Order");
        filled.insert({sold(), met});
        filled.fold(Now, 10);
        const FixedClock clock(Now);
        ExportRequest request = panel(filled, Dimension::Page);
        request.content = ExportRequest::Content::Everything;
        QVERIFY(footfall::queries::exportCsv(filled.path(), clock, request, {}));
        QCOMPARE(contentOf(request.filePath),
                 QByteArray("\"section\",\"value\",\"visitors\",\"pageViews\",\"visits\","
                            "\"bounces\",\"bounceRate\","
                            "\"averageVisitDuration\",\"averageTimeOnPage\",\"exits\","
                            "\"events\",\"conversions\",\"conversionRate\",\"amount\","
                            "\"amounts\"\r\n"
                            "\"total\",\"2026-01-02..2026-01-02\",1,1,1,1,1,0,0,1,,,,,\r\n"
                            "\"day\",\"2026-01-02\",1,1,1,1,1,0,0,1,,,,,\r\n"
                            "\"page\",\"/a\",1,1,1,1,1,,0,1,,,,,\r\n"
                            "\"entry-page\",\"/a\",1,,1,1,1,,,,,,,,\r\n"
                            "\"exit-page\",\"/a\",1,1,1,1,1,,0,1,,,,,\r\n"
                            "\"hostname\",\"example.com\",1,1,1,1,1,,0,1,,,,,\r\n"
                            "\"referrer\",\"google.com/\",1,,1,1,1,,,,,,,,\r\n"
                            "\"source\",\"Google\",1,1,1,1,1,0,0,1,,,,,\r\n"
                            "\"channel\",\"search\",1,1,1,1,1,0,0,1,,,,,\r\n"
                            "\"country\",\"DE\",1,1,1,1,1,0,0,1,,,,,\r\n"
                            "\"language\",\"de\",1,,1,1,1,,,,,,,,\r\n"
                            "\"browser\",\"Firefox\",1,1,1,1,1,0,0,1,,,,,\r\n"
                            "\"browser-version\",\"\",1,1,1,1,1,0,0,1,,,,,\r\n"
                            "\"system\",\"\",1,1,1,1,1,0,0,1,,,,,\r\n"
                            "\"device\",\"\",1,1,1,1,1,0,0,1,,,,,\r\n"
                            "\"screen\",\"\",1,,1,1,1,,,,,,,,\r\n"
                            "\"utm-source\",\"\",1,1,1,1,1,0,0,1,,,,,\r\n"
                            "\"utm-medium\",\"\",1,1,1,1,1,0,0,1,,,,,\r\n"
                            "\"utm-campaign\",\"'=spring\",1,1,1,1,1,0,0,1,,,,,\r\n"
                            "\"utm-term\",\"\",1,,1,1,1,,,,,,,,\r\n"
                            "\"utm-content\",\"\",1,,1,1,1,,,,,,,,\r\n"
                            "\"event\",\"buy\",,,,,,,,,1,1,1,990,\"EUR:990\"\r\n"
                            "\"goal\",\"'=Order\",,,,,,,,,1,1,1,990,\"EUR:990\"\r\n"
                            "\"goal\",\"Any x\",,,,,,,,,0,0,0,,\"\"\r\n"
                            "\"goal\",\"Never met\",,,,,,,,,0,0,0,,\"\"\r\n"
                            "\"goal\",\"Newsletter\",,,,,,,,,0,0,0,,\"\"\r\n"
                            "\"goal\",\"Prices seen\",,,,,,,,,0,0,0,,\"\"\r\n"
                            "\"goal\",\"Über uns\",,,,,,,,,0,0,0,,\"\"\r\n"));
    }

    void everythingHasAsManyCellsInEachRecord_data()
    {
        QTest::addColumn<QStringList>("filter");
        QTest::addColumn<int>("cells");
        QTest::addColumn<QList<QByteArray>>("says");
        const QByteArray sold("\"event\",\"buy\"");
        QTest::newRow("all") << QStringList() << 15 << QList<QByteArray>{sold};
        QTest::newRow("a page") << QStringList{QStringLiteral("page=/a")} << 15
                                << QList<QByteArray>{sold};
        QTest::newRow("several pages")
            << QStringList{QStringLiteral("page@/a*")} << 16 << QList<QByteArray>{sold};
        QTest::newRow("what is not known of events")
            << QStringList{QStringLiteral("language=de")} << 15
            << QList<QByteArray>{"\"note\",\"event: Not known", "\"note\",\"goal: Not known"};
        QTest::newRow("both") << QStringList{QStringLiteral("page@/a*"),
                                             QStringLiteral("language=de")}
                              << 16
                              << QList<QByteArray>{"\"note\",\"event: Not known",
                                                   "\"note\",\"goal: Not known"};
    }
    void everythingHasAsManyCellsInEachRecord()
    {
        QFETCH(QStringList, filter);
        QFETCH(int, cells);
        QFETCH(QList<QByteArray>, says);
        Filled filled(QTimeZone::utc());
        View view = viewAt(Now, QStringLiteral("/a"));
        view.arrival.language = QStringLiteral("de");
        filled.insert({view});
        footfall::model::Happening happening = sold();
        happening.arrival.pathname = QStringLiteral("/a");
        filled.insert({happening});
        filled.fold(Now, 1);
        ExportRequest request = panel(filled, Dimension::Page);
        request.content = ExportRequest::Content::Everything;
        request.stats.filter = filterFromTexts(filter).value();
        const FixedClock clock(Now);
        QVERIFY(footfall::queries::exportCsv(filled.path(), clock, request, {}));
        const QByteArray content = contentOf(request.filePath);
        for (const QByteArray &record : content.split('\n')) {
            if (record.isEmpty())
                continue;
            int commas = 0;
            bool isQuoted = false;
            for (const char character : record) {
                isQuoted = isQuoted != (character == '"');
                commas += !isQuoted && character == ',' ? 1 : 0;
            }
            QVERIFY2(commas + 1 == cells, record.constData());
        }
        for (const QByteArray &what : says)
            QVERIFY2(content.contains(what), content.constData());
        QCOMPARE(content.contains("\"note\""), says.front().startsWith("\"note\""));
    }

    void aListThatIsNotKnownIsNotExported()
    {
        Filled filled(QTimeZone::utc());
        filled.insert({viewAt(Now, QStringLiteral("/a"))});
        filled.insert({sold()});
        filled.fold(Now, 2);
        const FixedClock clock(Now);
        ExportRequest request = panel(filled, Dimension::Page);
        request.stats.breakdowns.clear();
        request.stats.occurrences = {OccurrenceRequest{}};
        request.stats.filter = filterFromTexts({QStringLiteral("language=de")}).value();
        const auto exported = footfall::queries::exportCsv(filled.path(), clock, request, {});
        QVERIFY(!exported);
        QVERIFY(exported.error().message.startsWith(QStringLiteral("Not known of events")));
        QVERIFY(!QFile::exists(request.filePath));
    }
};

FOOTFALL_TEST_MAIN(TestExportEverything)
#include "tst_exporteverything.moc"
