// SPDX-License-Identifier: GPL-3.0-or-later
// A language that is typed as a value of a filter: what visitors have of it comes before the bare
// language, which nobody may have.
#include "app/dialogs/pieces.h"
#include "app/widgets/valuechoice.h"
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

QTEST_MAIN(TestTypedLanguages)
#include "tst_typedlanguages.moc"
