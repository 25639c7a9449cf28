// SPDX-License-Identifier: GPL-3.0-or-later
// A pipeline over a file in a directory that goes away, and what its tests ask of it. The thread
// that made it.
#pragma once

#include "core/pipeline/pipeline.h"
#include "tests/kit/testdatabase.h"
#include "tests/pipeline/hitbuilder.h"

#include <QProcess>
#include <QTest>

namespace footfall::kit {

template <typename T>
[[nodiscard]] domain::Result<T> wait(QFuture<domain::Result<T>> future)
{
    return future.result();
}

/// By another process: closing a descriptor of a database here would drop SQLite's locks.
inline void copyInto(const QString &what, const QString &directory)
{
    if (QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), what, directory}) != 0)
        qFatal("cannot copy %s", qPrintable(what));
}

/// A pipeline over a file in a directory that goes away, and a clock that stands still.
class Bench
{
public:
    explicit Bench(pipeline::PipelineOptions options = {}) : m_options(std::move(options))
    {
        begin();
    }
    /// On what another one has on the disk.
    struct Copy {
        QString directory;
    };
    explicit Bench(const Copy &copy)
    {
        copyInto(copy.directory + QStringLiteral("/."), m_directory.path());
        begin();
    }
    [[nodiscard]] Copy copy() const { return {m_directory.path()}; }
    void open()
    {
        auto opened = pipeline::Pipeline::open(m_options, clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        m_pipeline = std::move(*opened);
    }
    void close() { m_pipeline.reset(); }
    pipeline::Pipeline *operator->() const { return m_pipeline.get(); }

    domain::Site addSite(const char *code = "CODE", const char *zone = "UTC")
    {
        domain::SiteDraft draft;
        draft.hostname = QStringLiteral("example.com");
        draft.trackingCode = QLatin1String(code);
        draft.timeZone = QLatin1String(zone);
        return *wait(m_pipeline->addSite(draft));
    }
    /// Sends and waits for the receipt.
    pipeline::Receipt send(const domain::Hit &hit)
    {
        const size_t before = log->count();
        if (m_pipeline->inbox().accept(hit, log, ++m_token) != pipeline::Admission::Accepted)
            qFatal("not accepted");
        if (!QTest::qWaitFor([&] { return log->count() > before; }, 10'000))
            qFatal("no receipt");
        return log->settled().back().receipt;
    }
    /// Sends it; whether it was answered as kept, and is in the database by now.
    [[nodiscard]] bool keep(const domain::Hit &hit)
    {
        const pipeline::Receipt receipt = send(hit);
        return (receipt == pipeline::Receipt::Stored || receipt == pipeline::Receipt::Spooled) &&
               waitUntilStored();
    }
    [[nodiscard]] QString path() const { return m_options.databasePath; }
    [[nodiscard]] QString directory() const { return m_directory.path(); }
    [[nodiscard]] pipeline::PipelineOptions &options() { return m_options; }
    /// Everything that was accepted is in the database.
    [[nodiscard]] bool waitUntilStored()
    {
        return QTest::qWaitFor([&] { return m_pipeline->storeStatus().waiting == 0; }, 20'000);
    }
    [[nodiscard]] QList<QVariantList> rows(const char *sql) const
    {
        return rowsOf(path(), QLatin1String(sql));
    }
    [[nodiscard]] qint64 number(const char *sql) const
    {
        return rows(sql).at(0).at(0).toLongLong();
    }

    /// In the database, its log or its free pages. Read by another process: closing a descriptor of
    /// the file here would drop SQLite's locks.
    [[nodiscard]] bool onDisk(const QByteArray &bytes) const { return countOnDisk({bytes}) > 0; }
    [[nodiscard]] int countOnDisk(const QList<QByteArray> &searched) const
    {
        QStringList arguments{
            QStringLiteral("-c"),
            QStringLiteral("import sys, glob\n"
                           "data = [open(f, 'rb').read() for f in glob.glob(sys.argv[1] + '*')]\n"
                           "assert len(data) > 0\n"
                           "print(sum(any(bytes.fromhex(s) in d for d in data) "
                           "for s in sys.argv[2:]))"),
            path()};
        for (const QByteArray &bytes : searched)
            arguments.append(QString::fromLatin1(bytes.toHex()));
        QProcess search;
        search.start(QStringLiteral("python3"), arguments);
        if (!search.waitForFinished() || search.exitCode() != 0)
            qFatal("%s", search.readAllStandardError().constData());
        return search.readAllStandardOutput().trimmed().toInt();
    }

    FixedClock clock{Morning};
    std::shared_ptr<ReceiptLog> log = std::make_shared<ReceiptLog>();

private:
    void begin()
    {
        m_options.databasePath = m_directory.filePath(QStringLiteral("footfall.db"));
        m_options.foldInterval = std::chrono::milliseconds(0);
        open();
    }

    QTemporaryDir m_directory;
    pipeline::PipelineOptions m_options;
    std::unique_ptr<pipeline::Pipeline> m_pipeline;
    quint64 m_token = 0;
};

[[nodiscard]] inline domain::Hit viewOf(const domain::Site &site, const QString &visitor,
                                        std::chrono::milliseconds after = {},
                                        const QString &pathname = QStringLiteral("/"))
{
    return hitOf(site, visitor, Morning + after, pathname);
}

/// A pathname of its own for each number.
[[nodiscard]] inline QString pageOf(int number)
{
    return QStringLiteral("/%1").arg(number);
}

} // namespace footfall::kit
