// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/cli/heartbeat.h"

#include "core/instance/cli/service.h"
#include "core/instance/futures.h"

namespace footfall::instance::cli {

using domain::Result;

namespace {

// Without a watchdog, for the line about how it goes.
constexpr std::chrono::seconds DescribePause{10};
constexpr std::chrono::seconds ShortestPause{1};

int viewsAMinute(const std::vector<int> &perMinute)
{
    // The last one has only begun.
    return perMinute.size() < 2 ? 0 : perMinute[perMinute.size() - 2];
}

QString counted(qint64 count, const char *one, const char *many)
{
    return QStringLiteral("%1 %2").arg(count).arg(QLatin1String(count == 1 ? one : many));
}

} // namespace

QString statusLine(const domain::InstanceStatus &status)
{
    using State = domain::CollectorStatus::State;
    const domain::CollectorStatus &collector = status.collector;
    if (collector.state != State::Collecting && collector.state != State::Paused)
        return QStringLiteral("Not collecting: %1").arg(collector.problem);
    QStringList parts;
    if (collector.state == State::Paused)
        parts << QStringLiteral("Paused");
    else
        parts << (collector.isRefusing ? QStringLiteral("Refusing page views on %1")
                                       : QStringLiteral("Collecting on %1"))
                     .arg(webAddressOf(collector))
              << counted(viewsAMinute(collector.viewsPerMinute), "view a minute", "views a minute");
    parts << (status.store.spooled == 0
                  ? QStringLiteral("spool empty")
                  : counted(status.store.spooled, "view in the spool", "views in the spool"));
    QString line = parts.join(QStringLiteral(", "));
    for (const QString &problem : {collector.problem, status.store.problem}) {
        if (!problem.isEmpty())
            line += QStringLiteral(". ") + problem;
    }
    return line;
}

Heartbeat::Heartbeat(Instance &instance, ServiceManager &manager, QObject *parent)
    : QObject(parent), m_instance(instance), m_manager(manager)
{
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { beat(); });
}

void Heartbeat::start(const QString &line)
{
    m_described = line;
    m_manager.ready(line);
    if (!m_manager.isThere() || m_timer.isActive())
        return;
    m_answered.start();
    const std::chrono::milliseconds patience = m_manager.patience();
    m_timer.start(patience > std::chrono::milliseconds(0)
                      ? std::max<std::chrono::milliseconds>(ShortestPause, patience / 4)
                      : DescribePause);
    beat();
}

void Heartbeat::beat()
{
    describe();
    if (m_manager.patience() <= std::chrono::milliseconds(0))
        return;
    if (m_unanswered > 0)
        qCWarning(serviceLog, "A thread that keeps page views has not answered for %lld seconds.",
                  static_cast<long long>(m_answered.elapsed() / 1000));
    // Asked anew each time: once the spool has taken over from a thread that hangs, it answers.
    ++m_unanswered;
    whenDone(m_instance.pulse(), this, [this](const Result<domain::Done> &answer) {
        // A pulse that the next one took the place of was never answered.
        if (!answer)
            return;
        m_unanswered = 0;
        m_answered.start();
        m_manager.alive();
    });
}

void Heartbeat::describe()
{
    if (m_instance.role() != Instance::Role::Holder)
        return;
    whenDone(m_instance.commands().status(), this,
             [this](const Result<domain::InstanceStatus> &status) {
                 const QString line = status ? statusLine(*status) : status.error().message;
                 if (line == m_described)
                     return;
                 m_described = line;
                 m_manager.describe(line);
             });
}

} // namespace footfall::instance::cli
