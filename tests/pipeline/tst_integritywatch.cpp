// SPDX-License-Identifier: GPL-3.0-or-later
// After a run that did not end as it should the database is checked, in the background; after one
// that did it is not.
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"

#include <QRegularExpression>

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
};

FOOTFALL_TEST_MAIN(TestIntegrityWatch)
#include "tst_integritywatch.moc"
