// SPDX-License-Identifier: GPL-3.0-or-later
// Ledger, activity and explanation through JSON, and what is made of JSON by somebody else.
#include "core/domain/activity.h"
#include "core/domain/commands.h"
#include "core/domain/json.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace footfall::domain;
using footfall::kit::at;

namespace {

template <typename T>
QJsonObject throughTheWire(const T &value)
{
    return QJsonDocument::fromJson(QJsonDocument(toJson(value)).toJson(QJsonDocument::Compact))
        .object();
}

LedgerCounts counts(qint64 stored, qint64 waiting, qint64 refused,
                    std::map<Rejection, qint64> rejected)
{
    return {stored, waiting, refused, std::move(rejected)};
}

Ledger sampleLedger()
{
    SiteLedger named;
    named.site = SiteId{7};
    named.trackingCode = QStringLiteral("abcd1234");
    named.total = counts(1000, 3, 2, {{Rejection::Bot, 9}, {Rejection::Superseded, 1}});
    named.minutes = {{at("2026-01-15T11:58:00Z"), counts(5, 0, 0, {{Rejection::Bot, 2}})},
                     {at("2026-01-15T12:00:00Z"), counts(1, 3, 2, {})}};
    SiteLedger nameless;
    nameless.total = counts(0, 0, 0, {{Rejection::UnknownSite, 4}, {Rejection::Malformed, 5}});
    return {{named, nameless}};
}

} // namespace

class TestLedgerJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void receivedIsTheSum()
    {
        const Ledger ledger = sampleLedger();
        QCOMPARE(ledger.sites.front().total.received(), 1015);
        QCOMPARE(ledger.total().received(), 1024);
        QCOMPARE(ledger.total().rejectedInAll(), 19);
    }

    void ledgerHasTheShapeThatScriptsReadAndComesBack()
    {
        const Ledger ledger = sampleLedger();
        const QJsonObject json = throughTheWire(ledger);
        const QJsonObject total = json.value(QStringLiteral("total")).toObject();
        QCOMPARE(total.value(QStringLiteral("received")).toInteger(), 1024);
        QCOMPARE(total.value(QStringLiteral("stored")).toInteger(), 1000);
        QCOMPARE(total.value(QStringLiteral("waiting")).toInteger(), 3);
        QCOMPARE(total.value(QStringLiteral("refused")).toInteger(), 2);
        QCOMPARE(total.value(QStringLiteral("rejected"))
                     .toObject()
                     .value(QStringLiteral("unknown-site"))
                     .toInteger(),
                 4);
        const QJsonObject site = json.value(QStringLiteral("sites")).toArray().at(0).toObject();
        QCOMPARE(site.value(QStringLiteral("site")).toString(), QStringLiteral("abcd1234"));
        const QJsonObject minute = site.value(QStringLiteral("minutes")).toArray().at(0).toObject();
        QCOMPARE(minute.value(QStringLiteral("minute")).toString(),
                 QStringLiteral("2026-01-15T11:58:00Z"));
        QCOMPARE(minute.value(QStringLiteral("received")).toInteger(), 7);
        QCOMPARE(ledgerFromJson(json), ledger);
    }

    void everyReasonHasANameOfItsOwn()
    {
        QStringList names;
        for (const Rejection reason : Rejections) {
            names.append(nameOf(reason));
            QCOMPARE(rejectionFromName(nameOf(reason)), std::optional(reason));
        }
        QCOMPARE(names.removeDuplicates(), 0);
        QVERIFY(!names.contains(QString()));
        QCOMPARE(rejectionFromName(nameOf(Rejection::Unavailable)),
                 std::optional(Rejection::Unavailable));
        QVERIFY(!rejectionFromName(QString()));
        QVERIFY(!rejectionFromName(QStringLiteral("Bot")));
    }

    void statusCarriesLedgerAndSpool()
    {
        InstanceStatus status;
        status.ledger = sampleLedger();
        status.collector.isSecure = true;
        status.collector.isRefusing = true;
        status.store.spooled = 12;
        status.store.spoolBytes = 4096;
        status.store.oldestWaiting = at("2026-01-15T11:00:00.250Z");
        const InstanceStatus back = statusFromJson(throughTheWire(status));
        QCOMPARE(back.ledger, status.ledger);
        QCOMPARE(back.collector.isSecure, true);
        QCOMPARE(back.collector.isRefusing, true);
        QCOMPARE(back.store.spooled, 12);
        QCOMPARE(back.store.spoolBytes, 4096);
        QCOMPARE(back.store.oldestWaiting, status.store.oldestWaiting);
    }

    void activityComesBack()
    {
        CollectorActivity activity;
        activity.intervals = {{at("2026-01-15T12:00:00Z"), 9, 4, 1, 3, 1, 17, 2.5, 80.25}};
        activity.recent = {{at("2026-01-15T12:00:01Z"), QStringLiteral("abcd1234"),
                            QStringLiteral("/ä"), ItemOutcome::Spooled, std::nullopt, 12.5},
                           {at("2026-01-15T12:00:00Z"), QString(), QString(), ItemOutcome::Rejected,
                            Rejection::Malformed, std::nullopt}};
        activity.problems = {
            {at("2026-01-15T11:00:00Z"), at("2026-01-15T11:01:00Z"), QStringLiteral("Full"),
             QStringLiteral("Make room.")},
            {at("2026-01-15T10:00:00Z"), std::nullopt, QStringLiteral("a"), QStringLiteral("b")}};
        activity.queueCapacity = 10'000;
        activity.waitingInSpool = 5;
        QCOMPARE(activityFromJson(throughTheWire(activity)), activity);
    }

    void explanationComesBack()
    {
        const AddressExplanation explanation{
            QStringLiteral("2001:db8::1"),     QStringLiteral("127.0.0.1"),
            QStringLiteral("Forwarded"),       QStringLiteral("127.0.0.0/8"),
            QStringLiteral("X-Forwarded-For"), QStringLiteral("DE")};
        QCOMPARE(explanationFromJson(throughTheWire(explanation)), explanation);
    }

    void whatOthersWriteIsMadeSane_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("other types")
            << QByteArray(R"({"total":7,"sites":[1,"x",null,{"total":[],"minutes":{}}],
                             "intervals":[[]],"recent":"x","problems":[null],"address":{}})");
        QTest::newRow("negative and fractions")
            << QByteArray(R"({"sites":[{"id":-3,"total":{"stored":-5,"waiting":1.5,
                             "rejected":{"bot":-1,"nonsense":9}}}],
                             "intervals":[{"received":-1,"commitMilliseconds":-2.0}],
                             "queueCapacity":-1})");
        QTest::newRow("too large")
            << QByteArray(R"({"sites":[{"id":1e300,"total":{"stored":9223372036854775807,
                             "waiting":9223372036854775807,"refused":1e300,
                             "rejected":{"bot":9223372036854775807}}},
                             {"total":{"stored":9223372036854775807}}],
                             "intervals":[{"start":9223372036854775807,"received":99999999999,
                             "slowestMilliseconds":1e308}]})");
        QTest::newRow("no times") << QByteArray(
            R"({"sites":[{"minutes":[{"minute":"yesterday"},{"minute":7},
                             {"minute":"-4000-01-01T00:00:00Z"},{"stored":3}]}],
                             "recent":[{"time":"now","reason":"none","outcome":"eaten"}]})");
    }
    void whatOthersWriteIsMadeSane()
    {
        QFETCH(QByteArray, wire);
        const QJsonDocument document = QJsonDocument::fromJson(wire);
        QVERIFY(document.isObject());
        const Ledger ledger = ledgerFromJson(document.object());
        QVERIFY(ledger.total().received() >= 0);
        for (const SiteLedger &site : ledger.sites) {
            QVERIFY(site.site.value >= 0);
            QVERIFY(site.total.stored >= 0 && site.total.waiting >= 0 && site.total.refused >= 0);
            QVERIFY(site.total.received() >= site.total.stored);
            QVERIFY(site.minutes.empty());
            for (const auto &[reason, items] : site.total.rejected)
                QVERIFY(items > 0);
        }
        // Once made sane it stays as it is.
        QCOMPARE(ledgerFromJson(toJson(ledger)), ledger);
        const CollectorActivity activity = activityFromJson(document.object());
        for (const ActivitySlot &interval : activity.intervals) {
            QVERIFY(interval.received >= 0 && interval.commitMilliseconds >= 0);
            QVERIFY(toMilliseconds(interval.start) <= json::LastMoment);
        }
        QVERIFY(activity.queueCapacity >= 0);
        QCOMPARE(activityFromJson(toJson(activity)), activity);
        const AddressExplanation explanation = explanationFromJson(document.object());
        QVERIFY(explanation.address.isEmpty());
        (void)statusFromJson(document.object());
    }

    void listsAreBounded()
    {
        QJsonArray many;
        for (int i = 0; i < 5'000; ++i)
            many.append(
                QJsonObject{{QStringLiteral("minute"), QStringLiteral("2026-01-15T12:00:00Z")},
                            {QStringLiteral("title"), QString(100'000, QLatin1Char('x'))}});
        const QJsonObject object{
            {QStringLiteral("sites"), QJsonArray{QJsonObject{{QStringLiteral("minutes"), many}}}},
            {QStringLiteral("intervals"), many},
            {QStringLiteral("recent"), many},
            {QStringLiteral("problems"), many}};
        QCOMPARE(ledgerFromJson(object).sites.front().minutes.size(), size_t(60));
        const CollectorActivity activity = activityFromJson(object);
        QCOMPARE(activity.intervals.size(), size_t(720));
        QCOMPARE(activity.recent.size(), size_t(100));
        QCOMPARE(activity.problems.size(), size_t(20));
        QCOMPARE(activity.problems.front().title.size(), json::LongestText);
    }
};

FOOTFALL_TEST_MAIN(TestLedgerJson)
#include "tst_ledgerjson.moc"
