// SPDX-License-Identifier: GPL-3.0-or-later
// Holder and viewer on one directory, with the real pipeline and a collector that only listens in
// name.
#include "core/instance/futures.h"
#include "core/instance/instance.h"
#include "core/instance/oneshot.h"
#include "tests/kit/fixedclock.h"
#include "tests/kit/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace footfall;
using instance::await;
using instance::Instance;

namespace {

class NamedCollector : public domain::CollectorControl
{
public:
    explicit NamedCollector(const domain::ListenSettings &settings)
    {
        move(settings);
        m_status.received = 0;
    }
    [[nodiscard]] domain::CollectorStatus status() const override { return m_status; }
    QFuture<domain::Result<domain::CollectorStatus>>
    listen(const domain::ListenSettings &settings) override
    {
        if (settings.port == 1)
            return instance::readyFuture<domain::CollectorStatus>(
                domain::failure(domain::ErrorKind::Unavailable, QStringLiteral("port 1 is taken")));
        move(settings);
        return instance::readyFuture<domain::CollectorStatus>(m_status);
    }
    QFuture<domain::Result<domain::CollectorStatus>> setFlow(Flow flow) override
    {
        m_status.state = flow == Flow::Paused ? domain::CollectorStatus::State::Paused
                                              : domain::CollectorStatus::State::Collecting;
        return instance::readyFuture<domain::CollectorStatus>(m_status);
    }
    [[nodiscard]] domain::CollectorActivity activity() const override { return {}; }
    [[nodiscard]] QString openProbe() override { return {}; }
    void stop() override { m_status.state = domain::CollectorStatus::State::Stopped; }

private:
    void move(const domain::ListenSettings &settings)
    {
        m_status.state = domain::CollectorStatus::State::Collecting;
        ++m_status.received; // Counts the moves, for the test to see.
        m_status.address = settings.address;
        m_status.port = settings.port;
    }
    domain::CollectorStatus m_status;
};

} // namespace

class TestInstance : public QObject
{
    Q_OBJECT

    [[nodiscard]] static instance::InstanceOptions options(const QTemporaryDir &directory,
                                                           const char *program)
    {
        return {directory.path(), QLatin1String(program), std::nullopt,
                [](pipeline::Pipeline &, const instance::Settings &settings) {
                    return std::make_unique<NamedCollector>(settings.listen);
                }};
    }

    kit::FixedClock m_clock{kit::at("2026-03-04T12:00:00Z")};

private Q_SLOTS:
    void init() { kit::failOnWarnings(); }

    void theFirstHoldsAndTheSecondWatches()
    {
        const QTemporaryDir directory;
        const auto holder = Instance::open(options(directory, "first"), m_clock);
        QVERIFY2(holder, holder ? "" : qPrintable(holder.error().message));
        QCOMPARE((*holder)->role(), Instance::Role::Holder);
        const auto viewer = Instance::open(options(directory, "second"), m_clock);
        QVERIFY(viewer);
        QCOMPARE((*viewer)->role(), Instance::Role::Viewer);
        QCOMPARE((*viewer)->holder().program, QStringLiteral("first"));
        QCOMPARE((*viewer)->databasePath(), (*holder)->databasePath());

        const auto site =
            await((*viewer)->commands().addSite({QStringLiteral("example.com"), {}, {}, {}}));
        QVERIFY(site);
        const auto status = await((*viewer)->commands().status());
        QVERIFY(status);
        QCOMPARE(status->program, QStringLiteral("first"));
        QCOMPARE(status->sites, qint64(1));
        QCOMPARE(status->collector.port, quint16(8080));
        QVERIFY(await((*holder)->commands().removeSite(site->trackingCode)));
        QCOMPARE(await((*viewer)->commands().status())->sites, qint64(0));
    }

    void aViewerTakesOver()
    {
        const QTemporaryDir directory;
        auto holder = Instance::open(options(directory, "first"), m_clock);
        QVERIFY(holder);
        QVERIFY(await((*holder)->commands().addSite({QStringLiteral("example.com"), {}, {}, {}})));
        const auto viewer = Instance::open(options(directory, "second"), m_clock);
        QVERIFY(viewer);
        QSignalSpy roleChanged(viewer->get(), &Instance::roleChanged);
        QSignalSpy holderLost(viewer->get(), &Instance::holderLost);
        holder->reset();
        QTRY_COMPARE((*viewer)->role(), Instance::Role::Holder);
        QCOMPARE(roleChanged.size(), 1);
        QCOMPARE(holderLost.size(), 0);
        const auto status = await((*viewer)->commands().status());
        QVERIFY(status);
        QCOMPARE(status->program, QStringLiteral("second"));
        QCOMPARE(status->sites, qint64(1));
        QCOMPARE(status->collector.state, domain::CollectorStatus::State::Collecting);
    }

    void settingsAreAppliedFromEitherSide()
    {
        const QTemporaryDir directory;
        const auto holder = Instance::open(options(directory, "first"), m_clock);
        const auto viewer = Instance::open(options(directory, "second"), m_clock);
        QVERIFY(holder && viewer);
        instance::Settings settings = (*viewer)->settings();
        settings.listen.port = 9000;
        settings.publicUrl = QStringLiteral("https://stats.example.com");
        const auto moved = await((*viewer)->apply(settings));
        QVERIFY(moved);
        QCOMPARE(moved->port, quint16(9000));
        QCOMPARE(await((*holder)->commands().status())->collector.port, quint16(9000));
        QVERIFY((*holder)->settings() == settings);
        QVERIFY(instance::readSettings(directory.path()) == settings);

        instance::Settings taken = settings;
        taken.listen.port = 1;
        QVERIFY(!await((*holder)->apply(taken)));
        QVERIFY((*holder)->settings() == settings);
        QVERIFY(instance::readSettings(directory.path()) == settings);

        instance::Settings wrong = settings;
        wrong.listen.address = QStringLiteral("nowhere");
        QVERIFY(!await((*viewer)->apply(wrong)));
        QCOMPARE(await((*holder)->commands().status())->collector.port, quint16(9000));
    }

