// SPDX-License-Identifier: GPL-3.0-or-later
// A language that is typed as a value of a filter: what visitors have of it comes before the bare
// language, which nobody may have. And what the window shows in English can be typed elsewhere.
#include "app/dialogs/pieces.h"
#include "app/format/names.h"
#include "app/widgets/valuechoice.h"
#include "core/domain/typedvalue.h"
#include "tests/app/guitest.h"

#include <QLineEdit>
#include <QLocale>

using namespace footfall;

class TestTypedLanguages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { app::ThemeWatcher::instance().install(); }
    void init() { kit::failOnGuiWarnings(); }

    void whatIsThereIsMeant_data();
    void whatIsThereIsMeant();
    void whatIsShownInEnglishIsStored_data();
    void whatIsShownInEnglishIsStored();
};

void TestTypedLanguages::whatIsThereIsMeant_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("seen");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("taken"); // "none": it is told to choose from the list.
    const auto row = [](const char *name, const char *locale, const char *seen, const char *text,
                        const char *taken) {
        QTest::newRow(name) << QString::fromLatin1(locale) << QString::fromLatin1(seen)
                            << QString::fromLatin1(text) << QString::fromLatin1(taken);
    };
    row("a name", "en_GB", "en-US en-GB de-DE", "German", "de-DE");
    row("a name in German", "de_DE", "en-US en-GB de-DE", "deutsch", "de-DE");
    row("a tag", "en_GB", "en-US en-GB de-DE", "DE", "de-DE");
    row("the beginning of a name", "en_GB", "en-US en-GB de-DE", "germa", "de-DE");
    row("a beginning as short as a tag", "en_GB", "en-US en-GB de-DE", "Ger", "de-DE");
    row("a name of several", "en_GB", "en-US en-GB de-DE", "English", "none");
    row("a tag of several", "en_GB", "en-US en-GB de-DE", "en", "none");
    row("the bare one is there", "en_GB", "de-DE de en-GB", "German", "de");
    row("its tag is there", "en_GB", "de-DE de en-GB", "DE", "de");
    row("a tag of a country", "en_GB", "en-US en-GB de-DE", "EN-gb", "en-GB");
    row("a country nobody had", "en_GB", "en-US en-GB de-DE", "de-at", "de-AT");
    row("a language nobody had", "en_GB", "en-US en-GB de-DE", "Welsh", "cy");
    row("a tag is no beginning", "en_GB", "et-EE en-GB", "es", "es");
    row("a name within another", "en_GB", "ml-IN en-GB", "Malay", "ms");
    row("a country is no language", "en_GB", "en-TH", "Thai", "th");
    row("a name with an addition", "en_GB", "nb-NO en-GB", "Norwegian", "nb-NO");
    row("no language", "en_GB", "en-US en-GB de-DE", "Atlantean", "none");
}

void TestTypedLanguages::whatIsThereIsMeant()
{
    QFETCH(QString, locale);
    QFETCH(QString, seen);
    QFETCH(QString, text);
    QFETCH(QString, taken);
    QLocale::setDefault(QLocale(locale));
    app::ValueChoice choice;
    choice.setKind(domain::Dimension::Language, domain::FilterOperator::Is);
    choice.setSuggestions(seen.split(QLatin1Char(' ')));
    choice.field()->setText(text);
    const bool isNone = taken == QStringLiteral("none");
    QCOMPARE(choice.takeTyped(), !isNone);
    QCOMPARE(choice.values(), isNone ? QStringList() : QStringList(taken));
    QCOMPARE(choice.message()->hasError(), isNone);
    if (isNone)
        QVERIFY(choice.message()->text().contains(QStringLiteral("Choose from the list.")));
}

void TestTypedLanguages::whatIsShownInEnglishIsStored_data()
{
    QTest::addColumn<domain::Dimension>("dimension");
    QTest::addColumn<QString>("value");
    const auto rows = [](domain::Dimension dimension, const char *values) {
        for (const QString &value : QString::fromLatin1(values).split(QLatin1Char(' ')))
            QTest::addRow("%s=%s", qPrintable(domain::dimensionName(dimension)), qPrintable(value))
                << dimension << value;
    };
    // With accents, with "&", and those that ICU calls otherwise than Qt.
    rows(domain::Dimension::Country, "DE US GB CI TR MK HK MO MM BA ST CW RE LC PM CD VI UM CC PN");
    rows(domain::Dimension::Language, "de de-AT en-GB es-419 zh-TW nb no gd ff ht lo haw");
    rows(domain::Dimension::Channel, "direct social ai referral internal");
    rows(domain::Dimension::Device, "tv");
    rows(domain::Dimension::Screen, "large");
}

void TestTypedLanguages::whatIsShownInEnglishIsStored()
{
    QFETCH(domain::Dimension, dimension);
    QFETCH(QString, value);
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    const QString shown = app::valueName(dimension, value);
    QVERIFY(shown != value);
    for (const QString &typed : {shown, shown.toUpper()}) {
        const auto stored = domain::storedValue(dimension, typed);
        QVERIFY2(stored, qPrintable(typed));
        QCOMPARE(*stored, value);
    }
}

QTEST_MAIN(TestTypedLanguages)
#include "tst_typedlanguages.moc"
