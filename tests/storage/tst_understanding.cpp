// SPDX-License-Identifier: GPL-3.0-or-later
// The step from 0003 to 0004, on a database that was counted before it.
#include "core/domain/dimension.h"
#include "core/storage/migrator.h"
#include "core/storage/sitestore.h"
#include "tests/kit/storedfacts.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

#include <QFile>

using namespace footfall;
using domain::Dimension;
using storage::Database;

namespace {

const QString Sums = QStringLiteral("sum(visitors), sum(page_visitors), sum(page_views), "
                                    "sum(visits), sum(bounces), sum(exits), sum(duration_ms), "
                                    "sum(duration_views)");

} // namespace

class TestUnderstanding : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    QString m_path;   ///< At version 4: the facts are rows.
    QString m_newest; ///< The same, brought to the newest.

    [[nodiscard]] QList<QVariantList> rows(const QString &sql) const
    {
        return kit::rowsOf(m_path, sql);
    }
    [[nodiscard]] QList<QVariantList> rows(const char *sql) const
    {
        return rows(QString::fromLatin1(sql));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_directory.filePath(QStringLiteral("footfall.db"));
        QFile kept(QStringLiteral(FOOTFALL_KEPT_0003));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        {
            const auto database = Database::open(m_path, storage::OpenMode::ReadWrite);
            QVERIFY(database.has_value());
            for (const QByteArray &statement : storage::splitStatements(kept.readAll())) {
                const auto done = (*database)->execute(statement);
                QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
            }
            QCOMPARE(*(*database)->pragma("user_version"), 3);
            // Later ones are told by tests of their own.
            auto steps = storage::migrationFiles();
            steps.resize(4);
            const auto migrated = storage::migrate(**database, steps);
            QVERIFY2(migrated, qPrintable(migrated ? QString() : migrated.error().message));
        }
        m_newest = m_directory.filePath(QStringLiteral("newest.db"));
        QVERIFY(QFile::copy(m_path, m_newest));
        const auto newest = storage::openMigrated(m_newest);
        QVERIFY2(newest, qPrintable(newest ? QString() : newest.error().message));
    }
    void init() { kit::failOnWarnings(); }

    void factsAreWhatTheyWere()
    {
        using Column = storage::FactColumn;
        QList<QVariantList> facts;
        for (const kit::StoredFact &fact : kit::storedFacts(m_newest)) {
            QCOMPARE(fact.site, 1);
            QCOMPARE(fact.time, (storage::FactHour{2461373, 1795892400}));
            QVariantList row;
            for (const Column column : {Column::Hostname, Column::Pathname, Column::Flags,
                                        Column::Source, Column::Country, Column::Referrer,
                                        Column::Language, Column::Screen, Column::Duration})
                row.append(fact[column]);
            facts.append(row);
            for (const Column column :
                 {Column::Channel, Column::UtmSource, Column::UtmMedium, Column::UtmCampaign,
                  Column::Browser, Column::BrowserVersion, Column::System, Column::Device,
                  Column::UtmTerm, Column::UtmContent})
                QVERIFY2(fact[column] == 0, "it was not known");
        }
        using namespace storage;
        const quint32 seen = IsPageVisitor | HasDuration;
        const quint32 entry = seen | IsVisitor | IsEntry;
        QCOMPARE(facts, (QList<QVariantList>{{1, 2, seen, 0, 0, 0, 0, 0, 8},
                                             {1, 2, entry, 3, 0, 4, 5, 0, 12},
                                             {1, 10, entry | IsExit, 0, 0, 0, 11, 18, 10}}));
    }

    void openViewsAreWhatTheyWere()
    {
        QCOMPARE(rows("SELECT id, site_id, length(visitor_hash), pathname_id, source_id, is_entry, "
                      "is_bounce, finished FROM page_view ORDER BY id"),
                 (QList<QVariantList>{{2, 1, 16, 6, 3, 0, 0, 0},
                                      {3, 1, 16, 2, 7, 1, 0, 0},
                                      {6, 1, 16, 6, 0, 0, 0, 0},
                                      {7, 2, 16, 13, 0, 1, 1, 0},
                                      {8, 1, 16, 2, 0, 1, 1, 0}}));
        QCOMPARE(rows("SELECT max(channel_id + browser_id + utm_content_id) FROM page_view"),
                 (QList<QVariantList>{{0}}));
    }

    void eventsAreWhatTheyWere()
    {
        QCOMPARE(rows("SELECT daily_occurrence.site_id, daily_occurrence.kind, day, name.text, "
                      "currency_id, events, conversions, "
                      "amount FROM daily_occurrence JOIN name ON name.id = target_id "
                      "ORDER BY target_id"),
                 (QList<QVariantList>{{1, 1, 2461373, QStringLiteral("Signup"), 0, 2, 0, 0},
                                      {1, 1, 2461373, QStringLiteral("Download"), 0, 1, 0, 0}}));
    }

    void sitesAreWhatTheyWere()
    {
        const auto database = Database::open(m_newest, storage::OpenMode::ReadOnly);
        QVERIFY(database.has_value());
        const auto sites = storage::SiteStore(**database).all();
        QVERIFY(sites.has_value());
        QCOMPARE(sites->size(), size_t(2));
        const domain::Site &site = sites->front();
        QCOMPARE(site.trackingCode, QStringLiteral("KEPT0003"));
        QCOMPARE(site.hostnames, QStringList{QStringLiteral("example.com")});
        QCOMPARE(site.timeZone().id(), QByteArray("Europe/Berlin"));
        QVERIFY(site.hostnameRule == domain::HostnameRule::Any);
        QVERIFY(site.botViews == domain::BotViews::Discarded);
        QVERIFY(site.aliases.isEmpty() && site.goals.empty() && site.tokens.empty());
    }

    void everyDimensionAddsUp_data()
    {
        QTest::addColumn<Dimension>("dimension");
        for (const Dimension dimension : domain::AllDimensions)
            QTest::newRow(qPrintable(domain::dimensionName(dimension))) << dimension;
    }
    void everyDimensionAddsUp()
    {
        QFETCH(Dimension, dimension);
        const QList<QVariantList> counted =
            rows(QStringLiteral("SELECT site_id, day, %1 FROM daily_breakdown WHERE dimension = %2 "
                                "GROUP BY site_id, day")
                     .arg(Sums)
                     .arg(int(dimension)));
        std::map<std::pair<qint64, qint64>, domain::Counters> sums;
        for (const kit::StoredFact &fact : kit::storedFacts(m_newest)) {
            const domain::Counters one = fact.counters();
            if (dimension == Dimension::ExitPage
                    ? one.exits > 0
                    : one.visits > 0 || !domain::isEntryOnly(dimension))
                sums[{fact.site, fact.time.day}] += one;
        }
        QList<QVariantList> facts;
        for (const auto &[key, c] : sums)
            facts.append({key.first, key.second, c.visitors, c.pageVisitors, c.pageViews, c.visits,
                          c.bounces, c.exits, c.durationMs, c.durationViews});
        QCOMPARE(counted, facts);
    }

    void screensComeFromTheFacts()
    {
        QCOMPARE(rows("SELECT value, visitors, exits, duration_ms FROM daily_breakdown "
                      "WHERE dimension = 14"),
                 (QList<QVariantList>{{0, 1, 0, 12}, {18, 1, 1, 10}}));
    }

    void theSchemaIsThatOfANewFile()
    {
        kit::TestDatabase fresh;
        const QString columns =
            QStringLiteral("SELECT m.name, p.name, p.type, p.\"notnull\", p.pk "
                           "FROM sqlite_schema AS m, pragma_table_info(m.name) AS p "
                           "WHERE m.type = 'table' ORDER BY m.name, p.cid");
        const auto ofNewest = [&](const QString &sql) { return kit::rowsOf(m_newest, sql); };
        QCOMPARE(ofNewest(columns), kit::rowsOf(fresh.path(), columns));
        QCOMPARE(ofNewest(QStringLiteral("PRAGMA foreign_key_check")), QList<QVariantList>{});
        QCOMPARE(ofNewest(QStringLiteral("PRAGMA integrity_check")),
                 (QList<QVariantList>{{QStringLiteral("ok")}}));
    }
};

FOOTFALL_TEST_MAIN(TestUnderstanding)
#include "tst_understanding.moc"
