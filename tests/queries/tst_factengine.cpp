// SPDX-License-Identifier: GPL-3.0-or-later
// The facts engine answers what a plain look at every row answers: for facts and questions at
// random, cut into segments or in one, kept in the cache or streamed past it.
#include "core/queries/facts/factanswer.h"
#include "core/queries/facts/factengine.h"
#include "core/storage/facts/factstore.h"
#include "core/storage/facts/segmentcodec.h"
#include "core/storage/sitestore.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"
#include "tests/queries/factmodel.h"

using namespace footfall;
using namespace footfall::queries;
using namespace footfall::storage;
using model::FactMaker;
using model::FactShape;

namespace {

/// Segments as a database would have them.
class Shelf
{
public:
    enum class Place { Stored, Settled, InMemory };
    void add(const FactTable &table, Place place)
    {
        auto segment = std::make_shared<EncodedSegment>(encode(table));
        const auto head = decodeHead(segment->head);
        if (!head)
            qFatal("%s", qPrintable(head.error().message));
        const SegmentId id{place == Place::InMemory ? 0 : ++s_nextId};
        sources.segments.push_back({id, std::make_shared<const SegmentHead>(*head),
                                    place == Place::InMemory ? segment : nullptr,
                                    place == Place::Settled});
        m_segments[id.value] = segment;
    }
    Shelf()
    {
        sources.readBytes = [this](SegmentId id, quint32 part) -> domain::Result<QByteArray> {
            ++reads;
            if (onRead)
                onRead();
            return findPart(m_segments.at(id.value)->blobs, part).toByteArray();
        };
    }
    Shelf(const Shelf &) = delete;
    Shelf &operator=(const Shelf &) = delete;

    /// Of every stored segment.
    template <typename Change>
    void changeBlobs(Change change)
    {
        for (auto &[id, segment] : m_segments)
            for (EncodedSegment::Blob &blob : segment->blobs)
                change(blob.data);
    }

