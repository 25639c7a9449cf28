// SPDX-License-Identifier: GPL-3.0-or-later
// What the threads share, through a desk: problems are noticed by what happens anyway, and health,
// status and activity agree about them.
#include "server/commons.h"
#include "server/protocols/fathom.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/server/fakeledger.h"
#include "tests/server/fakesink.h"
#include "tests/server/requests.h"

#include <QJsonDocument>
#include <QTemporaryDir>

using namespace footfall;
using namespace footfall::server;
using kit::FakeSink;
using kit::requestTo;
using pipeline::Receipt;
using State = domain::CollectorStatus::State;
using namespace std::chrono_literals;

namespace {

const QByteArray view = "/?h=https%3A%2F%2Fexample.com&p=%2F&r=&sid=ABCDEFGH&qs=%7B%7D&cid=1";

kit::TestRequest viewed()
{
    return requestTo(view, Method::Get, {{"User-Agent", kit::Firefox}});
}

class Office
{
public:
    Office()
    {
        enrich::EnricherOptions options;
        options.saltFile = directory.filePath(QStringLiteral("salts"));
        auto opened = enrich::Enricher::open(options);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        domain::LedgerCounts counts;
        counts.stored = 41;
        commons = std::make_unique<Commons>(
            CollectorParts{sink,
                           std::make_shared<kit::FixedSites>(),
                           std::shared_ptr<enrich::Enricher>(std::move(*opened)),
                           clock,
                           [this] { return store; },
                           &ledger,
                           [this, counts] {
                               ++summedUp;
                               return counts;
                           },
                           10'000,
                           {}});
        commons->setState(State::Collecting);
        collect = std::make_unique<CollectDesk>(commons->collectDeskParts());
        front = std::make_unique<FrontDesk>(commons->frontDeskParts(*collect));
    }

    /// A view that gets this receipt.
    void receive(Receipt receipt)
    {
        if (front->receive(viewed(), ++ticket))
            qFatal("The view was not accepted.");
        (void)collect->settled({{ticket, receipt}});
    }
    [[nodiscard]] Reply health()
    {
        kit::TestRequest request("/health", Method::Get, {});
        request.view.peer = *Address::parsed("127.0.0.1");
        return *front->receive(request, ++ticket);
    }
    [[nodiscard]] domain::CollectorStatus status()
    {
        domain::CollectorStatus status;
        commons->describe(status);
        return status;
    }

    QTemporaryDir directory;
    kit::FixedClock clock{kit::at("2026-03-29T12:00:00Z")};
    domain::StoreStatus store;
    FakeSink sink{FakeSink::Settling::WhenTold};
    kit::FakeLedger ledger;
    std::unique_ptr<Commons> commons;
    std::unique_ptr<CollectDesk> collect;
    std::unique_ptr<FrontDesk> front;
    Ticket ticket = 0;
    int summedUp = 0;
};

} // namespace

