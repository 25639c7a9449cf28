// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is nearly full: page views are refused while there is still room for what makes room.
#include "core/pipeline/diskroom.h"
#include "tests/kit/testmain.h"
#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

#include <atomic>

using namespace footfall;
using kit::Bench;
using kit::Faults;
using kit::pageOf;
using kit::viewOf;
using kit::wait;
using pipeline::DiskRoom;
using pipeline::Receipt;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// Warned of once for the database, and once for the spool.
const QRegularExpression NearlyFull(QStringLiteral("nearly full"));

/// Bytes that a disk has left, at a test's command; never so many that nobody asks again.
using Room = std::shared_ptr<std::atomic<qint64>>;

Room plenty()
{
    return std::make_shared<std::atomic<qint64>>(10 * DiskRoom::Reserved);
}

pipeline::PipelineOptions withRoom(const Room &room, pipeline::PipelineOptions options = {})
{
    options.roomLeft = [room] { return room->load(); };
    options.patience = milliseconds(0);
    return options;
}

} // namespace

class TestShortOfRoom : public QObject
{
    Q_OBJECT
    const QString ann = QStringLiteral("ann");

private Q_SLOTS:
    /// How often it is warned of in whatWaitsIsTakenInWithLess() depends on whether the trouble of
    /// the database is over before that of the disk is noticed.
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!.*") + NearlyFull.pattern() + u')'));
    }

    void viewsAreRefusedAndTheRestGoesOn()
    {
        const Room room = plenty();
        Bench bench(withRoom(room));
        const domain::Site site = bench.addSite();
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Stored);

        room->store(DiskRoom::Reserved - 1);
        QTest::ignoreMessage(QtWarningMsg, NearlyFull);
        QTest::ignoreMessage(QtWarningMsg, NearlyFull);
        QVERIFY(bench.send(viewOf(site, ann, seconds(1), pageOf(1))) == Receipt::Unwritable);
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 1);
        QVERIFY(bench->storeStatus().problem.contains(NearlyFull));
        QCOMPARE(bench->ledger().total().refused, 1);

        bench.clock.advance(hours(1));
        const auto folded = wait(bench->fold());
        QVERIFY2(folded, qPrintable(folded ? QString() : folded.error().message));
        QCOMPARE(folded->folded, 1);
        QVERIFY(!bench.addSite("SECOND").trackingCode.isEmpty());
        QVERIFY(wait(bench->removeSite(QStringLiteral("SECOND"))));
        QVERIFY(bench->storeStatus().problem.contains(NearlyFull));

        // Though nobody visits.
        room->store(10 * DiskRoom::Reserved);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.isEmpty(), 20'000);
        QVERIFY(bench.keep(viewOf(site, ann, hours(1), pageOf(2))));
    }

    /// Nor is it taken for room that there is a little more for a moment.
    void aLittleMoreIsNotEnough()
    {
        const Room room = plenty();
        Bench bench(withRoom(room));
        const domain::Site site = bench.addSite();
        room->store(DiskRoom::Reserved - 1);
        QTest::ignoreMessage(QtWarningMsg, NearlyFull);
        QTest::ignoreMessage(QtWarningMsg, NearlyFull);
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Unwritable);
        room->store(DiskRoom::Reserved + 1);
        QVERIFY(bench.send(viewOf(site, ann)) == Receipt::Unwritable);
        QTest::qWait(300); // It has been tried again by then.
        QVERIFY(bench->storeStatus().problem.contains(NearlyFull));
        room->store(2 * DiskRoom::Reserved);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.isEmpty(), 20'000);
        QVERIFY(bench.keep(viewOf(site, ann)));
    }

    void whatWaitsIsTakenInWithLess()
    {
        const Room room = plenty();
        const auto faults = std::make_shared<Faults>();
        Bench bench(withRoom(room, kit::withFaults(faults)));
        const domain::Site site = bench.addSite();
        faults->failWarned();
        for (int i = 0; i < 20; ++i)
            QVERIFY(bench.send(viewOf(site, ann, seconds(i), pageOf(i))) == Receipt::Spooled);

        room->store(DiskRoom::Reserved / 2);
        faults->heal();
        QVERIFY(bench.waitUntilStored());
        QCOMPARE(bench.number("SELECT count(*) FROM page_view"), 20);
        QVERIFY(bench.send(viewOf(site, ann, seconds(30))) == Receipt::Unwritable);
        QVERIFY(bench->storeStatus().problem.contains(NearlyFull));
        QVERIFY(kit::spoolIsEmpty(bench));
        room->store(10 * DiskRoom::Reserved);
        QTRY_VERIFY_WITH_TIMEOUT(bench->storeStatus().problem.isEmpty(), 20'000);
    }
};

FOOTFALL_TEST_MAIN(TestShortOfRoom)
#include "tst_shortofroom.moc"
