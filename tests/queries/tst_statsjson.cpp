// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes in which answers leave the program: JSON for scripts, text and CSV for people.
#include "core/queries/statsjson.h"
#include "core/queries/statstable.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace footfall::domain;
using footfall::kit::at;

namespace {

/// visitors, pageVisitors, pageViews, visits, bounces, exits, durationMs, durationViews
constexpr Counters Totals{4, 6, 10, 5, 2, 4, 90'000, 6};

StatsResult example()
{
    StatsResult result;
    result.site = siteFromDraft({QStringLiteral("example.com"),
                                 {},
                                 QStringLiteral("Asia/Kolkata"),
                                 QStringLiteral("CODE")},
                                at("2026-01-01T00:00:00Z"))
                      .value();
    result.period = {QDate(2026, 1, 1), QDate(2026, 1, 2)};
    result.totals = Totals;
    result.live.visitors = 3;
    return result;
}

StatsResult withRows(Dimension dimension)
{
    StatsResult result = example();
    Breakdown breakdown;
    breakdown.request.dimension = dimension;
    breakdown.rows = {{QStringLiteral("/=a"), {2, 3, 5, 2, 1, 1, 30'000, 2}},
                      {QString(), {1, 1, 1, 1, 1, 1, 0, 0}}};
    breakdown.other = {1, 2, 4, 2, 0, 2, 60'000, 4};
    breakdown.otherRows = 7;
    breakdown.knowledge = knowledgeUnder({}, dimension);
    breakdown.otherKnowledge = breakdown.knowledge;
    if (breakdown.knowledge.visitorsByPage) {
        breakdown.otherKnowledge.visitors = Exactness::AtMost;
        for (Counters *counters :
             {&breakdown.rows[0].counters, &breakdown.rows[1].counters, &breakdown.other})
            counters->visitors = counters->pageVisitors;
    }
    breakdown.visitors = result.totals.visitors;
    result.breakdowns = {breakdown};
    return result;
}

/// As a reader answers under that filter.
StatsResult under(const QStringList &filter, StatsResult result)
{
    result.filter = filterFromTexts(filter).value();
    result.knowledge = knowledgeUnder(result.filter);
    for (Breakdown &breakdown : result.breakdowns) {
        breakdown.knowledge = knowledgeUnder(result.filter, breakdown.request.dimension);
        breakdown.otherKnowledge = breakdown.knowledge;
        if (result.knowledge.visitors != Exactness::Exact)
            breakdown.visitors.reset();
    }
    return result;
}

StatsResult withEvents(OccurrenceRequest::By by)
{
    StatsResult result = example();
    Occurrences list;
    list.request.by = by;
    list.request.property = QStringLiteral("plan");
    const auto money = [](std::map<QString, qint64> amounts) {
        return OccurrenceCounters{5, 2, std::move(amounts)};
    };
    list.rows = {{QStringLiteral("=buy"), money({{QStringLiteral("EUR"), 990}}), 0.5},
                 {QString(), money({{QString(), 250}}), std::nullopt},
                 {QStringLiteral("both\x1b"),
                  money({{QStringLiteral("EUR"), 1}, {QStringLiteral("USD"), -500}}), 0.5},
                 {QStringLiteral("none"), money({}), 0.25}};
    list.other = {7, 3, {{QStringLiteral("EUR"), 5}}};
    list.otherRows = 2;
    result.occurrences = {list};
    return result;
}

StatsResult withBots()
{
    StatsResult result = example();
    result.bots = {{Rejection::BotSearch, QStringLiteral("@Googlebot"), QStringLiteral("/a"), 12},
                   {Rejection::Bot, QString(), QStringLiteral("/b"), 3}};
    result.otherBotViews = 4;
    return result;
}

QByteArray partOf(const StatsResult &result, const char *key)
{
    const QJsonValue value = footfall::queries::toJson(result).value(QLatin1String(key));
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

QByteArray json(const StatsResult &result)
{
    return QJsonDocument(footfall::queries::toJson(result)).toJson(QJsonDocument::Compact);
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
                R"("pageViews":"exact","visitors":"exact"},)"
                R"("period":{"from":"2026-01-01","timeZone":"Asia/Kolkata","to":"2026-01-02"},"site":"CODE",)"
                R"("totals":{"averageTimeOnPage":15,"averageVisitDuration":18,"bounceRate":0.4,"bounces":2,)"
                R"("liveVisitors":3,"pageViews":10,"visitors":4,"visits":5}})"));
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
    }

    void seriesStartsAreLocal()
    {
        StatsResult result = example();
        result.interval = Interval::Day;
        for (const Bucket &bucket : bucketsOf(result.period, Interval::Day, result.site.calendar))
            result.series.push_back({bucket, Totals});
        const QByteArray text = json(result);
        QVERIFY(text.contains(
            R"("series":[{"bounces":2,"pageViews":10,"start":"2026-01-01T00:00:00+05:30","visitors":4,"visits":5},)"));
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

    void unknownListsSayWhy()
    {
        StatsResult result = withEvents(OccurrenceRequest::By::Event);
        result.occurrences.front() = {};
        result.occurrences.front().unknown = QStringLiteral("Nobody knows.");
        const QJsonObject object = footfall::queries::toJson(result);
        QCOMPARE(object.value(QStringLiteral("unknown")),
                 QJsonValue(QStringLiteral("Nobody knows.")));
        QVERIFY(object.value(QStringLiteral("rows")).toArray().isEmpty());
        QVERIFY(footfall::queries::toTable(result).endsWith(QStringLiteral("\nNobody knows.\n")));
    }

    void tablesSayWhatIsNotExact()
    {
        StatsResult result = under({QStringLiteral("page~=a")}, withRows(Dimension::Source));
        result.before = result.totals;
        result.comparedWith = result.period;
        const QString table = footfall::queries::toTable(result);
        QCOMPARE(
            table,
            QString::fromUtf8(
                "example.com  2026-01-01..2026-01-02  Asia/Kolkata\n"
                "page~=a\n"
                "\n"
                "                   Now  Before\n"
                "Visitors           ≤ 4     ≤ 4\n"
                "Page views          10      10\n"
                "Visits               5       5\n"
                "Bounce rate     40.0 %  40.0 %\n"
                "Visit duration       –       –\n"
                "Time on page      15 s    15 s\n"
                "Live visitors        3\n"
                "\n"
                "source    Visitors  Share  Page views  Visits  Bounces  Time on page\n"
                "/=a            ≤ 2      –           5       2        1          15 s\n"
                "(none)         ≤ 1      –           1       1        1           0 s\n"
                "(7 more)       ≤ 1      –           4       2        0          15 s\n"
                "\n"
                "≤: at most so many. Whoever saw several of these pages on a day is counted with "
                "each of them.\n"
                "\n"
                "–: not known. A visit's duration is spread over all its pages and hostnames, and "
                "the filter selects some: page.\n"));
        QVERIFY(
            footfall::queries::toTable(
                under({QStringLiteral("screen=phone")}, withRows(Dimension::Page)))
                .contains(QString::fromUtf8("\n–: not known. Only the first page view of a visit "
                                            "tells this: screen.\n")));
    }

    void csvSaysWhatIsNotExact()
    {
        const QByteArray rows = footfall::queries::toCsv(
            under({QStringLiteral("page~=a"), QStringLiteral("screen=phone")},
                  withRows(Dimension::Source)));
        QCOMPARE(rows,
                 QByteArray("\"source\",\"visitors\",\"pageViews\",\"visits\",\"bounces\","
                            "\"averageTimeOnPage\",\"share\",\"atMost\"\r\n"
                            "\"/=a\",2,,2,1,,,\"visitors\"\r\n\"\",1,,1,1,,,\"visitors\"\r\n"));
        QVERIFY(footfall::queries::toCsv(under({QStringLiteral("page~a")}, example()))
                    .endsWith("4,10,5,2,0.4,,15,\"visitors\"\r\n"));
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

    void eventsHaveTheirShape()
    {
        const StatsResult result = withEvents(OccurrenceRequest::By::Event);
        QCOMPARE(
            partOf(result, "rows"),
            QByteArray(
                R"([{"amount":990,"amounts":{"EUR":990},"conversionRate":0.5,"conversions":2,"events":5,"value":"=buy"},)"
                R"({"amount":250,"amounts":{"":250},"conversionRate":null,"conversions":2,"events":5,"value":""},)"
                R"({"amount":null,"amounts":{"EUR":1,"USD":-500},"conversionRate":0.5,"conversions":2,"events":5,"value":"both\u001b"},)"
                R"({"amount":null,"amounts":{},"conversionRate":0.25,"conversions":2,"events":5,"value":"none"}])"));
        QCOMPARE(
            partOf(result, "other"),
            QByteArray(
                R"({"amount":5,"amounts":{"EUR":5},"conversionRate":null,"conversions":3,"events":7})"));
    }

    void botsHaveTheirShape()
    {
        QCOMPARE(
            partOf(withBots(), "rows"),
            QByteArray(R"([{"kind":"bot-search","page":"/a","pageViews":12,"value":"@Googlebot"},)"
                       R"({"kind":"bot","page":"/b","pageViews":3,"value":""}])"));
        QCOMPARE(partOf(withBots(), "other"), QByteArray(R"({"pageViews":4})"));
        QVERIFY(!footfall::queries::toJson(example()).contains(QStringLiteral("rows")));
    }

    void eventsAndBotsAsText()
    {
        const QString events =
            footfall::queries::toTable(withEvents(OccurrenceRequest::By::PropertyValue));
        QVERIFY2(events.endsWith(QString::fromUtf8(
                     "event:plan  Events  Conversions    Rate               Amount\n"
                     "=buy             5            2  50.0 %             9.90 EUR\n"
                     "(none)           5            2                         2.50\n"
                     "both�            5            2  50.0 %  0.01 EUR, -5.00 USD\n"
                     "none             5            2  25.0 %\n"
                     "(2 more)         7            3                     0.05 EUR\n")),
                 qPrintable(events));
        const QString bots = footfall::queries::toTable(withBots());
        QVERIFY2(bots.endsWith(QStringLiteral("Bot               Kind  Page  Page views\n"
                                              "@Googlebot  bot-search    /a          12\n"
                                              "(none)             bot    /b           3\n"
                                              "(others)                               4\n")),
                 qPrintable(bots));
    }

    void eventsAndBotsAsCsv()
    {
        QCOMPARE(footfall::queries::toCsv(withEvents(OccurrenceRequest::By::Goal)),
                 QByteArray("\"goal\",\"events\",\"conversions\",\"conversionRate\",\"amount\","
                            "\"amounts\"\r\n"
                            "\"'=buy\",5,2,0.5,990,\"EUR:990\"\r\n"
                            "\"\",5,2,,250,\":250\"\r\n"
                            "\"both\x1b\",5,2,0.5,,\"EUR:1 USD:-500\"\r\n"
                            "\"none\",5,2,0.25,,\"\"\r\n"));
        QCOMPARE(footfall::queries::toCsv(withBots()),
                 QByteArray("\"bot\",\"kind\",\"page\",\"pageViews\"\r\n"
                            "\"'@Googlebot\",\"bot-search\",\"/a\",12\r\n"
                            "\"\",\"bot\",\"/b\",3\r\n"));
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

    void tableIsAligned()
    {
        StatsResult result = withRows(Dimension::Page);
        result.before = Counters{2, 2, 3, 2, 1, 1, 0, 0};
        result.comparedWith = result.period;
        result.breakdowns.front().rows.front().value = QStringLiteral("/a\x1b[31m");
        const QString table = footfall::queries::toTable(result);
        QCOMPARE(
            table,
            QString::fromUtf8(
                "example.com  2026-01-01..2026-01-02  Asia/Kolkata\n"
                "\n"
                "                   Now  Before\n"
                "Visitors             4       2\n"
                "Page views          10       3\n"
                "Visits               5       2\n"
                "Bounce rate     40.0 %  50.0 %\n"
                "Visit duration    18 s     0 s\n"
                "Time on page      15 s     0 s\n"
                "Live visitors        3\n"
                "\n"
                "page      Visitors     Share  Page views  Visits  Bounces  Time on page\n"
                "/a�[31m          3    75.0 %           5       2        1          15 s\n"
                "(none)           1    25.0 %           1       1        1           0 s\n"
                "(7 more)       ≤ 2  ≤ 50.0 %           4       2        0          15 s\n"
                "\n"
                "≤: at most so many. Whoever saw several of these pages on a day is counted with "
                "each of them.\n"));
    }

    void csvIsTheFirstThingAskedFor()
    {
        StatsResult result = example();
        QVERIFY(footfall::queries::toCsv(result).endsWith(
            "\"2026-01-01\",\"2026-01-02\",4,10,5,2,0.4,18,15\r\n"));
        result.interval = Interval::Day;
        QVERIFY(footfall::queries::toCsv(result).startsWith("\"start\""));
        result = withRows(Dimension::Source);
        QCOMPARE(footfall::queries::toCsv(result),
                 QByteArray("\"source\",\"visitors\",\"pageViews\",\"visits\",\"bounces\","
                            "\"averageTimeOnPage\",\"share\"\r\n"
                            "\"/=a\",2,5,2,1,15,0.5\r\n\"\",1,1,1,1,0,0.25\r\n"));
    }
};

FOOTFALL_TEST_MAIN(TestStatsJson)
#include "tst_statsjson.moc"
