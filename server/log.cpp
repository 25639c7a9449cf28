// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/log.h"

#include <QLoggingCategory>

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace footfall {

namespace {

using instance::LogLevel;

Log *theLog = nullptr;

/// journald says which stream it reads, so that a program whose standard error was led elsewhere
/// does not mark its lines.
bool isReadByJournald(int descriptor)
{
    struct stat status {
    };
    return ::fstat(descriptor, &status) == 0 &&
           qgetenv("JOURNAL_STREAM") == QByteArray::number(qulonglong(status.st_dev)) + ':' +
                                            QByteArray::number(qulonglong(status.st_ino));
}

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return LogLevel::Debug;
    case QtInfoMsg: return LogLevel::Info;
    case QtWarningMsg: return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg: return LogLevel::Error;
    }
    return LogLevel::Info;
}

/// So that messages nobody wants are not even put together. Of libraries no debug messages, ever:
/// they may tell of visitors.
QString filterRules(LogLevel level)
{
    QString rules = QStringLiteral("*.debug=false\n");
    if (level == LogLevel::Debug)
        rules += QStringLiteral("footfall.*.debug=true\n");
    if (level >= LogLevel::Warning)
        rules += QStringLiteral("*.info=false\n");
    if (level >= LogLevel::Error)
        rules += QStringLiteral("*.warning=false\n");
    return rules;
}

QElapsedTimer startedTimer()
{
    QElapsedTimer timer;
    timer.start();
    return timer;
}

} // namespace

Log::Log(const domain::Clock &clock, int descriptor)
    : m_clock(clock)
    , m_descriptor(descriptor)
    , m_prefix(isReadByJournald(descriptor) ? LogPrefix::Priority : LogPrefix::None)
    , m_uptime(startedTimer())
{
    m_due.setSingleShot(true);
    m_due.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_due, &QTimer::timeout, this, [this] {
        {
            const QMutexLocker lock(&m_mutex);
            m_isWaiting = false;
            writeAll(m_throttle.due(m_clock.now(), LogThrottle::Uptime(m_uptime.elapsed())));
        }
        wait();
    });
    setLevel(LogLevel::Info);
    theLog = this;
    m_before = qInstallMessageHandler(&Log::handle);
}

Log::~Log()
{
    qInstallMessageHandler(m_before);
    theLog = nullptr;
    const QMutexLocker lock(&m_mutex);
    writeAll(m_throttle.flush(m_clock.now()));
}

void Log::setLevel(LogLevel level)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_level = level;
    }
    QLoggingCategory::setFilterRules(filterRules(level));
}

void Log::handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // What writing a line has to say about itself would come back here for ever.
    thread_local bool isInside = false;
    if (isInside || !theLog)
        return;
    isInside = true;
    theLog->take(type, QString::fromUtf8(context.category ? context.category : "default"), text);
    isInside = false;
}

void Log::take(QtMsgType type, const QString &category, const QString &text)
{
    {
        const QMutexLocker lock(&m_mutex);
        if (levelOf(type) < m_level)
            return;
        writeAll(m_throttle.take({m_clock.now(), type, category, text.left(LongestLogLine)},
                                 LogThrottle::Uptime(m_uptime.elapsed())));
        if (m_isWaiting || !m_throttle.nextDue())
            return;
        m_isWaiting = true;
    }
    QMetaObject::invokeMethod(this, &Log::wait, Qt::QueuedConnection);
}

/// Until something that was counted is due to be said.
void Log::wait()
{
    const QMutexLocker lock(&m_mutex);
    const std::optional<LogThrottle::Uptime> next = m_throttle.nextDue();
    m_isWaiting = next.has_value();
    if (next)
        m_due.start(std::max(std::chrono::milliseconds(1000),
                             *next - LogThrottle::Uptime(m_uptime.elapsed())));
}

void Log::writeAll(const std::vector<LogEntry> &entries)
{
    for (const LogEntry &entry : entries)
        write(entry);
}

void Log::write(const LogEntry &entry)
{
    if (m_unwritten > 0) {
        const LogEntry lost{
            entry.time, QtWarningMsg, QStringLiteral("footfall.log"),
            QStringLiteral("… %1 lines could not be written here.").arg(m_unwritten)};
        if (writeAtOnce(logLine(lost, m_prefix)))
            m_unwritten = 0;
    }
    if (m_unwritten > 0 || !writeAtOnce(logLine(entry, m_prefix)))
        ++m_unwritten;
}

/// A pipe that has room takes a line whole, and a socket is told not to wait: nobody who stops
/// reading the log stops the collector.
bool Log::writeAtOnce(const QByteArray &line) const
{
    pollfd room{m_descriptor, POLLOUT, 0};
    if (::poll(&room, 1, 0) != 1 || (room.revents & POLLOUT) == 0)
        return false;
    const auto size = static_cast<size_t>(line.size());
    ssize_t written = ::send(m_descriptor, line.constData(), size, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (written < 0 && errno == ENOTSOCK)
        written = ::write(m_descriptor, line.constData(), size);
    return written == line.size();
}

} // namespace footfall
