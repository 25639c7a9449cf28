// SPDX-License-Identifier: GPL-3.0-or-later
// A prepared statement of one connection: bind by position, run, read. Bound to its thread. It goes
// straight to SQLite, since QSqlQuery and its QVariants take three to seven times as long.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/result.h"

#include <QString>
#include <functional>
#include <memory>
#include <string_view>

struct sqlite3_stmt;

namespace footfall::storage {

/// Asked before each statement of a connection runs: a test answers with the error that it wants to
/// happen there.
using StatementGate = std::function<std::optional<domain::Error>()>;

/// Parameters are written @name in sql/ files and may be used several times; their positions count
/// from 0 in the order in which they first appear.
class Statement
{
public:
    /// Owned from here on. The gate, if any, outlives the statement, as does the connection.
    explicit Statement(sqlite3_stmt *prepared, QString databasePath = {},
                       const StatementGate *gate = nullptr);

    Statement &bind(int position, qint64 value);
    Statement &bind(int position, const QString &value);
    Statement &bind(int position, const domain::Hash16 &value);
    /// The bytes as they are.
    Statement &bind(int position, const QByteArray &value);
    Statement &bindNull(int position);

    /// Runs to the end and resets.
    [[nodiscard]] domain::Result<domain::Done> run();
    /// Runs; rows follow by next(), which resets after the last. finish() resets early.
    [[nodiscard]] domain::Result<domain::Done> start();
    [[nodiscard]] bool next();
    /// After next() said false: whether the rows ended, or reading them failed.
    [[nodiscard]] domain::Result<domain::Done> outcome() const;
    void finish();

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    /// UTF-8, as it is stored; until the next row.
    [[nodiscard]] std::string_view view(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::optional<domain::Hash16> hash(int column) const;
    [[nodiscard]] qint64 rowsChanged() const;
    [[nodiscard]] qint64 lastInsertId() const;

private:
    enum class Rows { None, First, Further };
    [[nodiscard]] domain::Error failed(int code);

    struct Finalizer {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
    QString m_databasePath;
    const StatementGate *m_gate;
    std::optional<domain::Error> m_readError;
    Rows m_rows = Rows::None; ///< First: start() has fetched it, next() has not given it.
    qint64 m_rowsChanged = 0;
    qint64 m_lastInsertId = 0;
};

} // namespace footfall::storage
