// SPDX-License-Identifier: GPL-3.0-or-later
// Filters as text.
#include "core/domain/filter.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;

class TestFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void conditionsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Dimension>("dimension");
        QTest::addColumn<FilterOperator>("by");
        QTest::addColumn<FilterSense>("sense");
        QTest::addColumn<QString>("value");
        using enum FilterOperator;
        using enum FilterSense;
        const auto row = [](const char *text, Dimension dimension, FilterOperator by,
                            FilterSense sense, const char *value) {
            QTest::newRow(text) << QString::fromUtf8(text) << dimension << by << sense
                                << QString::fromUtf8(value);
        };
        row("page=/a", Dimension::Page, Is, Includes, "/a");
        row("page!=/a", Dimension::Page, Is, Excludes, "/a");
        row("page~a", Dimension::Page, Contains, Includes, "a");
        row("page!~a", Dimension::Page, Contains, Excludes, "a");
        row("page@/a*", Dimension::Page, Matches, Includes, "/a*");
        row("page!@/a*", Dimension::Page, Matches, Excludes, "/a*");
        row("page@/^.a$/", Dimension::Page, MatchesExpression, Includes, "^.a$");
        row("page!@/^.a$/", Dimension::Page, MatchesExpression, Excludes, "^.a$");
        row("source=", Dimension::Source, Is, Includes, "");
        row("source!=", Dimension::Source, Is, Excludes, "");
        // Whatever follows the sign is the value.
        row("page==a", Dimension::Page, Is, Includes, "=a");
        row("page=~a", Dimension::Page, Is, Includes, "~a");
        row("page=!a", Dimension::Page, Is, Includes, "!a");
        row("page~@/x/", Dimension::Page, Contains, Includes, "@/x/");
        row("page!==a", Dimension::Page, Is, Excludes, "=a");
        row("page= /a ", Dimension::Page, Is, Includes, " /a ");
        row("page=/Über?q=1&r=🦊", Dimension::Page, Is, Includes, "/Über?q=1&r=🦊");
        // An expression stands between two slashes, with something between them.
        row("page@/", Dimension::Page, Matches, Includes, "/");
        row("page@//", Dimension::Page, Matches, Includes, "//");
        row("page@///", Dimension::Page, MatchesExpression, Includes, "/");
        row("page@/a", Dimension::Page, Matches, Includes, "/a");
        row("page@a/", Dimension::Page, Matches, Includes, "a/");
        row("page@/a/*", Dimension::Page, Matches, Includes, "/a/*");
        row("page@/(/", Dimension::Page, MatchesExpression, Includes, "("); // RE2 will tell.
        // Countries are two letters, or a name.
        row("country=germany", Dimension::Country, Is, Includes, "DE");
        row("country=de", Dimension::Country, Is, Includes, "DE");
        row("country!=De", Dimension::Country, Is, Excludes, "DE");
        row("country= de ", Dimension::Country, Is, Includes, "DE");
        row("country=", Dimension::Country, Is, Includes, "");
        row("country~ger", Dimension::Country, Contains, Includes, "ger");
        for (const Dimension dimension : AllDimensions) {
            const QByteArray text = dimensionName(dimension).toLatin1() + "!=DE";
            row(text.constData(), dimension, Is, Excludes, "DE");
        }
    }
    void conditionsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(Dimension, dimension);
        QFETCH(FilterOperator, by);
        QFETCH(FilterSense, sense);
        QFETCH(QString, value);
        const Result<Condition> read = conditionFromText(text);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->dimension, dimension);
        QCOMPARE(read->by, by);
        QCOMPARE(read->sense, sense);
        QCOMPARE(read->value, value);
        QCOMPARE(conditionFromText(toText(*read)).value(), *read);
        if (dimension != Dimension::Country)
            QCOMPARE(toText(*read), text);
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const QString &text, const char *said) {
            QTest::addRow("%s", text.left(40).toUtf8().constData())
                << text << QString::fromUtf8(said);
        };
        row(QString(), "Write it like");
        row(QStringLiteral("page"), "Write it like");
        row(QStringLiteral("=x"), "Write it like");
        row(QStringLiteral("page!"), "Write it like");
        row(QStringLiteral("page!x"), "Write it like");
        row(QStringLiteral("page!!=x"), "Write it like");
        row(QStringLiteral("--limit"), "Write it like");
        row(QStringLiteral("page~"), "page=.");
        row(QStringLiteral("page@"), "no text");
        row(QStringLiteral("page!~"), "no text");
        row(QStringLiteral("pgae=/a"), "Do you mean “page”");
        row(QStringLiteral("Page=/a"), "Do you mean “page”");
        row(QStringLiteral("page =/a"), "Do you mean “page”");
        row(QStringLiteral("utm_source=a"), "Do you mean “utm-source”");
        row(QStringLiteral("sorce=a"), "Do you mean “source”");
        row(QStringLiteral("brwoser=a"), "Do you mean “browser”");
        row(QStringLiteral("contry=DE"), "Do you mean “country”");
        row(QStringLiteral("referer=a"), "Do you mean “referrer”");
        row(QStringLiteral("url=/a"), "Do you mean “page”");
        row(QStringLiteral("os=Linux"), "Do you mean “system”");
        row(QStringLiteral("x=1"), "There are: page, entry-page");
        row(QStringLiteral("temperature=1"), "There are: page, entry-page");
        row(QStringLiteral("event=buy"), "belong to one person");
        row(QStringLiteral("goal!=buy"), "belong to one person");
        row(QStringLiteral("country=Germania"), "country=Germany");
        row(QStringLiteral("country=D1"), "two letters");
        row(QString::fromUtf8("country=ſs"), "two letters");
        row(QStringLiteral("page=/a\nsource=b"), "one line");
        row(QStringLiteral("page=") + QChar(0), "one line");
        row(QStringLiteral("page=\x1b[31m"), "one line");
        row(QStringLiteral("page=") + QString(LongestCondition, QLatin1Char('a')), "2100");
        row(QString(1'000'000, QLatin1Char('=')), "2100");
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        const Result<Condition> read = conditionFromText(text);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Invalid);
        QVERIFY2(read.error().message.contains(said), qPrintable(read.error().message));
        QVERIFY(read.error().message.size() < 2'500);
        QVERIFY(!filterFromTexts({QStringLiteral("page=/a"), text}));
    }

    /// A row or a chip may hold what the text would be read as something else.
    void whatLooksLikeAnExpressionKeepsItsMeaning_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::newRow("one page") << QStringLiteral("/docs/") << QStringLiteral("page=/docs/");
        QTest::newRow("star") << QStringLiteral("/a*b/") << QStringLiteral("page@/^/a.*b/$/");
        QTest::newRow("special") << QStringLiteral("/a.(*)+/")
                                 << QStringLiteral("page@/^/a\\.\\(.*\\)\\+/$/");
    }
    void whatLooksLikeAnExpressionKeepsItsMeaning()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        const Condition condition{Dimension::Page, FilterOperator::Matches, FilterSense::Includes,
                                  pattern};
        QCOMPARE(toText(condition), text);
        const Condition again = conditionFromText(text).value();
        QCOMPARE(toText(again), text);
        QCOMPARE(knowledgeUnder({{again}}), knowledgeUnder({{condition}}));
    }

    void filtersHoldEachConditionOnce()
    {
        const QStringList texts{QStringLiteral("page=/a"), QStringLiteral("source!=Google"),
                                QStringLiteral("page=/a"), QStringLiteral("page~b")};
        const Filter filter = filterFromTexts(texts).value();
        QCOMPARE(toTexts(filter),
                 (QStringList{QStringLiteral("page=/a"), QStringLiteral("source!=Google"),
                              QStringLiteral("page~b")}));
        QVERIFY(filter.concerns(Dimension::Page));
        QVERIFY(!filter.concerns(Dimension::ExitPage));
        QCOMPARE(toTexts(filter.without(Dimension::Page)),
                 QStringList{QStringLiteral("source!=Google")});
        QCOMPARE(filter.without(Dimension::Country), filter);
        QVERIFY(filterFromTexts({})->isEmpty());
    }

    void tooManyAreRefused()
    {
        QStringList texts;
        for (size_t i = 0; i < MostConditions; ++i)
            texts.append(QStringLiteral("page=/%1").arg(i));
        QCOMPARE(filterFromTexts(texts)->conditions.size(), MostConditions);
        texts.append(QStringLiteral("page=/more"));
        QVERIFY(!filterFromTexts(texts));
    }
};

FOOTFALL_TEST_MAIN(TestFilter)
#include "tst_filter.moc"
