// SPDX-License-Identifier: GPL-3.0-or-later
// The real footfall-server in a process of its own: one command and its output, or a server that
// collects on a free port. Needs FOOTFALL_SERVER_PROGRAM, the path of the built program.
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <QUrl>

#include <csignal>
#include <functional>
#include <memory>

namespace footfall::kit {

struct CommandOutput {
    int exitCode = -1;
    QString out;
    QString err;

    [[nodiscard]] QJsonObject json() const
    {
        return QJsonDocument::fromJson(out.toUtf8()).object();
    }
};

/// A command as one writes it; none of its words has a space.
[[nodiscard]] inline QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

inline CommandOutput runServer(const QStringList &command, const QString &dataDirectory = {})
{
    QProcess process;
    QStringList arguments = command;
    if (!dataDirectory.isEmpty())
        arguments << QStringLiteral("--data-dir") << dataDirectory;
    process.start(QStringLiteral(FOOTFALL_SERVER_PROGRAM), arguments);
    if (!process.waitForFinished(60'000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// "footfall-server serve" on a free port; killed at the end if it still runs.
class ServerProgram
{
public:
    explicit ServerProgram(const QString &dataDirectory, const QStringList &more = {},
                           const QHash<QString, QString> &environment = {},
                           const std::function<void()> &inChild = {})
    {
        if (inChild)
            m_process.setChildProcessModifier(inChild);
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        for (auto variable = environment.begin(); variable != environment.end(); ++variable)
            variables.insert(variable.key(), variable.value());
        m_process.setProcessEnvironment(variables);
        m_process.start(QStringLiteral(FOOTFALL_SERVER_PROGRAM),
                        QStringList{QStringLiteral("serve"), QStringLiteral("--data-dir"),
                                    dataDirectory, QStringLiteral("--listen"),
                                    QStringLiteral("127.0.0.1:0")} +
                            more);
    }
    ~ServerProgram() { kill(); }
    ServerProgram(const ServerProgram &) = delete;
    ServerProgram &operator=(const ServerProgram &) = delete;

    /// Until a line of its output contains the text; the line, or nothing where it ended before.
    [[nodiscard]] QString waitForLine(const QString &text)
    {
        QElapsedTimer timer;
        timer.start();
        while (true) {
            while (m_process.canReadLine()) {
                const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
                if (line.contains(text))
                    return line;
            }
            if (m_process.state() == QProcess::NotRunning || timer.hasExpired(30'000))
                return {};
            m_process.waitForReadyRead(100);
        }
    }
    /// Until it collects; false where it ended instead.
    [[nodiscard]] bool waitUntilCollecting()
    {
        const QString line = waitForLine(QStringLiteral("collecting on"));
        m_url = QUrl(line.section(QLatin1Char(' '), -1));
        return !line.isEmpty() && m_url.port() > 0;
    }
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] quint16 port() const { return static_cast<quint16>(m_url.port()); }
    /// As waitForLine(), but of the log.
    [[nodiscard]] QString waitForLog(const QString &text)
    {
        QElapsedTimer timer;
        timer.start();
        while (true) {
            m_errors += m_process.readAllStandardError();
            qsizetype end = m_errors.indexOf('\n');
            while (end >= 0) {
                const QString line = QString::fromUtf8(m_errors.left(end));
                m_errors.remove(0, end + 1);
                if (line.contains(text))
                    return line;
                end = m_errors.indexOf('\n');
            }
            if (m_process.state() == QProcess::NotRunning || timer.hasExpired(30'000))
                return {};
            // On either channel: it reads both.
            m_process.waitForReadyRead(100);
        }
    }
    [[nodiscard]] QString errors()
    {
        m_errors += m_process.readAllStandardError();
        return QString::fromUtf8(m_errors);
    }
    [[nodiscard]] QProcess &process() { return m_process; }

    /// As the system would: the exit code, or -1.
    int terminate()
    {
        m_process.terminate();
        return waitForEnd();
    }
    int waitForEnd()
    {
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(30'000))
            return -1;
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    void signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(30'000);
    }

private:
    QProcess m_process;
    QByteArray m_errors;
    QUrl m_url;
};

} // namespace footfall::kit
