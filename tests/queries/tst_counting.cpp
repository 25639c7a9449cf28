// SPDX-License-Identifier: GPL-3.0-or-later
// Random arrivals through the real pipeline, and every answer against a count by hand: before and
// after folding, over midnights, clock changes and half-hour zones.
#include "core/pipeline/pipeline.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"
#include "tests/queries/agreement.h"

#include <QCryptographicHash>
#include <QSemaphore>
#include <QTemporaryDir>
#include <algorithm>
#include <cstring>

using namespace footfall::domain;
using footfall::kit::at;
using footfall::kit::FixedClock;
using footfall::model::Arrival;
using footfall::model::Exits;
using footfall::model::World;
using footfall::pipeline::Admission;
using footfall::pipeline::Pipeline;
using footfall::pipeline::Receipt;
using footfall::queries::StatsReader;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

class CountingPort : public footfall::pipeline::ReceiptPort
{
public:
    void settle(std::vector<footfall::pipeline::Settled> batch) override
    {
        settled.release(static_cast<int>(batch.size()));
    }
    QSemaphore settled;
};

Hash16 hashOf(const char *label, int person, QDate day, const QString &more = {})
{
    QByteArray text(label);
    text += ' ' + QByteArray::number(person) + ' ' + day.toString(Qt::ISODate).toUtf8() + ' ' +
            more.toUtf8();
    const QByteArray digest = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    Hash16 hash;
    std::memcpy(hash.bytes.data(), digest.constData(), hash.bytes.size());
    return hash;
}

/// What enrich would make of it.
Hit hitOf(const Arrival &arrival, const Site &site)
{
    Hit hit;
    hit.kind = arrival.kind;
    hit.site = site.id;
    hit.time = arrival.time;
    hit.day = site.calendar.dayOf(arrival.time);
    hit.hour = site.calendar.hourOf(arrival.time);
    hit.visit = hashOf("visit", arrival.person, hit.day);
    if (arrival.time - site.calendar.startOfDay(hit.day) < DayGrace)
        hit.previousVisit =
            hashOf("visit", arrival.person,
                   site.calendar.dayOf(site.calendar.startOfDay(hit.day) - minutes(1)));
    hit.seen = hashOf("seen", arrival.person, hit.day);
    hit.page = hashOf("page", arrival.person, hit.day, arrival.pathname);
    hit.hostname = arrival.hostname;
    hit.pathname = arrival.pathname;
    hit.referrer = arrival.referrer;
    hit.source = arrival.source;
    hit.channel = arrival.channel;
    hit.utm = arrival.utm;
    hit.country = arrival.country;
    hit.client = arrival.client;
    hit.language = arrival.language;
    hit.screen = arrival.screen;
    hit.event = arrival.event;
    hit.event.seen = hashOf("event", arrival.person, hit.day, arrival.event.name);
    for (Property &property : hit.event.properties)
        property.seen = hashOf("property", arrival.person, hit.day,
                               arrival.event.name + QLatin1Char('|') + property.key +
                                   QLatin1Char('|') + property.value);
    for (const Goal &goal : site.goals)
        if (footfall::model::meets(arrival, goal))
            hit.goals.push_back({goal.id, hashOf("goal", arrival.person, hit.day, goal.name)});
    hit.visibleTime = arrival.visibleTime;
    return hit;
}

/// Waits for the receipts of everything so far.
class Sender
{
public:
    Sender(Pipeline &pipeline, FixedClock &clock, const Site &site)
        : m_pipeline(pipeline), m_clock(clock), m_site(site)
    {
    }
    void send(const Arrival &arrival)
    {
        m_clock.set(arrival.time);
        const Admission admission =
            m_pipeline.inbox().accept(hitOf(arrival, m_site), m_port, ++m_token);
        if (admission == Admission::Accepted)
            ++m_waiting;
    }
    [[nodiscard]] bool wait()
    {
        return m_port->settled.tryAcquire(std::exchange(m_waiting, 0), 30'000);
    }

private:
    Pipeline &m_pipeline;
    FixedClock &m_clock;
    const Site &m_site;
    std::shared_ptr<CountingPort> m_port = std::make_shared<CountingPort>();
    quint64 m_token = 0;
    int m_waiting = 0;
};

} // namespace

