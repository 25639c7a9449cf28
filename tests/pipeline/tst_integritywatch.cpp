// SPDX-License-Identifier: GPL-3.0-or-later
// After a run that did not end as it should or found damage the database is checked, in the
// background; after any other it is not.
#include "core/pipeline/integritywatch.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/movedfiles.h"

using namespace footfall;
using kit::Bench;

namespace {

/// A pipeline that folded something and was killed: a copy of its files while it ran.
class Killed
{
public:
    Killed()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        if (!bench.keep(kit::viewOf(site, QStringLiteral("ann"))))
            qFatal("not kept");
        bench.clock.advance(std::chrono::hours(1));
        if (!kit::wait(bench->fold()))
            qFatal("not folded");
        kit::copyInto(bench.directory() + QStringLiteral("/."), m_directory.path());
    }
    [[nodiscard]] Bench::Copy copy() const { return {m_directory.path()}; }
    void damage(const QByteArray &sql)
    {
        const auto database =
            storage::openMigrated(m_directory.filePath(QStringLiteral("footfall.db")));
        QVERIFY(database.has_value());
        QVERIFY((*database)->execute(sql).has_value());
    }

private:
    QTemporaryDir m_directory;
};

bool isChecked(Bench &bench)
{
    return QTest::qWaitFor(
        [&] { return domain::toMilliseconds(bench->storeStatus().lastCheck) != 0; }, 20'000);
}

} // namespace

class TestIntegrityWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void aRunThatEndedIsTrusted()
    {
        Bench bench;
        (void)bench.addSite();
        bench.close();
        bench.open();
        QVERIFY(!bench->storeStatus().isChecking);
        bench.close();
        bench.open();
        QCOMPARE(domain::toMilliseconds(bench->storeStatus().lastCheck), 0);
    }

    void aKilledRunIsCheckedOnce()
    {
        const Killed killed;
        Bench bench(killed.copy());
        QVERIFY(isChecked(bench));
        QCOMPARE(bench->storeStatus().damage, QString());
        QVERIFY(!bench->storeStatus().isChecking);
        bench.close();
        bench.open();
        QVERIFY(!bench->storeStatus().isChecking);
        QCOMPARE(domain::toMilliseconds(bench->storeStatus().lastCheck), 0);
    }

    void damageIsSaidAndViewsAreKept()
    {
        Killed killed;
        killed.damage("UPDATE fact_segment SET facts = facts + 1");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("damaged")));
        Bench bench(killed.copy());
        QVERIFY(isChecked(bench));
        QVERIFY(!bench->storeStatus().damage.isEmpty());
        QVERIFY(bench->storeStatus().problem.isEmpty());
        const auto site = bench->sites()->snapshot()->sites.front();
        QVERIFY(bench.keep(kit::viewOf(site, QStringLiteral("bob"))));
    }

    void damageIsSaidAfterEachStartUntilItIsMended()
    {
        Killed killed;
        killed.damage("UPDATE fact_segment SET facts = facts + 1");
        const auto damaged = QRegularExpression(QStringLiteral("damaged"));
        QTest::ignoreMessage(QtWarningMsg, damaged);
        Bench bench(killed.copy());
        QVERIFY(isChecked(bench));
        bench.close();
        QTest::ignoreMessage(QtWarningMsg, damaged);
        bench.open();
        QVERIFY(isChecked(bench));
        QVERIFY(!bench->storeStatus().damage.isEmpty());
        bench.close();
        {
            const auto database = storage::openMigrated(bench.path());
            QVERIFY((*database)->execute("UPDATE fact_segment SET facts = facts - 1").has_value());
        }
        bench.open();
        QVERIFY(isChecked(bench));
        QCOMPARE(bench->storeStatus().damage, QString());
        bench.close();
        bench.open();
        QVERIFY(!bench->storeStatus().isChecking);
        QCOMPARE(domain::toMilliseconds(bench->storeStatus().lastCheck), 0);
    }

    /// What could not be looked at is not called damaged, nor well.
    void aLockedFileIsNotCalledDamaged()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("footfall.db"));
        const auto holder = storage::openMigrated(path);
        QVERIFY((*holder)->execute("PRAGMA locking_mode = EXCLUSIVE").has_value());
        QVERIFY((*holder)->execute("BEGIN EXCLUSIVE").has_value());
        pipeline::StatusBoard board;
        const kit::FixedClock clock(domain::Instant{});
        pipeline::IntegrityWatch watch(board, clock);
        watch.begin(path);
        QTRY_VERIFY_WITH_TIMEOUT(!board.status().isChecking, 30'000);
        QCOMPARE(board.status().damage, QString());
        QVERIFY(!watch.isSettled());
    }

    void damageOfOneFileIsNotSaidOfAnother()
    {
        Killed killed;
        killed.damage("UPDATE fact_segment SET facts = facts + 1");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("damaged")));
        Bench well;
        (void)well.addSite();
        well.close();
        Bench bench(killed.copy());
        QVERIFY(isChecked(bench));
        QVERIFY(!bench->storeStatus().damage.isEmpty());
        const auto site = bench->sites()->snapshot()->sites.front();
        kit::moveFile(bench.path(), bench.path() + QStringLiteral(".away"));
        kit::moveFile(well.path(), bench.path());
        QTest::ignoreMessage(QtWarningMsg, kit::Moved);
        QVERIFY(bench.keep(kit::viewOf(site, QStringLiteral("bob"))));
        QCOMPARE(bench->storeStatus().damage, QString());
        bench.close();
        bench.open();
        QVERIFY(!bench->storeStatus().isChecking);
        QCOMPARE(domain::toMilliseconds(bench->storeStatus().lastCheck), 0);
    }
};

FOOTFALL_TEST_MAIN(TestIntegrityWatch)
#include "tst_integritywatch.moc"
