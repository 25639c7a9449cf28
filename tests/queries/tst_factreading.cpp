// SPDX-License-Identifier: GPL-3.0-or-later
// How the facts engine reads: how far it is where it streams, that it can be stopped, and that what
// is damaged is an error.
#include "core/storage/facts/factstore.h"
#include "core/storage/sitestore.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"
#include "tests/queries/factmaker.h"
#include "tests/queries/factmodel.h"
#include "tests/queries/shelf.h"

using namespace footfall;
using namespace footfall::queries;
using namespace footfall::storage;
using model::difference;
using model::FactMaker;
using model::panelOf;
using model::Shelf;

class TestFactReading : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

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
        static const QRegularExpression days(QStringLiteral(R"(\(2025-11-\d\d\.\.2025-11-\d\d\))"));
        QVERIFY2(error.message.contains(days), qPrintable(error.message));
    }
};

FOOTFALL_TEST_MAIN(TestFactReading)
#include "tst_factreading.moc"
