// SPDX-License-Identifier: GPL-3.0-or-later
// The step from 0005 to 0006, on a database as 0.3 wrote it: rows of facts become segments.
#include "core/storage/facts/factstore.h"
#include "core/storage/facts/segmentcodec.h"
#include "core/storage/migrator.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <QFile>
#include <map>
#include <random>

using namespace footfall;
using namespace storage;

namespace {

constexpr size_t OldVersion = 5;

/// Of a site, by one of the things that are known.
using Key = std::tuple<QByteArray, qint64, qint64>;
using Sums = std::map<Key, std::array<qint64, 8>>;

struct Dimension {
    const char *name;
    FactColumn column;
};
constexpr std::array Dimensions{
    Dimension{"hostname_id", FactColumn::Hostname},
    Dimension{"pathname_id", FactColumn::Pathname},
    Dimension{"source_id", FactColumn::Source},
    Dimension{"channel_id", FactColumn::Channel},
    Dimension{"utm_source_id", FactColumn::UtmSource},
    Dimension{"utm_medium_id", FactColumn::UtmMedium},
    Dimension{"utm_campaign_id", FactColumn::UtmCampaign},
    Dimension{"country", FactColumn::Country},
    Dimension{"browser_id", FactColumn::Browser},
    Dimension{"browser_version_id", FactColumn::BrowserVersion},
    Dimension{"system_id", FactColumn::System},
    Dimension{"device_id", FactColumn::Device},
    Dimension{"referrer_id", FactColumn::Referrer},
    Dimension{"language_id", FactColumn::Language},
    Dimension{"screen_id", FactColumn::Screen},
    Dimension{"utm_term_id", FactColumn::UtmTerm},
    Dimension{"utm_content_id", FactColumn::UtmContent},
};

/// Of a file of version 5.
Sums sumsOfRows(const QString &path)
{
    Sums sums;
    const auto add = [&](const QByteArray &name) {
        for (const QVariantList &row : kit::rowsOf(
                 path, QString::fromLatin1("SELECT site_id, " + name +
                                           ", sum(page_views), sum(visitors), sum(page_visitors), "
                                           "sum(visits), sum(bounces), sum(is_exit * page_views), "
                                           "sum(duration_ms), sum(duration_views) FROM fact "
                                           "GROUP BY site_id, " +
                                           name)))
            for (size_t i = 0; i < 8; ++i)
                sums[{name, row[0].toLongLong(), row[1].toLongLong()}][i] =
                    row[int(i) + 2].toLongLong();
    };
    for (const Dimension &dimension : Dimensions)
        add(dimension.name);
    for (const char *name : {"day", "hour", "is_entry"})
        add(name);
    return sums;
}

Sums sumsOfSegments(Database &database)
{
    Sums sums;
    FactStore store(database);
    const auto infos = store.allSegments().value();
    for (const SegmentInfo &info : infos) {
        const FactTable table = decodeTable(store.read(info.id).value()).value();
        for (size_t row = 0; row < table.rows; ++row) {
            const quint32 flags = table.value(FactColumn::Flags, row);
            const std::array<qint64, 8> one{1,
                                            (flags & IsVisitor) != 0,
                                            (flags & IsPageVisitor) != 0,
                                            (flags & IsEntry) != 0,
                                            (flags & IsBounce) != 0,
                                            (flags & IsExit) != 0,
                                            table.value(FactColumn::Duration, row),
                                            (flags & HasDuration) != 0};
            const auto add = [&](const char *name, qint64 value) {
                auto &sum = sums[{name, info.site.value, value}];
                for (size_t i = 0; i < 8; ++i)
                    sum[i] += one[i];
            };
            for (const Dimension &dimension : Dimensions)
                add(dimension.name, table.value(dimension.column, row));
            const FactHour hour = table.hours[table.value(FactColumn::Time, row)];
            add("day", hour.day);
            add("hour", hour.hour);
            add("is_entry", (flags & IsEntry) != 0);
        }
    }
    return sums;
}

} // namespace

