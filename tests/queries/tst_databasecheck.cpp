// SPDX-License-Identifier: GPL-3.0-or-later
// The check of the database as a window asks for it: it is answered, and stops when it is told to.
#include "core/queries/integrity.h"
#include "core/storage/facts/factstore.h"
#include "core/storage/sitestore.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testdatabase.h"
#include "tests/kit/testmain.h"

using namespace footfall;
using storage::FactColumn;

namespace {

void addFacts(storage::Database &database)
{
    const auto site = storage::SiteStore(database).insert(*domain::siteFromDraft(
        {QStringLiteral("example.com"), {}, {}, {}}, kit::at("2025-01-01T00:00:00Z")));
    storage::FactTable table;
    table.rows = 2;
    table.hours = {{2'460'700, 1'700'000'000}};
    table[FactColumn::Time] = {0, 0};
    table[FactColumn::Country] = {1, 2};
    table[FactColumn::Flags] = {storage::IsEntry, storage::IsEntry};
    if (!storage::FactStore(database).append(*site, table))
        qFatal("not added");
}

} // namespace

class TestDatabaseCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void itIsAnsweredOrStops_data()
    {
        QTest::addColumn<bool>("isStopped");
        QTest::newRow("to its end") << false;
        QTest::newRow("stopped, as when the window goes") << true;
    }
    void itIsAnsweredOrStops()
    {
        QFETCH(bool, isStopped);
        const kit::TestDatabase database;
        addFacts(*database);
        std::stop_source stop;
        if (isStopped)
            stop.request_stop();
        auto future = queries::askForCheck(database.path(), stop.get_token());
        future.waitForFinished();
        const auto report = future.result();
        QVERIFY(report.has_value());
        QCOMPARE(*report,
                 isStopped ? domain::IntegrityReport{} : (domain::IntegrityReport{{}, 1, 2, true}));
    }
};

FOOTFALL_TEST_MAIN(TestDatabaseCheck)
#include "tst_databasecheck.moc"
