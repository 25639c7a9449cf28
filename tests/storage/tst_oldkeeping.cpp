// SPDX-License-Identifier: GPL-3.0-or-later
// The step from 0006 to 0007, on a database as 0.4 wrote it: when a site's keeping applies means
// what it meant, and of closed segments only that is believed which cannot be otherwise.
#include "core/storage/facts/factstore.h"
#include "core/storage/migrator.h"
#include "core/storage/sitestore.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

using namespace footfall;
using namespace storage;

namespace {

constexpr size_t OldVersion = 6;
const QString From = QStringLiteral("2026-03-10T15:30:00Z");
const qint64 FromDay = QDate(2026, 3, 10).toJulianDay();

} // namespace

class TestOldKeeping : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
    std::unique_ptr<Database> m_old;

    void run(const QByteArray &sql)
    {
        const auto done = m_old->execute(sql);
        QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
    }
    /// As siteAfterEdit() left it: all is kept from then on, or something goes.
    void addSite(int strictVisits, int days, int hourlyDays)
    {
        const bool keepsAll = strictVisits == 0 && days == 0 && hourlyDays == 0;
        const qint64 from = keepsAll ? 0 : domain::toMilliseconds(kit::at(qPrintable(From)));
        run("INSERT INTO site (tracking_code, name, created_at, strict_visits, kept_days, "
            "hourly_days, keeping_from) VALUES ('A', 'A', 0, " +
            QByteArray::number(strictVisits) + ", " + QByteArray::number(days) + ", " +
            QByteArray::number(hourlyDays) + ", " + QByteArray::number(from) + ")");
        run("INSERT INTO site_time_zone (site_id, from_time, zone) VALUES (1, 0, 'UTC')");
    }
    /// state: in force.
    void addSegment(qint64 firstDay, qint64 lastDay, int closed)
    {
        run("INSERT INTO fact_segment (site_id, kind, level, state, closed, first_day, last_day, "
            "facts, bytes, head) VALUES (1, 1, 1, 1, " +
            QByteArray::number(closed) + ", " + QByteArray::number(firstDay) + ", " +
            QByteArray::number(lastDay) + ", 10, 3, 'abc')");
    }
    std::unique_ptr<Database> migrated()
    {
        m_old.reset();
        auto database = openMigrated(m_path);
        if (!database)
            qFatal("%s", qPrintable(database.error().message));
        return *std::move(database);
    }

