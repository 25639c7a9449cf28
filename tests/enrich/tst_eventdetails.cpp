// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of an event beside its name: amounts of money and properties.
#include "core/enrich/eventdetails.h"
#include "tests/enrich/rawhits.h"
#include "tests/kit/testmain.h"

#include <algorithm>
#include <limits>

using namespace footfall;
using domain::HitKind;
using kit::eventNamed;
using kit::someSite;
using kit::utf8;

class TestEventDetails : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void money_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("cents");
        QTest::addColumn<bool>("kept");
        QTest::addColumn<QString>("keptCurrency");
        QTest::newRow("plain") << utf8("EUR") << qint64(1999) << true << utf8("EUR");
        QTest::newRow("small letters") << utf8("usd") << qint64(1) << true << utf8("USD");
        QTest::newRow("spaces") << utf8(" CHF ") << qint64(1) << true << utf8("CHF");
        QTest::newRow("none") << QString() << qint64(5) << true << QString();
        QTest::newRow("no currency") << utf8("EURO") << qint64(5) << true << QString();
        QTest::newRow("digits") << utf8("E1R") << qint64(5) << true << QString();
        QTest::newRow("letters of elsewhere") << utf8("ÄÖÜ") << qint64(5) << true << QString();
        QTest::newRow("a refund") << utf8("EUR") << qint64(-500) << true << utf8("EUR");
        QTest::newRow("most") << utf8("JPY") << Q_INT64_C(1'000'000'000'000) << true << utf8("JPY");
        QTest::newRow("too much") << utf8("JPY") << Q_INT64_C(1'000'000'000'001) << false
                                  << QString();
        QTest::newRow("far too much")
            << utf8("JPY") << std::numeric_limits<qint64>::max() << false << QString();
        QTest::newRow("far too little")
            << utf8("JPY") << std::numeric_limits<qint64>::min() << false << QString();
    }
    void money()
    {
        QFETCH(QString, currency);
        QFETCH(qint64, cents);
        QFETCH(bool, kept);
        QFETCH(QString, keptCurrency);
        const auto found = enrich::cleanMoney({currency, cents});
        QCOMPARE(found.has_value(), kept);
        if (kept)
            QCOMPARE(*found, (domain::Money{keptCurrency, cents}));
        enrich::RawHit raw = eventNamed("Purchase");
        raw.amount = domain::Money{currency, cents};
        QCOMPARE(enrich::cleanEvent(raw)->amount, found);
    }

    void properties_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("keptKey");
        QTest::addColumn<QString>("keptValue");
        const QString a = utf8("a");
        QTest::newRow("plain") << utf8(" plan ") << utf8(" Pro ") << utf8("plan") << utf8("Pro");
        QTest::newRow("empty key") << QString() << a << QString() << QString();
        QTest::newRow("empty value") << a << QString() << QString() << QString();
        QTest::newRow("spaces only") << a << utf8("  ") << QString() << QString();
        QTest::newRow("control in the key") << utf8("a\x7f") << a << QString() << QString();
        QTest::newRow("control in the value") << a << utf8("a\x1b[0m") << QString() << QString();
        QTest::newRow("half a pair") << a << QString(QChar(0xdc00)) << QString() << QString();
        QTest::newRow("long key") << QString(300, u'k') << a << QString(200, u'k') << a;
        QTest::newRow("too long a key") << QString(301, u'k') << a << QString() << QString();
        QTest::newRow("long value") << a << QString(2000, u'v') << a << QString(200, u'v');
        QTest::newRow("too long a value") << a << QString(2001, u'v') << QString() << QString();
    }
    void properties()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, keptKey);
        QFETCH(QString, keptValue);
        enrich::RawHit raw = eventNamed("Signup");
        raw.properties = {{key, value}};
        const std::vector<domain::Property> found = enrich::cleanEvent(raw)->properties;
        QCOMPARE(found.size(), size_t(keptKey.isEmpty() ? 0 : 1));
        if (!found.empty())
            QCOMPARE(found.front(), (domain::Property{keptKey, keptValue, {}}));
    }

    void manyProperties()
    {
        enrich::RawHit raw = eventNamed("Signup");
        raw.properties.push_back({utf8("key 7"), utf8("the first")});
        raw.properties.push_back({QString(), utf8("dropped, and not counted")});
        for (int i = 0; i < 1000; ++i)
            raw.properties.push_back({QStringLiteral("key %1").arg(i), utf8("value")});
        const auto found = enrich::cleanEvent(raw)->properties;
        QCOMPARE(found.size(), enrich::MostProperties);
        QCOMPARE(found.front().value, utf8("the first"));
        QCOMPARE(found.back().key, utf8("key 29"));
        QCOMPARE(std::count_if(found.begin(), found.end(),
                               [](const auto &p) { return p.key == utf8("key 7"); }),
                 1);
    }

    void onlyEventsHaveDetails()
    {
        enrich::RawHit raw = eventNamed("Signup");
        raw.interactivity = domain::Interactivity::Passive;
        raw.properties = {{utf8("plan"), utf8("pro")}};
        raw.amount = domain::Money{utf8("EUR"), 100};
        const auto found = enrich::cleanHit(raw, someSite());
        QCOMPARE(found->event.name, utf8("Signup"));
        QCOMPARE(found->event.interactivity, domain::Interactivity::Passive);
        QCOMPARE(found->event.properties.size(), size_t(1));
        QVERIFY(found->event.amount);
        raw.kind = HitKind::PageView;
        QCOMPARE(enrich::cleanHit(raw, someSite())->event, domain::Event{});
    }
};

FOOTFALL_TEST_MAIN(TestEventDetails)
#include "tst_eventdetails.moc"
