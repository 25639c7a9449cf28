// SPDX-License-Identifier: GPL-3.0-or-later
// The shape in which answers leave the program for scripts: JSON.
#include "core/queries/statsjson.h"
#include "tests/kit/testmain.h"
#include "tests/queries/examplestats.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace footfall::domain;
using footfall::model::example;
using footfall::model::Totals;
using footfall::model::under;
using footfall::model::withRows;

namespace {

QByteArray json(const StatsResult &result)
{
    return QJsonDocument(footfall::queries::toJson(result)).toJson(QJsonDocument::Compact);
}

StatsResult withSeries(StatsResult result)
{
    result.interval = Interval::Day;
    for (const Bucket &bucket : bucketsOf(result.period, Interval::Day, result.site.calendar))
        result.series.push_back({bucket, Totals});
    return result;
}

} // namespace

class TestStatsJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void totalsHaveTheirShape()
    {
        QCOMPARE(
            json(example()),
            QByteArray(
                R"({"filter":[],"knowledge":{"averageTimeOnPage":"exact","averageVisitDuration":"exact",)"
                R"("pageViews":"exact","visitors":"exact"},"livePages":[],"otherLivePages":0,)"
                R"("period":{"from":"2026-01-01","timeZone":"Asia/Kolkata","to":"2026-01-02"},"site":"CODE",)"
                R"("totals":{"averageTimeOnPage":15,"averageVisitDuration":18,"bounceRate":0.4,"bounces":2,)"
                R"("liveVisitors":3,"pageViews":10,"visitors":4,"visits":5}})"));
    }

    void pagesThatAreReadAreListed()
    {
        StatsResult result = example();
        result.live.pages = {{QStringLiteral("/=a"), 2}};
        result.live.otherPages = result.live.otherVisitors = 1;
        QVERIFY(json(result).contains(
            R"("livePages":[{"page":"/=a","visitors":2}],"otherLivePages":1,)"));
    }

    void comparisonLooksLikeTotals()
    {
        StatsResult result = example();
        result.before = Counters{};
        result.comparedWith = Period{QDate(2025, 12, 30), QDate(2025, 12, 31)};
        const QJsonObject object = footfall::queries::toJson(result);
        const QJsonObject before = object.value(QStringLiteral("comparison")).toObject();
        QCOMPARE(before.keys(), object.value(QStringLiteral("totals")).toObject().keys());
        QCOMPARE(before.value(QStringLiteral("bounceRate")).toDouble(-1), 0.0);
        QVERIFY(before.value(QStringLiteral("liveVisitors")).isNull());
        QCOMPARE(
            object.value(QStringLiteral("comparedWith")).toObject().value(QStringLiteral("from")),
            QJsonValue(QStringLiteral("2025-12-30")));
        QVERIFY(!object.contains(QStringLiteral("comparable")));
        result.comparable = Totals;
        const QJsonObject upToNow =
            footfall::queries::toJson(result).value(QStringLiteral("comparable")).toObject();
        QCOMPARE(upToNow.keys(), before.keys());
        QCOMPARE(upToNow.value(QStringLiteral("pageViews")).toInt(), 10);
        QVERIFY(upToNow.value(QStringLiteral("liveVisitors")).isNull());
    }

    void seriesStartsAreLocal()
    {
        const QByteArray text = json(withSeries(example()));
        QVERIFY(text.contains(
            R"("series":[{"averageTimeOnPage":15,"averageVisitDuration":18,"bounceRate":0.4,"bounces":2,)"
            R"("pageViews":10,"start":"2026-01-01T00:00:00+05:30","visitors":4,"visits":5},)"));
    }

    void pointsSayWhatTheyDoNotKnow()
    {
        const QByteArray text =
            json(withSeries(under({QStringLiteral("screen=phone")}, example())));
        QVERIFY(text.contains(
            R"("series":[{"averageTimeOnPage":null,"averageVisitDuration":null,"bounceRate":0.4,"bounces":2,)"
            R"("pageViews":null,"start":"2026-01-01T00:00:00+05:30","visitors":4,"visits":5},)"));
    }

    void rowsHaveTheirShape()
    {
        const QJsonObject object = footfall::queries::toJson(withRows(Dimension::Page));
        QCOMPARE(
            QJsonDocument(object.value(QStringLiteral("rows")).toArray())
                .toJson(QJsonDocument::Compact),
            QByteArray(
                R"([{"averageTimeOnPage":15,"bounces":1,"pageViews":5,"share":0.75,"value":"/=a","visitors":3,"visits":2},)"
                R"({"averageTimeOnPage":0,"bounces":1,"pageViews":1,"share":0.25,"value":"","visitors":1,"visits":1}])"));
        QCOMPARE(
            QJsonDocument(object.value(QStringLiteral("other")).toObject())
                .toJson(QJsonDocument::Compact),
            QByteArray(
                R"({"atMost":["visitors","share"],"averageTimeOnPage":15,"bounces":0,"pageViews":4,)"
                R"("share":0.5,"visitors":2,"visits":2})"));
        QCOMPARE(object.value(QStringLiteral("otherRows")).toInt(-1), 7);
    }

    void aShareOfMoreThanAllIsNotTold()
    {
        StatsResult result = withRows(Dimension::Page);
        result.breakdowns.front().other.visitors = 5;
        const QJsonObject other =
            footfall::queries::toJson(result).value(QStringLiteral("other")).toObject();
        QCOMPARE(other.value(QStringLiteral("visitors")).toInt(), 5);
        QVERIFY(other.contains(QStringLiteral("share")));
        QVERIFY(other.value(QStringLiteral("share")).isNull());
        QCOMPARE(other.value(QStringLiteral("atMost")),
                 QJsonValue(QJsonArray{QStringLiteral("visitors")}));
    }

    void filtersAndWhatTheyLeaveAreTold()
    {
        const QStringList filter{QStringLiteral("page~/=a"), QStringLiteral("language!=de")};
        const QJsonObject object =
            footfall::queries::toJson(under(filter, withRows(Dimension::Source)));
        QCOMPARE(object.value(QStringLiteral("filter")),
                 QJsonValue(QJsonArray::fromStringList(filter)));
        QCOMPARE(QJsonDocument(object.value(QStringLiteral("knowledge")).toObject())
                     .toJson(QJsonDocument::Compact),
                 QByteArray(R"({"averageTimeOnPage":"unknown","averageVisitDuration":"unknown",)"
                            R"("pageViews":"unknown","visitors":"atMost"})"));
        for (const QJsonObject &counted :
             {object.value(QStringLiteral("totals")).toObject(),
              object.value(QStringLiteral("rows")).toArray().first().toObject()}) {
            QCOMPARE(counted.value(QStringLiteral("atMost")),
                     QJsonValue(QJsonArray{QStringLiteral("visitors")}));
            for (const char *key : {"pageViews", "averageTimeOnPage"})
                QVERIFY(counted.contains(QLatin1String(key)) &&
                        counted.value(QLatin1String(key)).isNull());
            QVERIFY(!counted.value(QStringLiteral("visits")).isNull());
        }
        QVERIFY(object.value(QStringLiteral("totals"))
                    .toObject()
                    .value(QStringLiteral("averageVisitDuration"))
                    .isNull());
        QVERIFY(object.value(QStringLiteral("rows"))
                    .toArray()
                    .first()
                    .toObject()
                    .value(QStringLiteral("share"))
                    .isNull());
    }

    void visitorsOfASourceAreThoseOfTheDay()
    {
        const QJsonObject object = footfall::queries::toJson(withRows(Dimension::Source));
        const QJsonObject row = object.value(QStringLiteral("rows")).toArray().first().toObject();
        QCOMPARE(row.value(QStringLiteral("visitors")).toInt(), 2);
        QCOMPARE(row.value(QStringLiteral("share")).toDouble(), 0.5);
        QVERIFY(!row.contains(QStringLiteral("exits")));
    }

    void entryOnlyDimensionsSayWhatTheyDoNotKnow()
    {
        for (const Dimension dimension :
             {Dimension::EntryPage, Dimension::Referrer, Dimension::Language, Dimension::Screen,
              Dimension::UtmTerm, Dimension::UtmContent}) {
            const QJsonObject object = footfall::queries::toJson(withRows(dimension));
            for (const QJsonObject &row :
                 {object.value(QStringLiteral("rows")).toArray().first().toObject(),
                  object.value(QStringLiteral("other")).toObject()}) {
                QVERIFY(row.contains(QStringLiteral("pageViews")));
                QVERIFY(row.value(QStringLiteral("pageViews")).isNull());
                QVERIFY(row.contains(QStringLiteral("averageTimeOnPage")));
                QVERIFY(row.value(QStringLiteral("averageTimeOnPage")).isNull());
            }
        }
    }

    void exitPagesHaveExits()
    {
        const QJsonObject object = footfall::queries::toJson(withRows(Dimension::ExitPage));
        QCOMPARE(object.value(QStringLiteral("rows"))
                     .toArray()
                     .first()
                     .toObject()
                     .value(QStringLiteral("exits"))
                     .toInt(),
                 1);
        QCOMPARE(
            object.value(QStringLiteral("other")).toObject().value(QStringLiteral("exits")).toInt(),
            2);
    }

    void nothingIsNoDivisionByZero()
    {
        StatsResult result = withRows(Dimension::Page);
        result.totals = {};
        result.breakdowns.front().visitors = 0;
        const QByteArray text = json(result);
        QVERIFY(!text.contains("nan") && !text.contains("inf"));
        QVERIFY(text.contains(R"("share":0)"));
    }
};

FOOTFALL_TEST_MAIN(TestStatsJson)
#include "tst_statsjson.moc"
