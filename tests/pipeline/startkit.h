// SPDX-License-Identifier: GPL-3.0-or-later
// Starts while the database cannot be opened: what is in the way, what is sent meanwhile, and what
// was counted of it. The thread of the test.
#pragma once

#include "tests/pipeline/bench.h"
#include "tests/pipeline/faults.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace footfall::kit {

inline const QRegularExpression Missing(QStringLiteral("is missing"));

/// Of a visitor of its own, so that no fold takes it away.
[[nodiscard]] inline domain::Hit viewNumbered(const domain::Site &site, int number)
{
    return viewOf(site, QString::number(number), std::chrono::seconds(number), pageOf(number));
}

/// Every pathname that was counted, as often as it was.
[[nodiscard]] inline QStringList pagesIn(const Bench &bench)
{
    QStringList pages;
    for (const QVariantList &row :
         bench.rows("SELECT name.text FROM page_view JOIN name ON name.id = pathname_id ORDER BY "
                    "CAST(substr(name.text, 2) AS INTEGER)"))
        pages << row.at(0).toString();
    return pages;
}

[[nodiscard]] inline QStringList pagesTo(int last)
{
    QStringList pages;
    for (int i = 0; i <= last; ++i)
        pages << pageOf(i);
    return pages;
}

/// Whatever was there goes.
inline void replaceWithCopy(const QString &from, const QString &to)
{
    if (QProcess::execute(QStringLiteral("sh"),
                          {QStringLiteral("-c"),
                           QStringLiteral("rm -rf \"$2\" && cp -a \"$1\" \"$2\""),
                           QStringLiteral("sh"), from, to}) != 0)
        qFatal("cannot replace %s", qPrintable(to));
}

/// A backup tool that lets nobody read either.
class ExclusiveLock
{
public:
    explicit ExclusiveLock(const QString &path)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("lock"));
        m_database.setDatabaseName(path);
        QSqlQuery query;
        if (!m_database.open())
            qFatal("cannot open %s", qPrintable(path));
        query = QSqlQuery(m_database);
        if (!query.exec(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE")) ||
            !query.exec(QStringLiteral("BEGIN EXCLUSIVE")))
            qFatal("cannot lock: %s", qPrintable(query.lastError().text()));
    }
    ~ExclusiveLock()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(QStringLiteral("lock"));
    }
    Q_DISABLE_COPY_MOVE(ExclusiveLock)

private:
    QSqlDatabase m_database;
};

[[nodiscard]] inline pipeline::PipelineOptions
withoutIfNeedBe(const std::shared_ptr<Faults> &faults = {})
{
    pipeline::PipelineOptions options;
    options.start = pipeline::PipelineOptions::Start::WithoutIfNeedBe;
    if (faults)
        options.gate = faults->gate();
    return options;
}

/// Each of a number, some seconds apart.
inline void sendToSpool(Bench &bench, const domain::Site &site, int from, int to)
{
    for (int i = from; i <= to; ++i)
        QVERIFY(bench.send(viewNumbered(site, i)) == pipeline::Receipt::Spooled);
}

} // namespace footfall::kit
