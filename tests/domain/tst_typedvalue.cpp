// SPDX-License-Identifier: GPL-3.0-or-later
// Values of filters as somebody types them: by what is stored and by what is shown, in any case;
// and what is said where there is no such value.
#include "core/domain/acquisition.h"
#include "core/domain/client.h"
#include "core/domain/typedvalue.h"
#include "tests/kit/testmain.h"

#include <algorithm>

using namespace footfall::domain;

class TestTypedValue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void valuesAreUnderstood_data()
    {
        QTest::addColumn<Dimension>("dimension");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        const auto row = [](Dimension dimension, const char *typed, const char *stored) {
            QTest::addRow("%s=%s", qPrintable(dimensionName(dimension)), typed)
                << dimension << QString::fromUtf8(typed) << QString::fromUtf8(stored);
        };
        row(Dimension::Channel, "search", "search");
        row(Dimension::Channel, "Search", "search");
        row(Dimension::Channel, "SOCIAL", "social");
        row(Dimension::Channel, "Social media", "social");
        row(Dimension::Channel, "ai assistants", "ai");
        row(Dimension::Channel, "links on other sites", "referral");
        row(Dimension::Channel, "", "");
        row(Dimension::Channel, "(withheld)", "(withheld)");
        row(Dimension::Device, "Phone", "phone");
        row(Dimension::Device, "TV", "tv");
        row(Dimension::Device, "large display", "tv");
        row(Dimension::Screen, "Laptop", "laptop");
        row(Dimension::Screen, "phone, below 576 px", "phone");
        row(Dimension::Country, "DE", "DE");
        row(Dimension::Country, "de", "DE");
        row(Dimension::Country, "germany", "DE");
        row(Dimension::Country, "UNITED KINGDOM", "GB");
        row(Dimension::Country, "uk", "GB");
        row(Dimension::Country, "Côte d’Ivoire", "CI");
        row(Dimension::Country, "Cote d'Ivoire", "CI");
        row(Dimension::Country, "St. Lucia", "LC");
        row(Dimension::Country, "Bosnia & Herzegovina", "BA");
        row(Dimension::Country, "bosnia and herzegovina", "BA");
        row(Dimension::Country, "", "");
        row(Dimension::Language, "de", "de");
        row(Dimension::Language, "EN-gb", "en-GB");
        row(Dimension::Language, "pt_br", "pt-BR");
        row(Dimension::Language, "es-419", "es-419");
        row(Dimension::Language, "zh-hant-tw", "zh-TW");
        row(Dimension::Language, "no", "no");
        // Visitors have these, and lists show them; Qt knows none.
        row(Dimension::Language, "tw", "tw");
        row(Dimension::Language, "PRS-af", "prs-AF");
        row(Dimension::Language, "quz-PE", "quz-PE");
        row(Dimension::Language, "en-uk", "en-UK");
        row(Dimension::Language, "es-XL", "es-XL");
        row(Dimension::Language, "en-029", "en-029");
        row(Dimension::Language, "HAW", "haw");
        row(Dimension::Language, "german", "de");
        row(Dimension::Language, "German (Germany)", "de-DE");
        row(Dimension::Language, "spanish (latin america)", "es-419");
        row(Dimension::Language, "Norwegian Bokmål", "nb");
        row(Dimension::Language, "Lao", "lo"); // No code of three letters.
        row(Dimension::Language, "", "");
        row(Dimension::Language, "(withheld)", "(withheld)");
        // What is not of a closed set is as it is typed.
        row(Dimension::Source, "google", "google");
        row(Dimension::Page, "/Search", "/Search");
        row(Dimension::Browser, "firefox", "firefox");
    }
    void valuesAreUnderstood()
    {
        QFETCH(Dimension, dimension);
        QFETCH(QString, typed);
        const Result<QString> stored = storedValue(dimension, typed);
        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().message));
        QTEST(*stored, "stored");
    }

    void whatThereIsNotIsSaid_data()
    {
        QTest::addColumn<Dimension>("dimension");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");
        const auto row = [](Dimension dimension, const char *typed, const char *said) {
            QTest::addRow("%s=%s", qPrintable(dimensionName(dimension)), typed)
                << dimension << QString::fromUtf8(typed) << QString::fromUtf8(said);
        };
        row(Dimension::Channel, "Serch",
            "“Serch” is no channel. There are: direct, search, social, ai, mail, paid, referral, "
            "internal.");
        row(Dimension::Device, "watch", "There are: desktop, phone, tablet, tv.");
        row(Dimension::Screen, "1920x1080", "There are: phone, tablet, laptop, desktop, large.");
        row(Dimension::Country, "XX", "There is no country “XX”.");
        row(Dimension::Country, "Germoney", "country=Germany.");
        row(Dimension::Country, "World", "There is no country “World”.");
        row(Dimension::Country, "&", "There is no country “&”.");
        row(Dimension::Language, "xx", "There is no language “xx”.");
        row(Dimension::Language, "xx-DE", "There is no language “xx-DE”.");
        row(Dimension::Language, "de-X", "There is no language “de-X”.");
        row(Dimension::Language, "de-DEU", "There is no language “de-DEU”.");
        row(Dimension::Language, "de-1D", "There is no language “de-1D”.");
        row(Dimension::Language, "de-", "There is no language “de-”.");
        row(Dimension::Language, "de-ſs", "There is no language “de-ſs”."); // In capitals: SS.
        row(Dimension::Language, "d", "There is no language “d”.");
        row(Dimension::Language, "-", "language=pt-BR");
        row(Dimension::Language, "German ()", "language=German.");
        row(Dimension::Language, "(Germany)", "language=German.");
        row(Dimension::Language, "de-DE-x-private", "language=German.");
    }
    void whatThereIsNotIsSaid()
    {
        QFETCH(Dimension, dimension);
        QFETCH(QString, typed);
        QFETCH(QString, said);
        const Result<QString> stored = storedValue(dimension, typed);
        QVERIFY(!stored);
        QCOMPARE(stored.error().kind, ErrorKind::Invalid);
        QVERIFY2(stored.error().message.contains(said), qPrintable(stored.error().message));
    }

    /// What is shown and what is stored are the same classes.
    void classesAreThoseThatAreStored()
    {
        const auto has = [](Dimension dimension, QStringView value) {
            const auto classes = valueClasses(dimension);
            return std::any_of(classes.begin(), classes.end(),
                               [value](const ValueClass &known) { return known.value == value; });
        };
        for (const QStringView channel : Channels)
            QVERIFY2(has(Dimension::Channel, channel), qPrintable(channel.toString()));
        QCOMPARE(valueClasses(Dimension::Channel).size(), Channels.size());
        for (const int width : {320, 800, 1200, 1600, 3000})
            QVERIFY2(has(Dimension::Screen, screenClass(width)), qPrintable(screenClass(width)));
        QVERIFY(valueClasses(Dimension::Browser).empty());
    }

    void onlyWholeValuesAreRead()
    {
        const Filter typed =
            filterFromTexts({QStringLiteral("channel=Search"), QStringLiteral("channel=search"),
                             QStringLiteral("channel!=Mail"), QStringLiteral("channel~Sea"),
                             QStringLiteral("language@DE*"), QStringLiteral("source=Google")})
                .value();
        const Result<Filter> stored = withStoredValues(typed);
        QVERIFY(stored.has_value());
        QCOMPARE(toTexts(*stored),
                 (QStringList{QStringLiteral("channel=search"), QStringLiteral("channel!=mail"),
                              QStringLiteral("channel~Sea"), QStringLiteral("language@DE*"),
                              QStringLiteral("source=Google")}));
        QVERIFY(!withStoredValues(filterFromTexts({QStringLiteral("device!=watch")}).value()));
    }
};

FOOTFALL_TEST_MAIN(TestTypedValue)
#include "tst_typedvalue.moc"
