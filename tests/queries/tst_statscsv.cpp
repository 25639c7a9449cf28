// SPDX-License-Identifier: GPL-3.0-or-later
// The shape in which answers leave the program for spreadsheets: CSV. Of events and bots, see
// tst_statsevents.
#include "core/queries/statscsv.h"
#include "tests/kit/testmain.h"
#include "tests/queries/examplestats.h"

using namespace footfall::domain;
using footfall::model::example;
using footfall::model::under;
using footfall::model::withRows;
using footfall::queries::toCsv;

namespace {

/// As if nothing had been cut.
StatsResult whole(StatsResult result)
{
    result.breakdowns.front().other = {};
    result.breakdowns.front().otherRows = 0;
    return result;
}

} // namespace

class TestStatsCsv : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void itIsTheFirstThingAskedFor()
    {
        StatsResult result = example();
        QVERIFY(toCsv(result).endsWith("\"2026-01-01\",\"2026-01-02\",4,10,5,2,0.4,18,15\r\n"));
        result.interval = Interval::Day;
        QVERIFY(toCsv(result).startsWith("\"start\""));
        result = whole(withRows(Dimension::Source));
        QCOMPARE(toCsv(result), QByteArray("\"source\",\"visitors\",\"pageViews\",\"visits\","
                                           "\"bounces\",\"averageTimeOnPage\",\"share\"\r\n"
                                           "\"/=a\",2,5,2,1,15,0.5\r\n\"\",1,1,1,1,0,0.25\r\n"));
    }

    void whatIsNotExactIsTold()
    {
        const QByteArray rows =
            toCsv(under({QStringLiteral("page~=a"), QStringLiteral("screen=phone")},
                        whole(withRows(Dimension::Source))));
        QCOMPARE(rows,
                 QByteArray("\"source\",\"visitors\",\"pageViews\",\"visits\",\"bounces\","
                            "\"averageTimeOnPage\",\"share\",\"atMost\"\r\n"
                            "\"/=a\",2,,2,1,,,\"visitors\"\r\n\"\",1,,1,1,,,\"visitors\"\r\n"));
        QVERIFY(toCsv(under({QStringLiteral("page~a")}, example()))
                    .endsWith("4,10,5,2,0.4,,15,\"visitors\"\r\n"));
    }

    void pointsHaveWhatTheTotalsHave()
    {
        StatsResult result = under({QStringLiteral("page~a")}, example());
        result.interval = Interval::Month;
        for (const Bucket &bucket : bucketsOf(result.period, Interval::Month, result.site.calendar))
            result.series.push_back({bucket, footfall::model::Totals});
        QCOMPARE(toCsv(result),
                 QByteArray("\"start\",\"visitors\",\"pageViews\",\"visits\",\"bounces\","
                            "\"bounceRate\",\"averageVisitDuration\",\"averageTimeOnPage\","
                            "\"atMost\"\r\n"
                            "\"2026-01-01T00:00:00+05:30\",4,10,5,2,0.4,,15,\"visitors\"\r\n"));
    }

    void listsThatWereCutAddUp()
    {
        // The value that is not set is a text; the others have none, and are counted.
        QCOMPARE(toCsv(withRows(Dimension::Source)),
                 QByteArray("\"source\",\"visitors\",\"pageViews\",\"visits\",\"bounces\","
                            "\"averageTimeOnPage\",\"share\",\"otherRows\"\r\n"
                            "\"/=a\",2,5,2,1,15,0.5,\r\n\"\",1,1,1,1,0,0.25,\r\n"
                            ",1,4,2,0,15,0.25,7\r\n"));
    }

    void otherPagesAreAtMostSoMany()
    {
        QCOMPARE(toCsv(withRows(Dimension::ExitPage)),
                 QByteArray("\"exit-page\",\"visitors\",\"pageViews\",\"visits\",\"bounces\","
                            "\"averageTimeOnPage\",\"share\",\"exits\",\"atMost\",\"otherRows\"\r\n"
                            "\"/=a\",3,5,2,1,15,0.75,1,,\r\n\"\",1,1,1,1,0,0.25,1,,\r\n"
                            ",2,4,2,0,15,0.5,2,\"visitors share\",7\r\n"));
    }

    void aShareOfMoreThanAllIsNotTold()
    {
        StatsResult result = withRows(Dimension::Page);
        result.breakdowns.front().other.visitors = 5;
        QVERIFY(toCsv(result).endsWith("\r\n,5,4,2,0,15,,\"visitors\",7\r\n"));
    }
};

FOOTFALL_TEST_MAIN(TestStatsCsv)
#include "tst_statscsv.moc"