    void settingsReadAgainTakeForceWhereTheyCan()
    {
        const QTemporaryDir directory;
        const auto holder = Instance::open(options(directory, "first"), m_clock);
        QVERIFY(holder);
        QSignalSpy inForce(holder->get(), &Instance::settingsInForce);
        instance::Settings settings;
        settings.listen.port = 9300;
        settings.listen.limits.body = 4096;
        settings.logLevel = instance::LogLevel::Debug;
        settings.inboxCapacity = 500;
        const auto report = await((*holder)->reload(settings));
        QVERIFY(report);
        QCOMPARE(report->changed,
                 (QStringList{QStringLiteral("listen/port"), QStringLiteral("limits/bodyBytes"),
                              QStringLiteral("log/level")}));
        QCOMPARE(report->afterRestart, QStringList{QStringLiteral("pipeline/inboxCapacity")});
        QCOMPARE(report->collector.port, quint16(9300));
        QCOMPARE(inForce.size(), 1);
        const auto taken = inForce.takeFirst().takeFirst().value<instance::Settings>();
        QVERIFY(taken.logLevel == instance::LogLevel::Debug);
        QCOMPARE(taken.inboxCapacity, instance::Settings{}.inboxCapacity);
        QVERIFY(!QFile::exists(directory.filePath(QStringLiteral("settings.ini"))));

        // Still after a restart; nothing else has changed, so the door was not moved.
        const auto again = await((*holder)->reload(settings));
        QVERIFY(again);
        QCOMPARE(again->changed, QStringList());
        QCOMPARE(again->afterRestart, QStringList{QStringLiteral("pipeline/inboxCapacity")});
        QCOMPARE(again->collector.received, report->collector.received);

        // Where it cannot be, nothing of it is.
        inForce.clear();
        settings.listen.port = 1;
        settings.logLevel = instance::LogLevel::Error;
        QVERIFY(!await((*holder)->reload(settings)));
        QCOMPARE(inForce.size(), 0);
        QCOMPARE(await((*holder)->commands().status())->collector.port, quint16(9300));
    }

    void whoPausedStaysPausedWhenSettingsChange()
    {
        const QTemporaryDir directory;
        const auto holder = Instance::open(options(directory, "first"), m_clock);
        QVERIFY(holder);
        QVERIFY(await((*holder)->commands().setFlow(domain::CollectorControl::Flow::Paused)));
        instance::Settings settings;
        settings.listen.port = 9400;
        const auto report = await((*holder)->reload(settings));
        QVERIFY(report);
        QCOMPARE(report->collector.state, domain::CollectorStatus::State::Paused);
        QCOMPARE(report->collector.port, quint16(9400));
        const auto opened =
            await((*holder)->commands().setFlow(domain::CollectorControl::Flow::Open));
        QVERIFY(opened);
        QCOMPARE(opened->port, quint16(9400));
    }

    void theThreadsAnswer()
    {
        const QTemporaryDir directory;
        const auto holder = Instance::open(options(directory, "first"), m_clock);
        const auto viewer = Instance::open(options(directory, "second"), m_clock);
        QVERIFY(holder && viewer);
        QVERIFY(await((*holder)->pulse()));
        QVERIFY(await((*holder)->pulse()));
        QVERIFY(await((*viewer)->pulse()));
    }

    void whatTheCommandLineSaidIsNotWritten()
    {
        const QTemporaryDir directory;
        instance::InstanceOptions once = options(directory, "first");
        once.overrides = instance::Settings{};
        once.overrides->listen.port = 9100;
        const auto holder = Instance::open(once, m_clock);
        QVERIFY(holder);
        instance::Settings settings = (*holder)->settings();
        settings.publicUrl = QStringLiteral("https://stats.example.com");
        const auto kept = await((*holder)->apply(settings));
        QVERIFY(kept);
        QCOMPARE(kept->port, quint16(9100));
        QCOMPARE(kept->received, qint64(0));
        QCOMPARE((*holder)->settings().listen.port, quint16(9100));
        QCOMPARE(instance::readSettings(directory.path())->publicUrl, settings.publicUrl);
        QCOMPARE(instance::readSettings(directory.path())->listen.port, quint16(8080));

        settings.listen.port = 9200;
        const auto moved = await((*holder)->apply(settings));
        QVERIFY(moved);
        QCOMPARE(moved->received, qint64(1));
        QCOMPARE(instance::readSettings(directory.path())->listen.port, quint16(9200));
    }

    void aMomentsCommandGoesThroughTheHolderOrAlone()
    {
        const QTemporaryDir directory;
        {
            const auto alone = instance::OneShot::open(directory.path(), m_clock);
            QVERIFY(alone);
            QVERIFY(await((*alone)->commands().addSite({QStringLiteral("a.example"), {}, {}, {}})));
            QVERIFY(!await((*alone)->commands().listen({})));
        }
        const auto holder = Instance::open(options(directory, "first"), m_clock);
        QVERIFY(holder);
        const auto through = instance::OneShot::open(directory.path(), m_clock);
        QVERIFY(through);
        QVERIFY(await((*through)->commands().addSite({QStringLiteral("b.example"), {}, {}, {}})));
        QCOMPARE(await((*holder)->commands().status())->sites, qint64(2));
        QVERIFY(await((*through)->commands().fold()));
    }
};

FOOTFALL_TEST_MAIN(TestInstance)
#include "tst_instance.moc"
