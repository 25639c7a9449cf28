// SPDX-License-Identifier: GPL-3.0-or-later
// Segments of facts in the database: what is written is found and read, a merge is in force all at
// once, and what it replaced goes little by little.
#include "core/storage/facts/factstore.h"
#include "core/storage/facts/segmentcodec.h"
#include "core/storage/sitestore.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"
#include "tests/storage/factstoretest.h"
#include "tests/storage/facttables.h"

using namespace footfall;
using namespace storage;
using domain::ErrorKind;
using domain::SiteId;
using facttables::Random;
using kit::FirstSite;
using kit::julianPeriod;

namespace {

constexpr qint64 Day = 2'461'000;

/// Of one day.
FactTable tableOf(qint64 day, size_t rows, FactKind kind = FactKind::PageViews)
{
    Random random(static_cast<quint64>(day) * 31 + rows);
    FactTable table = facttables::made(random, {.kind = kind, .rows = rows, .hours = 20});
    for (FactHour &hour : table.hours)
        hour.day = day;
    return table;
}

} // namespace

class TestFactStore : public kit::FactStoreTest
{
    Q_OBJECT

    [[nodiscard]] std::vector<qint64> idsOf(SiteId site, FactKind kind, qint64 first,
                                            qint64 last) const
    {
        std::vector<qint64> ids;
        const auto infos = m_store->segments(site, kind, julianPeriod(first, last)).value();
        for (const SegmentInfo &info : infos)
            ids.push_back(info.id.value);
        return ids;
    }
    [[nodiscard]] qint64 count(const char *sql) const
    {
        return kit::rowsOf(m_database->path(), QString::fromLatin1(sql))[0][0].toLongLong();
    }
    [[nodiscard]] SegmentId merged(const EncodedSegment &segment, FactLevel level) const
    {
        SegmentInfo about;
        about.site = FirstSite;
        about.level = level;
        about.closedVisits = 7;
        const SegmentId id = m_store->begin(about, segment).value();
        for (const auto &part : segment.blobs)
            [&] { QVERIFY(m_store->put(id, part).has_value()); }();
        return id;
    }

private Q_SLOTS:
    void init()
    {
        kit::failOnWarnings();
        open();
    }
    void cleanup() { close(); }

