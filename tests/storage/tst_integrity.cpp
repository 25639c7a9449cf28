// SPDX-License-Identifier: GPL-3.0-or-later
// What a check of the database finds: damage of the file and of facts, and nothing where it is
// whole.
#include "core/storage/facts/dictionarycodec.h"
#include "core/storage/facts/factcheck.h"
#include "core/storage/facts/segmentcodec.h"
#include "core/storage/integrity.h"
#include "core/storage/maintenance.h"
#include "core/storage/sitestore.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <QFile>

using namespace footfall;
using storage::EncodedSegment;
using storage::FactColumn;
using storage::FactStore;
using storage::FactTable;

namespace {

constexpr qint64 Day = 2'460'700;
constexpr size_t ManyRows = 60'000; // So many that each part is stored by itself.

FactTable tableOf(size_t rows, quint32 duration = 1'000)
{
    FactTable table;
    table.rows = rows;
    table.hours = {{Day, 1'700'000'000}, {Day + 1, 1'700'086'400}};
    for (size_t row = 0; row < rows; ++row) {
        table[FactColumn::Time].push_back(static_cast<quint32>(row % 2));
        table[FactColumn::Country].push_back(1 + static_cast<quint32>(row % 3));
        table[FactColumn::Pathname].push_back(10 + static_cast<quint32>(row % 40));
        table[FactColumn::Flags].push_back(
            row % 4 == 0 ? quint32(storage::IsEntry | storage::HasDuration) : storage::HasDuration);
        table[FactColumn::Duration].push_back(duration + 100 * static_cast<quint32>(row % 5));
    }
    return table;
}

storage::SegmentInfo infoOf(const EncodedSegment &segment)
{
    storage::SegmentInfo info;
    info.rows = static_cast<qint64>(segment.rows);
    info.firstDay = segment.firstDay;
    info.lastDay = segment.lastDay;
    return info;
}

/// With a site and two segments of facts.
class Filled
{
public:
    Filled()
    {
        const auto site =
            storage::SiteStore(*m_database)
                .insert(*domain::siteFromDraft({QStringLiteral("example.com"), {}, {}, {}},
                                               kit::at("2025-01-01T00:00:00Z")));
        m_site = *site;
        FactStore store(*m_database);
        if (!store.append(*site, tableOf(7)) || !store.append(*site, tableOf(ManyRows)))
            qFatal("not added");
    }
    void execute(const char *sql) { QVERIFY(m_database->execute(sql).has_value()); }
    [[nodiscard]] domain::IntegrityReport check() const
    {
        return *storage::checkIntegrity(m_database.path());
    }
    [[nodiscard]] storage::Database &database() { return *m_database; }
    [[nodiscard]] QString path() const { return m_database.path(); }
    [[nodiscard]] domain::SiteId site() const { return m_site; }

private:
    kit::TestDatabase m_database;
    domain::SiteId m_site;
};

} // namespace

class TestIntegrity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aWholeDatabaseIsWhole()
    {
        const Filled filled;
        QCOMPARE(filled.check(), (domain::IntegrityReport{{}, 2, 7 + qint64(ManyRows), true}));
    }