class TestOldFacts : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;

    /// Two sites, from the middle of January to the 10th of March; some hours hold the same twice.
    static void fill(Database &database)
    {
        std::mt19937 random(7);
        auto transaction = Transaction::begin(database, Transaction::Kind::Immediate);
        QVERIFY(transaction.has_value());
        const auto run = [&](const QByteArray &sql) {
            const auto done = database.execute(sql);
            QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
        };
        const qint64 first = QDate(2026, 1, 15).toJulianDay();
        const auto days = QDate(2026, 1, 15).daysTo(QDate(2026, 3, 10)) + 1;
        for (int site = 1; site <= 2; ++site) {
            run("INSERT INTO site (tracking_code, name, created_at) VALUES ('CODE" +
                QByteArray::number(site) + "', '', 0)");
            for (int i = 0; i < 900; ++i) {
                const qint64 day = first + static_cast<qint64>(random() % quint64(days));
                const qint64 hour =
                    (day - 2'440'588) * 86'400 + static_cast<qint64>(random() % 24) * 3'600;
                const bool isEntry = random() % 2 == 0;
                const quint64 views = random() % 4 == 0 ? 1 + random() % 9 : 1;
                const quint64 timed = random() % (views + 1);
                QList<QByteArray> values{QByteArray::number(site), QByteArray::number(hour),
                                         QByteArray::number(day)};
                const auto add = [&](quint64 value) { values.append(QByteArray::number(value)); };
                add(1 + random() % 2); // hostname
                add(1 + random() % 30);
                add(isEntry);
                add(random() % 2);
                for (int carried = 0; carried < 10; ++carried)
                    add(random() % 5);
                for (int ofEntries = 0; ofEntries < 5; ++ofEntries)
                    add(isEntry ? random() % 4 : 0);
                add(random() % (views + 1)); // visitors
                add(random() % (views + 1));
                add(views);
                add(isEntry ? views : 0);
                add(isEntry ? random() % (views + 1) : 0);
                add(timed > 0 ? random() % (timed * 100'000) : 0);
                add(timed);
                run("INSERT OR IGNORE INTO fact VALUES (" + values.join(", ") + ")");
            }
        }
        run("INSERT INTO event_fact VALUES (1, 1, 9, 2461000, 3600, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "
            "11, 12, 13, 14, 15, 16)");
        QVERIFY(transaction->commit().has_value());
    }

private Q_SLOTS:
    void init()
    {
        kit::failOnWarnings();
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = m_directory->filePath(QStringLiteral("footfall.db"));
        const auto database = Database::open(m_path, OpenMode::ReadWrite).value();
        auto steps = migrationFiles();
        steps.resize(OldVersion);
        QVERIFY(migrate(*database, steps).has_value());
        fill(*database);
        QCOMPARE(*database->pragma("user_version"), qint64(OldVersion));
    }

    void allSumsStay()
    {
        const Sums before = sumsOfRows(m_path);
        QVERIFY(before.size() > 500);
        const auto database = openMigrated(m_path);
        QVERIFY2(database, database ? "" : qPrintable(database.error().message));
        QVERIFY(sumsOfSegments(**database) == before);
        QVERIFY(kit::rowsOf(m_path, QStringLiteral("SELECT 1 FROM sqlite_schema WHERE name IN "
                                                   "('fact', 'waiting_event')"))
                    .isEmpty());
    }

    void monthsThatAreOverAreOneSegment()
    {
        const auto database = openMigrated(m_path).value();
        const auto infos = FactStore(*database).allSegments().value();
        std::map<std::pair<qint64, FactLevel>, int> segments;
        for (const SegmentInfo &info : infos) {
            const QDate first = QDate::fromJulianDay(info.firstDay);
            const QDate last = QDate::fromJulianDay(info.lastDay);
            QCOMPARE(first.month(), last.month());
            QCOMPARE(info.level, first.month() < 3 ? FactLevel::Month : FactLevel::Day);
            QVERIFY(info.level == FactLevel::Month || first == last);
            QCOMPARE(info.kind, FactKind::PageViews);
            ++segments[{info.site.value, info.level}];
        }
        for (const qint64 site : {1, 2}) {
            QCOMPARE((segments[{site, FactLevel::Month}]), 2);
            QCOMPARE((segments[{site, FactLevel::Day}]), 10);
        }
    }

    void eventsWaitForTheNextFold()
    {
        const auto database = openMigrated(m_path).value();
        QCOMPARE(kit::rowsOf(m_path, QStringLiteral("SELECT * FROM event_fact")),
                 (QList<QVariantList>{{1, 1, 9,  2461000, 3600, 1, 2, 3,  4,  5,  6, 7,
                                       8, 9, 10, 11,      12,   0, 0, 13, 14, 15, 16}}));
    }

    void aDatabaseWithoutFactsIsFine()
    {
        {
            const auto database = Database::open(m_path, OpenMode::ReadWrite).value();
            QVERIFY(database->execute("DELETE FROM fact").has_value());
        }
        const auto database = openMigrated(m_path).value();
        QVERIFY(FactStore(*database).allSegments().value().empty());
    }

    void whateverEndsTheStepLeavesTheOldVersion_data()
    {
        QTest::addColumn<int>("statements");
        for (const int statements : {0, 5, 12, 20, 40, 60})
            QTest::newRow(qPrintable(QString::number(statements))) << statements;
    }
    void whateverEndsTheStepLeavesTheOldVersion()
    {
        QFETCH(int, statements);
        const Sums before = sumsOfRows(m_path);
        const QString cut = m_directory->filePath(QStringLiteral("cut.db"));
        {
            const auto database = Database::open(m_path, OpenMode::ReadWrite).value();
            // So that pages go to the log before the end, as they do where there are many.
            QVERIFY(database->execute("PRAGMA cache_size = 5").has_value());
            int left = statements;
            database->setGate([&]() -> std::optional<domain::Error> {
                if (left-- > 0)
                    return std::nullopt;
                // What a disk holds when the power goes.
                for (const char *end : {"", "-wal"}) {
                    QFile::remove(cut + QLatin1String(end));
                    QFile::copy(m_path + QLatin1String(end), cut + QLatin1String(end));
                }
                return domain::Error{domain::ErrorKind::Storage, QStringLiteral("no more")};
            });
            const auto failed = migrate(*database, migrationFiles());
            QVERIFY(!failed);
            QCOMPARE(failed.error().message, QStringLiteral("no more"));
            database->setGate({});
            QCOMPARE(*database->pragma("user_version"), qint64(OldVersion));
        }
        QVERIFY(sumsOfRows(m_path) == before);
        QVERIFY(sumsOfRows(cut) == before);
        for (const QString &path : {m_path, cut}) {
            const auto database = openMigrated(path);
            QVERIFY2(database, database ? "" : qPrintable(database.error().message));
            QVERIFY(sumsOfSegments(**database) == before);
        }
    }
};

FOOTFALL_TEST_MAIN(TestOldFacts)
#include "tst_oldfacts.moc"