    void whatIsAppendedIsThere_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("one blob") << 100;
        QTest::newRow("many") << 5'000;
    }
    void whatIsAppendedIsThere()
    {
        QFETCH(int, rows);
        const FactTable table = tableOf(Day, size_t(rows));
        const EncodedSegment encoded = encode(table);
        const SegmentId id = m_store->append(FirstSite, table).value();
        QVERIFY(m_store->read(id).value() == encoded);
        QCOMPARE(m_store->head(id).value(), encoded.head);
        for (const auto &blob : encoded.blobs)
            QCOMPARE(m_store->blob(id, blob.part).value(), blob.data);
        QCOMPARE(count("SELECT count(*) FROM fact_column"), qint64(encoded.blobs.size()));
        const auto infos = m_store->allSegments().value();
        QCOMPARE(infos.size(), size_t(1));
        QCOMPARE(infos[0].id, id);
        QCOMPARE(infos[0].site, FirstSite);
        QCOMPARE(infos[0].kind, FactKind::PageViews);
        QCOMPARE(infos[0].level, FactLevel::Fold);
        QVERIFY(!infos[0].isClosed());
        QCOMPARE(infos[0].firstDay, Day);
        QCOMPARE(infos[0].lastDay, Day);
        QCOMPARE(infos[0].rows, qint64(rows));
        QCOMPARE(infos[0].bytes, encoded.bytes());
    }

    void moreThanASegmentHoldsIsRefused()
    {
        FactTable table = tableOf(Day, 1);
        EncodedSegment segment = encode(table);
        for (std::vector<quint32> &column : table.columns)
            column.clear();
        table.rows = segment.rows = MostRows + 1;
        QCOMPARE(m_store->append(FirstSite, table).error().kind, ErrorKind::Storage);
        SegmentInfo about;
        about.site = FirstSite;
        QCOMPARE(m_store->begin(about, segment).error().kind, ErrorKind::Storage);
        QCOMPARE(count("SELECT count(*) FROM fact_segment"), qint64(0));
    }

    void whatIsNotThereIsNotFound()
    {
        const SegmentId id = m_store->append(FirstSite, tableOf(Day, 10)).value();
        QCOMPARE(m_store->head({77}).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_store->read({77}).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_store->blob({77}, WholePart).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_store->blob(id, 1).error().kind, ErrorKind::NotFound);
    }

    void aPeriodFindsItsSegments()
    {
        const qint64 c = m_store->append(FirstSite, tableOf(Day + 2, 10)).value().value;
        const qint64 a = m_store->append(FirstSite, tableOf(Day, 10)).value().value;
        const qint64 b = m_store->append(FirstSite, tableOf(Day + 1, 10)).value().value;
        const qint64 event =
            m_store->append(FirstSite, tableOf(Day, 10, FactKind::Events)).value().value;
        const qint64 other = m_store->append({2}, tableOf(Day, 10)).value().value;
        // Of two years; found from its last day.
        const FactTable year = facttables::joined({tableOf(Day - 300, 1), tableOf(Day + 65, 1)});
        const qint64 y = m_store->append(FirstSite, year).value().value;
        using Ids = std::vector<qint64>;
        QCOMPARE(idsOf(FirstSite, FactKind::PageViews, Day, Day + 2), (Ids{y, a, b, c}));
        QCOMPARE(idsOf(FirstSite, FactKind::PageViews, Day + 1, Day + 1), (Ids{y, b}));
        QCOMPARE(idsOf(FirstSite, FactKind::PageViews, Day + 65, Day + 99), (Ids{y}));
        QCOMPARE(idsOf(FirstSite, FactKind::PageViews, Day + 66, Day + 99), Ids{});
        QCOMPARE(idsOf(FirstSite, FactKind::PageViews, Day - 400, Day - 301), Ids{});
        QCOMPARE(idsOf(FirstSite, FactKind::Events, Day, Day), (Ids{event}));
        QCOMPARE(idsOf({2}, FactKind::PageViews, Day, Day), (Ids{other}));
        QCOMPARE(m_store->allSegments().value().size(), size_t(6));
    }

    void aMergeIsInForceAllAtOnce()
    {
        const FactTable table = tableOf(Day, 6'000);
        const SegmentId a = m_store->append(FirstSite, table).value();
        const SegmentId b = m_store->append(FirstSite, table).value();
        const EncodedSegment encoded = encode(facttables::joined({table, table}));
        const SegmentId id = merged(encoded, FactLevel::Month);
        using Ids = std::vector<qint64>;
        QCOMPARE(idsOf(FirstSite, FactKind::PageViews, Day, Day), (Ids{a.value, b.value}));
        QVERIFY(m_store->replace({a, b}, {id}).has_value());
        const auto infos = m_store->allSegments().value();
        QCOMPARE(infos.size(), size_t(1));
        QCOMPARE(infos[0].id, id);
        QCOMPARE(infos[0].level, FactLevel::Month);
        QVERIFY(infos[0].isClosed());
        QCOMPARE(infos[0].closedVisits, 7);
        QCOMPARE(infos[0].rows, qint64(12'000));
        QVERIFY(m_store->read(id).value() == encoded);
        // Whoever reads still has the old ones until their bytes go.
        QVERIFY(m_store->read(a).has_value());
    }

    void aMergeOfWhatIsGoneChangesNothing()
    {
        const SegmentId a = m_store->append(FirstSite, tableOf(Day, 10)).value();
        const SegmentId b = m_store->append(FirstSite, tableOf(Day, 20)).value();
        const EncodedSegment encoded = encode(tableOf(Day, 30));
        const SegmentId first = merged(encoded, FactLevel::Day);
        const SegmentId second = merged(encoded, FactLevel::Day);
        QVERIFY(m_store->replace({b}, {}).has_value());
        QCOMPARE(m_store->replace({a, b}, {first}).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_store->replace({a}, {first, {99}}).error().kind, ErrorKind::NotFound);
        QCOMPARE(idsOf(FirstSite, FactKind::PageViews, Day, Day), (std::vector<qint64>{a.value}));
        QVERIFY(m_store->replace({a}, {second}).has_value());
        QCOMPARE(m_store->replace({a}, {first}).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_store->replace({first}, {}).error().kind, ErrorKind::NotFound);
        QCOMPARE(idsOf(FirstSite, FactKind::PageViews, Day, Day),
                 (std::vector<qint64>{second.value}));
    }

    void whatWasReplacedGoesLittleByLittle()
    {
        QCOMPARE(m_store->deleteSome(1'000).value(), 0);
        std::vector<SegmentId> old;
        qint64 bytes = 0;
        for (const size_t rows : {300, 9'000, 200}) {
            old.push_back(m_store->append(FirstSite, tableOf(Day, rows)).value());
            bytes += encode(tableOf(Day, rows)).bytes();
        }
        const SegmentId kept = m_store->append(FirstSite, tableOf(Day, 5'000)).value();
        const qint64 keptParts = qint64(m_store->read(kept).value().blobs.size());
        QVERIFY(m_store->replace(old, {}).has_value());
        qint64 gone = 0;
        int slices = 0;
        while (const qint64 slice = m_store->deleteSome(5'000).value()) {
            QVERIFY2(slice < 5'000 + 20'000, "a part more than asked for at most");
            gone += slice;
            ++slices;
        }
        QCOMPARE(gone, bytes);
        QVERIFY(slices > 5);
        QCOMPARE(count("SELECT count(*) FROM fact_segment"), 1);
        QCOMPARE(count("SELECT count(*) FROM fact_column"), keptParts);
        QVERIFY(m_store->read(kept).has_value());
    }

    void whatACrashLeftGoesToo()
    {
        const SegmentId kept = m_store->append(FirstSite, tableOf(Day, 10)).value();
        const EncodedSegment encoded = encode(tableOf(Day, 9'000));
        const SegmentId whole = merged(encoded, FactLevel::Day);
        SegmentInfo about;
        about.site = FirstSite;
        const SegmentId begun = m_store->begin(about, encoded).value();
        QVERIFY(m_store->put(begun, encoded.blobs[0]).has_value());
        QVERIFY(m_store->deleteUnfinished().has_value());
        QCOMPARE(m_store->replace({kept}, {whole}).error().kind, ErrorKind::NotFound);
        while (m_store->deleteSome(1'000'000).value() > 0)
            ;
        QCOMPARE(count("SELECT count(*) FROM fact_segment"), 1);
        QCOMPARE(count("SELECT count(*) FROM fact_column"), 1);
        QCOMPARE(idsOf(FirstSite, FactKind::PageViews, Day, Day),
                 (std::vector<qint64>{kept.value}));
        // Ids are not used again, even of those that are gone.
        QVERIFY(m_store->append(FirstSite, tableOf(Day, 10)).value() > begun);
    }

    void aRemovedSiteTakesItsFactsAlong()
    {
        for (int i = 0; i < 30; ++i)
            QVERIFY(m_store->append(FirstSite, tableOf(Day + i, 5'000)).has_value());
        const SegmentId other = m_store->append({2}, tableOf(Day, 5'000)).value();
        const qint64 parts = qint64(m_store->read(other).value().blobs.size());
        SiteStore sites(**m_database);
        QVERIFY(sites.markRemoved(FirstSite).has_value());
        int slices = 0;
        while (sites.removeData(FirstSite, 10'000).value() > 0)
            ++slices;
        QVERIFY(slices > 5);
        QVERIFY(sites.remove(FirstSite).has_value());
        QCOMPARE(count("SELECT count(*) FROM fact_segment"), 1);
        QCOMPARE(count("SELECT count(*) FROM fact_column"), parts);
    }
};

FOOTFALL_TEST_MAIN(TestFactStore)
#include "tst_factstore.moc"
