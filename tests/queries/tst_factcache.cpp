// SPDX-License-Identifier: GPL-3.0-or-later
// How the facts engine reads: what it keeps in its cache or streams past it, how far it is, that it
// can be stopped, and what is damaged.
#include "core/storage/facts/factstore.h"
#include "core/storage/sitestore.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"
#include "tests/queries/shelf.h"

using namespace footfall;
using namespace footfall::queries;
using namespace footfall::storage;
using model::difference;
using model::FactMaker;
using model::FactShape;
using model::panelOf;
using model::Shelf;

class TestFactCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

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

    /// Also where a segment reaches out of the period: then the answer is kept for that period
    /// only.
    void answersTheSameOfOtherPeriods()
    {
        FactWorkers workers;
        // Room for answers; what is decoded does not fit.
        const auto cache = makeFactCache(1'000'000);
        FactMaker maker(23);
        const FactShape shape{.rows = 60'000, .pages = 50, .values = 3};
        std::vector<FactTable> tables;
        Shelf shelf;
        for (int i = 0; i < 3; ++i) {
            tables.push_back(maker.views(shape));
            shelf.add(tables.back(), Shelf::Place::Settled);
        }
        for (const auto &[from, days] : {std::pair(0, 10), {2, 3}, {2, 4}, {3, 3}}) {
            FactQuestion question;
            question.period.from = QDate::fromJulianDay(shape.firstDay + from);
            question.period.to = question.period.from.addDays(days);
            question.filter = {{domain::Dimension::Browser,
                                domain::FilterSense::Includes,
                                {tables[0][FactColumn::Browser].front()}}};
            question.panels = {panelOf(domain::Dimension::Country)};
            const FactAnswer expected = model::answerBySight(question, tables);
            QVERIFY(expected.totals.pageViews > 0);
            for (int time = 1; time <= 2; ++time) {
                const int reads = shelf.reads;
                const auto found = answerViews(question, shelf.sources, *cache, workers, {});
                QVERIFY2(difference(question, found, expected).isEmpty(),
                         qPrintable(difference(question, found, expected)));
                QCOMPARE(shelf.reads > reads, time == 1);
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

    /// What nobody has asked for leaves what somebody has.
    void theCacheKeepsLittleOfWhatIsAskedAhead()
    {
        FactCache cache(10'000);
        const auto part = std::make_shared<const int>(1);
        const auto isKept = [&](qint64 id) {
            return cache.find({{id}, 1}, cache.beginQuestion()) != nullptr;
        };
        QCOMPARE(cache.insert({{1}, 1}, cache.beginQuestion(), part, 5'500), FactCache::Kept::Yes);
        for (const qint64 id : {2, 3, 4})
            QCOMPARE(
                cache.insertAnswer({{id}, 1}, cache.beginQuestion(), part, 1'000, Urgency::Ahead),
                FactCache::Kept::Yes);
        QVERIFY(isKept(1) && !isKept(2) && isKept(3) && isKept(4));
        QVERIFY(isKept(3)); // Used later than 4.
        QCOMPARE(cache.insertAnswer({{5}, 1}, cache.beginQuestion(), part, 1'000, Urgency::Ahead),
                 FactCache::Kept::Yes);
        QVERIFY(isKept(1) && isKept(3) && !isKept(4) && isKept(5));
        QCOMPARE(cache.insertAnswer({{6}, 1}, cache.beginQuestion(), part, 2'400, Urgency::Ahead),
                 FactCache::Kept::No);
        // Whatever else such a question reads has the room that is left, and that of its kind.
        QCOMPARE(cache.insert({{8}, 1}, cache.beginQuestion(Urgency::Ahead), part, 1'000),
                 FactCache::Kept::Yes);
        QVERIFY(isKept(1) && isKept(3) && isKept(5));
        QCOMPARE(cache.insert({{9}, 1}, cache.beginQuestion(Urgency::Ahead), part, 1'000),
                 FactCache::Kept::Yes);
        QVERIFY(isKept(1) && !isKept(3) && isKept(5) && isKept(8));
        QCOMPARE(cache.insert({{10}, 1}, cache.beginQuestion(Urgency::Ahead), part, 6'000),
                 FactCache::Kept::No);
        QVERIFY(isKept(1));
        // Whoever asks takes all.
        QCOMPARE(cache.insert({{7}, 1}, cache.beginQuestion(), part, 9'000), FactCache::Kept::Yes);
        QVERIFY(!isKept(1) && !isKept(3) && !isKept(5) && isKept(7));
        QVERIFY(cache.bytes() <= 10'000);
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
        // What it found has a place, too.
        QCOMPARE(cache.insert({{3}, 1}, second, part, 2'900), FactCache::Kept::Yes);
        QCOMPARE(cache.insert({{4}, 1}, second, part, 300), FactCache::Kept::No);
        QCOMPARE(cache.insertAnswer({{4}, 1}, second, part, 300, Urgency::Now),
                 FactCache::Kept::Yes);
        QVERIFY(cache.find({{2}, 1}, second) && cache.find({{4}, 1}, second));
        // Parts do not take that place, but a newer answer does.
        const quint64 third = cache.beginQuestion();
        QCOMPARE(cache.insert({{5}, 1}, third, part, 9'000), FactCache::Kept::Yes);
        QVERIFY(cache.find({{4}, 1}, second) && !cache.find({{2}, 1}, second));
        QCOMPARE(cache.insertAnswer({{6}, 1}, third, part, 300, Urgency::Now),
                 FactCache::Kept::Yes);
        QVERIFY(cache.find({{5}, 1}, third) && !cache.find({{4}, 1}, third));
        // What cannot be kept gives up nothing; what is answered anew takes its own place.
        QCOMPARE(cache.insert({{7}, 1}, cache.beginQuestion(), part, 9'500), FactCache::Kept::No);
        QVERIFY(cache.find({{5}, 1}, third) && cache.find({{6}, 1}, third));
        const auto newer = std::make_shared<const int>(2);
        QCOMPARE(cache.insertAnswer({{6}, 1}, cache.beginQuestion(), newer, 300, Urgency::Now),
                 FactCache::Kept::Yes);
        QVERIFY(cache.find({{6}, 1}, third) == newer);
    }
};

FOOTFALL_TEST_MAIN(TestFactCache)
#include "tst_factcache.moc"
