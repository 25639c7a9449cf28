// SPDX-License-Identifier: GPL-3.0-or-later
// A migrated database in a directory that goes away; its statements fail when a test wants. The
// thread that made it.
#pragma once

#include "core/storage/migrator.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QVariant>

namespace footfall::kit {

/// What a statement fails with that a test lets fail.
inline const domain::Error Injected{domain::ErrorKind::Storage, QStringLiteral("injected")};

class TestDatabase
{
public:
    TestDatabase()
    {
        auto opened = storage::openMigrated(path());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        m_database = std::move(*opened);
    }
    [[nodiscard]] QString path() const
    {
        return m_directory.filePath(QStringLiteral("footfall.db"));
    }
    [[nodiscard]] storage::Database &operator*() const { return *m_database; }
    [[nodiscard]] storage::Database *operator->() const { return m_database.get(); }

    /// The n-th statement from here on fails, once.
    void failStatement(int number)
    {
        m_left = number;
        m_database->setGate([this]() -> std::optional<domain::Error> {
            return --m_left == 0 ? std::optional(Injected) : std::nullopt;
        });
    }
    [[nodiscard]] bool hasFailed() const { return m_left <= 0; }
    void failNothing() { m_database->setGate({}); }

private:
    QTemporaryDir m_directory;
    std::unique_ptr<storage::Database> m_database;
    int m_left = 0;
};

/// One that can be committed, or the test ends.
template <typename Work>
void inTransaction(storage::Database &database, Work work)
{
    auto transaction = storage::Transaction::begin(database, storage::Transaction::Kind::Immediate);
    if (!transaction)
        qFatal("%s", qPrintable(transaction.error().message));
    work();
    if (const auto done = transaction->commit(); !done)
        qFatal("%s", qPrintable(done.error().message));
}

/// What a query of the test's own answers, through a connection of its own.
[[nodiscard]] inline QList<QVariantList> rowsOf(const QString &databasePath, const QString &sql)
{
    QList<QVariantList> rows;
    const QString name = QStringLiteral("rowsOf");
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(databasePath);
        connection.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        if (!connection.open())
            qFatal("%s", qPrintable(connection.lastError().text()));
        QSqlQuery query(connection);
        query.setForwardOnly(true);
        if (!query.exec(sql))
            qFatal("%s", qPrintable(query.lastError().text()));
        while (query.next()) {
            QVariantList row;
            for (int column = 0; column < query.record().count(); ++column)
                row.append(query.value(column));
            rows.append(row);
        }
    }
    QSqlDatabase::removeDatabase(name);
    return rows;
}

} // namespace footfall::kit
