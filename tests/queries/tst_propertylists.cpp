// SPDX-License-Identifier: GPL-3.0-or-later
// What lists of events and of their properties say about how many did it: what is a sum over values
// or events is at most so many, and what old releases kept of properties answers to no filter.
#include "core/queries/statsreader.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/queries/filled.h"

using namespace footfall::domain;
using footfall::kit::at;
using footfall::kit::FixedClock;
using footfall::model::Filled;
using footfall::model::Happening;
using footfall::model::viewAt;
using footfall::queries::StatsReader;
using By = OccurrenceRequest::By;

namespace {

constexpr const char *Noon = "2026-01-02T12:00:00Z";

Happening sent(const char *event, const char *plan)
{
    Happening happening;
    happening.arrival.time = happening.hour = at(Noon);
    happening.day = QDate(2026, 1, 2);
    happening.arrival.pathname = QStringLiteral("/");
    happening.arrival.source = QStringLiteral("Google");
    happening.arrival.event.name = QString::fromLatin1(event);
    happening.arrival.event.properties = {{QStringLiteral("plan"), QString::fromLatin1(plan), {}}};
    happening.isFirst = true;
    happening.firstProperties = {QStringLiteral("plan")};
    return happening;
}

/// One visitor, who sent "buy" three times with another plan each, and two more events.
void insertOneVisitor(Filled &filled)
{
    auto view = viewAt(at(Noon), QStringLiteral("/"));
    view.arrival.source = QStringLiteral("Google");
    filled.insert({view});
    std::vector<Happening> all{sent("buy", "pro"), sent("buy", "free"), sent("buy", "team"),
                               sent("signup", "pro"), sent("leave", "pro")};
    all[1].isFirst = all[2].isFirst = false;
    filled.insert(all);
}

OccurrenceRequest about(By by, const char *event, int limit)
{
    OccurrenceRequest request;
    request.by = by;
    request.property = QStringLiteral("plan");
    request.dimension = Dimension::Page;
    request.limit = limit;
    if (*event)
        request.event = QString::fromLatin1(event);
    return request;
}

} // namespace

class TestPropertyLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void sumsOverPeopleAreAtMost_data()
    {
        QTest::addColumn<OccurrenceRequest>("request");
        QTest::addColumn<int>("conversions"); // Of the first row.
        QTest::addColumn<Exactness>("ofRows");
        QTest::addColumn<Exactness>("ofOther");
        const auto row = [](const char *name, const OccurrenceRequest &request, int conversions,
                            Exactness ofRows, Exactness ofOther) {
            QTest::newRow(name) << request << conversions << ofRows << ofOther;
        };
        const auto exact = Exactness::Exact;
        const auto atMost = Exactness::AtMost;
        row("keys", about(By::PropertyKey, "", 0), 5, atMost, exact);
        row("keys of an event", about(By::PropertyKey, "buy", 0), 3, atMost, exact);
        row("values", about(By::PropertyValue, "", 0), 3, atMost, exact);
        row("values, some", about(By::PropertyValue, "", 1), 3, atMost, atMost);
        row("values, all but one", about(By::PropertyValue, "", 2), 3, atMost, atMost);
        row("values of an event", about(By::PropertyValue, "buy", 0), 1, exact, exact);
        row("values of an event, all but one", about(By::PropertyValue, "buy", 2), 1, exact, exact);
        row("values of an event, some", about(By::PropertyValue, "buy", 1), 1, exact, atMost);
        row("events", about(By::Event, "", 0), 1, exact, exact);
        row("events, some", about(By::Event, "", 1), 1, exact, atMost);
        row("where", about(By::Dimension, "buy", 0), 1, exact, exact);
    }
    void sumsOverPeopleAreAtMost()
    {
        QFETCH(OccurrenceRequest, request);
        QFETCH(int, conversions);
        QFETCH(Exactness, ofRows);
        QFETCH(Exactness, ofOther);
        Filled filled(QTimeZone::utc());
        insertOneVisitor(filled);
        const FixedClock clock(at("2026-01-02T13:00:00Z"));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        StatsRequest asked;
        asked.site = filled.site();
        asked.period = PeriodPreset::Today;
        asked.occurrences = {request};
        for (const QStringList &filter : {QStringList(), {QStringLiteral("source=Google")}}) {
            asked.filter = filterFromTexts(filter).value();
            const StatsResult result = reader->answer(asked).value();
            const Occurrences &list = result.occurrences.front();
            QCOMPARE(list.unknown, QString());
            QVERIFY(!list.rows.empty());
            QCOMPARE(list.rows.front().counters.conversions, conversions);
            QCOMPARE(list.conversions, ofRows);
            QCOMPARE(list.otherConversions, ofOther);
            const bool isAllExact = ofRows == Exactness::Exact && ofOther == Exactness::Exact;
            QCOMPARE(list.atMost.isEmpty(), isAllExact);
        }
    }

    void propertiesOfOldReleasesAreUnknownUnderAFilter_data()
    {
        QTest::addColumn<OccurrenceRequest>("request");
        QTest::addColumn<QDate>("from");
        QTest::addColumn<QStringList>("filter");
        QTest::addColumn<bool>("isKnown");
        QTest::addColumn<QStringList>("rows");
        const auto row = [](const char *name, const OccurrenceRequest &request, QDate from,
                            const QStringList &filter, bool isKnown, const QStringList &rows) {
            QTest::newRow(name) << request << from << filter << isKnown << rows;
        };
        const QStringList google{QStringLiteral("source=Google")};
        const QStringList reddit{QStringLiteral("source=Reddit")};
        const QStringList plan{QStringLiteral("plan")};
        const QStringList old{QStringLiteral("old")};
        const QStringList pro{QStringLiteral("pro")};
        const QDate before(2026, 1, 1);
        const QDate since(2026, 1, 2);
        row("keys, all", about(By::PropertyKey, "buy", 0), before, {}, true, plan);
        row("keys, filtered", about(By::PropertyKey, "buy", 0), before, google, false, {});
        row("keys since", about(By::PropertyKey, "buy", 0), since, google, true, plan);
        row("none since", about(By::PropertyKey, "buy", 0), since, reddit, true, {});
        row("values, all", about(By::PropertyValue, "buy", 0), before, {}, true, old + pro);
        row("values, filtered", about(By::PropertyValue, "buy", 0), before, google, false, {});
        row("values since", about(By::PropertyValue, "buy", 0), since, google, true, pro);
        row("of an event that is new", about(By::PropertyValue, "signup", 0), before, google, true,
            pro);
        row("of no event", about(By::PropertyValue, "nothing", 0), before, google, true, {});
        // How often they happened was told of each visit then, too.
        row("events", about(By::Event, "", 0), before, google, true,
            {QStringLiteral("buy"), QStringLiteral("signup")});
    }
    void propertiesOfOldReleasesAreUnknownUnderAFilter()
    {
        QFETCH(OccurrenceRequest, request);
        QFETCH(QDate, from);
        QFETCH(QStringList, filter);
        QFETCH(bool, isKnown);
        Filled filled(QTimeZone::utc());
        Happening old = sent("buy", "old");
        old.day = QDate(2026, 1, 1);
        old.hour = old.arrival.time = at("2026-01-01T12:00:00Z");
        old.isOfOldRelease = true;
        filled.insert(std::vector<Happening>{old, sent("buy", "pro"), sent("signup", "pro")});
        const FixedClock clock(at("2026-01-02T13:00:00Z"));
        const auto reader = StatsReader::open(filled.path(), clock).value();
        StatsRequest asked;
        asked.site = filled.site();
        asked.period = Period{from, QDate(2026, 1, 2)};
        asked.filter = filterFromTexts(filter).value();
        asked.occurrences = {request};
        // Open, and as a segment.
        for (int time = 0; time < 2; ++time) {
            const StatsResult result = reader->answer(asked).value();
            const Occurrences &list = result.occurrences.front();
            QStringList found;
            for (const OccurrenceRow &row : list.rows)
                found.append(row.value);
            QTEST(found, "rows");
            QCOMPARE(list.unknown.isEmpty(), isKnown);
            filled.fold(at("2026-01-03T00:00:00Z"), 100);
        }
    }
};

FOOTFALL_TEST_MAIN(TestPropertyLists)
#include "tst_propertylists.moc"