private Q_SLOTS:
    void init()
    {
        kit::failOnWarnings();
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = m_directory->filePath(QStringLiteral("footfall.db"));
        m_old = Database::open(m_path, OpenMode::ReadWrite).value();
        auto steps = migrationFiles();
        steps.resize(OldVersion);
        QVERIFY(migrate(*m_old, steps).has_value());
        QCOMPARE(*m_old->pragma("user_version"), qint64(OldVersion));
    }

    void bothInstantsAreTheOneThatWas_data()
    {
        QTest::addColumn<int>("strictVisits");
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("hourlyDays");
        QTest::addColumn<bool>("hasFrom");
        QTest::addColumn<bool>("hasStrictFrom");
        QTest::newRow("all is kept") << 0 << 0 << 0 << false << false;
        QTest::newRow("strict") << 5 << 0 << 0 << false << true;
        QTest::newRow("days go") << 0 << 90 << 0 << true << false;
        QTest::newRow("hours go") << 0 << 0 << 30 << true << false;
        QTest::newRow("strict, and days go") << 7 << 90 << 0 << true << true;
        QTest::newRow("strict, and hours go") << 7 << 0 << 30 << true << true;
        QTest::newRow("everything") << 2 << 90 << 30 << true << true;
    }
    void bothInstantsAreTheOneThatWas()
    {
        QFETCH(int, strictVisits);
        QFETCH(int, days);
        QFETCH(int, hourlyDays);
        QFETCH(bool, hasFrom);
        QFETCH(bool, hasStrictFrom);
        addSite(strictVisits, days, hourlyDays);
        const auto database = migrated();
        const auto sites = SiteStore(*database).all().value();
        QCOMPARE(sites.size(), size_t(1));
        const domain::Instant from = kit::at(qPrintable(From));
        const domain::Keeping expected{strictVisits, days, hourlyDays,
                                       hasFrom ? from : domain::Instant{},
                                       hasStrictFrom ? from : domain::Instant{}};
        QCOMPARE(sites.front().keeping, expected);
    }

    void whatASegmentWasClosedWith_data()
    {
        QTest::addColumn<int>("strictVisits");
        QTest::addColumn<int>("closed");
        QTest::addColumn<qint64>("firstDay");
        QTest::addColumn<qint64>("lastDay");
        QTest::addColumn<int>("closedVisits");
        QTest::newRow("open, long ago") << 5 << 0 << FromDay - 40 << FromDay - 40 << 0;
        QTest::newRow("open, since") << 5 << 0 << FromDay + 3 << FromDay + 3 << 0;
        QTest::newRow("long ago") << 5 << 1 << FromDay - 40 << FromDay - 10 << 1;
        QTest::newRow("the day on which it was set, perhaps")
            << 5 << 1 << FromDay - 1 << FromDay - 1 << 1;
        QTest::newRow("the day after") << 5 << 1 << FromDay << FromDay << 5;
        QTest::newRow("since") << 5 << 1 << FromDay + 3 << FromDay + 3 << 5;
        QTest::newRow("some days since") << 8 << 1 << FromDay + 3 << FromDay + 9 << 8;
        QTest::newRow("some days before, some since") << 8 << 1 << FromDay - 1 << FromDay + 9 << 1;
        QTest::newRow("strict no longer") << 0 << 1 << FromDay + 3 << FromDay + 3 << 1;
    }
    void whatASegmentWasClosedWith()
    {
        QFETCH(int, strictVisits);
        QFETCH(int, closed);
        QFETCH(qint64, firstDay);
        QFETCH(qint64, lastDay);
        QFETCH(int, closedVisits);
        addSite(strictVisits, 0, 90);
        addSegment(firstDay, lastDay, closed);
        const auto database = migrated();
        const auto segments = FactStore(*database).allSegments().value();
        QCOMPARE(segments.size(), size_t(1));
        QCOMPARE(segments.front().closedVisits, closedVisits);
        QCOMPARE(segments.front().isClosed(), closed == 1);
        QCOMPARE(segments.front().firstDay, firstDay);
        QCOMPARE(segments.front().lastDay, lastDay);
        QCOMPARE(segments.front().rows, 10);
    }

    void aStepThatEndsEarlyLeavesTheOldVersion_data()
    {
        QTest::addColumn<int>("statements");
        for (int statements = 0; statements < 8; ++statements)
            QTest::addRow("%d", statements) << statements;
    }
    void aStepThatEndsEarlyLeavesTheOldVersion()
    {
        QFETCH(int, statements);
        addSite(5, 90, 0);
        addSegment(FromDay + 3, FromDay + 3, 1);
        int left = statements;
        m_old->setGate([&]() -> std::optional<domain::Error> {
            if (left-- > 0)
                return std::nullopt;
            return domain::Error{domain::ErrorKind::Storage, QStringLiteral("no more")};
        });
        QVERIFY(!migrate(*m_old, migrationFiles()));
        m_old->setGate({});
        QCOMPARE(*m_old->pragma("user_version"), qint64(OldVersion));
        QCOMPARE(kit::rowsOf(m_path, QStringLiteral("SELECT count(*) FROM "
                                                    "pragma_table_info('site') WHERE name = "
                                                    "'strict_from'")),
                 (QList<QVariantList>{{0}}));
        QCOMPARE(kit::rowsOf(m_path, QStringLiteral("SELECT closed FROM fact_segment")),
                 (QList<QVariantList>{{1}}));
        const auto database = migrated();
        QCOMPARE(FactStore(*database).allSegments().value().front().closedVisits, 5);
    }
};

FOOTFALL_TEST_MAIN(TestOldKeeping)
#include "tst_oldkeeping.moc"
