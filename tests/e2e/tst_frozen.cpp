// SPDX-License-Identifier: GPL-3.0-or-later
// A main thread that does nothing changes nothing for trackers: the collector in a process whose
// event loop stands still, and the window's program whose GUI thread is held.
// FOOTFALL_FROZEN_SECONDS sets for how long (2 without it).
#include "core/instance/futures.h"
#include "core/instance/instance.h"
#include "server/systemclock.h"
#include "server/wiring.h"
#include "tests/e2e/collectclient.h"
#include "tests/kit/serverprogram.h"
#include "tests/kit/stoppedthread.h"
#include "tests/kit/testmain.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <atomic>
#include <thread>

using namespace footfall;

namespace {

std::chrono::seconds howLong()
{
    const int seconds = qEnvironmentVariableIntValue("FOOTFALL_FROZEN_SECONDS");
    return std::chrono::seconds(seconds > 0 ? seconds : 2);
}

struct Answered {
    int kept = 0;
    int other = 0;
    qint64 slowestMilliseconds = 0;
};

/// View after view for so long, each awaited, with no event loop.
Answered sendViews(quint16 port, const QString &code, std::chrono::milliseconds duration)
{
    Answered answered;
    e2e::CollectClient client(port);
    QElapsedTimer whole;
    whole.start();
    while (!whole.hasExpired(duration.count())) {
        e2e::View view;
        view.code = code;
        view.pathname = QStringLiteral("/frozen-%1").arg(answered.kept);
        QElapsedTimer one;
        one.start();
        const int status = client.send(view).status;
        answered.slowestMilliseconds = std::max(answered.slowestMilliseconds, one.elapsed());
        ++(status / 100 == 2 ? answered.kept : answered.other);
        if (status == 0)
            break;
    }
    return answered;
}

} // namespace

class TestFrozen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMainThreadThatSleeps()
    {
        const QTemporaryDir directory;
        const SystemClock clock;
        instance::InstanceOptions options;
        options.dataDirectory = directory.path();
        options.program = QStringLiteral("tst_frozen");
        options.overrides = instance::Settings{};
        options.overrides->listen.port = 0;
        options.overrides->listen.limits.ratePerSecond = 0;
        options.makeCollector = collectorFactory(directory.path(), clock);
        const auto opened = instance::Instance::open(options, clock);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        domain::Commands &commands = (*opened)->commands();
        const auto site =
            instance::await(commands.addSite({QStringLiteral("example.com"), {}, {}, {}}));
        QVERIFY(site);
        const auto before = instance::await(commands.status());
        QVERIFY(before);
        QCOMPARE(before->collector.state, domain::CollectorStatus::State::Collecting);

        Answered answered;
        std::thread tracker(
            [&] { answered = sendViews(before->collector.port, site->trackingCode, howLong()); });
        tracker.join(); // Meanwhile this thread runs no event loop.
        qInfo("%d views were kept, the slowest answer took %lld ms", answered.kept,
              static_cast<long long>(answered.slowestMilliseconds));
        QCOMPARE(answered.other, 0);
        QVERIFY(answered.kept > 0);
        const auto after = instance::await(commands.status());
        QVERIFY(after);
        QCOMPARE(after->collector.stored, qint64(answered.kept));
    }

    void aWindowThatHangs()
    {
#ifdef FOOTFALL_PROGRAM
        const QTemporaryDir directory;
        const QString code = kit::runServer({QStringLiteral("site"), QStringLiteral("add"),
                                             QStringLiteral("example.com")},
                                            directory.path())
                                 .out.trimmed();
        QFile settings(directory.filePath(QStringLiteral("settings.ini")));
        QVERIFY(settings.open(QIODevice::WriteOnly) &&
                settings.write("[limits]\nratePerSecond=0\n") > 0);
        settings.close();
        QProcess window;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), directory.path());
        window.setProcessEnvironment(environment);
        window.start(QStringLiteral(FOOTFALL_PROGRAM),
                     {QStringLiteral("--data-dir"), directory.path(), QStringLiteral("--listen"),
                      QStringLiteral("127.0.0.1:0")});
        quint16 port = 0;
        const auto isCollecting = [&] {
            const QJsonObject collector =
                kit::runServer({QStringLiteral("status"), QStringLiteral("--json")},
                               directory.path())
                    .json()
                    .value(QStringLiteral("collector"))
                    .toObject();
            port = static_cast<quint16>(collector.value(QStringLiteral("port")).toInt());
            return collector.value(QStringLiteral("state")).toString() ==
                   QStringLiteral("collecting");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isCollecting(), 30'000);
        Answered answered;
        {
            const kit::StoppedThread frozen(static_cast<pid_t>(window.processId()));
            if (!frozen.isStopped()) {
                window.kill();
                window.waitForFinished();
                QSKIP("a child's threads may not be traced here");
            }
            answered = sendViews(port, code, howLong());
        }
        qInfo("%d views were kept, the slowest answer took %lld ms", answered.kept,
              static_cast<long long>(answered.slowestMilliseconds));
        QCOMPARE(answered.other, 0);
        QVERIFY(answered.kept > 0);
        window.terminate();
        QVERIFY(window.waitForFinished(30'000));
        QCOMPARE(window.exitCode(), 0);
#else
        QSKIP("built without the window");
#endif
    }
};

FOOTFALL_TEST_MAIN(TestFrozen)
#include "tst_frozen.moc"