class TestCounting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { footfall::kit::failOnWarnings(); }

    void numbersAreThoseOfTheRawEvents_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<quint32>("seed");
        const auto row = [](const char *zone, const char *from, quint32 seed) {
            QTest::addRow("%s %s", zone, from) << QByteArray(zone) << QByteArray(from) << seed;
        };
        row("UTC", "2026-02-27T00:00:00Z", 11);
        row("Asia/Kathmandu", "2025-12-30T00:00:00Z", 12);
        row("Europe/Berlin", "2026-03-27T12:00:00Z", 13);
        row("Europe/Berlin", "2026-10-23T12:00:00Z", 14);
        row("America/New_York", "2026-10-30T12:00:00Z", 15);
        row("Australia/Lord_Howe", "2026-04-03T00:00:00Z", 16);
        row("Australia/Lord_Howe", "2026-10-02T00:00:00Z", 17);
        row("America/Sao_Paulo", "2018-11-02T00:00:00Z", 18);
    }
    void numbersAreThoseOfTheRawEvents()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, from);
        QFETCH(quint32, seed);
        const World world{QTimeZone(zone), at(from.constData())};
        const std::vector<Arrival> arrivals = footfall::model::randomArrivals(world, seed);
        const auto [views, happenings] = footfall::model::accountOf(arrivals, world.zone);

        QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("footfall.db"));
        FixedClock clock(world.from - hours(1));
        auto pipeline = Pipeline::open({path, std::chrono::milliseconds(0)}, clock).value();
        const QString code =
            pipeline->addSite({QStringLiteral("example.com"), {}, QString::fromLatin1(zone), {}})
                .result()
                ->trackingCode;
        SiteEdit edit;
        edit.addGoals = footfall::model::goals();
        const Site site = pipeline->editSite(code, edit).result().value();
        Sender sender(*pipeline, clock, site);
        const auto reader = StatsReader::open(path, clock).value();
        const QDate first = footfall::model::localDate(world.from, world.zone);
        const Period whole{first, first.addDays(world.days + 1)};

        size_t sent = 0;
        for (const Arrival &arrival : arrivals) {
            sender.send(arrival);
            if (++sent % 97 == 0) {
                QVERIFY(sender.wait());
                QVERIFY(pipeline->fold().result());
            }
        }
        QVERIFY(sender.wait());
        // Which exits are known by now depends on the folds; every other number does not.
        StatsRequest request;
        request.site = site.id;
        request.period = whole;
        Counters found = reader->answer(request).value().totals;
        Counters wanted = footfall::model::totalsOf(views, whole, Exits::All);
        QVERIFY(found.exits <= wanted.exits);
        found.exits = wanted.exits = 0;
        QCOMPARE(footfall::model::inWords(found), footfall::model::inWords(wanted));

        clock.advance(VisitTimeout);
        const FoldReport report = pipeline->fold().result().value();
        QCOMPARE(report.open, 0);
        for (const Period &period : {whole, Period{first.addDays(1), first.addDays(2)}})
            QCOMPARE(footfall::model::firstDifference(
                         *reader, {site.id, world.zone, views, period, Exits::All, happenings}),
                     QString());
        // Nothing is folded twice.
        QCOMPARE(pipeline->fold().result()->folded, 0);
        QCOMPARE(reader->answer(request)->totals,
                 footfall::model::totalsOf(views, whole, Exits::All));
        pipeline->close();
    }
};

FOOTFALL_TEST_MAIN(TestCounting)
#include "tst_counting.moc"