    FactSources sources;
    std::function<void()> onRead;
    int reads = 0;

private:
    static inline qint64 s_nextId = 0;
    std::map<qint64, std::shared_ptr<EncodedSegment>> m_segments;
};

PanelQuestion panelOf(domain::Dimension dimension)
{
    PanelQuestion panel;
    panel.dimension = dimension;
    return panel;
}

QString inWords(const domain::Counters &counters)
{
    return QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8")
        .arg(counters.visitors)
        .arg(counters.pageVisitors)
        .arg(counters.pageViews)
        .arg(counters.visits)
        .arg(counters.bounces)
        .arg(counters.exits)
        .arg(counters.durationMs)
        .arg(counters.durationViews);
}

QStringList inWords(const FactQuestion &question, const FactAnswer &answer)
{
    QStringList lines{QStringLiteral("totals: ") + inWords(answer.totals)};
    for (const TimeCounters &time : answer.times)
        lines.append(QStringLiteral("%1 %2: %3")
                         .arg(time.when.day)
                         .arg(time.when.hour)
                         .arg(inWords(time.counters)));
    for (size_t i = 0; i < answer.panels.size(); ++i) {
        const PanelAnswer &panel = answer.panels[i];
        lines.append(QStringLiteral("%1: %2 values, %3")
                         .arg(domain::dimensionName(question.panels[i].dimension))
                         .arg(panel.values)
                         .arg(inWords(panel.sum)));
        for (const PanelRow &row : panel.rows)
            lines.append(QStringLiteral("  %1: %2").arg(row.value).arg(inWords(row.counters)));
    }
    return lines;
}

/// The first difference; empty where there is none.
QString difference(const FactQuestion &question, const domain::Result<FactAnswer> &found,
                   const FactAnswer &expected)
{
    if (!found)
        return found.error().message;
    const QStringList one = inWords(question, *found);
    const QStringList other = inWords(question, expected);
    for (qsizetype i = 0; i < std::max(one.size(), other.size()); ++i)
        if (one.value(i) != other.value(i))
            return QStringLiteral("found \"%1\", expected \"%2\"")
                .arg(one.value(i), other.value(i));
    return {};
}

struct Case {
    quint64 seed = 0;
    FactShape shape;
    size_t tables = 1;
};

/// Many small ones, and some that have frames, chunks and sums.
std::vector<Case> someCases()
{
    std::vector<Case> all;
    for (quint64 seed = 1; seed <= 1'000; ++seed)
        all.push_back(
            {seed, {.rows = 1 + seed * 7 % 300, .pages = quint32(5 + seed % 40)}, 1 + seed % 4});
    for (quint64 seed = 2'001; seed <= 2'040; ++seed)
        all.push_back({seed,
                       {.rows = 17'000 + seed % 7 * 4'000,
                        .pages = seed % 3 == 0 ? 70'000U : 300U,
                        .values = seed % 2 == 0 ? 40U : 5U},
                       1 + seed % 2});
    all.push_back({3'000, {.rows = 300'000, .pages = 20'000}, 1});
    return all;
}

} // namespace

class TestFactEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void answersAsAPlainLookDoes()
    {
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        const auto tinyCache = makeFactCache(40'000);
        for (const Case &made : someCases()) {
            FactMaker maker(made.seed);
            std::vector<FactTable> tables;
            Shelf parts;
            for (size_t i = 0; i < made.tables; ++i) {
                FactShape shape = made.shape;
                shape.firstDay += qint64(i) * shape.days / 2;
                tables.push_back(maker.views(shape));
                parts.add(tables.back(), i == 3           ? Shelf::Place::InMemory
                                         : maker.oneIn(2) ? Shelf::Place::Settled
                                                          : Shelf::Place::Stored);
            }
            Shelf merged;
            merged.add(model::together(tables), Shelf::Place::Settled);
            for (int round = 0; round < 2; ++round) {
                const FactQuestion question = maker.question(made.shape);
                const FactAnswer expected = model::answerBySight(question, tables);
                for (const auto &[shelf, kept] : {std::pair(&parts, cache),
                                                  {&parts, tinyCache},
                                                  {&merged, cache},
                                                  {&parts, cache},
                                                  {&merged, tinyCache}}) {
                    const auto found = answerViews(question, shelf->sources, *kept, workers, {});
                    QVERIFY2(difference(question, found, expected).isEmpty(),
                             qPrintable(QStringLiteral("seed %1, round %2: %3")
                                            .arg(made.seed)
                                            .arg(round)
                                            .arg(difference(question, found, expected))));
                    QVERIFY(kept->bytes() <= kept->mostBytes());
                }
            }
        }
    }

    /// More pathnames than are added up by value: lists of a few, and some that are not.
    void findsTheBestOfManyPathnames()
    {
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        FactMaker maker(5'000);
        std::vector<FactTable> tables;
        Shelf shelf;
        for (int i = 0; i < 5; ++i) {
            const bool isInMemory = i == 4;
            FactShape shape{.rows = isInMemory ? 500U : 110'000U, .pages = 300'000, .values = 5};
            shape.firstDay += i;
            tables.push_back(maker.views(shape));
            // Some that are popular, and one that is only where it is not expected.
            for (quint32 &pathname : tables.back()[FactColumn::Pathname]) {
                pathname = isInMemory ? 299'000 : 1 + maker.below(300'000);
                if (maker.oneIn(4))
                    pathname = 1 + maker.below(maker.below(200) + 1);
            }
            shelf.add(tables.back(), isInMemory ? Shelf::Place::InMemory
                                     : i == 3   ? Shelf::Place::Stored
                                                : Shelf::Place::Settled);
        }
        FactQuestion question;
        question.period = {QDate::fromJulianDay(2'460'000), QDate::fromJulianDay(2'462'000)};
        for (const domain::Dimension dimension :
             {domain::Dimension::Page, domain::Dimension::EntryPage, domain::Dimension::ExitPage,
              domain::Dimension::Source}) {
            question.panels.push_back(panelOf(dimension));
            question.panels.back().ownConditions = domain::OwnConditions::Leave;
        }
        const auto ask = [&](const char *what) {
            const auto found = answerViews(question, shelf.sources, *cache, workers, {});
            const QString other =
                difference(question, found, model::answerBySight(question, tables));
            QVERIFY2(other.isEmpty(),
                     qPrintable(QLatin1String(what) + QLatin1String(": ") + other));
        };
        ask("everything");
        ask("everything, again");
        for (const domain::Metric metric : {domain::Metric::PageViews, domain::Metric::Exits}) {
            for (PanelQuestion &panel : question.panels)
                panel.sortBy = metric;
            ask("by another metric");
        }
        using domain::FilterSense;
        const std::vector<ValueFilter> filters{
            {{domain::Dimension::Source, FilterSense::Includes, {0}}},
            {{domain::Dimension::Page, FilterSense::Includes, {1, 2, 3, 250'000}}},
            {{domain::Dimension::Page, FilterSense::Excludes, {1, 2, 3}},
             {domain::Dimension::Country, FilterSense::Includes, {0, 3}}},
            {{domain::Dimension::ExitPage, FilterSense::Includes, {1, 2, 3, 4, 5}}},
            // So few that any page could be among the first.
            {{domain::Dimension::Page, FilterSense::Excludes, {}},
             {domain::Dimension::Source, FilterSense::Includes, {12}},
             {domain::Dimension::Country, FilterSense::Includes, {12}},
             {domain::Dimension::Browser, FilterSense::Includes, {12}}},
        };
        for (const ValueFilter &filter : filters) {
            question.filter = filter;
            ask("filtered");
        }
        question.filter = filters.front();
        question.panels.front().limit = 0;
        ask("all pages");
        question.panels.front().limit = 600;
        ask("many pages");
    }

    void answersFromADatabase()
    {
        const kit::TestDatabase database;
        const auto site = domain::siteFromDraft({.hostname = QStringLiteral("facts.example"),
                                                 .name = {},
                                                 .timeZone = QStringLiteral("UTC"),
                                                 .trackingCode = {}},
                                                domain::Instant{});
        QVERIFY(site);
        FactMaker maker(23);
        std::vector<FactTable> views;
        std::vector<FactTable> events;
        domain::SiteId id;
        FactStore store(*database);
        const auto append = [&](const FactTable &table) {
            auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
            QVERIFY(transaction);
            QVERIFY(store.append(id, table));
            QVERIFY(transaction->commit());
        };
        {
            auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
            QVERIFY(transaction);
            const auto added = SiteStore(*database).insert(*site);
            QVERIFY(added);
            id = *added;
            QVERIFY(transaction->commit());
        }
        auto reading = Database::open(database.path(), OpenMode::ReadOnly);
        QVERIFY(reading);
        FactEngine engine(**reading, makeFactCache(UsualCacheBytes));
        for (int round = 0; round < 4; ++round) {
            views.push_back(maker.views({.rows = round == 1 ? 40'000U : 500U}));
            events.push_back(maker.events({.rows = 300}));
            append(views.back());
            append(events.back());
            FactQuestion question = maker.question({});
            question.site = id;
            const auto found = engine.answer(question);
            const QString other =
                difference(question, found, model::answerBySight(question, views));
            QVERIFY2(other.isEmpty(), qPrintable(other));
            EventQuestion eventQuestion = maker.eventQuestion({});
            eventQuestion.site = id;
            eventQuestion.by = EventQuestion::By::Event;
            const auto rows = engine.answer(eventQuestion);
            QVERIFY(rows);
            const auto expected = model::answerBySight(eventQuestion, events);
            QVERIFY(std::equal(rows->begin(), rows->end(), expected.begin(), expected.end(),
                               [](const EventRow &a, const EventRow &b) {
                                   return a.value == b.value && a.currency == b.currency &&
                                          a.events == b.events && a.amount == b.amount;
                               }));
        }
    }

    void aHeadThatIsNotItsRowsIsDamage_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("fewer rows") << QByteArray("facts = facts - 1");
        QTest::newRow("more rows") << QByteArray("facts = facts + 1");
        QTest::newRow("an earlier day") << QByteArray("first_day = first_day - 1");
        QTest::newRow("a later day") << QByteArray("last_day = last_day + 1");
        QTest::newRow("another kind") << QByteArray("kind = 3 - kind");
        QTest::newRow("another's head")
            << QByteArray("head = (SELECT head FROM fact_segment WHERE id = 2)");
    }
    void aHeadThatIsNotItsRowsIsDamage()
    {
        QFETCH(QByteArray, change);
        const kit::TestDatabase database;
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("facts.example");
        FactMaker maker(5);
        FactQuestion question = maker.question({});
        question.filter = {};
        question.period = {QDate(1990, 1, 1), QDate(2090, 1, 1)};
        EventQuestion eventQuestion = maker.eventQuestion({});
        eventQuestion.filter = {};
        eventQuestion.period = question.period;
        {
            auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
            question.site = eventQuestion.site =
                SiteStore(*database).insert(*domain::siteFromDraft(draft, {})).value();
            FactStore store(*database);
            QCOMPARE(store.append(question.site, maker.views({.rows = 500}))->value, 1);
            QCOMPARE(store.append(question.site, maker.views({.rows = 700}))->value, 2);
            QVERIFY(transaction->commit());
        }
        const auto ask = [&] {
            auto reading = Database::open(database.path(), OpenMode::ReadOnly).value();
            FactEngine engine(*reading, makeFactCache(UsualCacheBytes));
            const auto views = engine.answer(question);
            const auto events = engine.answer(eventQuestion);
            return !views ? views.error() : !events ? events.error() : domain::Error{};
        };
        QVERIFY2(ask().message.isEmpty(), qPrintable(ask().message));
        QVERIFY(database->execute("UPDATE fact_segment SET " + change + " WHERE id = 1"));
        const domain::Error error = ask();
        QCOMPARE(error.kind, domain::ErrorKind::Storage);
        QVERIFY2(error.message.contains(QStringLiteral("segment 1")), qPrintable(error.message));
    }

    void answersAboutEventsAsAPlainLookDoes()
    {
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        const auto tinyCache = makeFactCache(5'000);
        for (quint64 seed = 1; seed <= 400; ++seed) {
            FactMaker maker(seed);
            const FactShape shape{
                .rows = seed % 50 == 0 ? 40'000 : 1 + seed % 200, .pages = 30, .values = 5};
            const std::vector<FactTable> tables{maker.events(shape), maker.events(shape),
                                                maker.events(shape)};
            Shelf parts;
            for (const FactTable &table : tables)
                parts.add(table, parts.sources.segments.empty() ? Shelf::Place::InMemory
                                                                : Shelf::Place::Stored);
            Shelf merged;
            merged.add(model::together(tables), Shelf::Place::Settled);
            for (int round = 0; round < 3; ++round) {
                const EventQuestion question = maker.eventQuestion(shape);
                const std::vector<EventRow> expected = model::answerBySight(question, tables);
                for (const auto &[shelf, kept] :
                     {std::pair(&parts, cache), {&parts, tinyCache}, {&merged, cache}}) {
                    const auto found = answerEvents(question, shelf->sources, *kept, workers, {});
                    QVERIFY(found);
                    QCOMPARE(found->size(), expected.size());
                    for (size_t i = 0; i < expected.size(); ++i) {
                        const EventRow &one = (*found)[i];
                        const EventRow &other = expected[i];
                        QVERIFY2(one.value == other.value && one.currency == other.currency &&
                                     one.hasMoney == other.hasMoney && one.events == other.events &&
                                     one.conversions == other.conversions &&
                                     one.amount == other.amount,
                                 qPrintable(QStringLiteral("seed %1").arg(seed)));
                    }
                }
            }
        }
    }

    void amountsDoNotOverflow()
    {
        FactTable table;
        table.kind = FactKind::Events;
        table.rows = 3;
        table.hours = {{2'461'000, 0}};
        table[FactColumn::Kind] = {1, 1, 1};
        table[FactColumn::Target] = {5, 5, 5};
        table[FactColumn::Events] = {1, 1, 1};
        const qint64 most = std::numeric_limits<qint64>::max();
        table.amounts = {most, most, most};
        Shelf shelf;
        shelf.add(table, Shelf::Place::Stored);
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        EventQuestion question;
        question.period = {QDate::fromJulianDay(2'461'000), QDate::fromJulianDay(2'461'000)};
        const auto rows = answerEvents(question, shelf.sources, *cache, workers, {});
        QVERIFY(rows);
        QCOMPARE(rows->size(), size_t(1));
        QCOMPARE(rows->front().amount, qint64(9'000'000'000'000'000));
        QVERIFY(rows->front().hasMoney);
    }

    /// What is asked again comes from what settled segments have answered; where most is selected,
    /// that is what all have less what some have.
    void answersTheSameAgain()
    {
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        FactMaker maker(7);
        // Few values, so that segments have sums.
        const FactShape shape{.rows = 17'000, .pages = 50, .values = 3};
        std::vector<FactTable> tables;
        Shelf shelf;
        for (int i = 0; i < 3; ++i) {
            tables.push_back(maker.views(shape));
            shelf.add(tables.back(), Shelf::Place::Settled);
        }
        for (const domain::Dimension filtered : domain::AllDimensions) {
            for (const domain::Dimension shown : domain::AllDimensions) {
                FactQuestion question;
                question.period = {QDate::fromJulianDay(shape.firstDay),
                                   QDate::fromJulianDay(shape.firstDay + shape.days)};
                question.filter = {{filtered, domain::FilterSense::Excludes, {1}}};
                question.panels = {panelOf(filtered), panelOf(shown), panelOf(shown)};
                question.panels[0].ownConditions = domain::OwnConditions::Leave;
                question.panels[1].ownConditions = domain::OwnConditions::Leave;
                const FactAnswer expected = model::answerBySight(question, tables);
                for (int time = 1; time <= 2; ++time) {
                    const auto found = answerViews(question, shelf.sources, *cache, workers, {});
                    QVERIFY2(difference(question, found, expected).isEmpty(),
                             qPrintable(QStringLiteral("%1 and %2, asked %3 times: %4")
                                            .arg(domain::dimensionName(filtered),
                                                 domain::dimensionName(shown))
                                            .arg(time)
                                            .arg(difference(question, found, expected))));
                }
            }
        }
    }

    /// Sums of some segments together are kept by places in the dictionary of all that were asked.
    void answersTheSameBesideOthers()
    {
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        FactMaker maker(11);
        FactShape shape{.rows = 17'000, .pages = 50, .values = 3};
        std::vector<FactTable> tables;
        Shelf shelf;
        FactQuestion question;
        question.period = {QDate::fromJulianDay(shape.firstDay),
                           QDate::fromJulianDay(shape.firstDay + shape.days + 2)};
        for (const domain::Dimension shown : domain::AllDimensions)
            question.panels.push_back(panelOf(shown));
        for (int i = 0; i < 3; ++i) {
            if (i == 2) { // With values that the others lack, and partly outside of the period.
                shape = {.rows = 17'000, .pages = 80, .values = 9};
                shape.firstDay += shape.days / 2;
            }
            tables.push_back(maker.views(shape));
            for (quint32 &value : tables.back()[FactColumn::Country])
                value = i == 2 ? value : value + 4;
            shelf.add(tables.back(), Shelf::Place::Stored);
            for (int time = 1; i > 0 && time <= 2; ++time) {
                const auto found = answerViews(question, shelf.sources, *cache, workers, {});
                const QString other =
                    difference(question, found, model::answerBySight(question, tables));
                QVERIFY2(other.isEmpty(), qPrintable(other));
            }
        }
    }

    void readsNothingTwiceThatIsKept()
    {
        Shelf shelf;
        FactMaker maker(7);
        shelf.add(maker.views({.rows = 60'000}), Shelf::Place::Stored);
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);
        FactQuestion question;
        question.period = {QDate::fromJulianDay(2'461'002), QDate::fromJulianDay(2'461'004)};
        question.panels = {panelOf(domain::Dimension::Page)};
        QVERIFY(answerViews(question, shelf.sources, *cache, workers, {}));
        const int reads = shelf.reads;
        QVERIFY(reads > 0);
        QVERIFY(answerViews(question, shelf.sources, *cache, workers, {}));
        QCOMPARE(shelf.reads, reads);
    }

    void tellsProgressWhereItStreams()
    {
        Shelf shelf;
        FactMaker maker(11);
        std::vector<FactTable> tables;
        for (int i = 0; i < 12; ++i) {
            tables.push_back(maker.views({.rows = 20'000}));
            shelf.add(tables.back(), Shelf::Place::Settled);
        }
        FactQuestion question;
        question.period = {QDate::fromJulianDay(2'461'001), QDate::fromJulianDay(2'461'008)};
        question.panels = {panelOf(domain::Dimension::Source)};
        FactWorkers workers;
        const auto cache = makeFactCache(200'000);
        int last = 0;
        qint64 views = 0;
        int calls = 0;
        const auto found = answerViews(question, shelf.sources, *cache, workers,
                                       {{}, [&](int percent, const FactAnswer &soFar) {
                                            QVERIFY(percent > last && percent < 100);
                                            QVERIFY(soFar.totals.pageViews > views);
                                            QCOMPARE(soFar.panels[0].sum, soFar.totals);
                                            QVERIFY(cache->bytes() <= cache->mostBytes());
                                            last = percent;
                                            views = soFar.totals.pageViews;
                                            ++calls;
                                        }});
        QVERIFY(found);
        QVERIFY(calls >= 3);
        QVERIFY(difference(question, found, model::answerBySight(question, tables)).isEmpty());

        const auto roomy = makeFactCache(UsualCacheBytes);
        QVERIFY(answerViews(question, shelf.sources, *roomy, workers,
                            {{}, [](int, const FactAnswer &) { QFAIL("It fits."); }}));
    }

    void canBeStopped()
    {
        Shelf shelf;
        FactMaker maker(13);
        for (int i = 0; i < 8; ++i)
            shelf.add(maker.views({.rows = 20'000}), Shelf::Place::Stored);
        FactQuestion question;
        question.period = {QDate::fromJulianDay(2'461'001), QDate::fromJulianDay(2'461'008)};
        FactWorkers workers;
        const auto cache = makeFactCache(UsualCacheBytes);

        std::stop_source before;
        before.request_stop();
        const auto never =
            answerViews(question, shelf.sources, *cache, workers, {before.get_token(), {}});
        QVERIFY(!never);
        QCOMPARE(never.error(), (domain::Error{domain::ErrorKind::Unavailable, {}}));

        std::stop_source midway;
        shelf.onRead = [&] {
            if (shelf.reads == 5)
                midway.request_stop();
        };
        const auto half =
            answerViews(question, shelf.sources, *cache, workers, {midway.get_token(), {}});
        QVERIFY(!half);
        QCOMPARE(half.error(), (domain::Error{domain::ErrorKind::Unavailable, {}}));
        shelf.onRead = nullptr;
        QVERIFY(answerViews(question, shelf.sources, *cache, workers, {}));
    }

    void damagedBytesAreAnError()
    {
        FactWorkers workers;
        FactMaker maker(17);
        const FactTable table = maker.views({.rows = 40'000});
        FactQuestion question;
        question.period = {QDate::fromJulianDay(2'461'001), QDate::fromJulianDay(2'461'008)};
        for (const domain::Dimension dimension : domain::AllDimensions)
            question.panels.push_back(panelOf(dimension));
        {
            Shelf shelf;
            shelf.add(table, Shelf::Place::Stored);
            shelf.changeBlobs([](QByteArray &bytes) { bytes.truncate(bytes.size() / 2); });
            const auto cache = makeFactCache(UsualCacheBytes);
            const auto found = answerViews(question, shelf.sources, *cache, workers, {});
            QVERIFY(!found);
            QCOMPARE(found.error().kind, domain::ErrorKind::Storage);
            QVERIFY(!found.error().message.isEmpty());
        }
        // Whatever the bytes are: an answer or an error.
        for (int round = 0; round < 200; ++round) {
            Shelf shelf;
            shelf.add(table, Shelf::Place::Stored);
            shelf.changeBlobs([&](QByteArray &bytes) {
                for (int left = 3; left > 0 && !bytes.isEmpty(); --left)
                    bytes[qsizetype(maker.below(quint32(bytes.size())))] =
                        static_cast<char>(maker.below(256));
            });
            const auto cache = makeFactCache(UsualCacheBytes);
            const auto found =
                answerViews(maker.question({.rows = 40'000}), shelf.sources, *cache, workers, {});
            if (!found)
                QCOMPARE(found.error().kind, domain::ErrorKind::Storage);
        }
    }

    void theCacheKeepsItsBound()
    {
        FactCache cache(10'000);
        FactMaker maker(19);
        for (int i = 0; i < 2'000; ++i) {
            const quint64 question = cache.beginQuestion();
            const FactCacheKey key{{1 + maker.below(50)}, maker.below(20)};
            const auto found = cache.find(key, question);
            if (!found)
                cache.insert(key, question, std::make_shared<const int>(int(key.part)),
                             maker.below(3'000));
            else
                QCOMPARE(*static_cast<const int *>(found.get()), int(key.part));
            QVERIFY(cache.bytes() <= 10'000);
        }
        QVERIFY(cache.bytes() > 5'000);
        QCOMPARE(
            cache.insert({{99}, 1}, cache.beginQuestion(), std::make_shared<const int>(1), 20'000),
            FactCache::Kept::No);
    }

    /// Otherwise a question that is larger than the cache would wash out what it needs next.
    void theCacheKeepsWhatTheQuestionUsed()
    {
        FactCache cache(10'000);
        const auto part = std::make_shared<const int>(1);
        const quint64 first = cache.beginQuestion();
        QCOMPARE(cache.insert({{1}, 1}, first, part, 6'000), FactCache::Kept::Yes);
        QCOMPARE(cache.insert({{2}, 1}, first, part, 6'000), FactCache::Kept::No);
        QVERIFY(cache.find({{1}, 1}, first));
        const quint64 second = cache.beginQuestion();
        QCOMPARE(cache.insert({{2}, 1}, second, part, 6'000), FactCache::Kept::Yes);
        QVERIFY(!cache.find({{1}, 1}, second));
    }
};

FOOTFALL_TEST_MAIN(TestFactEngine)
#include "tst_factengine.moc"
