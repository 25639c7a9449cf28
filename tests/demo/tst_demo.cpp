// SPDX-License-Identifier: GPL-3.0-or-later
// The made-up visitors are the same for a seed, and all of their history is counted.
#include "core/queries/statsreader.h"
#include "tests/demo/backfill.h"
#include "tests/demo/rawhits.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

#include <QTemporaryDir>

using namespace footfall;
using namespace std::chrono_literals;

namespace {

const domain::Instant End = kit::at("2026-06-15T12:40:00Z");

std::vector<demo::Action> actionsOfAnHour(uint64_t seed)
{
    static const std::vector<demo::DemoSite> sites = demo::demoSites();
    const demo::AddressBook addresses(QString(), {}, seed);
    demo::Visits visits(sites.front(), addresses, seed, std::chrono::days(10), End);
    std::vector<demo::Action> actions;
    visits.appendHour(End - 1h, 3.0, &actions);
    return actions;
}

QByteArrayList asText(const std::vector<demo::Action> &actions)
{
    QByteArrayList lines;
    for (const demo::Action &action : actions)
        lines.append(QByteArray::number(static_cast<qint64>(domain::toMilliseconds(action.time))) +
                     ' ' + QByteArray::number(static_cast<int>(action.kind)) + ' ' +
                     action.pathname.toUtf8());
    return lines;
}

} // namespace

class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void theSameSeedGivesTheSameVisits()
    {
        const QByteArrayList once = asText(actionsOfAnHour(7));
        QVERIFY(once.size() > 50);
        QCOMPARE(asText(actionsOfAnHour(7)), once);
        QVERIFY(asText(actionsOfAnHour(8)) != once);
    }

    void requestsAreWhatABrowserCouldSend()
    {
        for (const demo::Action &action : actionsOfAnHour(7)) {
            QVERIFY(action.pathname.startsWith(QLatin1Char('/')));
            QVERIFY(action.time >= End - 1h);
            const enrich::RawHit raw = demo::toRawHit(action);
            QCOMPARE(raw.visibleTime.has_value(), action.kind == domain::HitKind::Leave);
            if (raw.visibleTime)
                QVERIFY(*raw.visibleTime > 0ms && *raw.visibleTime < 30min);
            QCOMPARE(raw.eventName.isEmpty(), action.kind != domain::HitKind::Event);
            QVERIFY(!raw.userAgent.isEmpty());
        }
    }

    void historyIsCountedWhole()
    {
        const QTemporaryDir directory;
        const std::vector<demo::DemoSite> sites = demo::demoSites();
        const auto report = demo::backfill({.dataDirectory = directory.path(),
                                            .history = std::chrono::days(3),
                                            .scale = 0.2,
                                            .end = End},
                                           sites, [](int) { return demo::Onward::GoOn; });
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QVERIFY(report->pageViews > 500);

        const kit::FixedClock clock(End);
        const auto reader =
            queries::StatsReader::open(directory.filePath(QStringLiteral("footfall.db")), clock);
        QVERIFY(reader);
        const auto counted = (*reader)->sites();
        QVERIFY(counted);
        QCOMPARE(counted->size(), sites.size());
        domain::Counters sum;
        for (const domain::Site &site : *counted) {
            domain::StatsRequest request;
            request.site = site.id;
            request.period = domain::PeriodPreset::AllTime;
            const auto answer = (*reader)->answer(request);
            QVERIFY(answer);
            QVERIFY(answer->firstDay.daysTo(answer->today) <= 3);
            sum += answer->totals;
        }
        QCOMPARE(sum.pageViews, report->pageViews);
        QVERIFY(sum.visits > sum.pageViews / 6 && sum.visits < sum.pageViews);
        QVERIFY(sum.visitors > 0 && sum.visitors <= sum.visits);
        QVERIFY(sum.averageVisitDuration() > 20 && sum.averageVisitDuration() < 600);
        QVERIFY(sum.bounceRate() > 0.2 && sum.bounceRate() < 0.8);
    }

    void historyCanBeStopped()
    {
        const QTemporaryDir directory;
        const auto report =
            demo::backfill({.dataDirectory = directory.path(),
                            .history = std::chrono::days(3),
                            .scale = 0.1,
                            .end = End},
                           demo::demoSites(), [](int percent) {
                               return percent > 20 ? demo::Onward::Stop : demo::Onward::GoOn;
                           });
        QVERIFY(!report);
        QCOMPARE(report.error().kind, domain::ErrorKind::Unavailable);
    }
};

FOOTFALL_TEST_MAIN(TestDemo)
#include "tst_demo.moc"
