// SPDX-License-Identifier: GPL-3.0-or-later
// The cache of the facts engine: it keeps its bound, what a question used, and little of what is
// asked ahead.
#include "core/queries/facts/factcache.h"
#include "tests/kit/testmain.h"
#include "tests/queries/factmaker.h"

using namespace footfall;
using namespace footfall::queries;
using model::FactMaker;

class TestFactCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

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
