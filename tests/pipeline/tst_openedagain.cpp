// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is opened again in the same run finds that run's own note, and is not checked for it;
// what comes in its place is.
#include "tests/kit/testmain.h"
#include "tests/pipeline/faults.h"
#include "tests/pipeline/movedfiles.h"

#include <atomic>
#include <unistd.h>

using namespace footfall;
using kit::Bench;
using kit::viewOf;
using pipeline::Receipt;

class TestOpenedAgain : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    /// A connection that fails again and again is given up.
    void theFileInUseIsNotChecked()
    {
        std::atomic<int> failing = 0; // So many statements from here on.
        std::atomic<int> syncs = 0;
        pipeline::PipelineOptions options;
        options.gate = [&]() -> std::optional<domain::Error> {
            if (failing == 0)
                return std::nullopt;
            --failing;
            return domain::Error{domain::ErrorKind::Storage, QStringLiteral("The disk is broken.")};
        };
        options.syncCall = [&](int descriptor) {
            ++syncs;
            return ::fdatasync(descriptor);
        };
        Bench bench(options);
        const domain::Site site = bench.addSite();
        const int before = syncs;
        QTest::ignoreMessage(QtWarningMsg, kit::Broken);
        failing = 5;
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Spooled);
        QVERIFY(bench.waitUntilStored());
        QVERIFY(syncs > before); // What was replayed waits for none: it was opened again.
        QVERIFY(!bench->storeStatus().isChecking);
        QCOMPARE(domain::toMilliseconds(bench->storeStatus().lastCheck), 0);
    }

    void aBackupInItsPlaceIsChecked()
    {
        Bench bench;
        const domain::Site site = bench.addSite();
        const QString backup = kit::backUp(bench, "backup.db"); // While it is in use.
        kit::moveFile(bench.path(), bench.path() + QStringLiteral(".away"));
        kit::moveFile(backup, bench.path());
        QTest::ignoreMessage(QtWarningMsg, kit::Moved);
        QVERIFY(bench.keep(viewOf(site, ann)));
        QVERIFY(QTest::qWaitFor(
            [&] { return domain::toMilliseconds(bench->storeStatus().lastCheck) != 0; }, 20'000));
        QCOMPARE(bench->storeStatus().damage, QString());
    }
};

FOOTFALL_TEST_MAIN(TestOpenedAgain)
#include "tst_openedagain.moc"
