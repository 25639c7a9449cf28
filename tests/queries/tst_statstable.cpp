// SPDX-License-Identifier: GPL-3.0-or-later
// The shape in which answers leave the program for people: text.
#include "core/queries/statstable.h"
#include "tests/kit/testmain.h"
#include "tests/queries/examplestats.h"

using namespace footfall::domain;
using footfall::model::example;
using footfall::model::under;
using footfall::model::withRows;

class TestStatsTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void tablesSayWhatIsNotExact()
    {
        StatsResult result = under({QStringLiteral("page~=a")}, withRows(Dimension::Source));
        result.before = result.totals;
        result.comparedWith = result.period;
        const QString table = footfall::queries::toTable(result);
        QCOMPARE(
            table,
            QString::fromUtf8(
                "example.com  2026-01-01..2026-01-02  Asia/Kolkata\n"
                "compared with 2026-01-01..2026-01-02\n"
                "page~=a\n"
                "\n"
                "                   Now  Before\n"
                "Visitors           ≤ 4     ≤ 4\n"
                "Page views          10      10\n"
                "Visits               5       5\n"
                "Bounce rate     40.0 %  40.0 %\n"
                "Visit duration       –       –\n"
                "Time on page      15 s    15 s\n"
                "Live visitors        3\n"
                "\n"
                "source    Visitors  Share  Page views  Visits  Bounces  Time on page\n"
                "/=a            ≤ 2      –           5       2        1          15 s\n"
                "(none)         ≤ 1      –           1       1        1           0 s\n"
                "(7 more)       ≤ 1      –           4       2        0          15 s\n"
                "\n"
                "≤: at most so many. Whoever saw several of these pages on a day is counted with "
                "each of them.\n"
                "\n"
                "–: not known. A visit's duration is spread over all its pages and hostnames, and "
                "the filter selects some: page.\n"));
        QVERIFY(
            footfall::queries::toTable(
                under({QStringLiteral("screen=phone")}, withRows(Dimension::Page)))
                .contains(QString::fromUtf8("\n–: not known. Only the first page view of a visit "
                                            "tells this: screen.\n")));
    }

    void pagesThatAreReadStandBelowTotals()
    {
        StatsResult result = example();
        result.live = {15, {{QStringLiteral("/a\x1b[31m"), 12}, {QStringLiteral("/b"), 1}}, 2, 2};
        const QString table = footfall::queries::toTable(result);
        QVERIFY2(table.endsWith(QString::fromUtf8("Live visitors       15\n"
                                                  "\n"
                                                  "Page being read  Visitors\n"
                                                  "/a�[31m                12\n"
                                                  "/b                      1\n"
                                                  "(2 more)                2\n")),
                 qPrintable(table));
        // Whoever asked for a list is not kept from it.
        result.breakdowns = withRows(Dimension::Page).breakdowns;
        QVERIFY(!footfall::queries::toTable(result).contains(QStringLiteral("being read")));
    }

    void tableIsAligned()
    {
        StatsResult result = withRows(Dimension::Page);
        result.before = Counters{2, 2, 3, 2, 1, 1, 0, 0};
        result.comparedWith = result.period;
        result.breakdowns.front().rows.front().value = QStringLiteral("/a\x1b[31m");
        const QString table = footfall::queries::toTable(result);
        QCOMPARE(
            table,
            QString::fromUtf8(
                "example.com  2026-01-01..2026-01-02  Asia/Kolkata\n"
                "compared with 2026-01-01..2026-01-02\n"
                "\n"
                "                   Now  Before\n"
                "Visitors             4       2\n"
                "Page views          10       3\n"
                "Visits               5       2\n"
                "Bounce rate     40.0 %  50.0 %\n"
                "Visit duration    18 s     0 s\n"
                "Time on page      15 s     0 s\n"
                "Live visitors        3\n"
                "\n"
                "page      Visitors     Share  Page views  Visits  Bounces  Time on page\n"
                "/a�[31m          3    75.0 %           5       2        1          15 s\n"
                "(none)           1    25.0 %           1       1        1           0 s\n"
                "(7 more)       ≤ 2  ≤ 50.0 %           4       2        0          15 s\n"
                "\n"
                "≤: at most so many. Whoever saw several of these pages on a day is counted with "
                "each of them.\n"));
    }

    void aShareOfMoreThanAllIsNotTold()
    {
        StatsResult result = withRows(Dimension::Page);
        result.breakdowns.front().other.visitors = 4;
        QVERIFY(footfall::queries::toTable(result).contains(
            QString::fromUtf8("\n(7 more)       ≤ 4  ≤ 100.0 %           4 ")));
        result.breakdowns.front().other.visitors = 5;
        const QString table = footfall::queries::toTable(result);
        QVERIFY2(table.contains(QString::fromUtf8("\n(7 more)       ≤ 5       –           4 ")),
                 qPrintable(table));
    }

    void todayIsComparedUpToThisHour()
    {
        StatsResult result = example();
        result.before = Counters{2, 2, 3, 2, 1, 1, 0, 0};
        result.comparable = Counters{1, 1, 2, 1, 1, 1, 0, 0};
        const QString table = footfall::queries::toTable(result);
        QVERIFY2(table.contains(
                     QStringLiteral("                   Now  Before  Before, up to this hour\n"
                                    "Visitors             4       2                        1\n"
                                    "Page views          10       3                        2\n")),
                 qPrintable(table));
    }
};

FOOTFALL_TEST_MAIN(TestStatsTable)
#include "tst_statstable.moc"
