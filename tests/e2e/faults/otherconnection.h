// SPDX-License-Identifier: GPL-3.0-or-later
// Another program's connection to a database: a backup tool, say. One thread, one at a time.
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace footfall::e2e {

class OtherConnection
{
public:
    explicit OtherConnection(const QString &path)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        m_database.setDatabaseName(path);
        m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=20000"));
        if (!m_database.open())
            qFatal("%s cannot be opened.", qUtf8Printable(path));
    }
    ~OtherConnection()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
    }
    Q_DISABLE_COPY_MOVE(OtherConnection)

    void run(const QString &statement)
    {
        QSqlQuery query(m_database);
        if (!query.exec(statement))
            qFatal("%s: %s", qUtf8Printable(statement), qUtf8Printable(query.lastError().text()));
    }
    [[nodiscard]] qint64 number(const QString &statement)
    {
        QSqlQuery query(m_database);
        return query.exec(statement) && query.next() ? query.value(0).toLongLong() : -1;
    }
    void lock() { run(QStringLiteral("BEGIN IMMEDIATE")); }
    /// Nobody else may read either, as long as this connection is there.
    void lockWholly()
    {
        run(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE"));
        run(QStringLiteral("BEGIN EXCLUSIVE"));
    }
    void unlock() { run(QStringLiteral("COMMIT")); }

private:
    QSqlDatabase m_database;
};

} // namespace footfall::e2e
