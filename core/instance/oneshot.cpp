// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/oneshot.h"

#include "core/instance/futures.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QThread>

namespace footfall::instance {

using domain::Result;

namespace {

constexpr std::chrono::seconds Patience{5};
constexpr std::chrono::milliseconds Pause{40};

QString programName()
{
    return QStringLiteral("footfall-server");
}

tl::unexpected<domain::Error> busy(const QString &dataDirectory, const LockHolder &holder)
{
    return domain::failure(
        domain::ErrorKind::Unavailable,
        QCoreApplication::translate("Instance", "%1 is held by %2, which does not answer. Wait "
                                                "until it has started or ended, then try again.")
            .arg(dataDirectory, describe(holder)));
}

} // namespace

Result<std::unique_ptr<OneShot>> OneShot::open(const QString &dataDirectory,
                                               const domain::Clock &clock)
{
    if (const auto prepared = prepareDataDirectory(dataDirectory); !prepared)
        return tl::unexpected(prepared.error());
    const QDeadlineTimer deadline(Patience);
    std::unique_ptr<OneShot> oneShot(new OneShot);
    while (true) {
        auto attempt = DirectoryLock::acquire(dataDirectory, programName());
        if (!attempt)
            return tl::unexpected(attempt.error());
        if (attempt->lock) {
            auto holding = Holding::begin(std::move(attempt->lock), {dataDirectory, programName()},
                                          {}, {}, clock);
            if (!holding)
                return tl::unexpected(holding.error());
            oneShot->m_holding = std::move(*holding);
            return oneShot;
        }
        if (auto client = ControlClient::open(dataDirectory)) {
            oneShot->m_client = std::move(*client);
            return oneShot;
        }
        if (deadline.hasExpired())
            return busy(dataDirectory, attempt->holder);
        QThread::msleep(static_cast<unsigned long>(Pause.count()));
    }
}

domain::Commands &OneShot::commands()
{
    if (m_holding)
        return m_holding->commands();
    return *m_client;
}

Result<std::unique_ptr<ControlClient>> connectToHolder(const QString &dataDirectory)
{
    const QDeadlineTimer deadline(Patience);
    while (true) {
        auto client = ControlClient::open(dataDirectory);
        if (client || client.error().kind == domain::ErrorKind::Storage)
            return client;
        if (!QFileInfo::exists(dataDirectory + QStringLiteral("/lock")))
            return std::unique_ptr<ControlClient>();
        auto attempt = DirectoryLock::acquire(dataDirectory, programName());
        if (!attempt)
            return tl::unexpected(attempt.error());
        if (attempt->lock)
            return std::unique_ptr<ControlClient>();
        if (deadline.hasExpired())
            return busy(dataDirectory, attempt->holder);
        QThread::msleep(static_cast<unsigned long>(Pause.count()));
    }
}

std::unique_ptr<DirectoryLock> lockForAMoment(const QString &dataDirectory)
{
    if (!QFileInfo::exists(dataDirectory + QStringLiteral("/lock")))
        return nullptr;
    auto attempt = DirectoryLock::acquire(dataDirectory, programName());
    return attempt ? std::move(attempt->lock) : nullptr;
}

domain::CollectorIs collectorOn(const QString &dataDirectory)
{
    if (const auto client = ControlClient::open(dataDirectory)) {
        const auto status = await((*client)->status());
        if (!status)
            return domain::CollectorIs::Unknown;
        return status->collector.state == domain::CollectorStatus::State::Collecting
                   ? domain::CollectorIs::Collecting
                   : domain::CollectorIs::Off;
    }
    if (!QFileInfo::exists(dataDirectory + QStringLiteral("/lock")))
        return domain::CollectorIs::Off;
    return lockForAMoment(dataDirectory) ? domain::CollectorIs::Off : domain::CollectorIs::Unknown;
}

} // namespace footfall::instance
