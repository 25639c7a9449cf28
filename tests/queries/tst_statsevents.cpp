// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes in which events and bots leave the program: as JSON, as text and as CSV.
#include "core/queries/statscsv.h"
#include "core/queries/statsjson.h"
#include "core/queries/statstable.h"
#include "tests/kit/testmain.h"
#include "tests/queries/examplestats.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace footfall::domain;
using footfall::model::example;

namespace {

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
    result.otherBotRows = 3;
    return result;
}

QByteArray partOf(const StatsResult &result, const char *key)
{
    const QJsonValue value = footfall::queries::toJson(result).value(QLatin1String(key));
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace

class TestStatsEvents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

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
        QCOMPARE(footfall::queries::toJson(result).value(QStringLiteral("otherRows")).toInt(-1), 2);
    }

    void whatIsAtMostIsTold()
    {
        StatsResult result = withEvents(OccurrenceRequest::By::PropertyValue);
        Occurrences &list = result.occurrences.front();
        list.rows.resize(2);
        list.conversions = list.otherConversions = Exactness::AtMost;
        list.atMost = QStringLiteral("Each is counted twice.");
        QCOMPARE(
            partOf(result, "rows"),
            QByteArray(
                R"([{"amount":990,"amounts":{"EUR":990},"atMost":["conversions","conversionRate"],"conversionRate":0.5,"conversions":2,"events":5,"value":"=buy"},)"
                R"({"amount":250,"amounts":{"":250},"atMost":["conversions"],"conversionRate":null,"conversions":2,"events":5,"value":""}])"));
        QVERIFY(partOf(result, "other").contains(R"("atMost":["conversions"])"));
        QCOMPARE(footfall::queries::toJson(result).value(QStringLiteral("whyAtMost")).toString(),
                 list.atMost);
        const QString table = footfall::queries::toTable(result);
        QVERIFY2(
            table.endsWith(QString::fromUtf8("event:plan  Events  Conversions      Rate    Amount\n"
                                             "=buy             5          ≤ 2  ≤ 50.0 %  9.90 EUR\n"
                                             "(none)           5          ≤ 2                2.50\n"
                                             "(2 more)         7          ≤ 3            0.05 EUR\n"
                                             "\n"
                                             "≤: at most so many. Each is counted twice.\n")),
            qPrintable(table));
        QCOMPARE(footfall::queries::toCsv(result),
                 QByteArray("\"event:plan\",\"events\",\"conversions\",\"conversionRate\","
                            "\"amount\",\"amounts\",\"atMost\",\"otherRows\"\r\n"
                            "\"'=buy\",5,2,0.5,990,\"EUR:990\",\"conversions conversionRate\",\r\n"
                            "\"\",5,2,,250,\":250\",\"conversions\",\r\n"
                            ",7,3,,5,\"EUR:5\",\"conversions\",2\r\n"));
    }

    void botsHaveTheirShape()
    {
        QCOMPARE(
            partOf(withBots(), "rows"),
            QByteArray(R"([{"kind":"bot-search","page":"/a","pageViews":12,"value":"@Googlebot"},)"
                       R"({"kind":"bot","page":"/b","pageViews":3,"value":""}])"));
        QCOMPARE(partOf(withBots(), "other"), QByteArray(R"({"pageViews":4})"));
        QCOMPARE(footfall::queries::toJson(withBots()).value(QStringLiteral("otherRows")).toInt(-1),
                 3);
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
                                              "(3 more)                               4\n")),
                 qPrintable(bots));
    }

    void eventsAndBotsAsCsv()
    {
        StatsResult events = withEvents(OccurrenceRequest::By::Goal);
        events.occurrences.front().otherRows = 0;
        QCOMPARE(footfall::queries::toCsv(events),
                 QByteArray("\"goal\",\"events\",\"conversions\",\"conversionRate\",\"amount\","
                            "\"amounts\"\r\n"
                            "\"'=buy\",5,2,0.5,990,\"EUR:990\"\r\n"
                            "\"\",5,2,,250,\":250\"\r\n"
                            "\"both\x1b\",5,2,0.5,,\"EUR:1 USD:-500\"\r\n"
                            "\"none\",5,2,0.25,,\"\"\r\n"));
        StatsResult bots = withBots();
        bots.otherBotRows = 0;
        bots.otherBotViews = 0;
        QCOMPARE(footfall::queries::toCsv(bots),
                 QByteArray("\"bot\",\"kind\",\"page\",\"pageViews\"\r\n"
                            "\"'@Googlebot\",\"bot-search\",\"/a\",12\r\n"
                            "\"\",\"bot\",\"/b\",3\r\n"));
    }

    void listsThatWereCutAddUpInCsv()
    {
        QCOMPARE(footfall::queries::toCsv(withEvents(OccurrenceRequest::By::Goal)),
                 QByteArray("\"goal\",\"events\",\"conversions\",\"conversionRate\",\"amount\","
                            "\"amounts\",\"otherRows\"\r\n"
                            "\"'=buy\",5,2,0.5,990,\"EUR:990\",\r\n"
                            "\"\",5,2,,250,\":250\",\r\n"
                            "\"both\x1b\",5,2,0.5,,\"EUR:1 USD:-500\",\r\n"
                            "\"none\",5,2,0.25,,\"\",\r\n"
                            ",7,3,,5,\"EUR:5\",2\r\n"));
        QCOMPARE(footfall::queries::toCsv(withBots()),
                 QByteArray("\"bot\",\"kind\",\"page\",\"pageViews\",\"otherRows\"\r\n"
                            "\"'@Googlebot\",\"bot-search\",\"/a\",12,\r\n"
                            "\"\",\"bot\",\"/b\",3,\r\n"
                            ",,,4,3\r\n"));
    }
};

FOOTFALL_TEST_MAIN(TestStatsEvents)
#include "tst_statsevents.moc"
