// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed as a value of a filter, and what it is stored as.
#include "core/domain/acquisition.h"
#include "core/domain/client.h"
#include "core/domain/typedvalue.h"
#include "tests/kit/testmain.h"

#include <set>

using namespace footfall::domain;

class TestTypedValue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void whatIsTypedIsStored_data()
    {
        QTest::addColumn<Dimension>("dimension");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        const auto row = [](Dimension dimension, const char *typed, const char *stored) {
            QTest::addRow("%s %s", qPrintable(dimensionName(dimension)), typed)
                << dimension << QString::fromUtf8(typed) << QString::fromUtf8(stored);
        };
        row(Dimension::Channel, "search", "search");
        row(Dimension::Channel, "SEARCH", "search");
        row(Dimension::Channel, "Social media", "social");
        row(Dimension::Channel, "ai assistants", "ai");
        row(Dimension::Channel, "Links on other sites", "referral");
        row(Dimension::Channel, "", "");
        row(Dimension::Channel, "(Withheld)", "(withheld)");
        row(Dimension::Device, "Phone", "phone");
        row(Dimension::Device, "large display", "tv");
        row(Dimension::Screen, "Laptop", "laptop");
        row(Dimension::Screen, "Laptop, below 1440 px", "laptop");
        row(Dimension::Country, "de", "DE");
        row(Dimension::Country, "Germany", "DE");
        row(Dimension::Country, "united kingdom", "GB");
        row(Dimension::Country, "", "");
        row(Dimension::Language, "de", "de");
        row(Dimension::Language, "DE-de", "de-DE");
        row(Dimension::Language, "es_419", "es-419");
        row(Dimension::Language, "German", "de");
        row(Dimension::Language, "german (austria)", "de-AT");
        // These are what they are.
        row(Dimension::Source, "google", "google");
        row(Dimension::Page, "/Search", "/Search");
        row(Dimension::Browser, "firefox", "firefox");
    }
    void whatIsTypedIsStored()
    {
        QFETCH(Dimension, dimension);
        QFETCH(QString, typed);
        const Result<QString> stored = storedValue(dimension, typed);
        QVERIFY2(stored.has_value(), qPrintable(stored ? QString() : stored.error().message));
        QTEST(*stored, "stored");
        Filter filter;
        filter.conditions = {{dimension, FilterOperator::Is, FilterSense::Excludes, typed},
                             {dimension, FilterOperator::Contains, FilterSense::Includes, typed}};
        const Result<Filter> all = withStoredValues(filter);
        QVERIFY(all.has_value());
        QTEST(all->conditions.front().value, "stored");
        // A part of a value is what it is.
        QCOMPARE(all->conditions.back().value, typed);
    }

    void whatThereIsNotIsTold_data()
    {
        QTest::addColumn<Dimension>("dimension");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("says");
        QTest::newRow("channel") << Dimension::Channel << QStringLiteral("Serch")
                                 << QStringLiteral("direct, search, social, ai, mail");
        QTest::newRow("device") << Dimension::Device << QStringLiteral("mobile")
                                << QStringLiteral("desktop, phone, tablet, tv");
        QTest::newRow("screen") << Dimension::Screen << QStringLiteral("1440")
                                << QStringLiteral("phone, tablet, laptop, desktop, large");
        QTest::newRow("country") << Dimension::Country << QStringLiteral("QQ")
                                 << QStringLiteral("country=Germany");
        QTest::newRow("a group of countries")
            << Dimension::Country << QStringLiteral("Europe") << QStringLiteral("“Europe”");
        QTest::newRow("language") << Dimension::Language << QStringLiteral("Klingonish")
                                  << QStringLiteral("language=de-DE");
        QTest::newRow("a country of a language")
            << Dimension::Language << QStringLiteral("German (Nowhere)")
            << QStringLiteral("“German (Nowhere)”");
    }
    void whatThereIsNotIsTold()
    {
        QFETCH(Dimension, dimension);
        QFETCH(QString, typed);
        QFETCH(QString, says);
        const Result<QString> stored = storedValue(dimension, typed);
        QVERIFY(!stored.has_value());
        QCOMPARE(stored.error().kind, ErrorKind::Invalid);
        QVERIFY2(stored.error().message.contains(says), qPrintable(stored.error().message));
    }

    void everyClassThatIsStoredIsKnown()
    {
        const auto known = [](Dimension dimension) {
            std::set<QString> values;
            for (const ValueClass &each : valueClasses(dimension))
                values.insert(each.value.toString());
            return values;
        };
        std::set<QString> channels;
        for (const QStringView channel : Channels)
            channels.insert(channel.toString());
        QVERIFY(known(Dimension::Channel) == channels);
        std::set<QString> screens;
        for (int width = 1; width < 20'000; width += 25)
            screens.insert(screenClass(width));
        QVERIFY(known(Dimension::Screen) == screens);
        QVERIFY(known(Dimension::Page).empty());
    }
};

FOOTFALL_TEST_MAIN(TestTypedValue)
#include "tst_typedvalue.moc"
