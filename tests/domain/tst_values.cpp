// SPDX-License-Identifier: GPL-3.0-or-later
// Small values: countries, dimensions, counters, and the status as JSON.
#include "core/domain/commands.h"
#include "core/domain/counters.h"
#include "core/domain/country.h"
#include "core/domain/dimension.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

#include <QJsonDocument>

using namespace footfall::domain;
using footfall::kit::at;

class TestValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void countryIsTwoLetters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("alpha2");
        const auto row = [](const char *text, const char *alpha2) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromLatin1(alpha2);
        };
        row("DE", "DE");
        row("de", "DE");
        row("zW", "ZW");
        row("", "");
        row("D", "");
        row("DEU", "");
        row("D1", "");
        row("[A", "");
        row("ÄA", "");
        row("ıs", ""); // Turned into capitals, these two would be ASCII.
        row("ſa", "");
    }
    void countryIsTwoLetters()
    {
        QFETCH(QString, text);
        QFETCH(QString, alpha2);
        const Country country = Country::fromAlpha2(text);
        QCOMPARE(country.alpha2(), alpha2);
        QCOMPARE(country.isKnown(), !alpha2.isEmpty());
        QCOMPARE(Country::fromNumber(country.number()), country);
    }

    void oddNumbersAreNoCountry()
    {
        for (const int number :
             {-1, 1, 65, 65 * 256, 65 * 256 + 97, 65 * 65536 + 65 * 256 + 65, INT_MAX, INT_MIN})
            QVERIFY2(!Country::fromNumber(number).isKnown(),
                     QByteArray::number(number).constData());
    }

    void dimensionsAreNamed()
    {
        for (const Dimension dimension : AllDimensions)
            QCOMPARE(dimensionFromName(dimensionName(dimension)), std::optional(dimension));
        QCOMPARE(dimensionName(Dimension::EntryPage), QStringLiteral("entry-page"));
        QVERIFY(!dimensionFromName(u"Page"));
        QVERIFY(!dimensionFromName(u""));
    }

    void visitorsOfARow()
    {
        Counters counters;
        counters.visitors = 3;
        counters.pageVisitors = 5;
        QCOMPARE(rowVisitors(Dimension::Page, counters), 5);
        QCOMPARE(rowVisitors(Dimension::ExitPage, counters), 5);
        for (const Dimension dimension :
             {Dimension::EntryPage, Dimension::Hostname, Dimension::Source, Dimension::Referrer,
              Dimension::Country, Dimension::Language})
            QCOMPARE(rowVisitors(dimension, counters), 3);
    }

    void ratesAreDerived()
    {
        Counters counters;
        QCOMPARE(counters.bounceRate(), 0.0);
        QCOMPARE(counters.averageTimeOnPage(), 0.0);
        QCOMPARE(counters.averageVisitDuration(), 0.0);
        counters.visits = 8;
        counters.bounces = 2;
        counters.durationMs = 90'000;
        counters.durationViews = 3;
        QCOMPARE(counters.bounceRate(), 0.25);
        QCOMPARE(counters.averageTimeOnPage(), 30.0);
        QCOMPARE(counters.averageVisitDuration(), 11.25);
    }

    void countersAdd()
    {
        Counters sum{1, 2, 3, 4, 5, 6, 7, 8};
        sum += Counters{10, 20, 30, 40, 50, 60, 70, 80};
        QCOMPARE(sum, (Counters{11, 22, 33, 44, 55, 66, 77, 88}));
        sum -= Counters{1, 2, 3, 4, 5, 6, 7, 8};
        QCOMPARE(sum, (Counters{10, 20, 30, 40, 50, 60, 70, 80}));
    }

    void statusSurvivesJson()
    {
        InstanceStatus status;
        status.version = QStringLiteral("0.1.0");
        status.dataDirectory = QStringLiteral("/srv/“data”");
        status.processId = 4711;
        status.program = QStringLiteral("footfall-server");
        status.sites = 3;
        status.collector.state = CollectorStatus::State::Failed;
        status.collector.address = QStringLiteral("::");
        status.collector.port = 65535;
        status.collector.problem = QStringLiteral("The port is taken.");
        status.collector.since = at("2026-01-15T12:00:00.123Z");
        status.collector.received = (qint64(1) << 53) + 1; // No double holds it.
        status.collector.stored = 2;
        status.collector.rejected = 3;
        status.collector.refused = 4;
        status.collector.viewsPerMinute = {0, 7, 9};
        status.store.problem = QStringLiteral("full");
        status.store.checkpointOverdue = true;
        status.store.wasOpened = false;
        status.store.waiting = 5;
        status.store.stored = 6;
        status.store.lastFold = at("2026-01-15T12:00:00Z");

        const QByteArray wire = QJsonDocument(toJson(status)).toJson(QJsonDocument::Compact);
        const InstanceStatus back = statusFromJson(QJsonDocument::fromJson(wire).object());
        QCOMPARE(QJsonDocument(toJson(back)).toJson(QJsonDocument::Compact), wire);
        QCOMPARE(back.dataDirectory, status.dataDirectory);
        QCOMPARE(back.processId, status.processId);
        QCOMPARE(back.collector.state, status.collector.state);
        QCOMPARE(back.collector.port, status.collector.port);
        QCOMPARE(back.collector.since, status.collector.since);
        QCOMPARE(back.collector.received, status.collector.received);
        QCOMPARE(back.collector.viewsPerMinute, status.collector.viewsPerMinute);
        QCOMPARE(back.store.checkpointOverdue, true);
        QCOMPARE(back.store.wasOpened, false);
        QCOMPARE(back.store.lastFold, status.store.lastFold);
        for (const auto state :
             {CollectorStatus::State::Stopped, CollectorStatus::State::Collecting}) {
            status.collector.state = state;
            QCOMPARE(collectorStatusFromJson(toJson(status.collector)).state, state);
        }
    }

    void brokenJsonIsAnEmptyStatus()
    {
        const QJsonObject odd{{QStringLiteral("port"), QStringLiteral("x")},
                              {QStringLiteral("state"), 7},
                              {QStringLiteral("viewsPerMinute"), QStringLiteral("none")}};
        const CollectorStatus status = collectorStatusFromJson(odd);
        QCOMPARE(status.state, CollectorStatus::State::Stopped);
        QCOMPARE(status.port, quint16(0));
        QVERIFY(status.viewsPerMinute.empty());
    }
};

FOOTFALL_TEST_MAIN(TestValues)
#include "tst_values.moc"