class TestCommons : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void allIsWell()
    {
        Office office;
        office.receive(Receipt::Stored);
        QCOMPARE(office.health().status, 200);
        const auto counts = domain::countsFromJson(QJsonDocument::fromJson(office.health().body)
                                                       .object()
                                                       .value(QStringLiteral("ledger"))
                                                       .toObject());
        QCOMPARE(counts.stored, 41);
        const domain::CollectorActivity activity = office.commons->activity();
        QVERIFY(activity.problems.empty());
        QCOMPARE(activity.queueCapacity, 10'000);
        QCOMPARE(activity.intervals.back().stored, 1);
        QCOMPARE(office.status().stored, 1);
        QVERIFY(office.ledger.decisions().empty());
    }

    void whatIsSpooledOpensAProblemAndWhatIsStoredAgainCloses()
    {
        Office office;
        office.store.problem = QStringLiteral("The disk is full.");
        office.store.spooled = 1;
        office.receive(Receipt::Spooled);
        office.clock.advance(1s);
        office.receive(Receipt::Spooled);
        QVERIFY(office.health().body.contains("\"spooling\""));
        QCOMPARE(office.commons->activity().waitingInSpool, 1);
        office.store = {};
        office.clock.advance(27s);
        // Nobody but the trackers looks.
        office.receive(Receipt::Stored);
        office.clock.advance(1h);
        const domain::CollectorActivity activity = office.commons->activity();
        QCOMPARE(activity.problems.size(), size_t(1));
        QCOMPARE(activity.problems.front().since, kit::at("2026-03-29T12:00:00Z"));
        QCOMPARE(activity.problems.front().solved, kit::at("2026-03-29T12:00:28Z"));
        QCOMPARE(activity.problems.front().text,
                 QStringLiteral("The disk is full. 2 items waited in the spool and were stored. "
                                "Nothing was lost."));
    }

    void aSlowDiskIsAProblemThoughTheStoreHasNoWordForIt()
    {
        Office office;
        office.store.spooled = 5;
        office.receive(Receipt::Spooled);
        const domain::CollectorActivity activity = office.commons->activity();
        QCOMPARE(activity.problems.size(), size_t(1));
        QVERIFY(!activity.problems.front().solved);
        QVERIFY(activity.problems.front().text.contains(QStringLiteral("in time")));
    }

    void refusingIs503UntilSomethingIsKept()
    {
        Office office;
        office.store.problem = QStringLiteral("Neither can be written.");
        office.receive(Receipt::Unwritable);
        QCOMPARE(office.health().status, 503);
        QVERIFY(office.health().body.contains("Neither can be written."));
        QVERIFY(office.status().isRefusing);
        QVERIFY(office.commons->activity().problems.front().text.contains(
            QStringLiteral("1 item could not be kept")));
        office.receive(Receipt::Spooled);
        QCOMPARE(office.health().status, 200);
        QVERIFY(!office.status().isRefusing);
    }

    void whatTheDoorRefusesIsNoticedAsWell()
    {
        Office office;
        office.store.problem = QStringLiteral("The inbox is closed.");
        office.sink.setAdmission(pipeline::Admission::Closed);
        QCOMPARE(office.front->receive(viewed(), 1)->status, 503);
        QCOMPARE(office.ledger.decisions().size(), size_t(1));
        QVERIFY(office.commons->activity().problems.front().text.contains(
            QStringLiteral("1 item could not be kept")));
    }

    void aPausedDoorIsSaidSo()
    {
        Office office;
        office.commons->setState(State::Paused);
        QCOMPARE(office.health().status, 503);
        QVERIFY(office.health().body.contains("\"paused\""));
    }

    /// Summing up takes the mutex that every view passes.
    void whoComesFromAfarDoesNotHaveTheLedgerSummedUp()
    {
        Office office;
        const kit::TestRequest request("/health", Method::Get, {});
        QCOMPARE(office.front->receive(request.view, 1)->status, 200);
        QCOMPARE(office.summedUp, 0);
        QCOMPARE(office.health().status, 200);
        QCOMPARE(office.summedUp, 1);
    }

    void aProbeIsAnswered()
    {
        Office office;
        const QByteArray target = "/seen-as?token=" + office.commons->openProbe().toLatin1();
        const auto reply = office.front->receive(requestTo(target), 1);
        QCOMPARE(reply->status, 200);
        const auto explanation =
            domain::explanationFromJson(QJsonDocument::fromJson(reply->body).object());
        QCOMPARE(explanation.address, QStringLiteral("203.0.113.7"));
        QCOMPARE(explanation.country, QString());
    }

    void limitsHoldForAllDesks()
    {
        Office office;
        domain::Limits limits;
        limits.ratePerSecond = 1;
        limits.rateBurst = 2;
        office.commons->setLimits(limits);
        CollectDesk other(office.commons->collectDeskParts());
        const Address visitor = *Address::parsed("203.0.113.7");
        QVERIFY(!office.collect->collect(fathom::TheProtocol, viewed(), visitor, 1));
        QVERIFY(!other.collect(fathom::TheProtocol, viewed(), visitor, 1));
        QCOMPARE(office.collect->collect(fathom::TheProtocol, viewed(), visitor, 2)->status, 429);
        QCOMPARE(other.collect(fathom::TheProtocol, viewed(), visitor, 2)->status, 429);
    }
};

FOOTFALL_TEST_MAIN(TestCommons)
#include "tst_commons.moc"
