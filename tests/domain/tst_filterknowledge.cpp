// SPDX-License-Identifier: GPL-3.0-or-later
// What filters leave of the measures: exact, a bound, or nothing.
#include "core/domain/filter.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;

namespace {

Filter filterOf(const QString &texts)
{
    return filterFromTexts(texts.split(QLatin1Char(' '), Qt::SkipEmptyParts)).value();
}

QString inWords(const Knowledge &known)
{
    const auto word = [](Exactness exactness) {
        return exactness == Exactness::Exact    ? QStringLiteral("exact")
               : exactness == Exactness::AtMost ? QStringLiteral("most")
                                                : QStringLiteral("none");
    };
    return QStringList{word(known.visitors), word(known.pageViews), word(known.timeOnPage),
                       word(known.visitDuration),
                       known.visitorsByPage ? QStringLiteral("by page") : QStringLiteral("by day")}
        .join(QLatin1Char(' '));
}

} // namespace

class TestFilterKnowledge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void knowledgeOfTotals_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("known");
        const auto row = [](const char *filter, const char *known) {
            QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromLatin1(known);
        };
        constexpr const char *All = "exact exact exact exact by day";
        constexpr const char *OfEntries = "exact none none none by day";
        constexpr const char *OnePage = "exact exact exact none by page";
        constexpr const char *Pages = "most exact exact none by page";
        row("", All);
        for (const char *name : {"source", "channel", "utm-source", "utm-medium", "utm-campaign",
                                 "country", "browser", "browser-version", "system", "device"}) {
            for (const char *sign : {"=", "!=", "~", "@"})
                row((QByteArray(name) + sign + "DE").constData(), All);
        }
        for (const char *name :
             {"entry-page", "language", "screen", "referrer", "utm-term", "utm-content"}) {
            for (const char *sign : {"=", "!=", "~", "@"})
                row((QByteArray(name) + sign + "x*").constData(), OfEntries);
        }
        for (const char *sign : {"=", "!=", "~", "@"})
            row((QByteArray("hostname") + sign + "x").constData(), "exact exact exact none by day");
        for (const QByteArray name : {"page", "exit-page"}) {
            row((name + "=/a").constData(), OnePage);
            row((name + "@/a").constData(), OnePage);
            row((name + "=/a " + name + "!=/b").constData(), OnePage);
            row((name + "=/a " + name + "!~b").constData(), OnePage);
            row((name + "=/a " + name + "@/a").constData(), OnePage);
            row((name + "=/a source=Google country!=DE").constData(), OnePage);
            row((name + "=/a hostname=x").constData(), OnePage);
            row((name + "!=/a").constData(), Pages);
            row((name + "~a").constData(), Pages);
            row((name + "@/a*").constData(), Pages);
            row((name + "@/a*/").constData(), Pages);
            row((name + "=/a " + name + "=/b").constData(), Pages);
            row((name + "=/a " + name + "~b").constData(), Pages);
            row((name + "~a source=Google").constData(), Pages);
            row((name + "=/a language=de").constData(), "exact none none none by page");
            row((name + "~a language=de").constData(), "most none none none by page");
            row((name + "~a entry-page=/a").constData(), "exact none none none by page");
            row((name + "~a entry-page~a").constData(), "most none none none by page");
        }
        row("page~a exit-page=/a", OnePage);
        row("page=/a exit-page~a", OnePage);
        row("page~a exit-page~a", Pages);
        row("source=Google language=de", OfEntries);
        row("hostname=x language=de", OfEntries);
        row("source=a source=b source!~c", All);
    }
    void knowledgeOfTotals()
    {
        QFETCH(QString, filter);
        QFETCH(QString, known);
        QCOMPARE(inWords(knowledgeUnder(filterOf(filter))), known);
    }

    void knowledgeOfRows_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("rowsOf");
        QTest::addColumn<QString>("known");
        const auto row = [](const char *filter, const char *rowsOf, const char *known) {
            QTest::addRow("%s of %s", rowsOf, filter)
                << QString::fromUtf8(filter) << QString::fromLatin1(rowsOf)
                << QString::fromLatin1(known);
        };
        constexpr const char *OnePage = "exact exact exact none by page";
        row("", "source", "exact exact exact exact by day");
        row("", "page", OnePage);
        row("", "exit-page", OnePage);
        row("", "hostname", "exact exact exact none by day");
        row("", "entry-page", "exact none none none by day");
        row("", "screen", "exact none none none by day");
        row("source~a source!=b", "source", "exact exact exact exact by day");
        // Each row is one page, however many are selected.
        row("page~a", "page", OnePage);
        row("page~a page=/b", "page", OnePage);
        row("exit-page!=/a", "exit-page", OnePage);
        row("page~a", "exit-page", OnePage);
        row("page~a entry-page~a", "entry-page", "exact none none none by page");
        // But a row of another dimension holds all of them.
        row("page~a", "source", "most exact exact none by page");
        row("page=/a", "source", OnePage);
        row("page=/a page=/b", "hostname", "most exact exact none by page");
        row("page~a", "language", "most none none none by page");
        row("language=de", "page", "exact none none none by page");
        row("language=de", "source", "exact none none none by day");
    }
    void knowledgeOfRows()
    {
        QFETCH(QString, filter);
        QFETCH(QString, rowsOf);
        QFETCH(QString, known);
        QCOMPARE(inWords(knowledgeUnder(filterOf(filter), *dimensionFromName(rowsOf))), known);
    }
};

FOOTFALL_TEST_MAIN(TestFilterKnowledge)
#include "tst_filterknowledge.moc"
