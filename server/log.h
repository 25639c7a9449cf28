// SPDX-License-Identifier: GPL-3.0-or-later
// The log of both programs: what Qt's logging is told, as bounded lines on standard error. Never
// waits for whoever reads them: a line that cannot be written at once is counted and left out.
// Belongs to the mains. One per process, made and ended in the main thread; messages from any.
#pragma once

#include "core/domain/clock.h"
#include "core/instance/settings.h"
#include "server/logthrottle.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QObject>
#include <QTimer>

namespace footfall {

class Log : public QObject
{
    Q_OBJECT
public:
    /// The clock outlives it. Every message of the process comes here from now on.
    explicit Log(const domain::Clock &clock, int descriptor = 2);
    /// Writes what was counted and not said, and gives the messages back to Qt.
    ~Log() override;

    void setLevel(instance::LogLevel level);

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &text);
    void take(QtMsgType type, const QString &category, const QString &text);
    void writeAll(const std::vector<LogEntry> &entries);
    void write(const LogEntry &entry);
    [[nodiscard]] bool writeAtOnce(const QByteArray &line) const;
    void wait();

    const domain::Clock &m_clock;
    const int m_descriptor;
    const LogPrefix m_prefix;
    const QElapsedTimer m_uptime;
    QTimer m_due;
    QtMessageHandler m_before = nullptr;

    QMutex m_mutex; ///< Over what follows.
    instance::LogLevel m_level = instance::LogLevel::Info;
    LogThrottle m_throttle;
    qint64 m_unwritten = 0;
    bool m_isWaiting = false; ///< For m_due.
};

} // namespace footfall
