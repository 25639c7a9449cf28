// SPDX-License-Identifier: GPL-3.0-or-later
// A program that hostile clients are let loose on: with limits that a test has time for, a site,
// and what it uses. Bytes to say to it. With FOOTFALL_LONG_TESTS=1 more of everything.
#pragma once

#include "tests/e2e/guest.h"
#include "tests/kit/serverprogram.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

#include <sys/resource.h>

/// As QVERIFY2, with bytes for what to say.
#define VERIFY_SAYING(condition, text) QVERIFY2(condition, QByteArray(text).constData())

namespace footfall::e2e {

// Resident, at its highest, of the whole program with thousands of hostile connections.
#ifdef __SANITIZE_ADDRESS__
inline constexpr qint64 MemoryBound = 1024 * 1024; // KiB: the sanitizer keeps what was freed.
#else
inline constexpr qint64 MemoryBound = 160 * 1024; // KiB.
#endif

[[nodiscard]] inline bool isLong()
{
    return qEnvironmentVariableIntValue("FOOTFALL_LONG_TESTS") > 0;
}

[[nodiscard]] inline QByteArray get(const QByteArray &target, const QByteArray &headers = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

[[nodiscard]] inline QByteArray posted(const QByteArray &headers, const QByteArray &body = {})
{
    return "POST / HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
}

[[nodiscard]] inline QByteArray chunked(const QByteArray &body)
{
    return posted("Transfer-Encoding: chunked\r\n", body);
}

/// A program with limits that a test has time for, and a site.
class Collecting
{
public:
    explicit Collecting(Line line = Line::Plain, const QHash<QString, int> &limits = {},
                        const std::function<void()> &inChild = {})
    {
        QSettings settings(m_directory.filePath(QStringLiteral("settings.ini")),
                           QSettings::IniFormat);
        const QHash<QString, int> ours{
            {QStringLiteral("firstByteSeconds"), 3},
            {QStringLiteral("requestSeconds"), 3},
            {QStringLiteral("idleSeconds"), 20},
            {QStringLiteral("unreadSeconds"), 2},
            {QStringLiteral("ratePerSecond"), 0},
            {QStringLiteral("connections"), 5000},
            {QStringLiteral("connectionsPerAddress"), 5000},
        };
        for (const auto &each : {ours, limits})
            for (auto limit = each.begin(); limit != each.end(); ++limit)
                settings.setValue(QStringLiteral("limits/") + limit.key(), limit.value());
        settings.sync();
        const kit::CommandOutput added = kit::runServer(
            {QStringLiteral("site"), QStringLiteral("add"), QStringLiteral("example.com")},
            m_directory.path());
        code = added.out.trimmed();
        QStringList more;
        if (line == Line::Tls) {
            QProcess openssl;
            openssl.start(QStringLiteral("openssl"),
                          {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-nodes"),
                           QStringLiteral("-days"), QStringLiteral("90"), QStringLiteral("-subj"),
                           QStringLiteral("/CN=localhost"), QStringLiteral("-keyout"), file("key"),
                           QStringLiteral("-out"), file("pem"), QStringLiteral("-newkey"),
                           QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                           QStringLiteral("ec_paramgen_curve:P-256")});
            openssl.waitForFinished(60'000);
            more = {QStringLiteral("--tls-cert"), file("pem"), QStringLiteral("--tls-key"),
                    file("key")};
        }
        m_program = std::make_unique<kit::ServerProgram>(m_directory.path(), more,
                                                         QHash<QString, QString>(), inChild);
        isCollecting = m_program->waitUntilCollecting();
    }

    [[nodiscard]] quint16 port() const { return m_program->port(); }
    [[nodiscard]] pid_t pid() const { return static_cast<pid_t>(m_program->process().processId()); }
    [[nodiscard]] bool isRunning() const
    {
        return m_program->process().state() == QProcess::Running;
    }
    [[nodiscard]] QByteArray view(const QByteArray &pathname = "/") const
    {
        return "POST /?h=https%3A%2F%2Fexample.com&p=" + pathname.toPercentEncoding() +
               "&r=&sid=" + code.toLatin1() +
               " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; "
               "rv:128.0) Gecko/20100101 Firefox/128.0\r\nContent-Length: 0\r\n\r\n";
    }
    /// KiB.
    [[nodiscard]] qint64 peakMemory() const
    {
        QFile status(QStringLiteral("/proc/%1/status").arg(pid()));
        if (!status.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf("VmHWM:");
        return text.mid(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toLongLong();
    }
    /// Of the processor, milliseconds.
    [[nodiscard]] qint64 timeUsed() const
    {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(pid()));
        if (!stat.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray text = stat.readAll();
        const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
        return (fields[11].toLongLong() + fields[12].toLongLong()) * 1000 / sysconf(_SC_CLK_TCK);
    }
    void limitDescriptors(rlim_t count) const
    {
        const rlimit limit{count, 4096};
        prlimit(pid(), RLIMIT_NOFILE, &limit, nullptr);
    }

    QString code;
    bool isCollecting = false;

private:
    [[nodiscard]] QString file(const char *name) const
    {
        return m_directory.filePath(QLatin1String(name));
    }

    QTemporaryDir m_directory;
    std::unique_ptr<kit::ServerProgram> m_program;
};

} // namespace footfall::e2e
