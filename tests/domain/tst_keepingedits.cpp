// SPDX-License-Identifier: GPL-3.0-or-later
// What a site keeps, as it is edited: what is refused, and from when on a change applies.
#include "tests/domain/examplesite.h"
#include "tests/kit/testmain.h"

using namespace footfall::domain;
using namespace footfall::domain::examples;
using footfall::kit::at;

class TestKeepingEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void keeping_data()
    {
        QTest::addColumn<Keeping>("typed");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char *name, const Keeping &typed, bool accepted) {
            QTest::newRow(name) << typed << accepted;
        };
        row("all", {}, true);
        row("fewest visits", {2, 0, 0, {}, {}}, true);
        row("most visits", {100, 0, 0, {}, {}}, true);
        row("one visit", {1, 0, 0, {}, {}}, false);
        row("too many visits", {101, 0, 0, {}, {}}, false);
        row("visits below zero", {-5, 0, 0, {}, {}}, false);
        row("fewest days", {0, 30, 30, {}, {}}, true);
        row("few days", {0, 29, 0, {}, {}}, false);
        row("few hours", {0, 0, 29, {}, {}}, false);
        row("days below zero", {0, -1, 0, {}, {}}, false);
        row("many days", {0, 2'000'000'000, 0, {}, {}}, true);
    }
    void keeping()
    {
        QFETCH(Keeping, typed);
        QFETCH(bool, accepted);
        SiteEdit edit;
        edit.keeping = typed;
        const Result<Site> after = edited(exampleSite(), edit);
        QCOMPARE(after.has_value(), accepted);
        if (accepted) {
            Keeping expected = typed;
            if (typed.days != 0 || typed.hourlyDays != 0)
                expected.appliesFrom = Now + std::chrono::hours(24);
            if (typed.strictVisits != 0)
                expected.strictAppliesFrom = Now + std::chrono::hours(24);
            QCOMPARE(after->keeping, expected);
        } else {
            QCOMPARE(after.error().kind, ErrorKind::Invalid);
        }
    }

    void whatIsKeptLessCanBeTakenBack_data()
    {
        QTest::addColumn<Keeping>("before");
        QTest::addColumn<Keeping>("asked");
        QTest::addColumn<Instant>("appliesFrom");
        QTest::addColumn<Instant>("strictAppliesFrom");
        QTest::addColumn<int>("strictBefore");
        const Instant never{};
        const Instant long_ago = at("2025-01-01T00:00:00Z");
        const Instant soon = Now + std::chrono::hours(5);
        const Instant later = Now + std::chrono::hours(24);
        const Keeping none;
        const Keeping year{0, 365, 0, long_ago, never};
        const Keeping strict{5, 0, 0, never, long_ago};
        const Keeping both{5, 365, 90, soon, long_ago};
        const auto row = [](const char *name, const Keeping &before, const Keeping &asked,
                            Instant appliesFrom, Instant strictAppliesFrom, int strictBefore = 0) {
            QTest::newRow(name) << before << asked << appliesFrom << strictAppliesFrom
                                << strictBefore;
        };
        row("the first", none, {0, 365, 0, {}, {}}, later, never);
        row("shorter", year, {0, 364, 0, {}, {}}, later, never);
        row("longer", year, {0, 366, 0, {}, {}}, long_ago, never);
        row("the same", year, {0, 365, 0, {}, {}}, long_ago, never);
        row("strict", none, {5, 0, 0, {}, {}}, never, later);
        row("strict, with days that go", year, {5, 365, 0, {}, {}}, long_ago, later);
        row("stricter", strict, {6, 0, 0, {}, {}}, never, later, 5);
        const Keeping raised{10, 0, 0, never, soon, 5};
        row("stricter, the same", raised, {10, 0, 0, {}, {}}, never, soon, 5);
        row("still stricter", raised, {12, 0, 0, {}, {}}, never, later, 5);
        row("less, but stricter than before", raised, {7, 0, 0, {}, {}}, never, soon, 5);
        row("stricter, and taken back", raised, {5, 0, 0, {}, {}}, never, never, 0);
        row("stricter, and less than before", raised, {4, 0, 0, {}, {}}, never, never, 0);
        row("stricter, and not any more", raised, {0, 0, 0, {}, {}}, never, never, 0);
        row("stricter before strict applied", {5, 0, 0, never, soon}, {9, 0, 0, {}, {}}, never,
            later, 0);
        row("stricter again, once it applied", {10, 0, 0, never, long_ago, 5}, {12, 0, 0, {}, {}},
            never, later, 10);
        row("less again, once it applied", {10, 0, 0, never, long_ago, 5}, {7, 0, 0, {}, {}}, never,
            long_ago, 0);
        const Instant ahead = at("2038-01-19T00:00:00Z");
        row("by a clock that was ahead", {5, 90, 0, ahead, ahead}, {5, 90, 0, {}, {}}, later,
            later);
        row("less strict", strict, {4, 0, 0, {}, {}}, never, long_ago);
        row("hours too", year, {0, 365, 100, {}, {}}, later, never);
        row("forever", year, none, never, never);
        row("strict stays where days go", strict, {5, 365, 0, {}, {}}, later, long_ago);
        row("strict stays where fewer days go", both, {5, 100, 90, {}, {}}, later, long_ago);
        row("strict stays where fewer hours do", both, {5, 365, 60, {}, {}}, later, long_ago);
        row("days stay where it becomes stricter", both, {7, 365, 90, {}, {}}, soon, later, 5);
        row("both at once", both, {7, 300, 90, {}, {}}, later, later, 5);
        row("no longer strict", both, {0, 365, 90, {}, {}}, soon, never);
        row("no longer strict, but shorter", both, {0, 364, 90, {}, {}}, later, never);
        row("strict, and days forever", both, {5, 0, 0, {}, {}}, never, long_ago);
        row("stricter, and days forever", both, {6, 0, 0, {}, {}}, never, later, 5);
        row("taken back", {6, 365, 0, soon, later}, {5, 365, 0, {}, {}}, soon, later);
        row("at once, as somebody would like", none, {5, 30, 0, long_ago, long_ago}, later, later);
        row("never, as somebody would like", both, {5, 365, 90, later, later}, soon, long_ago);
    }
    void whatIsKeptLessCanBeTakenBack()
    {
        QFETCH(Keeping, before);
        QFETCH(Keeping, asked);
        QFETCH(Instant, appliesFrom);
        QFETCH(Instant, strictAppliesFrom);
        Site site = exampleSite();
        site.keeping = before;
        SiteEdit edit;
        edit.keeping = asked;
        const Keeping after = edited(site, edit)->keeping;
        QCOMPARE(after.appliesFrom, appliesFrom);
        QCOMPARE(after.strictAppliesFrom, strictAppliesFrom);
        QTEST(after.strictBefore, "strictBefore");
        QCOMPARE(keepingAfter(before, asked, Now), after);
    }

    void howStrictAChangeIs_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::addColumn<bool>("raises");
        QTest::addColumn<bool>("lowers");
        QTest::newRow("on") << 0 << 5 << false << false;
        QTest::newRow("off") << 5 << 0 << false << false;
        QTest::newRow("the same") << 5 << 5 << false << false;
        QTest::newRow("more") << 5 << 6 << true << false;
        QTest::newRow("less") << 5 << 4 << false << true;
    }
    void howStrictAChangeIs()
    {
        QFETCH(int, before);
        QFETCH(int, after);
        const Keeping one{before, 0, 0, {}, {}};
        const Keeping other{after, 0, 0, {}, {}};
        QTEST(raisesStrict(one, other), "raises");
        QTEST(lowersStrict(one, other), "lowers");
    }
};

FOOTFALL_TEST_MAIN(TestKeepingEdits)
#include "tst_keepingedits.moc"
