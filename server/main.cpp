// SPDX-License-Identifier: GPL-3.0-or-later
// footfall-server: the collector and the command line, without a window.
#include "core/instance/cli/commandline.h"
#include "server/log.h"
#include "server/systemclock.h"
#include "server/wiring.h"

#include <QCoreApplication>

#include <systemd/sd-daemon.h>

namespace {

using namespace footfall;

/// systemd, where it has started this service and listens.
class Systemd : public instance::cli::ServiceManager
{
public:
    Systemd()
    {
        uint64_t microseconds = 0;
        if (::sd_watchdog_enabled(0, &microseconds) > 0)
            m_patience = std::chrono::duration_cast<std::chrono::milliseconds>(
                std::chrono::microseconds(microseconds));
    }
    [[nodiscard]] bool isThere() const override
    {
        return qEnvironmentVariableIsSet("NOTIFY_SOCKET");
    }
    [[nodiscard]] std::chrono::milliseconds patience() const override { return m_patience; }
    void ready(const QString &status) override { notify("READY=1\nSTATUS=" + lineOf(status)); }
    void describe(const QString &status) override { notify("STATUS=" + lineOf(status)); }
    void reloading() override
    {
        timespec now{};
        ::clock_gettime(CLOCK_MONOTONIC, &now);
        const qint64 microseconds = qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
        notify("RELOADING=1\nMONOTONIC_USEC=" + QByteArray::number(microseconds));
    }
    void stopping() override { notify("STOPPING=1\nSTATUS=Ending"); }
    void alive() override { notify("WATCHDOG=1"); }

private:
    static QByteArray lineOf(QString text)
    {
        return text.replace(QLatin1Char('\n'), QLatin1Char(' ')).toUtf8();
    }
    static void notify(const QByteArray &message) { ::sd_notify(0, message.constData()); }

    std::chrono::milliseconds m_patience{0};
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("footfall-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FOOTFALL_VERSION));
    QTextStream out(stdout);
    QTextStream err(stderr);
    const SystemClock clock;
    Log log(clock);
    Systemd systemd;
    const instance::cli::Environment environment{
        clock,
        [&clock](const QString &dataDirectory) { return collectorFactory(dataDirectory, clock); },
        [&log](instance::LogLevel level) { log.setLevel(level); }, &systemd};
    return instance::cli::run(QCoreApplication::arguments().mid(1), environment, out, err);
}
