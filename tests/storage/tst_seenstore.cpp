// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/seenstore.h"
#include "core/storage/sitestore.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <QRandomGenerator>
#include <set>

using namespace footfall;
using domain::Hash16;
using storage::SeenMark;
using storage::SeenSet;
using storage::SeenStore;
using storage::Sighting;
using storage::Transaction;

namespace {

const QDate Today(2026, 3, 10);

/// Two sites, over a real file.
class Bench
{
public:
    explicit Bench(size_t capacity = 2'000'000) : m_capacity(capacity)
    {
        for (const char *code : {"ONE", "TWO"}) {
            domain::SiteDraft draft;
            draft.hostname = QStringLiteral("example.com");
            draft.trackingCode = QLatin1String(code);
            sites.push_back(
                *storage::SiteStore(*m_database).insert(*domain::siteFromDraft(draft, {})));
        }
        reopen();
    }
    void reopen() { m_store.emplace(*m_database, m_capacity); }
    SeenStore *operator->() { return &*m_store; }

    /// How many of them are new.
    qint64 insert(std::vector<SeenMark> marks)
    {
        std::sort(marks.begin(), marks.end());
        marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
        auto transaction = Transaction::begin(*m_database, Transaction::Kind::Immediate);
        const auto sightings = m_store->insert(marks);
        if (!sightings || !transaction->commit())
            return -1;
        m_store->keep();
        return std::count(sightings->begin(), sightings->end(), Sighting::First);
    }
    void merge()
    {
        auto transaction = Transaction::begin(*m_database, Transaction::Kind::Immediate);
        SeenStore another(*m_database); // As the fold has one of its own.
        while (*another.mergeSome() == SeenStore::Progress::More) {
        }
        QVERIFY(transaction->commit().has_value());
    }
    [[nodiscard]] qint64 number(const char *sql) const
    {
        return kit::rowsOf(m_database.path(), QLatin1String(sql)).at(0).at(0).toLongLong();
    }
    [[nodiscard]] storage::Database &database() const { return *m_database; }

    std::vector<domain::SiteId> sites;

private:
    size_t m_capacity;
    kit::TestDatabase m_database;
    std::optional<SeenStore> m_store;
};

Hash16 randomHash(QRandomGenerator &random, int different)
{
    QRandomGenerator own(quint32(random.bounded(different)) + 1);
    Hash16 hash;
    for (quint8 &byte : hash.bytes)
        byte = quint8(own.bounded(256));
    return hash;
}

std::vector<SeenMark> marksOf(const Bench &bench, QRandomGenerator &random, int count)
{
    std::vector<SeenMark> marks;
    for (; count > 0; --count)
        marks.push_back(
            {random.bounded(3) == 0 ? SeenSet::Visitor : SeenSet::Page,
             {bench.sites.at(size_t(random.bounded(2))), Today.addDays(random.bounded(2))},
             randomHash(random, 900)});
    return marks;
}

constexpr auto HashesStored = "SELECT (SELECT count(*) FROM seen_visitor)"
                              " + (SELECT count(*) FROM seen_page)"
                              " + (SELECT coalesce(sum(length(hashes) / 16), 0) FROM seen_block)";

} // namespace

class TestSeenStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void eachHashIsFirstOnce_data()
    {
        QTest::addColumn<int>("capacity");
        QTest::newRow("all is remembered") << 2'000'000;
        QTest::newRow("some is remembered") << 700;
        QTest::newRow("nothing is remembered") << 0;
    }
    void eachHashIsFirstOnce()
    {
        QFETCH(int, capacity);
        Bench bench{size_t(capacity)};
        QRandomGenerator random(11);
        std::set<SeenMark> all;
        for (int round = 0; round < 80; ++round) {
            const auto marks = marksOf(bench, random, QList{1, 3, 30, 200}.at(random.bounded(4)));
            const size_t before = all.size();
            all.insert(marks.begin(), marks.end());
            QCOMPARE(bench.insert(marks), qint64(all.size() - before));
            if (random.bounded(5) == 0)
                bench.merge();
            if (random.bounded(7) == 0)
                bench.reopen();
        }
        QVERIFY(all.size() > 2'000);
        QCOMPARE(bench.number(HashesStored), qint64(all.size()));
        bench.reopen();
        QCOMPARE(bench.insert({all.begin(), all.end()}), 0);
    }

    void whatWasRolledBackIsNew()
    {
        Bench bench;
        QRandomGenerator random(12);
        auto marks = marksOf(bench, random, 300);
        std::sort(marks.begin(), marks.end());
        marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
        {
            auto transaction = Transaction::begin(bench.database(), Transaction::Kind::Immediate);
            QVERIFY(bench->insert(marks).has_value());
        }
        bench->forget();
        QCOMPARE(bench.insert(marks), qint64(marks.size()));
        QCOMPARE(bench.insert(marks), 0);
    }

    void fewHashesStandAlone()
    {
        Bench bench;
        QRandomGenerator random(13);
        std::vector<SeenMark> marks;
        for (int i = 0; i < 15; ++i)
            marks.push_back({SeenSet::Page, {bench.sites[0], Today}, randomHash(random, 1 << 30)});
        QCOMPARE(bench.insert(marks), 15);
        QCOMPARE(bench.number("SELECT count(*) FROM seen_block"), 0);
        QCOMPARE(bench.number("SELECT count(*) FROM seen_page"), 15);
    }

    void mergedBlocksDoNotTellWhoCameTogether()
    {
        Bench bench;
        QRandomGenerator random(14);
        qint64 stored = 0;
        for (int batch = 0; batch < 60; ++batch) {
            std::vector<SeenMark> marks;
            for (int i = 0; i < 50; ++i)
                marks.push_back(
                    {SeenSet::Page, {bench.sites[0], Today}, randomHash(random, 1 << 30)});
            stored += bench.insert(marks);
        }
        QCOMPARE(bench.number("SELECT count(*) FROM seen_block"), 60);
        bench.merge();
        // One full block and the rest, each a stretch of all that was there.
        const auto blocks = kit::rowsOf(
            bench.database().path(), QStringLiteral("SELECT hashes FROM seen_block ORDER BY id"));
        QCOMPARE(blocks.size(), 2);
        QByteArray before;
        qint64 hashes = 0;
        for (const QVariantList &row : blocks) {
            const QByteArray bytes = row.at(0).toByteArray();
            for (qsizetype at = 0; at < bytes.size(); at += 16, ++hashes) {
                QVERIFY(before < bytes.mid(at, 16));
                before = bytes.mid(at, 16);
            }
        }
        QCOMPARE(hashes, stored);
    }

    void aDayThatIsOverGoes()
    {
        Bench bench;
        QRandomGenerator random(15);
        const auto marks = marksOf(bench, random, 1'000);
        QVERIFY(bench.insert(marks) > 0);
        for (const domain::SiteId site : bench.sites)
            for (const SeenSet set : {SeenSet::Visitor, SeenSet::Page})
                while (*bench->removeBefore(set, site, Today.addDays(1), 100) > 0) {
                }
        QVERIFY(bench.number(HashesStored) > 0);
        QCOMPARE(bench.number("SELECT count(*) FROM seen_block WHERE day < 2461111"), 0);
        for (const domain::SiteId site : bench.sites)
            for (const SeenSet set : {SeenSet::Visitor, SeenSet::Page})
                while (*bench->removeBefore(set, site, Today.addDays(2), 100) > 0) {
                }
        QCOMPARE(bench.number(HashesStored), 0);
    }

    void aRemovedSiteLeavesNothing()
    {
        Bench bench;
        QRandomGenerator random(16);
        QVERIFY(bench.insert(marksOf(bench, random, 1'000)) > 0);
        storage::SiteStore sites(bench.database());
        for (const domain::SiteId site : bench.sites) {
            bench->forgetSite(site);
            while (*sites.removeData(site, 100) > 0) {
            }
        }
        QCOMPARE(bench.number(HashesStored), 0);
        QVERIFY2(bench.insert(marksOf(bench, random, 10)) > 0, "it is not remembered either");
    }
};

FOOTFALL_TEST_MAIN(TestSeenStore)
#include "tst_seenstore.moc"