    void damagedFactsAreFound_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("a part is gone")
            << QByteArray("DELETE FROM fact_column WHERE id = (SELECT max(id) FROM fact_column)");
        QTest::newRow("a part is cut off")
            << QByteArray("UPDATE fact_column SET data = substr(data, 1, length(data) / 2) "
                          "WHERE length(data) > 20");
        QTest::newRow("a head is none") << QByteArray("UPDATE fact_segment SET head = x'00'");
        QTest::newRow("rows are missing")
            << QByteArray("UPDATE fact_segment SET facts = facts + 1");
        QTest::newRow("other days")
            << QByteArray("UPDATE fact_segment SET last_day = last_day + 1");
        QTest::newRow("another kind") << QByteArray("UPDATE fact_segment SET kind = 2");
    }
    void damagedFactsAreFound()
    {
        QFETCH(QByteArray, damage);
        Filled filled;
        filled.execute(damage.constData());
        const domain::IntegrityReport report = filled.check();
        QVERIFY(report.isComplete);
        QVERIFY(!report.problems.isEmpty());
        for (const QString &problem : report.problems)
            QVERIFY2(problem.endsWith(QLatin1Char('.')), qPrintable(problem));
        QVERIFY2(report.problems.first().contains(QDate::fromJulianDay(Day).toString(Qt::ISODate)),
                 qPrintable(report.problems.first()));
    }

    void sumsThatAreNotThoseOfTheRowsAreFound()
    {
        EncodedSegment segment = storage::encode(tableOf(ManyRows));
        const EncodedSegment other = storage::encode(tableOf(ManyRows, 2'000));
        QVERIFY(storage::checkSegment(infoOf(segment), segment).has_value());
        const quint32 part = storage::sumsPart(storage::FactGroup::Country);
        int replaced = 0;
        for (EncodedSegment::Blob &blob : segment.blobs) {
            if (blob.part == part) {
                blob.data = storage::findPart(other.blobs, part).toByteArray();
                ++replaced;
            }
        }
        QCOMPARE(replaced, 1);
        QVERIFY(!storage::checkSegment(infoOf(segment), segment).has_value());
    }

    void aHeadThatIsNotThatOfTheRowsIsFound_data()
    {
        QTest::addColumn<int>("change");
        QTest::newRow("the least of a frame") << 0;
        QTest::newRow("the most of a frame") << 1;
        QTest::newRow("which places a frame has") << 2;
        QTest::newRow("a value that no row has") << 3;
    }
    void aHeadThatIsNotThatOfTheRowsIsFound()
    {
        QFETCH(int, change);
        EncodedSegment segment = storage::encode(tableOf(ManyRows));
        storage::SegmentHead head = storage::decodeHead(segment.head).value();
        storage::SegmentHead::Group &country = head[storage::FactGroup::Country];
        QVERIFY(country.zones.size() > 1 && !country.dictionary.isEmpty());
        storage::FrameZone &zone = country.zones.at(1); // Of two countries.
        switch (change) {
        case 0: ++zone.least; break;
        case 1: --zone.most; break;
        case 2: zone.bits ^= 1; break;
        default: {
            auto dictionary = storage::decodeDictionary(head, storage::FactGroup::Country).value();
            dictionary.columns[0].push_back(dictionary.columns[0].back() + 1);
            ++dictionary.size;
            ++country.entries;
            country.dictionary = storage::unpackable(storage::dictionaryBytes(dictionary));
        }
        }
        segment.head = storage::encodeHead(head);
        QVERIFY2(storage::decodeTable(segment).has_value(), "all rows are what they were");
        const auto checked = storage::checkSegment(infoOf(segment), segment);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, domain::ErrorKind::Storage);
    }

    void aDamagedFileIsFound()
    {
        Filled filled;
        QCOMPARE(*storage::checkpoint(filled.database()), storage::Checkpoint::Complete);
        const QTemporaryDir elsewhere;
        const QString copy = elsewhere.filePath(QStringLiteral("copy.db"));
        QVERIFY(QFile::copy(filled.path(), copy));
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadWrite));
        // All pages but the first: the schema can still be read.
        constexpr qint64 PageBytes = 4'096;
        QVERIFY(file.size() > 20 * PageBytes);
        for (qint64 page = 4; page * PageBytes < file.size(); page += 5) {
            QVERIFY(file.seek(page * PageBytes));
            QCOMPARE(file.write(QByteArray(64, char(0xa5))), 64);
        }
        file.close();
        const auto report = storage::checkIntegrity(copy);
        QVERIFY(!report.has_value() || !report->problems.isEmpty());
    }

    void whatGoesIsNoDamage_data()
    {
        QTest::addColumn<QByteArray>("begun");
        QTest::addColumn<bool>("isMeanwhile");
        const QByteArray siteGoes("UPDATE site SET removed = 1");
        const QByteArray othersAreInForce("UPDATE fact_segment SET state = 2");
        QTest::newRow("a site that is being removed") << siteGoes << false;
        QTest::newRow("a site that is removed meanwhile") << siteGoes << true;
        QTest::newRow("segments that are merged meanwhile") << othersAreInForce << true;
    }
    void whatGoesIsNoDamage()
    {
        QFETCH(QByteArray, begun);
        QFETCH(bool, isMeanwhile);
        Filled filled;
        const auto partsGo = [&] {
            filled.execute(begun.constData());
            filled.execute("DELETE FROM fact_column WHERE id = (SELECT max(id) FROM fact_column)");
        };
        int asked = 0;
        const auto progress = [&](qint64, qint64) {
            // First when the segments have been listed.
            if (++asked == 1 && isMeanwhile)
                partsGo();
        };
        if (!isMeanwhile)
            partsGo();
        const auto report = storage::checkIntegrity(filled.path(), {}, progress);
        QVERIFY(report.has_value());
        QVERIFY(asked > 0);
        QCOMPARE(*report, (domain::IntegrityReport{{}, 0, 0, true}));
    }

    void aHalfRemovedSiteIsNoDamage()
    {
        Filled filled;
        storage::SiteStore store(filled.database());
        QVERIFY(store.markRemoved(filled.site()).has_value());
        constexpr qint64 SomeRows = 3'000; // Four parts of facts: those of the second are more.
        QVERIFY(*store.removeData(filled.site(), SomeRows) > 0);
        const auto left = kit::rowsOf(filled.path(), QStringLiteral("SELECT count(*) FROM "
                                                                    "fact_column"));
        QVERIFY(left.front().front().toInt() > 0);
        QCOMPARE(filled.check(), (domain::IntegrityReport{{}, 0, 0, true}));
    }

    void aSegmentIsLeftWhenItIsToldTo()
    {
        const EncodedSegment segment = storage::encode(tableOf(ManyRows));
        std::stop_source stop;
        stop.request_stop();
        const auto checked = storage::checkSegment(infoOf(segment), segment, stop.get_token());
        QVERIFY(!checked.has_value());
        QCOMPARE(checked.error().kind, domain::ErrorKind::Unavailable);
    }

    void itStopsWhenItIsToldTo()
    {
        const Filled filled;
        std::stop_source before;
        before.request_stop();
        const auto report = storage::checkIntegrity(filled.path(), before.get_token());
        QVERIFY(report.has_value());
        QCOMPARE(*report, (domain::IntegrityReport{{}, 0, 0, false}));

        // While the first segment is looked at: it is not told as damaged.
        std::stop_source meanwhile;
        qint64 parts = 0;
        const auto stopped = storage::checkIntegrity(filled.path(), meanwhile.get_token(),
                                                     [&](qint64 segments, qint64 of) {
                                                         QCOMPARE(segments, 0);
                                                         parts = of;
                                                         meanwhile.request_stop();
                                                     });
        QVERIFY(stopped.has_value());
        QCOMPARE(*stopped, (domain::IntegrityReport{{}, 0, 0, false}));
        QVERIFY(parts > 0);
    }

    /// A statement that is broken off is no damage.
    void aStatementStopsWhenItIsToldTo()
    {
        Filled filled;
        // So many that SQLite asks whether to stop while it checks them.
        filled.execute("CREATE TABLE many AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                       "SELECT i + 1 FROM n WHERE i < 200000) SELECT i FROM n");
        std::stop_source stop;
        stop.request_stop();
        bool isFileChecked = false;
        const auto report = storage::checkIntegrity(filled.path(), stop.get_token(),
                                                    [&](qint64, qint64) { isFileChecked = true; });
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message));
        QCOMPARE(*report, (domain::IntegrityReport{{}, 0, 0, false}));
        QVERIFY(!isFileChecked);
    }
};

FOOTFALL_TEST_MAIN(TestIntegrity)
#include "tst_integrity.moc"
